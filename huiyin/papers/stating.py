"""The things papers say again and again, each from where the record has it."""

from __future__ import annotations

from typing import Any

from huiyin.law.book_2022 import clocks
from huiyin.law.grammar import Length, Mark, Unit
from huiyin.law.words import Duty
from huiyin.papers.lines import Line, agency, day, numbered, paragraphs
from huiyin.papers.source import Contact, Source, contact
from huiyin.papers.wording import CHANNELS

_UNITS = {
    Unit.DAY: ("日", "days"),
    Unit.WORKING_DAY: ("个工作日", "working days"),
    Unit.MONTH: ("个月", "months"),
    Unit.YEAR: ("年", "years"),
}


def requests(source: Source) -> list[Line]:
    """The petitioner's claims, as registered or as last set out."""
    return numbered(source.newest("requests") or ())


def account(source: Source) -> list[Line]:
    """The facts and reasons the petitioner gave at registration."""
    return paragraphs(str(source.newest("facts", "register") or ""))


def identity(source: Source) -> list[Line]:
    """Name, address and telephone of each petitioner; that none was given is said too."""
    shown = (
        ("name", "姓名：", "Name: "),
        ("address", "住址：", "Address: "),
        ("phone", "电话：", "Telephone: "),
        ("filer1_name", "代为提出：", "Filed by: "),
        ("filer2_name", "代为提出：", "Filed by: "),
    )
    found = [
        Line(str(one[key]), "", zh, en) for one in source.people for key, zh, en in shown if one.get(key)
    ]
    return found or [Line("信访人未提供姓名、住址。", "The petitioner gave neither name nor address.")]


def received(source: Source) -> list[Line]:
    """The day it was received, and by whom; of a matter sent on, the day the acting agency received it too."""
    origin = source.origin
    first = day(source.matter.received_on)
    lines = [Line(f"{origin.name}于{first[0]}收到。", f"Received by {origin.name_en} on {first[1]}.")]
    here = source.taken.actor.agency_id
    hops = [hop for hop in source.taken.case.hops if hop.target_id == here and hop.received_on]
    if hops:
        then, sender = day(hops[-1].received_on), agency(hops[-1].source_id)
        lines.append(
            Line(
                f"{source.issuer.name}于{then[0]}收到{sender.zh}转来的该事项。",
                f"Received by {source.issuer.name_en} from {sender.en} on {then[1]}.",
            )
        )
    return lines


def arrival(source: Source) -> list[Line]:
    """Of a letter: its postmark and its pages."""
    came = source.came
    if came is None:
        return []
    lines = []
    if came.postmark_on:
        lines.append(Line(*day(came.postmark_on), "邮戳：", "Postmark: "))
    if came.pages is not None:
        lines.append(Line(f"{came.pages}页", f"{came.pages} pages", "信件：", "Letter: "))
    if came.enclosures is not None:
        lines.append(Line(f"{came.enclosures}件", f"{came.enclosures}", "附件：", "Enclosures: "))
    if came.attendees > 1:
        lines.append(Line(f"{came.attendees}人", f"{came.attendees}", "来访人数：", "Visitors: "))
    return lines


def officer(source: Source) -> list[Line]:
    """Who took the act; what the petitioner filed alone has no officer."""
    if source.taken.actor.duty is Duty.CLOCK:
        return [Line("系统（信访人在查询页面查收）", "the system: taken by the petitioner on the own page")]
    return [Line(source.officer or "信访人自行登记", source.officer or "filed by the petitioner")]


def article(source: Source) -> list[Line]:
    """The article the act rests on."""
    law = source.taken.step.article
    return [Line(law.zh, law.en, mark=law.mark)]


def channel(source: Source) -> list[Line]:
    """How it came."""
    return [Line(*CHANNELS.get(source.matter.channel, CHANNELS["other"]))]


def number(source: Source) -> list[Line]:
    """The number of the item and of the matter."""
    matter = source.matter.number
    return [
        Line(matter.rpartition("-")[0], "", "信访件编号：", "Item: "),
        Line(matter, "", "信访事项编号：", "Matter: "),
    ]


def today(source: Source) -> list[Line]:
    """The day of the act."""
    return [Line(*day(source.taken.facts.on))]


def due(source: Source, *names: str) -> list[Line]:
    """The newest clock of these names: its length, first and last day, article; and why the last day is that."""
    term = source.term(*names)
    if term is None:
        return []
    clock = clocks.BY_CODE[term.clock]
    first, last, raw = day(term.start), day(term.due), day(term.raw)
    length = _length(clock.length, term)
    lines = [
        Line(
            f"{length[0]}，自{first[0]}的次日起计算，最后一日是{last[0]}（{clock.article.zh}）。",
            f"{length[1]}, counted from the day after {first[1]}; the last day is {last[1]} ({clock.article.en}).",
            f"{clock.zh}：",
            f"{clock.en[:1].upper() + clock.en[1:]}: ",
            clock.mark,
        )
    ]
    return [*lines, *_moved(term, raw)]


def _moved(term: Any, raw: tuple[str, str]) -> list[Line]:
    """Why the last day is not the plain end of the count, and whether it may still move."""
    lines = []
    if term.raw != term.due:
        lines.append(
            Line(
                f"期满之日{raw[0]}是休息日，顺延至其后第一个工作日。",
                f"The period ends on {raw[1]}, a day of rest, and moves to the next working day.",
                mark=Mark.CONVENTION,
            )
        )
    if term.provisional:
        lines.append(
            Line(
                "该年份的放假安排尚未公布，上述最后一日是暂定的。",
                "The rest days of that year are not yet announced: the last day is provisional.",
                mark=Mark.CONVENTION,
            )
        )
    return lines


def _length(length: Length | None, term: Any) -> tuple[str, str]:
    if term.length is not None or length is None:
        days = term.length or (term.due - term.start).days
        return f"{days}日（办理单位设定）", f"{days} days (set by the office)"
    zh, en = _UNITS[length.unit]
    more = (f"，延长{term.extended}日", f" + {term.extended} days") if term.extended else ("", "")
    return f"{length.amount}{zh}{more[0]}", f"{length.amount} {en}{more[1]}"


def contacts(source: Source) -> list[Line]:
    """Whom to ask: the person named in the act, and where the acting agency is found."""
    named = source.lines("contact", source.taken.step.code)
    return [*named, whereabouts(Line(source.issuer.name, source.issuer.name_en), contact(source.issuer.id))]


def whereabouts(name: Line, found: Contact) -> Line:
    """An agency with address, telephone and hours, as far as the directory has them."""
    zh = (("地址：", found.address), ("电话：", found.phone), ("办公时间：", found.hours))
    en = (("address: ", found.address), ("telephone: ", found.phone), ("hours: ", found.hours_en))
    return Line(
        "，".join([name.zh, *(label + value for label, value in zh if value)]) + "。",
        "; ".join([name.en, *(label + value for label, value in en if value)]) + ".",
    )


def holder(source: Source) -> list[Line]:
    """Who holds the matter."""
    return [agency(source.matter.holder_id)]
