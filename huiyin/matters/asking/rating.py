"""The form of a rating: the same for who rates on the own page, by card, and for who enters a card that was posted."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from huiyin.law.book_2022.steps.rating import SIDES, VALUES
from huiyin.people.wording import in_english

CONTROL = {"class": "form-control", "autocomplete": "off"}
MOST = 2_000  # signs of one's own words
_STEPS = forms.RadioSelect()


class RatingForm(forms.Form):
    """Two units, each with its five steps in words and a place for one's own; neither must be rated."""

    office = forms.ChoiceField(label=_("信访部门：登记、转送"), required=False, widget=_STEPS)
    office_words = forms.CharField(label=_("想说的话（可以不写）"), required=False, max_length=MOST)
    organ = forms.ChoiceField(label=_("办理单位：办理、答复"), required=False, widget=_STEPS)
    organ_words = forms.CharField(label=_("想说的话（可以不写）"), required=False, max_length=MOST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        said = [(value, en.capitalize() if in_english() else zh) for value, zh, en in VALUES]
        for side in SIDES:
            field = cast(forms.ChoiceField, self.fields[side])
            field.choices = [*said, ("", _("不评价"))]
            field.error_messages["invalid_choice"] = _("请从所列的几项里选一项。")
            words = self.fields[f"{side}_words"]
            words.widget = forms.Textarea(attrs={**CONTROL, "rows": 3})
            words.error_messages["max_length"] = _("请写得短一些，最多2000字。")

    def clean(self) -> dict[str, Any]:
        """At least one of the two."""
        found = super().clean() or {}
        if not self.errors and not any(found.get(side) for side in SIDES):
            raise forms.ValidationError(_("请至少评价一个：信访部门，或者办理单位。"))
        return found

    def answers(self) -> dict[str, str]:
        """What the step is told; words of a unit that is not rated go with it."""
        said = self.cleaned_data
        return {
            name: said[name]
            for side in SIDES
            for name in (side, f"{side}_words")
            if said.get(side) and said.get(name)
        }
