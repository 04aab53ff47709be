"""The sealed room of the demonstration province: its own officers, with a password of their own."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from huiyin.law.words import AgencyKind, Duty

PASSWORD = "huiyin-sealed-2026"  # noqa: S105  (of the demonstration's sealed room, and printed at start)  # nosec B105
SINCE = date(2022, 5, 1)
NAMES = ("林映雪", "陆书言", "沈听澜", "顾怀瑾", "程望舒", "方疏桐", "叶景行", "苏采薇")
ENGLISH = (
    *("Lin Yingxue", "Lu Shuyan", "Shen Tinglan", "Gu Huaijin", "Cheng Wangshu"),
    *("Fang Shutong", "Ye Jingxing", "Su Caiwei"),
)
SEATS = (("1", Duty.SEALED), ("2", Duty.SEALED), ("3", Duty.HEAD))


def lay(*, tell_life: bool) -> None:
    """Officers of every sealed channel and discipline organ; what is there already stays."""
    from django.contrib.auth.hashers import make_password
    from django.db import transaction

    from huiyin.people.models import Agency, Officer, Post

    if Officer.objects.using("owner").exists():
        if tell_life:
            tell()
        return
    kinds = (AgencyKind.PETITION_OFFICE, AgencyKind.DISCIPLINE)
    password = make_password(PASSWORD)
    with transaction.atomic(using="owner"):
        for place, agency in enumerate(Agency.objects.using("owner").filter(kind__in=kinds)):
            for number, (seat, duty) in enumerate(SEATS):
                which = (place * len(SEATS) + number) % len(NAMES)
                officer = Officer.objects.using("owner").create(
                    username=f"m{agency.code}-{seat}",
                    name=NAMES[which],
                    name_en=ENGLISH[which],
                    password=password,
                )
                Post.objects.using("owner").create(officer=officer, agency=agency, duty=duty, since=SINCE)
    if tell_life:
        tell()


@dataclass
class Asked:
    """An officer at work on a day of the past: what a page would know of them."""

    post_held: Any
    now: datetime
    session: dict[str, Any] = field(default_factory=dict)

    @property
    def user(self) -> Any:
        return self.post_held.officer

    @property
    def today(self) -> date:
        return self.now.date()


def tell() -> None:
    """Fetch what lies in the box; one report is handed over, one waits to be taken over, the others are unopened."""
    from huiyin.law.book_2022.cadres import Lead, Rank
    from huiyin.sealed import courier
    from huiyin.sealed.conflict import Charged

    courier.fetch()
    lives = (
        ("98010112", "某甲（虚构）", Lead.DEPUTY, True),
        ("98010111", "某乙（虚构）", Lead.HEAD, False),
    )
    for place, (unit, name, lead, taken) in enumerate(lives):
        report, at = _oldest(place)
        _as("m98010101-1", at, report, partial(_refer, Charged(name, _agency(unit), Rank.SECTION, lead)))
        if taken:
            _as("m98010131-1", at, report, _take_over)


def _refer(charged: Any, asked: Any, report: Any) -> None:
    from huiyin.sealed import acts, record
    from huiyin.sealed.models import Did

    why = "收件人员依照职责启封，核对被反映人和管理权限。"
    record.note(report, Did.OPENED, asked.post_held, asked.now, why=why)
    acts.name_accused(asked, report, charged)
    acts.refer(asked, report, _agency("98010131"), "")


def _take_over(asked: Any, report: Any) -> None:
    from huiyin.sealed import acts, identity

    acts.take_over(asked, report, "青纪收〔2026〕1号", PASSWORD)
    identity.ask(asked, report, "需要向反映人核对付款日期和凭证来源，无法以其他方式核实。")


def _as(username: str, at: datetime, report: Any, do: Callable[[Any, Any], None]) -> None:
    from huiyin.people.models import Post
    from huiyin.sealed import access

    post = Post.objects.select_related("officer", "agency").get(officer__username=username)
    with access.named(post):
        do(Asked(post, at), report)


def _agency(code: str) -> int:
    from huiyin.people.models import Agency

    return int(Agency.objects.get(code=code).pk)


def _oldest(place: int) -> tuple[Any, datetime]:
    """A report of the county's office, and the morning after it came."""
    from huiyin.sealed.models import Report

    rows = Report.objects.using("owner").filter(office__code="98010101").order_by("received_on", "id")
    found = rows[place]
    found._state.db = "default"
    on = found.received_on + timedelta(days=1)
    return found, datetime.combine(on, time(10), ZoneInfo("Asia/Shanghai"))


def accounts() -> Iterator[tuple[str, str, str, str]]:
    """Accounts worth trying: (user name, password, agency and duty, what to try)."""
    from huiyin.people.models import Agency

    for code, seat, duty, try_this in (
        ("98010101", 1, "密件专办 sealed", "启封、指明被反映人、转送 open, name the accused, refer"),
        ("98010101", 3, "负责人 head", "批准或者不批准查看身份 grant identities or not"),
        ("98010131", 1, "纪检密件 sealed", "接收移交、答复 take over, reply"),
        (
            "980131",
            1,
            "上级纪检 sealed",
            "反映县纪委负责人的，由这里接收 what concerns the county's own head",
        ),
    ):
        agency = Agency.objects.using("owner").get(code=code)
        yield f"m{code}-{seat}", PASSWORD, f"{agency.name}·{duty}", try_this
