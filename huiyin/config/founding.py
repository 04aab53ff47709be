"""Brings a database to where it can serve: tables up to date, and the demonstration province if it is new.

Runs as a process of its own, `python -m huiyin.config.founding [--empty]`, so that the supervisor stays
small. An interrupted loading starts over from an empty database: nothing was served from it yet.
"""

import json
import os
import sys

from huiyin import demo
from huiyin.config import ready
from huiyin.config.database import NAME, outside, prepare_embedded
from huiyin.config.home import the_home
from huiyin.config.sentences import CannotGoOn


def main() -> None:
    empty = "--empty" in sys.argv[1:]
    try:
        ready.load_django()
        ready.migrate()
        found(demonstration=not empty)
    except CannotGoOn as reason:
        print(reason, file=sys.stderr)
        sys.exit(1)


def found(*, demonstration: bool) -> None:
    """Write how the database was founded, once; load the demonstration where there is one to load."""
    from django.utils import timezone

    from huiyin.config.models import Founding
    from huiyin.demo import load

    rows = Founding.objects.using("owner")
    row = rows.first()
    if row and row.complete_at is None:
        _start_over()
        row = None
    if row is None:
        day = load.DAY if demonstration else None
        row = rows.create(id=1, founded_at=timezone.now(), demonstration=demonstration, day=day)
        if demonstration:
            print("载入示范省 … loading the demonstration province …", flush=True)
            load.load(progress=lambda line: print(line, flush=True))
            _sign()
        rows.update(complete_at=timezone.now())
    _heed_the_day(row.demonstration)
    _note_accounts(row.demonstration)


def _sign() -> None:
    """The first checkpoint of the demonstration, so that its papers can be checked at once."""
    from huiyin.config import today, witnesses
    from huiyin.matters import checkpoints

    checkpoints.take(witnesses.signer(), today.now())


def _heed_the_day(demonstration: bool) -> None:
    """HUIYIN_TODAY must be a date; and a real database does not follow it."""
    from huiyin.config.today import read_day

    asked = os.environ.get("HUIYIN_TODAY", "").strip()
    if asked and demonstration:
        read_day(asked)
    elif asked:
        print(
            "这是正式数据库，HUIYIN_TODAY 不起作用。 This is a real database: HUIYIN_TODAY is ignored.",
            flush=True,
        )


def _note_accounts(demonstration: bool) -> None:
    """The demonstration's accounts, for the supervisor to print: rows of plain text."""
    rows: list[list[str]] = []
    if demonstration:
        rows = [[str(cell) for cell in row] for row in demo.accounts()]
    (the_home().run / "accounts.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")


def _start_over() -> None:
    """Empty a database whose loading was cut short."""
    import psycopg
    from django.db import connections
    from psycopg import sql

    if outside():
        raise CannotGoOn(
            "外部数据库中的示范数据没有载入完。请清空该数据库后重新启动。",
            "The demonstration data was not loaded completely into the outside database. Empty that database, "
            "then start again.",
        )
    connections.close_all()
    with ready.cluster_at_hand() as cluster:
        with psycopg.connect(cluster.conninfo(), autocommit=True) as connection:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(NAME)))
        prepare_embedded(cluster)
    ready.migrate()


if __name__ == "__main__":
    main()
