"""What issued papers say enters the index with their issue, and leaves it when they are void."""

from __future__ import annotations

from huiyin.hints import grams
from huiyin.hints.models import Document
from huiyin.matters import anonymity, sources
from huiyin.matters.hooks import Taken
from huiyin.papers import editing, reading
from huiyin.papers.models import Paper


def index(taken: Taken) -> None:
    """Hook: the paper that an act issues or declares void. Of a sealed matter nothing is indexed."""
    code, matter = taken.step.code, taken.case.matter
    if code not in ("issue_paper", "void_paper"):
        return
    pk = int(taken.facts.says("paper"))
    Document.objects.filter(matter_id=matter.pk, paper_id=pk).delete()
    if code == "issue_paper" and not matter.sealed and matter.klass not in ("", "accusation"):
        words = editing.current(Paper.objects.get(pk=pk, matter_id=matter.pk), taken.case.key)
        private = anonymity.identifying(sources.people(taken.case))
        held = grams.of(grams.joined(reading.plain_lines(words), private))
        Document(matter_id=matter.pk, paper_id=pk, day=taken.facts.on, grams=held).save(force_insert=True)
