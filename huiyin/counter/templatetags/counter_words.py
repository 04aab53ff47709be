"""Template filters that say the counter's words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from huiyin.counter.wording import OWN
from huiyin.law.book_2022 import states
from huiyin.law.book_2022.steps.rating import VALUES
from huiyin.law.grammar import Step
from huiyin.law.words import State
from huiyin.matters.asking.fields import detail
from huiyin.people.models import Agency
from huiyin.people.templatetags import days
from huiyin.people.templatetags.said import said
from huiyin.people.wording import in_english

register = template.Library()
for _filter in (days.day, days.lasts, days.since, days.left):
    register.filter(_filter)


@register.filter
def of(words: Mapping[str, str], name: str) -> str:
    """The entry of that name, empty where there is none."""
    return words.get(name, "")


@register.filter
def state(code: str) -> str:
    """Where a matter stands."""
    return said(states.NAMES[State(code)])


@register.filter
def own(step: Step) -> str:
    """What a step of one's own is called."""
    return str(OWN.get(step.code) or said(step))


@register.filter
def rated(value: str) -> str:
    """A step of the scale in words."""
    said_as = {code: en.capitalize() if in_english() else zh for code, zh, en in VALUES}
    return said_as.get(value) or _("没有评价")


@register.filter
def rated_via(via: str) -> str:
    """How a rating was given."""
    ways = {
        "page": _("您凭查询码评价"),
        "card": _("凭评价卡上的评价码评价"),
        "posted": _("由没有被评价的信访部门按寄回的评价卡录入"),
        "call": _("由没有被评价的信访部门按电话录入"),
    }
    return ways.get(via, "")


@register.filter
def hours(office: Agency) -> str:
    """When an office receives."""
    return (in_english() and office.hours_en) or office.hours


@register.filter
def place(office: Agency) -> str:
    """Where an office stands."""
    return (in_english() and getattr(getattr(office, "contact", None), "address_en", "")) or office.address


@register.filter
def script(text: str) -> str:
    """The language of words that were written by hand: Chinese where a Han character is among them."""
    return "zh-Hans" if re.search(r"[\u3400-\u9fff]", text) else "en"


@register.filter
def dial(number: str) -> str:
    """What a telephone dials: the digits before an extension; 0000-0000000转8 → 00000000000."""
    return re.sub(r"[^0-9+]", "", re.split(r"转|ext|[、,，;；/]", number)[0])


@register.filter
def text_of(thing: object, name: str) -> str:
    """A field of an office's contact in the reader's language; empty where there is none."""
    return str((in_english() and getattr(thing, f"{name}_en", "")) or getattr(thing, name, "") or "")


@register.filter
def labelled(details: Mapping[str, str]) -> list[tuple[str, str]]:
    """What is known of a person besides the name, with its labels."""
    return [detail(name, value) for name, value in details.items()]
