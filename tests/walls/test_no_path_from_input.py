"""What a request says never becomes a file's path, an address to go to, a template or a statement (issue 3, section 5)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from huiyin.people.models import Officer
from tests.cast import Cast, Told, cast, day  # noqa: F401
from tests.walls.test_no_list_of_persons import functions, sources
from tests.walls.test_routes import addresses

ROOMS = ("counter/", "desk/", "matters/", "papers/", "people/", "sealed/")
# Closed lists: a place that is not here fails until somebody has looked whether input can reach it.
FILES = {
    "matters/asking/hardening.py::",
    "matters/asking/looking.py::image",
    "matters/asking/looking.py::office",
    "matters/keeping.py::_lines",
    "matters/keeping.py::note_disposals",
    "matters/letters.py::_opened",
    "matters/secrecy.py::open_bytes",
    "matters/secrecy.py::open_text",
    "matters/secrecy.py::unwrap_at",
    "papers/fonts.py::office_folder",
    "papers/instruments.py::_list",
    "papers/instruments.py::file",
    "papers/rendering.py::",
    "papers/seals.py::_picture",
    "papers/seals.py::folder",
    "papers/speech.py::",
    "papers/speech.py::read",
    "papers/word.py::_layout",
    "sealed/keys.py::disclose",
    "sealed/keys.py::open_envelope",
}
SENT_ON = {
    "counter/raising.py::_aside",
    "counter/raising.py::_switched",
    "desk/why.py::state",
    "people/doors.py::_turned_away",
    "people/doors.py::posts",
    "people/second.py::send_to_set_up",
}
STATEMENTS = {
    "matters/bulk.py::_revision",
    "matters/bulk.py::_stream",
    "matters/listing.py::counts",
    "matters/numbers.py::ahead",
    "matters/sql.py::insert",
    "sealed/courier.py::fetch",
}
OPENS = frozenset({"open", "Path", "FileResponse", "read_text", "read_bytes", "write_text", "write_bytes"})
RUNS = frozenset(
    {"execute", "executemany", "one", "rows", "run", "raw", "extra", "RawSQL", "copy", "mogrify"}
)
NEVER = frozenset({"eval", "exec", "__import__", "system", "popen", "Popen", "from_string"})


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """(place, name of what is called, the call) in every room a request passes through."""
    for name, tree in sources():
        if not name.startswith(ROOMS):
            continue
        for where, node in functions(tree):
            if isinstance(node, ast.Call):
                yield f"{name}::{where}", _called(node), node


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _fixed(node: ast.expr | None) -> bool:
    """A text written down there, or one of two."""
    if isinstance(node, ast.IfExp):
        return _fixed(node.body) and _fixed(node.orelse)
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_a_template_is_named_where_it_is_rendered() -> None:
    named = [
        (place, node.args[1]) for place, called, node in calls() if called == "render" and len(node.args) > 1
    ]
    assert len(named) > 20
    loose = [place for place, template in named if not _fixed(template)]
    assert loose == ["sealed/pages.py::_let_out"]  # one of two, chosen a line above
    assert [
        place for place, called, _ in calls() if called in ("get_template", "render_to_string", "Template")
    ] == []


def test_a_visitor_is_sent_on_to_pages_by_name_alone() -> None:
    """`redirect("desk:matter", …)`; what goes to an address that came in is listed, and tried below."""
    goes = ("redirect", "HttpResponseRedirect", "HttpResponsePermanentRedirect")
    sent = {place for place, called, node in calls() if called in goes and not _fixed(node.args[0])}
    assert sent == SENT_ON


def test_files_are_opened_in_listed_places() -> None:
    assert {place for place, called, _ in calls() if called in OPENS} == FILES


def test_a_statement_is_put_together_in_listed_places() -> None:
    """Anywhere else the first argument is a text written down, or the name of one at the head of the file."""
    made = set()
    for place, called, node in calls():
        if called in RUNS and node.args and isinstance(node.args[0], ast.JoinedStr | ast.BinOp | ast.Call):
            made.add(place)
    assert made == STATEMENTS


def test_nothing_runs_what_it_is_told() -> None:
    assert {(place, called) for place, called, node in calls() if called in NEVER} == set()


HOSTILE_PATHS = (
    "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "..\\..\\win.ini", "%252e%252e/", "/etc/passwd",
    "file:///etc/passwd", "{{7*7}}", "{%25 debug %25}", "1' OR '1'='1", "1;DROP TABLE matters_act", "${7*7}", "%s%s%n",
)  # fmt: skip
ELSEWHERE = (
    "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
    "https:evil.example", "/%09/evil.example", "http://testserver@evil.example/", " //evil.example", "///evil.example",
)  # fmt: skip


@pytest.fixture
def matter(cast: Cast, demonstration: Any) -> Told:  # noqa: F811
    demonstration(day("2026-03-09"))
    cache.clear()
    return cast.accepted("2026-03-02")


def browser(name: str) -> Client:
    client = Client(raise_request_exception=True)
    officer = Officer.objects.get(username=name)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("said", HOSTILE_PATHS)
def test_hostile_parts_of_addresses_find_nothing(matter: Told, said: str) -> None:
    """As an officer and as nobody, in every place an address varies: no error of ours, no file, nothing worked out."""
    for client in (browser("land-x/handler"), Client()):
        for address in addresses():
            if "<" not in address or address.startswith("/account"):
                continue
            parts = address.replace("<number>", said).replace("<code>", said).replace("<name>", said)
            for left in ("<pk>", "<arrival>", "<place>", "<key>", "<uidb36>"):
                parts = parts.replace(left, "1" if left in ("<pk>", "<place>") else said)
            answer = client.get(parts)
            assert answer.status_code < 500, parts
            if answer.streaming or "text" not in answer.get("Content-Type", "text"):
                continue
            assert "root:" not in answer.text
            assert ">49<" not in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize("where", ELSEWHERE)
def test_nobody_is_sent_out_of_the_house(matter: Told, where: str) -> None:
    client = browser("land-x/handler")
    post = client.get("/posts").context["held"][0].pk
    answers = [
        client.get("/login", {"next": where}),
        client.post("/posts", {"post": post, "next": where}),
        client.post("/language/setlang/", {"language": "en", "next": where}),
        client.get("/desk/find", {"number": where}),
        client.post("/logout", {"next": where}),
        Client().post("/language/setlang/", {"language": "en", "next": where}, headers={"referer": where}),
    ]
    for answer in answers:
        goes = answer.headers.get("Location", "/")
        assert goes.startswith("/"), goes
        assert not goes.replace("\\", "/").startswith("//"), goes


@pytest.mark.django_db
def test_the_name_of_a_file_that_leaves_is_never_a_path(matter: Told) -> None:
    """What an export is called comes from its number and form, never from what was typed."""
    client = browser("land-x/handler")
    said = {"purpose": "ledger", "first": "2026-01-01", "last": "2026-03-09", "name": "../../x", "as": "../x"}
    where = client.post("/desk/exports/new/register", said)["Location"]
    browser("land-x/head").post(f"{where}/decide", {"decision": "approve"})
    file = client.post(f"{where}/fetch", said)
    assert file["Content-Disposition"] == "attachment; filename*=UTF-8''EX-land-x-2026-0001-register.csv"
