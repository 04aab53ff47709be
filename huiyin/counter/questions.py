"""The questions of 我要信访, one a page. Only what art. 19 needs; a missing name or address never blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError as Misnumbered

from huiyin.counter import offices, together
from huiyin.counter.asking import Question
from huiyin.matters.asking.fields import Column, RequestsField, Rows
from huiyin.people.wording import agency_name

MOST_TEXT, MOST_REQUEST = 20_000, 2_000
CONTROL = {"class": "form-control"}


class WhereQuestion(Question):
    """The region."""

    heading = _("事情发生在哪里？")
    help = _("请选最贴近的一个地方。选得不准也没关系，信访部门会转给管这件事的机关、单位。")
    region = forms.ChoiceField(
        label=heading,
        widget=forms.Select(attrs={"class": "form-select"}),
        error_messages={
            "required": _("请选一个地方，再继续。"),
            "invalid_choice": _("请从列出的地方里选一个。"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [(area.code, "　" * area.depth + area.name) for area in offices.areas()]
        field: Any = self.fields["region"]
        field.choices = [("", gettext("请选择")), *listed]


class OfficeQuestion(Question):
    """The office or organ addressed."""

    heading = _("您想向哪个单位提出？")
    help = _("拿不准就选信访局：由它弄清该谁管，再转过去。选错单位不影响登记。")
    office = forms.TypedChoiceField(
        label=heading,
        coerce=int,
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={
            "required": _("请选一个单位，再继续。"),
            "invalid_choice": _("请从列出的单位里选一个。"),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = offices.offices_in(self.draft.get("region") or "")
        field: Any = self.fields["office"]
        field.choices = [(one.pk, agency_name(one)) for one in found]
        if found:
            self.initial.setdefault("office", found[0].pk)


class ReportQuestion(Question):
    """Whether it is an accusation: then it goes straight into the envelope box."""

    heading = _("您是要检举、控告某个人或者某个单位违纪违法吗？")
    help = _("既有检举又有自己的要求的，请分成两件提交，两件互不影响。")
    report = forms.ChoiceField(
        label=heading,
        choices=[
            ("no", _("不是。我有困难、要求、意见或者建议")),
            ("yes", _("是。我要检举、控告")),
        ],
        widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
        error_messages={
            "required": _("请选一项，再继续。"),
            "invalid_choice": _("请从这两项里选一项。"),
        },
    )


class RequestsQuestion(Question):
    """Claims, one a box."""

    heading = _("您希望解决什么？")
    help = _("一格写一件，写得短一些也可以。答复的时候要逐件回答。")
    requests = RequestsField(label=heading, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        column = Column("text", _("希望解决的事"), rows=2)
        self.fields["requests"].widget = Rows([column], shown=2, what=_("希望解决的事"))

    def clean_requests(self) -> tuple[str, ...]:
        """Each of them short enough to be answered one by one."""
        told: tuple[str, ...] = self.cleaned_data["requests"]
        for place, text in enumerate(told, 1):
            if len(text) > MOST_REQUEST:
                raise forms.ValidationError(
                    _("第 %(place)d 件写得太长了，最多两千字。详细的经过下一步再写。") % {"place": place},
                    code="long",
                )
        return told


class FactsQuestion(Question):
    """What happened."""

    heading = _("事情是怎样的？")
    help = _("什么时候、在哪里、和谁有关、现在怎样。照平常说话那样写就行，最多两万字。")
    facts = forms.CharField(
        label=heading,
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={**CONTROL, "rows": 10}),
        error_messages={
            "max_length": _("写得太长了，最多两万字，现在有 %(show_value)d 字。请分成几件提交。")
        },
    )

    def clean_facts(self) -> str:
        """Something must be said somewhere: here, or in the requests."""
        facts = str(self.cleaned_data["facts"])
        asked = [row for row in self.draft.get("requests") or () if any(row.values())]
        if not facts and not asked:
            raise forms.ValidationError(
                _("请至少写一句要反映的事情。材料里已经写清楚的，可以写“见材料”。"), code="nothing"
            )
        return facts


class IdentityQuestion(Question):
    """Who and where, all of it optional."""

    heading = _("怎样联系您？")
    help = _("都可以不填，不填也照样登记。留下姓名和地址，才能把书面答复送到您手里。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.draft.get("together") in together.ANOTHER:
            self.heading = _("怎样联系信访人本人？")
            self.help = _("都可以不填，不填也照样登记。文书和通知送给信访人本人，请尽量留下他的姓名和地址。")

    name = forms.CharField(
        label=_("姓名（单位写名称）"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={**CONTROL, "autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=_("电话"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={**CONTROL, "type": "tel", "autocomplete": "tel"}),
    )
    address = forms.CharField(
        label=_("住址"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={**CONTROL, "autocomplete": "street-address"}),
    )
    id_number = forms.CharField(
        label=_("身份证或者其他证件号码"),
        help_text=_("只有需要核对身份时才用得上。"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={**CONTROL, "autocomplete": "off"}),
    )
    credit_code = forms.CharField(
        label=_("单位的统一社会信用代码"),
        help_text=_("以单位名义提出的才填。"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={**CONTROL, "autocomplete": "off"}),
    )

    def warnings(self) -> dict[str, str]:
        """A number that cannot be right is pointed out; it never blocks (arts 22, 44(1))."""
        doubts = {
            "id_number": (
                ric,
                _("这不像居民身份证号码，请核对。是护照等其他证件，或者就是这样，直接继续就行。"),
            ),
            "credit_code": (uscc, _("这不像统一社会信用代码（18位），请核对。就是这样的，直接继续就行。")),
        }
        return {
            name: str(sentence)
            for name, (rule, sentence) in doubts.items()
            if (given := self.cleaned_data.get(name)) and not _right(rule, given)
        }


def _right(rule: Any, given: str) -> bool:
    try:
        rule.validate(given)
    except (Misnumbered, ValueError):
        return False
    return True


QUESTIONS: dict[str, type[Question]] = {
    "where": WhereQuestion,
    "office": OfficeQuestion,
    "report": ReportQuestion,
    "requests": RequestsQuestion,
    "facts": FactsQuestion,
    "together": together.TogetherQuestion,
    "others": together.OthersQuestion,
    "filed_by": together.FiledByQuestion,
    "filers": together.FilersQuestion,
    "identity": IdentityQuestion,
}
FIRST = "where"


def order(draft: Mapping[str, Any]) -> tuple[str, ...]:
    """The pages of this petition, in their order: what is asked follows from what was answered."""
    return (
        *("where", "office", "report", "requests", "facts", "together"),
        *together.pages(draft),
        *("identity", "check"),
    )
