"""Matters of route 6: heard, investigated, decided, served, reviewed, re-reviewed (arts 31(6)–36)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from huiyin.demo.story import Story, agency
from huiyin.law.words import Duty

OFFICE = "98010101"
LAND, LABOUR, HOUSING, CIVIL, TRANSPORT = "98010111", "98010112", "98010113", "98010114", "98010117"
COUNTY_GOVERNMENT, CITY_LAND, CITY_GOVERNMENT = "98010100", "980111", "980100"


def land(on: date, name: str, *requests: str) -> Story:
    return Story(
        OFFICE,
        on,
        requests or ("请求重新核定补偿面积",),
        "征地时面积丈量有误，多次反映没有结果。",
        identity={"name": name, "phone": "000-2002", "address": "青禾县竹影坪乡（虚构）"},
    ).sent(LAND)


def fresh() -> Story:
    """Accepted a few days ago: plenty of time. The petitioner lost the query code and came with an identity card."""
    story = land(date(2026, 5, 29), "林小满").after(4).accepted()
    return story.take(
        "replace_code", story.office, Duty.INTAKE, shown="identity_card", compared=True, way="hand"
    )


def halfway() -> Story:
    """Half of the sixty days is used; whether the notice of acceptance arrived is not proved."""
    story = land(date(2026, 4, 27), "沈立秋").petitioner("choose_electronic", choice="agree")
    return story.after(3).accepted(proved=False).after(5).heard()


def near_target() -> Story:
    """Three working days to the target; nobody was at home when the notice of acceptance was brought."""
    story = land(date(2026, 4, 9), "顾春分").after(2).accepted(proved=False).after(4)
    story.about(
        "attempt_paper", "notice_of_acceptance", way="direct", what_happened="家中无人，邻居称外出务工。"
    )
    return story.after(2).heard().after(8).investigated()


def overdue_handling() -> Story:
    """Past its sixty days without an opinion: art. 45(1); supervision asked for a written reply."""
    story = land(date(2026, 3, 16), "方寒露").after(3).accepted().after(6).heard()
    story.on = date(2026, 5, 27)
    return story.take(
        "supervise",
        OFFICE,
        Duty.SUPERVISOR,
        ground="delay",
        facts_found="办理期限已过，没有出具处理意见书。",
        demand="请立即办结并书面说明原因。",
        improvement="建议建立期限提醒。",
        reply_by=date(2026, 6, 12),
    )


def extended() -> Story:
    """Complex: extended by thirty days before the due date, the petitioner told why."""
    story = (
        land(date(2026, 3, 30), "程小雪", "请求重新核定面积", "请求补发差额")
        .after(3)
        .accepted()
        .after(6)
        .heard()
        .after(10)
        .investigated()
    )
    story.after(25).take("extend", LAND, Duty.HEAD, days=30, reason="涉及历史台账多，需要重新测绘。")
    return story


def in_mediation() -> Story:
    """Both sides agreed to mediation; the clock runs on."""
    story = land(date(2026, 4, 20), "叶谷雨").after(3).accepted().after(4).heard()
    return story.after(3).take("start_mediation", LAND, Duty.HANDLER, consented=True)


def settled() -> Story:
    """Agreed, performed, resolved."""
    story = land(date(2026, 3, 2), "苏惊蛰").after(3).accepted().after(4).heard()
    story.after(3).take("start_mediation", LAND, Duty.HANDLER, consented=True)
    story.after(6).take(
        "record_agreement",
        LAND,
        Duty.HANDLER,
        agreement="mediation",
        terms="补发差额，双方签字。",
        perform_by=date(2026, 4, 20),
        signed=True,
    )
    return story.after(12).take("perform_settlement", LAND, Duty.HANDLER, evidence="银行回单。")


def hearing() -> Story:
    """A hearing at handling: announced, not yet held; the clock does not stop."""
    story = land(date(2026, 4, 29), "宋白露").after(3).accepted().after(6).heard()
    story.on = date(2026, 6, 1)
    return story.take(
        "open_hearing",
        LAND,
        Duty.HANDLER,
        why="complex",
        hearing_on=date(2026, 6, 16),
        issues="面积如何认定。",
        chair="听证主持人",
        participants=("信访人代表", "测绘单位", "村委会"),
    )


def drafted() -> Story:
    """The opinion is drafted and waits for the legal check."""
    return (
        land(date(2026, 4, 22), "唐立冬")
        .after(3)
        .accepted()
        .after(5)
        .heard()
        .after(6)
        .investigated()
        .after(20)
        .drafted("explain")
    )


def served_in_window() -> Story:
    """Sent to the petitioner's own page and taken there: the thirty days to ask for review run."""
    story = land(date(2026, 4, 13), "邵芒种").petitioner("choose_electronic", choice="agree")
    story.after(2).accepted().after(2).heard().after(3).investigated().after(21).issued("not_support")
    return story.about("send_paper", "opinion").after(2).taken()


def supported_pending() -> Story:
    """Supported, execution promised, not yet done."""
    story = land(date(2026, 4, 15), "秦夏至").after(2).accepted()
    story.after(2).heard().after(3).investigated().after(15).issued("support", promised=40)
    return story.after(1).served()


def supported_executed() -> Story:
    """Supported and carried out."""
    story = land(date(2026, 3, 4), "白小暑").after(2).accepted()
    story.after(2).heard().after(3).investigated().after(15).issued("support", promised=20)
    story.after(1).served()
    return story.after(12).take(
        "record_execution", LAND, Duty.HANDLER, evidence="补发到账凭证。", executed_on=story.on
    )


def execution_overdue() -> Story:
    """S15: supported, promised, not carried out in time."""
    story = land(date(2026, 3, 9), "江大暑").after(2).accepted()
    story.after(2).heard().after(3).investigated().after(10).issued("support", promised=20)
    return story.after(1).served()


def lapsed() -> Story:
    """The window to ask for review passed, service proved: closed, not final."""
    story = land(date(2026, 2, 9), "夏立秋").after(2).accepted().handled("explain", days=25)
    return story.after(40).take("lapse", LAND, Duty.HANDLER)


def assigned_returned() -> Story:
    """Assigned with a period; the completion report returned once, then accepted."""
    story = Story(
        OFFICE, date(2026, 3, 3), ("请求修复堤岸",), "堤岸塌方威胁农田。", identity={"name": "石处暑"}
    ).triaged(important=True)
    story.take(
        "assign",
        OFFICE,
        Duty.TRIAGE,
        organ=agency(LAND),
        feedback_by=date(2026, 5, 25),
        demand="请查明原因并反馈结果。",
    )
    story.organ = LAND
    story.after(1).take("receive", LAND, Duty.HANDLER).after(4).accepted().handled("not_support", days=30)
    report = {"findings": "已查明并答复信访人。", "result": "意见书已送达。"}
    story.after(2).take("submit_completion_report", LAND, Duty.HANDLER, **report)
    story.after(2).take("return_completion_report", OFFICE, Duty.TRIAGE, reason="未说明堤岸加固安排。")
    story.after(3).take("submit_completion_report", LAND, Duty.HANDLER, **report, view="信访人表示知悉。")
    return story.after(1).take("accept_completion_report", OFFICE, Duty.TRIAGE)


def asked_for_review(story: Story, *, above: str = COUNTY_GOVERNMENT) -> Story:
    return story.petitioner("request_review", reviewer=agency(above), reasons="认定的面积与实际不符。")


def review_asked() -> Story:
    """Review asked of the county government."""
    return asked_for_review(
        land(date(2026, 3, 25), "钟白露").after(2).accepted().handled("not_support", days=40).after(15)
    )


def in_review() -> Story:
    """The request was accepted."""
    story = asked_for_review(
        land(date(2026, 3, 20), "高秋分").after(2).accepted().handled("not_support", days=35).after(12)
    )
    return story.after(3).take("accept_review", COUNTY_GOVERNMENT, Duty.REVIEWER)


def review_told(story: Story, result: str = "maintain") -> Story:
    story.after(2).take("accept_review", COUNTY_GOVERNMENT, Duty.REVIEWER)
    story.after(15).take(
        "issue_review",
        COUNTY_GOVERNMENT,
        Duty.REVIEWER,
        result=result,
        findings="原意见认定事实清楚。",
        reasons="维持的理由已逐项说明。",
        basis="《信访工作条例》第三十五条",
    )
    return story.after(2).served("serve_review", COUNTY_GOVERNMENT, Duty.REVIEWER)


def reviewed() -> Story:
    """The review opinion was served: thirty days to ask for re-review."""
    return review_told(
        asked_for_review(
            land(date(2026, 2, 26), "梁霜降").after(2).accepted().handled("not_support", days=40).after(10)
        )
    )


def asked_again(story: Story) -> Story:
    return story.after(8).petitioner(
        "request_re_review", re_reviewer=agency(CITY_GOVERNMENT), reasons="请求重新测绘。"
    )


def re_review_hearing() -> Story:
    """In re-review, a hearing open: its days will not be counted."""
    story = review_told(
        asked_for_review(
            land(date(2026, 2, 24), "柳立冬").after(2).accepted().handled("not_support", days=35).after(9)
        )
    )
    asked_again(story.after(5)).after(3).take("accept_re_review", CITY_GOVERNMENT, Duty.REVIEWER)
    return _hearing_opened(story.after(4), date(2026, 6, 12))


def _hearing_opened(story: Story, hearing_on: date) -> Story:
    return story.take(
        "open_re_review_hearing",
        CITY_GOVERNMENT,
        Duty.REVIEWER,
        hearing_on=hearing_on,
        issues="面积认定和补偿标准。",
        chair="复核听证主持人",
        participants=("信访人", "原办理机关", "复查机关"),
    )


def final(name: str = "安小雪") -> Story:
    """Handled, reviewed, re-reviewed after a hearing: final."""
    story = review_told(
        asked_for_review(
            land(date(2025, 11, 3), name).after(2).accepted().handled("not_support", days=35).after(9)
        )
    )
    asked_again(story).after(3).take("accept_re_review", CITY_GOVERNMENT, Duty.REVIEWER)
    _hearing_opened(story.after(2), story.on + timedelta(5))
    story.after(8).take(
        "close_re_review_hearing",
        CITY_GOVERNMENT,
        Duty.REVIEWER,
        record="各方陈述和质证。",
        opinion="多数意见支持原认定。",
        signed_on=story.on,
    )
    story.after(6).take(
        "issue_re_review",
        CITY_GOVERNMENT,
        Duty.REVIEWER,
        result="maintain",
        findings="原意见和复查意见认定事实清楚。",
        reasons="理由已逐项说明。",
        basis="《信访工作条例》第三十六条",
    )
    return story.after(3).served("serve_re_review", CITY_GOVERNMENT, Duty.REVIEWER)


def published() -> Story:
    """Final, and its re-review opinion on the notice board, without anything that tells who the person is."""
    story = (
        final()
        .after(6)
        .take(
            "publish_opinion",
            CITY_GOVERNMENT,
            Duty.REVIEWER,
            anonymised="一位村民不服承包地的面积认定，请求按合同记载的面积补偿。\n"
            "经听证查明：测绘由双方到场、共同签字，面积与合同附图一致；合同正文的数字是笔误。\n"
            "复核意见：维持原处理意见和复查意见。",
        )
    )
    return story.after(1).about(
        "record_posting",
        "public_notice",
        CITY_GOVERNMENT,
        Duty.REVIEWER,
        effective_on=story.on,
        where_posted="市政府公开栏（虚构）",
    )


def succeeded() -> Story:
    """The bureau's powers passed to another; the matter went with unchanged clocks."""
    story = (
        Story(OFFICE, date(2026, 5, 13), ("请求办理残疾补贴",), "补贴停发半年。", identity={"name": "乔冬至"})
        .sent(CIVIL)
        .after(3)
        .accepted()
    )
    return story.after(5).take(
        "succeed",
        OFFICE,
        Duty.REGISTRAR,
        organ=agency(LABOUR),
        basis="机构改革方案（虚构）",
        contact="办理人员 000-0012",
        decided_by="powers",
    )


HANDLED: tuple[Callable[[], Story], ...] = (
    fresh,
    halfway,
    near_target,
    overdue_handling,
    extended,
    in_mediation,
    settled,
    hearing,
    drafted,
    served_in_window,
    supported_pending,
    supported_executed,
    execution_overdue,
    lapsed,
    assigned_returned,
    review_asked,
    in_review,
    reviewed,
    re_review_hearing,
    published,
    succeeded,
)
