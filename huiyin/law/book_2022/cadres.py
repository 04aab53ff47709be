"""Who manages whom (干部管理权限): the discipline organ at the managing level receives an accusation (arts 22(2), 30).

The Regulations name the principle and leave the table to cadre-management rules: the rows are practice, one level down.
Places that manage otherwise replace a row.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from huiyin.law.grammar import Article, Mark
from huiyin.law.words import Level

BY_AUTHORITY = Article("22(2)", "应当按照管理权限转送有关纪检监察机关依规依纪依法处理")
NEXT_HIGHER = Article("15", book="纪检监察机关处理检举控告工作规则", mark=Mark.SECONDARY)
NEVER_TO_THE_ACCUSED = Article(
    "30(3)", "不得将信访人的检举、揭发材料以及有关情况透露或者转给被检举、揭发的人员或者单位"
)


class Rank(StrEnum):
    """The rank of a post (职务层次), highest first."""

    PROVINCE = "province"  # 省部级
    BUREAU = "bureau"  # 厅局级
    DIVISION = "division"  # 县处级
    SECTION = "section"  # 乡科级
    STAFF = "staff"  # 科员级以下


class Lead(StrEnum):
    """Whether the post leads its unit."""

    HEAD = "head"  # 主要负责人
    DEPUTY = "deputy"  # 副职负责人
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Authority:
    """Posts of this rank are managed by the committee of this level, or of the unit's own where that is higher."""

    rank: Rank
    manages: Level
    mark: Mark


AUTHORITY = (
    Authority(Rank.PROVINCE, Level.NATIONAL, Mark.PRACTICE),
    Authority(Rank.BUREAU, Level.PROVINCE, Mark.PRACTICE),
    Authority(Rank.DIVISION, Level.PREFECTURE, Mark.PRACTICE),
    Authority(Rank.SECTION, Level.COUNTY, Mark.PRACTICE),
    Authority(Rank.STAFF, Level.COUNTY, Mark.CONVENTION),
)
_ORDER = tuple(Level)  # highest first


def managing_level(rank: Rank, unit: Level, table: tuple[Authority, ...] = AUTHORITY) -> Level:
    """The level that manages a post of this rank in a unit of this level; KeyError for a rank the table lacks."""
    by_rank = {row.rank: row.manages for row in table}
    return min(by_rank[rank], unit, key=_ORDER.index)
