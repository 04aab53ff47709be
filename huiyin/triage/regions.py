"""Which administrative division a text speaks of, over an office's own table of divisions. What is ambiguous stays so, and asks.

A table has `code` and `name`; `parent` (else the code of six digits tells); `since`, `until` and `became` for what was renamed
or merged: a former name is followed to today's; `place` for estates, schools, roads, which stand for the division they lie in.
Nothing is guessed: two districts of one name are two answers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import rjieba

from huiyin.triage.region_words import (
    ELSEWHERE,
    NEVER_SHORT,
    ORDINARY,
    OURS,
    SURNAMES,
    TELLS_NOTHING,
    short,
)

LONGEST = 2000  # characters of a text that are looked at
MANY = 60  # divisions of one name, beyond which it names none of them by itself


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division, or a place in one. `became` is the code it was renamed or merged into, empty while it stands."""

    code: str
    name: str
    parent: str = ""
    became: str = ""
    place: bool = False  # an estate, a school, a road


@dataclass(frozen=True, slots=True)
class Found:
    """What a text speaks of: one division where it is certain, several where people must say; with the words that led there."""

    divisions: tuple[Division, ...]
    words: tuple[str, ...]
    ours: bool = False  # said as “our county”

    @property
    def certain(self) -> Division | None:
        """The one division meant; None where none or several may be."""
        return self.divisions[0] if len(self.divisions) == 1 else None


@dataclass(frozen=True, slots=True)
class _Mention:
    """A name and the divisions of that name; a weak one is also an ordinary word and counts right after a name it lies in."""

    word: str
    some: tuple[Division, ...]
    weak: bool = False
    whole: bool = True  # with its kind, or a place's
    codes: frozenset[str] = field(default_factory=frozenset)


class Divisions:
    """A table of divisions as it stands on a day (None: whole), ready to be asked."""

    def __init__(self, rows: Iterable[Mapping[str, str]], on: date | None = None) -> None:
        given = {
            row["code"].strip(): row
            for row in rows
            if row["code"].strip() and row["name"].strip() and _begun(row, on)
        }
        self.by_code = {
            code: Division(
                code,
                row["name"].strip(),
                _parent(code, row, given),
                (row.get("became") or "").strip() if _over(row, on) else "",
                (row.get("place") or "").strip().lower() in {"1", "yes", "是"},
            )
            for code, row in given.items()
        }
        self._above: dict[str, tuple[Division, ...]] = {}
        self._around: dict[str, frozenset[str]] = {}
        self._within: dict[str, list[Division]] = defaultdict(list)
        for one in self.by_code.values():
            self._within[one.parent].append(one)
        self._named = self._names()
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._named:
            lengths[name[:2]].add(len(name))
        self._lengths = {begin: sorted(many, reverse=True) for begin, many in lengths.items()}

    def _names(self) -> dict[str, _Mention]:
        """Every name, whole or short, with the divisions it may mean; a whole name is never taken for a short one."""
        whole: dict[str, list[Division]] = defaultdict(list)
        shortened: dict[str, list[Division]] = defaultdict(list)
        for one in self.by_code.values():
            if one.name not in TELLS_NOTHING:
                whole[one.name].append(one)
                if not one.place and (name := short(one.name)):
                    shortened[name].append(one)
        found = {name: self._mention(name, some) for name, some in whole.items()}
        for name, some in shortened.items():
            if name not in found and not _is_never_short(name):
                found[name] = self._by_short_name(name, some)
        return found

    @property
    def names(self) -> Iterable[str]:
        """Every name by which a division is found, short ones too."""
        return self._named

    def _mention(self, name: str, some: Iterable[Division], *, whole: bool = True) -> _Mention:
        meant = tuple({each.code: each for one in some for each in (self._division(one),)}.values())
        return _Mention(
            name,
            meant,
            not whole and _is_ordinary(name),
            whole,
            frozenset(code for one in meant for code in (one.code, self.today(one).code)),
        )

    def today(self, one: Division) -> Division:
        """What a division is now: renamed and merged ones are followed."""
        seen = {one.code}
        while one.became and one.became in self.by_code and one.became not in seen:
            one = self.by_code[one.became]
            seen.add(one.code)
        return one

    def above(self, one: Division) -> tuple[Division, ...]:
        """The division itself and those it lies in, outwards."""
        if one.code not in self._above:
            found: dict[str, Division] = {}
            at: Division | None = one
            while at is not None and at.code not in found:
                found[at.code] = at
                at = self.by_code.get(at.parent)
            self._above[one.code] = tuple(found.values())
        return self._above[one.code]

    def within(self, one: Division) -> list[Division]:
        """The divisions right below it that stand today, by code; no places."""
        below = (each for each in self._within.get(one.code, ()) if not each.place and not each.became)
        return sorted(below, key=lambda each: each.code)

    def full(self, one: Division) -> str:
        """The name with that of the division it lies in: 雾津市鼓楼区."""
        return "".join(each.name for each in reversed(self.above(one)[:2]))

    def find(self, text: str, here: str = "") -> Found:
        """The division a text speaks of. `here` is the code of the office that asks: “our county” is its county."""
        said = list(self._firm(text[:LONGEST]))
        if not said:
            ours = self._ours(text[:LONGEST], here)
            return Found((ours[0],), (ours[1],), True) if ours else Found((), ())
        chosen = self._most_said(list({one.codes: one for one in said}.values()))
        return Found(
            tuple(self.by_code[code] for code in sorted(chosen)),
            tuple(dict.fromkeys(one.word for one in said)),
        )

    def _most_said(self, said: Sequence[_Mention]) -> set[str]:
        """Today's divisions that most of the names speak for, less those that only hold another of them.

        A name that very many have, such as 人民路, speaks for what others name and names nothing of its own.
        """
        telling = [one for one in said if len(one.some) <= MANY] or [min(said, key=lambda one: len(one.some))]
        named = {one.code: one for mention in telling for one in mention.some}
        around = {code: self._lies_in(one) for code, one in named.items()}
        support = {
            code: sum(not holding.isdisjoint(each.codes) for each in said) for code, holding in around.items()
        }
        most = max(support.values())
        best = {code for code, many in support.items() if many == most}
        holding = frozenset[str]().union(*(around[code] - {code} for code in best)) if len(best) > 1 else ()
        return {self.today(named[code]).code for code in best.difference(holding)}

    def _division(self, one: Division) -> Division:
        """The division a place lies in; a division itself."""
        return (
            next((each for each in self.above(self.today(one)) if not each.place), one) if one.place else one
        )

    def _lies_in(self, one: Division) -> frozenset[str]:
        """The codes of all it lies in, under today's names too, and its own."""
        known = self._around.get(one.code)
        if known is None:
            today = (self.today(each) for each in self.above(one))
            all_of_them = (*self.above(one), *today, *self.above(self.today(one)))
            known = self._around[one.code] = frozenset(each.code for each in all_of_them)
        return known

    def _firm(self, text: str) -> Iterator[_Mention]:
        """The names that count: 鼓楼 is a tower, 南京鼓楼 a district."""
        before, ended = None, -1
        for one, at, end in self._mentions(text):
            beside = before is not None and not text[ended:at].strip()
            if not one.weak or (
                beside
                and before
                and any(not self._lies_in(each).isdisjoint(before.codes) for each in one.some)
            ):
                yield one
                before, ended = one, end

    def _by_short_name(self, name: str, some: Sequence[Division]) -> _Mention:
        """青禾 for 青禾县: of a province and a district a province is meant, of a city and its own county the city."""
        outer = [one for one in some if not one.parent] or [
            one for one in some if not any(each in some for each in self.above(one)[1:])
        ]
        return self._mention(name, outer, whole=False)

    def _mentions(self, text: str) -> Iterator[tuple[_Mention, int, int]]:
        """Names in the text, the longest at each place, with where they begin and end."""
        edges: frozenset[int] | None = None
        at = 0
        while at < len(text):
            lengths = self._lengths.get(text[at : at + 2], ())
            found = next((one for long in lengths if (one := self._named.get(text[at : at + long]))), None)
            if found is None:
                at += 1
                continue
            end = at + len(found.word)
            if not found.whole:
                edges = _edges(text) if edges is None else edges
                if not _stands_alone(text, at, end, edges):
                    at += 1
                    continue
            yield found, at, end
            at = end

    def _ours(self, text: str, here: str) -> tuple[Division, str] | None:
        """“Our county”: the one of that kind the office lies in."""
        said = OURS.search(text)
        if said is None or here not in self.by_code:
            return None
        kind = said.group(1) or said.group(2)
        for one in self.above(self.by_code[here]):
            if one.name.endswith(kind):
                return self.today(one), said.group()
        return None


def _edges(text: str) -> frozenset[int]:
    """Where words begin and end, by the dictionary alone: what it does not know are single signs."""
    edges, at = {0}, 0
    for word in rjieba.cut(text, hmm=False):
        at += len(word)
        edges.add(at)
    return frozenset(edges)


def _stands_alone(text: str, at: int, end: int, edges: frozenset[int]) -> bool:
    """Whether a name without its kind is no part of a word, of a person's name, or of another name: 南京路, 中山大学."""
    if at not in edges or end not in edges or ELSEWHERE.match(text, end):
        return False
    return at == 0 or text[at - 1] not in SURNAMES


def _is_ordinary(name: str) -> bool:
    """Whether a short name is first of all a word: 公安, 和平, 富裕."""
    return bool(ORDINARY.fullmatch(name)) or (
        rjieba.has_word(name) and not rjieba.tag(name)[0][1].startswith(("ns", "nr"))
    )


def _is_never_short(name: str) -> bool:
    """Whether a short name would be a word even beside a city's name: 雾津市公安, 雾津富裕."""
    return name in NEVER_SHORT or (rjieba.has_word(name) and rjieba.tag(name)[0][1].startswith(("v", "a")))


def _begun(row: Mapping[str, str], on: date | None) -> bool:
    since = (row.get("since") or "").strip()
    return on is None or not since or since <= on.isoformat()


def _over(row: Mapping[str, str], on: date | None) -> bool:
    until = (row.get("until") or "").strip()
    return on is None or not until or until < on.isoformat()


def _parent(code: str, row: Mapping[str, str], given: Mapping[str, Mapping[str, str]]) -> str:
    """As the table says; else by the six digits: 110101 lies in 110100, that in 110000."""
    told = (row.get("parent") or "").strip()
    if told or not (code.isdigit() and len(code) >= 6):
        return told
    higher = (code[:6], f"{code[:4]}00", f"{code[:2]}0000")
    return next((one for one in higher if one != code and one in given), "")
