"""Who looked: every opening of a matter leaves a row, in the officer's own name, with a purpose (F-07; 个人信息保护法 34)."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from PIL import Image

from huiyin.law.purposes import ASKED, NAMES, PLAIN, UNMASKING, Purpose
from huiyin.law.words import Duty
from huiyin.matters import acts, reading, reads
from huiyin.matters.models import Attachment, PetitionMatter, Read
from huiyin.matters.reading import Look, What
from huiyin.papers.models import Paper
from tests.cast import Cast, Told, at, cast, day, transactional_cast  # noqa: F401
from tests.walls.test_routes import addresses, knockers, matter  # noqa: F401

pytestmark = pytest.mark.django_db
AsOwner = Callable[[], AbstractContextManager[None]]
SHOW_NO_MATTER = {
    "/desk/",
    "/desk/find",
    "/desk/search",  # by GET the form alone; what is found by POST is noted: tests/hints/test_search.py
    "/desk/ratings",  # a form to enter what was posted or told
    "/desk/accuracy",  # counts alone
    "/desk/categories",
    "/desk/competence",
    "/desk/office",
    "/desk/hotspots",
    "/desk/hotspots/<code>",  # numbers and days, as in a list
    "/desk/arrivals",
    "/desk/arrivals/<arrival>",
    "/desk/arrivals/<arrival>/same",  # by POST; what is found is noted: tests/hints/test_similar.py
    "/desk/matters/<number>/same",  # only of what waits for triage: the same
    "/desk/matters/<number>/hints",  # by POST, what somebody does not want to see
    "/desk/matters/<number>/hotspot",  # by POST, out of a hotspot and back
    "/desk/jobs",
    "/desk/receipts/file",  # by POST, to whoever just registered: the code itself must be told
    "/desk/reads",
    "/desk/numbers",
    "/desk/papers",
    "/desk/service/electronic",
    "/desk/keeping",
    "/desk/exports",
    "/desk/exports/new/<code>",
    "/desk/exports/<number>",
    "/desk/exports/<number>/decide",
    "/desk/exports/<number>/fetch",  # of matters in an export: tests/walls/test_exports.py
    "/desk/printing",
    "/desk/printing/<pk>",
    "/desk/printing/<pk>/file",  # of papers printed together: tests/papers/test_batches.py
    "/desk/matters/<number>/papers/<pk>/large",  # only of a paper to the petitioner: tests/papers/test_copies.py
    "/desk/matters/<number>/papers/<pk>/word",  # only of a draft: the same
    "/desk/colleagues",
    "/desk/colleagues/<pk>",
    "/desk/service",  # numbers alone
    "/desk/post",  # by GET numbers alone; looking at addresses and printing them: test_post_room
    "/desk/publishing",
    "/desk/publishing/new/<code>",
    "/desk/publishing/<pk>",
    "/desk/publishing/<pk>/edit",
    "/desk/publishing/<pk>/move",
    "/desk/publishing/<pk>/preview/<place>",
    "/desk/publishing/files/<pk>",
    "/desk/forms",
    "/desk/forms/<code>",
    "/desk/matters/<number>/why",
    "/desk/matters/<number>/papers/<pk>/wording",  # no paper waits here; see tests/doors/desk/test_papers_at_the_desk.py
    "/desk/matters/<number>/notes/<pk>/back",
}
BY_POST = {"/desk/matters/<number>/identity": {"purpose": "contact"}}
OUTSIDE = [*map(str, ASKED)]


def noted(as_owner: AsOwner) -> list[tuple[str, str, str]]:
    """(duty, what, purpose) of every row, oldest first."""
    with as_owner():
        return list(Read.objects.order_by("id").values_list("duty", "what", "purpose"))


@pytest.fixture
def values(cast: Cast, matter: Told, as_owner: AsOwner) -> dict[str, str]:  # noqa: F811
    """What the addresses of the desk are filled with: a matter that has a picture and a paper."""
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(picture, "PNG")
    file = acts.Upload("照片.png", "image/png", picture.getvalue(), "clean")
    cast.take("supplement", matter, matter.petitioner, "03-04", text="补一张照片。", files=[file])
    with as_owner():
        kept = str(Attachment.objects.values_list("pk", flat=True).get())
        paper = str(Paper.objects.filter(kind="forwarding_letter").values_list("pk", flat=True).get())
    return {"number": matter.number, "file": kept, "paper": paper, "arrival": "x"}


def path(shape: str, values: dict[str, str]) -> str:
    pk = values["paper" if "/papers/" in shape else "file"]
    filled = shape.replace("<number>", values["number"]).replace("<pk>", pk)
    return filled.replace("<code>", "receive").replace("<arrival>", "x")


def knock(client: Client, who: str, shape: str, values: dict[str, str]) -> Any:
    """Go to the address; who must say why says it first."""
    cache.clear()
    if who in OUTSIDE:
        purpose = ASKED[Duty(who)][0].value
        client.post(f"/desk/matters/{values['number']}/why", {"purpose": purpose})
    if shape in BY_POST:
        return client.post(path(shape, values), BY_POST[shape])
    return client.get(path(shape, values))


def test_no_page_of_the_desk_shows_a_matter_and_leaves_no_row(
    knockers: dict[str, Client],  # noqa: F811
    values: dict[str, str],
    as_owner: AsOwner,
) -> None:
    """Every address of the desk as every duty: what came was noted once, or nothing of the matter came."""
    leaving: set[str] = set()
    desk = [shape for shape in addresses() if shape.startswith("/desk/")]
    for shape in desk:
        for who, client in knockers.items():
            before = len(noted(as_owner))
            answer = knock(client, who, shape, values)
            rows = noted(as_owner)[before:]
            shown = answer.status_code == 200 and shape not in SHOW_NO_MATTER
            assert len(rows) == int(shown), (shape, who, answer.status_code, rows)
            if shown:
                leaving.add(shape)
                assert rows[0][0] == ("handler" if who == "stranger" else who)
    assert leaving == set(desk) - SHOW_NO_MATTER


def test_what_was_opened_and_why_is_in_the_row(
    knockers: dict[str, Client],  # noqa: F811
    values: dict[str, str],
    as_owner: AsOwner,
) -> None:
    """The duty makes the purpose plain; an identity and an outsider say it; the instant is the request's."""
    for who, shape in (
        ("handler", "/desk/matters/<number>"),
        ("handler", "/desk/matters/<number>/files/<pk>"),
        ("handler", "/desk/matters/<number>/files/<pk>/preview"),
        ("triage", "/desk/matters/<number>/papers/<pk>"),
        ("triage", "/desk/matters/<number>/<code>"),
        ("handler", "/desk/matters/<number>/identity"),
        ("inspector", "/desk/matters/<number>"),
    ):
        assert knock(knockers[who], who, shape, values).status_code == 200
    assert noted(as_owner) == [
        ("handler", "matter", "handling"),
        ("handler", "file", "handling"),
        ("handler", "preview", "handling"),
        ("triage", "paper", "registration"),
        ("triage", "step", "registration"),
        ("handler", "identity", "contact"),
        ("inspector", "matter", "inspection"),
    ]
    with as_owner():
        assert {timezone.localtime(row.at).date() for row in Read.objects.all()} == {date(2026, 3, 9)}
        whiches = list(Read.objects.order_by("id").values_list("which", flat=True))
    assert whiches == [None, int(values["file"]), int(values["file"]), int(values["paper"]), None, None, None]


@pytest.mark.parametrize("who", OUTSIDE)
def test_who_reads_from_outside_says_why_first(
    who: str,
    knockers: dict[str, Client],  # noqa: F811
    values: dict[str, str],
    as_owner: AsOwner,
) -> None:
    """Until then nothing of the matter comes; a purpose of another duty is none."""
    client, page = knockers[who], f"/desk/matters/{values['number']}"
    for tail in ("", f"/files/{values['file']}", f"/papers/{values['paper']}", "/receive"):
        asked = client.get(page + tail)
        assert "为什么要看这件事项" in asked.text
        assert "承包地" not in asked.text
    assert client.post(f"{page}/identity", {"purpose": "contact"}).text.count("承包地") == 0
    assert client.post(f"{page}/why", {"purpose": "handling"}).status_code == 400
    assert client.post(f"{page}/why", {}).status_code == 400
    assert noted(as_owner) == []


@pytest.mark.parametrize("who", OUTSIDE)
def test_what_was_said_leads_on_and_holds_for_the_day(
    who: str,
    knockers: dict[str, Client],  # noqa: F811
    values: dict[str, str],
) -> None:
    client, page = knockers[who], f"/desk/matters/{values['number']}"
    onward = {"purpose": ASKED[Duty(who)][0].value, "onward": f"{page}/receive"}
    assert client.post(f"{page}/why", onward)["Location"] == f"{page}/receive"
    astray = onward | {"onward": "https://example.org/"}
    assert client.post(f"{page}/why", astray)["Location"] == page
    assert "承包地" in client.get(page).text
    kept = client.session["why"]
    session = client.session
    session["why"] = {values["number"]: [kept[values["number"]][0], "2026-03-08", "audit"]}
    session.save()
    assert "承包地" not in client.get(page).text


def test_a_list_a_step_taken_and_the_petitioner_leave_nothing(
    cast: Cast,  # noqa: F811
    knockers: dict[str, Client],  # noqa: F811
    values: dict[str, str],
    as_owner: AsOwner,
) -> None:
    """What a petitioner opens of their own is nobody's business; an act is in the record as it is."""
    knockers["handler"].get("/desk/")
    cast.take("receive", values["number"], "land-x/handler", "03-05")
    assert knockers["petitioner"].get(f"/follow/{values['number']}").status_code == 200
    assert noted(as_owner) == []


def test_a_row_is_in_the_readers_own_name_and_about_what_they_see(
    cast: Cast,  # noqa: F811
    matter: Told,  # noqa: F811
    as_owner: AsOwner,
) -> None:
    with as_owner():
        pk = PetitionMatter.objects.values_list("pk", flat=True).get(number=matter.number)
    handler, other = cast.by("land-x/handler"), cast.by("land-x/head")
    row = {"matter_id": pk, "what": "matter", "purpose": "handling"}
    for wrong in (
        {"officer_id": other.officer_id, "agency_id": handler.agency_id, "duty": "handler"},
        {"officer_id": handler.officer_id, "agency_id": cast["office-x"], "duty": "handler"},
        {"officer_id": handler.officer_id, "agency_id": handler.agency_id, "duty": "head"},
    ):
        with reading.named(handler), pytest.raises(DatabaseError), transaction.atomic():
            Read.objects.bulk_create([Read(**row, **wrong)])
    with reading.named(cast.by("housing-x/handler")), pytest.raises(DatabaseError), transaction.atomic():
        reads.note(pk)
    with reading.named(handler):
        reads.note(pk, Look(at=at(day("03-05")), what=What.EXPORT))
    assert noted(as_owner) == [("handler", "export", "handling")]


@pytest.mark.parametrize(
    "change", ["UPDATE {} SET purpose = 'audit'", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
@pytest.mark.parametrize("owner", [True, False])
def test_what_was_noted_stays(
    transactional_cast: Cast,  # noqa: F811
    as_owner: AsOwner,
    change: str,
    owner: bool,
) -> None:
    """Neither the application nor the owner changes or removes a row; three years later the owner may remove it."""
    told = transactional_cast.register("03-02")
    transactional_cast.page(told, "office-x/triage", "03-02")
    who = as_owner() if owner else reading.named(transactional_cast.by("office-x/triage"))
    with (
        transaction.atomic(),
        who,
        connection.cursor() as cursor,
        pytest.raises(DatabaseError),
        transaction.atomic(),
    ):
        cursor.execute(change.format("matters_read"))
    assert len(noted(as_owner)) == 1


def test_rows_are_removed_three_years_later_and_not_before(
    cast: Cast,  # noqa: F811
    matter: Told,  # noqa: F811
    as_owner: AsOwner,
) -> None:
    with reading.named(cast.by("land-x/handler")):
        reading.matter(matter.number, on=day("03-05"), look=Look(at=at(date(2020, 3, 5))))
    with as_owner():
        assert Read.objects.all().delete()[0] == 1


def test_an_officer_reads_no_row_and_the_petitioner_those_of_the_own_matter(
    cast: Cast,  # noqa: F811
    matter: Told,  # noqa: F811
) -> None:
    other = cast.register("2026-03-02")
    for told in (matter, other):
        cast.page(told, "office-x/triage", "03-05")
    for who in ("office-x/triage", "office-x/supervisor", "land-x/head"):
        with reading.named(cast.by(who)):
            assert not Read.objects.exists()
    with reading.named(matter.petitioner):
        assert {row.matter.number for row in Read.objects.select_related("matter")} == {matter.number}


def test_every_duty_has_a_plain_purpose_or_says_one() -> None:
    """A duty that is added finds its place; each purpose has its words."""
    nobody = {Duty.PETITIONER, Duty.OPERATOR, Duty.CLOCK}
    assert set(PLAIN) | set(ASKED) | nobody == set(Duty)
    assert not set(PLAIN) & set(ASKED)
    assert set(NAMES) == set(Purpose)
    assert set(UNMASKING) <= set(Purpose)


def test_a_reading_without_its_purpose_does_not_happen(cast: Cast, matter: Told) -> None:  # noqa: F811
    """Even past the doors of the desk."""
    with reading.named(cast.by("office-x/supervisor")), pytest.raises(reads.Unstated):
        reading.matter(matter.number, on=day("03-05"))
