"""Copies (抄送): the foot of a paper names who gets one, and each of them really has it."""

from dataclasses import replace
from datetime import date

import pytest

from huiyin.law.book_2022 import papers as book
from huiyin.matters import reading
from huiyin.papers.models import Paper
from tests.papers import pages
from tests.papers.conftest import County
from tests.papers.test_main_path import Path
from tests.papers.test_other_papers import to_organ

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(county: County) -> Path:
    return Path(county)


def test_an_opinion_names_the_office_that_assigned_it_and_that_office_reads_the_same_page(path: Path) -> None:
    path.issued()
    mine, copied = path.pdf("opinion", "handler"), path.pdf("opinion", "triage")
    assert pages.squeezed("抄送：柳溪县信访局。") in pages.text(mine)
    assert pages.squeezed("Copy to: Liuxi County Petition Office") in pages.text(mine)
    assert copied == mine


def test_a_re_review_opinion_goes_to_both_organs_below_in_the_order_of_the_book(path: Path) -> None:
    path.final()
    made = path.pdf("re_review_opinion", "re_reviewer")
    both = "抄送：柳溪县人力资源和社会保障局，青禾市人力资源和社会保障局。"
    assert pages.squeezed(both) in pages.text(made)
    assert made == path.pdf("re_review_opinion", "handler") == path.pdf("re_review_opinion", "reviewer")


def test_who_issues_a_paper_gets_no_copy_of_it_and_nobody_gets_two(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opinion = replace(book.BY_CODE["opinion"], copy_to=("holder", "sender", "sender"))
    monkeypatch.setitem(book.BY_CODE, "opinion", opinion)  # type: ignore[arg-type]
    path.issued()
    assert pages.squeezed("抄送：柳溪县信访局。") in pages.text(path.pdf("opinion", "handler"))


def test_a_notice_that_declares_no_copy_has_no_such_line(path: Path) -> None:
    path.accepted()
    assert "抄送" not in pages.text(path.pdf("notice_of_acceptance", "handler"))


def test_a_decision_on_who_accepts_reaches_the_petitioner_too(path: Path) -> None:
    to_organ(path)
    organs = path.county.agencies
    told = {"other": organs["housing-x"], "superior": organs["gov-x"], "reasons": "宿舍拆除归谁管。"}
    path.take("dispute", "handler", date(2026, 3, 6), **told)
    decided = {"organ": organs["labour-x"], "reasons": "以欠薪为主。"}
    path.take("decide_dispute", "county_head", date(2026, 3, 9), **decided)
    petitioner = path.county.petitioner(path.made)
    made = path.county.pdf(path.number, "jurisdiction_decision", petitioner)
    assert pages.squeezed("抄送：信访人。") in pages.text(made)


def test_no_paper_of_a_sealed_matter_names_a_copy_whatever_the_book_says(
    county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = replace(book.BY_CODE["sealed_forwarding_letter"], copy_to=("sender", "holder", "petitioner"))
    monkeypatch.setitem(book.BY_CODE, "sealed_forwarding_letter", letter)  # type: ignore[arg-type]
    made = county.register(date(2026, 3, 2), accusation=True, facts="x", identity={"name": "陈木生"})
    county.take("triage", made.matter, "sealed", date(2026, 3, 3), klass="accusation")
    organ = county.agencies["discipline-x"]
    county.take("refer_discipline", made.matter, "sealed", date(2026, 3, 3), organ=organ)
    shown = pages.text(county.pdf(made.matter, "sealed_forwarding_letter", "sealed"))
    assert "柳溪县纪委监委" in shown
    assert "抄送" not in shown


def test_a_copy_opens_the_matter_to_nobody_else(path: Path) -> None:
    """The housing bureau has no part in it: it sees no paper, whatever is copied to whom."""
    path.issued()
    path.county.worked()
    with reading.named(path.county.actors["housing"]):
        assert not Paper.objects.exists()
