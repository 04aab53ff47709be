"""What may leave as a table: a closed list of forms, each with its columns, its purpose, who asks and who approves.

Data is provided only as far as its purpose needs (Personal Information Protection Law, arts 6, 23, 34); nothing in
the Regulations authorises lists of persons. There is no other way out, no free query, and no form finds persons.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from huiyin.law.grammar import Article, Mark
from huiyin.law.names import Name
from huiyin.law.words import Duty

SMALLEST = 10  # counts from 1 to 9 are not told
LONGEST = timedelta(days=366)  # of a period
MOST = 5000  # rows
FETCHED_WITHIN = timedelta(days=3)  # of the approval, and once

_PIPL = "个人信息保护法"
APPROVAL = Article("51", book=_PIPL, mark=Mark.CONVENTION)
PURPOSES: Mapping[str, Name] = {
    "ledger": Name("核对登记与归档", "check the register and the archive"),
    "report": Name("向上级和督查报告期限情况", "report to superiors and inspectors how periods are kept"),
    "service": Name("送达文书", "serve papers"),
}


@dataclass(frozen=True, slots=True)
class ExportForm:
    """One approved form. `identities` is True where the purpose cannot do without names."""

    code: str
    zh: str
    en: str
    article: Article
    columns: Mapping[str, Name]
    purposes: tuple[str, ...]
    asks: frozenset[Duty]
    limits_zh: str
    limits_en: str
    identities: bool = False
    period: bool = True
    most: int = MOST


APPROVERS = frozenset({Duty.HEAD, Duty.DEPUTY})
_WORKERS = frozenset({Duty.INTAKE, Duty.TRIAGE, Duty.HANDLER, Duty.SUPERVISOR, Duty.REVIEWER})

REGISTER = ExportForm(
    code="register",
    zh="信访事项登记簿",
    en="Register of matters",
    article=Article("22(1)", mark=Mark.CONVENTION),
    columns={
        "number": Name("事项编号", "number"),
        "received": Name("收到日期", "received on"),
        "channel": Name("来件方式", "channel"),
        "klass": Name("性质", "nature"),
        "route": Name("途径", "route"),
        "state": Name("状态", "state"),
        "due": Name("本单位最近的期限", "this agency's next due date"),
        "kept": Name("本单位期限是否按期", "this agency's periods kept"),
    },
    purposes=("ledger",),
    asks=_WORKERS,
    limits_zh="本单位看得见的事项，按收到日期；没有姓名、住址、电话，没有诉求和文字内容。",
    limits_en="Matters this agency sees, by the day received; no names, addresses, telephones, no text of petitions.",
)
CLOCKS = ExportForm(
    code="clocks",
    zh="期限完成情况",
    en="Periods met and missed",
    article=Article("40(1)", mark=Mark.CONVENTION),
    columns={
        "agency": Name("负有期限的单位", "agency bound"),
        "clock": Name("期限", "period"),
        "article": Name("依据", "article"),
        "due": Name("到期数（期限个数）", "periods that fell due"),
        "met": Name("按期", "met in time"),
        "late": Name("逾期", "late"),
    },
    purposes=("report", "ledger"),
    asks=_WORKERS | APPROVERS | {Duty.INSPECTOR, Duty.AUDITOR},
    limits_zh="只有个数，按到期日统计；1到9的数不显示，能推算出它的数也不显示。",
    limits_en="Counts alone, by the due date; numbers from 1 to 9 are hidden, and those they could be worked out from.",
)
SERVICE = ExportForm(
    code="service",
    zh="文书送达清单",
    en="Papers to be served",
    article=Article("32(1)", mark=Mark.CONVENTION),
    columns={
        "number": Name("事项编号", "number"),
        "name": Name("姓名", "name"),
        "address": Name("住址", "address"),
        "due": Name("本单位最近的期限", "this agency's next due date"),
    },
    purposes=("service",),
    asks=frozenset({Duty.HANDLER, Duty.REVIEWER}),
    limits_zh="只限今天等本单位送达意见书的事项，最多200件；只有姓名和住址，没有电话和证件号。",
    limits_en="Only matters whose opinion this agency has to serve today, 200 at most; name and address, nothing else.",
    identities=True,
    period=False,
    most=200,
)
FORMS = (REGISTER, CLOCKS, SERVICE)
BY_CODE = {form.code: form for form in FORMS}


def counted(total: int, met: int, late: int) -> tuple[str, str, str]:
    """The three counts as they may be told: none from 1 to 9, and none such can be worked out from the others."""
    if 0 < total < SMALLEST:
        return _FEW, _FEW, _FEW
    if any(0 < one < SMALLEST for one in (met, late)):
        return str(total), _HIDDEN, _HIDDEN
    return str(total), str(met), str(late)


_FEW, _HIDDEN = f"<{SMALLEST}", "*"
