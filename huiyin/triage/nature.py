"""The nature of a text, as hints with the words that led to them: what smells of accusation, class, route, litigation, danger, simple handling.

Words and weights lie in `nature.toml`, which a clerk reads and changes; what they must do in `tests/triage/data/nature.csv`. An accusation that is
not told as one does the harm (art. 30(3)), so what smells of one is told first and early, and nothing else is concluded from that text. Danger is of
the matter: that people may need help, never what somebody is like.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from huiyin.law.words import Klass, Route

VERSION = "words-1"
LONGEST = 20_000  # characters of a text that are read
GAP = 8  # characters that “…” of a word may stand for
NEAR = 18  # characters between a word and the person or body it must stand near
BACK = 5  # characters before a word in which it may be denied
SEAL = 0.4  # from here on it smells of accusation; recall matters more than precision
LEAST = 0.35  # a weaker hint is none
MOST = 0.97  # no rule of words is surer
MANY = 50  # people or households, from which on a figure tells a large group [C]
MOST_WORDS = 6  # quoted for one hint

_ENDS = "。！？!?；;\n"
_DENIED = re.compile(
    r"(?:不是|没有|并非|并没|从未|未曾|不想|不要|无意|不存在|不涉及|没(?:人|谁)?|未|非)[^，,]{0,2}$"
)
_SAID = re.compile(r"(?:说|称|讲|狡辩|保证|承认|自称|谎称)[^。！？]{0,8}$")
_FOREWARNED = re.compile(
    r"(?:防止|预防|杜绝|避免|严防|谨防|以免|严禁|禁止|不准|不得|不许|避嫌|反(?![映复应而正对]))[^，,]{0,4}$"
)
_ADDRESS = re.compile(
    r"(?:尊敬|敬爱|亲爱)的?[^，,。！!？：:；;\n]{0,14}"
    r"|[\u4e00-\u9fff]{0,4}(?:书记|省长|市长|县长|区长|镇长|乡长|局长|主任|领导)(?:们)?(?:您|你|们)?好"
    r"|[\u4e00-\u9fff]{0,3}(?:书记|市长|县长|区长|局长|主任|领导)[：:]"
    r"|(?:请|望|希望|恳请|请求|感谢|谢谢|麻烦|求|给|向|跟|盼|盼望|期待|拜托|劳烦)(?:各位|各级|上级|有关|相关|贵)?"
    r"(?:书记|省长|市长|县长|区长|局长|主任|领导|政府领导|部门领导|工作人员)"
)
_FIGURE = re.compile(r"(\d{2,6})\s*(?:多|余|来|几)?\s*(?:名|户|人|位|家)(?!次|均|民币|行道)")
_ORDER = (Route.R1, Route.R2, Route.R3, Route.R4, Route.R5)


@dataclass(frozen=True, slots=True)
class Hint:
    """One hint: what it says, how sure (0–1), the words that led there as they stand in the text, and the rules, in two languages."""

    says: str
    confidence: float
    words: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Nature:
    """What a text was read as. Where `seal` is set, all else is worked out but to be folded away until a person has looked."""

    seal: Hint | None = None  # smells of accusation
    mixed: bool = False  # and asks for something besides: to be split first (F-02)
    klass: Hint | None = None  # suggestion or appeal
    route: Hint | None = None
    litigation: Hint | None = None
    danger: Hint | None = None  # people may need help at once
    crowd: Hint | None = None
    simple: Hint | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    says: str
    weight: float
    near: re.Pattern[str] | None
    words: re.Pattern[str]
    told: tuple[str, str]


def read(text: str) -> Nature:
    """What a text smells of and asks for; nothing where no word tells."""
    text = _without(text[:LONGEST])
    found: dict[str, dict[str, tuple[float, tuple[str, str]]]] = {}
    for says, word, weight, told in _hits(text):
        kept = found.setdefault(says, {})
        if word not in kept or kept[word][0] < weight:
            kept[word] = (weight, told)
    hints = {says: _together(says, kept) for says, kept in found.items()}
    return _concluded(hints)


def _concluded(hints: Mapping[str, Hint]) -> Nature:
    def at_least(says: str, least: float = LEAST) -> Hint | None:
        one = hints.get(says)
        return one if one is not None and one.confidence >= least else None

    seal, route = at_least("accusation", SEAL), _route(hints)
    klass = _klass(hints, route)
    if route is None and klass is not None and klass.says == Klass.APPEAL:
        route = Hint(Route.R6, 0.5, (), (_RESIDUAL,))
    if klass is not None and klass.says != Klass.APPEAL:
        route = None
    litigation, danger, crowd = at_least("litigation"), at_least("danger"), at_least("crowd")
    hard = litigation or danger or crowd or seal or (route is not None and route.says != Route.R6)
    return Nature(
        seal=seal,
        mixed=seal is not None and any(one.says in ("appeal", *_ORDER) for one in hints.values()),
        klass=klass,
        route=route,
        litigation=litigation,
        danger=danger,
        crowd=crowd,
        simple=None if hard else at_least("simple"),
    )


_RESIDUAL = (
    "没有找到第一至第五项的字句，请逐项核对",
    "No words of R1 to R5 were found: test them in their order.",
)


def _route(hints: Mapping[str, Hint]) -> Hint | None:
    """In the order of the article: the first that is about as likely as the likeliest."""
    likely = [hints[one] for one in _ORDER if one in hints and hints[one].confidence >= LEAST]
    if not likely:
        return None
    most = max(one.confidence for one in likely)
    return next(one for one in likely if one.confidence >= most - 0.1)


def _klass(hints: Mapping[str, Hint], route: Hint | None) -> Hint | None:
    """Suggestion or appeal, the less sure the more speaks for the other."""
    appeal, suggestion = hints.get("appeal"), hints.get("suggestion")
    if route is not None:
        told = appeal.rules if appeal else route.rules
        appeal = _both(appeal, Hint("appeal", 0.5 * route.confidence, route.words, told))
    if appeal is None and suggestion is None:
        return None
    for one, other in ((appeal, suggestion), (suggestion, appeal)):
        against = other.confidence if other else 0.0
        if one is not None and one.confidence >= against:
            sure = one.confidence - 0.5 * against
            return Hint(one.says, round(sure, 2), one.words, one.rules) if sure >= LEAST else None
    return None


def _both(one: Hint | None, other: Hint) -> Hint:
    if one is None:
        return other
    sure = min(MOST, 1 - (1 - one.confidence) * (1 - other.confidence))
    words = tuple(dict.fromkeys((*one.words, *other.words)))[:MOST_WORDS]
    return Hint(one.says, round(sure, 2), words, tuple(dict.fromkeys((*one.rules, *other.rules))))


def _together(says: str, kept: Mapping[str, tuple[float, tuple[str, str]]]) -> Hint:
    """Several words make surer: 1 − Π(1 − weight), the strongest first."""
    doubt = 1.0
    strongest = sorted(kept.items(), key=lambda one: -one[1][0])
    for _, (weight, _told) in strongest:
        doubt *= 1 - weight
    words = tuple(word for word, _ in strongest[:MOST_WORDS])
    rules = tuple(dict.fromkeys(told for _, (_, told) in strongest))
    return Hint(says, round(min(MOST, 1 - doubt), 2), words, rules)


def _hits(text: str) -> Iterator[tuple[str, str, float, tuple[str, str]]]:
    for rule in _table().rules:
        for match in rule.words.finditer(text):
            weight = rule.weight * _counts(text, match)
            if weight and rule.near is not None:
                person = _nearby(text, match, rule.near)
                if person:
                    yield rule.says, f"{person}…{match.group()}", weight, rule.told
            elif weight:
                yield rule.says, match.group(), weight, rule.told
    for match in _FIGURE.finditer(text):
        if int(match.group(1)) >= MANY:
            yield "crowd", match.group(), 0.65, _table().crowd


def _counts(text: str, match: re.Match[str]) -> float:
    """1; 0 where the word is denied and not merely said to be so; less where it is warned of."""
    before = text[max(0, match.start() - BACK - 3) : match.start()]
    before = re.split(f"[{_ENDS}，,]", before)[-1]
    if _DENIED.search(before[-BACK:]) and not _SAID.search(text[max(0, match.start() - 16) : match.start()]):
        return 0.0
    return 0.2 if _FOREWARNED.search(before) else 1.0


def _nearby(text: str, match: re.Match[str], near: re.Pattern[str]) -> str:
    """Who stands near the word in the same sentence, before it rather than after; empty: nobody."""
    before = text[max(0, match.start() - NEAR) : match.start()]
    after = text[match.end() : match.end() + NEAR]
    before, after = re.split(f"[{_ENDS}]", before)[-1], re.split(f"[{_ENDS}]", after)[0]
    found = [*near.findall(before)[::-1], *near.findall(after)]
    return found[0] if found else ""


def _without(text: str) -> str:
    """The text with words that only look like it, and whoever it is addressed to, taken out."""
    return _ADDRESS.sub("＿", _table().innocent.sub("＿", text))


@dataclass(frozen=True, slots=True)
class _Table:
    innocent: re.Pattern[str]
    rules: tuple[_Rule, ...]
    crowd: tuple[str, str]


@cache
def _table() -> _Table:
    given: Mapping[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    groups = {name: _any(words.split()) for name, words in given["groups"].items()}
    rules = tuple(
        _Rule(
            one["says"],
            one["weight"],
            groups[one["near"]] if "near" in one else None,
            _any(one["words"].split()),
            (one["zh"], one["en"]),
        )
        for one in given["rule"]
    )
    return _Table(
        _any(given["innocent"].split()), rules, next(one.told for one in rules if one.says == "crowd")
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; “…” is a gap within a sentence."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    gap = f"[^{re.escape(_ENDS)}]{{0,{GAP}}}?"
    return re.compile("|".join(gap.join(re.escape(part) for part in word.split("…")) for word in ordered))
