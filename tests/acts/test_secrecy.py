"""Accusations leave the ordinary side; a destroyed key takes the words and leaves the proof."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, transaction

from huiyin.law.grammar import Part
from huiyin.law.words import Duty, Klass, State
from huiyin.matters import acts, ledger, listing, reading
from huiyin.matters.models import Act, Attachment, Content, Envelope, Petitioner
from huiyin.people.acting import Actor
from tests.cast import Cast, Told, day

AsOwner = Callable[[], AbstractContextManager[None]]
CANARY = "金丝雀报告某主任收受砂石款"
NAMED = {"name": "暗哨", "phone": "00000000009", "address": "芦渡县苇荡村"}


def accused(cast: Cast) -> Told:
    """Registered as anything, then recognised by the sealed channel as an accusation."""
    matter = cast.register("03-02", facts=CANARY, requests=(CANARY,), identity=NAMED)
    cast.take("triage", matter, "office-x/triage", "03-03", klass="accusation")
    return matter


@pytest.mark.parametrize("who", ["intake", "triage", "triage2", "supervisor", "registrar"])
def test_after_sealing_the_ordinary_duties_see_nothing(cast: Cast, who: str) -> None:
    """The very officer who marked it looks at a number that never was; no list, no count."""
    matter = accused(cast)
    actor = cast.by(f"office-x/{who}")
    with reading.named(actor), pytest.raises(acts.NotThere):
        reading.matter(matter.number, on=day("03-03"))
    with pytest.raises(acts.NotThere):
        acts.choices(matter.number, by=actor, on=day("03-03"))
    with reading.named(actor):
        assert not any(listing.counts(actor, on=day("03-03")).values())


def test_the_sealed_channel_has_it_on_its_list(cast: Cast) -> None:
    """The one duty that must act on it finds it."""
    accused(cast)
    actor = cast.by("office-x/sealed")
    with reading.named(actor):
        assert listing.counts(actor, on=day("03-03"))["mine"] == 1


def test_after_sealing_nothing_said_is_left_even_for_the_sealed_channel(
    cast: Cast, as_owner: AsOwner
) -> None:
    """Words, files and identity went into the envelope; here only number, date and clocks remain."""
    matter = accused(cast)
    page = cast.page(matter, "office-x/sealed", "03-03")
    assert page.matter.sealed
    assert page.people == []
    assert page.files == []
    assert all(not act.words for act in page.acts)
    with as_owner():
        for model in (Content, Petitioner, Attachment):
            assert not model.objects.filter(matter_id=page.matter.pk).exists()
        assert Envelope.objects.filter(matter_id=page.matter.pk).exists()
        assert not anywhere(CANARY)


def anywhere(phrase: str) -> list[str]:
    """Tables of the database in which a phrase can be read, by whoever owns them."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" one WHERE one::text LIKE %s', [f"%{phrase}%"])
            if cursor.fetchone()[0]:
                found.append(table)
    return found


def test_the_application_cannot_take_anything_out_of_the_box(cast: Cast) -> None:
    """Dropped in, never taken out on this side: not even by the sealed channel."""
    accused(cast)
    with reading.named(cast.by("office-x/sealed")), pytest.raises(DatabaseError), transaction.atomic():
        list(Envelope.objects.all())


def test_an_accusation_travels_by_the_sealed_channel_alone(cast: Cast) -> None:
    """To the discipline organ, receipted, archived; no 60 days, no word on the way."""
    matter = accused(cast)
    ordinary = cast.refused("forward", matter, "office-x/sealed", "03-04", organ=cast["land-x"])
    assert ordinary.code == "duty"
    cast.take("refer_discipline", matter, "office-x/sealed", "03-04", organ=cast["discipline-x"])
    cast.take("hand_over", matter, "discipline-x/sealed", "03-05", received_on=day("03-05"))
    cast.take("close_handed_over", matter, "office-x/sealed", "03-06")
    page = cast.page(matter, "office-x/sealed", "03-06")
    assert (page.matter.state, page.matter.closing_code) == (State.CLOSED, "B")
    assert cast.clocks(matter, "office-x/sealed") == set()


def test_of_a_mixed_letter_each_part_keeps_only_its_own_text(cast: Cast, as_owner: AsOwner) -> None:
    """S01: the claim goes to the bureau without a word of the accusation; the accusation is sealed."""
    letter = cast.register("03-10", facts=f"征地补偿没有发。另外{CANARY}。", requests=("发放征地补偿",))
    parts = (
        Part(Klass.APPEAL, "征地补偿没有发。", ("发放征地补偿",)),
        Part(Klass.ACCUSATION, CANARY),
    )
    alone = cast.register("03-10", who="office-x/triage", facts=CANARY)
    assert cast.refused("split", alone, "office-x/triage", "03-11", parts=parts).code == "two_officers"
    cast.take("split", letter, "office-x/triage", "03-11", parts=parts)

    with reading.named(letter.petitioner):
        numbers = sorted(reading.matters_of_receipt())
    claim = next(
        number for number in numbers if number != letter.number and visible(cast, number, "office-x/triage")
    )
    cast.take("approve_extract", claim, "office-x/triage2", "03-11")
    cast.take("triage", claim, "office-x/triage", "03-11", klass="appeal")
    cast.take("forward", claim, "office-x/triage", "03-11", organ=cast["land-x"])
    page = cast.page(claim, "land-x/handler", "03-12")
    assert page.requests == ["发放征地补偿"]
    assert all(CANARY not in str(act.words) for act in page.acts)
    assert not visible(cast, letter.number, "land-x/handler")
    with as_owner():
        assert not anywhere(CANARY)


def visible(cast: Cast, number: str, who: str) -> bool:
    try:
        cast.page(number, who, "03-12")
    except acts.NotThere:
        return False
    return True


def test_with_the_key_gone_the_words_are_gone_and_the_chain_still_verifies(
    transactional_cast: Cast, as_owner: AsOwner
) -> None:
    """Acts hold digests, not words: what was said ends with its key, that it was done stays proven."""
    cast = transactional_cast
    photo = acts.Upload("现场照片.txt", "text/plain", b"what was there")
    matter = cast.accepted("03-02", files=(photo,))
    told = cast.page(matter, "land-x/handler", "03-02")
    assert told.requests
    assert [file.title for file in told.files] == ["现场照片.txt"]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE matters_petitionmatter DISABLE TRIGGER matter_by_act")
        cursor.execute("UPDATE matters_petitionmatter SET key = NULL WHERE number = %s", [matter.number])
        cursor.execute("ALTER TABLE matters_petitionmatter ENABLE TRIGGER matter_by_act")
    page = cast.page(matter, "land-x/handler", "03-02")
    assert [act.step for act in page.acts] == [act.step for act in told.acts]
    assert all(not act.words for act in page.acts)
    assert page.requests == []
    assert [person.name for person in page.people] == [""]
    assert [file.title for file in page.files] == [""]
    with reading.named(cast.by("land-x/handler")), pytest.raises(acts.NotThere):
        reading.attachment(matter.number, page.files[0].id)
    walked = ledger.verify()
    assert (walked.matters, walked.broken) == (1, [])


TAMPERING = {
    "UPDATE matters_act SET article = '31(5)' WHERE matter_id = %s AND seq = 3": 3,
    'UPDATE matters_act SET "on" = "on" - 5 WHERE matter_id = %s AND seq = 4': 4,
    "UPDATE matters_act SET data = '{}' WHERE matter_id = %s AND seq = 2": 2,
    "DELETE FROM matters_breach": 0,
}


@pytest.mark.parametrize(("change", "link"), TAMPERING.items())
def test_verify_names_the_first_broken_link(
    transactional_cast: Cast, as_owner: AsOwner, change: str, link: int
) -> None:
    """Someone with all rights alters one act: its matter and its number are named, no other."""
    cast = transactional_cast
    whole, altered = cast.accepted("03-02"), cast.accepted("03-03")
    with reading.named(Actor.job(Duty.CLOCK)):
        pk = Act.objects.filter(matter__number=altered.number).values_list("matter_id", flat=True)[0]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE matters_act DISABLE TRIGGER act_kept")
        cursor.execute(change, [pk] if "%s" in change else [])
        cursor.execute("ALTER TABLE matters_act ENABLE TRIGGER act_kept")
    broken = [(one.matter, one.seq) for one in ledger.verify().broken]
    assert broken == ([(altered.number, link)] if link else [])
    assert whole.number not in dict(broken)
