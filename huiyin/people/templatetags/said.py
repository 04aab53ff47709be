"""Template filters that say the law's and the directory's words in the reader's language."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from huiyin.law.words import Duty
from huiyin.people.models import Officer
from huiyin.people.wording import agency_name, in_english, word

register = template.Library()
_QUOTED = re.compile(r"(“[^”]*[\u3400-\u9fff][^”]*”)")


@register.filter
def said(thing: Any, name: str = "") -> str:
    """`{{ step|said }}` → `step.zh` or `step.en`; `{{ ask|said:"help" }}` → `ask.help_zh` or `ask.help_en`."""
    if thing is None:
        return ""
    tail = "en" if in_english() else "zh"
    return capfirst(str(getattr(thing, f"{name}_{tail}" if name else tail, "") or ""))


@register.filter
def quoted(sentence: str) -> str:
    """A sentence in which Chinese, quoted as “…”, is marked as Chinese: read aloud as what it is."""
    marked = (
        (format_html('<span lang="zh-Hans">{}</span>', one) if place % 2 else one,)
        for place, one in enumerate(_QUOTED.split(sentence))
    )
    return format_html_join("", "{}", marked)


@register.filter
def because(ruling: Any) -> str:
    """The sentence of a ruling."""
    return str((in_english() and ruling.because_en) or ruling.because)


@register.filter
def agency(thing: Any) -> str:
    """An agency's name."""
    return agency_name(thing)


@register.filter
def called(officer: Officer) -> str:
    """An officer's name."""
    return (in_english() and officer.name_en) or officer.name


@register.filter
def duty(code: str) -> str:
    """A duty in words; an unknown code as it is."""
    try:
        return capfirst(word(Duty(code)))
    except ValueError:
        return code
