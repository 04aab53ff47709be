"""For whom and with whom: several petitioners on one petition, or somebody who files for another. All of it optional."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.counter.asking import Question
from huiyin.counter.signs import written
from huiyin.law.book_2022.steps import filing
from huiyin.law.book_2022.steps.intake import MOST_REPRESENTATIVES
from huiyin.matters.asking.fields import Column, PeopleField, Rows
from huiyin.people.wording import in_english

ALONE, TOGETHER, FOR_ONE, FOR_SEVERAL = "alone", "together", "for_one", "for_several"
MANY, ANOTHER = frozenset({TOGETHER, FOR_SEVERAL}), frozenset({FOR_ONE, FOR_SEVERAL})
ONE_OF = {"required": _("请选一项，再继续。"), "invalid_choice": _("请从列出的里选一项。")}
RADIO = {"class": "form-check-input"}


class TogetherQuestion(Question):
    """Alone, with others, or for somebody else."""

    heading = _("只有您一个人，还是和别人一起？")
    help = _("几个人一起的，写成一件就行，每个人都是信访人。替别人写的也可以，没有书面委托也照样登记。")
    together = forms.ChoiceField(
        label=heading,
        choices=[
            (ALONE, _("只有我自己")),
            (TOGETHER, _("我和别人一起")),
            (FOR_ONE, _("我替一个人写")),
            (FOR_SEVERAL, _("我替几个人写")),
        ],
        initial=ALONE,
        widget=forms.RadioSelect(attrs=RADIO),
        error_messages=ONE_OF,
    )


class OthersQuestion(Question):
    """Those who petition together, each with whatever they want to say of themselves."""

    heading = _("还有谁一起提出？")
    help = _(
        "一个人一组，想写多少写多少，不写也照样登记。每个人的身份都加密保存。以后要一起去当面说的，最多推选五位代表。"
        "人很多的，可以把名单拍照，最后一步传上来。"
    )
    others = PeopleField(label=heading, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [
            Column("name", _("姓名（单位写名称）")),
            Column("phone", _("电话")),
            Column("address", _("住址")),
            Column("speaks", _("去当面说时作代表"), choices=[("", _("不是")), ("yes", _("是"))]),
        ]
        self.fields["others"].widget = Rows(columns, shown=1, what=_("一起提出的人"))

    def clean_others(self) -> tuple[dict[str, str], ...]:
        """At most five represent the others on a visit (art. 20(3)); as many as they like are petitioners."""
        told: tuple[dict[str, str], ...] = self.cleaned_data["others"]
        if sum(1 for one in told if one.get("speaks")) > MOST_REPRESENTATIVES:
            raise forms.ValidationError(
                _(
                    "代表最多五位，请留下五位，其余的改成“不是”。不作代表的也是信访人。（《信访工作条例》第二十条第三款）"
                ),
                code="representatives",
            )
        return told


class FiledByQuestion(Question):
    """As what somebody files for another."""

    heading = _("您是以什么身份替他写？")
    help = _(
        "代理人、近亲属可以补充、查询、请求复查；撤回、评价、改用电子送达、改他的住址电话由信访人本人决定，书面委托写明的除外。[C]"
    )
    filed_by = forms.ChoiceField(
        label=heading,
        choices=[
            (filing.AGENT, _("受他委托的代理人")),
            (filing.GUARDIAN, _("他的监护人")),
            (filing.RELATIVE, _("他的近亲属（配偶、父母、子女、兄弟姐妹、祖父母、孙子女等）")),
        ],
        widget=forms.RadioSelect(attrs=RADIO),
        error_messages=ONE_OF,
    )


class FilersQuestion(Question):
    """Who files, at most two, and the written authority, which may follow later."""

    heading = _("怎样联系您（替他写的人）？")
    help = _("都可以不填，不填也照样登记。下一步再写信访人本人的。")
    filers = PeopleField(label=_("替他写的人（最多两位）"), required=False)
    authority = forms.ChoiceField(
        label=_("书面委托"),
        required=False,
        help_text=_("可以在最后一步拍照上传，也可以以后寄来、补交。监护人、近亲属没有的，选“以后再交”就行。"),
        choices=[
            (filing.LATER, _("以后再交")),
            (filing.GENERAL, _("有，一般委托")),
            (filing.SPECIAL, _("有，写明可以代为撤回、评价、选择送达方式")),
        ],
        initial=filing.LATER,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages=ONE_OF,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        columns = [Column("name", _("姓名（单位写名称）")), Column("phone", _("电话"))]
        self.fields["filers"].widget = Rows(
            columns, shown=filing.MOST_AGENTS, what=_("替他写的人"), grows=False
        )

    def clean_filers(self) -> tuple[dict[str, str], ...]:
        """Two, as the page shows boxes for; a third is told, not dropped."""
        told: tuple[dict[str, str], ...] = self.cleaned_data["filers"]
        if len(told) > filing.MOST_AGENTS:
            said = filing.AGENTS
            raise forms.ValidationError(said.en if in_english() else said.zh, code="agents")
        return told


def pages(draft: Mapping[str, Any]) -> tuple[str, ...]:
    """Which of these questions are asked after the first, by its answer."""
    said = draft.get("together")
    return (*(("others",) if said in MANY else ()), *(("filed_by", "filers") if said in ANOTHER else ()))


def _said(row: Mapping[str, str]) -> dict[str, str]:
    return {name: written(text).strip() for name, text in row.items() if written(text).strip()}


def answers(draft: Mapping[str, Any]) -> dict[str, Any]:
    """What the law asks for (`steps.REGISTER`), of the pages that were asked."""
    asked = pages(draft)
    told: dict[str, Any] = {}
    people = (
        [_said(one) for one in draft.get("others") or () if any(one.values())] if "others" in asked else []
    )
    if people:
        told["others"] = tuple(
            {name: text for name, text in one.items() if name != "speaks"} for one in people
        )
        told["representatives"] = tuple(
            one["name"] for one in people if one.get("speaks") and one.get("name")
        )
    if "filers" in asked and draft.get("filed_by"):
        told["filed_by"], told["authority"] = draft["filed_by"], draft.get("authority") or filing.LATER
        told["filers"] = tuple(_said(one) for one in draft.get("filers") or () if any(one.values()))
    return told
