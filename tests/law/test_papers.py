"""The catalogue of papers (rulebook E.1): every one declared, what the article demands in it, and told apart."""

import pytest

from huiyin.law.book_2022 import clocks, papers, steps
from huiyin.law.book_2022.papers import BY_CODE, PAPERS

# id, code, article, served, contents demanded by an article
CATALOGUE = [
    ("D01", "registration_sheet", "22(1)", False, "identity requests facts"),
    ("D02", "receipt", "21(2)", False, "query privacy"),
    ("D03", "oral_record", "19(1)", False, "oral_record"),
    ("D04", "representative_list", "20(3)", False, "representatives"),
    ("D05", "forwarding_letter", "22(1)(1)", False, ""),
    ("D05S", "sealed_forwarding_letter", "22(2)", False, ""),
    ("D06", "assignment_letter", "22(1)(3)", True, "feedback_by demand"),
    ("D07", "guidance_note", "23(1)", False, "organ"),
    ("D08", "submission", "22(1)(1)", False, "proposal"),
    ("D09", "urgent_report", "25(1)", False, "addressees"),
    ("D10", "notice_of_acceptance", "23(1)", True, "received_on accepted class_and_route procedure"),
    ("D11", "notice_of_refusal", "19(3)", True, "ground"),
    ("D12", "notice_no_longer_accepted", "36(3)", True, "comparison_facts comparison_reasons"),
    ("D13", "objection", "23(3)", False, "reasons"),
    ("D14", "objection_decision", "23(3)", True, "materials"),
    ("D15", "jurisdiction_decision", "24(1)", True, "organ"),
    ("D16", "succession_record", "24(2)", True, "organ contact"),
    ("D17", "notice_of_extension", "34", True, "reason days"),
    ("D18", "investigation_report", "31(6)", False, "statement findings"),
    ("D19", "hearing_record", "31(6)", True, ""),
    ("D20", "opinion", "32(1)", True, "requests facts outcomes basis outcome review_organ"),
    ("D21", "agreement", "33", True, "signed"),
    ("D22", "review_opinion", "35", True, "result reasons re_review_organ"),
    ("D23", "re_review_opinion", "36(1)", True, "result reasons effect"),
    ("D24", "supervision_letter", "40(1)", True, "improvement"),
    ("D25", "improvement_suggestion", "40(1)", True, "written_feedback"),
    ("D26", "policy_suggestion", "40(2)", True, "suggestion"),
    ("D27", "accountability_suggestion", "40(3)", True, "law"),
    ("D28", "feedback_on_suggestion", "40(4)", True, "adopted"),
    ("D29", "conference_measure", "39(3)", True, "measure"),
    ("D30", "completion_report", "22(1)(3)", True, "result"),
    ("D31", "reply_to_suggestion", "29(1)", False, "reply"),
    ("D32", "notice_of_lawful_route", "31", True, ""),
    ("D33", "answer_on_duty", "31(5)", True, "decision remedies"),
    ("D34", "aid_referral", "37(2)", True, ""),
    ("D35", "annual_report", "41(1)", True, "statistics sent_on suggestions other"),
    ("D36", "inspection_material", "41(2)", False, "listed_items"),
    ("D37", "conduct_record", "47(1)", False, ""),
    ("D38", "public_notice", "36(2)", True, "hearing_on anonymised"),
    ("D39", "proof_of_service", "87", False, ""),
]


@pytest.mark.parametrize(("id", "code", "article", "served", "demanded"), CATALOGUE)
def test_a_paper_is_as_the_catalogue_says(
    id: str, code: str, article: str, served: bool, demanded: str
) -> None:
    paper = BY_CODE[code]
    assert (paper.id, paper.article.number, paper.served) == (id, article, served)
    assert [content.name for content in paper.contents if content.article] == demanded.split()
    names = [content.name for content in paper.contents]
    assert len(names) == len(set(names))


def test_the_catalogue_is_complete() -> None:
    assert [paper.id for paper in PAPERS] == [row[0] for row in CATALOGUE]


def test_no_paper_of_the_petition_procedure_prints_court_remedies_but_the_answer_on_a_duty() -> None:
    """Review and re-review opinions are outside administrative litigation (rulebook E.1)."""
    with_remedies = {
        paper.code for paper in PAPERS if "remedies" in {content.name for content in paper.contents}
    }
    assert with_remedies == {"answer_on_duty"}


def test_a_sealed_letter_says_nothing_of_the_content() -> None:
    names = {content.name for content in BY_CODE["sealed_forwarding_letter"].contents}
    assert not names & {"requests", "facts", "identity", "note"}
    assert BY_CODE["sealed_forwarding_letter"].restricted


@pytest.mark.parametrize(
    ("step", "paper"),
    [
        ("register", "registration_sheet receipt oral_record representative_list"),
        ("forward", "forwarding_letter"),
        ("assign", "assignment_letter"),
        ("accept", "notice_of_acceptance"),
        ("decline", "notice_of_refusal"),
        ("no_longer_accept", "notice_no_longer_accepted"),
        ("object", "objection"),
        ("agree_objection", "objection_decision"),
        ("refuse_objection", "objection_decision"),
        ("decide_dispute", "jurisdiction_decision"),
        ("succeed", "succession_record"),
        ("extend", "notice_of_extension"),
        ("issue_opinion", "opinion"),
        ("issue_review", "review_opinion"),
        ("issue_re_review", "re_review_opinion"),
        ("serve_opinion", "proof_of_service"),
        ("route", "notice_of_lawful_route"),
        ("answer_duty", "answer_on_duty"),
        ("supervise", "supervision_letter"),
        ("submit_completion_report", "completion_report"),
        ("refer_discipline", "sealed_forwarding_letter"),
        ("report_urgent", "urgent_report"),
    ],
)
def test_a_step_leaves_the_paper_the_law_demands(step: str, paper: str) -> None:
    assert steps.BY_CODE[step].papers == tuple(paper.split())


def test_a_paper_from_whose_service_a_period_runs_is_served_and_names_that_clock() -> None:
    started = {paper.code: paper.starts for paper in PAPERS if paper.starts}
    assert started["opinion"] == "request_review"
    assert started["review_opinion"] == "request_re_review"
    assert set(started.values()) <= set(clocks.BY_CODE)
    assert all(BY_CODE[code].served for code in started)


def test_papers_are_listed_once() -> None:
    assert len({paper.code for paper in papers.PAPERS}) == len(papers.PAPERS)
