"""The codes a matter closes with (rulebook D.7). Concluded, resolved and final are three other facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from huiyin.law.grammar import Article, Mark

_CONVENTION = Article("", mark=Mark.CONVENTION)


class Closing(NamedTuple):
    """What a closing code means, and whether the procedure is exhausted by it."""

    code: str
    zh: str
    en: str
    article: Article
    final: bool = False


CLOSINGS: tuple[Closing, ...] = (
    Closing("A", "已答复", "replied", Article("29", "并予以回复")),
    Closing("B", "已移交", "handed over", Article("22(2)", "按照管理权限转送有关纪检监察机关")),
    Closing("C1", "已导入诉讼、复议等法律程序", "led to litigation or like procedure", Article("31(1)")),
    Closing("C2", "已导入仲裁", "led to arbitration", Article("31(2)")),
    Closing("C3", "已导入党员申诉、复审", "led to a Party appeal", Article("31(3)")),
    Closing("C4", "已导入行政程序", "led to an administrative procedure", Article("31(4)")),
    Closing("C5", "已依法履行或者答复", "duty performed or answered", Article("31(5)", "依法履行或者答复")),
    Closing("C6a", "意见已送达并执行", "opinion served and carried out", Article("32(2)")),
    Closing("C6b", "意见已送达，期限内未请求复查、复核", "opinion served, window lapsed", Article("35")),
    Closing("C6c", "协议已履行", "settlement performed", Article("33")),
    Closing("C6d", "已复核终结", "final after re-review", Article("36(3)"), True),
    Closing("W", "信访人撤回", "withdrawn by the petitioner", _CONVENTION),
    Closing("M", "作为重复事项并入", "merged as a repeat", _CONVENTION),
    Closing("X", "信访人死亡、终止且无承继人", "petitioner died or dissolved, no successor", _CONVENTION),
)
BY_CODE: Mapping[str, Closing] = {closing.code: closing for closing in CLOSINGS}
