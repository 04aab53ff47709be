"""Tables that leave the house as CSV: every cell quoted, none begins with a sign a spreadsheet would act on."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Sequence

ACTIVE = "=+-@|%"  # and what NFKC makes of full-width and small ones; tabs and line ends become spaces
_QUOTE = "'"


def cell(value: object) -> str:
    """A value as text in one line; with an apostrophe before it where a spreadsheet might take it for a formula."""
    text = "".join(
        " " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign
        for sign in str(value)
        if unicodedata.category(sign) not in ("Cf", "Cs")
    ).strip()
    return _QUOTE + text if active(text) else text


def active(text: str) -> bool:
    """Whether a spreadsheet might act on this text: by its first sign that is seen, whatever its width."""
    even = unicodedata.normalize("NFKC", text).lstrip()
    return even[:1] in ACTIVE if even else False


def csv_file(lines: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with a byte-order mark, every cell quoted, lines ended by CR LF."""
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([cell(one) for one in line] for line in lines)
    return b"\xef\xbb\xbf" + out.getvalue().encode()
