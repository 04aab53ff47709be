"""What several people write about independently: a hotspot that grows week by week, and one matter told by two, by letter and by telephone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from huiyin.demo.story import Story

OFFICE, ENVIRONMENT, FARMING = "98010101", "98010115", "98010141"
# Day, channel, name, request, account: a quarry beside an estate, eleven people who do not know of one another.
QUARRY = (
    (date(2026, 5, 14), "letter", "卜青岚", "请治理青溪花园旁碎石场的粉尘", "碎石场就在青溪花园东边，白天粉尘飘满阳台，窗户不敢开。"),
    (date(2026, 5, 20), "online", "施望川", "青溪花园碎石场噪声扰民", "碎石场从清晨六点开机，噪声很大，老人孩子没法休息，粉尘也大。"),
    (date(2026, 5, 22), "call", "闵采苓", "反映青溪花园碎石场夜间开工", "碎石场夜里十一点还在开机，噪声和粉尘让居民睡不着。"),
    (date(2026, 5, 26), "letter", "褚云归", "请查青溪花园边碎石场的环保手续", "碎石场不装喷淋，粉尘落得车上一层，请查它办了什么环保手续。"),
    (date(2026, 5, 28), "visit", "路知秋", "请求制止青溪花园碎石场扬尘", "碎石场料堆不盖，风一吹粉尘扬到居民楼，孩子咳嗽。"),
    (date(2026, 5, 29), "online", "翟问渠", "青溪花园居民受不了碎石场噪声", "碎石场噪声刺耳，货车进出不停，粉尘弥漫，居民多次找过没有用。"),
    (date(2026, 6, 1), "online", "管亦凡", "请关停青溪花园旁的碎石场", "碎石场离居民楼不到一百米，噪声粉尘从早到晚，请搬走或者关停。"),
    (date(2026, 6, 2), "letter", "阮疏影", "青溪花园碎石场扬尘进了教室", "碎石场粉尘吹进楼下幼儿园的教室，噪声吵得孩子午睡不了。"),
    (date(2026, 6, 3), "call", "池远山", "青溪花园碎石场的粉尘什么时候治理", "碎石场粉尘治理不知何时动手，噪声比上个月更大。"),
    (date(2026, 6, 4), "online", "莫听雨", "青溪花园碎石场噪声超过标准", "居民自己测过，碎石场开机时噪声远超标准，粉尘也不见喷淋。"),
    (date(2026, 6, 5), "letter", "晏清和", "青溪花园碎石场应当限时停工", "碎石场夜间开机噪声不断，粉尘呛人，请先限时停工再整治。"),
)  # fmt: skip
PUMP = (
    (date(2026, 5, 21), "letter", "项春生", "请求修复柳塘村的抽水站", "柳塘村北头的抽水站去年冬天坏了水泵，四十亩稻田插不了秧，村里说没有钱换。"),
    (date(2026, 6, 4), "call", "荆秀兰", "柳塘村抽水站一直没有修", "村北头抽水站水泵坏了半年，几十亩稻田没有水插秧，请快些派人修。"),
)  # fmt: skip


def _told(day: date, channel: str, name: str, request: str, facts: str) -> Story:
    """One of several who write about the same; by word of mouth it is taken down and read back."""
    spoken = {"oral_record": facts, "read_back": True} if channel == "visit" else {}
    place = sum(map(ord, name)) % 9000  # a telephone of its own for each person
    identity = {"name": name, "phone": f"000-{place:04d}", "address": "青禾县芦花汀镇（虚构）"}
    return Story(OFFICE, day, (request,), facts, channel=channel, identity=identity, **spoken)


def sorted_(day: date, channel: str, name: str, request: str, facts: str) -> Story:
    """Sorted by the office the next working day."""
    return _told(day, channel, name, request, facts).after(1).triaged()


def forwarded(
    day: date, channel: str, name: str, request: str, facts: str, organ: str = ENVIRONMENT
) -> Story:
    """On its way at the organ."""
    return _told(day, channel, name, request, facts).after(1).sent(organ)


TOGETHER: tuple[Callable[[], Story], ...] = (
    *(partial(forwarded, *one) for one in QUARRY[:4]),
    *(partial(sorted_, *one) for one in QUARRY[4:10]),
    partial(_told, *QUARRY[10]),  # waits to be sorted: then it joins the hotspot at once
    partial(forwarded, *PUMP[0], organ=FARMING),
    partial(_told, *PUMP[1]),  # waits to be sorted: is it the same matter?
)
