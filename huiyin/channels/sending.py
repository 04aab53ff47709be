"""Sending what waits in the outbox of reminders: the number and nothing else, once, and the address is wiped with it."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from huiyin.channels.gateways import Words, gateway
from huiyin.matters import reminding

_PHONE = re.compile(r"\+?\d{5,20}")
_MAIL = EmailValidator()
_LONGEST = 254

# What is sent: never an organ, a subject, a code or an address of a page.
SAID = (
    "您的信访件登记编号：%s。请凭编号和查询码查询。查询码只在凭证上，从不用短信、邮件发送。",
    "Your petition has the number %s. Follow it by number and query code; the code is on the receipt alone and is never sent.",
)


class NotSent(Exception):
    """It was not sent; says by what kind of failure, never to whom."""


def address(way: str, typed: str) -> str:
    """A telephone number or an e-mail address as it is used; empty where it is none."""
    kept = unicodedata.normalize("NFKC", typed).strip()
    if way == "sms":
        kept = re.sub(r"[\s()\-－—]", "", kept)
        return kept if _PHONE.fullmatch(kept) else ""
    try:
        _MAIL(kept)
    except ValidationError:
        return ""
    return kept if kept.isascii() and len(kept) <= _LONGEST else ""


def send(pk: int, at: datetime) -> bool:
    """Send one reminder, unless it was sent or set aside before; `NotSent` where its gateway failed or is gone."""
    with reminding.taken_up(pk) as one:
        if one is None:
            return False
        through = gateway(one.way)
        if through is None:
            raise NotSent("no gateway")
        try:
            through.send(one.address, words(one))
        except Exception as error:
            raise NotSent(type(error).__name__) from None  # its own words may hold the address
        reminding.note_sent(pk, at)
    return True


def words(one: reminding.Waiting) -> Words:
    """What a reminder says."""
    zh, en = (text % one.number for text in SAID)
    return Words(f"reminder-{one.pk}", f"编号 {one.number}", f"{zh}\n{en}")
