"""Who signs each paper off, and in which series it is numbered: declared for every paper of the book."""

import pytest

from huiyin.law.book_2022 import papers, steps
from huiyin.law.book_2022.signing import APART, SERIES, SIGNERS, SIGNING, Signed, numbered, with_the_act
from huiyin.law.grammar import Mark
from huiyin.law.words import Duty
from tests.law.examples import ruled


def test_every_paper_declares_who_signs_it_and_no_other() -> None:
    assert set(SIGNING) == set(papers.BY_CODE)


def test_sheets_for_the_file_and_the_receipt_alone_are_neither_signed_nor_numbered() -> None:
    unsigned = {code for code, how in SIGNING.items() if how.by is Signed.NOBODY}
    assert unsigned == {paper.code for paper in papers.PAPERS if paper.to == "file"} | {"receipt"}
    assert all((how.series == "") is (how.by is Signed.NOBODY) for how in SIGNING.values())


@pytest.mark.parametrize("code", SIGNING)
def test_who_signs_is_law_or_says_that_it_is_not(code: str) -> None:
    basis = SIGNING[code].basis
    assert basis.number or basis.mark is not Mark.LAW
    if basis.mark is Mark.LAW:
        assert (code, basis.number) == ("notice_of_extension", "34")


@pytest.mark.parametrize(
    "code", ["notice_of_refusal", "notice_no_longer_accepted", "completion_report", "answer_on_duty"]
)
def test_what_binds_refuses_or_reports_waits_for_the_head_unless_the_head_acted(code: str) -> None:
    assert not with_the_act(code, Duty.HANDLER)
    assert with_the_act(code, Duty.HEAD)
    assert with_the_act(code, Duty.DEPUTY)


def test_a_paper_that_goes_out_with_the_opinion_or_the_extension_is_of_those_who_may_sign() -> None:
    for step in ("issue_opinion", "extend"):
        assert steps.BY_CODE[step].by == SIGNERS
        assert all(with_the_act(code, Duty.HEAD) for code in steps.BY_CODE[step].papers)


def test_no_series_tells_what_a_paper_is_about() -> None:
    assert {how.series for how in SIGNING.values()} == {*SERIES, ""}
    to_petitioners = {
        SIGNING[paper.code].series for paper in papers.PAPERS if paper.to in ("petitioner", "parties")
    }
    assert to_petitioners - {""} == {"告"}, "a refusal and an opinion are numbered alike"


def test_the_sealed_channel_counts_apart_so_that_no_gap_betrays_it() -> None:
    assert [code for code, how in SIGNING.items() if how.series == APART] == ["sealed_forwarding_letter"]
    assert not numbered("receipt")


def test_what_is_lacking_is_told_all_at_once_with_its_articles() -> None:
    """S14, for any paper: blocked with every reason."""
    demanded = tuple(content for content in papers.BY_CODE["opinion"].contents if content.article)
    for step in ("approve_paper", "submit_paper", "issue_paper"):
        state = {"approve_paper": "waiting", "submit_paper": "returned", "issue_paper": "ready"}[step]
        told = ruled(step, paper={"state": state, "missing": demanded})
        assert not told.allowed
        for content in demanded:
            assert content.article
            assert f"{content.zh}（{content.article.zh}）" in told.because
            assert content.en in told.because_en


def test_everything_that_stands_against_a_signature_is_told_together() -> None:
    told = ruled("approve_paper", duty=Duty.DEPUTY, paper={"author": True, "state": "issued"})
    assert told.code == "approver"
    for said in ("分管负责人", "待签批", "拟稿、修改人以外"):
        assert said in told.because
