"""Notes to colleagues: who reads them, what may not stand in them, and that they end with the matter (F.4, F-10)."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.law.words import Duty
from huiyin.matters import acts, notes, reading
from huiyin.matters.models import Act, Note
from huiyin.people.acting import Actor
from huiyin.people.models import Officer
from tests.cast import Cast, Told, at, cast, day, transactional_cast  # noqa: F401

pytestmark = pytest.mark.django_db
ON = "2026-03-09"
SAID = "测绘报告周四到，请先核对第二项诉求的合同。"


@pytest.fixture
def matter(cast: Cast, demonstration: Any) -> Told:  # noqa: F811
    demonstration(day(ON))
    return cast.accepted("2026-03-02")


def noted(cast: Cast, matter: Told, who: str = "land-x/handler", text: str = SAID) -> None:  # noqa: F811
    with reading.named(cast.by(who)):
        notes.write(matter.number, text, by=cast.by(who), on=day(ON), at=at(day(ON)))


def read(cast: Cast, matter: Told, who: str | Actor) -> list[str]:  # noqa: F811
    actor = cast.by(who)
    with reading.named(actor):
        return [one.text for one in notes.of_matter(reading.matter(matter.number, on=day(ON)).case, actor)]


def browser(name: str) -> Client:
    client = Client()
    officer = Officer.objects.get(username=name)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


def follower(told: Told) -> Client:
    client = Client()
    client.post("/follow", {"number": told.receipt.item, "code": told.receipt.code})
    return client


def run(statement: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def rows(as_owner: Any) -> int:
    with as_owner():
        return Note.objects.count()


def test_colleagues_of_the_agency_that_handles_it_read_it_and_no_other_agency_does(
    cast: Cast,  # noqa: F811
    matter: Told,
) -> None:
    noted(cast, matter)
    assert read(cast, matter, "land-x/legal") == [SAID]
    assert read(cast, matter, "office-x/triage") == [], "who sent it reads the record, not the notes"
    with reading.named(cast.by("office-x/triage")):
        assert Note.objects.count() == 0
    for nobody in (Actor.job(Duty.CLOCK), cast.by("housing-x/handler"), cast.by("land-y/handler")):
        with reading.named(nobody):
            assert Note.objects.count() == 0
    assert Note.objects.count() == 0, "with nobody named there is no row"


def test_a_review_does_not_read_what_was_noted_below(cast: Cast, demonstration: Any) -> None:  # noqa: F811
    demonstration(day(ON))
    matter = cast.concluded("2026-03-02", "2026-03-05")
    noted(cast, matter)
    cast.take("request_review", matter, matter.petitioner, ON, reviewer=cast["gov-x"])
    cast.take("accept_review", matter, "gov-x/reviewer", ON)
    noted(cast, matter, "gov-x/reviewer", "请调原卷。")
    assert read(cast, matter, "gov-x/reviewer") == ["请调原卷。"]
    assert read(cast, matter, "land-x/handler") == [SAID]
    assert read(cast, matter, matter.petitioner) == [SAID, "请调原卷。"]


def test_the_petitioner_reads_it_at_once_with_agency_and_duty(cast: Cast, matter: Told) -> None:  # noqa: F811
    noted(cast, matter)
    client = follower(matter)
    assert f'href="/follow/{matter.number}/notes"' in client.get(f"/follow/{matter.number}").text
    page = client.get(f"/follow/{matter.number}/notes").text
    assert SAID in page
    assert "自然资源局" in page
    assert "handler同志" not in page
    other = follower(cast.register("2026-03-02"))
    assert other.get(f"/follow/{matter.number}/notes").status_code == 404


def test_the_officer_is_told_so_above_the_box(cast: Cast, matter: Told) -> None:  # noqa: F811
    page = browser("land-x/handler").get(f"/desk/matters/{matter.number}").text
    told, box = page.index("信访人可以要求查看"), page.index('<textarea class="form-control" id="note"')
    assert told < box


def test_a_label_is_flagged_before_it_is_saved_and_there_is_no_way_to_save_it(
    cast: Cast,  # noqa: F811
    matter: Told,
    as_owner: Any,
) -> None:
    client, address = browser("land-x/handler"), f"/desk/matters/{matter.number}/notes"
    for text in ("此人系老 上 访 户，注意。", "疑似精神病，列为重点人员"):
        for _ in range(2):
            answer = client.post(address, {"text": text, "force": "1", "confirm": "on"})
            assert answer.status_code == 409
    assert "精神病" in answer.text
    assert "重点人员" in answer.text
    assert "没有保存" in answer.text
    assert "疑似精神病，列为重点人员</textarea>" in answer.text, "nothing typed is lost"
    assert answer.context["labelled"][0].why.instead_zh in answer.text
    assert "《个人信息保护法》" in answer.text
    assert rows(as_owner) == 0
    assert client.post(address, {"text": SAID}).status_code == 302
    assert rows(as_owner) == 1


@pytest.mark.parametrize("text", ["", "  \n", "长" * (notes.LONGEST + 1)])
def test_nothing_and_too_much_end_in_a_sentence(cast: Cast, matter: Told, text: str, as_owner: Any) -> None:  # noqa: F811
    answer = browser("land-x/handler").post(f"/desk/matters/{matter.number}/notes", {"text": text})
    assert answer.status_code == 400
    assert "请写一到" in answer.text
    assert rows(as_owner) == 0


def test_it_lies_encrypted_and_appears_in_no_act(cast: Cast, matter: Told, as_owner: Any) -> None:  # noqa: F811
    noted(cast, matter)
    with as_owner():
        assert SAID.encode() not in bytes(Note.objects.get().body)
        assert not Act.objects.filter(data__has_key="notes").exists()
    assert len(cast.page(matter, "land-x/handler", ON).acts) == len(
        cast.page(matter, "land-x/legal", ON).acts
    )


def test_when_the_matter_ends_they_are_deleted_and_the_record_says_how_many(
    cast: Cast,  # noqa: F811
    matter: Told,
    as_owner: Any,
) -> None:
    noted(cast, matter)
    noted(cast, matter, "land-x/legal", "合同已核对。")
    client = follower(matter)
    cast.withdrawn(matter, ON)
    assert rows(as_owner) == 0
    last = cast.page(matter, "land-x/handler", ON).acts[-1]
    assert last.data["notes"] == 2
    text = client.get(f"/follow/{matter.number}/notes").text
    assert "事项结束时删除了 2 条备注" in text
    assert "还没有备注" not in browser("land-x/handler").get(f"/desk/matters/{matter.number}").text
    with reading.named(cast.by("land-x/handler")), pytest.raises(notes.NotThere):
        notes.write(matter.number, SAID, by=cast.by("land-x/handler"), on=day(ON), at=at(day(ON)))


def test_what_was_noted_before_sealing_is_destroyed_with_it(
    cast: Cast,  # noqa: F811
    demonstration: Any,
    as_owner: Any,
) -> None:
    demonstration(day(ON))
    matter = cast.register(ON)
    noted(cast, matter, "office-x/triage")
    cast.take("triage", matter, "office-x/triage", ON, klass="accusation")
    assert rows(as_owner) == 0
    with as_owner():
        shown = json.dumps(list(Act.objects.values_list("data", flat=True)), default=str)
    assert "notes" not in shown
    for who in ("office-x/triage", "office-x/sealed"):
        with reading.named(cast.by(who)), pytest.raises(notes.NotThere):
            notes.write(matter.number, SAID, by=cast.by(who), on=day(ON), at=at(day(ON)))


def test_a_sealed_matter_and_one_without_notes_are_answered_alike(cast: Cast, demonstration: Any) -> None:  # noqa: F811
    demonstration(day(ON))
    said = []
    for told in (cast.register(ON, accusation=True, channel="online"), cast.register(ON, channel="online")):
        client = follower(told)
        client.get(f"/follow/{told.number}/notes")
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(f"/follow/{told.number}/notes")
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text).replace(told.number, "N")
        said.append((answer.status_code, [one["sql"].split(" ")[0] for one in asked], text))
    assert said[0] == said[1]


def test_its_author_takes_it_back_for_a_quarter_of_an_hour_and_nobody_else_ever(
    cast: Cast,  # noqa: F811
    matter: Told,
    as_owner: Any,
) -> None:
    noted(cast, matter)
    noted(cast, matter)
    with as_owner():
        first, second = Note.objects.order_by("id").values_list("pk", flat=True)
    address = f"/desk/matters/{matter.number}/notes/%d/back"
    assert browser("land-x/handler2").post(address % first).status_code == 404
    assert browser("land-x/handler").post(address % first).status_code == 302
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE matters_note SET kept_at = now() - interval '16 minutes'")
    page = browser("land-x/handler").get(f"/desk/matters/{matter.number}").text
    assert "收回" not in page
    assert browser("land-x/handler").post(address % second).status_code == 404
    assert rows(as_owner) == 1


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE matters_note SET body = ''",
        "TRUNCATE matters_note",
        'INSERT INTO matters_note (matter_id, agency_id, officer_id, duty, "on", at, body)'
        ' SELECT matter_id, agency_id, officer_id + 1, duty, "on", at, body FROM matters_note',
    ],
)
def test_the_database_refuses_what_the_pages_do_not_offer(cast: Cast, matter: Told, change: str) -> None:  # noqa: F811
    """No change of a note, no deletion without an act, no note in another's name."""
    noted(cast, matter)
    with reading.named(cast.by("land-x/handler")), pytest.raises(DatabaseError):
        run(change)


@pytest.mark.django_db(transaction=True)
def test_nobody_deletes_them_without_an_act(transactional_cast: Cast) -> None:  # noqa: F811
    matter = transactional_cast.accepted("2026-03-02")
    noted(transactional_cast, matter)
    by = transactional_cast.by("land-x/handler")
    with pytest.raises(DatabaseError, match="only by an act"), reading.named(by):
        run("SELECT huiyin_forget_notes(matter_id) FROM matters_note")
    assert read(transactional_cast, matter, "land-x/legal") == [SAID]


@pytest.mark.parametrize("who", ["office-x/triage", "gov-x/head"])
def test_who_does_not_handle_it_finds_no_box(cast: Cast, matter: Told, who: str) -> None:  # noqa: F811
    client = browser(who)
    assert client.get(f"/desk/matters/{matter.number}/notes").status_code == 404
    assert client.post(f"/desk/matters/{matter.number}/notes", {"text": SAID}).status_code == 404


def test_an_interest_bars_from_notes_as_from_the_matter(cast: Cast, matter: Told) -> None:  # noqa: F811
    noted(cast, matter)
    cast.take("recuse", matter, "land-x/legal", ON, myself=True)
    with reading.named(cast.by("land-x/legal")):
        assert Note.objects.count() == 0
    with pytest.raises((reading.NotThere, acts.NotThere)):
        read(cast, matter, "land-x/legal")
