"""The API: hand an item in, follow it, ask when a period ends. Small, and every refusal a sentence."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, ClassVar, cast

from django.core.exceptions import RequestDataTooBig
from django.db import IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from ninja import Header, NinjaAPI, Query, Schema, Status
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.renderers import JSONRenderer
from ninja.security import APIKeyHeader
from pydantic import Field

from huiyin.counter import throttle
from huiyin.counter.answers import (
    DueOut,
    ItemOut,
    NewItem,
    Problem,
    Registered,
    article_text,
    clock_out,
    matter_out,
)
from huiyin.counter.following import followed
from huiyin.counter.pages import held
from huiyin.law.book_2022.clocks import clock_named
from huiyin.law.declined import Declined
from huiyin.law.working import working
from huiyin.matters import acts, calendars, reading
from huiyin.people import channels
from huiyin.people.acting import Actor
from huiyin.people.doors import DatedRequest
from huiyin.people.models import ChannelKey

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _ByKey(APIKeyHeader):
    param_name = "X-Channel-Key"

    def authenticate(self, request: HttpRequest, key: str | None) -> ChannelKey | None:
        return channels.holder(key or "")


class _Throttled(Exception):
    """Guessed too often."""


class _Readable(JSONRenderer):
    json_dumps_params: ClassVar[dict[str, Any]] = {"ensure_ascii": False}


api = NinjaAPI(
    title="回音 Huiyin",
    version="1.0",
    description="登记信访件、查询办理情况、推算期限。 Hand in items, follow them, work out due dates.",
    docs_url=None,
    renderer=_Readable(),
)


class ItemHeaders(Schema):
    """The same key never makes a second petition."""

    idempotency_key: Annotated[str, Field(min_length=8, max_length=200, alias="Idempotency-Key")]


class CodeHeaders(Schema):
    """The code of the receipt; in a header, so that no log of addresses holds it."""

    code: Annotated[str, Field(max_length=60, alias="X-Query-Code")] = ""


class DueQuery(Schema):
    """What `huiyin law due` takes."""

    clock: Annotated[str, Field(max_length=60)]
    start: Annotated[str, Field(max_length=10)]
    extended: Annotated[int, Field(ge=-1000, le=100_000)] = 0
    excluded: Annotated[list[str], Field(max_length=60)] = []
    days: Annotated[int | None, Field(ge=-1000, le=100_000)] = None
    rollover: bool = True


@api.post(
    "/items",
    auth=_ByKey(),
    response={201: Registered, 200: Registered, (400, 401, 409, 413, 422, 503): Problem},
    summary="登记一件信访件 · hand in an item",
)
def hand_in(request: HttpRequest, body: NewItem, headers: Header[ItemHeaders]) -> Status[Registered]:
    """Registration is never refused to a person; the answer is the receipt."""
    key = cast(ChannelKey, request.auth)  # type: ignore[attr-defined]
    token = f"api:{key.pk}:{headers.idempotency_key}"
    try:
        receipt = _register(request, key, body, token)
    except IntegrityError:  # the same submission, a moment earlier
        receipt = _register(request, key, body, token)
    clocks = []
    if receipt.code:
        actor = Actor.petitioner(reading.follow(receipt.item, receipt.code))
        clocks = followed(receipt.matter, actor, cast(DatedRequest, request).today).clocks
    given = Registered(
        item=receipt.item,
        matter=receipt.matter,
        code=receipt.code or None,
        again=receipt.again,
        clocks=[clock_out(clock) for clock in clocks],
    )
    return Status(200 if receipt.again else 201, given)


def _register(request: HttpRequest, key: ChannelKey, body: NewItem, token: str) -> acts.Receipt:
    dated = cast(DatedRequest, request)
    identity = {name: text for name, text in body.identity.model_dump().items() if text.strip()}
    said: dict[str, Any] = {
        "requests": tuple(text for text in body.requests if text.strip()),
        "facts": body.facts.strip(),
        "identity": identity,
        "received_on": body.received_on,
    }
    answers = {name: value for name, value in said.items() if value}
    answers |= {"channel": key.channel, "accusation": body.accusation}
    return acts.register(
        acts.Sender(key.agency_id), on=dated.today, at=dated.now, answers=answers, token=token
    )


@api.get(
    "/items/{number}",
    response={200: ItemOut, (404, 422, 429, 503): Problem},
    summary="凭编号和查询码查询 · follow an item",
)
def follow(request: HttpRequest, number: str, headers: Header[CodeHeaders]) -> ItemOut:
    """A wrong number and a wrong code get the same answer."""
    number = number.strip().upper()
    if throttle.tired(request, number):
        raise _Throttled
    digest, numbers = held(number, headers.code)
    if not numbers:
        throttle.note_miss(request, number)
        raise reading.NotThere
    actor, today = Actor.petitioner(digest), cast(DatedRequest, request).today
    return ItemOut(
        item=number, matters=[matter_out(followed(one, actor, today, headers.code)) for one in numbers]
    )


@api.get("/due", response={200: DueOut, (422, 503): Problem}, summary="推算期限 · when a period ends")
def due(request: HttpRequest, asked: Query[DueQuery]) -> DueOut:
    """As `huiyin law due`, by the calendar in force here. No key is needed."""
    clock, start = clock_named(asked.clock), _day(asked.start)
    try:
        shown = working(
            clock,
            start,
            calendars.edition(calendars.newest()),
            extended=asked.extended,
            excluded=[_span(text) for text in asked.excluded],
            length=asked.days,
            rollover=asked.rollover,
        )
    except (OverflowError, ValueError) as wrong:
        if isinstance(wrong, Declined):
            raise
        raise Declined("这个日期太远，推算不了。", "That day is too far away to be worked out.") from wrong
    found = shown.deadline
    return DueOut(
        clock=clock.id,
        article=article_text(clock.article),
        status=clock.status,
        start=start,
        raw=found.raw,
        due=found.due,
        internal_target=found.internal_target,
        provisional=found.provisional,
        working=list(shown.zh),
        working_en=list(shown.en),
    )


def _day(text: str) -> date:
    if _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise Declined(
        f"“{text}”不是日期，请写成 2026-03-02 的样子。", f"“{text}” is not a date: write it as 2026-03-02."
    )


def _span(text: str) -> tuple[date, date]:
    first, dots, last = text.partition("..")
    if not dots:
        raise Declined(
            f"“{text}”不是一段时间，请写成 2026-08-24..2026-09-04 的样子。",
            f"“{text}” is not an interval: write it as 2026-08-24..2026-09-04.",
        )
    return _day(first), _day(last)


def _problem(
    request: HttpRequest, status: int, because: str, because_en: str, article: str | None = None
) -> HttpResponse:
    said = {"because": because, "because_en": because_en, "article": article}
    return api.create_response(request, said, status=status)


@api.exception_handler(acts.Refused)
def _refused(request: HttpRequest, wrong: acts.Refused) -> HttpResponse:
    ruling = wrong.ruling
    return _problem(request, 409, ruling.because, ruling.because_en, article_text(ruling.article))


@api.exception_handler(Declined)
def _declined(request: HttpRequest, wrong: Declined) -> HttpResponse:
    return _problem(request, 422, wrong.zh, wrong.en)


@api.exception_handler(reading.NotThere)
def _not_there(request: HttpRequest, _wrong: reading.NotThere) -> HttpResponse:
    return _problem(request, 404, "没有查到，请核对编号和查询码。", "Not found: check number and code.")


@api.exception_handler(_Throttled)
def _throttled(request: HttpRequest, _wrong: _Throttled) -> HttpResponse:
    return _problem(
        request,
        429,
        "试的次数太多了，请过一刻钟再查。",
        "Too many tries: come back in a quarter of an hour.",
    )


@api.exception_handler(AuthenticationError)
def _no_key(request: HttpRequest, _wrong: AuthenticationError) -> HttpResponse:
    return _problem(
        request, 401, "渠道密钥不对，或者已经停用。", "The channel key is wrong or has been withdrawn."
    )


@api.exception_handler(ValidationError)
def _misshapen(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """Names the places that are wrong; never repeats what was sent."""
    places = sorted({".".join(str(part) for part in one["loc"][1:]) for one in wrong.errors})
    listed = "、".join(place[:80] for place in places[:10] if place) or "内容"
    listed_en = ", ".join(place[:80] for place in places[:10] if place) or "the content"
    return _problem(
        request, 422, f"这几处填得不对：{listed}。", f"These are not as they should be: {listed_en}."
    )


@api.exception_handler(HttpError)
def _unreadable(request: HttpRequest, wrong: HttpError) -> HttpResponse:
    return _problem(
        request, wrong.status_code, "请求的内容读不懂，应为 JSON。", "The request cannot be read as JSON."
    )


@api.exception_handler(RequestDataTooBig)
def _too_big(request: HttpRequest, _wrong: RequestDataTooBig) -> HttpResponse:
    return _problem(request, 413, "内容太大，最多 5 MB。", "The content is too large: the most is 5 MB.")


@api.exception_handler(OperationalError)
@api.exception_handler(InterfaceError)
def _away(request: HttpRequest, _wrong: Exception) -> HttpResponse:
    said = _problem(
        request,
        503,
        "系统此刻连不上数据库，请过几分钟用同一个 Idempotency-Key 再试。",
        "The database cannot be reached just now: try again in a few minutes with the same Idempotency-Key.",
    )
    said.headers["Retry-After"] = "30"
    return said
