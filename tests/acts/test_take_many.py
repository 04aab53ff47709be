"""What `take_many` writes by COPY is what `take` writes step by step: same rulings, clocks, reach and chain."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from huiyin.demo.many import Desk, life
from huiyin.law.words import Duty
from huiyin.matters import acts, bulk, hooks, ledger, reading
from huiyin.matters.bulk import Deed, Life
from huiyin.matters.models import Act, Content, Hop, Petitioner, PetitionMatter, Reach, Term
from huiyin.people.acting import Actor
from tests.cast import Cast, at, day

Owner = Callable[[], AbstractContextManager[None]]


def desk(cast: Cast) -> Desk:
    office = {Duty.INTAKE: cast.by("office-x/intake"), Duty.TRIAGE: cast.by("office-x/triage")}
    return Desk(office, {Duty.HANDLER: cast.by("land-x/handler")}, cast.by("land-x/legal"), cast["land-x"])


def one_by_one(told: Life) -> str:
    first, *rest = told.deeds
    sender = acts.Sender(first.by.agency_id or 0, first.by)
    receipt = acts.register(sender, on=first.on, at=first.at, answers=first.answers)
    for deed in rest:
        acts.take(deed.step, receipt.matter, by=deed.by, on=deed.on, at=deed.at, answers=deed.answers)
    return receipt.matter


def written(number: str) -> dict[str, Any]:
    """Everything of a matter but its numbers, keys and hashes."""
    matter = PetitionMatter.objects.get(number=number)
    own = ("id", "number", "item_id", "key", "head")
    fields = [field.attname for field in PetitionMatter._meta.concrete_fields if field.attname not in own]

    def rows(model: Any, *names: str) -> list[Any]:
        return sorted(map(str, model.objects.filter(matter=matter).values_list(*names)))

    return {
        "matter": {name: getattr(matter, name) for name in fields},
        "acts": rows(
            Act, "seq", "step", "article", "officer_id", "agency_id", "at", "on", "before", "after", "data"
        ),
        "terms": rows(
            Term, "clock", "bound_id", "start", "raw", "due", "target", "state", "ended_on", "edition"
        ),
        "hops": rows(Hop, "kind", "source_id", "target_id", "sent_on", "received_on", "ended"),
        "reach": rows(
            Reach, "agency_id", "position", "open", "acting", "sealed", "due", "target", "received_on"
        ),
        "people": rows(Petitioner, "place", "phone_hash", "name_hash"),
        "words": Content.objects.filter(matter=matter).count(),
    }


def test_a_load_by_copy_writes_what_acts_write(cast: Cast, as_owner: Owner) -> None:
    """Forty lives told both ways, row by row."""
    lives = [life(number, day("06-08"), [desk(cast)]) for number in range(40)]
    with as_owner():
        bulk.take_many(lives, using="default")
    with reading.named(Actor.job(Duty.CLOCK)):
        made = list(PetitionMatter.objects.order_by("id").values_list("number", flat=True))
    assert len({len(told.deeds) for told in lives}) > 1, "lives of different lengths"
    for told, number in zip(lives, made, strict=True):
        other = one_by_one(told)
        with reading.named(Actor.job(Duty.CLOCK)):
            assert written(number) == written(other)


def test_the_chain_of_a_load_holds(cast: Cast, as_owner: Owner) -> None:
    with as_owner():
        count = bulk.take_many(
            [life(number, day("06-08"), [desk(cast)]) for number in range(25)], using="default"
        )
    walked = ledger.verify()
    assert (walked.matters, walked.acts, walked.broken) == (25, count, [])


def test_a_load_asks_the_law_and_is_whole_or_not_at_all(cast: Cast, as_owner: Owner) -> None:
    """A step out of order in the last life: nothing of any life stays."""
    lawful = life(1, day("06-08"), [desk(cast)])
    first = lawful.deeds[0]
    unlawful = Life([first, Deed("accept", cast.by("land-x/handler"), day("06-01"), at(day("06-01")))])
    with pytest.raises(hooks.Refused), as_owner():
        bulk.take_many([lawful, unlawful], using="default")
    with reading.named(Actor.job(Duty.CLOCK)):
        assert not PetitionMatter.objects.exists()
