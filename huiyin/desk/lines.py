"""The lines of a list, written straight to HTML: a hundred rows through template tags cost twice the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from huiyin.desk.templatetags.desk_words import channel, klass, route, state
from huiyin.desk.wording import days_left
from huiyin.matters.reading import ListRow
from huiyin.people.templatetags.said import said

_ROW = """<tr{overdue}>
<td class="cell-due">{due}</td>
<td class="cell-matter"><a class="num" href="{href}">{number}</a><span class="petitioner">{who}</span></td>
<td class="cell-state"><span class="state">{state}</span>{tags}</td>
<td class="cell-klass">{klass}{route}</td>
<td class="cell-holder">{holder}</td>
<td class="cell-received num" data-label="{received_word}"><time datetime="{received}">{received}</time></td>
</tr>
"""
_DUE = """<span class="level level-{level}">{word}</span> <span class="due">\
<time datetime="{due}">{due}</time> <span class="left">{left}</span>{provisional}</span>\
<span class="clock-name">{clock}</span>"""


@dataclass(frozen=True, slots=True)
class _Fixed:
    """What every line of one page says alike, translated once."""

    href: str
    unsigned: str
    surname: str
    received: str
    urgent: SafeString
    supervised: SafeString
    provisional: SafeString
    no_period: SafeString
    not_triaged: SafeString


def lines(rows: Iterable[ListRow], on: date) -> SafeString:
    """Rows in the reader's language; every value is escaped on its way in."""
    fixed = _fixed()
    return mark_safe("".join(_line(row, on, fixed) for row in rows))  # noqa: S308  (made by format_html)  # nosec B308 B703


def _fixed() -> _Fixed:
    strong = ' <span class="tag tag-strong">{}</span>'
    when = _("这一年的放假安排尚未公布，公布后重新计算")
    return _Fixed(
        href=reverse("desk:matter", args=["NUMBER"]),
        unsigned=_("未署名"),
        surname=_("%(surname)s某"),
        received=_("收到"),
        urgent=format_html(strong, _("紧急")),
        supervised=format_html(strong, _("督办")),
        provisional=format_html(' <span class="tag" title="{}">{}</span>', when, _("暂定")),
        no_period=format_html('<span class="level level-none">{}</span>', _("没有期限")),
        not_triaged=format_html('<span class="quiet">{}</span>', _("尚未甄别")),
    )


def _line(row: ListRow, on: date, fixed: _Fixed) -> SafeString:
    who = fixed.surname % {"surname": row.surname} if row.surname else fixed.unsigned
    way = route(row.route)
    return format_html(
        _ROW,
        overdue=SafeString(' class="row-overdue"') if row.urgency == "overdue" else "",
        due=_due(row, on, fixed),
        href=fixed.href.replace("NUMBER", row.number),
        number=row.number,
        who=f"{who} · {channel(row.channel)}",
        state=state(row.state),
        tags=(fixed.urgent if row.urgent else SafeString(""))
        + (fixed.supervised if row.supervised else SafeString("")),
        klass=klass(row.klass) or fixed.not_triaged,
        route=format_html('<span class="sub">{}</span>', way) if way else "",
        holder=row.holder,
        received_word=fixed.received,
        received=row.received_on.isoformat(),
    )


def _due(row: ListRow, on: date, fixed: _Fixed) -> SafeString:
    if row.due is None:
        return fixed.no_period
    return format_html(
        _DUE,
        level=str(row.urgency or "none"),
        word=capfirst(said(row.urgency)),
        due=row.due.isoformat(),
        left=days_left(row.due, on),
        provisional=fixed.provisional if row.provisional else "",
        clock=said(row.clock),
    )
