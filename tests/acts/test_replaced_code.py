"""A lost query code: two officers and a document; the former opens nothing, tells whoever holds it, and sealed matters stay shut."""

# ruff: noqa: F811  (fixtures are taken by name)

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from huiyin.law.grammar import Ruling
from huiyin.matters import acts, reading, replacing, sql
from huiyin.people import doors
from huiyin.people.acting import Actor
from huiyin.people.models import Officer, Post
from tests.cast import Cast, Told, at, cast, day  # noqa: F401
from tests.papers.pages import reader, squeezed, text

pytestmark = pytest.mark.django_db
ON = "2026-03-03"
ASKED = {"shown": "identity_card", "compared": True, "way": "hand"}


@pytest.fixture(autouse=True)
def _today(demonstration: Callable[[date], None]) -> None:
    demonstration(day(ON))


def printed(cast: Cast, letter: Told, **asked: Any) -> replacing.New:
    cast.take("replace_code", letter, "office-x/intake", ON, **(ASKED | asked))
    cast.take("confirm_code", letter, "office-x/triage", ON)
    return replacing.print_new(letter.number, cast.by("office-x/intake"), day(ON), at(day(ON)))


def opened(item: str, code: str) -> list[str]:
    with reading.named(Actor.petitioner(reading.follow(item, code))):
        return reading.matters_of_receipt()


def test_the_new_code_opens_and_the_former_stops_at_once(cast: Cast) -> None:
    letter = cast.register("2026-03-02")
    former = letter.receipt.code
    new = printed(cast, letter)
    assert new.code != former
    assert opened(letter.receipt.item, new.code) == [letter.number]
    assert opened(letter.receipt.item, former) == []


def test_no_officer_replaces_a_code_alone(cast: Cast) -> None:
    letter = cast.register("2026-03-02")
    cast.take("replace_code", letter, "office-x/intake", ON, **ASKED)
    intake = cast.by("office-x/intake")
    assert cast.refused("confirm_code", letter, intake, ON, seen=True).code == "two_officers"
    with pytest.raises(acts.Refused):
        replacing.print_new(letter.number, intake, day(ON), at(day(ON)))
    assert opened(letter.receipt.item, letter.receipt.code) == [letter.number]


def test_each_confirmation_prints_once_and_within_seven_days(cast: Cast) -> None:
    letter = cast.register("2026-03-02")
    new = printed(cast, letter)
    with pytest.raises(acts.Refused):
        replacing.print_new(letter.number, cast.by("office-x/intake"), day(ON), at(day(ON)))
    assert opened(letter.receipt.item, new.code) == [letter.number]
    cast.take("replace_code", letter, "office-x/intake", "2026-03-04", **ASKED)
    cast.take("confirm_code", letter, "office-x/triage", "2026-03-04")
    late = cast.refused("print_code", letter, "office-x/intake", "2026-03-12")
    assert late.code == "fresh"


def test_whoever_left_no_name_gets_no_new_code(cast: Cast) -> None:
    nobody = cast.register("2026-03-02", identity={})
    assert cast.refused("replace_code", nobody, "office-x/intake", ON, **ASKED).code == "named"
    nowhere = cast.register("2026-03-02", identity={"name": "田禾"})
    refused = cast.refused("replace_code", nowhere, "office-x/intake", ON, **(ASKED | {"way": "post"}))
    assert refused.code == "address"


def test_only_the_office_that_registered_replaces(cast: Cast) -> None:
    letter = cast.register("2026-03-02")
    cast.sent(letter, "land-x", "2026-03-02")
    for who in ("land-x/handler", "land-x/triage", "office-x/triage"):
        with pytest.raises((acts.Refused, acts.NotThere)):
            cast.take("replace_code", letter, who, ON, **ASKED)
    assert printed(cast, letter).code


def test_a_sealed_matter_is_not_there_to_replace_its_code(cast: Cast) -> None:
    sealed = cast.register("2026-03-02", accusation=True)
    for who in ("office-x/intake", "office-x/triage", "office-x/sealed"):
        with pytest.raises((acts.NotThere, acts.Refused)):
            cast.take("replace_code", sealed, who, ON, **ASKED)
    asked = cast.register("2026-03-02")
    cast.take("replace_code", asked, "office-x/intake", ON, **ASKED)
    cast.take("triage", asked, "office-x/triage", ON, klass="accusation")
    for who in ("office-x/intake", "office-x/triage"):
        with pytest.raises(acts.NotThere):
            cast.take("confirm_code", asked, who, ON)
    assert opened(asked.receipt.item, asked.receipt.code) == [asked.number]


def test_a_split_letter_keeps_its_code_whatever_its_parts_are(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One code opens all parts, a sealed one, too: refused for every split letter, so that it tells nothing."""
    from huiyin.law.grammar import Part
    from huiyin.law.words import Klass

    said = []
    for other in (Klass.SUGGESTION, Klass.ACCUSATION):
        letter = cast.register("2026-03-02")
        parts = (Part(Klass.APPEAL, "补偿承包地", ("补偿承包地",)), Part(other, "别的事", ("别的事",)))
        cast.take("split", letter, "office-x/triage", "2026-03-02", parts=parts)
        part = f"{letter.receipt.item}-2"
        ruling = cast.refused("replace_code", part, "office-x/intake", ON, **ASKED)
        said.append((ruling.code, ruling.because))
    assert said[0] == said[1]
    assert said[0][0] == "whole"


def test_the_database_itself_asks_for_the_act_and_two_officers(cast: Cast) -> None:
    """A program that skips the law changes nothing."""
    letter = cast.register("2026-03-02")
    intake = cast.by("office-x/intake")
    cast.take("replace_code", letter, intake, ON, **ASKED)
    with pytest.raises(DatabaseError), reading.named(intake):
        sql.run(
            "INSERT INTO matters_spentcode (digest, item_id, \"on\") SELECT 'x', id, now() FROM matters_petitionitem"
        )
    with pytest.raises(DatabaseError), reading.named(intake):
        sql.run("SELECT huiyin_replace_code((SELECT max(id) FROM matters_act), repeat('a', 64), ''::bytea)")
    with pytest.raises(DatabaseError), reading.named(intake):
        sql.run("UPDATE matters_petitionitem SET receipt_digest = repeat('a', 64)")
    assert opened(letter.receipt.item, letter.receipt.code) == [letter.number]


def test_an_act_that_prints_without_a_second_officer_changes_no_code(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the law were bent: the database compares who asked with who confirmed."""
    letter = cast.register("2026-03-02")
    intake = cast.by("office-x/intake")
    cast.take("replace_code", letter, intake, ON, **ASKED)
    monkeypatch.setattr(
        acts, "rule_on", lambda step, facts, duty: Ruling(True, step.article, "可以。", "It may be.")
    )
    cast.take("confirm_code", letter, intake, ON)
    with pytest.raises(DatabaseError), transaction.atomic():
        replacing.print_new(letter.number, intake, day(ON), at(day(ON)))
    assert opened(letter.receipt.item, letter.receipt.code) == [letter.number]


def test_whoever_holds_the_former_code_is_told(cast: Cast) -> None:
    """If an officer had it replaced behind the petitioner's back, the petitioner learns of it at the next look."""
    letter = cast.register("2026-03-02")
    printed(cast, letter)
    visitor = Client()
    former = visitor.post("/follow", {"number": letter.receipt.item, "code": letter.receipt.code})
    assert former.status_code == 400
    assert "2026-03-03已经换成新的" in former.text
    assert "上一级信访部门" in former.text
    other = visitor.post("/follow", {"number": letter.receipt.item, "code": "AAAA-BBBB-CCCC-DDDD"})
    assert "已经换成新的" not in other.text


def test_the_petitioner_reads_on_the_own_page_that_it_was_replaced(cast: Cast) -> None:
    letter = cast.register("2026-03-02")
    cast.take("replace_code", letter, "office-x/intake", ON, **ASKED)
    visitor = Client()
    visitor.post("/follow", {"number": letter.receipt.item, "code": letter.receipt.code})
    page = visitor.get(f"/follow/{letter.number}").text
    assert "出示证件，申请补发查询码" in page  # before anything is replaced
    cast.take("confirm_code", letter, "office-x/triage", ON)
    new = replacing.print_new(letter.number, cast.by("office-x/intake"), day(ON), at(day(ON)))
    assert visitor.get(f"/follow/{letter.number}").status_code in (302, 404)  # the former session ends, too
    visitor.post("/follow", {"number": new.item, "code": new.code})
    assert "原来的查询码从这时起失效" in visitor.get(f"/follow/{letter.number}").text


def signed_in(cast: Cast, who: str) -> Client:
    officer = Officer.objects.get(pk=cast.by(who).officer_id)
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    session = client.session
    session[doors.KEY] = Post.objects.get(officer=officer).pk
    session.save()
    return client


def test_the_sheet_is_printed_once_and_the_code_is_on_no_screen(cast: Cast) -> None:
    letter = cast.register("2026-03-02")
    cast.take("replace_code", letter, "office-x/intake", ON, **(ASKED | {"way": "post"}))
    cast.take("confirm_code", letter, "office-x/triage", ON)
    client = signed_in(cast, "office-x/intake")
    place = f"/desk/matters/{letter.number}/print_code"
    assert "原来的查询码立即失效" in client.get(place).text
    answer = client.post(place)
    assert answer["Content-Type"] == "application/pdf"
    assert "no-store" in answer["Cache-Control"]
    pages = reader(answer.content).pages
    assert len(pages) == 2  # what the window of the envelope shows, and the receipt behind it
    front = squeezed(pages[0].extract_text())
    assert squeezed("芦渡县河湾村二组") in front
    said = text(answer.content)
    code = next(one for one in _codes(said) if opened(letter.receipt.item, one))
    assert code not in front
    assert client.post(place).status_code == 409
    assert code not in client.get(f"/desk/matters/{letter.number}").text


def _codes(said: str) -> list[str]:
    import re

    return re.findall(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}", said)
