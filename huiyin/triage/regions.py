"""Which administrative division a text speaks of, over an office's own table of divisions. What is ambiguous stays so, and asks.

A table has `code` and `name`; `parent` (else the code of six digits tells), `until` and `became` for what was renamed or merged: a former
name is followed to today's. Nothing is guessed: two districts of one name are two answers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

LONGEST = 2000  # characters of a text that are looked at
_KINDS = "特别行政区|自治区|自治州|自治县|自治旗|街道办事处|街道|地区|林区|矿区|新区|省|市|县|区|盟|旗|镇|乡"
_KIND = re.compile(f"(?:{_KINDS})$")
_TELLS_NOTHING = frozenset({"市辖区", "省直辖县级行政区划", "县", "城区", "郊区", "新区", "矿区", "市区"})
# After a short name these make it part of another: 南京路, 吉林大道, 中山大学 are no regions.
_ELSEWHERE = re.compile(
    r"[东西南北中]?[一二三四五]?(?:路|街|巷|弄|大道|大街|胡同|桥|大学|学院|中学|小学|医院|大厦|饭店|宾馆|广场|小区|花园)"
)
_OURS = re.compile(
    r"(?:我|咱|本|我们|咱们|俺)(们)?(省|市|县|区|镇|乡)|(?<![\u4e00-\u9fff])(省|市|县|区|镇|乡)里"
)


@dataclass(frozen=True, slots=True)
class Division:
    """One administrative division. `became` is the code it was renamed or merged into, empty while it stands."""

    code: str
    name: str
    parent: str = ""
    became: str = ""


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


class Divisions:
    """A table of divisions, ready to be asked."""

    def __init__(self, rows: Iterable[Mapping[str, str]]) -> None:
        given = {row["code"].strip(): row for row in rows if row["code"].strip() and row["name"].strip()}
        self.by_code = {
            code: Division(
                code, row["name"].strip(), _parent(code, row, given), (row.get("became") or "").strip()
            )
            for code, row in given.items()
        }
        self._named: dict[str, list[Division]] = defaultdict(list)
        for one in self.by_code.values():
            for name in _names(one.name):
                self._named[name].append(one)
        self._most = max(map(len, self._named), default=0)

    def today(self, one: Division) -> Division:
        """What a division is now: renamed and merged ones are followed."""
        seen = {one.code}
        while one.became and one.became in self.by_code and one.became not in seen:
            one = self.by_code[one.became]
            seen.add(one.code)
        return one

    def above(self, one: Division) -> Iterator[Division]:
        """The division itself and those it lies in, outwards."""
        seen: set[str] = set()
        at: Division | None = one
        while at is not None and at.code not in seen:
            seen.add(at.code)
            yield at
            at = self.by_code.get(at.parent)

    def find(self, text: str, here: str = "") -> Found:
        """The division a text speaks of. `here` is the code of the office that asks: “our county” is its county."""
        said = list(self._mentions(text[:LONGEST]))
        if not said:
            ours = self._ours(text[:LONGEST], here)
            return Found((ours[0],), (ours[1],), True) if ours else Found((), ())
        support: dict[str, int] = {}
        for _, some in said:
            for one in some:
                codes = {self.today(higher).code for higher in self.above(one)} | {one.code}
                support[one.code] = sum(any(other.code in codes for other in others) for _, others in said)
        most = max(support.values())
        best = [self.by_code[code] for code, many in support.items() if many == most]
        deepest = max(sum(1 for _ in self.above(one)) for one in best)
        chosen = {self.today(one).code for one in best if sum(1 for _ in self.above(one)) == deepest}
        return Found(
            tuple(self.by_code[code] for code in sorted(chosen)),
            tuple(dict.fromkeys(word for word, _ in said)),
        )

    def _mentions(self, text: str) -> Iterator[tuple[str, list[Division]]]:
        """Names in the text, the longest at each place, with the divisions of that name."""
        at = 0
        while at < len(text):
            word = next(
                (
                    text[at : at + long]
                    for long in range(min(self._most, len(text) - at), 1, -1)
                    if text[at : at + long] in self._named
                ),
                "",
            )
            whole = bool(_KIND.search(word))
            if word and (whole or not _ELSEWHERE.match(text, at + len(word))):
                yield word, self._named[word]
                at += len(word)
            else:
                at += 1

    def _ours(self, text: str, here: str) -> tuple[Division, str] | None:
        """“Our county”: the one of that kind the office lies in."""
        said = _OURS.search(text)
        if said is None or here not in self.by_code:
            return None
        kind = said.group(2) or said.group(3)
        for one in self.above(self.by_code[here]):
            if one.name.endswith(kind):
                return self.today(one), said.group()
        return None


def _parent(code: str, row: Mapping[str, str], given: Mapping[str, Mapping[str, str]]) -> str:
    """As the table says; else by the six digits: 110101 lies in 110100, that in 110000."""
    told = (row.get("parent") or "").strip()
    if told or not (code.isdigit() and len(code) >= 6):
        return told
    higher = (code[:6], f"{code[:4]}00", f"{code[:2]}0000")
    return next((one for one in higher if one != code and one in given), "")


def _names(name: str) -> Iterator[str]:
    """The name, and the name without its kind where enough is left: 青禾县 is also 青禾."""
    if name in _TELLS_NOTHING:
        return
    yield name
    short = _KIND.sub("", name)
    if len(short) >= 2 and short != name:
        yield short
