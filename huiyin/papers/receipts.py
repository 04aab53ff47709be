"""The receipt (收件凭证, D02) as whoever hands in a petition takes it home: on screen, as a page, as a picture for a telephone.

The one place that says what stands on it, for the public's side and the desk alike. It bears the query code, so it is made in
the request that shows it and is never stored. A sealed matter's is made by the same queries and says the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huiyin.law.book_2022 import clocks, guides
from huiyin.law.book_2022.guides import Guide
from huiyin.law.grammar import Clock
from huiyin.law.working import length_words
from huiyin.matters import reading
from huiyin.matters.reading import Clocked
from huiyin.papers import framing, rendering
from huiyin.papers.source import Contact, contact
from huiyin.people import directory
from huiyin.people.acting import Actor
from huiyin.people.directory import Place
from huiyin.people.templatetags.said import said
from huiyin.people.wording import agency_name, in_english

CODE = 16  # digits of the hash that are typed by hand
# Clocks between offices: no business of whoever asks.
HOUSES_OWN = frozenset({"answer_data", "report_urgent", "reply_supervision", "feedback", "enter"})
# The way a petition goes, told beforehand: the clock each sentence speaks of, and the sentence.
WAY: tuple[tuple[str, str | Promise], ...] = (
    ("sort", gettext_lazy("登记后%(days)d天内，信访局弄清该由谁办，转送或者交办。")),
    ("inform_forwarded", gettext_lazy("办理单位收到后%(days)d天内，书面告诉您受理还是不受理。")),
    ("handle", gettext_lazy("受理后%(days)d天内，出具书面的处理意见；情况复杂的，最多再延长%(more)d天。")),
    ("request_review", gettext_lazy("不服处理意见的，收到后%(days)d天内可以请求上一级机关、单位复查。")),
    ("review", gettext_lazy("复查机关%(days)d天内书面答复；还不服的，可以请求复核。")),
)


def way() -> list[tuple[Clock, str]]:
    """Each clock of the way with its sentence, the days taken from the law."""
    found = []
    for code, sentence in WAY:
        clock = clocks.BY_CODE[code]
        more = clock.extension.up_to.amount if clock.extension else 0
        days = clock.length.amount if clock.length else 0
        found.append((clock, str(sentence) % {"days": days, "more": more}))
    return found


@dataclass(frozen=True, slots=True)
class Slip:
    """One receipt: what was registered where and when, the dates that run, and the guides told with it."""

    item: str
    matter: str
    code: str  # empty: it was given before
    office: Place
    received_on: date
    registered_on: date
    digest: str  # hash of the act of registration, hexadecimal
    dates: list[Clocked]
    guides: list[Guide]

    @property
    def where(self) -> Contact:
        """Where the office is found."""
        return contact(self.office.id)

    @property
    def ways(self) -> list[tuple[Clock, str]]:
        """What happens next, and then."""
        return way()


def made(item: str, code: str, on: date, told: Iterable[str] = ()) -> Slip:
    """The receipt of a petition for whoever holds number and code; `told` are codes of guides.

    `reading.NotThere` where number and code do not belong together.
    """
    holder = Actor.petitioner(reading.follow(item, code))
    with reading.named(holder):
        numbers = reading.matters_of_receipt()
        if not numbers:
            raise reading.NotThere
        page = reading.matter(numbers[0], on=on)
        return Slip(
            item=item,
            matter=numbers[0],
            code=code,
            office=directory.tree()[page.matter.origin_id],
            received_on=page.matter.received_on,
            registered_on=page.acts[0].on,
            digest=page.acts[0].hash,
            dates=[one for one in page.clocks if one.running and one.clock.code not in HOUSES_OWN],
            guides=[guides.BY_CODE[one] for one in told if one in guides.BY_CODE],
        )


def digest(slip: Slip) -> str:
    """What stands for number and code of this receipt."""
    return reading.follow(slip.item, slip.code)


def pdf(slip: Slip, address: str, on: date, *, demonstration: bool) -> bytes:
    """One sheet A4; `address` is where anyone checks it, in the square code."""
    return rendering.pdf(_words(slip, address, demonstration), on, sheet="receipt.typ")


def again(
    slip: Slip, address: str, on: date, *, demonstration: bool, to: tuple[str, str] | None = None
) -> bytes:
    """The receipt with a code that replaces a lost one; `to` is the name and address of whoever it is posted to."""
    words = _words(slip, address, demonstration)
    words["mind"] = _("补发于%(day)s。原来的查询码已经失效。") % {"day": _day(on)} + words["mind"]
    words["to"] = list(to or ())
    return rendering.pdf(words, on, sheet="receipt.typ")


def png(slip: Slip, address: str, on: date, *, demonstration: bool) -> bytes:
    """The same in one narrow column, as a picture to keep on a telephone."""
    words = {**_words(slip, address, demonstration), "picture": True}
    return rendering.png(words, on, sheet="receipt.typ")


def _words(slip: Slip, address: str, demonstration: bool) -> dict[str, Any]:
    found = slip.where
    return {
        "lang": "en" if in_english() else "zh",
        "picture": False,
        "to": [],
        "title": _("信访件收件凭证"),
        "standing": _("演示：本凭证没有效力") if demonstration else "",
        "office": agency_name(slip.office),
        "where": [one for one in (found.address, found.phone, _hours(found)) if one],
        "number": [_("登记编号"), slip.item],
        "code": [_("查询码"), slip.code or "—"],
        "mind": _("查询码只给这一次，系统里不保存。谁有编号和查询码，谁就能看到办理情况：不要告诉别人。"),
        "facts": [
            [_("收到日期"), _day(slip.received_on)],
            [_("登记日期"), _day(slip.registered_on)],
            [_("校验码"), grouped(slip.digest[:CODE]).upper()],
        ],
        "parts": parts(slip),
        "qr": framing.qr(address),
        "check": _("扫码，或者在“核对”页输入登记编号和校验码，谁都可以核对这张凭证是真的，看不到内容。"),
        "notes": [],
    }


def parts(slip: Slip) -> list[dict[str, Any]]:
    """What stands below the number, part by part: a title, and lines with the article each rests on."""
    return [part for part in _parts(slip) if part["lines"]]


def _parts(slip: Slip) -> list[dict[str, Any]]:
    """Everything below the number: what runs, what comes, what else there is, how to follow, what is kept."""
    return [
        _part(_("最迟到哪一天"), [_dated(one) for one in slip.dates]),
        _part(_("接下来"), [[sentence, said(clock.article)] for clock, sentence in slip.ways]),
        _part(
            _("别的办法，各有各的期限"),
            [*(map(_guided, slip.guides) if slip.guides else [[others_note(), ""]]), [guides_note(), ""]],
        ),
        _part(_("怎样查询和评价"), [[line, ""] for line in following(slip)]),
        _part(_("您的信息怎样使用"), [[line, ""] for line in privacy(slip)]),
    ]


def _part(title: str, lines: list[list[str]]) -> dict[str, Any]:
    return {"title": title, "lines": lines}


def others_note() -> str:
    """What is said where no guide fits."""
    return _("有的事另有仲裁、复议、诉讼、报案这些办法，各有各的期限，信访不会让它们停下来。")


def guides_note() -> str:
    """What is always said beside the guides."""
    return _("这只是一般说明，由信访部门判断；登记已经有效。")


def _dated(one: Clocked) -> list[str]:
    who = _("由%(who)s负责") % {"who": one.bound} if one.bound else _("这是您的期限")
    return [f"{_day(one.due)}　{said(one.clock)} · {who}", said(one.clock.article)]


def _guided(guide: Guide) -> list[str]:
    kind, body, mind = said(guide), said(guide, "body"), said(guide, "mind")
    days = [
        f"{said(one)} {said(length_words(one.length))}"
        for one in guide.clocks
        if one.length and one.length.amount
    ]
    colon, comma, stop = (": ", "; ", ". ") if in_english() else ("：", "；", "。")
    said_of = (f"{kind}{colon}{body}", comma.join(days), mind.rstrip("。."))
    return [stop.join(one for one in said_of if one) + stop.rstrip(), ""]


def following(slip: Slip) -> list[str]:
    """How to follow it, with and without the internet; how to rate; what to do when the code is lost."""
    found = slip.where
    here = (", " if in_english() else "，").join(one for one in (found.address, _hours(found)) if one)
    return [
        _("网上：在公众服务页面点“查询”，输入登记编号和查询码。"),
        _("没有网络：打电话%(phone)s，或者到接待窗口（%(here)s），报登记编号和查询码。")
        % {"phone": found.phone or "—", "here": here or agency_name(slip.office)},
        _("收到告知书或者处理意见以后，可以凭编号和查询码评价办理情况。"),
        _(
            "查询码丢了：带证件到登记的单位补领，或者请它寄到登记的住址；没有留姓名的、密封的不能补，可以重新提出。"
        ),
    ]


def privacy(slip: Slip) -> list[str]:
    """What is done with personal data."""
    return [
        _("由%(name)s依照法定职责收集和使用，只用于办理这件事项。") % {"name": agency_name(slip.office)},
        _("转给有权处理的机关、单位时，会告诉您转到了哪里；检举、控告不会转给被反映的人或者单位。"),
        _("内容和身份信息加密保存；办结归档后，按档案规定的年限保存，到期销毁。"),
        _(
            "您可以查阅、复制、更正自己的信息，也可以问谁看过：查询时点开“您的个人信息”，或者向登记的单位提出。"
        ),
    ]


def _hours(found: Contact) -> str:
    return (in_english() and found.hours_en) or found.hours


def _day(value: date) -> str:
    return date_format(value, "j F Y" if in_english() else "Y年n月j日")


def grouped(digits: str) -> str:
    """Digits in groups of four."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
