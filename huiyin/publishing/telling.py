"""Whether a text for the public tells who petitioned: numbers of persons and of matters, however they are written.

Names are not looked for: that would need a list of petitioners, and there is none. Two persons read before it is published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_BETWEEN = r"[\s\-—–·.]?"
_SHAPES = {
    # A birthday in the middle tells an identity number from other long numbers.
    "id_number": re.compile(
        rf"(?<!\d)\d{{6}}{_BETWEEN}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]){_BETWEEN}\d{{3}}[\dXx](?![\dA-Za-z])"
    ),
    "phone": re.compile(rf"(?<!\d)1[3-9]\d{_BETWEEN}\d{{4}}{_BETWEEN}\d{{4}}(?!\d)"),
    # 3301-2026-000123, 3301-2026-000123-1, and the number of an arrival.
    "matter": re.compile(r"[A-Za-z0-9]-(?:19|20)\d\d-A?\d{6,}"),
}
SENTENCES = {
    "id_number": (
        "文中有身份证件号码。请删去，公开的内容不能让人认出是谁。",
        "There is an identity number in it. Take it out: what is published must not tell who somebody is.",
    ),
    "phone": (
        "文中有手机号码。请删去，或者改用单位的固定电话。",
        "There is a mobile number in it. Take it out, or give the office's own telephone.",
    ),
    "matter": (
        "文中有信访编号。请删去，编号会让人认出是哪一件事、哪一个人。",
        "There is the number of a petition in it. Take it out: it tells which matter, and whose.",
    ),
}


def told(texts: Iterable[object]) -> list[str]:
    """What these texts tell of a person or a matter: codes of `SENTENCES`; empty, nothing was found."""
    text = unicodedata.normalize("NFKC", "\n".join(str(one or "") for one in texts))
    text = "".join(
        sign for sign in text if unicodedata.category(sign) != "Cf"
    )  # signs nobody sees part no number
    return [code for code, shape in _SHAPES.items() if shape.search(text)]
