"""What the papers around an opinion state: extension, hearing, agreement, reports, routes, service."""

from __future__ import annotations

from collections.abc import Callable

from huiyin.law.grammar import Mark
from huiyin.papers.lines import Line, agency, day
from huiyin.papers.source import Source
from huiyin.papers.stating import due, officer

_SERVED = {
    "serve_opinion": ("信访处理意见书", "petition opinion"),
    "serve_review": ("复查意见书", "review opinion"),
    "serve_re_review": ("复核意见书", "re-review opinion"),
}
_DUTIES = {
    "head": ("机关、单位负责人", "head of the organ"),
    "deputy": ("分管负责人（负责人回避）", "deputy, the head stands aside"),
}


def days(source: Source) -> list[Line]:
    """By how many days."""
    told = source.now("days")
    return [Line(f"{told}日", f"{told} days")] if told else []


def new_due(source: Source) -> list[Line]:
    """The handling period as it now stands."""
    return due(source, "handle")


def approver(source: Source) -> list[Line]:
    """Who approved, and as what."""
    zh, en = _DUTIES.get(str(source.taken.actor.duty), ("", ""))
    return [Line(f"{source.officer}（{zh}）", f"{source.officer}, {en}")] if zh else officer(source)


def only_after_hearing(name: str) -> Callable[[Source], list[Line]]:
    """What a hearing leaves: nothing while it is only announced."""

    def lines(source: Source) -> list[Line]:
        return source.answered(name) if source.taken.step.code.startswith("close") else []

    return lines


def hearing_span(source: Source) -> list[Line]:
    """From the decision to hold the hearing to the signed record; in re-review these days are not counted."""
    opened = source.took("open_hearing", "open_re_review_hearing")
    signed = source.now("signed_on")
    if opened is None or not signed:
        return []
    first, last = day(opened.on), day(signed)
    lines = [
        Line(
            f"{first[0]}决定听证，{last[0]}笔录签字。",
            f"Decided on {first[1]}, record signed on {last[1]}.",
        )
    ]
    if source.taken.step.code == "close_re_review_hearing":
        lines.append(
            Line(
                "上述时间不计算在复核期限内（第三十六条第二款）；起止的认定为系统约定。",
                "These days are not counted in the re-review period (art. 36(2)); where they begin and end is "
                "convention.",
                mark=Mark.CONVENTION,
            )
        )
    return lines


def consent(source: Source) -> list[Line]:
    """Both parties agreed and signed (art. 33)."""
    return [Line("双方当事人自愿同意并签字。", "Both parties agree of their own will, and sign.")]


def when(step: str, label: str, label_en: str, name: str = "") -> Callable[[Source], list[Line]]:
    """The day another step was taken, or the day it names."""

    def lines(source: Source) -> list[Line]:
        act = source.took(step)
        if act is None:
            return []
        return [Line(*day(act.answers.get(name) or act.on), label, label_en)]

    return lines


def served_on(source: Source) -> list[Line]:
    """When each opinion was served."""
    found = []
    for step, (zh, en) in _SERVED.items():
        act = source.took(step)
        if act is not None and act.answers.get("effective_on"):
            found.append(Line(*day(act.answers["effective_on"]), f"{zh}：", f"{en[:1].upper() + en[1:]}: "))
    return found


def body(source: Source) -> list[Line]:
    """The body to go to; where the organ itself has the duty, that organ."""
    told = source.now("body")
    return [Line(str(told))] if told else [agency(source.matter.holder_id)]


def limit(source: Source) -> list[Line]:
    """The time limit of that procedure, as told, or the clock of the duty."""
    told = source.now("limit")
    return [Line(str(told))] if told else due(source, "perform_duty")


def no_review(source: Source) -> list[Line]:
    """On routes 1 to 5 the petition review does not apply (arts 31, 35)."""
    return [
        Line(
            "按上述途径作出的处理，救济适用有关法律法规的规定，不适用信访复查、复核。",
            "Remedies against what is decided there follow the law of that procedure; petition review does not apply.",
        ),
        Line(
            "认为途径不对的，可以向信访部门提出异议。",
            "If you hold that the route is wrong you may object to the petition office.",
            mark=Mark.CONVENTION,
        ),
    ]


def remedies_outside(source: Source) -> list[Line]:
    """Reconsideration and suit, for decisions of route 5 only: a petition opinion never prints them."""
    return [
        Line(
            "对本答复（决定）不服的，可以自知道之日起60日内依法申请行政复议，或者自知道之日起6个月内依法提起行政诉讼。",
            "Against this answer or decision you may apply for administrative reconsideration within 60 days, or sue "
            "within 6 months, of learning of it.",
        )
    ]


def decision_on_suggestion(source: Source) -> list[Line]:
    """Whether the suggestion was adopted."""
    return source.lines("decision", "decide_suggestion")


def reasons_on_suggestion(source: Source) -> list[Line]:
    """Why."""
    return source.lines("reasons", "decide_suggestion")


def agreed_to_referral(source: Source) -> list[Line]:
    """That the person agrees."""
    return [Line("信访人同意转介。", "The petitioner agrees to the referral.")]


def told_to(source: Source) -> list[Line]:
    """Whom an urgent matter was reported to (art. 25)."""
    named = (
        ("committee_told", "本级党委和政府", "own Party committee and government"),
        ("department_told", "相关主管部门", "competent department"),
        ("conference_told", "本级信访工作联席会议办公室", "joint-conference office"),
        ("office_told", "上一级信访部门", "next higher petition office"),
        ("bureau_told", "国家信访局", "national bureau"),
    )
    told = [(zh, en) for name, zh, en in named if source.now(name)]
    return (
        [Line("、".join(zh for zh, _ in told) + "。", ", ".join(en for _, en in told) + ".")] if told else []
    )


def at(source: Source) -> list[Line]:
    """The instant of the act."""
    zh, en = day(source.taken.facts.on)
    return [Line(zh, en)]
