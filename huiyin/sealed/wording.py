"""Sentences of the sealed room: ranks, posts, and why something is barred."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.law.book_2022.cadres import BY_AUTHORITY, NEVER_TO_THE_ACCUSED, Lead, Rank
from huiyin.people.directory import Tree
from huiyin.people.wording import agency_name
from huiyin.sealed.conflict import Bar, Why

RANKS = {
    Rank.PROVINCE: gettext_lazy("省部级"),
    Rank.BUREAU: gettext_lazy("厅局级"),
    Rank.DIVISION: gettext_lazy("县处级"),
    Rank.SECTION: gettext_lazy("乡科级"),
    Rank.STAFF: gettext_lazy("科员级以下"),
}
LEADS = {
    Lead.NONE: gettext_lazy("不担任领导职务"),
    Lead.DEPUTY: gettext_lazy("副职负责人"),
    Lead.HEAD: gettext_lazy("主要负责人"),
}

# What the petitioner wishes, as the ordinary side passed it on.
WISHES = {
    "ask_withdrawal": gettext_lazy("信访人提出撤回，3个工作日内可以取消。线索依法照查；请留意有没有人施压。"),
    "keep_on": gettext_lazy("信访人取消了撤回。"),
    "step_back": gettext_lazy(
        "考虑的时间过了，信访人撤回。查询页写明已撤回，与任何撤回的事项一样。线索依法照查。"
    ),
}


def because(bar: Bar, tree: Tree) -> str:
    """Why something is barred, with the article."""
    unit = agency_name(tree[bar.via]) if bar.via is not None else ""
    said = {
        Why.EMPLOYS: _("被反映人在%(unit)s任职，材料和有关情况不得到那里。"),
        Why.LED: _("%(unit)s由被反映人领导，材料和有关情况不得到那里。"),
        Why.UNDER: _("该单位是%(unit)s的下属，而%(unit)s由被反映人领导，材料和有关情况不得到那里。"),
        Why.SELF: _("该人员与被反映人同名，不得经手。"),
        Why.UNNAMED: _("还没有指明被反映人：不知道要避开谁，就不能转出、复制、打印或者指定承办人。"),
    }[bar.why]
    return f"{said % {'unit': unit}}（{NEVER_TO_THE_ACCUSED.zh}）"


def by_authority() -> str:
    """The article by which the organ is chosen."""
    return BY_AUTHORITY.zh
