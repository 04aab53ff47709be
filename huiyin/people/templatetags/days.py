"""Template filters that say days and periods in words, for desk and counter alike."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from huiyin.law.grammar import Clock
from huiyin.law.working import length_words
from huiyin.people.templatetags.said import said
from huiyin.people.wording import in_english

register = template.Library()


@register.filter
def day(value: date) -> str:
    """A day in full: 2026年3月2日, 2 March 2026."""
    return date_format(value, "j F Y" if in_english() else "Y年n月j日")


@register.filter
def lasts(clock: Clock) -> str:
    """How long a period is: 60日（可以延长30日）, 60 days (up to 30 more). Empty where no number is set."""
    if clock.length is None or not clock.length.amount:
        return ""
    words = said(length_words(clock.length))
    if clock.extension is None:
        return words
    more = said(length_words(clock.extension.up_to))
    return _("%(days)s（最多再延长%(more)s）") % {"days": words, "more": more}


@register.filter
def since(clock: Clock) -> str:
    """What a period runs from."""
    return clock.runs_from_en if in_english() else clock.runs_from


@register.filter
def left(due: date, on: date) -> str:
    """How many days are left, in words."""
    number = (due - on).days
    if number == 0:
        return _("今天到期")
    if number > 0:
        return ngettext("还剩 %(n)d 天", "还剩 %(n)d 天", number) % {"n": number}
    return ngettext("已过 %(n)d 天", "已过 %(n)d 天", -number) % {"n": -number}
