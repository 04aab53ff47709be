"""What the counter must not give away: drafts, accusations, and whether a matter is one (F-04)."""

import re
from contextlib import AbstractContextManager
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.law.words import Duty
from huiyin.matters import acts, reading
from huiyin.matters.models import Attachment, Envelope, PetitionMatter
from huiyin.people.acting import Actor
from tests.cast import at, cast, day  # noqa: F401
from tests.doors.public import CANARY

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
ANSWERS = {
    "where": {"region": "970101"},
    "report": {"report": "yes"},
    "requests": {"requests-0-text": CANARY},
    "facts": {"facts": CANARY},
    "identity": {"name": CANARY, "address": CANARY, "phone": CANARY[:20], "id_number": CANARY[:20]},
}


@pytest.fixture
def visitor(cast, demonstration):  # noqa: F811
    demonstration(TODAY)
    return Client()


def type_in(visitor: Client, office: int, **changed) -> None:
    visitor.post("/raise", {"go": "anew"})
    for name in ("where", "office", "report", "requests", "facts", "identity"):
        typed = {"office": office} if name == "office" else ANSWERS[name] | changed.get(name, {})
        visitor.post(f"/raise/{name}", typed)
    if "id_number" in ANSWERS["identity"]:
        visitor.post("/raise/identity", ANSWERS["identity"])  # the doubtful number, once more


def tables(as_owner) -> list[str]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")
        return [row[0] for row in cursor.fetchall()]


def everywhere(as_owner: "type[AbstractContextManager[None]]", text: str) -> list[str]:
    """Tables that hold the text, in letters, in hexadecimal or in base 64, as the owner of all of them reads."""
    import base64

    plain = text.encode()
    middle = base64.b64encode(plain[3:])[4:-8].decode()
    found = []
    names = tables(as_owner)
    # The owner is held by row-level security only where it is forced; here it sees every row.
    with as_owner(), connection.cursor() as cursor:
        for name in names:
            cursor.execute(
                f'SELECT count(*) FROM "{name}" t WHERE t::text LIKE %s OR t::text LIKE %s OR t::text LIKE %s',
                [f"%{text}%", f"%{plain.hex()}%", f"%{middle}%"],
            )
            if cursor.fetchone()[0]:
                found.append(name)
    return found


def test_the_search_finds_what_is_there(visitor, as_owner):
    assert "people_agency" in everywhere(as_owner, "芦渡县信访局")


def test_what_is_typed_lies_in_no_table_before_it_is_handed_in(visitor, cast, as_owner):  # noqa: F811
    type_in(visitor, cast["office-x"])
    assert CANARY in visitor.get("/raise/check").text
    assert everywhere(as_owner, CANARY) == []


def test_a_draft_opens_only_in_the_browser_that_wrote_it(visitor, cast):  # noqa: F811
    type_in(visitor, cast["office-x"])
    stolen = Client()
    stolen.cookies["sessionid"] = visitor.cookies["sessionid"].value
    assert stolen.get("/raise/check").status_code == 302
    assert CANARY not in stolen.get("/raise/facts", follow=True).text


def test_an_accusation_leaves_no_trace_outside_the_box(visitor, cast, as_owner):  # noqa: F811
    from django.core.files.uploadedfile import SimpleUploadedFile

    type_in(visitor, cast["office-x"])
    photo = SimpleUploadedFile(f"{CANARY}.txt", CANARY.encode())
    answer = visitor.post("/raise/check", {"files": photo}, follow=True)
    assert answer.redirect_chain[-1][0] == "/receipt"
    assert CANARY not in answer.text
    assert everywhere(as_owner, CANARY) == []
    with as_owner():
        assert Envelope.objects.count() == 1
        assert Attachment.objects.count() == 0
    with reading.named(Actor.job(Duty.CLOCK)):
        assert PetitionMatter.objects.get().sealed


def filed(cast, visitor, **answers) -> tuple[acts.Receipt, str]:  # noqa: F811
    """A petition handed in at the counter, and its page."""
    receipt = acts.register(
        acts.Sender(cast["office-x"]),
        on=TODAY,
        at=at(TODAY),
        answers={"channel": "online", "requests": ("查明此事",), "facts": "如实写明的经过。"} | answers,
    )
    visitor.post("/follow", {"number": receipt.item, "code": receipt.code})
    return receipt, page(visitor, receipt.matter)


def page(visitor: Client, number: str) -> str:
    """The page of a matter with what differs for every matter made alike."""
    text = visitor.get(f"/follow/{number}").text
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text).replace(
        number.rpartition("-")[0], "NUMBER"
    )
    return re.sub(r"/papers/\d+", "/papers/N", text)


def test_a_sealed_matter_looks_like_any_other(visitor, cast):  # noqa: F811
    _, sealed = filed(cast, visitor, accusation=True)
    _, open_ = filed(cast, visitor)
    assert "芦渡县信访局收到并登记了您的来件" in sealed
    assert sealed == open_


def test_a_sealed_matter_and_any_other_ask_the_same_of_the_database(visitor, cast):  # noqa: F811
    counted = []
    for answers in ({"accusation": True}, {}, {"accusation": True}, {}):
        receipt, _ = filed(cast, visitor, **answers)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            visitor.get(f"/follow/{receipt.matter}")
        counted.append(len(queries))
    assert len(set(counted)) == 1
    assert counted[0] <= 30


def test_nothing_of_class_or_target_is_shown_after_it_was_passed_on(visitor, cast):  # noqa: F811
    receipt, _ = filed(cast, visitor, accusation=True)
    cast.take("triage", receipt.matter, "office-x/sealed", "03-02", klass="accusation")
    triaged = page(visitor, receipt.matter)
    cast.take("refer_discipline", receipt.matter, "office-x/sealed", "03-02", organ=cast["discipline-x"])
    passed_on = page(visitor, receipt.matter)
    for text in (triaged, passed_on):
        for word in (
            "检举",
            "控告",
            "纪检",
            "纪委",
            "监委",
            "密件",
            "封存",
            "密封",
            "第三十条",
            "accus",
            "discipline",
        ):
            assert word not in text, word
    assert "转送给有权处理的机关、单位" in passed_on
    api = visitor.get(f"/api/items/{receipt.item}", headers={"X-Query-Code": receipt.code})
    assert api.status_code == 200
    for word in ("accus", "检举", "纪", "discipline", "30(3)"):
        assert word not in api.text, word


def test_an_ordinary_matter_cannot_be_opened_with_anothers_code(visitor, cast):  # noqa: F811
    first, _ = filed(cast, visitor)
    other = Client()
    second, _ = filed(cast, other)
    assert other.get(f"/follow/{second.matter}").status_code == 200
    assert other.get(f"/follow/{first.matter}").status_code == 404
    assert other.get(f"/follow/{first.matter}/ask_withdrawal").status_code == 404
    assert Client().get(f"/follow/{first.matter}").status_code == 302


def test_pages_of_the_public_are_kept_by_no_cache(visitor, cast):  # noqa: F811
    receipt, _ = filed(cast, visitor)
    for path in ("/raise", "/follow", f"/follow/{receipt.matter}"):
        assert "no-store" in visitor.get(path)["Cache-Control"], path
