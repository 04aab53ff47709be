"""What the other lives pass through quickly, caught in the moment: each remaining state, and rarer ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.demo.lives_handled import (
    CITY_GOVERNMENT,
    COUNTY_GOVERNMENT,
    LABOUR,
    LAND,
    OFFICE,
    asked_again,
    asked_for_review,
    final,
    land,
    review_told,
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
    """Final last winter; the same facts and reasons again: compared in writing, confirmed by another."""
    earlier = final("安大雪")
    story = _simple_story(date(2026, 5, 26), "安大雪", "请求重新核定补偿面积", "仍然认为丈量有误。")
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


def agreed() -> Story:
    """An agreement signed, to be performed by the end of June."""
    story = land(date(2026, 4, 22), "诸葛亭").after(2).accepted().after(3).heard()
    story.after(5).take("start_mediation", LAND, Duty.HANDLER, consented=True)
    return story.after(8).take(
        "record_agreement",
        LAND,
        Duty.HANDLER,
        agreement="settlement",
        terms="分两次补足差额，第二次于六月三十日前付清。",
        perform_by=date(2026, 6, 30),
        signed=True,
    )


def _drafted(on: date, name: str) -> Story:
    story = land(on, name).after(2).accepted().after(4).heard()
    return story.after(5).investigated().after(6).drafted("explain")


def legal_checked() -> Story:
    """Checked by the legal office; the head signs next."""
    return (
        _drafted(date(2026, 5, 6), "司马舟")
        .after(2)
        .take("legal_check", LAND, Duty.LEGAL, remarks="依据充分，程序合法。")
    )


def issued_unserved() -> Story:
    """Issued; left with a neighbour without evidence, so that no window runs yet (S16)."""
    story = _drafted(date(2026, 4, 27), "尉迟秋").after(1)
    story.take("legal_check", LAND, Duty.LEGAL, remarks="依据充分。").after(1)
    story.take("issue_opinion", LAND, Duty.HEAD)
    return story.after(3).take(
        "attempt_service", LAND, Duty.HANDLER, way="left", what_happened="家中无人，邻居不愿见证，改日再送。"
    )


def hearing_held() -> Story:
    """A hearing in the handling held and recorded: the sixty days ran on."""
    story = land(date(2026, 4, 20), "独孤月").after(2).accepted().after(4).heard()
    story.after(6).take(
        "open_hearing",
        LAND,
        Duty.HANDLER,
        why="difficult",
        hearing_on=date(2026, 5, 20),
        issues="地界如何认定。",
        chair="听证主持人",
        participants=("信访人", "村委会", "测绘单位"),
    )
    story.at(date(2026, 5, 20)).take(
        "close_hearing",
        LAND,
        Duty.HANDLER,
        record="各方陈述、质证，笔录当场签字。",
        opinion="多数意见认为应以老界石为准。",
        signed_on=date(2026, 5, 20),
    )
    return story.after(3).investigated()


def instructed() -> Story:
    """A leader's words, recorded as given: they move no period and replace no step (HY-11)."""
    story = land(date(2026, 5, 12), "闻一舟").after(2).accepted()
    story.after(3).take(
        "record_instruction",
        LAND,
        Duty.HANDLER,
        leader="县领导（虚构）",
        given_on=story.on,
        instruction="请依法尽快办理，把道理讲清楚。",
    )
    return story.after(4).take("answer_instruction", LAND, Duty.HANDLER, answer="已约定听取陈述的时间。")


def supervised_and_cleared() -> Story:
    """Supervised for an execution that was late; carried out, answered in writing, cleared."""
    story = land(date(2026, 2, 25), "澹台月").after(2).accepted()
    story.after(2).heard().after(3).investigated().after(10).issued("support", promised=15)
    story.after(1).served().after(20).take(
        "supervise",
        OFFICE,
        Duty.SUPERVISOR,
        ground="no_execution",
        facts_found="承诺的日期已过，没有执行。",
        demand="请立即执行并书面说明。",
        improvement="建议专人跟踪执行。",
        reply_by=date(2026, 5, 15),
    )
    story.after(6).take(
        "record_execution", LAND, Duty.HANDLER, executed_on=story.on, evidence="补发到账凭证。"
    )
    story.after(1).take(
        "reply_supervision", LAND, Duty.HANDLER, adopted="all", reply="已执行，指定专人跟踪。"
    )
    story.after(2).take("clear_supervision", OFFICE, Duty.SUPERVISOR, reason="已执行到位，信访人认可。")
    return story.after(1).take("close_executed", LAND, Duty.HANDLER)


def rated() -> Story:
    """Served, and rated by the petitioner."""
    story = land(date(2026, 4, 7), "楚云歌").after(2).accepted().handled("explain", days=25)
    return story.after(3).petitioner("rate", satisfaction="basically", remarks="解释清楚了，就是慢了点。")


def _in_review(on: date, name: str) -> Story:
    story = asked_for_review(land(on, name).after(2).accepted().handled("not_support", days=30).after(8))
    return story.after(2).take("accept_review", COUNTY_GOVERNMENT, Duty.REVIEWER)


def review_declined() -> Story:
    """A request for review declined on a ground of the closed list: the paper asked about is another."""
    story = asked_for_review(
        land(date(2026, 3, 9), "端木青").after(2).accepted().handled("explain", days=30).after(8)
    )
    return story.after(3).take(
        "decline_review",
        COUNTY_GOVERNMENT,
        Duty.REVIEWER,
        ground="N5b",
        reason="复查请求超出原请求范围，新的请求已告知可以另行提出。",
    )


def review_issued() -> Story:
    """The review opinion is written; it is on its way to the petitioner."""
    return (
        _in_review(date(2026, 3, 25), "公孙策")
        .after(10)
        .take(
            "issue_review",
            COUNTY_GOVERNMENT,
            Duty.REVIEWER,
            result="maintain",
            findings="原意见认定事实清楚。",
            reasons="维持的理由已逐项说明。",
            basis="《信访工作条例》第三十五条",
        )
    )


def redone() -> Story:
    """The review revoked the opinion: the bureau handles it again, with sixty days from service."""
    story = review_told(
        asked_for_review(
            land(date(2026, 2, 27), "慕容山").after(2).accepted().handled("not_support", days=30).after(6)
        ),
        "redo",
    )
    return story.after(2).take("redo", LAND, Duty.HANDLER).after(5).heard()


def _above(on: date, name: str) -> Story:
    story = review_told(
        asked_for_review(land(on, name).after(2).accepted().handled("not_support", days=30).after(6))
    )
    return asked_again(story)


def re_review_requested() -> Story:
    """Re-review asked of the city government."""
    return _above(date(2026, 3, 5), "上官雨")


def re_review_accepted() -> Story:
    """The request was accepted; no hearing."""
    return (
        _above(date(2026, 2, 27), "欧阳雪").after(2).take("accept_re_review", CITY_GOVERNMENT, Duty.REVIEWER)
    )


def re_review_declined() -> Story:
    """Declined: what it asks for was never part of the first request."""
    return (
        _above(date(2026, 2, 26), "夏侯霜")
        .after(3)
        .take(
            "decline_re_review",
            CITY_GOVERNMENT,
            Duty.REVIEWER,
            ground="N5b",
            reason="所请求的事项不在原请求之内，已告知另行提出。",
        )
    )


def re_review_issued() -> Story:
    """The re-review opinion is written, not yet served: not final yet."""
    story = _above(date(2026, 2, 27), "令狐云").after(2)
    return (
        story.take("accept_re_review", CITY_GOVERNMENT, Duty.REVIEWER)
        .after(10)
        .take(
            "issue_re_review",
            CITY_GOVERNMENT,
            Duty.REVIEWER,
            result="change",
            outcome="explain",
            findings="原意见说理不足。",
            reasons="变更的理由已逐项说明。",
            basis="《信访工作条例》第三十六条",
        )
    )


def down_the_levels() -> Story:
    """A letter to the province: passed on from office to office, each with its own fifteen days."""
    province, city, county = "9801", "980201", "98020101"
    story = Story(
        province,
        date(2026, 5, 13),
        ("请求解决库区移民饮水",),
        "水库移民村的自来水一天只来两小时。",
        identity={"name": "百里溪", "address": "柳浦县枫桥岭镇（虚构）"},
    )
    story.after(2).triaged()
    for office, following in ((province, city), (city, county)):
        story.after(1).take("forward", office, Duty.TRIAGE, organ=agency(following))
        story.after(1).take("receive", following, Duty.TRIAGE)
        story.after(1).take("triage", following, Duty.TRIAGE, klass="appeal", searched=True)
    story.after(1).take("forward", county, Duty.TRIAGE, organ=agency("98020141"))
    story.organ = "98020141"
    return story.after(1).take("receive", story.organ, Duty.HANDLER)


def _elsewhere(county: str, organ: str, on: date, name: str, request: str, facts: str) -> Story:
    return Story(f"{county}01", on, (request,), facts, identity={"name": name}).sent(f"{county}{organ}")


def in_liupu() -> Story:
    """Another county, another bureau: accepted, heard."""
    story = _elsewhere(
        "980201", "13", date(2026, 5, 11), "南宫雁", "请求维修漏雨的廉租房", "顶楼漏雨，墙面发霉。"
    )
    return story.after(3).accepted().after(4).heard()


def in_shichuan() -> Story:
    """A district of the city: supported and carried out."""
    story = _elsewhere(
        "980102", "17", date(2026, 3, 11), "西门雪", "请求安装减速带", "学校门口车速快，孩子过街危险。"
    )
    story.after(2).accepted().after(2).heard().after(3).investigated().after(8).issued("support")
    story.after(1).served().after(10).take(
        "record_execution", story.organ, Duty.HANDLER, executed_on=story.on, evidence="安装验收单。"
    )
    return story.take("close_executed", story.organ, Duty.HANDLER)


def against_the_tax_bureau() -> Story:
    """Led by its line alone: its opinion is reviewed by the tax bureau above, not by the government."""
    story = _elsewhere(
        "980202", "19", date(2026, 3, 18), "东郭木", "请求退还多缴的契税", "按首套房多缴了契税。"
    )
    story.after(2).accepted().handled("not_support", days=30).after(6)
    return asked_for_review(story, above="980219")


MORE: tuple[Callable[[], Story], ...] = (
    assigned,
    referred_to_discipline,
    referred_to_another_organ,
    handed_over_and_closed,
    guided_elsewhere,
    merged,
    no_longer_accepted,
    adopted,
    partly_adopted,
    not_adopted,
    suggestion_rewarded,
    simple_accepted,
    duty_answered_waiting,
    wage_claim_closed,
    agreed,
    legal_checked,
    issued_unserved,
    hearing_held,
    instructed,
    supervised_and_cleared,
    rated,
    review_declined,
    review_issued,
    redone,
    re_review_requested,
    re_review_accepted,
    re_review_declined,
    re_review_issued,
    down_the_levels,
    in_liupu,
    in_shichuan,
    against_the_tax_bureau,
)
