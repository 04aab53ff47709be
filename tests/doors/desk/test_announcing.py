"""What an office publishes: two persons, at its instant, as it was approved, without a petitioner in it (arts 18, 29)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.people.acting import Actor
from huiyin.people.models import Officer, Post
from huiyin.publishing.models import CampaignMatter, Edition, Publication
from tests.doors.desk.conftest import PASSWORD, Desk

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
TEXT = {
    "title": "三月领导接访安排",
    "category": "reception",
    "body": "三月的接访日定在十六日。\n\n# 地点\n\n- 县信访接待大厅\n- 电话 0571-1234567\n\n详见 https://example.org/a?b=1&c=2 。",
}


@pytest.fixture
def office(desk: Desk, as_owner: AsOwner) -> Desk:
    """The county's petition office with a head, who is the second person."""
    with as_owner():
        for name, called, agency in (("qin", "秦正", "office"), ("other", "左邻", "housing")):
            officer = Officer.objects.create_user(name, PASSWORD, name=called)
            post = Post.objects.create(
                officer=officer, agency_id=desk.agencies[agency], duty=Duty.HEAD, since=date(2020, 1, 1)
            )
            desk.actors[name] = Actor.holding(post)
    return desk


def write(office: Desk, **said: Any) -> str:
    """A draft; its address at the desk."""
    answer = office.client("lin").post("/desk/publishing/new/announcement", {**TEXT, **said})
    assert answer.status_code == 302, answer.text
    return str(answer.headers["Location"])


def move(office: Desk, who: str, page: str, go: str, **said: str) -> Any:
    return office.client(who).post(f"{page}/move", {"go": go, **said})


def approve(office: Desk, page: str, who: str = "qin") -> Any:
    """Approve what the page shows."""
    shown = office.client(who).get(page).text.partition('name="seen" value="')[2].partition('"')[0]
    return move(office, who, page, "approve", seen=shown)


def publish(office: Desk, **said: Any) -> str:
    """Written, handed in, approved; its public address."""
    page = write(office, **said)
    move(office, "lin", page, "hand_in")
    assert approve(office, page).status_code == 302
    return public(page)


def public(page: str) -> str:
    return page.replace("/desk/publishing/", "/announcements/")


def test_an_announcement_is_out_when_another_has_approved_it_and_not_before(office: Desk) -> None:
    page, anybody = write(office), Client()
    for go in ("", "hand_in"):
        if go:
            move(office, "lin", page, go)
        assert anybody.get(public(page)).status_code == 404
        assert "三月领导接访安排" not in anybody.get("/announcements").text
    assert "三月的接访日" in office.client("lin").get(f"{page}/preview/1").text
    assert approve(office, page).status_code == 302
    shown = anybody.get(public(page)).text
    assert "<li>县信访接待大厅</li>" in shown
    assert 'href="https://example.org/a?b=1&amp;c=2"' in shown
    assert "青石县信访局" in shown
    for where in ("/announcements", "/announcements/feed", "/"):
        assert "三月领导接访安排" in anybody.get(where).text, where


def test_nobody_approves_what_they_wrote_nor_what_was_changed_since_they_looked(
    office: Desk, as_owner: AsOwner
) -> None:
    page = write(office)
    move(office, "lin", page, "hand_in")
    seen = office.client("qin").get(page).text.partition('name="seen" value="')[2].partition('"')[0]
    office.client("lin").post(f"{page}/edit", {**TEXT, "body": "换了内容。"})
    move(office, "lin", page, "hand_in")
    refused = move(office, "qin", page, "approve", seen=seen)
    assert refused.status_code == 409
    assert "稿子又改过了" in refused.text
    with as_owner():  # the head writes, too: another must approve then
        Post.objects.create(
            officer_id=office.actors["qin"].officer_id, agency_id=office.agencies["office"],
            duty=Duty.INTAKE, since=date(2020, 1, 1),
        )  # fmt: skip
        Edition.objects.update(written_by=office.actors["qin"].officer_id)
    now = datetime.now().astimezone()
    with reading.named(office.actors["qin"]), pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.update(approved_at=now, publish_at=now, approved_by=office.actors["qin"].officer_id)
    assert Client().get(public(page)).status_code == 404


def test_it_waits_for_its_instant_without_any_job(
    office: Desk, demonstration: Callable[[date], None]
) -> None:
    address = publish(office, publish_at="2026-03-04T09:00")
    assert Client().get(address).status_code == 404
    assert "三月领导接访安排" not in Client().get("/").text
    demonstration(office.today + timedelta(days=3))
    assert Client().get(address).status_code == 200
    assert "2026年3月4日" in Client().get("/announcements").text


def test_what_was_published_is_never_overwritten(office: Desk) -> None:
    address = publish(office)
    page = address.replace("/announcements/", "/desk/publishing/")
    first = Edition.objects.get()
    office.client("lin").post(f"{page}/edit", {**TEXT, "title": "三月接访改期"})
    assert "三月领导接访安排" in Client().get(address).text  # until the next edition is approved
    move(office, "lin", page, "hand_in")
    approve(office, page)
    shown = Client().get(address).text
    assert "三月接访改期" in shown
    assert first.digest in shown
    assert "三月的接访日" in office.client("qin").get(f"{page}/preview/1").text
    for who in ("lin", "qin"):
        for change in ("UPDATE publishing_edition SET title = 'x'", "DELETE FROM publishing_edition"):
            with reading.named(office.actors[who]), pytest.raises(DatabaseError), transaction.atomic():
                connection.cursor().execute(change)


def test_withdrawn_answers_gone_with_the_reason_and_what_told_too_much_is_emptied(office: Desk) -> None:
    address = publish(office)
    page = address.replace("/announcements/", "/desk/publishing/")
    assert move(office, "lin", page, "withdraw", why="").status_code == 409
    move(office, "lin", page, "withdraw", why="日期写错了，另行通知。", empty="yes")
    gone = Client().get(address)
    assert gone.status_code == 410
    assert "日期写错了，另行通知。" in gone.text
    assert "三月的接访日" not in gone.text
    assert "三月领导接访安排" not in Client().get("/announcements").text
    assert Edition.objects.get().body == ""
    assert Edition.objects.get().digest
    assert office.client("qin").get(page).status_code == 200


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ("联系人 13800138000", "手机号码"),
        ("联系人 138-0013 8000", "手机号码"),
        ("联系人 １３８００１３８０００", "手机号码"),
        ("证件 11010119900307109X", "身份证件号码"),
        ("关于 office-2026-000123-1 的答复", "信访编号"),
    ],
)
def test_an_announcement_that_tells_who_petitioned_is_not_even_kept(
    office: Desk, told: str, sentence: str
) -> None:
    said = {**TEXT, "body": f"办理情况。\n{told}"}
    answer = office.client("lin").post("/desk/publishing/new/announcement", said)
    assert answer.status_code == 409
    assert sentence in answer.text
    assert told in answer.text  # nothing typed is lost
    assert not Edition.objects.exists()


def test_offices_telephones_and_long_numbers_are_no_persons(office: Desk) -> None:
    publish(
        office,
        body="电话 0571-87654321、12345，统一社会信用代码 11330000002482111K，账号 6222020000000000000。",
    )


def test_any_two_signs_are_found_and_what_is_typed_stays_text(office: Desk) -> None:
    publish(office)
    publish(office, title="政策问答", category="policy", body="百分之 100% 的_说明")
    for words, finds in (("接访", "三月领导接访安排"), ("大厅", "三月领导接访安排"), ("0% 的_", "政策问答")):
        found = Client().post("/announcements", {"q": words}).text
        assert finds in found
        assert found.count("announced-of") == 1, words
    assert "没有找到" in Client().post("/announcements", {"q": "%%"}).text
    assert Client().post("/announcements", {"q": "接"}).status_code == 400
    assert "<script>alert" not in Client().post("/announcements", {"q": "<script>alert(1)"}).text
    assert "政策问答" not in Client().get("/announcements?category=reception").text


def test_markup_is_never_html(office: Desk) -> None:
    shown = (
        Client()
        .get(publish(office, body="<b>粗</b> [点](javascript:alert(1)) [站内](/guides) [外](//evil.example)"))
        .text
    )
    assert "&lt;b&gt;" in shown
    assert 'href="javascript' not in shown
    assert 'href="/guides"' in shown
    assert 'href="//evil' not in shown


def test_files_are_looked_into_and_taken_away_by_everybody(office: Desk) -> None:
    program = SimpleUploadedFile("好.pdf", b"MZ\x90\x00")
    refused = office.client("lin").post("/desk/publishing/new/announcement", {**TEXT, "files": program})
    assert refused.status_code == 400
    assert "是程序" in refused.text
    plain = SimpleUploadedFile("名单.txt", "联系 13800138000".encode())
    assert (
        office.client("lin").post("/desk/publishing/new/announcement", {**TEXT, "files": plain}).status_code
        == 409
    )
    address = publish(office, files=SimpleUploadedFile("安排.txt", "三月十六日".encode()))
    file = Client().get(f"{address}/files/1")
    assert file.content.decode() == "三月十六日"
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert "安排.txt" in Client().get(address).text


def test_english_says_that_the_chinese_prevails(office: Desk) -> None:
    both = publish(office, title_en="Reception days in March", body_en="On the 16th.")
    alone = publish(office, title="只有中文")
    english = {"headers": {"accept-language": "en"}}
    assert "the Chinese text prevails" in Client().get(both, **english).text
    assert "On the 16th." in Client().get(both, **english).text
    assert "in Chinese only" in Client().get(alone, **english).text


def test_a_draft_of_another_office_is_not_there(office: Desk) -> None:
    page = write(office)
    for tail in ("", "/preview/1", "/edit"):
        assert office.client("other").get(page + tail).status_code == 404
    assert "三月领导接访安排" not in office.client("other").get("/desk/publishing").text
    assert office.client("zhou").get("/desk/publishing").status_code == 404


def test_pages_keep_their_budget_of_queries(office: Desk, as_owner: AsOwner) -> None:
    address = publish(office, files=SimpleUploadedFile("安排.txt", "三月十六日".encode()))
    with as_owner():
        edition = Edition.objects.get()
        for _ in range(25):
            edition.publication = Publication.objects.create(kind="announcement", agency_id=edition.agency_id)
            edition.pk = None
            edition.save()
    for where, most in (
        ("/announcements", 2),
        ("/announcements?page=2", 2),
        (address, 2),
        ("/announcements/feed", 1),
    ):
        Client().get(where)
        with CaptureQueriesContext(connection) as asked:
            assert Client().get(where).status_code == 200
        assert len(asked) <= most, [one["sql"] for one in asked]
    assert Client().get("/announcements").text.count("announced-of") == 20


# Calls for suggestions


CALL = {
    "title": "菜市场怎样改造",
    "opens_on": "2026-03-01",
    "closes_on": "2026-03-31",
    "body": "请提建议。",
}


def call(office: Desk, **said: Any) -> str:
    """An approved call; its public address."""
    page = str(
        office.client("lin").post("/desk/publishing/new/campaign", {**CALL, **said}).headers["Location"]
    )
    move(office, "lin", page, "hand_in")
    assert approve(office, page).status_code == 302
    return page.replace("/desk/publishing/", "/campaigns/")


def answer(office: Desk, address: str, *, report: str = "no", visitor: Client | None = None) -> Client:
    """A visitor answers the call from its page to the receipt."""
    visitor = visitor or Client()
    visitor.post("/raise", {"campaign": address.rpartition("/")[2]})
    for name, typed in (
        ("where", {"region": "990101"}),
        ("office", {"office": str(office.agencies["office"])}),
        ("report", {"report": report}),
        ("requests", {"requests-0-text": "多留两个摊位"}),
        ("facts", {"facts": "早上太挤。"}),
        ("identity", {}),
    ):
        assert visitor.post(f"/raise/{name}", {"go": "on", **typed}).status_code == 302, name
    assert visitor.post("/raise/check", {"go": "on"}).headers["Location"] == "/receipt"
    return visitor


def answered(as_owner: AsOwner) -> int:
    with as_owner():
        return CampaignMatter.objects.count()


def test_answering_a_call_is_a_petition_like_any_other_and_is_counted(
    office: Desk, as_owner: AsOwner
) -> None:
    address = call(office)
    shown = Client().get(address).text
    assert "正在征集，到2026年3月31日为止" in shown
    assert "少于 10 件" in shown
    receipt = answer(office, address).get("/receipt").text
    assert "990101" not in address
    assert "查询码" in receipt
    assert answered(as_owner) == 1
    page = address.replace("/campaigns/", "/desk/publishing/")
    assert "office-2026-000001-1" in office.client("lin").get(page).text
    assert "office-2026" not in Client().get(address).text


def test_below_ten_nobody_learns_how_many_came(office: Desk) -> None:
    address = call(office)
    visitor = Client()
    for _ in range(9):
        answer(office, address, visitor=visitor)
    assert "少于 10 件" in Client().get(address).text
    answer(office, address, visitor=visitor)
    assert "收到 10 件" in Client().get(address).text
    assert "收到 10 件" in Client().get("/campaigns").text


def test_an_accusation_answers_no_call_and_one_found_later_leaves_it(office: Desk, as_owner: AsOwner) -> None:
    address = call(office)
    answer(office, address, report="yes")
    assert answered(as_owner) == 0
    answer(office, address)
    assert answered(as_owner) == 1
    office.take("triage", "office-2026-000002-1", "zhou", klass="accusation", searched=True)
    assert answered(as_owner) == 0


def test_a_call_is_answered_in_its_days_alone_and_tells_its_result(office: Desk, as_owner: AsOwner) -> None:
    over = call(office, opens_on="2026-02-01", closes_on="2026-02-28")
    ahead = call(office, opens_on="2026-03-10", closes_on="2026-03-28")
    for address, says in ((over, "结果还没有公布"), (ahead, "从2026年3月10日起")):
        shown = Client().get(address).text
        assert says in shown
        assert "我来提建议" not in shown
        answer(office, address)  # registered all the same
    assert answered(as_owner) == 0
    page = over.replace("/campaigns/", "/desk/publishing/")
    said = {**CALL, "opens_on": "2026-02-01", "closes_on": "2026-02-28", "result": "多留了四个摊位。"}
    office.client("lin").post(f"{page}/edit", said)
    move(office, "lin", page, "hand_in")
    approve(office, page)
    assert "多留了四个摊位。" in Client().get(over).text


def test_half_of_another_petition_is_not_lost_to_a_call(office: Desk) -> None:
    address = call(office)
    visitor = Client()
    visitor.post("/raise", {"go": "anew"})
    visitor.post("/raise/where", {"go": "on", "region": "990101"})
    asked = visitor.post("/raise", {"campaign": address.rpartition("/")[2]})
    assert "先写完上次的" in asked.text
    assert visitor.post("/raise", {"campaign": address.rpartition("/")[2], "go": "on"}).status_code == 302
    assert visitor.get("/raise/office").status_code == 200  # the region typed before is still there
    visitor.post("/raise", {"campaign": address.rpartition("/")[2], "go": "anew"})
    visitor.post("/raise", {"go": "anew"})  # and another one, about something else
    for name in ("where", "office"):
        visitor.post(
            f"/raise/{name}", {"go": "on", "region": "990101", "office": str(office.agencies["office"])}
        )
    assert "菜市场怎样改造" not in visitor.get("/raise/check").text


def test_the_last_day_of_a_call_is_not_before_its_first(office: Desk) -> None:
    wrong = office.client("lin").post("/desk/publishing/new/campaign", {**CALL, "closes_on": "2026-02-01"})
    assert wrong.status_code == 400
    assert "最后一天不能早于第一天" in wrong.text
    assert "请提建议。" in wrong.text
