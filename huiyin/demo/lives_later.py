"""Moments between decision and finality, and other places: agreements, checks, review, other counties and levels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.demo.lives_handled import (
    CITY_GOVERNMENT,
    COUNTY_GOVERNMENT,
    LAND,
    OFFICE,
    asked_again,
    asked_for_review,
    land,
    review_told,
)
from huiyin.demo.story import Story, agency
from huiyin.law.words import Duty


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


def supervised_in_vain() -> Story:
    """Supervised for delay, no reply in the set time: the organ that manages its leaders is asked to look (art. 40(3))."""
    story = land(date(2026, 2, 2), "濮阳春").after(3).accepted().after(6).heard()
    story.at(date(2026, 4, 15)).take(
        "supervise",
        OFFICE,
        Duty.SUPERVISOR,
        ground="delay",
        facts_found="办理期限已过，没有出具处理意见书，也没有延期。",
        demand="请立即办结并书面说明原因。",
        improvement="建议建立期限提醒。",
        reply_by=date(2026, 4, 24),
    )
    return story.at(date(2026, 5, 6)).take(
        "escalate_supervision",
        OFFICE,
        Duty.SUPERVISOR,
        to="accountability",
        conduct="逾期未出具处理意见书，督办后在规定期限内没有书面回复。",
        consequences="信访人的请求至今没有答复，春耕前未能复耕。",
        law="《信访工作条例》第四十五条第一项",
    )


def rated() -> Story:
    """Served, and rated by the petitioner."""
    story = land(date(2026, 4, 7), "楚云歌").after(2).accepted().handled("explain", days=25)
    return story.after(3).petitioner("rate", office="4", organ="3", organ_words="解释清楚了，就是慢了点。")


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


LATER: tuple[Callable[[], Story], ...] = (
    agreed,
    legal_checked,
    issued_unserved,
    hearing_held,
    instructed,
    supervised_and_cleared,
    supervised_in_vain,
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
