"""What every organ and unit must publish, so that people can turn to it (arts 17, 18): each demand with its words.

Where the Regulations leave open which conveniences are told, the demand is our convention and carries the mark [C].
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from huiyin.law.grammar import Article, Mark


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing to be published: it is, once each of `needs` is there. Without `needs` this site tells it for all."""

    code: str
    zh: str
    en: str
    article: Article
    mark: Mark
    needs: tuple[str, ...] = ()
    todo_zh: str = ""
    todo_en: str = ""


_LAW, _OURS = Mark.LAW, Mark.CONVENTION
_CONVENIENCE = Article("18(1)", "其他为信访人提供便利的相关事项")

DEMANDS = (
    Demand(
        *("web", "网络信访渠道", "way to petition online", Article("18(1)", "网络信访渠道"), _LAW, ("web",)),
        todo_zh="写明可以在网上提出的网址。",
        todo_en="Give the web address where one can petition.",
    ),
    Demand(
        *("post", "通信地址", "postal address", Article("18(1)", "通信地址"), _LAW, ("address", "postcode")),
        todo_zh="写明能收到信的地址和六位邮政编码。",
        todo_en="Give an address that letters reach, with its six-digit postcode.",
    ),
    Demand(
        *("phone", "咨询投诉电话", "telephone for questions and complaints"),
        *(Article("18(1)", "咨询投诉电话"), _LAW, ("phone",)),
        todo_zh="写明有人接听的电话。",
        todo_en="Give a telephone that somebody answers.",
    ),
    Demand(
        *("hours", "接待时间", "reception hours", Article("18(1)", "信访接待的时间和地点"), _LAW, ("hours",)),
        todo_zh="写明星期几、几点到几点接待。",
        todo_en="Say on which days and from when to when visitors are received.",
    ),
    Demand(
        *("hall", "接待场所", "reception hall", Article("18(1)", "信访接待的时间和地点"), _LAW),
        needs=("hall", "hall_address"),
        todo_zh="写明接待场所的名称和门牌地址。",
        todo_en="Give the name of the reception hall and its street address.",
    ),
    Demand(
        *("query", "查询进展和结果的方式", "how to ask about progress and result"),
        *(Article("18(1)", "查询信访事项处理进展以及结果的方式"), _LAW),
    ),
    Demand(
        *("rules", "有关法规和处理程序", "the rules and the procedure"),
        *(Article("18(1)", "信访事项的处理程序"), _LAW),
    ),
    Demand(
        *("leaders", "领导接访日", "leaders' reception days", Article("18(2)", "定期接待群众来访"), _OURS),
        needs=("leaders",),
        todo_zh="写明领导哪一天接待群众来访，例如“每月15日”。",
        todo_en="Say on which days leaders receive visitors, such as “on the 15th of each month”.",
    ),
    Demand(
        *("fax", "传真", "fax", Article("17(1)", "传真"), _OURS, ("fax",)),
        todo_zh="写明传真号码；没有传真的，写“不设传真”。",
        todo_en="Give the fax number, or say that there is no fax.",
    ),
    Demand(
        *("envelope", "信封怎样写", "what to write on the envelope", _CONVENIENCE, _OURS, ("envelope",)),
        todo_zh="写明收件人和信封上要注明的字，使来信直接到办信人员手里。",
        todo_en="Say whom to address and how to mark the envelope, so that a letter gets straight to the letters desk.",
    ),
    Demand(
        *("travel", "怎样来", "how to get there", _CONVENIENCE, _OURS, ("travel",)),
        todo_zh="写明坐哪路车、在哪一站下、从哪个门进。",
        todo_en="Say which bus, which stop, which entrance.",
    ),
    Demand(
        *("access", "无障碍", "step-free access", _CONVENIENCE, _OURS, ("access",)),
        todo_zh="写明轮椅能不能进，有没有扶手、手语或者代写；没有的，也照实写。",
        todo_en="Say whether a wheelchair gets in, and whether there is help with signing or writing; where there is none, say so.",
    ),
)
BY_CODE = {demand.code: demand for demand in DEMANDS}


def missing(told: Mapping[str, str]) -> tuple[Demand, ...]:
    """The demands that what is `told`, text by name, does not meet; blanks tell nothing."""
    return tuple(demand for demand in DEMANDS if not all(told.get(name, "").strip() for name in demand.needs))
