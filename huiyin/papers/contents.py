"""Where each content of a paper comes from.

The book names the contents a paper must have. What needs finding is found here, first under the paper's own
name, then under the name alone; anything else is the newest answer that bears the name of the content.
"""

from __future__ import annotations

from huiyin.law.grammar import Content, Paper
from huiyin.papers.lines import Line
from huiyin.papers.source import Source
from huiyin.papers.whence import BY_NAME, IN_THE_FRAME, OF_PAPER


def lines(kind: Paper, content: Content, source: Source) -> list[Line]:
    """The lines of one content; empty where nobody has given it yet."""
    maker = OF_PAPER.get((kind.code, content.name)) or BY_NAME.get(content.name)
    return maker(source) if maker else source.answered(content.name)


__all__ = ["IN_THE_FRAME", "lines"]
