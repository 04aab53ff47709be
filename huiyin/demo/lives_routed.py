"""Suggestions, simple matters, and appeals led to another procedure (arts 29, 31(1)–(5))."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.demo.story import Story, agency
from huiyin.law.words import Duty

OFFICE = "98010101"
LAND, LABOUR, CIVIL, TRANSPORT, URBAN = "98010111", "98010112", "98010114", "98010117", "98010118"


def foreign_suggestion() -> Story:
    """A foreign resident's suggestion (art. 48), adopted in part and answered."""
    story = Story(
        OFFICE,
        date(2026, 3, 10),
        ("建议车站增设英文指示牌",),
        "I live in Qinghe. Signs at the bus station are in Chinese only; visitors get lost.",
        channel="online",
        identity={"name": "Maria Ferreira", "address": "青禾县学府路（虚构）"},
    ).sent(TRANSPORT, "suggestion")
    story.after(3).take("accept", TRANSPORT, Duty.HANDLER, procedure="将认真研究论证后回复。")
    story.after(10).take("study", TRANSPORT, Duty.HANDLER, study="车站客流和指示系统调研。")
    story.after(5).take(
        "decide_suggestion", TRANSPORT, Duty.HANDLER, decision="partly", reasons="先在主站试点。"
    )
    return story.after(2).take(
        "reply_suggestion", TRANSPORT, Duty.HANDLER, reply="主站六月底前增设双语指示牌。"
    )


def suggestion_studied() -> Story:
    """A suggestion being studied: no legal period, an internal one."""
    story = Story(
        OFFICE,
        date(2026, 5, 11),
        ("建议延长图书馆开放时间",),
        "下班后图书馆已经关门。",
        identity={"name": "梁晚"},
    )
    story.sent("98010116", "suggestion").after(4).take(
        "accept", "98010116", Duty.HANDLER, procedure="研究后回复。"
    )
    return story.after(6).take("study", "98010116", Duty.HANDLER, study="读者需求调查。")


def simple_matter() -> Story:
    """A broken road lamp: accepted in three working days, answered in ten."""
    story = Story(
        OFFICE, date(2026, 5, 18), ("请修路灯",), "学校门口路灯坏了三盏。", identity={"name": "柳叶"}
    ).sent(URBAN, simple=True)
    story.after(1).take("accept_simple", URBAN, Duty.HANDLER, reason="事实清楚，责任明确，容易解决。")
    return story.after(3).take("answer_simple", URBAN, Duty.HANDLER, reply="三盏路灯已修复。", told=True)


def wage_claim() -> Story:
    """S12: unpaid wages against a private firm: arbitration, and its one-year limit is told."""
    story = Story(
        OFFICE,
        date(2026, 4, 15),
        ("请求支付拖欠工资",),
        "某装修公司（虚构）拖欠四个月工资。",
        identity={"name": "安大力"},
    ).sent(LABOUR)
    story.after(4).accepted("R2")
    return story.after(1).take(
        "route",
        LABOUR,
        Duty.HANDLER,
        body="青禾县劳动人事争议仲裁委员会（虚构）",
        limit="自知道权利被侵害之日起一年内申请仲裁",
        materials="劳动关系和工资凭据",
        procedure="向仲裁委员会提交申请书，五日内决定是否受理。",
    )


def illegal_building() -> Story:
    """S13: asks to demolish a neighbour's illegal floor: a duty, two months, remedies printed."""
    story = Story(
        OFFICE,
        date(2026, 5, 8),
        ("请求拆除邻居违法加层",),
        "邻居擅自加盖一层，挡住采光。",
        identity={"name": "乔知夏"},
    ).sent(URBAN)
    story.after(3).accepted("R5")
    return story.after(1).take("start_duty", URBAN, Duty.HANDLER, applied_on=date(2026, 5, 10))


def duty_answered() -> Story:
    """A pollution complaint answered by a decision, closed."""
    organ = "98010115"
    story = Story(
        OFFICE,
        date(2026, 3, 5),
        ("请求查处偷排",),
        "夜间有企业（虚构）向河里排污水。",
        identity={"name": "林晚舟"},
    ).sent(organ)
    story.after(3).accepted("R5")
    story.after(1).take("start_duty", organ, Duty.HANDLER, applied_on=date(2026, 3, 8))
    story.after(30).take(
        "answer_duty",
        organ,
        Duty.HEAD,
        decision="经查属实，已作出处理决定。",
        basis="《环境保护法》",
        remedy=True,
    )
    return story.after(2).take("close_duty", organ, Duty.HANDLER, evidence="决定书已送达。")


def administrative_route() -> Story:
    """A work-injury confirmation: led to its procedure, then closed."""
    story = Story(
        OFFICE, date(2026, 3, 18), ("请求认定工伤",), "在工地摔伤，单位不申报。", identity={"name": "陆安生"}
    ).sent(LABOUR)
    story.after(3).accepted("R4")
    story.after(1).take(
        "route",
        LABOUR,
        Duty.HANDLER,
        body="青禾县人力资源和社会保障局工伤认定窗口",
        limit="自事故伤害发生之日起一年内",
        materials="病历、劳动关系证明",
        procedure="填写工伤认定申请表。",
    )
    return story.after(7).take("close_routed", LABOUR, Duty.HANDLER, evidence="窗口已出具受理回执。")


def litigation_letter() -> Story:
    """A letter about an unexecuted judgment: to the political-legal organ."""
    story = Story(
        OFFICE,
        date(2026, 5, 21),
        ("请求执行生效判决",),
        "判决生效一年没有执行到位。",
        identity={"name": "程望"},
    )
    return (
        story.after(2)
        .triaged(litigation=True)
        .take("refer_legal", OFFICE, Duty.TRIAGE, organ=agency("98010121"))
    )


def litigation_visit() -> Story:
    """The same by visit: explained and guided."""
    story = Story(
        OFFICE,
        date(2026, 5, 26),
        ("不服判决",),
        "来访人认为判决不公。",
        channel="visit",
        identity={"name": "苏求真"},
        oral_record="来访人陈述，记录已宣读。",
        read_back=True,
    )
    return story.triaged(litigation=True).take(
        "guide_legal",
        OFFICE,
        Duty.TRIAGE,
        organ=agency("98010123"),
        procedure="可依法申请再审，期限和材料已告知。",
    )


def aid_referred() -> Story:
    """Hardship told at the counter: referred for social aid with consent."""
    story = Story(
        OFFICE,
        date(2026, 5, 27),
        ("请求解决生活困难",),
        "独居老人，医药费负担重。",
        identity={"name": "叶奶奶"},
    ).sent(CIVIL)
    story.after(2).accepted()
    return story.after(1).take(
        "refer_aid", CIVIL, Duty.HANDLER, need="医药费负担重", body="青禾县社会救助站（虚构）", consented=True
    )


ROUTED: tuple[Callable[[], Story], ...] = (
    foreign_suggestion,
    suggestion_studied,
    simple_matter,
    wage_claim,
    illegal_building,
    duty_answered,
    administrative_route,
    litigation_letter,
    litigation_visit,
    aid_referred,
)
