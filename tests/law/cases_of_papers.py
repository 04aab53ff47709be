"""The guards of the steps about papers, each broken once, and what stays just inside."""

from typing import Any

from huiyin.law.book_2022 import papers
from huiyin.law.words import Duty
from tests.law.examples import BEFORE, TODAY

LACKS = {"missing": (papers.BY_CODE["notice_of_refusal"].contents[1],)}
WRONG = {"code": "notice_of_extension", "said": {"days": (("", "45日"),)}}
NAMED = {"code": "public_notice", "personal": ("phone",)}
_NEEDED = {
    "approve_paper": "waiting",
    "return_paper": "waiting",
    "submit_paper": "returned",
    "issue_paper": "ready",
    "void_paper": "issued",
}
_STATES = ("kept", "waiting", "returned", "ready", "issued", "voided")
_GUARD_OF_STATE = {"issue_paper": "signed_off", "submit_paper": "returned", "void_paper": "issued"}

REFUSED_PAPERS: list[tuple[str, str, dict[str, Any]]] = [
    *(
        (code, _GUARD_OF_STATE.get(code, "waiting"), {"paper": {"state": state}})
        for code, needed in _NEEDED.items()
        for state in _STATES
        if state != needed
    ),
    *((code, "own_paper", {"paper": {"own": False}}) for code in _NEEDED if code != "issue_paper"),
    *((code, "paper", {"paper": {"gone": True}}) for code in _NEEDED),
    *((code, "approver", {"duty": Duty.DEPUTY}) for code in ("approve_paper", "return_paper", "void_paper")),
    ("approve_paper", "another", {"paper": {"author": True}}),
    *((code, "complete", {"paper": LACKS}) for code in ("approve_paper", "submit_paper", "issue_paper")),
    *((code, "sound", {"paper": WRONG}) for code in ("approve_paper", "submit_paper", "issue_paper")),
    ("void_paper", "served", {"paper": {"served": True}}),
    *(
        (code, guard, {"paper": change})
        for code in ("serve_paper", "attempt_paper")
        for guard, change in (
            *(("issued", {"state": state}) for state in _STATES if state != "issued"),
            ("to_serve", {"to_serve": False}),
            ("unserved", {"proved": True}),
            ("own_paper", {"own": False}),
            ("paper", {"gone": True}),
        )
    ),
    ("send_paper", "consent", {"electronic": False}),
    *(
        ("send_paper", guard, {"paper": change})
        for guard, change in (
            *(("issued", {"state": state}) for state in _STATES if state != "issued"),
            ("addressed", {"addressed": False}),
            ("unserved", {"proved": True}),
            ("sent_before", {"sent": True}),
            ("own_paper", {"own": False}),
            ("paper", {"gone": True}),
        )
    ),
    ("serve_paper", "too_early", {"paper": {"issued_on": TODAY}, "effective_on": BEFORE}),
    ("record_posting", "too_early", {"paper": {"issued_on": TODAY}, "effective_on": BEFORE}),
    *((code, "nameless", {"paper": NAMED}) for code in ("approve_paper", "submit_paper", "issue_paper")),
    *(
        ("record_posting", guard, {"paper": change})
        for guard, change in (
            *(("issued", {"state": state}) for state in _STATES if state != "issued"),
            ("notice", {"code": "opinion"}),
            ("unserved", {"proved": True}),
            ("own_paper", {"own": False}),
            ("paper", {"gone": True}),
        )
    ),
]
ALLOWED_PAPERS: list[tuple[str, dict[str, Any]]] = [
    *(
        (code, {"duty": Duty.DEPUTY, "head_recused": True})
        for code in ("approve_paper", "return_paper", "void_paper")
    ),
    ("return_paper", {"paper": LACKS}),
    ("return_paper", {"paper": {"author": True}}),
    ("submit_paper", {"paper": {"author": True}}),
]
