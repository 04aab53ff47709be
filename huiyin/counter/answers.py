"""What the API takes and gives: shapes, and the words of its refusals."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool

from huiyin.counter.following import Followed
from huiyin.counter.signs import written
from huiyin.law.book_2022 import states
from huiyin.law.grammar import BOOK, Article
from huiyin.matters.reading import Clocked


def _spelled(said: object) -> object:
    """A day is written out: a number would be taken for seconds since 1970."""
    if said is not None and not isinstance(said, str):
        raise ValueError("not a day")
    return said


def _at_most(signs: int) -> AfterValidator:
    """As it was sent, before signs are put right: a bound of the type itself would refuse half a surrogate pair."""

    def measured(said: str) -> str:
        if len(said) > signs:
            raise ValueError("too long")
        return said

    return AfterValidator(measured)


Line = Annotated[str, _at_most(200), AfterValidator(written), Field(max_length=200)]
Text = Annotated[str, _at_most(20_000), AfterValidator(written), Field(max_length=20_000)]
Day = Annotated[date, BeforeValidator(_spelled)]


class Identity(BaseModel):
    """Who petitions, all of it optional; a wrong number never blocks."""

    model_config = ConfigDict(extra="forbid")
    name: Line = ""
    phone: Line = ""
    address: Line = ""
    id_number: Line = ""
    credit_code: Line = ""


class NewItem(BaseModel):
    """A petition handed in by a channel. A name that is not known is told, lest what it holds be lost."""

    model_config = ConfigDict(extra="forbid")
    requests: Annotated[list[Text], Field(max_length=60)] = []
    facts: Text = ""
    identity: Identity = Identity()
    accusation: StrictBool = False
    received_on: Day | None = None


class Problem(Schema):
    """Why it was not done: one sentence in each language, and the article where the law refuses."""

    because: str
    because_en: str
    article: str | None = None


class ClockOut(Schema):
    """A running clock."""

    clock: str
    zh: str
    en: str
    article: str
    start: date
    due: date
    provisional: bool
    bound: str


class Registered(Schema):
    """The receipt. `code` is there the first time only."""

    item: str
    matter: str
    code: str | None
    again: bool
    clocks: list[ClockOut]


class DoneOut(Schema):
    """One thing done."""

    on: date
    sentence: str
    article: str


class LetterOut(Schema):
    """What was written back; `text` is null where the code does not open it."""

    on: date
    text: str | None


class MatterOut(Schema):
    """A matter as its petitioner sees it."""

    number: str
    received_on: date
    state: str
    state_zh: str
    state_en: str
    open: bool
    turn: str
    yours: bool
    next: str
    clocks: list[ClockOut]
    route: list[DoneOut]
    letters: list[LetterOut]


class ItemOut(Schema):
    """The matters of one receipt."""

    item: str
    matters: list[MatterOut]


class DueOut(Schema):
    """When a period ends, with its working."""

    clock: str
    article: str
    status: str
    start: date
    raw: date
    due: date
    internal_target: date | None
    provisional: bool
    working: list[str]
    working_en: list[str]


def article_text(article: Article) -> str:
    """`34`; with the enactment named where it is another; `none` where there is none."""
    if article.book == BOOK:
        return article.number or "none"
    return f"{article.book} {article.number}".strip()


def clock_out(clock: Clocked) -> ClockOut:
    """A clock as the API gives it."""
    return ClockOut(
        clock=clock.clock.code,
        zh=clock.clock.zh,
        en=clock.clock.en,
        article=article_text(clock.clock.article),
        start=clock.start,
        due=clock.due,
        provisional=clock.provisional,
        bound=clock.bound,
    )


def matter_out(seen: Followed) -> MatterOut:
    """A matter as the API gives it."""
    name = states.NAMES[seen.state]
    return MatterOut(
        number=seen.number,
        received_on=seen.received_on,
        state=seen.state,
        state_zh=name.zh,
        state_en=name.en,
        open=seen.open,
        turn=seen.line.turn,
        yours=seen.line.yours,
        next=seen.line.next,
        clocks=[clock_out(clock) for clock in seen.clocks],
        route=[
            DoneOut(on=told.on, sentence=told.sentence, article=article_text(told.article))
            for told in seen.route
        ],
        letters=[LetterOut(on=letter.on, text=letter.text) for letter in seen.letters],
    )
