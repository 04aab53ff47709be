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
