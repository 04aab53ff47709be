"""Keeping and disposal (档案法实施条例 19, 个人信息保护法 47, rulebook F.5): two persons, a wait, and then nothing is left."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from huiyin.law.words import Duty, State
from huiyin.matters import acts, destroying, keeping, ledger, reading, secrecy
from huiyin.matters.models import Act, Attachment, Content, Keeping, Message, Petitioner, PetitionMatter
from huiyin.papers.models import Paper
from huiyin.people.acting import Actor
from tests.cast import Cast, Told, at, day

AsOwner = Callable[[], AbstractContextManager[None]]
PHRASE = "苇荡深处的那座旧水闸"
NAMED = {
    "name": "闻潮生",
    "phone": "00000000007",
    "address": "芦渡县闸口村",
    "id_number": "000000197001010017",
}
OVER, CARRIED_OUT = "2037-01-05", "2037-02-05"
CLOCK = Actor.job(Duty.CLOCK)


def rested(cast: Cast, **answers: object) -> Told:
    """A suggestion, forwarded to the land bureau and withdrawn in 2026: kept to the end of 2036."""
    photo = acts.Upload("水闸.txt", "text/plain", PHRASE.encode())
    told = {"facts": PHRASE, "requests": (PHRASE,), "identity": NAMED, "files": (photo,)} | answers
    matter = cast.register("03-02", **told)
    cast.sent(matter, "land-x", "03-03", klass="suggestion")
    cast.withdrawn(matter, "03-04")
    return matter


def approved(cast: Cast, on: str = OVER, **answers: object) -> Told:
    matter = rested(cast, **answers)
    cast.take("propose_disposal", matter, "land-x/handler", on)
    cast.take("approve_disposal", matter, "land-x/head", on)
    return matter


def night(on: str, journal: Path) -> keeping.Night:
    return keeping.night(day(on), at(day(on)), journal)


def test_before_the_end_of_its_keeping_nothing_is_proposed(cast: Cast) -> None:
    matter = rested(cast)
    ruling = cast.refused("propose_disposal", matter, "land-x/handler", "2036-12-31")
    assert (ruling.code, ruling.article.book) == ("period", "档案法实施条例")
    assert "2036-12-31" in ruling.because
    cast.take("propose_disposal", matter, "land-x/handler", "2037-01-01")


def test_nobody_approves_what_they_proposed(cast: Cast, as_owner: AsOwner) -> None:
    from huiyin.people.models import Post

    matter = rested(cast)
    cast.take("propose_disposal", matter, "land-x/handler", OVER)
    with as_owner():
        post = Post.objects.get(pk=cast.by("land-x/handler").post_id)
        both = Post.objects.create(officer=post.officer, agency=post.agency, duty=Duty.HEAD, since=post.since)
    ruling = cast.refused("approve_disposal", matter, Actor.holding(both), OVER)
    assert ruling.code == "two_officers"
    cast.take("approve_disposal", matter, "land-x/head", OVER)


def test_for_thirty_days_it_waits_and_may_be_withdrawn(cast: Cast, tmp_path: Path) -> None:
    matter = approved(cast)
    assert night("2037-02-04", tmp_path / "disposals").disposed == []
    cast.take("withdraw_disposal", matter, "land-x/deputy", "2037-02-04")
    assert night(CARRIED_OUT, tmp_path / "disposals").disposed == []
    assert cast.page(matter, "land-x/handler", CARRIED_OUT).facts == PHRASE


def test_a_hold_stops_it_until_its_own_agency_lifts_it_by_another_officer(cast: Cast, tmp_path: Path) -> None:
    matter = approved(cast)
    cast.take("place_hold", matter, "office-x/supervisor", "2037-01-20", ground="inspection")
    assert night(CARRIED_OUT, tmp_path / "disposals").disposed == []
    ruling = cast.refused("propose_disposal", matter, "land-x/handler", CARRIED_OUT)
    assert ruling.code == "held"
    assert cast.refused("lift_hold", matter, "land-x/head", CARRIED_OUT).code == "own_hold"
    assert cast.refused("lift_hold", matter, "office-x/supervisor", CARRIED_OUT).code == "two_officers"
    cast.take("lift_hold", matter, "office-x/registrar", CARRIED_OUT)
    assert night("2037-06-01", tmp_path / "disposals").disposed == []
    cast.take("propose_disposal", matter, "land-x/handler", "2037-06-02")


def test_two_holds_need_two_lifts(cast: Cast) -> None:
    matter = rested(cast)
    cast.take("place_hold", matter, "office-x/supervisor", OVER, ground="inspection")
    cast.take("place_hold", matter, "land-x/legal", OVER, ground="lawsuit")
    cast.take("lift_hold", matter, "office-x/registrar", OVER)
    assert cast.refused("propose_disposal", matter, "land-x/handler", OVER).code == "held"
    cast.take("lift_hold", matter, "land-x/head", OVER)
    cast.take("propose_disposal", matter, "land-x/handler", OVER)


def test_a_running_clock_and_supervision_stand_in_the_way(cast: Cast) -> None:
    matter = rested(cast)
    cast.take("supervise", matter, "office-x/supervisor", "03-05", ground="delay", reply_by=day("03-20"))
    ruling = cast.refused("propose_disposal", matter, "land-x/handler", OVER)
    assert ruling.code == "clock"
    assert "督办尚未解除" in ruling.because


def test_what_begins_anew_is_kept_anew(cast: Cast) -> None:
    matter = rested(cast)
    cast.take("supplement", matter, matter.petitioner, "2030-05-06")
    assert cast.refused("propose_disposal", matter, "land-x/handler", OVER).code == "period"
    with reading.named(cast.by("land-x/handler")):
        assert Keeping.objects.get().until == date(2040, 12, 31)


def test_the_agency_is_warned_once_a_year_before(cast: Cast, tmp_path: Path) -> None:
    matter = rested(cast)
    assert night("2035-12-31", tmp_path / "disposals").warned == []
    assert night("2036-01-01", tmp_path / "disposals").warned == [matter.number]
    assert night("2036-01-02", tmp_path / "disposals").warned == []
    with reading.named(cast.by("land-x/handler")):
        found = Message.objects.filter(kind="warn_of_end").values_list("agency_id", flat=True)
        assert list(found) == [cast["land-x"]]


def test_the_list_is_each_agency_s_own(cast: Cast) -> None:
    matter = rested(cast)
    for who, seen in (("land-x/handler", [matter.number]), ("office-x/triage", []), ("land-y/handler", [])):
        actor = cast.by(who)
        with reading.named(actor):
            assert [one.number for one in keeping.ending(actor, day("2036-08-01"))] == seen, who
    with reading.named(cast.by("land-x/handler")):
        assert keeping.ending(cast.by("land-x/handler"), day("2035-12-31")) == []


def test_another_schedule_moves_the_last_day_and_no_act_is_needed(cast: Cast, settings: object) -> None:
    from huiyin.law.retention import Schedule

    rested(cast)
    settings.RETENTION = Schedule("芦渡县档案局", date(2027, 1, 5), "芦档3号", {"other": "30"})  # type: ignore[attr-defined]
    assert keeping.recount(day(OVER)) == 1
    assert keeping.recount(day(OVER)) == 0
    with reading.named(CLOCK):
        assert Keeping.objects.get().until == date(2056, 12, 31)
    assert ledger.verify().broken == []


def test_telephone_numbers_go_a_year_after_the_rest_stays(cast: Cast, tmp_path: Path) -> None:
    matter = rested(cast)
    assert night("2027-03-04", tmp_path / "disposals").erased == []
    assert night("2027-03-05", tmp_path / "disposals").erased == [matter.number]
    assert night("2027-03-06", tmp_path / "disposals").erased == []
    with reading.named(cast.by("land-x/handler")):
        page = reading.matter(
            matter.number, on=day("2027-03-06"), look=reading.Look(what=reading.What.IDENTITY)
        )
        assert page.people[0].name == NAMED["name"]
        assert "phone" not in page.people[0].details
        assert page.people[0].details["address"] == NAMED["address"]
        wanted = secrecy.keyed_hash("phone", NAMED["phone"])
        assert not Petitioner.objects.filter(phone_hash=wanted).exists()
    assert page.facts == PHRASE


def test_after_disposal_number_dates_and_route_stay_and_nothing_else(cast: Cast, tmp_path: Path) -> None:
    matter = approved(cast)
    before = cast.page(matter, "land-x/handler", OVER)
    assert night(CARRIED_OUT, tmp_path / "disposals").disposed == [matter.number]
    page = cast.page(matter, "land-x/handler", CARRIED_OUT)
    assert page.matter.state == State.DISPOSED
    assert [act.step for act in page.acts] == [*(act.step for act in before.acts), "dispose"]
    assert [act.hash for act in page.acts[:-1]] == [act.hash for act in before.acts]
    assert (page.requests, page.facts, page.people, page.files) == ([], "", [], [])
    assert not any(act.words for act in page.acts)
    with reading.named(CLOCK):
        for rows in (Content, Attachment, Petitioner, Keeping):
            assert not rows.objects.exists(), rows
        assert not Paper.objects.exists()
        assert PetitionMatter.objects.get().key is None
    walked = ledger.verify()
    assert (walked.matters, walked.broken) == (1, [])
    assert cast.page(matter, matter.petitioner, CARRIED_OUT).acts


def test_keyed_hashes_find_nobody_any_more(cast: Cast, tmp_path: Path) -> None:
    approved(cast)
    hashes = [("id_hash", "id", NAMED["id_number"]), ("phone_hash", "phone", NAMED["phone"])]
    hashes.append(("name_hash", "name", NAMED["name"] + NAMED["address"]))
    for found in (True, False):
        with reading.named(CLOCK):
            for column, kind, value in hashes:
                wanted = {column: secrecy.keyed_hash(kind, value)}
                assert Petitioner.objects.filter(**wanted).exists() is found, column
        night(CARRIED_OUT, tmp_path / "disposals")


def test_the_journal_tells_number_day_and_hash_and_no_more(cast: Cast, tmp_path: Path) -> None:
    journal = tmp_path / "disposals"
    matter = approved(cast)
    night(CARRIED_OUT, journal)
    night("2037-02-06", journal)
    with reading.named(CLOCK):
        act = Act.objects.get(step="dispose")
    line = f"{matter.number}\t{CARRIED_OUT}\t{act.matter_id}\t{bytes(act.hash).hex()}\n"
    assert journal.read_text("utf-8") == line
    assert journal.stat().st_mode & 0o777 == 0o600


def test_what_a_restore_brought_back_is_destroyed_again(cast: Cast, tmp_path: Path) -> None:
    journal = tmp_path / "disposals"
    matter, kept = rested(cast), rested(cast)
    with reading.named(CLOCK):
        pks = dict(PetitionMatter.objects.values_list("number", "pk"))
    lines = [(matter.number, "2037-01-01", pks[matter.number]), (kept.number, "2036-12-31", pks[kept.number])]
    lines += [(matter.number[:-1] + "9", "2037-01-01", pks[kept.number])]
    journal.write_text("".join(f"{number}\t{on}\t{pk}\t{'0' * 64}\n" for number, on, pk in lines), "utf-8")
    again = keeping.dispose_again(journal, on=day(OVER), at=at(day(OVER)))
    assert (again.destroyed, again.refused) == ([matter.number], [kept.number])
    assert again.unknown == [matter.number[:-1] + "9"]
    assert cast.page(matter, "land-x/handler", OVER).matter.state == State.DISPOSED
    assert cast.page(kept, "land-x/handler", OVER).facts == PHRASE
    assert keeping.dispose_again(journal, on=day(OVER), at=at(day(OVER))).gone == [matter.number]
    assert ledger.verify().broken == []
    assert keeping.dispose_again(tmp_path / "none", on=day(OVER), at=at(day(OVER))) == keeping.Again()


# What the database itself holds


def test_without_an_act_nothing_that_was_said_is_deleted(transactional_cast: Cast) -> None:
    rested(transactional_cast)
    with reading.named(CLOCK):
        for rows in (Content, Attachment, Petitioner):
            with pytest.raises(DatabaseError, match="only by an act"), transaction.atomic():
                rows.objects.all().delete()
            assert rows.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE matters_attachment SET body = title",
        "UPDATE matters_attachment SET scan = 'clean'",
        "UPDATE matters_content SET body = 'x'",
        "UPDATE matters_petitioner SET place = place + 1",
    ],
)
def test_without_an_act_nothing_that_was_said_is_changed(transactional_cast: Cast, change: str) -> None:
    rested(transactional_cast)
    with (
        reading.named(CLOCK),
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="only by an act"),
    ):
        cursor.execute(change)


def _destroy_key(matter: Told) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE matters_petitionmatter SET key = NULL WHERE number = %s", [matter.number])


def test_a_key_goes_by_a_disposal_of_two_persons_alone(cast: Cast) -> None:
    """Another act in the same transaction, even by the application, does not do."""
    matter = rested(cast)
    with reading.named(CLOCK):
        cast.take("warn_of_end", matter, CLOCK, OVER)
        with pytest.raises(DatabaseError, match="only by a disposal"), transaction.atomic():
            _destroy_key(matter)
    assert cast.page(matter, "land-x/handler", OVER).facts == PHRASE


def test_the_database_counts_the_persons_and_the_days_itself(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_owner: AsOwner
) -> None:
    """A program that forgot to ask the law is stopped by the database."""
    from huiyin.law.grammar import Ruling
    from huiyin.law.retention import ERASURE

    matter = rested(cast)
    cast.take("propose_disposal", matter, "land-x/handler", OVER)
    monkeypatch.setattr(acts, "rule_on", lambda *_: Ruling(True, ERASURE, "可以。", "Allowed."))
    for step, who in (("dispose", CLOCK), ("approve_disposal", "land-x/handler"), ("dispose", CLOCK)):
        with transaction.atomic():
            if step == "dispose":
                with pytest.raises(DatabaseError, match="only by a disposal"), transaction.atomic():
                    cast.take(step, matter, who, CARRIED_OUT)
            else:
                cast.take(step, matter, who, OVER)
    cast.take("approve_disposal", matter, "land-x/head", OVER)
    with pytest.raises(DatabaseError, match="only by a disposal"), transaction.atomic():
        cast.take("dispose", matter, CLOCK, "2037-02-04")
    cast.take("dispose", matter, CLOCK, CARRIED_OUT)


def test_a_destroyed_key_does_not_come_back(cast: Cast, tmp_path: Path, as_owner: AsOwner) -> None:
    approved(cast)
    night(CARRIED_OUT, tmp_path / "disposals")
    with as_owner(), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute("UPDATE matters_petitionmatter SET key = 'x'")


def test_rows_written_before_there_was_a_list_are_found_by_the_night(cast: Cast, tmp_path: Path) -> None:
    rested(cast)
    with reading.named(CLOCK):
        Keeping.objects.all().delete()
    assert night(OVER, tmp_path / "disposals").recounted == 1
    with reading.named(CLOCK):
        assert Keeping.objects.get().schedule == destroying.edition(keeping.settings.RETENTION)


def test_a_reopened_matter_is_on_no_list(cast: Cast) -> None:
    matter = rested(cast)
    cast.take("reopen", matter, "land-x/handler", "03-09", ground="wish")
    with reading.named(CLOCK):
        assert not Keeping.objects.exists()
