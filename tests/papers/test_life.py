"""The life of a paper: drafted, signed off, numbered, sealed, frozen, issued; void, and never numbered twice."""

import hashlib
import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction

from huiyin.config import jobs
from huiyin.law.words import Duty
from huiyin.matters import acts, reading
from huiyin.papers import issuing, rendering
from huiyin.papers import reading as papers
from huiyin.papers.models import DocumentNumber, Paper
from huiyin.people.acting import Actor
from huiyin.people.models import Agency
from tests.papers import pages
from tests.papers.conftest import County, at
from tests.papers.test_main_path import Path

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
CLOCK = Actor.job(Duty.CLOCK)


@pytest.fixture
def path(county: County) -> Path:
    return Path(county)


def named_words(county: County, as_owner: AsOwner) -> County:
    """The agencies have their words (机关代字)."""
    with as_owner():
        Agency.objects.filter(code="office").update(word="柳信")
        Agency.objects.filter(code="labour-x").update(word="柳人社")
        Agency.objects.filter(code="labour-c").update(word="青人社")
    return county


def declined(path: Path) -> Path:
    """A request for review that the reviewer declines; the notice waits for the head."""
    path.served()
    above = path.county.agencies["labour-c"]
    path.take("request_review", "intake", date(2026, 4, 10), reviewer=above, reasons="没有补缴到位。")
    return path.take("decline_review", "reviewer", date(2026, 4, 13), ground="N5b", reason="超出原请求。")


def newest(path: Path, code: str, by: str) -> papers.PaperLine:
    return [line for line in path.county.papers(path.number, by) if line.code == code][-1]


def test_with_the_act_a_paper_is_numbered_sealed_and_frozen_and_the_act_says_so(
    county: County, as_owner: AsOwner
) -> None:
    path = Path(named_words(county, as_owner)).accepted()
    page = path.county.pdf(path.number, "notice_of_acceptance", "handler")
    line = newest(path, "notice_of_acceptance", "handler")
    assert (line.state, line.number) == ("issued", "柳人社告〔2026〕1号")
    pages.in_order(page, "柳人社告〔2026〕1号", "受理告知书", "2026年3月6日", "演示印章", "核验码")
    assert "拟稿" not in pages.text(page)
    with reading.named(path.county.actors["handler"]):
        done = [
            act
            for act in reading.matter(path.number, on=date(2026, 12, 31)).acts
            if act.step == "issue_paper"
        ]
    told = {act.data["document"]: act.data for act in done}
    assert told["柳人社告〔2026〕1号"] == {
        "paper": line.pk,
        "document": "柳人社告〔2026〕1号",
        "digest": hashlib.sha256(page).hexdigest(),
    }


def test_what_is_issued_is_shown_as_it_was_frozen_whatever_the_layout_becomes(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.accepted()
    first = path.pdf("assignment_letter")

    def another(*_: Any) -> bytes:
        raise AssertionError("set anew")

    monkeypatch.setattr(rendering, "pdf", another)
    assert path.pdf("assignment_letter") == first


def test_numbers_run_for_each_agency_series_and_year_without_a_gap(county: County, as_owner: AsOwner) -> None:
    named_words(county, as_owner)
    for _ in range(3):
        Path(county).accepted()
    county.worked()
    with reading.named(CLOCK):
        written = [row.written for row in DocumentNumber.objects.order_by("agency_id", "series", "value")]
    assert written == [
        *(f"柳信函〔2026〕{n}号" for n in (1, 2, 3)),
        *(f"柳人社告〔2026〕{n}号" for n in (1, 2, 3)),
    ]


def test_an_agency_without_a_word_is_numbered_under_its_name(path: Path) -> None:
    path.accepted()
    assert newest(path, "notice_of_acceptance", "handler").number == "柳溪县人力资源和社会保障局告〔2026〕1号"


def test_a_refusal_waits_for_the_head_and_bears_the_day_of_the_signature(path: Path) -> None:
    declined(path)
    waiting = newest(path, "notice_of_refusal", "reviewer")
    assert (waiting.state, waiting.number) == ("waiting", "")
    assert "拟稿" in pages.text(path.pdf("notice_of_refusal", "reviewer"))
    path.approved("notice_of_refusal", "reviewer_head", date(2026, 4, 20))
    assert newest(path, "notice_of_refusal", "reviewer").state == "issued"
    shown = pages.text(path.pdf("notice_of_refusal", "reviewer"))
    assert "2026年4月20日" in shown
    assert "2026年4月13日" not in shown


def test_a_draft_is_seen_in_its_own_house_alone(path: Path) -> None:
    declined(path)
    for other in ("triage", "handler", path.county.petitioner(path.made)):
        assert "notice_of_refusal" not in [line.code for line in path.county.papers(path.number, other)]
    path.approved("notice_of_refusal", "reviewer_head", date(2026, 4, 20))
    for other in ("triage", "handler", path.county.petitioner(path.made)):
        assert "notice_of_refusal" in [line.code for line in path.county.papers(path.number, other)]


def test_a_petitioner_sees_no_paper_before_it_is_issued(path: Path) -> None:
    path.accepted()
    with reading.named(path.county.petitioner(path.made)):
        assert list(Paper.objects.values_list("kind", flat=True)) == ["receipt"]
    path.county.worked()
    with reading.named(path.county.petitioner(path.made)):
        assert sorted(Paper.objects.values_list("kind", flat=True)) == ["notice_of_acceptance", "receipt"]


def test_who_drafted_it_does_not_sign_it_and_nobody_signs_twice(path: Path) -> None:
    declined(path)
    pk = newest(path, "notice_of_refusal", "reviewer").pk
    path.take("approve_paper", "reviewer_head", date(2026, 4, 20), paper=pk)
    with pytest.raises(acts.Refused) as refused:
        path.take("approve_paper", "reviewer_head", date(2026, 4, 20), paper=pk)
    assert refused.value.ruling.code == "waiting"


@pytest.mark.parametrize("who", ["head", "county_head"])
def test_the_head_of_another_agency_does_not_sign_it(path: Path, who: str) -> None:
    declined(path)
    pk = newest(path, "notice_of_refusal", "reviewer").pk
    with pytest.raises((acts.Refused, acts.NotThere)):
        path.take("approve_paper", who, date(2026, 4, 20), paper=pk)
    assert newest(path, "notice_of_refusal", "reviewer").state == "waiting"


def test_a_returned_paper_is_handed_in_again_and_then_signed(path: Path) -> None:
    declined(path)
    pk = newest(path, "notice_of_refusal", "reviewer").pk
    path.take("return_paper", "reviewer_head", date(2026, 4, 14), paper=pk, reason="请写明何处可以提出。")
    assert newest(path, "notice_of_refusal", "reviewer").state == "returned"
    with pytest.raises(acts.Refused):
        path.take("approve_paper", "reviewer_head", date(2026, 4, 14), paper=pk)
    path.take("submit_paper", "reviewer", date(2026, 4, 15), paper=pk)
    path.take("approve_paper", "reviewer_head", date(2026, 4, 15), paper=pk)
    assert newest(path, "notice_of_refusal", "reviewer").state == "issued"


def test_a_void_number_stays_listed_and_the_replacement_has_another(
    county: County, as_owner: AsOwner
) -> None:
    path = declined(Path(named_words(county, as_owner)))
    path.approved("notice_of_refusal", "reviewer_head", date(2026, 4, 20))
    first = newest(path, "notice_of_refusal", "reviewer")
    told = {"ground": "content", "reason": "条款引用有误。", "again": True}
    path.take("void_paper", "reviewer_head", date(2026, 4, 21), paper=first.pk, **told)
    anew = newest(path, "notice_of_refusal", "reviewer")
    assert anew.pk != first.pk
    assert anew.state == "waiting"
    path.approved("notice_of_refusal", "reviewer_head", date(2026, 4, 22))
    lines = [line for line in path.county.papers(path.number, "reviewer") if line.code == "notice_of_refusal"]
    assert [(line.state, line.number, line.ground) for line in lines] == [
        ("voided", "青人社告〔2026〕1号", "content"),
        ("issued", "青人社告〔2026〕2号", ""),
    ]
    assert lines[0].voided_on == date(2026, 4, 21)
    theirs = path.county.papers(path.number, path.county.petitioner(path.made))
    assert [line.state for line in theirs if line.code == "notice_of_refusal"] == ["voided", "issued"]


def test_a_served_opinion_cannot_be_voided(path: Path) -> None:
    path.issued()
    pk = newest(path, "opinion", "head").pk
    told = {"paper": pk, "ground": "content", "reason": "有误。"}
    path.take(
        "serve_opinion",
        "handler",
        date(2026, 3, 30),
        effective_on=date(2026, 3, 30),
        way="direct",
        evidence="签收",
    )
    with pytest.raises(acts.Refused) as refused:
        path.take("void_paper", "head", date(2026, 4, 1), **told)
    assert refused.value.ruling.code == "served"


def test_an_unserved_opinion_that_is_void_never_reaches_the_petitioner(path: Path) -> None:
    path.issued()
    pk = newest(path, "opinion", "head").pk
    told = {"paper": pk, "ground": "addressee", "reason": "写错了人。", "again": True}
    path.take("void_paper", "head", date(2026, 3, 28), **told)
    path.approved("opinion", "head", date(2026, 3, 28))
    path.take(
        "serve_opinion",
        "handler",
        date(2026, 3, 30),
        effective_on=date(2026, 3, 30),
        way="direct",
        evidence="签收",
    )
    theirs = path.county.papers(path.number, path.county.petitioner(path.made))
    assert [(line.state, line.pk == pk) for line in theirs if line.code == "opinion"] == [("issued", False)]


def test_issuing_again_changes_nothing(path: Path) -> None:
    path.accepted()
    assert path.county.worked() == 2
    first = path.pdf("assignment_letter")
    assert path.county.worked() == 0
    with reading.named(CLOCK):
        pks = list(Paper.objects.values_list("pk", flat=True))
    assert [issuing.issue(pk, at(date(2026, 4, 1)), demonstration=True) for pk in pks] == [False] * len(pks)
    assert path.pdf("assignment_letter") == first


def test_two_workers_at_once_issue_once_and_leave_no_gap(transactional_county: County) -> None:
    county = transactional_county
    lives = [Path(county).accepted() for _ in range(4)]
    with reading.named(CLOCK):
        ready = list(Paper.objects.filter(state="ready").values_list("pk", flat=True))
    assert len(ready) == 8

    def work(pk: int) -> bool:
        try:
            return issuing.issue(pk, at(date(2026, 4, 1)), demonstration=True)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as workers:
        done = list(workers.map(work, [*ready, *reversed(ready)]))
    assert sum(done) == 8
    with reading.named(CLOCK):
        for series in ("函", "告"):
            found = (
                DocumentNumber.objects.filter(series=series).order_by("value").values_list("value", flat=True)
            )
            assert list(found) == [1, 2, 3, 4]
        for life in lives:
            acts_told = [act.step for act in reading.matter(life.number, on=date(2026, 12, 31)).acts]
            assert acts_told.count("issue_paper") == 2


def test_what_cannot_be_set_takes_no_number_and_is_issued_once_it_can(
    transactional_county: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A failure between number and page gives the number back: no gap from a roll-back."""
    path = Path(transactional_county).accepted()
    whole = rendering.pdf

    def broken(*_: Any) -> bytes:
        raise rendering.Unprintable("x", "x")

    monkeypatch.setattr(rendering, "pdf", broken)
    with pytest.raises(rendering.Unprintable):
        path.county.worked()
    with reading.named(CLOCK):
        assert not DocumentNumber.objects.exists()
    monkeypatch.setattr(rendering, "pdf", whole)
    assert path.county.worked() == 2
    with reading.named(CLOCK):
        assert set(DocumentNumber.objects.values_list("value", flat=True)) == {1}


def test_the_job_is_enqueued_with_the_act_and_issues_what_it_left(
    path: Path, demonstration: Callable[[date], None]
) -> None:
    demonstration(date(2026, 3, 6))
    path.accepted()
    with connection.cursor() as cursor:
        cursor.execute("SELECT args FROM procrastinate_jobs WHERE task_name = 'issue_papers' ORDER BY id")
        asked = [json.loads(args) if isinstance(args, str) else args for (args,) in cursor.fetchall()]
    assert len(asked) == 2, "the letter of assignment and the notice of acceptance"
    for args in asked:
        jobs.issue_papers(**args)
    assert path.county.worked() == 0
    assert newest(path, "notice_of_acceptance", "handler").issued_on == date(2026, 3, 6)


def test_a_refused_act_enqueues_nothing(county: County) -> None:
    made = county.register(date(2026, 3, 2))
    with pytest.raises(acts.Refused), transaction.atomic():
        county.take("forward", made.matter, "intake", date(2026, 3, 3), organ=county.agencies["labour-x"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'issue_papers'")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE papers_paper SET frozen = 'x' WHERE state = 'issued'",
        "UPDATE papers_documentnumber SET digest = 'x'",
        "UPDATE papers_paper SET state = 'ready' WHERE state = 'issued'",
        "UPDATE papers_documentnumber SET value = value + 100",
        "UPDATE papers_documentnumber SET ground = 'layout', voided_on = '2026-04-01'",
        "DELETE FROM papers_documentnumber",
    ],
)
def test_an_issued_paper_and_its_number_change_by_no_statement_of_the_application(
    transactional_county: County, change: str
) -> None:
    Path(transactional_county).accepted()
    transactional_county.worked()
    with (
        pytest.raises(DatabaseError),
        reading.named(transactional_county.actors["triage"]),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_even_with_an_act_an_issued_paper_stays_as_it_was_frozen(path: Path) -> None:
    path.accepted()
    path.county.worked()
    with reading.named(path.county.actors["handler"]):
        path.county.take("write_back", path.number, "handler", date(2026, 3, 7), text="请保持电话畅通。")
        with (
            pytest.raises(DatabaseError, match="frozen"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute("UPDATE papers_paper SET frozen = 'x' WHERE kind = 'notice_of_acceptance'")


def test_the_frozen_page_lies_encrypted_and_its_code_nowhere(path: Path, as_owner: AsOwner) -> None:
    path.accepted()
    shown = pages.text(path.pdf("notice_of_acceptance", "handler"))
    code = re.search(r"核验码([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})", shown)
    assert code
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM papers_paper WHERE frozen LIKE %s", [b"%PDF%"])
        assert cursor.fetchone() == (0,)
        for table in ("papers_paper", "papers_documentnumber", "matters_act", "procrastinate_jobs"):
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE t::text LIKE %s", [f"%{code[1]}%"])
            assert cursor.fetchone() == (0,), table


def test_of_a_sealed_matter_the_letter_is_numbered_apart_and_seen_by_its_channel_alone(
    county: County,
) -> None:
    made = county.register(date(2026, 3, 2), accusation=True, facts="x", identity={"name": "陈木生"})
    county.take("triage", made.matter, "sealed", date(2026, 3, 3), klass="accusation")
    organ = county.agencies["discipline-x"]
    county.take("refer_discipline", made.matter, "sealed", date(2026, 3, 3), organ=organ)
    Path(county).accepted()
    county.worked()
    with reading.named(county.actors["sealed"]):
        assert DocumentNumber.objects.filter(series="移").count() == 1
    for who in ("triage", "intake", "supervisor"):
        with reading.named(county.actors[who]):
            own = DocumentNumber.objects.filter(agency=county.agencies["office"])
            assert list(own.values_list("series", "value")) == [("函", 1)]


def test_sealing_a_matter_destroys_its_frozen_papers_and_leaves_no_gap_in_the_numbers(
    county: County, as_owner: AsOwner
) -> None:
    made = county.register(date(2026, 3, 2))
    report = {"what": "x", "measures": "x", "needs": "x", "office_told": True, "bureau_told": True}
    county.take("mark_urgent", made.matter, "triage", date(2026, 3, 2), impact="x")
    county.take("report_urgent", made.matter, "triage", date(2026, 3, 2), **report)
    county.worked()
    county.take("triage", made.matter, "triage", date(2026, 3, 3), klass="accusation")
    with as_owner():
        assert not Paper.objects.exclude(kind="receipt").exists()
    with reading.named(county.actors["triage"]):
        assert [row.written for row in DocumentNumber.objects.all()] == ["柳溪县信访局报〔2026〕1号"]


def test_the_receipt_and_sheets_for_the_file_are_no_drafts(county: County) -> None:
    made = county.register(date(2026, 3, 2))
    for code in ("receipt", "registration_sheet"):
        shown = pages.text(county.pdf(made.matter, code, "intake"))
        for mark in ("拟稿", "文号待编", "此处盖章", "演示印章"):
            assert mark not in shown


def test_an_agreement_still_has_its_place_for_the_parties_to_sign(path: Path) -> None:
    path.accepted()
    path.take("hear", "handler", date(2026, 3, 10), statement="半年没有领到工资。", heard_how="meeting")
    path.take("start_mediation", "handler", date(2026, 3, 11))
    told = {"agreement": "settlement", "terms": "分三期付清。", "perform_by": date(2026, 6, 1)}
    path.take("record_agreement", "handler", date(2026, 3, 20), **told)
    shown = pages.text(path.pdf("agreement", "handler"))
    assert pages.squeezed("双方当事人签名") in shown
    assert "演示印章" in shown
    assert pages.squeezed("（此处盖章）") not in pages.text(path.pdf("notice_of_acceptance", "handler"))
