"""The reporter and the sealed room write to each other; the code opens what is written back, and nothing else does."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client

from huiyin.config.home import Home
from huiyin.matters import boxes, letters, reading
from huiyin.matters.models import Attachment, Content, Envelope, PetitionItem
from tests.cast import at, cast, day  # noqa: F401
from tests.doors.public import CANARY
from tests.ground import HOME
from tests.walls.test_counter_secrecy import everywhere, filed, visitor  # noqa: F401

pytestmark = pytest.mark.django_db
ANSWER = f"请补充时间和地点。{CANARY}"


def put_reply(as_owner, receipt, text: str = ANSWER, on: date = date(2026, 3, 2)) -> None:
    """As the courier does: sealed to the item's reply key, which is all the sealed room knows of the reporter."""
    with as_owner():
        key = bytes(PetitionItem.objects.get(number=receipt.item).reply_key)
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO matters_reply (matter_id, body, put_on)"
                " SELECT id, %s, %s FROM matters_petitionmatter WHERE number = %s",
                [boxes.seal(key, {"text": text}), on, receipt.matter],
            )


def opened(as_owner) -> list[dict]:
    """Every envelope, opened with the key that lies in the sealed room's folder."""
    private = bytes.fromhex((Home(HOME).sealed_room / "private_key").read_text("ascii"))
    with as_owner():
        return [boxes.open(private, one.body) for one in Envelope.objects.order_by("id")]


def test_the_reporter_reads_the_answer_with_the_code_alone(visitor, cast, as_owner):  # noqa: F811
    receipt, before = filed(cast, visitor, accusation=True)
    assert "还没有回信" in before
    put_reply(as_owner, receipt)
    shown = visitor.get(f"/follow/{receipt.matter}").text
    assert "请补充时间和地点。" in shown
    assert "给您写了回信" in shown
    api = visitor.get(f"/api/items/{receipt.item}", headers={"X-Query-Code": receipt.code}).json()
    assert api["matters"][0]["letters"] == [{"on": "2026-03-02", "text": ANSWER}]


def test_a_reply_lies_closed_for_everybody_else(visitor, cast, as_owner):  # noqa: F811
    """No row of the ordinary side holds it in the clear, before or after it was read."""
    receipt, _ = filed(cast, visitor, accusation=True)
    put_reply(as_owner, receipt)
    assert everywhere(as_owner, CANARY) == []
    assert CANARY in visitor.get(f"/follow/{receipt.matter}").text
    assert everywhere(as_owner, CANARY) == []
    with reading.named(cast.by("office-x/sealed")):
        page = reading.matter(receipt.matter, on=day("03-02"))
        assert letters.replies(page.matter.pk, receipt.item, "0000-0000-0000-0000") == []
    digest = reading.follow(receipt.item, receipt.code)
    from huiyin.people.acting import Actor

    with reading.named(Actor.petitioner(digest)):  # the receipt's digest without the code opens nothing
        page = reading.matter(receipt.matter, on=day("03-02"))
        assert [one.text for one in letters.replies(page.matter.pk, receipt.item, "")] == [None]


def test_what_the_reporter_adds_goes_into_the_envelope(visitor, cast, as_owner):  # noqa: F811
    receipt, _ = filed(cast, visitor, accusation=True)
    photo = SimpleUploadedFile(f"{CANARY}.txt", CANARY.encode())
    said = {"text": f"在河湾村，{CANARY}", "files": photo}
    answer = visitor.post(f"/follow/{receipt.matter}/supplement", said, follow=True)
    assert answer.redirect_chain[-1][0] == f"/follow/{receipt.matter}"
    assert everywhere(as_owner, CANARY) == []
    envelopes = opened(as_owner)
    assert envelopes[-1]["text"] == f"在河湾村，{CANARY}"
    assert bytes.fromhex(envelopes[-1]["files"][0]["body"]).decode() == CANARY
    assert len({one["matter"] for one in envelopes}) == 1
    with as_owner():
        assert not Attachment.objects.exists()
        assert not Content.objects.exists()


def test_the_reporter_can_still_write_when_it_was_handed_over(visitor, cast, as_owner):  # noqa: F811
    receipt, _ = filed(cast, visitor, accusation=True)
    cast.take("triage", receipt.matter, "office-x/sealed", "03-02", klass="accusation")
    cast.take("refer_discipline", receipt.matter, "office-x/sealed", "03-02", organ=cast["discipline-x"])
    cast.take("hand_over", receipt.matter, "discipline-x/sealed", "03-02", received_on=day("03-02"))
    cast.take("close_handed_over", receipt.matter, "office-x/sealed", "03-02")
    put_reply(as_owner, receipt)
    assert "请补充时间和地点。" in visitor.get(f"/follow/{receipt.matter}").text
    visitor.post(f"/follow/{receipt.matter}/supplement", {"text": "时间是三月一日。"})
    assert opened(as_owner)[-1]["text"] == "时间是三月一日。"


def test_an_ordinary_matter_has_the_same_two_ways(visitor, cast):  # noqa: F811
    """Its office reads what was added, and writes back by an act; the petitioner reads it in the same place."""
    receipt, _ = filed(cast, visitor)
    visitor.post(f"/follow/{receipt.matter}/supplement", {"text": "补上两张收据。"})
    page = cast.page(receipt.matter, "office-x/triage", "03-02")
    assert page.said("text") == "补上两张收据。"
    cast.take("write_back", receipt.matter, "office-x/triage", "03-02", text="收到了，正在核对。")
    shown = visitor.get(f"/follow/{receipt.matter}").text
    assert "收到了，正在核对。" in shown
    assert "给您写了回信" in shown


def test_without_the_code_at_hand_the_page_says_what_to_do(visitor, cast, as_owner):  # noqa: F811
    """Another matter's code in the browser opens nothing of this one."""
    receipt, _ = filed(cast, visitor, accusation=True)
    put_reply(as_owner, receipt)
    other = Client()
    wrong = {"number": receipt.item, "code": "0000-0000-0000-0000"}
    assert other.post("/follow", wrong).status_code == 400
    assert other.get(f"/follow/{receipt.matter}").status_code == 302


def test_a_code_has_eighty_random_bits(visitor, cast):  # noqa: F811
    receipt, _ = filed(cast, visitor)
    signs = receipt.code.replace("-", "")
    assert len(signs) == 16
    assert set(signs) <= set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
