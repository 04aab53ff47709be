"""What is held about a petitioner: who looked, where it went, what was written down; and a copy of it to take away.

Nothing here says more than the page of the matter says already. Identity and words come only once an organ has told in
writing whether it accepts: of a sealed matter they never lie on this side, and until then an ordinary one looks the same.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huiyin.counter import stepping_back
from huiyin.counter.following import Followed, followed
from huiyin.counter.wording import DUTIES, OPENED, SEALED_AS, SOMEWHERE, TOLD_BY
from huiyin.law.book_2022 import states, steps
from huiyin.law.grammar import Article
from huiyin.law.purposes import NAMES
from huiyin.law.words import AgencyKind
from huiyin.matters import reading, reads
from huiyin.matters.reading import Look, MatterPage, What
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.directory import Place, Tree
from huiyin.people.wording import agency_name, in_english

# After these an organ has told the petitioner in writing: the page of the matter names it.
TOLD_IN_WRITING = frozenset(
    {
        "accept",
        "accept_simple",
        "study",
        "route",
        "decline",
        "no_longer_accept",
        "guide_legal",
        "guide_elsewhere",
    }
)


@dataclass(frozen=True, slots=True)
class Looked:
    """One line of who looked, in words."""

    on: date
    hours: str
    times: int
    agency: str
    duty: str
    what: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """One hand-over: when, to whom, under which article."""

    on: date
    to: str
    article: Article


@dataclass(frozen=True, slots=True)
class Own:
    """What the petitioner said, as it was written down."""

    people: list[tuple[str, dict[str, str]]]
    requests: list[str]
    facts: str
    files: list[tuple[int, str]]


@dataclass(slots=True)
class Held:
    """Everything the page shows."""

    seen: Followed
    looked: list[Looked]
    transfers: list[Transfer]
    origin: Place
    above: Place | None  # the petition office that takes complaints about this handling
    own: Own | None = None
    files: list[tuple[str, bytes]] = field(default_factory=list)


def held(number: str, actor: Actor, on: date, code: str, *, whole: bool = False) -> Held:
    """What is held of the matter; `whole` adds what lies on this side of identity, words and files.

    The caller has asked for the query code once more before it says `whole`.
    """
    seen = followed(number, actor, on, code)
    with reading.named(actor):
        page = reading.matter(number, on=on, look=Look(what=What.IDENTITY))
        tree = directory.tree()
        found = Held(
            seen=seen,
            looked=[_looked(one, tree) for one in reads.of_matter(page.matter.pk)],
            transfers=_transfers(page, tree),
            origin=tree[page.matter.origin_id],
            above=_above(page.matter.origin_id, tree),
        )
        if whole and not page.matter.sealed and any(act.step in TOLD_IN_WRITING for act in page.acts):
            found.own = _own(page)
            found.files = [reading.attachment(number, pk)[::2] for pk, _title in found.own.files]
    return found


def _looked(one: reads.Looked, tree: Tree) -> Looked:
    first, last = one.first.strftime("%H:%M"), one.last.strftime("%H:%M")
    name = NAMES[one.purpose]
    return Looked(
        on=one.on,
        hours=first if first == last else f"{first}—{last}",
        times=one.times,
        agency=agency_name(tree.places.get(one.agency_id)),
        duty=str(DUTIES[one.duty]),
        what=str(OPENED[one.what]),
        purpose=name.en if in_english() else name.zh,
    )


def _transfers(page: MatterPage, tree: Tree) -> list[Transfer]:
    """Hand-overs, as the page of the matter tells them: of a sealed one no organ is named."""
    sealed, found = page.matter.sealed, []
    left = stepping_back.since(page)
    for hop in page.case.hops:
        if left and hop.sent_on >= left:
            continue
        step = steps.BY_CODE.get(SEALED_AS.get(hop.kind, hop.kind) if sealed else hop.kind)
        if step is not None:
            to = str(SOMEWHERE) if sealed else agency_name(tree.places.get(hop.target_id))
            found.append(Transfer(hop.sent_on, to, step.article))
    told = steps.BY_CODE["tell_identity"]
    for act in page.acts:
        if act.step == told.code and not sealed:
            said = TOLD_BY.get(str(act.data.get("ground")), "")
            found.append(Transfer(act.on, str(said) % {"agency": act.agency}, told.article))
    return sorted(found, key=lambda one: one.on)


def _above(origin: int, tree: Tree) -> Place | None:
    """The next petition office above the office that registered it: of its line, else of the nearest region."""
    offices = [one for one in tree.places.values() if one.kind is AgencyKind.PETITION_OFFICE and one.open]
    for region in tree.regions_up(tree[origin].region):
        for office in offices:
            if office.region == region and office.id != origin:
                return office
    return None


def _own(page: MatterPage) -> Own:
    return Own(
        people=[(person.name, person.details) for person in page.people],
        requests=list(page.requests),
        facts=page.facts,
        files=[(file.id, file.title) for file in page.files],
    )


def copy(found: Held, on: date) -> bytes:
    """A ZIP to take away: `data.json` for machines, `data.txt` to read, and the files that were handed in."""
    told = _told(found, on)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data.json", json.dumps(told, ensure_ascii=False, indent=2))
        packed.writestr("data.txt", "\r\n".join(_lines(told)) + "\r\n")
        for place, (title, body) in enumerate(found.files, 1):
            packed.writestr(f"files/{place:03d}-{_plain(title)}", body)
    return kept.getvalue()


def _plain(title: str) -> str:
    """A name that is a name and no path."""
    return (
        "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in title).lstrip(".")[-80:]
        or "file"
    )


def _told(found: Held, on: date) -> dict[str, Any]:
    seen, own = found.seen, found.own
    state = states.NAMES[seen.state]
    return {
        _("事项编号"): seen.number,
        _("收到日期"): seen.received_on.isoformat(),
        _("状态"): state.en if in_english() else state.zh,
        _("制作日期"): on.isoformat(),
        _("已经办的"): [f"{one.on} {one.sentence}" for one in seen.route],
        _("给您的回信"): [f"{one.on} {one.text or ''}" for one in seen.letters],
        _("谁看过"): [
            f"{one.on} {one.hours} {one.agency} {one.duty}：{one.what}（{one.purpose}）×{one.times}"
            for one in found.looked
        ],
        _("转给过谁"): [f"{one.on} {one.to}" for one in found.transfers],
        _("身份信息"): [{_("姓名或名称"): name, **details} for name, details in own.people] if own else [],
        _("您的请求"): own.requests if own else [],
        _("反映的情况"): own.facts if own else "",
        _("附件"): [title for _pk, title in own.files] if own else [],
    }


def _lines(told: dict[str, Any]) -> list[str]:
    lines = [_("您的个人信息副本"), ""]
    for label, value in told.items():
        if isinstance(value, list):
            lines += [f"{label}：", *(f"  · {_line(one)}" for one in value or ["—"])]
        else:
            lines.append(f"{label}：{value or '—'}")
    return lines


def _line(one: Any) -> str:
    return "；".join(f"{key}：{value}" for key, value in one.items()) if isinstance(one, dict) else str(one)
