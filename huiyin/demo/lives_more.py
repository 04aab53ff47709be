"""What the other lives pass through quickly, caught in the moment: each remaining state, and rarer ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.demo.lives_handled import (
    LABOUR,
    OFFICE,
    final,
)
from huiyin.demo.story import Story, agency
from huiyin.law.words import Duty

DISCIPLINE, CITY_DISCIPLINE = "98010131", "980131"
EDUCATION, URBAN, HEALTH, FARMING = "98010116", "98010118", "98010120", "98010141"


def _simple_story(on: date, name: str, request: str, facts: str, **more: object) -> Story:
    return Story(OFFICE, on, (request,), facts, identity={"name": name}, **more)


def assigned() -> Story:
    """Assigned with a day for the report; the organ has not signed yet."""
    story = _simple_story(date(2026, 6, 3), "许照夜", "请求加固学校围墙", "围墙倾斜，孩子每天从下面走过。")
    story.after(1).triaged(important=True)
    return story.after(1).take(
        "assign",
        OFFICE,
        Duty.TRIAGE,
        organ=agency(EDUCATION),
        feedback_by=date(2026, 7, 20),
        demand="请排查安全隐患，反馈处理结果和办结报告。",
    )


def referred_to_discipline() -> Story:
    """An accusation on its way to the discipline organ above: it concerns the one of the same level."""
    story = Story(OFFICE, date(2026, 6, 2), ("见密件",), "内容只在密件中。", accusation=True)
    story.after(1).take("triage", OFFICE, Duty.SEALED, klass="accusation", searched=True)
    return story.after(1).take(
        "refer_discipline", OFFICE, Duty.SEALED, organ=agency(CITY_DISCIPLINE), against_receiver=True
    )


def referred_to_another_organ() -> Story:
    """An accusation that is not for the discipline organ: a doctor's conduct goes to the health bureau."""
    story = Story(OFFICE, date(2026, 6, 1), ("见密件",), "内容只在密件中。", accusation=True)
    story.after(1).take("triage", OFFICE, Duty.SEALED, klass="accusation", searched=True)
    return story.after(1).take("refer_competent", OFFICE, Duty.SEALED, organ=agency(HEALTH))


def handed_over_and_closed() -> Story:
    """An accusation handed over and archived: number, date and receipt are all that stays."""
    story = Story(OFFICE, date(2026, 4, 8), ("见密件",), "内容只在密件中。", accusation=True)
    story.after(1).take("triage", OFFICE, Duty.SEALED, klass="accusation", searched=True)
    story.after(1).take("refer_discipline", OFFICE, Duty.SEALED, organ=agency(DISCIPLINE))
    story.after(2).take("hand_over", OFFICE, Duty.SEALED, received_on=story.on)
    return story.after(1).take("close_handed_over", OFFICE, Duty.SEALED)


def guided_elsewhere() -> Story:
    """Brought to the transport bureau itself, which has no say: told whom to turn to."""
    organ = "98010117"
    story = Story(
        organ,
        date(2026, 6, 1),
        ("请求退还培训费",),
        "驾校（虚构）关门，培训费没有退。",
        channel="visit",
        identity={"name": "杜若水"},
        oral_record="来访人陈述了缴费和停业经过，记录已宣读。",
        read_back=True,
    )
    story.after(1).take("triage", organ, Duty.TRIAGE, klass="appeal", searched=True)
    return story.after(1).take(
        "guide_elsewhere",
        organ,
        Duty.TRIAGE,
        organ=agency(URBAN),
        procedure="预付费消费纠纷由主管部门调解，也可以申请仲裁或者起诉，材料和期限已告知。",
    )


def merged() -> Story:
    """The same petitioner wrote again about the same thing: joined to the matter under way."""
    first = _simple_story(date(2026, 5, 20), "贺兰舟", "请求清理塌方", "山脚塌方堵了出村的路。")
    first.sent("98010117").after(2).accepted()
    again = _simple_story(date(2026, 6, 3), "贺兰舟", "请求清理塌方", "塌方还没有清理，再次反映。")
    return again.after(1).take(
        "merge",
        OFFICE,
        Duty.TRIAGE,
        into=first.number,
        same_petitioner=True,
        reason="同一信访人，同一地点，同一请求，原件正在办理。",
    )


def no_longer_accepted() -> Story:
    """Final last winter; the same facts and reasons again: compared in writing, confirmed by another. The head signs next."""
    return _same_again("安大雪", date(2026, 5, 26))


def told_no_longer_accepted() -> Story:
    """The same, a fortnight earlier: the notice is signed and issued."""
    return _same_again("安立冬", date(2026, 5, 12))


def _same_again(name: str, on: date) -> Story:
    earlier = final(name)
    story = _simple_story(on, name, "请求重新核定补偿面积", "仍然认为丈量有误。")
    story.after(1).triaged(first_or_repeat="repeat")
    story.after(1).take(
        "propose_no_longer_accept",
        OFFICE,
        Duty.TRIAGE,
        earlier=earlier.number,
        comparison_facts="所述丈量经过与原事项相同，没有新的测绘资料。",
        comparison_reasons="理由与复核请求书第一、二项相同。",
        nothing_new=True,
    )
    return story.after(1).take("no_longer_accept", OFFICE, Duty.TRIAGE, second=True)


def _suggestion(on: date, name: str, request: str, facts: str, organ: str, decision: str) -> Story:
    story = _simple_story(on, name, request, facts).sent(organ, "suggestion")
    story.after(3).take("accept", organ, Duty.HANDLER, procedure="将认真研究论证后回复。")
    story.after(7).take("study", organ, Duty.HANDLER, study="走访了二十户，查阅了三年台账。")
    return story.after(4).take(
        "decide_suggestion", organ, Duty.HANDLER, decision=decision, reasons="研究论证记录已载明。"
    )


def adopted() -> Story:
    """A suggestion adopted; the reply is being written."""
    return _suggestion(
        date(2026, 5, 13), "蓝采荇", "建议增设母婴室", "办事大厅没有母婴室。", HEALTH, "adopted"
    )


def partly_adopted() -> Story:
    """A suggestion adopted in part."""
    return _suggestion(
        date(2026, 5, 14), "于归鸿", "建议开通夜间公交", "下晚班没有车。", "98010117", "partly"
    )


def not_adopted() -> Story:
    """A suggestion not adopted: the reasons are owed all the same."""
    return _suggestion(date(2026, 5, 15), "霍去愁", "建议取消单双号停车", "停车不便。", URBAN, "not")


def suggestion_rewarded() -> Story:
    """A suggestion adopted, answered, rewarded, closed (art. 29(2))."""
    story = _suggestion(
        date(2026, 3, 16), "池上楼", "建议统一秸秆收储", "秸秆没处堆，有人偷烧。", FARMING, "adopted"
    )
    story.after(2).take("reply_suggestion", FARMING, Duty.HANDLER, reply="已列入秋收前的收储点建设计划。")
    story.after(6).take("reward", FARMING, Duty.HEAD, reward="颁发金点子证书（虚构）。")
    return story.take("close_replied", FARMING, Duty.HANDLER)


def simple_accepted() -> Story:
    """Accepted for simple handling: ten working days."""
    story = _simple_story(date(2026, 6, 2), "常青藤", "请求补栽行道树", "门口行道树被车撞断。")
    story.after(1).triaged(simple=True).take("forward", OFFICE, Duty.TRIAGE, organ=agency(URBAN))
    story.organ = URBAN
    story.after(1).take("receive", URBAN, Duty.HANDLER)
    return story.after(1).take("accept_simple", URBAN, Duty.HANDLER, reason="事实清楚，责任明确，容易解决。")


def duty_answered_waiting() -> Story:
    """The duty was performed and answered; the paper is on its way."""
    story = _simple_story(date(2026, 4, 20), "闻人语", "请求制止餐馆油烟", "楼下餐馆（虚构）油烟直排。").sent(
        URBAN
    )
    story.after(2).accepted("R5").after(1).take(
        "start_duty", URBAN, Duty.HANDLER, applied_on=date(2026, 4, 22)
    )
    return story.at(date(2026, 6, 4)).take(
        "answer_duty",
        URBAN,
        Duty.HEAD,
        decision="已责令限期安装净化设施，并复查合格。",
        basis="《云泽省油烟管理规定（虚构）》第九条",
        remedy=True,
    )


def wage_claim_closed() -> Story:
    """S12 to its end: the arbitration body took it."""
    story = _simple_story(
        date(2026, 3, 23), "任平生", "请求支付加班工资", "某电子厂（虚构）不付加班费。"
    ).sent(LABOUR)
    story.after(2).accepted("R2")
    story.after(1).take(
        "route",
        LABOUR,
        Duty.HANDLER,
        body="青禾县劳动人事争议仲裁委员会（虚构）",
        limit="自知道权利被侵害之日起一年内申请仲裁",
        materials="考勤和工资凭据",
        procedure="提交仲裁申请书，五日内决定是否受理。",
    )
    return story.after(9).take("close_routed", LABOUR, Duty.HANDLER, evidence="仲裁委员会受理通知书复印件。")


MORE: tuple[Callable[[], Story], ...] = (
    assigned,
    referred_to_discipline,
    referred_to_another_organ,
    handed_over_and_closed,
    guided_elsewhere,
    merged,
    no_longer_accepted,
    told_no_longer_accepted,
    adopted,
    partly_adopted,
    not_adopted,
    suggestion_rewarded,
    simple_accepted,
    duty_answered_waiting,
    wage_claim_closed,
)
