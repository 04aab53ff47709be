"""Looking for the same matter: beside the triage of one, and while one is being registered. Nothing is stored, a person decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from huiyin.desk import why
from huiyin.desk.shell import shell
from huiyin.hints import indexing, similar
from huiyin.hints.similar import Alike, Asked
from huiyin.law.book_2022.steps.intake import TRIAGE
from huiyin.law.grammar import Ruling
from huiyin.matters import acts, reading, sources
from huiyin.matters.reading import Look, MatterPage, What
from huiyin.people.doors import OfficeRequest, in_post

STEP = TRIAGE.code
PERSONS: dict[str, str | Promise] = {
    "id": gettext_lazy("同一证件号码"),
    "phone": gettext_lazy("同一电话"),
    "name": gettext_lazy("同一姓名和住址"),
}
VERY = 0.7  # from here on a matter is very likely the same [C]


@dataclass(frozen=True, slots=True)
class Line:
    """One matter that may be the same, as it is shown."""

    alike: Alike
    reasons: list[str]

    @property
    def very(self) -> bool:
        """Whether it is very likely the same."""
        return self.alike.score >= VERY


def beside(page: MatterPage, ruling: Ruling | None, request: OfficeRequest) -> dict[str, Any]:
    """What is shown beside a triage: nothing where it is not this officer's, or is just being sent. Inside `reading.named`."""
    if not may(page, ruling):
        return {}
    found = _of_page(page, request) if request.method != "POST" else None
    return {"same": found, "same_of": page.matter.number}


def may(page: MatterPage, ruling: Ruling | None) -> bool:
    """Whether this officer may look for the same matter: who may triage it, and never what is sealed (F-03)."""
    return not page.matter.sealed and ruling is not None and ruling.allowed


@require_safe
@in_post
@why.said
def of_matter(request: OfficeRequest, number: str) -> HttpResponse:
    """The matters that may be the same as this one."""
    try:
        with reading.named(request.actor):
            page = reading.matter(number, on=request.today, look=why.look(request, number, What.STEP))
            rulings = acts.rulings(page.case, by=request.actor, on=request.today)
            triage = next((ruling for step, ruling in rulings if step.code == STEP), None)
            found = beside(page, triage, request)
            if not found:
                raise Http404  # nothing was shown, so no reading is noted
    except reading.NotThere as missing:
        raise Http404 from missing
    return render(request, "desk/same.html", {**shell(request), **found, "page": page})


def of_typed(told: Mapping[str, Any], request: OfficeRequest) -> list[Line]:
    """The matters that may be the same as what is typed of a registration. Stores nothing."""
    names = told.get("representatives") or ()
    people = [
        dict(told.get("identity") or {}),
        *(dict(one) for one in told.get("others") or ()),
        *({"name": name} for name in names),
    ]
    asked = Asked(indexing.said([("register", told)]), people)
    with reading.named(request.actor):
        return _lines(similar.similar(asked, request.actor, on=request.today, look=_look(request)))


def _of_page(page: MatterPage, request: OfficeRequest) -> list[Line]:
    said = indexing.said((act.step, act.data | act.words) for act in page.acts)
    asked = Asked(said, sources.people(page.case), page.matter.pk)
    return _lines(similar.similar(asked, request.actor, on=request.today, look=_look(request)))


def _look(request: OfficeRequest) -> Look:
    return Look(at=request.now, what=What.FOUND)


def _lines(found: list[Alike]) -> list[Line]:
    return [Line(one, list(_reasons(one))) for one in found]


def _reasons(one: Alike) -> Iterator[str]:
    yield from (str(PERSONS[by]) for by in PERSONS if by in one.person)
    if one.exact:
        yield _("文字完全相同")
    else:
        yield _("%(n)d%% 的字句相同") % {"n": one.percent}
    if one.place:
        yield _("同一地点：%(place)s") % {"place": one.place}
    if one.agency:
        yield _("都提到%(agency)s") % {"agency": one.agency}
