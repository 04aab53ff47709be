"""Which agency is competent: region × category × level → agency, by the office's dated table, with the rule that fired.

What is uncertain is asked: two places of one name, a city where a county decides, a category without a rule. Nothing is
sent by this; a person decides (rulebook F-13).
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from huiyin.hints import editions
from huiyin.hints.divisions import divisions
from huiyin.hints.models import Competence
from huiyin.law.words import Level
from huiyin.people import directory
from huiyin.people.directory import RANK, Place, Tree
from huiyin.people.wording import agency_name
from huiyin.triage.regions import Division, Divisions, Found

# How sure a proposal is [C]: by what tells the place, less for a general rule and for one the office has not made its own.
NAMED, OURS, UNSAID = 0.9, 0.8, 0.5
GENERAL, DEFAULT = 0.9, 0.9
MOST = 8  # places of one name that are offered
_DEFAULTS = Path(__file__).with_name("competence_default.csv")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: of a region (empty: everywhere) and a category (empty: every), at a level; `row` as it is numbered."""

    row: int
    own: bool  # the office's; else one the program came with
    region: str
    category: str
    level: Level
    agency: str  # code, or
    body: str  # what such agencies are called
    since: date
    until: date | None
    source: str
    mark: str

    @property
    def key(self) -> tuple[str, str, Level]:
        """What a later row must share to take its place."""
        return self.region, self.category, self.level


@dataclass(frozen=True, slots=True)
class Proposal:
    """An agency offered with the rule as a sentence; `ask` is what a person must settle first, empty where nothing."""

    agency_id: int | None
    rule: str
    confidence: float  # 0…1
    ask: str = ""
    region: str = ""  # code of the place it rests on


def propose(text: str, category: str, on: date, agency: int | None) -> list[Proposal]:
    """The competent agency for a text of that category (names of the taxonomy, 一级/二级), asked by an agency.

    Several where the place may be several and it matters which, each with the question; one without an agency where there is only a
    question; none where there is no category. Inside `named(actor)`.
    """
    wanted = path(category)
    if not wanted:
        return []
    table, tree = divisions(on), directory.tree()
    here = tree[agency].region if agency is not None else ""
    found = table.find(text, here)
    where = list(found.divisions[:MOST]) or ([table.by_code[here]] if here in table.by_code else [])
    sure = OURS if found.ours else NAMED if found.divisions else UNSAID
    asked = _Asked(wanted, in_force(wanted, on), table, tree, agency, sure)
    offered = [_proposal(one, asked) for one in where]
    if len({one.agency_id for one in offered}) > 1:
        which, many = _which(found, table), len(found.divisions)
        return [replace(one, confidence=round(one.confidence / many, 2), ask=which) for one in offered]
    if found.divisions:
        return offered[:1]
    unsaid = _("来信没有写明地方，按本单位所在地：%(rule)s")
    return [replace(one, rule=unsaid % {"rule": one.rule}) if one.agency_id else one for one in offered]


def path(category: str) -> tuple[str, ...]:
    """The names of a category from the first level down: 城乡建设/住房保障, or as kept [0304·1], is (城乡建设, 住房保障)."""
    names = category.partition(" [")[0].replace("／", "/").split("/")
    return tuple(name.strip() for name in names if name.strip())


def categories(on: date) -> list[str]:
    """The categories of the taxonomy in force, as the table names them. Inside `named`."""
    taxonomy = editions.in_force(on).taxonomy
    return [taxonomy.path(code) for code in taxonomy.nodes]


def in_force(wanted: Sequence[str] | None, on: date) -> list[Rule]:
    """The rules for a category and for those above it (None: all) that stand on that day.

    A later row of the same key stands alone, one without an agency ends it. Inside `named`.
    """
    rows = Competence.objects.filter(since__lte=on).order_by("since", "id")
    known = [rule for rule in default_rules() if rule.since <= on]
    if wanted is not None:
        above = ["/".join(wanted[:deep]) for deep in range(1, len(wanted) + 1)]
        rows = rows.filter(category__in=above)
        known = [rule for rule in known if rule.category in above]
    standing = {rule.key: rule for rule in (*known, *map(_rule, rows))}
    return [
        rule
        for rule in standing.values()
        if (rule.agency or rule.body) and (rule.until is None or on <= rule.until)
    ]


def coming(on: date) -> list[Rule]:
    """The office's rows whose first day lies ahead, the next first. Inside `named`."""
    return [_rule(row) for row in Competence.objects.filter(since__gt=on).order_by("since", "id")]


def competent(rules: Iterable[Rule], where: Sequence[Division], tree: Tree) -> tuple[Rule, Place] | None:
    """The most exact rule that has an agency for a place (itself and those it lies in), and that agency today."""
    around = [one.code for one in where]
    for rule in sorted((one for one in rules if one.region in ("", *around)), key=_exactness(around)):
        if (place := _agency(rule, around, tree)) is not None:
            return rule, place
    return None


@cache
def default_rules() -> tuple[Rule, ...]:
    """The rows the program came with; each office checks them when it makes them its own."""
    with _DEFAULTS.open(encoding="utf-8", newline="") as file:
        return tuple(
            Rule(
                row,
                False,
                line["region"],
                line["category"],
                Level(line["level"]),
                line["agency"],
                line["body"],
                date.fromisoformat(line["since"]),
                None,
                line["source"],
                line["mark"],
            )
            for row, line in enumerate(csv.DictReader(file), start=1)
        )


def _rule(row: Competence) -> Rule:
    return Rule(
        row.pk,
        True,
        row.region,
        row.category,
        Level(row.level),
        row.agency,
        row.body,
        row.since,
        row.until,
        row.source,
        row.mark,
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked, and what it is held against."""

    wanted: tuple[str, ...]
    rules: list[Rule]
    table: Divisions
    tree: Tree
    asking: int | None
    sure: float


def _proposal(where: Division, asked: _Asked) -> Proposal:
    """What the most exact rule that has an agency there says; else what must be told first."""
    names = {"where": where.name, "what": asked.wanted[-1]}
    found = competent(asked.rules, asked.table.above(where), asked.tree)
    if found is not None:
        rule, place = found
        sure = asked.sure * (1 if len(path(rule.category)) == len(asked.wanted) else GENERAL)
        sure *= 1 if rule.own else DEFAULT
        ask = _beyond(place, asked.asking, asked.tree)
        return Proposal(place.id, _sentence(rule, names, place), round(sure, 2), ask, where.code)
    below = [one.name for one in asked.table.within(where)]
    inside = _("事情在%(where)s的哪一处？%(some)s。请核对后选择。") % (names | {"some": _listed(below)})
    ask = inside if below and asked.rules else _("请人工选择。")
    return Proposal(
        None, _("权限表里没有“%(what)s”在%(where)s由谁负责的规定。") % names, 0.0, ask, where.code
    )


def _exactness(around: Sequence[str]) -> Callable[[Rule], tuple[int, ...]]:
    """The most exact category first, then the nearest region, then the lowest level (属地管理、分级负责)."""
    return lambda rule: (
        -len(path(rule.category)),
        around.index(rule.region) if rule.region else len(around),
        -RANK[rule.level],
        rule.row,
    )


def _agency(rule: Rule, around: Sequence[str], tree: Tree) -> Place | None:
    """The agency a rule means for a place: today's, where it was renamed or merged."""
    fits = [
        place
        for place in tree.places.values()
        if (place.code == rule.agency if rule.agency else _called(rule, place) and place.region in around)
    ]
    if not fits:
        return None
    nearest = min(fits, key=lambda place: (not place.open, len(place.name), place.code))
    today = tree[tree.standing(nearest.id)]
    return today if today.open else None


def _called(rule: Rule, place: Place) -> bool:
    return place.level is rule.level and rule.body in place.name


def _sentence(rule: Rule, names: dict[str, str], place: Place) -> str:
    said = (
        _("%(where)s的“%(what)s”由%(agency)s负责（权限表第%(row)s行，%(since)s起）")
        if rule.own
        else _("%(where)s的“%(what)s”由%(agency)s负责（默认权限表第%(row)s行，%(since)s起）")
    )
    return said % (
        names | {"agency": agency_name(place), "row": str(rule.row), "since": rule.since.isoformat()}
    )


def _which(found: Found, table: Divisions) -> str:
    """The question where several places may be meant, and it matters which."""
    names = [table.full(one) for one in found.divisions]
    name = found.words[0] if len(found.words) == 1 else found.divisions[0].name
    if len(found.words) == 1 or len({one.name for one in found.divisions}) == 1:
        said = _("“%(name)s”有%(many)s处：%(some)s。请选择。")
    else:
        said = _("来信提到%(many)s个地方：%(some)s。请选择事情发生在哪里。")
    return said % {"name": name, "many": len(names), "some": _listed(names)}


def _beyond(place: Place, asking: int | None, tree: Tree) -> str:
    """What to know where this agency may not send to the competent one (arts 22(1), 23(1))."""
    if asking is None or asking == place.id:
        return ""
    seen = tree.facts(asking, place.id)
    if seen.own_level or seen.below:
        return ""
    return _("它不在本级管辖范围内，不能转送：请告知信访人向它提出，或者报请上级。")


def _listed(names: Sequence[str]) -> str:
    some = "、".join(names[:MOST])
    return some if len(names) <= MOST else _("%(some)s 等") % {"some": some}
