"""Drafts kept on request (以后再写): readable with the resume code alone, gone when sent, deleted, or after seven days."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from huiyin.config.scrubbing import REWRITTEN
from huiyin.counter import drafts, throttle
from huiyin.law.words import Duty
from huiyin.matters import reading
from huiyin.matters.models import Attachment, PetitionItem
from huiyin.people.acting import Actor
from tests.cast import cast  # noqa: F401
from tests.doors.public import CANARY
from tests.walls.test_counter_secrecy import everywhere, type_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def visitor(cast, demonstration):  # noqa: F811
    demonstration(TODAY)
    return Client()


def put_away(visitor: Client, office: int) -> str:
    """An accusation with a file, put away on the last page: its resume code."""
    type_in(visitor, office)
    file = SimpleUploadedFile(f"{CANARY}.txt", CANARY.encode())
    answer = visitor.post("/raise/check", {"go": "later", "files": file}, follow=True)
    assert answer.redirect_chain == [("/raise/saved", 302)]
    return answer.context["code"]


def rows(as_owner) -> list[drafts.Draft]:
    with as_owner():
        return list(drafts.Draft.objects.all())


def resume(code: str, **more: str):
    other = Client(REMOTE_ADDR="127.0.0.9")
    return other, other.post("/raise/resume", {"code": code, **more}, follow=True)


def test_no_table_holds_what_was_written_nor_the_code(visitor, cast, as_owner):  # noqa: F811
    code = put_away(visitor, cast["office-x"])
    for said in (CANARY, code, code.replace("-", "")):
        assert everywhere(as_owner, said) == []
    (row,) = rows(as_owner)
    assert {field.name for field in row._meta.fields} == {"locator", "body", "until"}
    assert row.until == TODAY + timedelta(days=7)


def test_another_device_goes_on_where_it_was_left_with_its_files(visitor, cast, as_owner):  # noqa: F811
    code = put_away(visitor, cast["office-x"])
    other, answer = resume(code.replace("-", " ").lower())
    assert answer.redirect_chain[-1][0] == "/raise/check"
    assert answer.text.count(CANARY) >= 3  # request, facts, the file's name
    other.post("/raise/report", {"report": "no", "go": "on"})
    other.post("/raise/check", {"go": "on"})
    assert rows(as_owner) == []
    with reading.named(Actor.job(Duty.CLOCK)):
        assert PetitionItem.objects.count() == 1
        assert Attachment.objects.count() == 1
    visitor.post("/raise/check", {"go": "on"})  # the first device sends it, too
    with reading.named(Actor.job(Duty.CLOCK)):
        assert PetitionItem.objects.count() == 1


def test_put_away_again_it_is_the_same_code_and_one_row(visitor, cast, as_owner):  # noqa: F811
    code = put_away(visitor, cast["office-x"])
    again = visitor.post("/raise/facts", {"facts": "改过的", "go": "later"}, follow=True)
    assert again.context["code"] == code
    assert len(rows(as_owner)) == 1
    _, answer = resume(code)
    assert answer.redirect_chain[-1][0] == "/raise/facts"
    assert "改过的" in answer.text


def test_a_file_put_away_can_be_taken_out(visitor, cast):  # noqa: F811
    code = put_away(visitor, cast["office-x"])
    visitor.post("/raise/check", {"drop": "0"})
    assert drafts.opened(code, TODAY).files == ()


def test_wrong_over_deleted_and_tried_too_often_are_told_alike(visitor, cast, as_owner, demonstration):  # noqa: F811
    code = put_away(visitor, cast["office-x"])
    told = {sentence(resume("0000-0000-0000-0000"))}
    stranger = Client(REMOTE_ADDR="127.0.0.7")
    for _ in range(throttle.TRIES):
        stranger.post("/raise/resume", {"code": "0000"})
    told.add(sentence((stranger, stranger.post("/raise/resume", {"code": code}))))
    demonstration(TODAY + timedelta(days=8))
    told.add(sentence(resume(code)))
    demonstration(TODAY + timedelta(days=7))
    assert resume(code, go="delete")[1].redirect_chain[-1][0] == "/raise"
    assert rows(as_owner) == []
    told.add(sentence(resume(code)))
    assert len(told) == 1


def sentence(asked) -> str:
    answer = asked[1]
    assert answer.status_code == 400
    return str(answer.context["form"].non_field_errors())


def test_after_seven_days_it_is_gone_from_the_table(visitor, cast, as_owner):  # noqa: F811
    put_away(visitor, cast["office-x"])
    assert drafts.sweep(TODAY + timedelta(days=7)) == 0
    assert drafts.sweep(TODAY + timedelta(days=8)) == 1
    assert rows(as_owner) == []
    assert "counter_draft" in REWRITTEN  # and from its file


def test_leaving_clears_the_browser_and_keeps_what_was_put_away(visitor, cast, as_owner):  # noqa: F811
    code = put_away(visitor, cast["office-x"])
    visitor.post("/forget")
    assert visitor.get("/raise/saved").status_code == 302
    assert drafts.opened(code, TODAY) is not None
    visitor.post("/raise/resume", {"code": code})
    visitor.post("/raise", {"go": "anew"})
    assert rows(as_owner) == []


def test_the_house_sees_no_row_without_naming_its_locator(visitor, cast):  # noqa: F811
    put_away(visitor, cast["office-x"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('huiyin.draft', '', true)")
        cursor.execute("SELECT count(*) FROM counter_draft")
        assert cursor.fetchone() == (0,)


def test_a_key_from_another_code_opens_nothing(visitor, cast, as_owner):  # noqa: F811
    code = put_away(visitor, cast["office-x"])
    other = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert drafts.opened(other, TODAY) is None


def test_no_more_than_so_many_a_day_from_one_address(visitor, cast, monkeypatch):  # noqa: F811
    monkeypatch.setattr(throttle, "DRAFTS_A_DAY", 1)
    put_away(visitor, cast["office-x"])
    answer = visitor.post("/raise/facts", {"facts": "写了又写", "go": "later"}, follow=True)
    assert answer.redirect_chain[-1][0] == "/raise/facts"
    assert "写了又写" in answer.text
    assert "今天先不能再保存" in answer.text


def test_with_no_room_left_words_are_kept_and_files_are_not(visitor, cast, monkeypatch):  # noqa: F811
    monkeypatch.setattr(drafts, "MOST_ROOM", 0)
    code = put_away(visitor, cast["office-x"])
    kept = drafts.opened(code, TODAY)
    assert kept.files == ()
    assert kept.words["facts"] == CANARY
