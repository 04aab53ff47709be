"""A text that was marked an accusation only later: its old key is gone from the table, and after the night from its file."""

from __future__ import annotations

import pytest

from huiyin.config import jobs
from tests.cast import Cast, transactional_cast  # noqa: F401
from tests.walls.test_disposal import in_files, owner

pytestmark = pytest.mark.django_db(transaction=True)
PHRASE = "水利站站长某某虚报土方二十车"


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
