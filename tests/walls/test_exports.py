"""Exports: approved forms only, by two persons, once, watermarked, without identities unless the purpose needs them."""

from __future__ import annotations

import csv
import io
import unicodedata
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from huiyin.law.exports import FORMS, SMALLEST, counted
from huiyin.law.words import Duty
from huiyin.matters import exports, reading, tables
from huiyin.matters.hooks import NotThere, Refused
from huiyin.matters.models import Export, ExportEvent
from huiyin.people.models import Officer
from tests.cast import Cast, at, cast, day  # noqa: F401

ON = "2026-03-09"
NAME, PHONE, ADDRESS = "田禾", "13800138000", "芦渡县河湾村二组"
HOSTILE = '=HYPERLINK("http://evil.example","看")'
SIGNS = "=+-@|%\t\r\n＝＋－＠｜％﹢﹣﹦﹫﹪\u200b\ufeff\u202e \u3000'\";,田1"


def opened(file: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def harmless(cell: str) -> bool:
    """A spreadsheet sees text: no active sign first, whatever is invisible or wide before or in it."""
    seen = unicodedata.normalize("NFKC", cell)
    seen = "".join(sign for sign in seen if unicodedata.category(sign) not in ("Cf", "Cc")).lstrip()
    return not seen.startswith(("=", "+", "-", "@", "|", "%")) and not cell.startswith(("\t", "\r", "\n"))


@given(
    st.lists(st.lists(st.text() | st.text(alphabet=SIGNS), min_size=1, max_size=4), min_size=1, max_size=5)
)
def test_no_cell_begins_with_a_sign_that_acts_and_the_file_reads_back(lines: list[list[str]]) -> None:
    file = tables.csv_file(lines)
    assert file.startswith(b"\xef\xbb\xbf")
    back = opened(file)
    assert [len(line) for line in back] == [len(line) for line in lines]
    for line, told in zip(back, lines, strict=True):
        for cell, value in zip(line, told, strict=True):
            assert harmless(cell)
            assert cell == tables.cell(value) == tables.cell(cell)
    for row in file.decode("utf-8-sig").split("\r\n")[:-1]:
        assert row.startswith('"')
        assert row.endswith('"')


@given(st.integers(0, 60), st.integers(0, 60))
def test_no_small_count_is_told_or_can_be_worked_out(met: int, late: int) -> None:
    told = counted(met + late, met, late)
    known = [int(one) for one in told if one.isdigit()]
    assert not any(0 < one < SMALLEST for one in known)
    if 0 < met < SMALLEST or 0 < late < SMALLEST:
        assert len(known) <= 1, "with two of the three the third is known"


def test_the_list_of_forms_is_closed_and_no_form_yields_persons() -> None:
    """A new form, a new column, or a column that tells who it is: looked at here first."""
    assert {form.code: tuple(form.columns) for form in FORMS} == {
        "register": ("number", "received", "channel", "klass", "route", "state", "due", "kept"),
        "clocks": ("agency", "clock", "article", "due", "met", "late"),
        "service": ("number", "name", "address", "due"),
    }
    assert [form.code for form in FORMS if form.identities] == ["service"]
    for form in FORMS:
        assert form.purposes
        assert not form.asks & {Duty.SEALED, Duty.OPERATOR, Duty.PETITIONER, Duty.CLOCK}
        assert ("name" in form.columns) <= form.identities <= (form.purposes == ("service",))


@pytest.fixture
def county(cast: Cast, demonstration: Any) -> Cast:  # noqa: F811
    demonstration(day(ON))
    return cast


def asked(county: Cast, form: str, who: str = "land-x/handler", **more: Any) -> str:
    by = county.by(who)
    code = next(each for each in FORMS if each.code == form)
    with reading.named(by):
        return exports.ask(
            code, more.get("purpose", code.purposes[0]), day("2026-01-01"), day(ON), by, at(day(ON))
        )


def approved(county: Cast, number: str, who: str = "land-x/head") -> None:
    with reading.named(county.by(who)):
        exports.decide(number, True, county.by(who), at(day(ON)))


def fetched(county: Cast, number: str, who: str = "land-x/handler", **later: Any) -> exports.Table:
    with reading.named(county.by(who)):
        return exports.fetch(number, county.by(who), at(day(ON)) + timedelta(**later))


def exported(
    county: Cast, form: str, who: str = "land-x/handler", head: str = "land-x/head"
) -> exports.Table:
    number = asked(county, form, who)
    approved(county, number, head)
    return fetched(county, number, who)


def browser(name: str) -> Client:
    client = Client()
    officer = Officer.objects.get(username=name)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
def test_the_register_holds_what_the_agency_sees_and_nobody_s_name(county: Cast) -> None:
    seen, other = county.accepted("2026-03-02"), county.register("2026-03-02", "office-y/intake")
    table = exported(county, "register")
    text = table.file.decode("utf-8-sig")
    assert [line[0] for line in table.lines] == [seen.number]
    assert other.number not in text
    for secret in (NAME, PHONE, ADDRESS, "补偿", "水渠", "00000000001"):
        assert secret not in text
    assert "来信" in text


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["register", "clocks"])
def test_a_sealed_matter_is_in_no_export_and_no_count(county: Cast, form: str, as_owner: Any) -> None:
    """The table with a sealed matter there is the very table without it."""
    with as_owner():
        head = Officer.objects.create_user("office-x/head", "x", name="局长")
        from huiyin.people.models import Post

        Post.objects.create(officer=head, agency_id=county["office-x"], duty="head", since=day("2020-01-01"))
    from huiyin.people.acting import Actor

    county.actors["office-x/head"] = Actor(head.pk, county["office-x"], Duty.HEAD)
    for _ in range(SMALLEST):
        county.sent(county.register("2026-01-05"), "land-x", "2026-01-06")
    before = exported(county, form, "office-x/triage", "office-x/head")
    county.register("2026-01-05", accusation=True)
    letter = county.register("2026-01-05")
    county.take("triage", letter, "office-x/triage", "2026-01-06", klass="accusation")
    after = exported(county, form, "office-x/triage", "office-x/head")
    assert before.lines
    assert before.lines == after.lines


@pytest.mark.django_db
def test_the_service_list_has_name_and_address_of_what_waits_to_be_served_alone(county: Cast) -> None:
    waiting = county.accepted("2026-03-02", identity={"name": HOSTILE, "address": ADDRESS, "phone": PHONE})
    county.accepted("2026-03-02", identity={"name": "不在列", "address": "别处", "phone": PHONE})
    county.investigated(waiting, "2026-03-04")
    county.issued(waiting, "2026-03-05")
    table = exported(county, "service")
    assert [line[:3] for line in table.lines] == [[waiting.number, "'" + HOSTILE, ADDRESS]]
    text = table.file.decode("utf-8-sig")
    assert PHONE not in text
    assert "不在列" not in text
    assert all(harmless(cell) for line in opened(table.file) for cell in line)


@pytest.mark.django_db
def test_clocks_are_counted_and_few_are_not_told(county: Cast) -> None:
    for _ in range(3):
        county.sent(county.register("2026-01-05"), "land-x", "2026-01-06")
    table = exported(county, "clocks")
    for line in table.lines:
        assert not any(cell.isdigit() and 0 < int(cell) < SMALLEST for cell in line[3:])
    assert any("<" in cell for line in table.lines for cell in line)


@pytest.mark.django_db
def test_two_persons_one_fetch_three_days_and_a_watermark_everywhere(county: Cast) -> None:
    county.accepted("2026-03-02")
    number = asked(county, "register")
    with pytest.raises(Refused):
        fetched(county, number)  # not approved
    for who in ("land-x/handler2", "land-x/legal"):
        with pytest.raises(Refused):
            approved(county, number, who)
    approved(county, number)
    with pytest.raises(Refused):
        approved(county, number, "land-x/deputy")  # decided already
    with pytest.raises(Refused):
        fetched(county, number, "land-x/handler2")  # another's
    with pytest.raises(Refused):
        fetched(county, number, days=4)
    table = fetched(county, number)
    with pytest.raises(Refused):
        fetched(county, number)  # once
    lines = opened(table.file)
    for part in (number, "handler同志", "自然资源局", "核对登记与归档", ON):
        assert part in table.mark
    assert lines[0] == lines[-1] == [table.mark]
    assert all(line[-1] == number for line in lines[2:-1])
    assert table.name.startswith(number)


@pytest.mark.django_db
def test_nobody_approves_their_own_and_another_agency_does_not_see_it(county: Cast) -> None:
    own = asked(county, "clocks", "land-x/head")
    with pytest.raises(Refused):
        approved(county, own, "land-x/head")
    approved(county, own, "land-x/deputy")
    with reading.named(county.by("housing-x/head")), pytest.raises(NotThere):
        exports.one(own)
    assert Export.objects.count() == 0, "with nobody named there is no row"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE matters_export SET purpose = 'service'",
        "DELETE FROM matters_exportevent",
        "TRUNCATE matters_export CASCADE",
        "INSERT INTO matters_exportevent (export_id, kind, decision, officer_id, duty, at, digest)"
        " SELECT id, 'approved', true, officer_id, duty, at, '' FROM matters_export",
        "INSERT INTO matters_exportevent (export_id, kind, decision, officer_id, duty, at, digest)"
        " SELECT id, 'fetched', false, officer_id, duty, at, '' FROM matters_export",
    ],
)
@pytest.mark.parametrize("who", ["land-x/handler", "land-x/head"])
def test_the_database_itself_refuses(county: Cast, change: str, who: str) -> None:
    """No change of what was asked, no approval of one's own, no fetching before approval."""
    asked(county, "clocks", who)
    with (
        reading.named(county.by(who)),
        pytest.raises(DatabaseError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


@pytest.mark.django_db
def test_by_the_pages_from_asking_to_the_file(county: Cast, as_owner: Any) -> None:
    matter = county.accepted("2026-03-02")
    handler, head = browser("land-x/handler"), browser("land-x/head")
    bad = handler.post("/desk/exports/new/register", {"purpose": "service", "first": "x", "last": ON})
    assert bad.status_code == 400
    long = {"purpose": "ledger", "first": "2020-01-01", "last": ON}
    assert handler.post("/desk/exports/new/register", long).status_code == 409
    answer = handler.post("/desk/exports/new/register", long | {"first": "2026-01-01"})
    where = answer["Location"]
    assert "批准" in head.get(where).text
    assert handler.post(f"{where}/decide", {"decision": "approve"}).status_code == 409
    assert head.post(f"{where}/decide", {"decision": "approve"}).status_code == 302
    file = handler.post(f"{where}/fetch", {"as": "csv"})
    assert file["Content-Type"].startswith("text/csv")
    assert matter.number in file.content.decode("utf-8-sig")
    again = handler.post(f"{where}/fetch", {"as": "csv"})
    assert again.status_code == 409
    assert "重新申请" in again.text
    with as_owner():
        assert list(ExportEvent.objects.order_by("id").values_list("kind", "rows")) == [
            ("approved", None),
            ("fetched", 1),
        ]
    assert browser("housing-x/head").get(where).status_code == 404
    assert handler.get("/desk/exports/new/persons").status_code == 404
    assert browser("office-x/sealed").get("/desk/exports").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["land-x/handler", "land-x/reviewer"])
def test_each_matter_that_leaves_counts_as_read(county: Cast, who: str) -> None:
    """The petitioner sees that an export held their matter, by agency and duty."""
    matter = county.accepted("2026-03-02")
    exported(county, "register", who)
    with reading.named(matter.petitioner), connection.cursor() as cursor:
        cursor.execute("SELECT what, agency_id FROM matters_read WHERE what = 'export'")
        assert cursor.fetchall() == [("export", county["land-x"])]
