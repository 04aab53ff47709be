"""A text that was marked an accusation only later: its old key is gone from the table, and after the night from its file."""

from __future__ import annotations

import pytest
from django.conf import settings
from psycopg import sql

from huiyin.config import jobs
from huiyin.config.scrubbing import GIVEN_BACK, REWRITTEN, scrub
from tests.cast import Cast, transactional_cast  # noqa: F401
from tests.walls.test_disposal import in_files, owner

pytestmark = pytest.mark.django_db(transaction=True)
PHRASE = "水利站站长某某虚报土方二十车"
HOLDING = """SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped
    AND (a.atttypid IN ('bytea'::regtype, 'int4[]'::regtype)
      OR a.attname IN ('matter_id', 'act_id', 'item_id', 'paper_id', 'batch_id', 'hotspot_id', 'version_id'))
  UNION SELECT f.conrelid::regclass::text FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid IN (
    'matters_petitionmatter'::regclass, 'matters_act'::regclass, 'papers_paper'::regclass)"""
STAYS = {  # tables with something of a matter whose rows are not destroyed with it, and why
    "matters_petitionitem": "number, day and channel of what came in: its record stays",
    "publishing_enclosure": "a file an office published for everybody: nothing of a matter",
    "matters_submission": "the keyed hash of a form's token, which is random",
    "matters_act": "the record: ids, days, choices and salted digests; nobody may change it",
    "matters_leaf": "the record as it was signed",
    "matters_checkpoint": "the record as it was signed",
    "matters_hop": "which agency had it when: the record",
    "matters_term": "which clock ran when: the record",
    "matters_breach": "which agency was late: the record",
    "matters_reach": "which agency sees it: follows from the record",
    "matters_read": "who looked, when and why: the petitioner's to know, and no word of the matter",
    "matters_message": "what was to be delivered, by number of act: the record",
    "matters_handover": "when the sealed channel handed over: a receipt",
    "matters_envelope": "for the sealed room's key alone, which is not in this house",
    "matters_reply": "for a key that follows from the query code, which nobody here has",
    "matters_alarm": "for the sealed room's key alone; beside no matter",
    "matters_spentcode": "the keyed hash of a code that opens nothing any more, and its last day; no word of the matter",
    "papers_documentnumber": "the register of numbers is kept for good, void ones too; no word of the paper",
    "people_interest": "an officer's own declaration, by which the officer stands aside",
}


def key_of(number: str) -> bytes:
    with owner() as connection:
        found = connection.execute(
            "SELECT key FROM matters_petitionmatter WHERE number = %s", [number]
        ).fetchone()
    assert found is not None
    return bytes(found[0])


def test_after_the_night_the_old_key_of_what_was_marked_later_lies_in_no_file(
    transactional_cast: Cast,  # noqa: F811
) -> None:
    told = transactional_cast.register("03-02", facts=PHRASE, requests=(PHRASE,))
    old = key_of(told.number)
    transactional_cast.take("triage", told, "office-x/triage", "03-03", klass="accusation")
    assert key_of(told.number) != old
    assert in_files({"old key": old}) == {"old key"}  # the row is gone, its bytes are not
    jobs.keep(timestamp=0)
    assert in_files({"old key": old}) == set()


def test_a_draft_that_waits_in_another_house_goes_when_the_matter_is_sealed(
    transactional_cast: Cast,  # noqa: F811
) -> None:
    """The city's letter is not yet issued, the county reads the accusation: the county may not see that draft, and it goes."""
    told = transactional_cast.register("03-02", "office-c/intake", facts=PHRASE, requests=(PHRASE,))
    transactional_cast.take("triage", told, "office-c/triage", "03-03", klass="appeal")
    transactional_cast.take("forward", told, "office-c/triage", "03-03", organ=transactional_cast["office-x"])
    assert _papers(told.number) >= {"forwarding_letter", "registration_sheet"}
    transactional_cast.take("receive", told, "office-x/intake", "03-04")
    transactional_cast.take("triage", told, "office-x/triage", "03-05", klass="accusation")
    assert _papers(told.number) == set()


def _papers(number: str) -> set[str]:
    with owner() as connection:
        rows = connection.execute(
            "SELECT p.kind FROM papers_paper p JOIN matters_petitionmatter m ON m.id = p.matter_id WHERE m.number = %s",
            [number],
        ).fetchall()
    return {kind for (kind,) in rows}


def test_every_table_that_holds_something_of_a_matter_is_written_anew_or_says_why_not(
    transactional_cast: Cast,  # noqa: F811
) -> None:
    with owner() as connection:
        holding = {table for (table,) in connection.execute(HOLDING).fetchall()}
    answered = {*REWRITTEN, *GIVEN_BACK, *STAYS}
    assert holding - answered == set(), (
        "rewrite it at night (huiyin/config/scrubbing.py), or say here why not"
    )
    assert answered - holding == set(), "there is no such table, or it holds nothing of a matter any more"
    assert not {*REWRITTEN, *GIVEN_BACK} & set(STAYS)


KEYED = ("papers_batch", "hints_hotspot", "hints_version")
FILLED = {
    "papers_batch": "(officer_id, agency_id, post_id, form, asked_at, key) VALUES (1, 1, 1, 'pdf', now(), %s)",
    "hints_hotspot": "(agency_id, code, heat, found_on, key) VALUES (1, 'x', 0, now(), %s)",
    "hints_version": "(number, made_at, state, learned, held, categories, figures, beside, against, key)"
    " VALUES (1, now(), 'kept', 0, 0, 0, '{}', '{}', 0, %s)",
    "hints_hintoutcome": "(matter_id, agency_id, kind, offered, confidence, outcome, month, category, version, chosen)"
    " SELECT max(id), 1, 'klass', '', 1, 'changed', now(), '', '', %s FROM matters_petitionmatter",
    "hints_detour": "(matter_id, sender_id, region, proposed_id, chosen_id, day, category)"
    " SELECT max(m.id), min(a.id), '', min(a.id), max(a.id), now(), %s FROM matters_petitionmatter m, people_agency a",
    "hints_detached": "(matter_id, agency_id, officer_id, at, code)"
    " SELECT max(id), 1, 1, now(), %s FROM matters_petitionmatter",
}


def test_after_the_night_no_file_holds_the_keys_and_words_of_what_was_deleted_beside_a_matter(
    transactional_cast: Cast,  # noqa: F811
) -> None:
    """A print's key, what was learned, a hotspot's key, what was chosen and where it went: gone from the files, too."""
    transactional_cast.register("03-02", facts=PHRASE, requests=(PHRASE,))
    needles = {table: f"mk{place:010d}" for place, table in enumerate(FILLED)}
    with owner() as connection:
        for table, needle in needles.items():
            told = needle.encode() * 4 if table in KEYED else needle
            values = sql.SQL(FILLED[table])  # type: ignore[arg-type]
            connection.execute(sql.SQL("INSERT INTO {} ").format(sql.Identifier(table)) + values, [told])
        for table in FILLED:
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
    sought = {table: needle.encode() for table, needle in needles.items()}
    assert in_files(sought) == set(FILLED), "else this test proves nothing"
    scrub(settings.HOME)
    assert in_files(sought) == set()
