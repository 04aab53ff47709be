"""What an editor fills in for an announcement, and for a call for suggestions."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.matters.asking.fields import FilesField, ManyFiles
from huiyin.people.templatetags.said import said as said_in
from huiyin.publishing.models import Edition, Enclosure, Kind
from huiyin.publishing.rules import CATEGORIES

_LINE, _INSTANT = {"class": "form-control"}, "%Y-%m-%dT%H:%M"

_ORDER = (
    *("title", "category", "opens_on", "closes_on", "body", "result", "files", "drop"),
    *("title_en", "body_en", "result_en", "publish_at"),
)


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "form-control", "rows": rows})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "form-control"}, format="%Y-%m-%d")


class DraftForm(forms.Form):
    """The fields both have. `kept` are the files there are already."""

    title = forms.CharField(label=_("标题"), max_length=80, widget=forms.TextInput(attrs=_LINE))
    body = forms.CharField(
        label=_("正文"),
        max_length=20000,
        widget=_long(14),
        help_text=_(
            "空一行分段；“# ”开头是小标题，“- ”开头是列表；网址自动成为链接，也可以写[文字](网址)。不要写任何信访人的姓名、住址、号码。"
        ),
    )
    files = FilesField(
        label=_("附件"),
        required=False,
        widget=ManyFiles(attrs=_LINE),
        help_text=_("可以选几个，每个不超过 20 MB；公众都能下载，文件里也不能有信访人的信息。"),
    )
    title_en = forms.CharField(
        label=_("英文标题"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs=_LINE),
        help_text=_("可以不写。写了的，页面注明以中文为准。"),
    )
    body_en = forms.CharField(label=_("英文正文"), required=False, max_length=40000, widget=_long(8))
    publish_at = forms.DateTimeField(
        label=_("发布时间"),
        required=False,
        input_formats=[_INSTANT],
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local", "class": "form-control"}, format=_INSTANT
        ),
        help_text=_("北京时间。空着的，批准以后马上发布。"),
    )

    def __init__(self, *sent: Any, edition: Edition | None, kept: list[Enclosure]) -> None:
        known = {name: getattr(edition, name) for name in self.base_fields if hasattr(edition, name)}
        if edition and edition.approved_at:
            known.pop("publish_at", None)  # the next edition has an instant of its own
        super().__init__(*sent, initial=known, label_suffix="")
        if kept:
            choices = [(str(file.place), file.name) for file in kept]
            self.fields["drop"] = forms.MultipleChoiceField(
                label=_("去掉这些附件"),
                choices=choices,
                required=False,
                widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
            )
        self.order_fields(_ORDER)

    def said(self) -> dict[str, Any]:
        """The texts, days and instant, as `writing.FIELDS` names them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("files", "drop")}

    def dropped(self) -> list[int]:
        """The places of files to leave out."""
        return [int(place) for place in self.cleaned_data.get("drop", ())]


class AnnouncementForm(DraftForm):
    """最新公告."""

    category = forms.ChoiceField(label=_("公告类别"), widget=forms.Select(attrs={"class": "form-select"}))

    def __init__(self, *sent: Any, **known: Any) -> None:
        super().__init__(*sent, **known)
        self.fields["category"].choices = [(code, said_in(name)) for code, name in CATEGORIES.items()]  # type: ignore[attr-defined]


class CampaignForm(DraftForm):
    """人民建议征集. The result is written with the edition that tells it, once the call is over."""

    opens_on = forms.DateField(label=_("从"), widget=_day())
    closes_on = forms.DateField(label=_("到（含当天）"), widget=_day())
    result = forms.CharField(
        label=_("征集的结果"),
        required=False,
        max_length=20000,
        widget=_long(6),
        help_text=_("征集结束以后写新的一版时填：收到哪些建议，采纳了什么，没有采纳的为什么。不写是谁提的。"),
    )
    result_en = forms.CharField(label=_("英文结果"), required=False, max_length=40000, widget=_long(4))

    def clean_closes_on(self) -> date:
        """The last day is not before the first."""
        first, last = self.cleaned_data.get("opens_on"), self.cleaned_data["closes_on"]
        if first and last < first:
            raise forms.ValidationError(_("最后一天不能早于第一天。"))
        return last


FORMS: dict[str, type[DraftForm]] = {Kind.ANNOUNCEMENT: AnnouncementForm, Kind.CAMPAIGN: CampaignForm}
