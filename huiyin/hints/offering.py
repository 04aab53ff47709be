"""What is offered beside a matter while its nature is told: one hint a line, with its words, its rule and how sure it is.

A person decides; nothing here does. What smells of accusation comes first and folds the others away (art. 30(3)). Only what takes nothing from a
petitioner is ever filled in beforehand. Danger is told and kept nowhere (F.4.15).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from huiyin.hints import categories, competence
from huiyin.hints.models import Dismissal
from huiyin.law.words import Klass
from huiyin.triage import nature
from huiyin.triage.nature import Hint, Nature

SURE = 0.9  # from here on a harmless hint is filled in, to be looked at [C]
SEAL, DANGER = "seal", "danger"
FIELDS = ("klass", "litigation", "important", "simple", "category")  # of the triage form
KINDS = (
    SEAL,
    "klass",
    "route",
    "litigation",
    "important",
    "simple",
    "category",
    "agency",
)  # what may be put away
TICKED = "on"


@dataclass(frozen=True, slots=True)
class Offered:
    """One hint. `value` is what the field of its kind would hold, `rules` sentences in two languages, `others` what may be meant instead.

    `fills`: it may be filled in beforehand, for it is sure and takes nothing from the petitioner. `ask` is a question to settle first.
    """

    kind: str
    value: str
    confidence: float
    words: tuple[str, ...] = ()
    rules: tuple[tuple[str, str], ...] = ()
    fills: bool = False
    others: tuple[Offered, ...] = ()
    ask: str = ""
    version: str = nature.VERSION

    @property
    def percent(self) -> int:
        """How sure, of a hundred."""
        return round(100 * self.confidence)


@dataclass(slots=True)
class Panel:
    """Everything offered for a matter, in the order it is shown."""

    seal: Offered | None = None
    mixed: bool = False  # asks for something besides: split it first (F-02)
    danger: Offered | None = None
    hints: list[Offered] = field(default_factory=list)
    dismissed: list[str] = field(default_factory=list)  # kinds

    @property
    def filled(self) -> dict[str, str]:
        """What the form starts with; nothing while it smells of accusation."""
        return {} if self.seal else {one.kind: one.value for one in self.hints if one.fills}


@dataclass(frozen=True, slots=True)
class Asked:
    """What hints are worked out from: the petitioner's own words, the day, the agency that asks, whether many came, the category told."""

    text: str
    on: date
    agency_id: int | None
    joint: bool = False
    category: str = ""
    names: str = ""  # of the files that came with it: a letter of accusation may lie in one


def panel(matter_id: int, asked: Asked) -> Panel:
    """What is offered for a matter that is not sealed, without what was put away. Inside `named`; stores nothing."""
    read = nature.read(asked.text)
    away = dismissed(matter_id)
    seal = _of(SEAL, smells(asked, read))
    shown = seal if seal is not None and SEAL not in away else None
    return Panel(
        seal=shown,
        mixed=shown is not None and read.mixed,
        danger=_of(DANGER, read.danger, DANGER),
        hints=[one for one in offered(asked, read) if one.kind not in away],
        dismissed=[kind for kind in KINDS if kind in away],
    )


def smells(asked: Asked, read: Nature) -> Hint | None:
    """What smells of accusation: in the words as read, else in the names of the files."""
    return read.seal or nature.read(asked.names).seal


def dismissed(matter_id: int) -> set[str]:
    """The kinds of hints that are put away for a matter. Inside `named`."""
    return set(Dismissal.objects.filter(matter_id=matter_id).values_list("kind", flat=True))


def dismiss(matter_id: int, kind: str) -> None:
    """Put a kind of hint away for this matter; doing it again changes nothing."""
    Dismissal.objects.bulk_create([Dismissal(matter_id=matter_id, kind=kind)], ignore_conflicts=True)


def restore(matter_id: int) -> None:
    """Bring back what was put away for this matter."""
    Dismissal.objects.filter(matter_id=matter_id).delete()


def offered(asked: Asked, read: Nature) -> list[Offered]:
    """The hints that a person may take, change or put away. Inside `named`."""
    told = (
        _of("klass", read.klass),
        _of("route", read.route),
        _of("litigation", read.litigation, TICKED),
        _of("important", read.crowd, TICKED),
        _of("simple", None if asked.joint else read.simple, TICKED),
        first := _category(asked),
        agency(asked, first.value if first else ""),
    )
    return [one for one in told if one is not None]


def agency(asked: Asked, category: str = "") -> Offered | None:
    """The competent agency, by the category told, else by the one offered; with what must be asked first. Inside `named`."""
    proposals = competence.propose(asked.text, asked.category or category, asked.on, asked.agency_id)
    made = [
        Offered(
            "agency",
            str(one.agency_id),
            one.confidence,
            rules=((one.rule, one.rule),),
            ask=one.ask,
            version="table",
        )
        for one in proposals
        if one.agency_id is not None
    ]
    if not made:
        ask = next((one.ask for one in proposals if one.ask), "")
        return Offered("agency", "", 0.0, ask=ask, version="table") if ask else None
    return replace(made[0], others=tuple(made[1:]))


def _category(asked: Asked) -> Offered | None:
    """The likeliest category, filled in where what was learned is sure enough; else three."""
    found = categories.offer("", asked.text, asked.on)
    if not found.three:
        return None
    made = [
        Offered("category", one.value, one.confidence, version=f"categories-{found.version}")
        for one in found.three
    ]
    words = tuple(found.reasons)[: nature.MOST_WORDS]
    return replace(
        made[0],
        words=words,
        others=tuple(sorted(made[1:], key=lambda one: -one.confidence)),
        fills=found.filled is not None,
    )


def _of(kind: str, hint: Hint | None, value: str = "") -> Offered | None:
    if hint is None:
        return None
    says = value or str(hint.says)
    harmless = says == Klass.APPEAL or kind == "important"
    return Offered(
        kind, says, hint.confidence, hint.words, hint.rules, fills=harmless and hint.confidence >= SURE
    )
