"""Every night: what a deletion, or a key that was exchanged, leaves behind in the tables' files goes too.

PostgreSQL keeps a deleted row until it is vacuumed, and its bytes until the page is written anew. Where a wrapped key or
a keyed hash lay, the whole table is rewritten (VACUUM FULL, the table locked meanwhile: at night, some seconds for a
million matters). Ciphertext without a key is only given back (VACUUM).
"""

from __future__ import annotations

import psycopg
from psycopg import sql

from huiyin.config.database import addresses
from huiyin.config.home import Home

REWRITTEN = (
    "matters_petitionmatter",
    "matters_petitioner",
    "matters_note",
)  # wrapped keys; keyed hashes, notes
GIVEN_BACK = ("matters_content", "matters_attachment", "papers_paper", "matters_keeping")


def scrub(home: Home) -> None:
    """Rewrite and vacuum, as the owner of the tables; safe to repeat, outside any transaction."""
    _, owner = addresses(home)
    with psycopg.connect(owner.conninfo(), autocommit=True) as connection:
        for table in REWRITTEN:
            connection.execute(sql.SQL("VACUUM (FULL) {}").format(sql.Identifier(table)))
        for table in GIVEN_BACK:
            connection.execute(sql.SQL("VACUUM {}").format(sql.Identifier(table)))
