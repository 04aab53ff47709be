"""Letters that wait for triage and show what hints say of them. All fictional, the one that smells of accusation most of all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from huiyin.demo.lives_handled import OFFICE
from huiyin.demo.story import Story


def mixed() -> Story:
    """A claim with an accusation in it, taken for a plain letter at the counter: first of all it is to be sealed, or split."""
    return Story(
        OFFICE,
        date(2026, 6, 5),
        ("请求补发少给的青苗补偿款",),
        "修水渠占了我家两亩地，补偿款比邻村少八千元，至今没有说法。村里人都说，差的钱被村主任截留，拿去给亲戚承包的工程垫了款。",
        identity={"name": "阮折柳"},
        channel="letter",
    )


def in_danger() -> Story:
    """Somebody says that life cannot go on: help first, whatever the claim is."""
    return Story(
        OFFICE,
        date(2026, 6, 5),
        ("请求尽快落实大病救助",),
        "孩子断药三天了，医药费借遍了亲戚，再没有办法，我真的不想活了。低保被取消，没有人告诉我原因。",
        identity={"name": "纪南星"},
        channel="call",
        read_back=True,
        oral_record="孩子断药三天，低保被取消，请求帮助。",
    )


def wages() -> Story:
    """A plain claim: the class is sure enough to be filled in, the route is arbitration or labour inspection."""
    return Story(
        OFFICE,
        date(2026, 6, 5),
        ("要求支付拖欠的工资", "要求补缴社保"),
        "我们在青禾县的纸箱厂做工，公司拖欠工资四个月，不交社保，加班费也没有，找老板一直不给，至今没有解决，请求帮忙讨回。",
        identity={"name": "庄晚舟"},
        channel="online",
    )


def lamp() -> Story:
    """A daily matter that may be handled simply."""
    return Story(
        OFFICE,
        date(2026, 6, 5),
        ("修好柳荫巷口的路灯",),
        "青禾县柳荫巷口的路灯不亮，请问归谁管？",
        identity={"name": "夏听蝉"},
        channel="online",
    )


HINTED: tuple[Callable[[], Story], ...] = (mixed, in_danger, wages, lamp)
