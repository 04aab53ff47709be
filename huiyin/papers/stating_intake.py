"""What the papers of registration, routing and acceptance state beyond the answers of their step."""

from __future__ import annotations

from huiyin.law.book_2022 import routes
from huiyin.law.grammar import Mark
from huiyin.law.words import Klass, Route
from huiyin.papers.lines import Line, agency
from huiyin.papers.source import Source, contact
from huiyin.papers.stating import due, whereabouts
from huiyin.papers.wording import REVIEW_DECLINED

_KLASSES = {
    Klass.SUGGESTION: ("建议意见（第二十九条）", "suggestion (art. 29)"),
    Klass.ACCUSATION: ("检举控告（第三十条）", "accusation (art. 30)"),
    Klass.APPEAL: ("申诉求决（第三十一条）", "appeal (art. 31)"),
}


def query(source: Source) -> list[Line]:
    """How to follow the matter; the code itself is never on a paper we keep."""
    return [
        Line(
            "凭编号和查询码，可以在网上查询页面查询，也可以到窗口或者打电话查询。",
            "With the number and the query code: on the query page, at the counter, or by telephone.",
        ),
        Line(
            "查询码只在登记时交给您一次，我们不保存原码，请妥善保管。",
            "The query code is given to you once, at registration; we do not keep it. Please take care of it.",
            mark=Mark.CONVENTION,
        ),
    ]


def rating(source: Source) -> list[Line]:
    """How to rate the work."""
    return [
        Line(
            "收到告知或者处理意见后，可以凭编号和查询码对信访工作作出评价。",
            "After a notice or an opinion reaches you, you can rate the work with the same number and code.",
            mark=Mark.PRACTICE,
        )
    ]


def privacy(source: Source) -> list[Line]:
    """Who handles personal data, what for, and what the person may ask."""
    name = source.issuer
    return [
        Line(
            f"您的个人信息由{name.name}处理，只用于办理您的信访事项，依法保密；"
            "您可以查阅、复制、更正自己的信息，方式同上。",
            f"{name.name_en} handles your personal data, only to deal with your petition, and keeps it confidential. "
            "You may see, copy and correct it, by the same ways.",
        )
    ]


def demand(source: Source) -> list[Line]:
    """What is asked, and the completion report that the article demands."""
    return [
        *source.lines("demand"),
        Line("请按期反馈办理结果，并提交办结报告。", "Report the result in time, with a completion report."),
    ]


def accepted(source: Source) -> list[Line]:
    """Accepted, and how."""
    if source.taken.step.code == "accept_simple":
        return [
            Line("予以受理，适用简易办理程序。", "Accepted, by simple handling.", mark=Mark.SECONDARY),
        ]
    return [Line("予以受理。", "Accepted.")]


def class_and_route(source: Source) -> list[Line]:
    """The class of the matter, and of an appeal its route."""
    matter = source.matter
    lines = []
    if matter.klass:
        lines.append(Line(*_KLASSES[Klass(matter.klass)], "性质：", "Class: "))
    if matter.route:
        way = routes.NAMES[Route(matter.route)]
        lines.append(
            Line(f"{way.zh}（{way.article.zh}）", f"{way.en} ({way.article.en})", "途径：", "Route: ")
        )
    return lines


def procedure(source: Source) -> list[Line]:
    """What will be done, as told; simple handling has a procedure of its own."""
    if source.taken.step.code != "accept_simple":
        return source.answered("procedure")
    return [
        Line(
            "适用简易办理：自受理之日起10个工作日内答复；您可以要求书面答复，不适合简易办理的，转为普通程序。",
            "Simple handling: an answer within 10 working days of acceptance, in writing if you ask for it; what does "
            "not fit is moved to ordinary handling.",
        )
    ]


def handling_due(source: Source) -> list[Line]:
    """The clock that acceptance starts; on routes 1 to 4 the law of the route has its own."""
    return due(source, "handle", "reply_suggestion", "decide_simple")


def what_to_do(source: Source) -> list[Line]:
    """What the petitioner can do while the earlier matter is pending, or after a request for review failed."""
    if source.taken.step.code in REVIEW_DECLINED:
        return [
            Line(
                "认为不予受理的理由不成立的，可以补充材料后再次请求，也可以向信访部门反映。",
                "If you hold that the ground is wrong, ask again with further material, or tell the petition office.",
                mark=Mark.CONVENTION,
            )
        ]
    return [
        Line(
            "请等待上述事项的办理结果；可以凭该事项的编号查询，也可以向其办理机关补充材料。",
            "Please await the result of the pending matter: you can follow it by its number, and hand in more material.",
        ),
        Line(
            "该事项逾期没有办结的，可以向信访部门反映，我们将登记并督办。",
            "If it is not concluded in time, tell the petition office: we will register that and press for it.",
            mark=Mark.CONVENTION,
        ),
    ]


def what_is_new(source: Source) -> list[Line]:
    """What would open the door again."""
    return [
        Line(
            "复核时没有提出、也没有审查过的事实，或者与原来不同的请求理由，属于新的事实和理由；提出后将作为新的信访事项登记。",
            "Facts that were neither raised nor examined at re-review, or reasons other than before, are new; a petition "
            "with them is registered as a new matter.",
            mark=Mark.CONVENTION,
        )
    ]


def agreed(source: Source) -> list[Line]:
    """Whether the sender agrees with the objection."""
    if source.taken.step.code == "agree_objection":
        return [Line("同意你单位提出的异议。", "The objection is agreed to.")]
    return [
        Line("不同意你单位提出的异议，请依法受理。", "The objection is refused; please accept the matter.")
    ]


def materials(source: Source) -> list[Line]:
    """The materials that go back; where the objection is refused, none."""
    if source.taken.step.code == "agree_objection":
        return source.lines("materials")
    return [Line("异议未获同意，材料不交还。", "The objection was refused: no material goes back.")]


def former_organ(source: Source) -> list[Line]:
    """Who had the matter, or its review, before the act."""
    hops = source.taken.case.hops
    review = source.taken.step.code != "succeed"
    earlier = hops[:-1] if hops and hops[-1].kind == source.taken.step.code else hops
    former = [
        hop
        for hop in earlier
        if (hop.kind.startswith("request") or hop.kind.startswith("succeed_")) == review
    ]
    return [agency(former[-1].target_id if former else source.matter.origin_id)]


def successor_contact(source: Source) -> list[Line]:
    """Where the successor is found, as told, and as the directory has it."""
    organ = int(source.now("organ"))
    return [*source.answered("contact"), whereabouts(agency(organ), contact(organ))]


def running_due(source: Source) -> list[Line]:
    """Every clock that runs on."""
    return [line for term in source.taken.case.running() for line in due(source, term.clock)]
