"""What each way of serving a paper cannot be proved without, and what the house itself may record."""

from datetime import timedelta
from typing import Any

from huiyin.law.words import Duty, Position
from tests.law.examples import TODAY

TOMORROW = TODAY + timedelta(1)
YESTERDAY = TODAY - timedelta(1)
# What the house itself records: the petitioner agreed, the paper was sent, and was taken on the own page.
TAKEN: dict[str, Any] = {
    "duty": Duty.CLOCK,
    "positions": frozenset({Position.SYSTEM}),
    "electronic": True,
    "way": "electronic",
    "consented": True,
    "system": "信访人的查询页面",
}
SENT: dict[str, dict[str, Any]] = {
    "serve_opinion": {"order": {"issue_opinion": 3, "send_paper": 4}},
    "serve_review": {"order": {"issue_review": 3, "send_paper": 4}},
    "serve_re_review": {"order": {"issue_re_review": 3, "send_paper": 4}},
    "serve_paper": {"paper": {"sent": True}},
}


def ways(code: str) -> list[tuple[str, str, dict[str, Any]]]:
    """What each way of service cannot be proved without."""
    month_ago = {"way": "public", "why_public": "unknown", "published_on": TODAY - timedelta(30)}
    return [
        (code, "public_notice", month_ago | {"published_on": TODAY - timedelta(29)}),
        (code, "public_notice", month_ago | {"published_on": TODAY - timedelta(31)}),
        (code, "public_notice", month_ago | {"published_on": None}),
        (code, "why_public", month_ago | {"why_public": None}),
        (code, "post_number", {"way": "post"}),
        (code, "system", {"way": "electronic", "consented": True}),
        (code, "entrusted_to", {"way": "entrusted"}),
        (code, "thumbprint", {"thumbprint": True}),
        (code, "future", {"effective_on": TOMORROW}),
        (code, "consent", {"way": "electronic"}),
        (code, "witnesses", {"way": "left", "witnesses": ("甲",)}),
        (code, "own_page", TAKEN | {"electronic": False} | SENT[code]),
        (code, "own_page", TAKEN),
        (code, "own_page", TAKEN | SENT[code] | {"way": "direct"}),
    ]


def service(code: str, issued: str) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        *ways(code),
        (code, "too_early", {"order": {issued: 3}, "done_on": TODAY, "effective_on": YESTERDAY}),
    ]
