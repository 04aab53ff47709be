"""Printing many in one go: the agency's own issued papers, each from the front of a sheet, each reading noted, for a day."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader, PdfWriter

from huiyin.matters import reading
from huiyin.matters.hooks import NotThere
from huiyin.papers import batches, collecting, issuing
from huiyin.papers.batches import Wanted
from huiyin.papers.models import Batch, BatchItem, Paper
from huiyin.people.acting import Actor
from tests.papers import pages
from tests.papers.conftest import County, at
from tests.papers.test_paper_door import signed_in

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 9)
YEAR = Wanted(date(2026, 1, 1), date(2026, 12, 31))


@contextmanager
def acting(county: County, who: str) -> Iterator[Actor]:
    with reading.named(county.actors[who]):
        yield county.actors[who]


def forwarded(county: County, on: date = date(2026, 3, 2), **answers: object) -> str:
    made = county.register(on, **answers)
    county.take("triage", made.matter, "triage", on, klass="appeal", searched=True)
    county.take("forward", made.matter, "triage", on, organ=county.agencies["labour-x"])
    return made.matter


@pytest.fixture
def letters(county: County) -> list[str]:
    """Two letters forwarded and issued."""
    numbers = [forwarded(county), forwarded(county, date(2026, 3, 3))]
    county.worked()
    return numbers


def ask(county: County, form: str = "pdf", who: str = "triage", only: int | None = None) -> int:
    with acting(county, who) as actor:
        papers = batches.choices(actor, YEAR)[:only]
        return batches.ask(actor, [one.pk for one in papers], form)


def collected(pk: int) -> int:
    return collecting.collect(pk, at(DAY), timezone.now())


def fetched(county: County, pk: int, who: str = "triage") -> bytes:
    with acting(county, who) as actor:
        return batches.fetch(actor, pk, at(DAY))[1]


def results(county: County, pk: int) -> list[str]:
    with acting(county, "triage") as actor:
        return [one.result for one in batches.progress(actor, pk).items]


def test_each_paper_begins_on_the_front_of_a_sheet_and_is_the_issued_page(
    county: County, letters: list[str]
) -> None:
    pk = ask(county)
    with acting(county, "triage") as actor:
        wanted = list(batches.choices(actor, YEAR))
    assert collected(pk) == len(wanted) >= 2
    body = fetched(county, pk)
    printed = PdfReader(io.BytesIO(body))
    starts = [printed.get_destination_page_number(one) for one in printed.outline]
    assert [start % 2 for start in starts] == [0] * len(wanted)
    for start, paper in zip(starts, wanted, strict=True):
        assert pages.squeezed(paper.written) in pages.squeezed(printed.pages[start].extract_text())


def blank(sheets: int) -> bytes:
    made = PdfWriter()
    for _ in range(sheets):
        made.add_blank_page(width=595, height=842)
    out = io.BytesIO()
    made.write(out)
    return out.getvalue()


def test_after_an_odd_number_of_pages_the_back_stays_empty() -> None:
    pages_of = (1, 3, 2, 1)
    body = collecting.bound("pdf", [(f"{n}.pdf", blank(n)) for n in pages_of])
    printed = PdfReader(io.BytesIO(body))
    assert [printed.get_destination_page_number(one) for one in printed.outline] == [0, 2, 6, 8]
    assert len(printed.pages) == 9


def test_the_zip_holds_the_frozen_files_byte_for_byte(county: County, letters: list[str]) -> None:
    pk = ask(county, "zip")
    collected(pk)
    with zipfile.ZipFile(io.BytesIO(fetched(county, pk))) as made:
        bodies = [made.read(name) for name in made.namelist()]
        names = made.namelist()
    assert names[0].startswith("001-D")
    with acting(county, "triage") as actor:
        wanted = [one.pk for one in batches.choices(actor, YEAR)]
    frozen = []
    for paper in wanted:
        with acting(county, "triage"):
            from huiyin.papers import reading as papers_reading

            frozen.append(papers_reading.pdf(paper)[1])
    assert sorted(bodies) == sorted(frozen)


def test_what_was_not_printed_yet_comes_first(county: County, letters: list[str]) -> None:
    pk = ask(county, only=1)
    collected(pk)
    with acting(county, "triage") as actor:
        listed = batches.choices(actor, YEAR)
    assert [one.printed for one in listed] == [False] * (len(listed) - 1) + [True]


def test_only_the_kind_and_the_days_asked_for_are_listed(county: County, letters: list[str]) -> None:
    with acting(county, "triage") as actor:
        kinds = {one.kind.code for one in batches.choices(actor, YEAR)}
        assert {kind.code for kind in batches.kinds(actor)} == kinds
        letter = Wanted(YEAR.since, YEAR.until, "forwarding_letter")
        assert {one.kind.code for one in batches.choices(actor, letter)} == {"forwarding_letter"}
        assert batches.choices(actor, Wanted(date(2025, 1, 1), date(2025, 12, 31))) == []


def test_another_agency_s_papers_are_not_there_to_choose(county: County, letters: list[str]) -> None:
    with acting(county, "triage") as actor:
        theirs = [one.pk for one in batches.choices(actor, YEAR)]
    with acting(county, "handler") as actor:
        assert batches.choices(actor, YEAR) == []
        assert batches.chosen(actor, theirs) == []


def test_a_batch_is_its_officer_s_alone(county: County, letters: list[str]) -> None:
    pk = ask(county)
    collected(pk)
    for other in ("triage2", "handler"):
        with acting(county, other) as actor:
            assert not Batch.objects.filter(pk=pk).exists(), "the database itself shows none"
            with pytest.raises(NotThere):
                batches.progress(actor, pk)
            with pytest.raises(NotThere):
                batches.fetch(actor, pk, at(DAY))


def test_the_print_lies_encrypted_and_goes_after_a_day(county: County, letters: list[str]) -> None:
    pk = ask(county)
    collected(pk)
    with reading.named(issuing.CLOCK):
        row = Batch.objects.get(pk=pk)
    assert row.body is not None
    assert b"%PDF" not in bytes(row.body)
    assert row.finished_at is not None
    assert collecting.sweep(row.finished_at + timedelta(hours=23)) == 0
    assert collecting.sweep(row.finished_at + timedelta(hours=25)) == 1
    with pytest.raises(NotThere):
        fetched(county, pk)
    with reading.named(issuing.CLOCK):
        row.refresh_from_db()
    assert (row.key, row.body) == (None, None)
    assert set(results(county, pk)) == {"printed"}


def test_each_reading_stands_in_the_log_under_the_officer_s_name(
    county: County, letters: list[str], as_owner
) -> None:
    pk = ask(county)
    number = collected(pk)
    with as_owner():
        assert looks(county) == {"paper": number}
    fetched(county, pk)
    with as_owner():
        assert looks(county)["export"] == len(letters)


def looks(county: County) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT what, count(*) FROM matters_read WHERE officer_id = %s AND what IN ('paper', 'export') GROUP BY 1",
            [county.actors["triage"].officer_id],
        )
        return dict(cursor.fetchall())


def test_what_cannot_be_printed_says_why_and_the_rest_is_printed(
    county: County, letters: list[str], as_owner
) -> None:
    pk = ask(county)
    with reading.named(issuing.CLOCK):
        first, second, *_ = BatchItem.objects.filter(batch_id=pk).order_by("place")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE papers_paper DISABLE TRIGGER USER")
        cursor.execute("UPDATE papers_paper SET state = 'voided' WHERE id = %s", [first.paper_id])
        cursor.execute("UPDATE papers_paper SET frozen = 'x' WHERE id = %s", [second.paper_id])
        cursor.execute("ALTER TABLE papers_paper ENABLE TRIGGER USER")
    done = collected(pk)
    assert results(county, pk)[:2] == ["void", "unreadable"]
    assert results(county, pk)[2:] == ["printed"] * done


def test_an_officer_who_left_the_post_meanwhile_gets_nothing(
    county: County, letters: list[str], as_owner
) -> None:
    pk = ask(county)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE people_post SET until = '2026-03-01' WHERE id = %s", [county.actors["triage"].post_id]
        )
    assert collected(pk) == 0
    with reading.named(issuing.CLOCK):
        assert set(BatchItem.objects.filter(batch_id=pk).values_list("result", flat=True)) == {"gone"}


def test_a_paper_that_is_destroyed_goes_from_the_print_too(
    county: County, letters: list[str], as_owner
) -> None:
    pk = ask(county)
    collected(pk)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE papers_paper DISABLE TRIGGER paper_by_act")
        cursor.execute(
            "DELETE FROM papers_paper WHERE id = (SELECT min(paper_id) FROM papers_batchitem WHERE batch_id = %s)",
            [pk],
        )
        cursor.execute("ALTER TABLE papers_paper ENABLE TRIGGER paper_by_act")
    with reading.named(issuing.CLOCK):
        row = Batch.objects.get(pk=pk)
    assert (row.key, row.body) == (None, None)
    with pytest.raises(NotThere):
        fetched(county, pk)


def test_nothing_of_the_sealed_channel_can_be_chosen_even_by_its_duty(
    county: County, letters: list[str], as_owner
) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE papers_documentnumber SET apart = true")
    with acting(county, "triage") as actor:
        every = list(Paper.objects.values_list("pk", flat=True))
        assert batches.choices(actor, YEAR) == []
        assert [one for one in batches.chosen(actor, every) if one.written] == []


def test_the_pages_lead_from_the_list_to_the_print(
    client: Client, county: County, letters: list[str]
) -> None:
    office = signed_in(client, county, "triage")
    listed = office.get("/desk/printing?since=2026-01-01&until=2026-12-31")
    assert all(number in listed.content.decode() for number in letters)
    with acting(county, "triage") as actor:
        asked = [one.pk for one in batches.choices(actor, YEAR)]
    checked = office.post("/desk/printing", {"paper": asked})
    assert checked.status_code == 200
    with acting(county, "triage"):
        assert not Batch.objects.exists(), "looking asks for nothing yet"
    made = office.post("/desk/printing", {"paper": asked, "form": "pdf"})
    assert office.get(made["Location"])["Refresh"] == "3"
    pk = int(made["Location"].rstrip("/").split("/")[-1])
    assert office.get(f"/desk/printing/{pk}/file").status_code == 404
    collected(pk)
    assert "Refresh" not in office.get(made["Location"])
    shown = office.get(f"/desk/printing/{pk}/file")
    assert shown.content.startswith(b"%PDF")
    assert "attachment" in shown["Content-Disposition"]
    assert "no-store" in shown["Cache-Control"]
    assert signed_in(Client(), county, "triage2").get(f"/desk/printing/{pk}/file").status_code == 404


def test_choosing_nothing_is_a_sentence_and_other_duties_have_no_such_page(
    client: Client, county: County
) -> None:
    office = signed_in(client, county, "triage")
    answer = office.post("/desk/printing", {"paper": ["x", "999999"], "form": "pdf"}, follow=True)
    assert "请先勾选要打印的文书" in answer.content.decode()
    assert signed_in(Client(), county, "supervisor").get("/desk/printing").status_code == 404
