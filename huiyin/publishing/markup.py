"""The little markup of published texts: paragraphs, headings, lists and links. There is no way to write HTML.

An empty line ends a paragraph; `# ` begins a heading, `- ` an entry of a list; an address is a link, and so are
[words](https://…) and [words](/a/page/of/this/site).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESS = r"https?://[A-Za-z0-9][\w.\-]*(?::\d+)?(?:/[\w.,/~%+&=?#@!$:;\-]*)?"
_LINK = re.compile(rf"\[([^\[\]\n]{{1,200}})\]\(({_ADDRESS}|/[\w\-./#]*)\)|({_ADDRESS})", re.ASCII)
_TRAILING = ".,;:!?"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, and where they lead if they are a link."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """`paragraph`, `heading` or `list`; of a paragraph each line, of a list each entry."""

    kind: str
    lines: tuple[tuple[Piece, ...], ...]


def blocks(text: str) -> list[Block]:
    """A text as blocks; the template escapes every piece of them."""
    found: list[Block] = []
    for part in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip()):
        held: list[str] = []
        kind = ""
        for line in part.splitlines():
            now, words = _kind(line)
            if now != kind or now == "heading":
                _close(found, kind, held)
                kind, held = now, []
            held.append(words)
        _close(found, kind, held)
    return found


def _kind(line: str) -> tuple[str, str]:
    for mark, kind in (("# ", "heading"), ("- ", "list"), ("• ", "list")):
        if line.startswith(mark):
            return kind, line[len(mark) :].strip()
    return "paragraph", line.strip()


def _close(found: list[Block], kind: str, held: list[str]) -> None:
    if any(held):
        found.append(Block(kind, tuple(_pieces(line) for line in held if line)))


def _pieces(line: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    place = 0
    for link in _LINK.finditer(line):
        words, href, bare = link[1], link[2], link[3]
        end = link.end()
        if bare:
            href = words = bare.rstrip(_TRAILING)
            end -= len(bare) - len(href)
        if href.startswith("//"):  # another site in disguise
            continue
        found += [Piece(line[place : link.start()])] if link.start() > place else []
        found.append(Piece(words, href))
        place = end
    return (*found, Piece(line[place:])) if line[place:] else tuple(found)
