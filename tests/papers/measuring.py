"""Where things stand on a page, in millimetres from its top left corner: lines, and runs of text."""

import io
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

from tests.papers.pages import MM

Matrix = tuple[float, float, float, float, float, float]
ROW = 1.2  # millimetres within which characters stand on one line


@dataclass(frozen=True)
class Rule:
    """A straight stroke."""

    left: float
    right: float
    top: float
    width: float


@dataclass(frozen=True)
class Run:
    """Text that stands on one line from `left` on; `top` is its base line."""

    text: str
    left: float
    top: float
    size: float  # points


def _times(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


class _Pen:
    """Follows the page's own drawing: where the pen is, how broad, and what it stroked."""

    def __init__(self, height: float) -> None:
        self.height, self.found = height, list[Rule]()
        self._now: Matrix = (1, 0, 0, 1, 0, 0)
        self._width = 1.0
        self._kept: list[tuple[Matrix, float]] = []
        self._begun = self._ended = (0.0, 0.0)

    def q(self, *_: Any) -> None:
        self._kept.append((self._now, self._width))

    def Q(self, *_: Any) -> None:
        self._now, self._width = self._kept.pop()

    def cm(self, *given: Any) -> None:
        a, b, c, d, e, f = map(float, given)
        self._now = _times((a, b, c, d, e, f), self._now)

    def w(self, width: Any) -> None:
        self._width = float(width)

    def m(self, x: Any, y: Any) -> None:
        self._begun = self._ended = (float(x), float(y))

    def l(self, x: Any, y: Any) -> None:  # noqa: E743
        self._ended = (float(x), float(y))

    def S(self) -> None:
        (x1, y1), (x2, y2) = _at(self._now, *self._begun), _at(self._now, *self._ended)
        if abs(y1 - y2) < 0.01 and abs(x1 - x2) > 1:
            left, right = sorted((x1 / MM, x2 / MM))
            self.found.append(
                Rule(left, right, (self.height - y1) / MM, self._width * abs(self._now[0]) / MM)
            )


def rules(pdf: bytes, page: int = 0) -> list[Rule]:
    """Every horizontal stroke of the page, from the top down."""
    read = PdfReader(io.BytesIO(pdf))
    sheet = read.pages[page]
    pen = _Pen(float(sheet.mediabox.height))
    for operands, operator in ContentStream(sheet.get_contents(), read).operations:
        drawn = getattr(pen, operator.decode(), None) if operator in _DRAWS else None
        if drawn:
            drawn(*operands)
    return sorted(pen.found, key=lambda rule: rule.top)


_DRAWS = (b"q", b"Q", b"cm", b"w", b"m", b"l", b"S")


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    return matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]


def width(run: Run) -> float:
    """About how wide a run is: a Chinese character is a square, a figure a little over half of one."""
    signs = sum(1.0 if ord(sign) > 0x2E7F else 0.55 for sign in run.text)
    return signs * run.size / MM


def runs(pdf: bytes, page: int = 0) -> list[Run]:
    """What stands on the page, line by line from the top down; what is set in several pieces is put together."""
    sheet = PdfReader(io.BytesIO(pdf)).pages[page]
    height = float(sheet.mediabox.height)
    pieces: list[Run] = []

    def visit(text: str, user: Any, matrix: Any, font: Any, size: float) -> None:
        if text.strip():
            whole = _times(tuple(matrix), tuple(user))
            pieces.append(
                Run(text.strip("\n"), whole[4] / MM, (height - whole[5]) / MM, size * abs(whole[3]))
            )

    sheet.extract_text(visitor_text=visit)
    rows: list[list[Run]] = []
    for piece in sorted(pieces, key=lambda one: one.top):
        if rows and abs(rows[-1][0].top - piece.top) < ROW:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [
        Run(
            "".join(one.text for one in sorted(row, key=lambda one: one.left)),
            min(one.left for one in row),
            row[0].top,
            row[0].size,
        )
        for row in rows
    ]
