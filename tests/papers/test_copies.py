"""Copies that are no original: larger type for the petitioner and at the desk, Word for the drafting house alone."""

import io
from datetime import date

import pytest
from django.test import Client
from docx import Document

from huiyin.matters import reading
from huiyin.matters.models import Read
from huiyin.papers import copies, drafts
from huiyin.papers.models import Paper
from huiyin.people.acting import Actor
from tests.papers import measuring, pages
from tests.papers.conftest import County, at
from tests.papers.test_life import AsOwner, declined, newest
from tests.papers.test_main_path import Path
from tests.papers.test_paper_door import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(county: County) -> Path:
    return Path(county)


def petitioner(path: Path) -> Actor:
    return path.county.petitioner(path.made)


def test_the_petitioner_reads_the_same_words_larger_and_marked_as_a_copy(path: Path) -> None:
    path.served()
    line = newest(path, "opinion", "handler")
    before = Paper.objects.count()
    name, page = copies.large(petitioner(path), line.pk, path.number)
    text = pages.text(page)
    assert "大字副本" in name
    for said in (
        "大字副本",
        "以签发的原件为准",
        "issued original prevails",
        line.number,
        "补发2025年1月至6月工资",
    ):
        assert pages.squeezed(said) in text
    assert "核验码" not in text
    issued = path.county.pdf(path.number, "opinion", "handler")
    assert max(run.size for run in measuring.runs(page, 1)) > 1.2 * max(
        run.size for run in measuring.runs(issued, 1)
    )
    assert Paper.objects.count() == before


def test_a_changed_wording_is_in_the_large_copy_though_the_petitioner_sees_no_change(path: Path) -> None:
    declined(path)
    line = newest(path, "notice_of_refusal", "reviewer")
    reviewer = path.county.actors["reviewer"]
    with reading.named(reviewer):
        page = reading.matter(path.number, on=date(2026, 4, 14))
        draft = drafts.open_to(reviewer, page.case, line.pk, on=date(2026, 4, 14))
        field = next(one for one in draft.fields if one.name == "closing-0-zh")
        draft.change(
            {field.name: field.text + "另有说明一句。"},
            officer=reviewer.officer_id or 0,
            at=at(date(2026, 4, 14)),
            base=0,
        )
    path.take("approve_paper", "reviewer_head", date(2026, 4, 14), paper=line.pk)
    path.county.worked()
    assert "另有说明一句" in pages.text(copies.large(petitioner(path), line.pk, path.number)[1])


def test_before_the_issue_there_is_no_copy_and_after_it_no_draft(path: Path) -> None:
    declined(path)
    line = newest(path, "notice_of_refusal", "reviewer")
    reviewer = path.county.actors["reviewer"]
    for actor in (reviewer, petitioner(path)):
        with pytest.raises(copies.NotThere):
            copies.large(actor, line.pk, path.number)
    name, made = copies.docx(reviewer, line.pk, path.number)
    assert name.endswith("拟稿.docx")
    assert any("超出原请求" in each.text for each in Document(io.BytesIO(made)).paragraphs)
    path.take("approve_paper", "reviewer_head", date(2026, 4, 14), paper=line.pk)
    path.county.worked()
    with pytest.raises(copies.NotThere):
        copies.docx(reviewer, line.pk, path.number)


@pytest.mark.parametrize("who", ["handler", "re_reviewer"])
def test_a_draft_is_no_word_document_for_another_house(path: Path, who: str) -> None:
    declined(path)
    line = newest(path, "notice_of_refusal", "reviewer")
    with pytest.raises(copies.NotThere):
        copies.docx(path.county.actors[who], line.pk, path.number)
    with pytest.raises(copies.NotThere):
        copies.docx(petitioner(path), line.pk, path.number)


def test_the_desk_offers_what_there_is(client: Client, path: Path) -> None:
    declined(path)
    line = newest(path, "notice_of_refusal", "reviewer")
    desk = signed_in(client, path.county, "reviewer")
    shown = desk.get(f"/desk/matters/{path.number}").content.decode()
    assert f"/papers/{line.pk}/word" in shown
    assert f"/papers/{line.pk}/large" not in shown
    answer = desk.get(f"/desk/matters/{path.number}/papers/{line.pk}/word")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(b"PK")
    assert desk.get(f"/desk/matters/{path.number}/papers/{line.pk}/large").status_code == 404


def test_a_paper_for_an_organ_has_no_large_copy_and_none_is_opened_under_another_number(path: Path) -> None:
    path.served()
    triage = path.county.actors["triage"]
    organ = newest(path, "assignment_letter", "triage")
    with pytest.raises(copies.NotThere):
        copies.large(triage, organ.pk, path.number)
    own = newest(path, "opinion", "handler")
    with pytest.raises(copies.NotThere):
        copies.large(path.county.actors["handler"], own.pk, "another-1")


def test_a_copy_counts_as_a_reading_and_what_is_not_there_as_none(path: Path, as_owner: AsOwner) -> None:
    path.served()
    handler, triage = (path.county.actors[who] for who in ("handler", "triage"))
    opinion, organ = newest(path, "opinion", "handler"), newest(path, "assignment_letter", "triage")
    before = readings(as_owner)
    with pytest.raises(copies.NotThere):
        copies.large(triage, organ.pk, path.number)
    assert readings(as_owner) == before
    copies.large(handler, opinion.pk, path.number)
    assert readings(as_owner) == before + 1
    copies.large(petitioner(path), opinion.pk, path.number)
    assert readings(as_owner) == before + 1  # what petitioners read is not noted


def readings(as_owner: AsOwner) -> int:
    with as_owner():
        return Read.objects.filter(what="paper").count()
