"""Matters on their way to the organ that must answer: registered, triaged, forwarded, objected, disputed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.demo.story import Story, agency
from huiyin.law.grammar import Part
from huiyin.law.words import Duty, Klass

OFFICE, CITY = "98010101", "980101"
LAND, LABOUR, HOUSING, TRANSPORT, URBAN = "98010111", "98010112", "98010113", "98010117", "98010118"
LIN = {"name": "林阿婆", "phone": "000-1001", "address": "青禾县芦花汀镇三组（虚构）"}


def just_registered() -> Story:
    """Registered on Friday, waiting for triage."""
    return Story(
        OFFICE,
        date(2026, 6, 5),
        ("请求修复村口断桥",),
        "村口的桥去年汛期冲断，孩子上学要绕行五里。",
        identity=LIN,
    )


def past_its_target() -> Story:
    """Still unsorted when the internal target has passed: the fifteen days end on a rest day."""
    return Story(
        OFFICE, date(2026, 5, 22), ("请求公开村账",), "村里三年没有公布过账目。", identity={"name": "沈守田"}
    )


def overdue_at_the_office() -> Story:
    """Registered and left lying: breach of art. 43."""
    return Story(
        OFFICE,
        date(2026, 5, 11),
        ("请求清理河道垃圾",),
        "河道里堆满了垃圾，夏天气味很大。",
        identity={"name": "顾三水"},
    )


def triaged() -> Story:
    """Triaged, to be forwarded."""
    return Story(
        OFFICE, date(2026, 6, 4), ("请求更换老化水管",), "小区水管老化，水是黄的。", identity={"name": "方怡"}
    ).triaged()


def forwarded() -> Story:
    """Forwarded today, not yet received."""
    story = Story(
        OFFICE, date(2026, 6, 4), ("请求核实拆迁面积",), "测量面积与房产证不符。", identity={"name": "程有福"}
    )
    return story.after(1).triaged().after(1).take("forward", OFFICE, Duty.TRIAGE, organ=agency(HOUSING))


def received() -> Story:
    """Received: five working days to object, fifteen days to inform."""
    return Story(
        OFFICE, date(2026, 6, 1), ("请求补发生态补偿",), "护林补助两年没有发。", identity={"name": "叶满山"}
    ).sent(LAND)


def silent_organ() -> Story:
    """Received long ago; neither objected nor informed: art. 44(3)."""
    return Story(
        OFFICE, date(2026, 4, 20), ("请求恢复公交站点",), "撤站后老人出行困难。", identity={"name": "苏桂英"}
    ).sent(TRANSPORT)


def objected() -> Story:
    """Objected with reasons, the sender decides."""
    story = Story(
        OFFICE,
        date(2026, 6, 1),
        ("请求处理占道经营",),
        "夜市占道，救护车进不来。",
        identity={"name": "宋长顺"},
    ).sent(TRANSPORT)
    return story.after(2).take(
        "object",
        TRANSPORT,
        Duty.HANDLER,
        reasons="占道经营由城市管理部门管理，本机关没有相应的法定职权。",
        competent=agency(URBAN),
        basis="《云泽省城市管理办法（虚构）》第五条",
    )


def returned_twice() -> Story:
    """Two organs objected in turn and were right; the third has it."""
    story = Story(
        OFFICE,
        date(2026, 5, 18),
        ("请求解决工地夜间施工噪声",),
        "凌晨两点还在打桩。",
        identity={"name": "唐知微"},
    ).sent(TRANSPORT)
    for organ, following in ((TRANSPORT, HOUSING), (HOUSING, "98010115")):
        story.after(2).take(
            "object",
            organ,
            Duty.HANDLER,
            reasons="该事项不在本机关法定职责范围之内，请核实。",
            competent=agency(following),
            basis="本机关职能配置规定（虚构）",
        )
        story.after(1).take(
            "agree_objection", OFFICE, Duty.TRIAGE, reason="核实属实。", materials="原信一件，附照片三张。"
        )
        story.take("forward", OFFICE, Duty.TRIAGE, organ=agency(following))
        story.organ = following
        story.after(1).take("receive", following, Duty.HANDLER)
    return story


def objection_refused() -> Story:
    """The objection was not agreed to: the organ is bound."""
    story = Story(
        OFFICE, date(2026, 5, 25), ("请求修缮危房",), "房梁开裂，下雨漏水。", identity={"name": "邵二妹"}
    ).sent(HOUSING)
    story.after(3).take(
        "object",
        HOUSING,
        Duty.HANDLER,
        reasons="危房改造补助由民政部门发放，请转民政部门办理。",
        competent=agency("98010114"),
        basis="补助办法（虚构）",
    )
    return story.after(1).take(
        "refuse_objection", OFFICE, Duty.TRIAGE, reason="危房鉴定和修缮属于住建部门职责。"
    )


def disputed() -> Story:
    """Two organs deny it; the county's joint conference decides."""
    story = Story(
        OFFICE, date(2026, 5, 25), ("请求硬化机耕路",), "机耕路一下雨就不能走。", identity={"name": "秦老七"}
    ).sent(TRANSPORT)
    return story.after(6).take(
        "dispute",
        TRANSPORT,
        Duty.HANDLER,
        other=agency(LAND),
        superior=agency("98010102"),
        reasons="机耕路的管理职责两家理解不一致。",
    )


def dispute_decided() -> Story:
    """The joint conference named the organ; its clock never stopped."""
    story = Story(
        OFFICE, date(2026, 5, 25), ("请求修复水渠",), "水渠塌了，稻田没水。", identity={"name": "白大庆"}
    ).sent(TRANSPORT)
    story.after(5).take(
        "dispute",
        TRANSPORT,
        Duty.HANDLER,
        other=agency(LAND),
        superior=agency("98010102"),
        reasons="水渠与道路相邻，两家都认为不归自己管。",
    )
    story.after(2).take(
        "decide_dispute", "98010102", Duty.CONFERENCE, organ=agency(LAND), reasons="水渠随土地管理。"
    )
    story.organ = LAND
    return story


def submitted() -> Story:
    """Major and of the own level: submitted to the county's committee and government."""
    story = Story(
        OFFICE,
        date(2026, 6, 4),
        ("请求制止尾矿渗漏",),
        "尾矿库渗水，下游三个村吃水受影响。",
        identity={"name": "江大河"},
    )
    story.take("mark_urgent", OFFICE, Duty.TRIAGE, impact="影响三个村的饮水安全。").triaged(important=True)
    story.take(
        "report_urgent",
        OFFICE,
        Duty.TRIAGE,
        what="尾矿库渗水，涉及下游三个村约两千人饮水。",
        measures="已通知停用取水口，安排送水车。",
        committee_told=True,
        department_told=True,
        conference_told=True,
        office_told=True,
        bureau_told=True,
    )
    return story.take(
        "submit_for_decision",
        OFFICE,
        Duty.TRIAGE,
        committee=agency("98010100"),
        proposal="建议由县政府牵头处置。",
    )


def anonymous() -> Story:
    """S06: unsigned, no address, clear facts; registered and sent like any other."""
    story = Story(
        OFFICE, date(2026, 5, 28), ("请求查处超载车辆",), "每天夜里有超载货车从镇上经过，路面已经压坏。"
    )
    story.sent(TRANSPORT)
    story.take("exempt_inform", TRANSPORT, Duty.HANDLER, reason="来信没有姓名和地址，无法告知。")
    return story.after(1).take("confirm_exemption", TRANSPORT, Duty.HANDLER, second=True)


def seven_visitors() -> Story:
    """S07: seven villagers, no representatives elected; the claim is registered all the same."""
    return Story(
        OFFICE,
        date(2026, 6, 2),
        ("请求落实征地补偿",),
        "七位村民一同来访，反映征地补偿款未到位。",
        channel="visit",
        attendees=7,
        oral_record="村民代表各自陈述，记录已宣读。",
        read_back=True,
        identity={"name": "夏家村村民七人"},
    ).sent(LAND)


def three_for_nine() -> Story:
    """Nine visitors elect three; what they said is taken down and read back."""
    return Story(
        OFFICE,
        date(2026, 5, 27),
        ("请求修复灌溉渠道",),
        "渠道淤塞两年，下游九户无水可用。",
        channel="visit",
        attendees=9,
        representatives=("毕岭", "宫泉", "杭渠"),
        oral_record="毕岭代表九户陈述：渠道自前年秋天淤塞，多次向村里反映没有结果，请求在春耕以前修复。",
        read_back=True,
        identity={"name": "毕岭", "address": "青禾县下渠村二组（虚构）"},
    ).sent(LAND)


def mixed_letter() -> Story:
    """S01: an appeal and an accusation in one letter, split before anything moves."""
    story = Story(
        OFFICE, date(2026, 6, 2), ("请求补偿", "举报"), "一封信里写了两件事。", identity={"name": "石敢当"}
    )
    parts = (
        Part(Klass.APPEAL, "请求依法补偿被占用的宅基地。", ("请求依法补偿被占用的宅基地",)),
        Part(Klass.ACCUSATION, "另一件事，内容只在密件中。"),
    )
    return story.after(1).take("split", OFFICE, Duty.TRIAGE, parts=parts)


def sealed_and_handed_over() -> Story:
    """An accusation: sealed on arrival, handed to the discipline organ; only number and date stay here."""
    story = Story(OFFICE, date(2026, 5, 12), ("见密件",), "内容只在密件中。", accusation=True)
    story.take("triage", OFFICE, Duty.SEALED, klass="accusation", searched=True)
    story.after(1).take("refer_discipline", OFFICE, Duty.SEALED, organ=agency("98010131"))
    return story.after(2).take("hand_over", OFFICE, Duty.SEALED, received_on=story.on)


def declined_as_parallel() -> Story:
    """S09: the same matter, raised to the city while the county's period runs."""
    pending = Story(
        OFFICE, date(2026, 5, 8), ("请求退还保证金",), "工程完工两年保证金未退。", identity={"name": "钟建国"}
    )
    pending.sent(HOUSING).after(3).accepted()
    story = Story(
        CITY, date(2026, 6, 1), ("请求退还保证金",), "同一件事又向市里反映。", identity={"name": "钟建国"}
    )
    return (
        story.after(1)
        .triaged(first_or_repeat="repeat")
        .take(
            "decline",
            CITY,
            Duty.TRIAGE,
            ground="N1",
            pending=pending.number,
            reason="请求、事实相同，县住建局正在办理，期限未满。",
        )
    )


def withdrawn() -> Story:
    """Withdrawn by the petitioner's own wish."""
    story = Story(
        OFFICE, date(2026, 5, 19), ("请求补发工服",), "工服没有发齐。", identity={"name": "高乐"}
    ).sent(LABOUR)
    return story.after(3).petitioner("ask_withdrawal", own_will=True, pressed="no").after(7).clock("withdraw")


SENT: tuple[Callable[[], Story], ...] = (
    just_registered,
    past_its_target,
    overdue_at_the_office,
    triaged,
    forwarded,
    received,
    silent_organ,
    objected,
    returned_twice,
    objection_refused,
    disputed,
    dispute_decided,
    submitted,
    anonymous,
    seven_visitors,
    three_for_nine,
    mixed_letter,
    sealed_and_handed_over,
    declined_as_parallel,
    withdrawn,
)
