"""What finding a repeat costs, and how many are found: texts half of which was kept, with wrong signs and parts of others.

On the texts and the index laid for the search. Beside it the plain way of the same run: the sixteen rarest pairs of signs,
any of them, in a tsvector, ranked by ts_rank, without any wall.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable

import numpy as np
from django.db import connections

from huiyin.config.bench.table import Row
from huiyin.hints import grams, similar
from huiyin.matters import sql
from huiyin.matters.access import named
from huiyin.people.acting import Actor

QUERIES, WORDS, TOP = 100, 16, 10
AIM_MS = 50
_TYPO = 0.08  # part of the signs that is wrong


def rows(actor: Actor, texts: list[str], about: str) -> list[Row]:
    """p95 of a look for repeats, and how many were among the first ten, beside the plain way."""
    spread = Counter(pair for text in texts for pair in _pairs(text))
    asked = _asked(actor)
    _plainly_indexed()
    similar.count_spread()
    ours = _measured(asked, lambda text: _ours(actor, text))
    plain = _measured(asked, lambda text: _plain(actor, text, spread))
    return [
        Row("repeats: p95 of a look", ours[0], "ms", plain[0], ours[0] / plain[0], f"tsvector; aim ≤ {AIM_MS} ms; {about}"),
        Row("repeats: among the first ten", ours[1], "part", plain[1], None, "half kept, 8 % wrong; baseline tsvector"),
    ]  # fmt: skip


def _asked(actor: Actor) -> list[tuple[int, str]]:
    """Texts of the reach, each written anew: half of it, with wrong signs, and a piece of another."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT t.matter_id, t.said FROM bench_texts t JOIN matters_reach r USING (matter_id)"
            " WHERE r.agency_id = %s AND NOT r.sealed ORDER BY t.matter_id LIMIT %s",
            [actor.agency_id, QUERIES],
        )
        known = cursor.fetchall()
    dice = random.Random(6)  # noqa: S311  (the same queries each time)  # nosec B311
    return [(pk, _anew(text, dice.choice(known)[1], dice)) for pk, text in known]


def _anew(text: str, other: str, dice: random.Random) -> str:
    kept = text[len(text) // 4 : 3 * len(text) // 4] + other[: len(text) // 4]
    return "".join(dice.choice(other) if dice.random() < _TYPO else sign for sign in kept)


def _plainly_indexed() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("ALTER TABLE bench_texts ADD words tsvector")
        cursor.execute(
            "UPDATE bench_texts SET words = array_to_tsvector(ARRAY(SELECT DISTINCT substr(said, place, 2)"
            " FROM generate_series(1, length(said) - 1) AS place))"
        )
        cursor.execute("CREATE INDEX ON bench_texts USING gin (words)")
        cursor.execute("VACUUM ANALYZE bench_texts")


def _measured(asked: list[tuple[int, str]], look: Callable[[str], list[int]]) -> tuple[float, float]:
    """(p95 in ms, part of the queries whose text was among the first ten)."""
    look(asked[0][1])
    spent, found = [], 0
    for pk, text in asked:
        begun = time.perf_counter()
        found += pk in look(text)
        spent.append((time.perf_counter() - begun) * 1000)
    return float(np.percentile(spent, 95)), found / len(asked)


def _ours(actor: Actor, text: str) -> list[int]:
    with named(actor):
        held = grams.of(text)
        return [row[0] for row in sql.rows(similar.ALIKE, [held, None, similar.BUDGET, similar.SECOND_LOOK])][
            :TOP
        ]


def _plain(actor: Actor, text: str, spread: Counter[str]) -> list[int]:
    rare = sorted((pair for pair in _pairs(text) if spread[pair]), key=lambda pair: spread[pair])[:WORDS]
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT t.matter_id FROM bench_texts t JOIN matters_reach r USING (matter_id), CAST(%s AS tsquery) AS asked"
            " WHERE r.agency_id = %s AND NOT r.sealed AND t.words @@ asked ORDER BY ts_rank(t.words, asked) DESC LIMIT %s",
            [" | ".join(f"'{pair}'" for pair in rare), actor.agency_id, TOP],
        )
        return [pk for (pk,) in cursor.fetchall()]


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}
