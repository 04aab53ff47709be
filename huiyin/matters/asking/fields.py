"""Form fields for answers that are more than one line: lists, names, outcomes, parts, identity, files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huiyin.law.book_2022.steps.filing import AUTHORITY, FILED_BY
from huiyin.law.grammar import Outcome, Part
from huiyin.law.words import Klass
from huiyin.matters.acts import Upload
from huiyin.matters.asking.uploads import upload
from huiyin.people.wording import in_english, word

MOST_ROWS = 60
RESULTS = (("", "—"), ("support", _("支持")), ("explain", _("解释说明")), ("not_support", _("不予支持")))
IDENTITY = {
    "name": _("姓名或名称"),
    "phone": _("电话"),
    "address": _("住址"),
    "id_number": _("证件号码"),
    "credit_code": _("统一社会信用代码"),
}
FILED = {"filed_by": _("代为提出"), "authority": _("书面委托")}  # beside the identity, where another files
_FILER = re.compile(r"filer(\d)_(\w+)")


def detail(name: str, value: str) -> tuple[str, str]:
    """One detail of an identity in words: what it is called, and what it says."""
    if name in FILED:
        said = {code: en if in_english() else zh for code, zh, en in (*FILED_BY, *AUTHORITY)}
        return str(FILED[name]), said.get(value, value)
    if found := _FILER.fullmatch(name):
        label = gettext("代为提出的人 %(place)s：%(what)s")
        return label % {"place": found[1], "what": IDENTITY.get(found[2], found[2])}, value
    return str(KNOWN.get(name, name)), value


# What may be known of a person besides: changed by the petitioner later.
KNOWN = IDENTITY | {"email": _("电子邮箱"), "reach": _("怎样找您方便"), "former": _("原来的联系方式")}


def _classes() -> list[tuple[str, str]]:
    return [("", "—"), *((klass.value, word(klass)) for klass in Klass)]


def lines(text: str) -> tuple[str, ...]:
    """One entry a line, blank lines left out."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class Column:
    """One input of a row: its name, label and shape (`line`, `long`, or the choices of a list)."""

    def __init__(
        self,
        name: str,
        label: Any,
        choices: Sequence[tuple[str, Any]] | None = None,
        rows: int = 0,
        picks: bool = False,
    ):
        self.name, self.label, self.choices, self.rows = name, label, choices, rows
        self.picks = picks  # a legal basis: the page may offer a list to pick from


class Rows(forms.Widget):
    """Rows of the same columns, sent as `name-0-column`, `name-1-column` …; grows by script, works without."""

    template_name = "asking/rows.html"

    def __init__(
        self, columns: Sequence[Column], *, shown: int = 1, grows: bool = True, what: Any = ""
    ) -> None:
        super().__init__()
        self.columns, self.shown, self.grows, self.what = columns, shown, grows, what
        self.heads: tuple[str, ...] = ()

    def use_required_attribute(self, initial: Any) -> bool:
        return False

    def id_for_label(self, id_: str) -> str:
        return f"{id_}-0-{self.columns[0].name}" if id_ else id_

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, str]]:
        pattern = re.compile(
            rf"{re.escape(name)}-(\d{{1,6}})-"
        )  # all of them: what is too many is told, never dropped
        numbers = sorted({int(found[1]) for key in data if (found := pattern.match(key))})
        return [
            {column.name: str(data.get(f"{name}-{n}-{column.name}", "")).strip() for column in self.columns}
            for n in numbers
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(key.startswith(f"{name}-") for key in data)

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, dict(attrs or {}))
        given = [row for row in value or () if any(row.values())] if self.grows else list(value or ())
        count = max(len(given) + (1 if self.grows and given else 0), self.shown)
        rows = [self._row(name, n, given[n] if n < len(given) else {}, context) for n in range(count)]
        context["widget"] |= {"rows": rows, "grows": self.grows, "what": self.what}
        return context

    def _row(self, name: str, n: int, given: Mapping[str, str], context: dict[str, Any]) -> dict[str, Any]:
        base = context["widget"]["attrs"].get("id") or f"id_{name}"
        cells = [
            {
                "name": f"{name}-{n}-{column.name}",
                "id": f"{base}-{n}-{column.name}",
                "column": column,
                "value": given.get(column.name, ""),
            }
            for column in self.columns
        ]
        return {"number": n + 1, "head": self.heads[n] if n < len(self.heads) else "", "cells": cells}


class RowsField(forms.Field):
    """A list of rows; empty rows are left out unless each row stands for something. Too many are answered with a sentence."""

    widget: Rows
    too_many = _(
        "最多写%(most)d项，现在有%(now)d项，一项也没有收走，都还在下面。请把相近的并成一项，或者分成几件写。"
    )

    def clean(self, value: Any) -> Any:
        filled = [row for row in value or () if any(row.values())]
        if self.required and not filled:
            raise ValidationError(self.error_messages["required"], code="required")
        if len(filled) > MOST_ROWS:
            raise ValidationError(self.too_many, code="many", params={"most": MOST_ROWS, "now": len(filled)})
        return self.told(filled)

    def told(self, rows: list[dict[str, str]]) -> Any:
        """Rows as the law wants them."""
        raise NotImplementedError


class RequestsField(RowsField):
    """诉求, one claim a row → tuple of texts."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=Rows([Column("text", _("诉求"), rows=2)], shown=2, what=_("诉求")), **kwargs)

    def told(self, rows: list[dict[str, str]]) -> tuple[str, ...]:
        return tuple(row["text"] for row in rows)


class OutcomesField(RowsField):
    """One outcome for each request, in order → tuple of `Outcome`. What lacks is for the law to say, all at once."""

    def __init__(self, requests: Sequence[str], **kwargs: Any) -> None:
        columns = [
            Column("result", _("答复"), choices=RESULTS),
            Column("facts", _("认定的事实"), rows=3),
            Column("reasons", _("理由"), rows=3),
            Column("basis", _("依据（政策、法律条款）"), rows=2, picks=True),
        ]
        widget = Rows(columns, shown=max(len(requests), 1), grows=False, what=_("诉求"))
        widget.heads = tuple(requests)
        super().__init__(widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        given = list(value or ())
        if not self.required and not any(any(row.values()) for row in given):
            return ()
        if not any(any(row.values()) for row in given):
            raise ValidationError(
                _("每一项诉求都要有答复：请逐项选择支持、解释说明或不予支持。"), code="incomplete"
            )
        return self.told(given)

    def told(self, rows: list[dict[str, str]]) -> tuple[Outcome, ...]:
        return tuple(Outcome(row["result"], row["facts"], row["reasons"], row["basis"]) for row in rows)


class PartsField(RowsField):
    """Parts of a split letter → tuple of `Part`."""

    def __init__(self, **kwargs: Any) -> None:
        columns = [
            Column("klass", _("类别"), choices=_classes()),
            Column("text", _("这一部分的内容（只写本部分，不得带出其他部分）"), rows=4),
            Column("requests", _("诉求（每行一项）"), rows=2),
        ]
        super().__init__(widget=Rows(columns, shown=2, what=_("部分")), **kwargs)

    def told(self, rows: list[dict[str, str]]) -> tuple[Part, ...]:
        if not all(row["klass"] in set(Klass) and row["text"] for row in rows):
            raise ValidationError(_("每一部分都要选择类别并写明内容。"), code="incomplete")
        return tuple(Part(Klass(row["klass"]), row["text"], lines(row["requests"])) for row in rows)


class NamesField(forms.CharField):
    """Names, one a line or parted by 、 → tuple of texts."""

    widget = forms.Textarea

    def clean(self, value: Any) -> Any:
        return lines(str(super().clean(value)).replace("、", "\n"))


class IdentityField(forms.Field):
    """Name, address, phone, id number, all optional → mapping of those given."""

    def __init__(self, **kwargs: Any) -> None:
        columns = [Column(name, label) for name, label in IDENTITY.items()]
        super().__init__(widget=Rows(columns, grows=False), **kwargs)

    def clean(self, value: Any) -> dict[str, str]:
        given = {name: text for row in (value or ())[:1] for name, text in row.items() if text}
        if self.required and not given:
            raise ValidationError(_("请至少填写一项；确实没有的，写明“匿名”。"), code="required")
        return given


class PeopleField(RowsField):
    """Several people, each as in an identity, all of it optional → tuple of mappings of what was given."""

    too_many = _(
        "最多写%(most)d个人，现在有%(now)d个，都还在下面。请留下%(most)d个，其余的写成名单，作为文件交上来，一样是信访人。"
    )

    def __init__(self, **kwargs: Any) -> None:
        columns = [Column(name, IDENTITY[name]) for name in ("name", "phone", "address", "id_number")]
        super().__init__(widget=Rows(columns, what=_("人")), **kwargs)

    def told(self, rows: list[dict[str, str]]) -> tuple[dict[str, str], ...]:
        return tuple({name: text for name, text in row.items() if text} for row in rows)


class ManyFiles(forms.ClearableFileInput):
    """A file input that takes several files."""

    template_name = "django/forms/widgets/file.html"
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class FilesField(forms.FileField):
    """Uploaded files → tuple of `Upload`."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> tuple[Upload, ...]:
        given: Iterable[Any] = data if isinstance(data, (list, tuple)) else [data] if data else []
        found = tuple(upload(one) for one in given)
        if self.required and not found:
            raise ValidationError(self.error_messages["required"], code="required")
        return found
