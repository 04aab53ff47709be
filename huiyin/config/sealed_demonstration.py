"""The sealed room of the demonstration province: its own officers, with a password of their own."""

from collections.abc import Iterator
from datetime import date

from huiyin.law.words import AgencyKind, Duty

PASSWORD = "huiyin-sealed-2026"  # noqa: S105  (of the demonstration's sealed room, and printed at start)
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
