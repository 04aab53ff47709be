"""The indexed texts again, in the clear: what a search compares itself with and quotes from. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from huiyin.hints import grams, indexing
from huiyin.matters import anonymity, sources
from huiyin.papers import reading as papers


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the index, without its pairs."""

    document: int
    matter_id: int
    paper_id: int | None
    day: date


@dataclass(frozen=True)
class Text:
    """What one entry says: its pieces as written, and what must not be shown of them; `paper` where it is one."""

    entry: Entry
    pieces: tuple[str, ...]
    private: tuple[str, ...]
    paper: papers.Wording | None = None

    @cached_property
    def plain(self) -> str:
        """As it was indexed."""
        return grams.joined(self.pieces, self.private)


def of(entries: Iterable[Entry]) -> list[Text]:
    """These entries' texts in their order, as far as the reader sees them and their keys are there."""
    entries = list(entries)
    parties = sources.parties({entry.matter_id for entry in entries})
    keys = {pk: party.key for pk, party in parties.items()}
    own = {entry.matter_id for entry in entries if entry.paper_id is None}
    told = sources.told_by({pk: party for pk, party in parties.items() if pk in own}, indexing.STEPS)
    wordings = papers.wordings(keys, [entry.paper_id for entry in entries if entry.paper_id])
    private = {pk: tuple(anonymity.identifying(party.people)) for pk, party in parties.items()}
    found = []
    for entry in entries:
        if entry.matter_id not in parties:
            continue
        if entry.paper_id is None:
            spoken = indexing.spoken(told[entry.matter_id])
            found.append(Text(entry, tuple(spoken), private[entry.matter_id]))
        elif wording := wordings.get(entry.paper_id):
            found.append(Text(entry, wording.lines, private[entry.matter_id], wording))
    return found
