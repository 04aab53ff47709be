"""When a lost query code is replaced, confirmed and printed, and when not: cases beside `cases.py`."""

from datetime import date
from typing import Any

REFUSED_CODES: list[tuple[str, str, dict[str, Any]]] = [
    ("replace_code", "not_twice", {"order": {"replace_code": 2}}),
    ("replace_code", "not_twice", {"order": {"replace_code": 2, "confirm_code": 3}}),
    ("replace_code", "compared", {"compared": False}),
    ("replace_code", "whole", {"on_record": frozenset({"name", "address"})}),
    ("replace_code", "named", {"on_record": frozenset({"whole"})}),
    ("replace_code", "address", {"way": "post", "on_record": frozenset({"whole", "name"})}),
    *((code, "asked", {"order": {}}) for code in ("confirm_code", "refuse_code")),
    *(
        (code, "asked", {"order": {"replace_code": 2, later: 3}})
        for code in ("confirm_code", "refuse_code")
        for later in ("confirm_code", "refuse_code", "print_code")
    ),
    *(
        (code, "two_officers", {"did": frozenset({"replace_code"})})
        for code in ("confirm_code", "refuse_code")
    ),
    ("confirm_code", "seen", {"seen": False}),
    ("print_code", "confirmed", {"order": {"replace_code": 2}}),
    ("print_code", "confirmed", {"order": {"replace_code": 2, "refuse_code": 3}}),
    ("print_code", "confirmed", {"order": {"replace_code": 2, "confirm_code": 3, "print_code": 4}}),
    ("print_code", "confirmed", {"order": {"replace_code": 4, "confirm_code": 3}}),
    ("print_code", "fresh", {"done_on": date(2026, 4, 2)}),
]
ALLOWED_CODES: list[tuple[str, dict[str, Any]]] = [
    ("replace_code", {"way": "hand", "on_record": frozenset({"whole", "name"})}),
    ("replace_code", {"order": {"replace_code": 2, "refuse_code": 3}}),
    ("replace_code", {"order": {"replace_code": 2, "confirm_code": 3, "print_code": 4}}),
    ("confirm_code", {"order": {"replace_code": 4, "refuse_code": 3}}),
    ("print_code", {"done_on": date(2026, 4, 3)}),
]
