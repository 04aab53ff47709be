"""Where each content of a paper comes from.

The book names the contents a paper must have. What needs finding is found here, first under the paper's own
name, then under the name alone; anything else is the newest answer that bears the name of the content.
"""

from __future__ import annotations

from huiyin.law.grammar import Content, Kind, Paper
from huiyin.papers.lines import Line
from huiyin.papers.source import Source, asks
from huiyin.papers.whence import BY_NAME, IN_THE_FRAME, OF_PAPER


def lines(kind: Paper, content: Content, source: Source) -> list[Line]:
    """The lines of one content; empty where nobody has given it yet."""
    maker = OF_PAPER.get((kind.code, content.name)) or BY_NAME.get(content.name)
    return maker(source) if maker else source.answered(content.name)


def free(kind: Paper, content: Content, source: Source) -> bool:
    """Whether an officer of the house wrote it, or may still write it: nothing that is found, derived or a petitioner's."""
    if (kind.code, content.name) in OF_PAPER or content.name in BY_NAME:
        return False
    return all(
        act.agency_id == source.issuer.id
        and all(ask.kind in (Kind.TEXT, Kind.LONG) for ask in asks(act.step, content.name))
        for act in source.told
        if content.name in act.answers
    )


__all__ = ["IN_THE_FRAME", "free", "lines"]
