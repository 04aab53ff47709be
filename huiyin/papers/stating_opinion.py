"""What opinions, reviews and the papers around them state beyond the answers of their step."""

from __future__ import annotations

from huiyin.law.grammar import Mark
from huiyin.papers.lines import Line, paragraphs
from huiyin.papers.source import Source
from huiyin.people import directory

RESULTS = {
    "support": ("予以支持", "supported"),
    "explain": ("作出解释说明", "explained"),
    "not_support": ("不予支持", "not supported"),
}


def outcomes(source: Source) -> list[Line]:
    """The answer to each request, in order: result, facts, reasons, legal basis (art. 32(1))."""
    asked = source.newest("requests") or []
    answered = source.newest("outcomes") or []
    lines: list[Line] = []
    for place, one in enumerate(answered):
        result = RESULTS.get(one["result"], (one["result"], one["result"]))
        if place < len(asked):
            lines.append(Line(asked[place], "", f"请求（{place + 1}）：", f"Request ({place + 1}): "))
        lines.append(Line(*result, "意见：", "Answer: "))
        lines += labelled(one.get("facts"), "事实：", "Facts: ")
        lines += labelled(one.get("reasons"), "理由：", "Reasons: ")
        lines += labelled(one.get("basis"), "依据：", "Legal basis: ")
    return lines


def labelled(text: object, label: str, label_en: str) -> list[Line]:
    """A text under its label."""
    found = paragraphs(str(text or ""))
    if not found:
        return []
    first, *rest = found
    return [Line(first.zh, "", label, label_en), *rest]


def bases(source: Source) -> list[Line]:
    """The legal bases of the answers, each once."""
    told = [str(one.get("basis") or "").strip() for one in source.newest("outcomes") or []]
    return [Line(basis) for basis in dict.fromkeys(told) if basis]


def statement(source: Source) -> list[Line]:
    """The facts and reasons the petitioner gave, at registration and when heard (art. 31(6))."""
    return [
        *labelled(source.newest("facts", "register"), "信访人反映：", "As raised: "),
        *labelled(source.newest("statement"), "听取陈述：", "As heard: "),
    ]


def results(source: Source) -> list[Line]:
    """Which of the three outcomes each request has (art. 32(1)(1)–(3))."""
    answered = source.newest("outcomes") or []
    return [
        Line(*RESULTS[one["result"]], f"请求（{place}）：", f"Request ({place}): ")
        for place, one in enumerate(answered, start=1)
        if one["result"] in RESULTS
    ]


def asked_for_review(source: Source) -> list[Line]:
    """Why the petitioner asked for review, as told when asking."""
    return source.lines("reasons", "request_review")


def asked_for_re_review(source: Source) -> list[Line]:
    """Why the petitioner asked for re-review, as told when asking."""
    return source.lines("reasons", "request_re_review")


def result(source: Source) -> list[Line]:
    """What the review decided, and the outcome where it changed the opinion."""
    return [
        *source.answered("result"),
        *labelled_lines(source.answered("outcome"), "变更为：", "Changed to: "),
    ]


def labelled_lines(lines: list[Line], label: str, label_en: str) -> list[Line]:
    """The first line under a label."""
    return [Line(line.zh, line.en, label, label_en) for line in lines[:1]] + lines[1:]


def review_remedy(source: Source) -> list[Line]:
    """Who reviews the opinion, and within how many days of receiving it (art. 35)."""
    return _remedy(
        source,
        "对本处理意见不服的，可以自收到本意见书之日起30日内，向{organs}请求复查（《信访工作条例》第三十五条）。",
        "If you do not accept this opinion you may, within 30 days of receiving it, ask {organs} to review it (art. 35).",
    )


def re_review_remedy(source: Source) -> list[Line]:
    """Who re-reviews the review opinion, and within how many days of receiving it (art. 36(1))."""
    return _remedy(
        source,
        "对本复查意见不服的，可以自收到本意见书之日起30日内，向{organs}请求复核（《信访工作条例》第三十六条第一款）。",
        "If you do not accept this review opinion you may, within 30 days of receiving it, ask {organs} to re-review "
        "it (art. 36(1)).",
    )


def _remedy(source: Source, zh: str, en: str) -> list[Line]:
    """Next higher organs of the issuer; none where the law leaves the question to people (rulebook D.5)."""
    tree = directory.tree()
    above = sorted((tree[one] for one in directory.superiors(source.issuer.id)), key=lambda place: place.code)
    if not above:
        return []
    return [
        Line(
            zh.format(organs="或者".join(place.name for place in above)),
            en.format(organs=" or ".join(place.name_en for place in above)),
        ),
        Line(
            "从收到的第二天起算；最后一天遇法定休息日的，顺延到其后第一个工作日。邮寄的以邮戳为准。",
            "Counted from the day after receipt; a last day of rest moves to the next working day; by post the "
            "postmark counts.",
            mark=Mark.CONVENTION,
        ),
    ]


def finality(source: Source) -> list[Line]:
    """What follows from a re-review opinion (art. 36(3))."""
    return [
        Line(
            "对本复核意见不服，仍以同一事实和理由提出投诉请求的，各级信访部门和其他机关、单位不再受理；"
            "有新的事实或者理由的，可以重新提出（《信访工作条例》第三十六条第三款）。",
            "The same request on the same facts and reasons is not accepted again; with new facts or reasons you may "
            "come again (art. 36(3)).",
        )
    ]
