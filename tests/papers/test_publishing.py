"""A re-review opinion after a hearing is published (art. 36(2)): nothing in it tells who the person is."""

from datetime import date

import pytest
from django.test import Client

from huiyin.matters import acts
from huiyin.matters.anonymity import shown
from huiyin.matters.casefile import load
from huiyin.matters.reading import named
from huiyin.papers import editing, posting, serving
from huiyin.papers.issuing import CLOCK
from huiyin.papers.models import Paper
from tests.papers import pages
from tests.papers.conftest import County, at
from tests.papers.test_main_path import Path
from tests.papers.test_paper_door import signed_in

pytestmark = pytest.mark.django_db
PLAIN = "一名工人请求补缴社会保险。经听证查明，缴费基数符合规定。\n复核意见：维持复查意见。"
ON, ISSUED = date(2026, 5, 25), date(2026, 12, 31)  # the worker of these tests comes by on that day


@pytest.fixture
def path(county: County) -> Path:
    return Path(county).final()


def published(path: Path, text: str = PLAIN) -> Path:
    return path.take("publish_opinion", "re_reviewer", ON, anonymised=text)


def refused(path: Path, step: str, by: str, on: date = ON, **answers: object) -> acts.Refused:
    with pytest.raises(acts.Refused) as told:
        path.take(step, by, on, **answers)
    return told.value


def notice(path: Path) -> Paper:
    with named(CLOCK):
        return Paper.objects.get(kind="public_notice")


STILL_TELLING = [
    ("工人陈木生请求补缴社会保险。", "当事人的姓名"),
    ("工人陈 木\n生请求补缴社会保险。", "当事人的姓名"),
    ("住河东村3组的一名工人请求补缴。", "当事人的住址"),
    ("联系电话13912345678。", "电话号码"),
    ("联系电话 0000-1234567。", "电话号码"),
    ("证件号码 11010519491231002X。", "证件号码"),
]


def test_article_25_a_text_that_still_tells_who_it_is_comes_back_and_says_by_what(path: Path) -> None:
    for text, what in [*STILL_TELLING, (f"{path.number}号事项，维持。", "信访事项编号")]:
        told = refused(path, "publish_opinion", "re_reviewer", anonymised=text)
        assert told.ruling.code == "nameless"
        assert what in told.ruling.because, text
        assert "《个人信息保护法》第二十五条" in told.ruling.article.zh


def test_a_role_listed_among_those_who_took_part_is_no_name(path: Path) -> None:
    with named(path.county.actors["re_reviewer"]):
        case = load(path.number, lock=False)
        assert shown(case, ["信访人、原办理机关、市政府和群众代表到会。"]) == ()
        assert shown(case, ["handler同志到会说明。"]) == ("name",)  # listed as a participant


def test_the_page_bears_no_name_no_addressee_and_not_the_matter_s_number(path: Path) -> None:
    published(path).approved("public_notice", "re_reviewer_head", ON)
    made = path.pdf("public_notice", "re_reviewer")
    text = pages.text(made)
    pages.in_order(made, "复核意见公示", "一名工人请求补缴社会保险。", "维持复查意见。", "青禾市人民政府")
    for personal in ("陈木生", "河东村", path.number, path.number.rpartition("-")[0], "信访事项编号"):
        assert pages.squeezed(personal) not in text, personal
    assert "2026年5月14日" in text, "the day of the hearing, by which it may be published"
    assert not [value for value in (pages.reader(made).metadata or {}).values() if path.number in str(value)]


def test_the_head_approves_it_and_checks_once_more_what_was_reworded(path: Path) -> None:
    published(path)
    row = notice(path)
    assert row.state == "waiting", "whoever drafted it does not publish it"
    with named(CLOCK):
        key = load(path.number, lock=False).key
    officer = path.county.actors["re_reviewer"].officer_id
    assert officer is not None
    with named(path.county.actors["re_reviewer"]):
        editing.change(
            row, key, {"section-anonymised": "陈木生请求补缴。维持。"}, officer=officer, at=at(ON), base=0
        )
    told = refused(path, "approve_paper", "re_reviewer_head", paper=row.pk)
    assert (told.ruling.code, "当事人的姓名" in told.ruling.because) == ("nameless", True)


def test_without_a_hearing_nothing_is_published(county: County) -> None:
    path = Path(county).review_served()
    above = county.agencies["gov-c"]
    path.take("request_re_review", "intake", date(2026, 5, 6), re_reviewer=above, reasons="不服。")
    path.take("accept_re_review", "re_reviewer", date(2026, 5, 8))
    said = {
        "result": "maintain",
        "findings": "正确。",
        "reasons": "属实。",
        "basis": "《社会保险法》第十二条",
    }
    path.take("issue_re_review", "re_reviewer", date(2026, 5, 20), **said)
    served = {"way": "direct", "evidence": "本人签收", "effective_on": date(2026, 5, 22)}
    path.take("serve_re_review", "re_reviewer", date(2026, 5, 22), **served)
    told = refused(path, "publish_opinion", "re_reviewer", anonymised=PLAIN)
    assert told.ruling.code == "not_heard"
    assert "第三十六条第二款" in told.ruling.article.zh


def test_it_is_posted_and_not_sent_and_the_petitioner_reads_it(path: Path) -> None:
    published(path).approved("public_notice", "re_reviewer_head", ON)
    path.county.worked()
    actor, row = path.county.actors["re_reviewer"], notice(path)
    agency = path.county.agencies["gov-c"]
    with named(actor):
        waits = [(one.pk, one.step) for one in serving.unproved(agency)]
        assert (row.pk, "record_posting") in waits
        assert row.pk not in [one.pk for one in posting.waiting(agency)]
        assert posting.letters(agency, [row.pk], at=at(ISSUED)) == []
    told = refused(
        path, "serve_paper", "re_reviewer", paper=row.pk, way="direct", evidence="x", effective_on=ON
    )
    assert told.ruling.code == "to_serve"
    path.take(
        "record_posting", "re_reviewer", ISSUED, paper=row.pk, effective_on=ISSUED, where_posted="公开栏"
    )
    with named(actor):
        assert row.pk not in [one.pk for one in serving.unproved(agency)]
    petitioner = path.county.petitioner(path.made)
    assert path.county.pdf(path.number, "public_notice", petitioner) == path.pdf(
        "public_notice", "re_reviewer"
    )


def test_a_void_notice_may_be_prepared_anew_and_a_second_one_not(path: Path) -> None:
    published(path).approved("public_notice", "re_reviewer_head", ON)
    assert refused(path, "publish_opinion", "re_reviewer", anonymised=PLAIN).ruling.code == "published"
    path.county.worked()
    void = {"paper": notice(path).pk, "ground": "content", "reason": "写得不够概括。"}
    path.take("void_paper", "re_reviewer_head", ON, **void)
    published(path, "一名工人请求补缴。维持。")


def test_the_list_of_the_unproved_leads_to_the_posting_and_to_no_failed_delivery(
    path: Path, client: Client
) -> None:
    published(path).approved("public_notice", "re_reviewer_head", ON)
    path.county.worked()
    page = signed_in(client, path.county, "re_reviewer").get("/desk/service").content.decode()
    pk = notice(path).pk
    assert f"/record_posting?paper={pk}" in page
    assert f"attempt_service?paper={pk}" not in page
