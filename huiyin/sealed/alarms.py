"""Leaks and retaliation (arts 46(5)(6), F-06): sealed, to the next higher office, never to the one complained of."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.matters import boxes
from huiyin.people import directory
from huiyin.people.doors import OfficeRequest
from huiyin.people.models import Officer, Post
from huiyin.sealed import access, cadre, courier, keys, record
from huiyin.sealed.acts import Refused
from huiyin.sealed.models import Alarm, Did, Freeze, Report, Trail

KINDS = ("leak", "retaliation")
FROM_THE_PAGE = uuid.UUID("5f0c7d1e-3a52-4c1b-9d53-2e1f6a7b8c90")  # names alarms by their place in the box


@dataclass(frozen=True, slots=True)
class Told:
    """An alarm as it is shown to the office it went to."""

    alarm: Alarm
    kind: str
    against: directory.Place
    text: str
    number: str  # of the report it concerns, if any


def raise_alarm(
    request: OfficeRequest, kind: str, against: int, text: str, report: Report | None = None
) -> directory.Place:
    """Report it; returns the office it went to. The one who reports may be of the office complained of."""
    tree = directory.tree()
    if kind not in KINDS or against not in tree.places or len(text) < 4:
        raise Refused(_("请选择情形和被反映的单位，并写明经过。"))
    above = cadre.office_above(tree, against)
    if above is None:
        raise Refused(_("本系统内没有更高的信访部门：请按保密规定当面报送。"))
    alarm = Alarm(routed_to_id=above.id, raised_on=request.today)
    number = report.number if report else ""
    words = {"kind": kind, "against": against, "text": text, "number": number, "by": request.user.pk}
    alarm.words = keys.close(f"alarm:{alarm.pk}", words)
    alarm.save(force_insert=True)
    if report is not None:
        record.note(report, Did.ALARMED, request.post_held, request.now)
    return above


def fetch() -> None:
    """Take in what petitioners reported from their own page; each goes above the unit it names. Safe to repeat."""
    with access.fetching():
        known = set(Alarm.objects.values_list("pk", flat=True))
        for place, body, on in courier.alarms_in_box():
            pk = uuid.uuid5(FROM_THE_PAGE, str(place))
            if pk not in known:
                _take_in(pk, body, on)


def _take_in(pk: uuid.UUID, body: bytes, on: date) -> None:
    """One report, read once by the room itself to learn where it goes; what does not open stays in the box."""
    tree = directory.tree()
    try:
        said = keys.open_envelope(body)
        above = cadre.office_above(tree, int(said["against"]))
    except (boxes.Closed, KeyError, ValueError):
        return
    if above is None or said.get("kind") not in KINDS:
        return
    words = {**{name: said[name] for name in ("kind", "against", "text", "number")}, "by": None}
    Alarm(pk=pk, routed_to_id=above.id, raised_on=on, words=keys.close(f"alarm:{pk}", words)).save(
        force_insert=True
    )


def told(alarm: Alarm) -> Told:
    """What an alarm says."""
    words = keys.disclose(f"alarm:{alarm.pk}", alarm.words)
    return Told(alarm, words["kind"], directory.tree()[words["against"]], words["text"], str(words["number"]))


def note(request: OfficeRequest, alarm: Alarm, text: str) -> None:
    """Write down what was done about it."""
    words = keys.close(f"trail:{alarm.pk}", {"text": text})
    Trail.objects.create(alarm=alarm, officer=request.user, at=request.now, words=words)


def trail(alarm: Alarm) -> list[tuple[Trail, str]]:
    """What was done about it, oldest first."""
    rows = Trail.objects.filter(alarm=alarm).select_related("officer")
    return [(row, str(keys.disclose(f"trail:{alarm.pk}", row.words)["text"])) for row in rows]


def may_freeze(alarm: Alarm, request: OfficeRequest) -> list[Officer]:
    """Officers of the unit complained of, with a post there on that day."""
    held = Post.objects.filter(agency_id=told(alarm).against.id).select_related("officer")
    found = {post.officer_id: post.officer for post in held if post.held_on(request.today)}
    frozen = {row.officer_id for row in Freeze.objects.filter(alarm=alarm, lifted=None)}
    return [officer for pk, officer in sorted(found.items()) if pk not in frozen]


def freeze(request: OfficeRequest, alarm: Alarm, officer_id: Any) -> None:
    """Close the room to an officer of the unit complained of, at once."""
    chosen = next((one for one in may_freeze(alarm, request) if str(one.pk) == str(officer_id)), None)
    if chosen is None:
        raise Refused(_("请选择被反映单位的人员。"))
    Freeze.objects.create(officer=chosen, alarm=alarm, since=request.now)
    note(request, alarm, _("冻结权限：%(name)s") % {"name": chosen.name})


def lift(request: OfficeRequest, alarm: Alarm, freeze_id: Any) -> None:
    """Open it again."""
    rows = Freeze.objects.filter(alarm=alarm, lifted=None).select_related("officer")
    chosen = next((one for one in rows if str(one.pk) == str(freeze_id)), None)
    if chosen is None:
        raise Refused(_("没有可以解除的冻结。"))
    Freeze.objects.filter(pk=chosen.pk).update(lifted=request.now)
    note(request, alarm, _("解除冻结：%(name)s") % {"name": chosen.officer.name})
