"""What issued papers say enters the index with their issue, and leaves it when they are void."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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
        held = grams.of(plain(reading.plain_lines(words), sources.people(taken.case)))
        Document(matter_id=matter.pk, paper_id=pk, day=taken.facts.on, grams=held).save(force_insert=True)


def plain(lines: Iterable[str], people: list[Mapping[str, Any]] | list[dict[str, Any]]) -> str:
    """A paper's words as they are indexed and searched: normalised, nothing left that finds a person."""
    private = anonymity.identifying(list(map(dict, people)))
    return grams.GAP.join(grams.cut(line, private) for line in lines)
