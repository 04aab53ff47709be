"""Template filters that say the desk's words."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.text import capfirst

from huiyin.desk import wording
from huiyin.law import retention
from huiyin.law.book_2022 import breaches, routes, states
from huiyin.law.book_2022.closing import BY_CODE as closings
from huiyin.law.book_2022.steps.papers import GROUNDS
from huiyin.law.book_2022.steps.service import WAY
from huiyin.law.grammar import BOOK, Article
from huiyin.law.words import Klass, Route, State
from huiyin.matters.asking.fields import RESULTS, detail
from huiyin.matters.reading import Person
from huiyin.papers.reading import PaperLine
from huiyin.people.templatetags.said import said
from huiyin.people.wording import in_english, word

register = template.Library()


@register.filter
def klass(code: str) -> str:
    """A class of matters."""
    return capfirst(word(Klass(code))) if code else ""


@register.filter
def route(code: str) -> str:
    """One of the six ways of art. 31."""
    return said(routes.NAMES[Route(code)]) if code else ""


@register.filter
def channel(code: str) -> str:
    """How a petition came."""
    return str(wording.CHANNELS.get(code, code))


@register.filter
def box(code: str) -> str:
    """A box of the list."""
    return str(wording.BOXES[code])


@register.filter
def kept_as(code: str) -> str:
    """The category a matter is kept as."""
    return said(retention.BY_CODE[code])


@register.filter
def term_state(code: str) -> str:
    """Whether a clock runs, was met, or counts no longer."""
    return str(wording.TERM_STATES.get(code, ""))


@register.filter
def left(due: date, on: date) -> str:
    """How many days are left or over."""
    return wording.days_left(due, on)


@register.filter
def state(code: str) -> str:
    """Where a matter stands."""
    return said(states.NAMES[State(code)])


@register.filter
def served_way(code: str) -> str:
    """One of the ways of service."""
    return next((en if in_english() else zh for way, zh, en in WAY.choices if way == code), "")


@register.filter
def closing(code: str) -> str:
    """What a closing code means (rulebook D.7)."""
    found = closings.get(code)
    return said(found) if found else ""


@register.filter
def breach(code: str) -> str:
    """What a breach code means (arts 43–46)."""
    found = breaches.BY_CODE.get(code)
    return said(found) if found else code


@register.filter
def outcome(code: str) -> str:
    """One of the three answers of art. 32."""
    return str(dict(RESULTS).get(code, code))


@register.filter
def details(person: Person) -> list[tuple[str, str]]:
    """What is known of a person besides the name, labelled."""
    return [detail(name, value) for name, value in person.details.items()]


@register.filter
def lacking(paper: PaperLine) -> str:
    """What an article demands of a paper and nobody gave."""
    return ", ".join(paper.missing_en) if in_english() else "、".join(paper.missing)


@register.filter
def brief(article: Article) -> str:
    """An article with its mark; the Regulations themselves go without saying."""
    return f"{said(article).removeprefix(f'《{BOOK}》')} [{article.mark}]"


@register.filter
def paper_state(code: str) -> str:
    """Where a paper stands."""
    return str(wording.PAPER_STATES.get(code, code))


@register.filter
def void_ground(code: str) -> str:
    """Why a paper is void."""
    found = {name: en if in_english() else zh for name, zh, en in GROUNDS}
    return found.get(code, code)


@register.filter
def send_result(code: str) -> str:
    """What became of one paper that was to be sent."""
    return str(wording.SEND_RESULTS.get(code, wording.SEND_RESULTS["other"]))


@register.filter
def batch_result(code: str) -> str:
    """What became of one paper of a batch."""
    return str(wording.BATCH_RESULTS[code])


@register.filter
def version_state(code: str) -> str:
    """Where a version of what was learned stands."""
    return str(wording.VERSION_STATES[code])


@register.filter
def per_cent(share: float) -> str:
    """A share between 0 and 1, as 93.4 %."""
    return f"{share:.1%}"
