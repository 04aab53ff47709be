"""The number sent to whoever asks: by text message or e-mail, the number alone, and the address is wiped when it is gone."""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

import email
import email.policy
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from huiyin.channels import sending
from huiyin.config import jobs
from huiyin.matters import outbox, reminding
from huiyin.matters.models import Reminder
from tests.cast import at, cast  # noqa: F401
from tests.doors.smtp_stub import mail_server
from tests.doors.test_counter_receipt import DUST, TODAY, WAGES, handed_in, office  # noqa: F401
from tests.walls.test_counter_secrecy import everywhere

pytestmark = pytest.mark.django_db
PHONE, MAIL = "13900000001", "tianhe@example.org"
LONG = "tianhe-under-the-seventy-two-blue-lanterns@example.org"
NOW = at(TODAY)


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.HUIYIN_SMS = settings.HUIYIN_MAIL = f"folder:{tmp_path}"
    return tmp_path


def ask(visitor: Client, way: str = "sms", to: str = PHONE) -> Any:
    return visitor.post("/receipt/send", {"way": way, "to": to})


def waiting() -> list[int]:
    with reminding.named(reminding.CLOCK):
        return list(Reminder.objects.order_by("id").values_list("pk", flat=True))


def test_nothing_is_offered_where_nothing_can_be_sent(office: int) -> None:
    visitor = handed_in(office, DUST)
    assert "这里不发短信，也不发邮件" in visitor.get("/receipt").text
    assert ask(visitor).url == "/receipt"
    assert waiting() == []


def test_a_text_message_carries_the_number_and_nothing_else(office: int, folder: Path) -> None:
    visitor = handed_in(office, WAGES)
    slip = visitor.get("/receipt").context["slip"]
    assert ask(visitor, to="139-0000 0001").url == "/receipt"
    (pk,) = waiting()
    assert sending.send(pk, NOW)
    (sent,) = folder.glob("*.txt")
    said = sent.read_text()
    assert said.splitlines()[0] == PHONE
    assert slip.item in said
    for private in (slip.code, "信访局", "芦渡", "Ludu", "工资", "http", "田禾"):
        assert private not in said


def test_the_code_is_never_sent_by_mail_either(office: int, folder: Path) -> None:
    visitor = handed_in(office, WAGES)
    slip = visitor.get("/receipt").context["slip"]
    ask(visitor, "mail", MAIL)
    sending.send(*waiting(), NOW)
    (sent,) = folder.glob("*.eml")
    letter = email.message_from_bytes(sent.read_bytes(), policy=email.policy.default)
    whole = f"{letter['Subject']} {letter.get_content()}"
    assert letter["To"] == MAIL
    assert slip.item in letter["Subject"]
    for private in (slip.code, slip.code.replace("-", ""), "信访局", "Office", "工资"):
        assert private not in whole


def test_the_address_lies_encrypted_and_is_wiped_once_sent(office: int, folder: Path, as_owner: Any) -> None:
    ask(handed_in(office, DUST), "mail", LONG)
    assert everywhere(as_owner, LONG) == []
    (pk,) = waiting()
    assert sending.send(pk, NOW)
    with as_owner():
        row = Reminder.objects.get()
    assert row.sent_at
    assert row.address is None
    assert not sending.send(pk, NOW)  # the job runs again: nothing is sent twice
    assert len(list(folder.iterdir())) == 1


def test_a_wrong_address_is_told_and_what_was_typed_is_kept(office: int, folder: Path) -> None:
    visitor = handed_in(office, DUST)
    for way, typed in (
        ("sms", "请打我电话"),
        ("mail", "tianhe at example"),
        ("mail", "a@b.org\nBcc: c@d.org"),
    ):
        answer = ask(visitor, way, typed)
        assert answer.status_code == 400
        assert "应当像" in answer.text or "只写数字" in answer.text
    assert "请打我电话" in ask(visitor, "sms", "请打我电话").text
    assert waiting() == []


def test_a_receipt_is_no_way_to_flood_somebody_s_telephone(office: int, folder: Path) -> None:
    visitor = handed_in(office, DUST)
    for _ in range(reminding.MOST):
        assert ask(visitor).status_code == 302
    refused = ask(visitor)
    assert refused.status_code == 409
    assert "已经发过三次" in refused.text
    assert len(waiting()) == reminding.MOST


def test_a_report_is_sent_its_number_in_the_same_words(office: int, folder: Path) -> None:
    said = []
    for report in ("no", "yes"):
        visitor = handed_in(office, DUST, report=report)
        number = visitor.get("/receipt").context["slip"].item
        assert ask(visitor).status_code == 302
        pk = waiting()[-1]
        assert sending.send(pk, NOW)
        said.append((folder / f"reminder-{pk}.txt").read_text().replace(number, "N"))
    assert said[0] == said[1]


def test_a_matter_that_is_sealed_takes_its_waiting_reminder_along(
    cast: Any, demonstration: Any, folder: Path
) -> None:
    letter = cast.register("2026-03-02")
    reminding.ask(letter.petitioner, "sms", PHONE, NOW)
    cast.take("triage", letter, "office-x/triage", "2026-03-02", klass="accusation")
    assert waiting() == []


def test_a_mail_server_is_spoken_to(office: int, settings: Any) -> None:
    with mail_server() as (url, taken):
        settings.HUIYIN_MAIL = url
        visitor = handed_in(office, DUST)
        assert "短信</label>" not in visitor.get("/receipt").text
        ask(visitor, "mail", MAIL)
        assert sending.send(*waiting(), NOW)
    ((to, letter),) = taken
    assert MAIL in to
    assert "office@example.org" in letter


def test_what_cannot_be_sent_is_set_aside_for_the_operator_who_reads_no_address(
    office: int,
    settings: Any,
    caplog: Any,
) -> None:
    class Job:
        attempts = 0

    class Context:
        job = Job()

    with mail_server(refuse=True) as (url, taken):
        settings.HUIYIN_MAIL = url
        ask(handed_in(office, DUST), "mail", MAIL)
        (pk,) = waiting()
        for attempt in range(jobs.PATIENCE.max_attempts or 1):
            Context.job.attempts = attempt
            with pytest.raises(sending.NotSent) as failed:
                jobs.send_reminder.func(Context(), reminder=pk)
            assert MAIL not in str(failed.value)
    assert taken == []
    (tally,) = reminding.tally()
    assert (tally.waiting, tally.sent, tally.aside) == (0, 0, 1)
    assert not sending.send(pk, NOW)  # set aside: tried no more
    with reminding.named(reminding.CLOCK):
        assert Reminder.objects.get().address is not None
    assert reminding.sweep(NOW + timedelta(days=8)) == 1
    with reminding.named(reminding.CLOCK):
        assert Reminder.objects.get().address is None
    assert outbox.stuck() == []


def test_no_officer_sees_a_reminder(cast: Any, demonstration: Any, folder: Path) -> None:
    letter = cast.register("2026-03-02")
    reminding.ask(letter.petitioner, "sms", PHONE, NOW)
    for who in ("office-x/intake", "office-x/triage", "office-x/sealed"):
        with reminding.named(cast.by(who)):
            assert not Reminder.objects.exists()
