"""Nothing lists, finds or joins persons: not a page, a parameter, an export, a function, an index or a search (F.4, F-10).

Each list below is closed. A new place where persons are read, a new parameter, a new column fails until it is looked at here.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client

from huiyin.counter.api import api
from huiyin.law.exports import FORMS
from huiyin.matters import keeping, listing, reading
from huiyin.matters.models import Reach
from huiyin.people.models import Officer
from tests.cast import Cast, Told, cast, day  # noqa: F401
from tests.walls.test_routes import addresses

PACKAGE = Path(__file__).resolve().parents[2] / "huiyin"
NAME, PHONE, IDENTITY, ADDRESS = "田禾苗", "13800138000", "11010119900307109X", "芦渡县河湾村二组七号"

# Where the rows of petitioners are touched: one matter's own, a page of a list's surnames, the service list.
PERSONS = {
    "matters/contacts.py::change",  # the one of the matter whose receipt is at hand
    "matters/destroying.py::_destroy",
    "matters/destroying.py::_erase_phones",
    "matters/gathering.py::writers",  # so that they are counted, never listed: numbers that mean nothing outside one call
    "matters/export_rows.py::_identity",
    "matters/export_rows.py::_service",
    "matters/keeping.py::_with_phones",
    "matters/listing.py::_surnames",
    "matters/on_record.py::first",  # the one of the matter whose code is being replaced
    "matters/opening.py::identity",
    "matters/opening.py::people",
    "matters/opening.py::petitioner",
    "matters/reading.py::_identity",
    "matters/reading.py::_people",
    "matters/reading.py::_person",
    "matters/sameness.py::same",  # asked of at most fifty matters that their words led to
    "matters/sealing.py::_empty_into_box",
    "matters/sealing.py::forget",  # the identities move under a new key
    "matters/sealing.py::under_a_new_key",
    "matters/sealing.py::people_of",
    "matters/sources.py::parties",  # of issued papers of the own agency that await service: papers/posting.py
    "matters/standing_aside.py::keys",
}
# What an address may carry behind the question mark, or a form without a model may send to find something.
PARAMETERS = {
    ("counter/announcements.py", "category"),
    ("counter/announcements.py", "page"),
    ("counter/verifying.py", "code"),
    ("counter/verifying.py", "number"),
    ("desk/colleagues.py", "agency"),
    ("desk/competence.py", "q"),  # a place, a category or an agency of the office's table
    ("desk/papers.py", "below"),
    ("desk/papers.py", "series"),
    ("desk/papers.py", "year"),
    ("desk/service.py", "after"),
    ("desk/service.py", "kind"),
    ("desk/step.py", "organ"),
    ("desk/step.py", "paper"),
    ("desk/lists.py", "after"),
    ("desk/lists.py", "box"),
    ("desk/lists.py", "number"),
    ("people/doors.py", "next"),
}
CAPTURED = frozenset({"number", "code", "pk", "name", "arrival", "place", "year"})
HASHES = {
    ("matters_petitioner", "id_hash"),
    ("matters_petitioner", "name_hash"),
    ("matters_petitioner", "phone_hash"),
    ("people_interest", "person_key"),
}


def functions(tree: ast.AST, inside: str = "") -> Iterator[tuple[str, ast.AST]]:
    """Every node with the name of the innermost function or class it stands in."""
    for node in ast.iter_child_nodes(tree):
        named = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        where = node.name if named else inside  # type: ignore[attr-defined]
        yield where, node
        yield from functions(node, where)


def sources() -> Iterator[tuple[str, ast.AST]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in file.parts:
            yield str(file.relative_to(PACKAGE)), ast.parse(file.read_text("utf-8"))


def touching() -> set[str]:
    """`file::function` wherever the model or the table of petitioners is named."""
    found = set()
    for name, tree in sources():
        for where, node in functions(tree):
            model = isinstance(node, ast.Name) and node.id == "Petitioner"
            table = isinstance(node, ast.Constant) and "matters_petitioner" in str(node.value)
            if (model or table) and where:
                found.add(f"{name}::{where}")
    return found


def parameters() -> set[tuple[str, str]]:
    """(file, name) of each value read from an address; a name worked out at run time is `?`."""
    found = set()
    for name, tree in sources():
        for _, node in functions(tree):
            owner = (
                node.func.value
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
                else None
            )
            owner = node.value if isinstance(node, ast.Subscript) else owner
            if isinstance(owner, ast.Attribute) and owner.attr == "GET":
                asked = node.args[0] if isinstance(node, ast.Call) else node.slice  # type: ignore[attr-defined]
                found.add((name, asked.value if isinstance(asked, ast.Constant) else "?"))
    return found


def test_rows_of_persons_are_touched_in_named_places_alone() -> None:
    assert touching() == PERSONS


def test_an_address_carries_no_attribute_of_a_person() -> None:
    assert parameters() == PARAMETERS
    ours = [one for one in addresses() if not one.startswith(("/account", "/accounts"))]
    assert {part for one in ours for part in re.findall(r"<(\w+)>", one)} <= CAPTURED


def test_the_api_asks_for_numbers_dates_and_codes() -> None:
    asked = {
        parameter["name"]
        for path in api.get_openapi_schema()["paths"].values()
        for operation in path.values()
        for parameter in operation.get("parameters", [])
    }
    assert asked == {
        "Idempotency-Key", "X-Query-Code", "number", "clock", "start", "extended", "excluded", "days", "rollover",
    }  # fmt: skip


def test_lists_start_from_reach_and_take_a_box_a_cursor_and_a_day() -> None:
    assert set(inspect.signature(listing.listed).parameters) == {"by", "on", "box", "after", "size", "total"}
    assert set(inspect.signature(listing.counts).parameters) == {"by", "on"}
    assert set(listing.BOXES) == {"mine", "waiting", "open", "overdue", "concluded", "all"}
    named = {child[0].partition("__")[0] for box in listing.BOXES.values() for child in _leaves(box)}
    assert named <= {"acting", "open", "due"}
    assert {each.name for each in Reach._meta.get_fields()} == {
        "pk", "agency", "matter", "position", "open", "acting", "sealed", "urgent", "due", "target", "received_on",
    }  # fmt: skip


def _leaves(box: Q) -> Iterator[tuple[str, Any]]:
    for child in box.children:
        if isinstance(child, Q):
            yield from _leaves(child)
        else:
            yield child


def test_rows_of_lists_carry_no_identity() -> None:
    told = {each.name for row in (listing.ListRow, *LINES) for each in fields(row)}
    assert not told & {
        "name",
        "phone",
        "address",
        "id_number",
        "identity",
        "person",
        "people",
        "petitioner",
        "work",
    }


LINES = tuple(
    thing
    for _, thing in inspect.getmembers(keeping, inspect.isclass)
    if thing.__module__ == keeping.__name__ and hasattr(thing, "__dataclass_fields__")
)


def test_one_export_form_has_names_and_it_is_capped_and_asks_nothing() -> None:
    told = [form for form in FORMS if {"name", "address", "phone", "petitioner"} & set(form.columns)]
    assert [(form.code, form.period, form.most <= 200) for form in told] == [("service", False, True)]


@pytest.mark.django_db
def test_in_the_database_nothing_joins_persons_across_matters(as_owner: Any) -> None:
    """Hashes stand in two tables, no view or function but recusal's looks at them, nothing refers to a petitioner."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND (column_name LIKE '%\\_hash' OR column_name LIKE 'person%') AND table_name LIKE ANY"
            " (ARRAY['matters\\_%', 'people\\_%', 'papers\\_%', 'config\\_%'])"
        )
        assert set(cursor.fetchall()) == HASHES
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE proname LIKE 'huiyin%' AND prosrc ~ 'petitioner|_hash|person_key'"
        )
        assert {name for (name,) in cursor.fetchall()} == {"huiyin_barred", "huiyin_interested"}
        cursor.execute("SELECT proname FROM pg_proc WHERE proname LIKE 'huiyin%' AND proretset")
        assert {name for (name,) in cursor.fetchall()} == {
            "huiyin_matter_facts", "huiyin_arrival_numbers", "huiyin_stands", "huiyin_reading_days",
            "huiyin_paper_issued", "huiyin_search", "huiyin_alike", "huiyin_hint_figures", "huiyin_rating_counts", "huiyin_card",
        }  # fmt: skip


@pytest.mark.django_db
def test_no_view_reference_or_index_leads_to_a_person(as_owner: Any) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_constraint WHERE contype = 'f' AND confrelid = 'matters_petitioner'::regclass"
        )
        assert cursor.fetchone() == (0,)
        cursor.execute(
            "SELECT viewname FROM pg_views WHERE schemaname = 'public' UNION SELECT matviewname FROM pg_matviews"
        )
        assert {name for (name,) in cursor.fetchall()} == {"matters_envelope_note"}
        cursor.execute("SELECT indexname FROM pg_indexes WHERE tablename = 'matters_petitioner'")
        assert {re.sub(r"_matter_id_\w+", "_matter_id", name) for (name,) in cursor.fetchall()} == {
            "matters_petitioner_pkey", "matters_petitioner_matter_id",
            "petitioner_id", "petitioner_phone", "petitioner_name",
        }  # fmt: skip


@pytest.fixture
def matter(cast: Cast, demonstration: Any) -> Told:  # noqa: F811
    demonstration(day("2026-03-09"))
    who = {"name": NAME, "phone": PHONE, "id_number": IDENTITY, "address": ADDRESS}
    return cast.accepted("2026-03-02", identity=who)


def browser(name: str) -> Client:
    client = Client()
    officer = Officer.objects.get(username=name)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("typed", [NAME, NAME[:1], PHONE, PHONE[-4:], IDENTITY, ADDRESS, "%", "田*", "'; --"])
def test_a_person_typed_into_the_search_finds_nothing(matter: Told, typed: str) -> None:
    answer = browser("land-x/handler").get("/desk/find", {"number": typed}, follow=True)
    assert answer.status_code == 404 or "/desk/matters/" not in str(answer.redirect_chain)
    assert matter.number not in answer.text or answer.request["PATH_INFO"] == "/desk/"
    assert (
        Client().get(f"/api/items/{typed.replace('/', '')}", headers={"X-Query-Code": typed}).status_code
        == 404
    )


ASKED = {
    key: value
    for value in (NAME, PHONE, IDENTITY, ADDRESS)
    for key in (
        "q",
        "name",
        "phone",
        "id_number",
        "address",
        "petitioner",
        "search",
        "person",
        "identity",
        "filter",
    )
}


@pytest.mark.django_db
def test_a_list_asked_for_a_person_is_the_list_it_is_without(matter: Told, cast: Cast) -> None:  # noqa: F811
    """Every page without a number in its address, asked with every attribute of a person under every name."""
    other = cast.accepted("2026-03-02")
    client = browser("land-x/handler")
    for address in (
        one for one in addresses() if one.startswith("/desk") and "<" not in one and "find" not in one
    ):
        plain, given = client.get(address), client.get(address, ASKED)
        assert plain.status_code == given.status_code
        if plain.status_code == 200:
            assert _same(plain.text) == _same(given.text), address
            assert not any(secret in given.text for secret in (NAME, NAME[1:], PHONE, IDENTITY, ADDRESS)), (
                address
            )
    for box in listing.BOXES:
        rows = client.get("/desk/", {"box": box, **ASKED}).text
        assert (matter.number in rows) == (other.number in rows)


def _same(text: str) -> str:
    return re.sub(r'value="\w{64}"|/\?[^"]*|next=[^"]*|value="/[^"]*"', "", text)


@pytest.mark.django_db
def test_the_same_person_twice_is_not_shown_anywhere_as_one(matter: Told, cast: Cast) -> None:  # noqa: F811
    """Two matters of one person look like those of two persons: no page says how often somebody came."""
    who = {"name": NAME, "phone": PHONE, "id_number": IDENTITY, "address": ADDRESS}
    again = cast.accepted("2026-03-02", identity=who)
    stranger = cast.accepted(
        "2026-03-02", identity={**who, "phone": "13900139000", "id_number": "", "name": "田穗青"}
    )
    client = browser("land-x/handler")
    pages = []
    for told in (again, stranger):
        text = _same(client.get(f"/desk/matters/{told.number}").text)
        assert matter.number not in text
        pages.append(Counter(re.findall(r"<(\w+)", text)))
    assert pages[0]["section"] == pages[1]["section"]
    with reading.named(cast.by("land-x/handler")):
        assert {
            row.surname for row in listing.listed(cast.by("land-x/handler"), on=day("2026-03-09")).rows
        } == {"田"}
