"""What the fictional county's petition office has published: six announcements, two calls for suggestions."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from huiyin.demo.story import DAY, noon, who
from huiyin.law.words import Duty
from huiyin.matters.access import named
from huiyin.matters.acts import Upload
from huiyin.publishing import writing
from huiyin.publishing.models import Kind

OFFICE = "98010101"
DATES = """青禾县六月领导干部接访日（虚构）

6月10日（周三）上午　县信访接待大厅　自然资源方面
6月17日（周三）上午　县信访接待大厅　劳动和社会保障方面
6月24日（周三）上午　柳溪镇便民中心　教育、卫生健康方面

接访不用预约。来不了的，可以写信或者在网上登记，一样有答复。
"""


def tell() -> int:
    """Write and approve them all, once; how many."""
    editor, head = who(OFFICE, Duty.REGISTRAR), who(OFFICE, Duty.HEAD)
    with named(editor):
        if writing.own(editor):
            return 0
    for kind, days, said, files in _told():
        on = noon(DAY - timedelta(days=days))
        with named(editor):
            pk = writing.begin(kind, said, files, editor, on).publication.pk
            writing.hand_in(pk, editor, on)
        with named(head):
            seen = writing.standing(writing.one(pk, head).newest)
            writing.approve(pk, seen, head, on)
        if said["title"] == _WITHDRAWN:
            with named(editor):
                writing.withdraw(pk, "日期写错了，以新发的通知为准。", editor, on + timedelta(days=1))
    return len(_told())


_WITHDRAWN = "端午节期间接待时间的通知"


def _told() -> list[tuple[Kind, int, dict[str, Any], tuple[Upload, ...]]]:
    """Kind, days before the day of the demonstration, texts, files."""
    dates = Upload("六月接访日程.txt", "text/plain", DATES.encode(), "clean")
    return [
        (Kind.ANNOUNCEMENT, 48, _HALL, ()),
        (Kind.ANNOUNCEMENT, 30, _QUARTER, ()),
        (Kind.ANNOUNCEMENT, 12, _HOLIDAY, ()),
        (Kind.ANNOUNCEMENT, 11, _HOLIDAY | {"title": "端午节期间接待时间的通知（更正）", "body": _RIGHT}, ()),
        (Kind.ANNOUNCEMENT, 7, _JUNE, (dates,)),
        (Kind.ANNOUNCEMENT, 1, _LATER, ()),
        (Kind.CAMPAIGN, 70, _BUSES, ()),
        (Kind.CAMPAIGN, 10, _MARKETS, ()),
    ]


_HALL = {
    "category": "notice",
    "title": "县信访接待大厅搬迁以后怎样来",
    "body": "县信访接待大厅已经搬到青禾县人民路01号（虚构），一层，没有台阶。\n\n# 怎样来\n\n- 公交2路、5路到“县政府”站下车\n"
    "- 大厅西门有轮椅坡道和停车位\n- 行动不便的，打电话 000-010101，可以上门登记\n\n不来也能办：[在网上登记](/raise)，写信、打电话都一样有答复。",
    "title_en": "How to reach the reception hall at its new address",
    "body_en": "The county's petition reception hall has moved to 01 Renmin Road, Qinghe County (fictional), ground floor, no steps.\n\n"
    "# How to get there\n\n- Bus 2 or 5 to “County Government”\n- Ramp and parking at the west door\n- If you cannot come, call 000-010101\n\n"
    "You need not come: [raise a matter online](/raise), write or call. All are treated alike.",
}
_QUARTER = {
    "category": "progress",
    "title": "一季度信访办理情况",
    "body": "一季度全县按期办结的比例比上一季度提高。群众反映较多的是拖欠工资、物业管理和农村道路。\n\n"
    "# 正在改进的\n\n- 劳动监察进工地，每周一次\n- 物业维修资金的使用情况按季度公布\n\n下一步把没有按期答复的单位逐件督办。",
}
_HOLIDAY = {
    "category": "reception",
    "title": _WITHDRAWN,
    "body": "端午节期间（六月十八日至二十日）接待大厅休息，网上登记照常。",
}
_RIGHT = "端午节期间（六月十九日至二十一日）接待大厅休息，六月二十二日起照常接待。网上登记、来信不受影响，期限照算。"
_JUNE = {
    "category": "reception",
    "title": "六月领导干部接访安排",
    "body": "六月每周三上午，县领导在县信访接待大厅或者乡镇接待群众。具体日期、地点和接访的方面见附件。\n\n接访不用预约，也不收费。",
}
_LATER = {
    "category": "policy",
    "title": "问答：办理期限到了没有答复怎么办",
    "body": "# 期限怎样查\n\n用登记编号和查询码在[查询](/follow)里看，每一个期限都写着从哪天起、到哪天止、依据哪一条。\n\n"
    "# 到期没有答复\n\n可以在查询页面补充说明，也可以向县信访局反映。县信访局对逾期的事项督办。",
    "publish_at": datetime.combine(DAY + timedelta(days=3), noon(DAY).timetz()),
}
_BUSES = {
    "category": "",
    "title": "怎样让农村公交更方便，请您提建议",
    "opens_on": date(2026, 4, 1),
    "closes_on": date(2026, 4, 30),
    "body": "县里准备调整农村公交的线路和班次。请告诉我们：您最常从哪里到哪里，什么时候坐车，现在有什么不便。\n\n收到的建议由县交通运输局研究，六月公布结果。",
    "result": "建议最集中的三件事：\n\n- 早班车提前到六点：采纳，从七月一日起\n- 柳溪镇增加到县医院的直达车：采纳，先试行三个月\n"
    "- 全部换成小型车：没有采纳，赶集日坐不下\n\n提建议时留了联系办法的，已经逐件答复。",
}
_MARKETS = {
    "category": "",
    "title": "老城区菜市场改造，听听您的意见",
    "opens_on": date(2026, 6, 1),
    "closes_on": date(2026, 6, 30),
    "body": "老城区的两个菜市场今年改造。请告诉我们：\n\n- 改造期间在哪里买菜最方便\n- 摊位、通道、厕所怎样布置\n- 还有什么担心的\n\n"
    "收到的建议由县住房和城乡建设局研究论证，七月底以前公布结果。",
    "title_en": "Two markets in the old town will be rebuilt: tell us what you think",
    "body_en": "Two markets in the old town will be rebuilt this year. Tell us:\n\n- where to shop meanwhile\n- how stalls, aisles and toilets should lie\n"
    "- what worries you\n\nThe Housing Bureau studies what comes in and publishes the result by the end of July.",
}
