"""Every night: what a deletion, or a key that was exchanged, leaves behind in the tables' files goes too.

PostgreSQL keeps a deleted row until it is vacuumed, and its bytes until the page is written anew. Where a wrapped key,
a keyed hash or what was told in the clear lay, the whole table is rewritten (VACUUM FULL, the table locked meanwhile: at
night, some seconds for a million matters, and a hundred for their index of texts). Ciphertext without a key is only given back (VACUUM).
"""

from __future__ import annotations

import re
import time

import psycopg
from psycopg import sql

from huiyin.config.database import addresses
from huiyin.config.home import Home

REWRITTEN = (  # wrapped keys, keyed hashes, and what is told of a matter in the clear
    "matters_petitionmatter",
    "matters_petitioner",
    "matters_note",
    "matters_rating",  # what was rated, and the digests of its cards
    "matters_ratingcard",
    "papers_batch",  # the key of a print
    "hints_document",  # pairs of signs
    "hints_hotspot",
    "hints_hotspotmatter",
    "hints_detached",
    "hints_version",  # the key of what was learned
    "hints_lesson",
    "hints_hintoutcome",  # what was chosen for a matter
    "hints_dismissal",
    "hints_detour",  # where it went, its category
    "counter_draft",  # for whoever still has the code
)
GIVEN_BACK = (  # ciphertext under a key that is gone from the tables above, and bare numbers
    "matters_content",
    "matters_attachment",
    "matters_keeping",
    "matters_reminder",
    "papers_paper",
    "papers_edit",
    "papers_batchitem",
    "publishing_campaignmatter",
)


TRIES, PAUSE = 20, 1.5  # seconds between tries: whoever reads in a long transaction still holds old rows
_HELD = re.compile(r"\b([1-9]\d*) dead row versions cannot be removed")


def scrub(home: Home) -> None:
    """Rewrite and vacuum, as the owner of the tables; safe to repeat, outside any transaction.

    What a transaction that is still open holds back is tried again for half a minute, and else goes the next night.
    """
    _, owner = addresses(home)
    with psycopg.connect(owner.conninfo(), autocommit=True) as connection:
        for table in REWRITTEN:
            _rewrite(connection, table)
        for table in GIVEN_BACK:
            connection.execute(sql.SQL("VACUUM {}").format(sql.Identifier(table)))


def _rewrite(connection: psycopg.Connection, table: str) -> None:
    said: list[str] = []
    connection.add_notice_handler(
        lambda notice: said.append(f"{notice.message_primary} {notice.message_detail}")
    )
    for _ in range(TRIES):
        said.clear()
        connection.execute(sql.SQL("VACUUM (FULL, VERBOSE) {}").format(sql.Identifier(table)))
        if not any(_HELD.search(one) for one in said):
            return
        time.sleep(PAUSE)
