"""How a paper speaks: to whom, how it opens, how it closes. Our own words, to be read and changed in review.

Braces stand for what `_facts` gives; they are filled once, and what is filled in is never read again as a form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from huiyin.law.grammar import Mark, Paper
from huiyin.papers.addressing import addressee
from huiyin.papers.lines import Line, day
from huiyin.papers.source import Source
from huiyin.papers.speech import SPEECH, VARIANTS, Speech
from huiyin.people import directory

STANDING = Line("拟稿 · 尚未审批、编号、盖章", "Draft · not yet approved, numbered or sealed")
NUMBER = Line("（文号待编）", "(number to be given)")
NOTHING = Line("")
SEAL = Line("（此处盖章）", "(seal here)")
PARTIES = Line("（双方当事人签名，主持机关盖章）", "(signatures of both parties, seal of the organ)")
SIGNED = Line("（签名）", "(signature)")
REVIEW_DECLINED = frozenset({"decline_review", "decline_re_review"})
CHANNELS = {
    "online": ("网上", "online"),
    "letter": ("来信", "by letter"),
    "visit": ("走访", "in person"),
    "call": ("来电", "by telephone"),
    "fax": ("传真", "by fax"),
    "other": ("其他方式", "in another way"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """The frame around a paper's contents."""

    title: Line
    to: Line
    opening: list[Line] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)


def of(kind: Paper, source: Source) -> Wording:
    """The frame of this paper; a kind without words of its own opens plainly."""
    facts = _facts(source)
    speech = spoken(kind, source)
    title = Line(kind.zh, kind.en[:1].upper() + kind.en[1:])
    if speech is None:
        return Wording(title, addressee(kind, source))
    return Wording(
        title,
        addressee(kind, source),
        _filled(speech.opening, speech.opening_en, facts),
        _filled(speech.closing, speech.closing_en, facts, speech.closing_mark),
    )


def spoken(kind: Paper, source: Source) -> Speech | None:
    """The words of this paper for the act that leaves it."""
    variant = VARIANTS.get(source.taken.step.code, "")
    return SPEECH.get(f"{kind.code} {variant}") or SPEECH.get(kind.code)


def reference(kind: Paper, source: Source) -> Line:
    """The number of the matter, as it stands on every page; never on one for the public."""
    if kind.to == "public":
        return NOTHING
    number = source.matter.number
    return Line(f"信访事项编号 {number}", f"matter {number}")


def _filled(zh: str, en: str, facts: Mapping[str, tuple[str, str]], mark: Mark | None = None) -> list[Line]:
    if not zh:
        return []
    return [
        Line(
            zh.format_map({name: words[0] for name, words in facts.items()}),
            en.format_map({name: words[1] for name, words in facts.items()}),
            mark=mark,
            kept=(_derived(zh, facts, 0), _derived(en, facts, 1)),
        )
    ]


def _derived(form: str, facts: Mapping[str, tuple[str, str]], tongue: int) -> tuple[str, ...]:
    """What is filled into the form: an officer who changes the wording leaves it in."""
    return tuple(words[tongue] for name, words in facts.items() if f"{{{name}}}" in form)


def _name(agency_id: int | None) -> tuple[str, str]:
    place = directory.tree()[agency_id] if agency_id else None
    return (place.name, place.name_en) if place else ("办理机关", "the organ")


def _facts(source: Source) -> dict[str, tuple[str, str]]:
    matter, issuer = source.matter, source.issuer
    return {
        "agency": (issuer.name, issuer.name_en),
        "holder": _name(matter.holder_id),
        "reviewer": _name(matter.reviewer_id),
        "matter": (matter.number, matter.number),
        "received": day(matter.received_on),
        "channel": CHANNELS.get(matter.channel, CHANNELS["other"]),
    }
