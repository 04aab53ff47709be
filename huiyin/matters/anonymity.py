"""Whether a text that is to be published still tells who a person is (Personal Information Protection Law, art. 25).

It finds what the record knows: names, addresses, telephone and identity numbers of those involved, the matter's number, and
anything written like such a number. What makes acquaintances recognise somebody, a place or an event, only people can see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Kind, Step
from huiyin.matters import sources
from huiyin.matters.casefile import CaseFile

_SPACES = re.compile(r"\s+")
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－—]?\d{7,8})(?!\d)")
_ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
# Those who took part are sometimes listed by what they are: “信访人”, “县住建局”.
_ROLE = re.compile(
    r"(?:人|者|方|代表|单位|机关|部门|机构|局|办|委|会|院|所|站|中心|公司|政府|群众|村民|居民)$"
)
_STREET = 5  # the end of an address that is looked for alone: street and house number


def shown(case: CaseFile, texts: Iterable[object]) -> tuple[str, ...]:
    """What of a person these texts tell, by the codes of `law.book_2022.clauses.PERSONAL`; empty: nothing found."""
    text = _plain("\n".join(str(one or "") for one in texts))
    people = sources.people(case)
    found = {
        "name": any(name in text for name in _names(case, people)),
        "address": any(part in text for part in _addresses(people)),
        "phone": bool(_PHONE.search(text)) or _told(people, "phone", text),
        "id_number": bool(_ID_NUMBER.search(text)) or _told(people, "id_number", text),
        "matter": case.matter.number.rpartition("-")[0] in text,
    }
    return tuple(code for code, there in found.items() if there)


def of_answers(case: CaseFile, step: Step | None, answers: dict[str, Any] | None) -> tuple[str, ...]:
    """The same of what a step is told word for word for the public; asked only where it asks such a thing."""
    public = [ask.name for ask in step.asks if ask.public] if step else []
    return shown(case, [answers.get(name) for name in public]) if public and answers else ()


def identifying(people: list[dict[str, Any]]) -> list[str]:
    """What the record knows these people by, as it may stand in a text: names, numbers, addresses and their ends."""
    told = [_plain(str(value)) for one in people for value in one.values() if value]
    return [one for one in [*told, *_addresses(people)] if len(one) > 1]


def _names(case: CaseFile, people: list[dict[str, Any]]) -> Iterator[str]:
    """Of the petitioners, and of everyone the record lists by name: representatives, participants, witnesses."""
    listed = [str(said) for one in people for name, said in one.items() if name.endswith("name")]
    for told in sources.told(case):
        for ask in steps.BY_CODE[told.step].asks:
            if ask.kind is Kind.NAMES:
                listed += map(str, told.answers.get(ask.name) or ())
    plain = (_plain(name) for name in listed)
    return (name for name in plain if len(name) > 1 and not _ROLE.search(name))


def _addresses(people: list[dict[str, Any]]) -> Iterator[str]:
    for one in people:
        address = _plain(str(one.get("address") or ""))
        if len(address) > _STREET:
            yield address[-max(_STREET, len(address) // 2) :]


def _told(people: list[dict[str, Any]], name: str, text: str) -> bool:
    return any(
        len(told) > 5 and told in text for one in people for told in [_plain(str(one.get(name) or ""))]
    )


def _plain(text: str) -> str:
    return _SPACES.sub("", text)
