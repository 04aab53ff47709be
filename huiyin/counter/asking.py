"""What every question of 我要信访 has: one page, its heading, its help, its fields."""

from __future__ import annotations

from typing import Any

from django import forms


class Question(forms.Form):
    """One page: its heading, its help, its fields. `told` keeps what was typed, valid or not."""

    heading: Any = ""
    help: Any = ""

    def __init__(self, data: Any = None, *, draft: dict[str, Any], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial, label_suffix="")
        self.draft = draft
        if len(self.fields) == 1:  # its label is the heading; its help stands below
            for field in self.fields.values():
                field.widget.attrs["aria-describedby"] = "q-help"

    def typed(self) -> dict[str, Any]:
        """What was typed, as it was typed."""
        return {
            name: field.widget.value_from_datadict(self.data, self.files, name)
            for name, field in self.fields.items()
        }

    def warnings(self) -> dict[str, str]:
        """Doubts by field: shown once, never in the way."""
        return {}
