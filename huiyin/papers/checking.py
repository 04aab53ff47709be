"""Whether a paper is genuine, for anyone who holds it: never what it says, whom it is for, or which matter it is of."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import date

from huiyin.matters import numbers, secrecy, sql
from huiyin.people import directory
from huiyin.people.directory import Place


@dataclass(frozen=True, slots=True)
class Issued:
    """What is said of a genuine paper; `same` where a file was handed in with it: byte for byte the issued one."""

    agency: Place
    number: str
    issued_on: date
    voided_on: date | None
    same: bool | None


def check(code: str, page: bytes | None) -> Issued | None:
    """The paper of this code, or whose file this is exactly; None where there is none. Inside `named(...)`."""
    sent = hashlib.sha256(page).digest() if page is not None else None
    typed = numbers.clean_code(unicodedata.normalize("NFKC", code)) if code.strip() else ""
    if not typed and sent is None:
        return None
    found = sql.rows(
        "SELECT * FROM huiyin_paper_issued(%s::text, %s::bytea)",
        [secrecy.paper_digest(typed) if typed else None, sent],
    )
    if not found:
        return None
    agency, written, issued_on, digest, voided_on = found[0]
    same = None if sent is None else sent == bytes(digest)
    return Issued(directory.tree()[agency], written, issued_on, voided_on, same)
