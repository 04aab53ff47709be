"""The sealed room's courier: takes envelopes, brings replies and hand-overs, and sees nothing else."""

from collections.abc import Iterator

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from psycopg.conninfo import make_conninfo

from huiyin.config.database import COURIER
from huiyin.config.home import Home
from huiyin.matters import boxes, reading
from huiyin.matters.models import Handover, PetitionItem, Reply
from tests.cast import Cast, Told, transactional_cast  # noqa: F401
from tests.ground import HOME

MAY = {
    ("matters_envelope", "SELECT"),
    ("matters_envelope_note", "SELECT"),
    ("matters_alarm", "SELECT"),
}


@pytest.fixture
def courier(transactional_cast: Cast) -> Iterator[psycopg.Connection]:  # noqa: F811
    """A connection of the courier's own, with the password that lies in the sealed room's folder."""
    mine = settings.DATABASES["default"]
    address = make_conninfo(
        host=connection.settings_dict["HOST"],
        port=mine["PORT"],
        dbname=connection.settings_dict["NAME"],
        user=COURIER,
        password=Home(HOME).courier_password(),
    )
    with psycopg.connect(address, autocommit=True) as made:
        yield made


def accused(cast: Cast) -> Told:
    return cast.register("03-02", accusation=True)


def test_the_courier_reads_envelopes_and_their_notes(
    courier: psycopg.Connection,
    transactional_cast: Cast,  # noqa: F811
) -> None:
    told, ordinary = accused(transactional_cast), transactional_cast.register("03-02")
    rows = courier.execute(
        "SELECT number, item_number, agency_code, reply_key FROM matters_envelope_note"
    ).fetchall()
    assert [row[:2] for row in rows] == [(told.number, told.receipt.item)]
    assert told.receipt.item.startswith(f"{rows[0][2]}-")
    assert bytes(rows[0][3]) == boxes.reply_pair(told.receipt.item, told.receipt.code)[1]
    assert courier.execute("SELECT count(*) FROM matters_envelope").fetchone() == (1,)
    assert ordinary.number not in str(rows)


def test_the_courier_has_no_other_right(courier: psycopg.Connection, transactional_cast: Cast) -> None:  # noqa: F811
    """Table by table, column by column, function by function: what is not on the short list is refused."""
    tables = courier.execute(
        "SELECT c.relname, p FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,"
        " unnest(ARRAY['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER']) p"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v', 'm', 'p', 'f') AND has_table_privilege(c.oid, p)"
    ).fetchall()
    assert set(tables) == MAY
    columns = courier.execute(
        "SELECT DISTINCT c.relname, p FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace,"
        " unnest(ARRAY['SELECT','INSERT','UPDATE','REFERENCES']) p"
        " WHERE n.nspname = 'public' AND c.relkind IN ('r', 'v') AND has_any_column_privilege(c.oid, p)"
    ).fetchall()
    assert set(columns) == MAY | {("matters_reply", "INSERT"), ("matters_handover", "INSERT")}
    definers = courier.execute(
        "SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
        " WHERE n.nspname = 'public' AND prosecdef AND prorettype <> 'trigger'::regtype"
        " AND has_function_privilege(p.oid, 'EXECUTE')"
    ).fetchall()
    assert definers == []
    role = courier.execute(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
    ).fetchone()
    assert role == (False, False, False, False)
    assert courier.execute(
        "SELECT count(*) FROM pg_auth_members WHERE member = current_user::regrole"
    ).fetchone() == (0,)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM matters_petitionmatter",
        "SELECT * FROM matters_act",
        "SELECT * FROM matters_petitioner",
        "SELECT * FROM matters_reply",
        "SELECT receipt_digest FROM matters_petitionitem",
        "SELECT * FROM people_officer",
        "DELETE FROM matters_envelope",
        "UPDATE matters_envelope SET dropped_on = dropped_on",
        "INSERT INTO matters_envelope (matter_id, body, dropped_on) VALUES (1, '', current_date)",
        "SET ROLE huiyin_owner",
        "SELECT huiyin_submitted('x')",
        "CREATE TABLE mine (id int)",
    ],
)
def test_the_courier_is_refused(courier: psycopg.Connection, statement: str) -> None:
    courier.execute("SELECT set_config('huiyin.duty', 'clock', false)")  # naming a job opens nothing either
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        courier.execute(statement)


def test_a_reply_is_there_for_the_receipt_alone(
    courier: psycopg.Connection,
    transactional_cast: Cast,  # noqa: F811
) -> None:
    cast = transactional_cast
    told, other = accused(cast), cast.register("03-02")
    pk, key = courier.execute("SELECT matter_id, reply_key FROM matters_envelope_note").fetchone()
    courier.execute(
        "INSERT INTO matters_reply (matter_id, body, put_on) VALUES (%s, %s, '2026-03-05')",
        [pk, boxes.seal(bytes(key), {"text": "请补充日期。"})],
    )
    courier.execute(
        "INSERT INTO matters_handover (matter_id, organ_id, handed_on, receipt_no) VALUES (%s, %s, '2026-03-06', '纪收1')",
        [pk, cast["discipline-c"]],
    )
    with reading.named(told.petitioner):
        body = Reply.objects.get().body
        assert not Handover.objects.exists()
    private, _ = boxes.reply_pair(told.receipt.item, told.receipt.code)
    assert boxes.open(private, body) == {"text": "请补充日期。"}
    for reader in (other.petitioner, cast.by("office-x/intake"), cast.by("office-x/triage")):
        with reading.named(reader):
            assert not Reply.objects.exists()
            assert not Handover.objects.exists()
    with reading.named(cast.by("office-x/sealed")):
        assert not Reply.objects.exists()
        assert Handover.objects.get().receipt_no == "纪收1"


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM matters_envelope_note",
        "INSERT INTO matters_reply (matter_id, body, put_on) VALUES (1, '', current_date)",
        "INSERT INTO matters_handover (matter_id, organ_id, handed_on, receipt_no) VALUES (1, 1, current_date, '')",
        "DELETE FROM matters_reply",
        "SET ROLE huiyin_courier",
    ],
)
@pytest.mark.django_db
def test_the_application_may_not_play_the_courier(statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_every_petition_has_a_reply_key(transactional_cast: Cast) -> None:  # noqa: F811
    """An accusation cannot be told by it."""
    told = [accused(transactional_cast), transactional_cast.register("03-02")]
    for one in told:
        with reading.named(one.petitioner):
            key = PetitionItem.objects.get().reply_key
        assert bytes(key) == boxes.reply_pair(one.receipt.item, one.receipt.code)[1]


def test_the_sealed_channel_reads_date_organ_and_receipt_on_its_page(
    courier: psycopg.Connection,
    transactional_cast: Cast,  # noqa: F811
    demonstration,
) -> None:
    """Nothing else of it is kept on this side."""
    from datetime import date

    from django.test import Client

    from huiyin.people.models import Officer

    demonstration(date(2026, 3, 6))
    told = accused(transactional_cast)
    (pk,) = courier.execute("SELECT matter_id FROM matters_envelope_note").fetchone()
    courier.execute(
        "INSERT INTO matters_handover (matter_id, organ_id, handed_on, receipt_no) VALUES (%s, %s, '2026-03-06', '纪收1')",
        [pk, transactional_cast["discipline-c"]],
    )
    pages = {}
    for duty in ("sealed", "triage"):
        client = Client()
        officer = Officer.objects.get(username=f"office-x/{duty}")
        client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        pages[duty] = client.get(f"/desk/matters/{told.number}")
    for text in ("雾津市纪委监委", "纪收1", "2026-03-06"):
        assert text in pages["sealed"].text
    assert pages["triage"].status_code == 404
