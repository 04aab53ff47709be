"""The six ways of art. 31, in their order of test: R1 to R5 first, R6 is what remains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from huiyin.law.grammar import Article, Ask, Kind
from huiyin.law.words import Route


class Way(NamedTuple):
    """A route: its names, its test, its article, and the closing code it ends with."""

    zh: str
    en: str
    test: str
    test_en: str
    article: Article
    closing: str


NAMES: Mapping[Route, Way] = {
    Route.R1: Way(
        "诉讼、复议及政法机关法律程序",
        "litigation and procedures of the political-legal organs",
        "应当通过法院诉讼、检察机关立案或监督、公安机关法律程序处理，尚未依法终结",
        "court, procuratorial or police procedure, not yet lawfully finalised",
        Article("31(1)", "涉法涉诉信访事项未依法终结的，按照法律法规规定的程序处理"),
        "C1",
    ),
    Route.R2: Way(
        "仲裁",
        "arbitration",
        "应当通过劳动、土地承包等仲裁解决",
        "a dispute for arbitration (labour, land contract)",
        Article("31(2)", "应当通过仲裁解决的，导入相应程序处理"),
        "C2",
    ),
    Route.R3: Way(
        "党员申诉、申请复审",
        "Party member's appeal, re-examination",
        "可以通过党员申诉、申请复审解决",
        "a Party member's appeal or re-examination",
        Article("31(3)", "可以通过党员申诉、申请复审等解决的"),
        "C3",
    ),
    Route.R4: Way(
        "行政复议、裁决、确认、许可、处罚等行政程序",
        "administrative procedure (reconsideration, ruling, confirmation, licence, penalty)",
        "可以通过行政复议、行政裁决、行政确认、行政许可、行政处罚等行政程序解决",
        "reconsideration, ruling, confirmation, licence, penalty",
        Article("31(4)", "等行政程序解决的，导入相应程序处理"),
        "C4",
    ),
    Route.R5: Way(
        "申请查处违法行为、履行保护职责",
        "request to perform a protective duty",
        "申请查处违法行为，或者履行保护人身权、财产权等职责",
        "asks to investigate an unlawful act or to protect person or property",
        Article("31(5)", "依法履行或者答复"),
        "C5",
    ),
    Route.R6: Way(
        "听取陈述、调查核实、出具信访处理意见书",
        "hearing the petitioner, investigation, written opinion",
        "不属于以上情形",
        "none of the above",
        Article("31(6)", "不属于以上情形的"),
        "C6",
    ),
}

ASK = Ask(
    "route",
    Kind.CHOICE,
    "法定途径",
    "route",
    choices=tuple(
        (route.value, f"{route.value} {way.zh}", f"{route.value} {way.en}") for route, way in NAMES.items()
    ),
    help_zh="按顺序检验第一至第五项，都不属于的才是第六项。",
    help_en="Test R1 to R5 in order; only what is none of them is R6.",
)
