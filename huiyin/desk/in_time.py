"""Whether a request came in time: what is on record of service and of the request, beside the form of whoever decides (CR-7, CR-15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from huiyin.matters.reading import MatterPage

# Deciding on a request → the window it had, the step that proved the service, the step of the request.
_REVIEW = ("request_review", "serve_opinion")
_RE_REVIEW = ("request_re_review", "serve_review")
_OF = {
    "accept_review": _REVIEW,
    "decline_review": _REVIEW,
    "accept_re_review": _RE_REVIEW,
    "decline_re_review": _RE_REVIEW,
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known. Nothing here decides: a late request is examined by a person."""

    way: str  # of service; empty: no service is on record
    served_on: date | None  # None: no window ever ran
    proof: str
    due: date | None
    sent_on: date | None
    received_on: date | None

    @property
    def late(self) -> bool:
        """Posted or lodged after the window; never so without proof of service."""
        return self.due is not None and self.sent_on is not None and self.sent_on > self.due


def evidence(step: str, page: MatterPage) -> Evidence | None:
    """What is on record about the request this step decides on; None for other steps."""
    if step not in _OF:
        return None
    request, service = _OF[step]
    window = next((one for one in reversed(page.clocks) if one.clock.code == request), None)
    asked = next((act for act in reversed(page.acts) if act.step == request), None)
    served = next((act for act in reversed(page.acts) if act.step == service), None)
    told = asked.data if asked else {}
    sent = _day(told.get("sent_on")) or (asked.on if asked else None)
    return Evidence(
        way=str(served.data.get("way", "")) if served and window else "",
        served_on=window.start if window else None,
        proof=str(served.words.get("evidence", "")) if served and window else "",
        due=window.due if window else None,
        sent_on=sent,
        received_on=_day(told.get("received_on")) or (asked.on if asked else None),
    )


def _day(said: object) -> date | None:
    return date.fromisoformat(said) if isinstance(said, str) and said else None
