"""The hook that drafts the papers an act demands, inside the transaction of the act."""

from __future__ import annotations

import json
from datetime import date

from django.db import connection

from huiyin.law.book_2022 import papers as book
from huiyin.law.grammar import Paper as Kind
from huiyin.matters import secrecy, sql
from huiyin.matters.hooks import Taken
from huiyin.papers.addressing import shown_to
from huiyin.papers.composing import EDITION, compose
from huiyin.papers.editing import place
from huiyin.papers.models import Paper, Standing
from huiyin.papers.serving import KEPT_UNTIL
from huiyin.papers.source import Source
from huiyin.papers.turning import WITHOUT_CONTENT, standing
from huiyin.people import directory

# No RETURNING: a petitioner's own act may leave a paper that is not for the petitioner to see.
_INSERT = """INSERT INTO papers_paper
    (matter_id, act_id, kind, agency_id, drafted_on, edition, to_petitioner, inside, released_on, missing, body,
     state, signed_on)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s, %s)"""


def draft(taken: Taken) -> None:
    """Draft what the step's papers demand; destroy what an accusation must not leave behind.

    Of a sealed matter only papers that say number, date and place are drafted, and `Source` has no more to give.
    """
    matter = taken.case.matter
    if taken.sealed_now:
        forget(matter.pk)
    kinds = [book.BY_CODE[code] for code in taken.step.papers]
    kinds = [kind for kind in kinds if not kind.only_with or taken.facts.says(kind.only_with)]
    if matter.sealed:
        kinds = [kind for kind in kinds if kind.code in WITHOUT_CONTENT]
    if taken.step.code in KEPT_UNTIL:
        _release(matter.pk, KEPT_UNTIL[taken.step.code], taken.facts.on)
    if kinds:
        source = Source(taken)
        with directory.at(directory.tree().number), connection.cursor() as cursor:
            cursor.executemany(_INSERT, [_row(kind, source) for kind in kinds])


def forget(matter_id: int) -> None:
    """Delete every paper of a matter that is sealed or destroyed, also what another agency keeps to itself."""
    sql.run("SELECT huiyin_drop_papers(%s)", [matter_id])


def _release(matter_id: int, code: str, on: date) -> None:
    """The newest of its kind is the one that is handed over; earlier ones stay inside."""
    newest = Paper.objects.filter(matter_id=matter_id, kind=code).order_by("-id").values("pk")[:1]
    Paper.objects.filter(pk__in=newest).update(released_on=on)


def _row(kind: Kind, source: Source) -> list[object]:
    taken = source.taken
    composed = compose(kind, source)
    row = Paper(matter_id=taken.case.matter.pk, act_id=taken.act.pk, kind=kind.code)
    plain = json.dumps(composed.words, ensure_ascii=False).encode()
    state, on = standing(kind.code, taken, composed.missing, composed.words), taken.facts.on
    return [
        row.matter_id,
        row.act_id,
        row.kind,
        source.issuer.id,
        on,
        EDITION,
        shown_to(kind),
        kind.restricted and kind.code not in WITHOUT_CONTENT,
        on if state is Standing.KEPT else None,
        json.dumps(composed.missing),
        secrecy.seal_bytes(taken.case.key, place(row), plain),
        str(state),
        on if state is Standing.READY else None,
    ]
