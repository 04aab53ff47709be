"""What a search costs: words of two signs, rare and very frequent, through the reach of the agency that sees most.

The texts are made up, of words that are as unevenly frequent as words are; each stands for one matter of the bench. Beside it
the plain way of the same run: every text of the reach looked through with LIKE, unencrypted, without any wall.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

import numpy as np
from django.db import connections

from huiyin.config.bench import repeating
from huiyin.config.bench.table import Row
from huiyin.hints import grams, search
from huiyin.hints.search import Wanted
from huiyin.matters.access import named
from huiyin.people.acting import Actor
from huiyin.people.models import Post

TEXTS, WORDS, SCANS = 100_000, 200, 20
AIM_MS = 50
_SIGNS = "路水电房楼区村镇县市工资补偿噪声学校医院公交车站物业小门口停放拆迁土地承包合同树木河道垃圾分类路灯井盖积漏雨"
_SHORT, _LONG = 40, 160  # words of a text


def rows() -> list[Row]:
    """p50 and p95 of a search, and of the plain scan; on the same texts, repeats."""
    texts, asked = _texts()
    indexed = _laid(texts)
    try:
        actor, seen = _busiest()
        _find(actor, asked[0])
        ours = [_find(actor, word) for word in asked]
        plain = [_scan(actor, word) for word in asked[:: WORDS // SCANS]]
        about = f"of {indexed:,} texts, {seen:,} in reach"
        repeats = repeating.rows(actor, texts, about)
    finally:
        _cleared()
    return [
        _row("search, two signs: p50", ours, plain, 50, f"plain scan; {about}"),
        _row("search, two signs: p95", ours, plain, 95, f"plain scan; aim ≤ {AIM_MS} ms; {about}"),
        *repeats,
    ]


def _row(name: str, ours: list[float], plain: list[float], part: int, note: str) -> Row:
    value, beside = float(np.percentile(ours, part)), float(np.percentile(plain, part))
    return Row(name, value, "ms", beside, value / beside, note)


def _texts() -> tuple[list[str], list[str]]:
    """Made-up texts, and words of two signs to look for: the most frequent, the middling and the rare by turns."""
    dice = random.Random(5)  # noqa: S311  (the same texts each time)  # nosec B311
    known = sorted({"".join(dice.choices(_SIGNS, k=2)) for _ in range(4000)})
    dice.shuffle(known)
    weights = list(accumulate(1 / place for place in range(1, len(known) + 1)))
    texts = [
        "".join(dice.choices(known, cum_weights=weights, k=dice.randint(_SHORT, _LONG))) for _ in range(TEXTS)
    ]
    told = Counter(text[at : at + 2] for text in texts[:1000] for at in range(len(text) - 1))
    ranked = [word for word, _ in told.most_common()]
    return texts, ranked[: WORDS // 2] + dice.sample(ranked[WORDS // 2 :], WORDS - WORDS // 2)


def _laid(texts: list[str]) -> int:
    """Lay the texts under the newest matters, the index built anew over all of them as a database has it; how many."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'document_grams'")
        made = cursor.fetchone()[0]
        cursor.execute("DROP INDEX document_grams")
        cursor.execute("DELETE FROM hints_document")
        cursor.execute("CREATE UNLOGGED TABLE bench_texts (matter_id bigint, day date, said text)")
        cursor.execute(
            "SELECT id, received_on FROM matters_petitionmatter WHERE NOT sealed ORDER BY received_on DESC LIMIT %s",
            [len(texts)],
        )
        beside = list(zip(cursor.fetchall(), texts, strict=False))
        with cursor.copy("COPY bench_texts FROM STDIN") as rows:
            for (pk, day), text in beside:
                rows.write_row((pk, day, text))
        with cursor.copy("COPY hints_document (matter_id, day, grams) FROM STDIN") as rows:
            for row in _rows(beside):
                rows.write_row(row)
        cursor.execute(made)
        cursor.execute("VACUUM ANALYZE hints_document, bench_texts")
    return len(beside)


def _rows(beside: list[tuple[tuple[int, date], str]]) -> Iterator[tuple[int, date, list[int]]]:
    for (pk, day), text in beside:
        yield pk, day, grams.of(text)


def _cleared() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute("DROP TABLE bench_texts")
        cursor.execute("DELETE FROM hints_document")


def _busiest() -> tuple[Actor, int]:
    """Somebody of the agency that sees most of the texts, and how many it sees."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "SELECT r.agency_id, count(*) FROM matters_reach r JOIN hints_document d USING (matter_id)"
            " WHERE EXISTS (SELECT FROM people_post p WHERE p.agency_id = r.agency_id AND p.until IS NULL)"
            " GROUP BY 1 ORDER BY 2 DESC LIMIT 1"
        )
        agency, seen = cursor.fetchone()
    return Actor.holding(Post.objects.filter(agency_id=agency, until=None).order_by("id")[0]), int(seen)


def _find(actor: Actor, word: str) -> float:
    with named(actor):
        begun = time.perf_counter()
        search.entries(Wanted((word,)), None)
        return (time.perf_counter() - begun) * 1000


def _scan(actor: Actor, word: str) -> float:
    with connections["owner"].cursor() as cursor:
        begun = time.perf_counter()
        cursor.execute(
            "SELECT t.matter_id FROM bench_texts t JOIN matters_reach r USING (matter_id)"
            " WHERE r.agency_id = %s AND NOT r.sealed AND t.said LIKE %s ORDER BY t.day DESC LIMIT %s",
            [actor.agency_id, f"%{word}%", search.CAP + 1],
        )
        cursor.fetchall()
        return (time.perf_counter() - begun) * 1000
