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

from huiyin.triage.region_words import ELSEWHERE, KIND, ORDINARY, OURS, SURNAMES, TELLS_NOTHING, short

LONGEST = 2000  # characters of a text that are looked at


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
    """A name in the text and the divisions of that name; a weak one is also an ordinary word and needs another beside it."""

    word: str
    some: tuple[Division, ...]
    weak: bool = False
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
        found = {name: _mention(name, some) for name, some in whole.items()}
        for name, some in shortened.items():
            found.setdefault(name, self._by_short_name(name, some))
        return found

    @property
    def names(self) -> Iterable[str]:
        """Every name by which a division is found, short ones too."""
        return self._named

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
        said = list(self._mentions(text[:LONGEST]))
        firm = [one for one in said if not one.weak]
        said = [one for one in said if not one.weak or any(self._meet(one, other) for other in firm)]
        if not said:
            ours = self._ours(text[:LONGEST], here)
            return Found((ours[0],), (ours[1],), True) if ours else Found((), ())
        chosen = self._most_said(list({one.codes: one for one in said}.values()))
        return Found(
            tuple(self.by_code[code] for code in sorted(chosen)),
            tuple(dict.fromkeys(one.word for one in said)),
        )

    def _most_said(self, said: Sequence[_Mention]) -> set[str]:
        """Today's divisions that most of the names speak for, less those that only hold another of them."""
        support = {
            one.code: sum(not self._lies_in(one).isdisjoint(each.codes) for each in said)
            for mention in said
            for one in mention.some
        }
        most = max(support.values())
        best = {code for code, many in support.items() if many == most}
        holding = {
            higher.code for code in best for higher in self.above(self.by_code[code]) if higher.code != code
        }
        return {self._division(self.by_code[code]).code for code in best - holding}

    def _division(self, one: Division) -> Division:
        """Today's division a place lies in; a division itself."""
        standing = self.today(one)
        return next((self.today(each) for each in self.above(standing) if not each.place), standing)

    def _lies_in(self, one: Division) -> set[str]:
        """The codes of all it lies in, under today's names too, and its own."""
        return {code for each in self.above(one) for code in (each.code, self.today(each).code)} | {
            each.code for each in self.above(self.today(one))
        }

    def _meet(self, one: _Mention, other: _Mention) -> bool:
        """Whether a division of one name lies in one of the other."""
        return any(not self._lies_in(each).isdisjoint(other.codes) for each in one.some) or any(
            not self._lies_in(each).isdisjoint(one.codes) for each in other.some
        )

    def _by_short_name(self, name: str, some: Sequence[Division]) -> _Mention:
        """青禾 for 青禾县: of a province and a district a province is meant, of a city and its own county the city."""
        outer = [one for one in some if not one.parent] or [
            one for one in some if not any(each in some for each in self.above(one)[1:])
        ]
        return _mention(name, outer, weak=_is_ordinary(name))

    def _mentions(self, text: str) -> Iterator[_Mention]:
        """Names in the text, the longest at each place."""
        edges: frozenset[int] | None = None
        at = 0
        while at < len(text):
            lengths = self._lengths.get(text[at : at + 2], ())
            found = next((one for long in lengths if (one := self._named.get(text[at : at + long]))), None)
            if found is None:
                at += 1
                continue
            end = at + len(found.word)
            if not found.some[0].place and not KIND.search(found.word):
                edges = _edges(text) if edges is None else edges
                if not _stands_alone(text, at, end, edges):
                    at += 1
                    continue
            yield found
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


def _mention(name: str, some: Iterable[Division], *, weak: bool = False) -> _Mention:
    found = tuple(some)
    return _Mention(name, found, weak, frozenset(one.code for one in found))


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
