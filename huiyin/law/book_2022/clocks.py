"""Every period of the book in one list (rulebook C.2), and the way to find one by its id or code."""

from __future__ import annotations

from collections.abc import Mapping

from huiyin.law.book_2022.clocks_numbered import (
    HANDLE,
    HANDLE_EXTENDED,
    INFORM_DIRECT,
    INFORM_FORWARDED,
    OBJECT,
    RE_REVIEW,
    REQUEST_RE_REVIEW,
    REQUEST_REVIEW,
    REVIEW,
    SORT,
)
from huiyin.law.book_2022.clocks_outside import (
    APPLY_ARBITRATION,
    APPLY_RECONSIDERATION,
    AWARD_ARBITRATION,
    CHECK_ARBITRATION,
    CHECK_RECONSIDERATION,
    CONFIRM_MEDIATION,
    DECIDE_RECONSIDERATION,
    FEED_BACK_ACCUSER,
    PERFORM_DUTY,
    SEND_UP_REPORT,
    SUE,
    TELL_ACCUSER,
)
from huiyin.law.book_2022.clocks_unnumbered import (
    ACCEPT_SIMPLE,
    ANSWER_DATA,
    ANSWER_ROUTE_OBJECTION,
    ANSWER_THREE_SUGGESTIONS,
    ASSESS_YEARLY,
    DECIDE_OBJECTION,
    DECIDE_SIMPLE,
    ENTER,
    EXECUTE,
    FEEDBACK,
    FORWARD_SIMPLE,
    RATE,
    REPLY_SUGGESTION,
    REPLY_SUPERVISION,
    REPORT_URGENT,
    REPORT_YEARLY,
    SHADOW_HANDLE,
    SORT_LEVELS,
    WITHDRAW_PAUSE,
)
from huiyin.law.declined import Declined
from huiyin.law.grammar import Clock

CLOCKS: tuple[Clock, ...] = (
    SORT,
    SORT_LEVELS,
    INFORM_DIRECT,
    INFORM_FORWARDED,
    OBJECT,
    DECIDE_OBJECTION,
    HANDLE,
    HANDLE_EXTENDED,
    FEEDBACK,
    REQUEST_REVIEW,
    REVIEW,
    REQUEST_RE_REVIEW,
    RE_REVIEW,
    REPLY_SUGGESTION,
    TELL_ACCUSER,
    FEED_BACK_ACCUSER,
    SEND_UP_REPORT,
    ACCEPT_SIMPLE,
    DECIDE_SIMPLE,
    FORWARD_SIMPLE,
    APPLY_RECONSIDERATION,
    CHECK_RECONSIDERATION,
    DECIDE_RECONSIDERATION,
    APPLY_ARBITRATION,
    CHECK_ARBITRATION,
    AWARD_ARBITRATION,
    PERFORM_DUTY,
    SUE,
    CONFIRM_MEDIATION,
    REPORT_URGENT,
    ANSWER_THREE_SUGGESTIONS,
    REPORT_YEARLY,
    ASSESS_YEARLY,
    RATE,
    ENTER,
    ANSWER_ROUTE_OBJECTION,
    SHADOW_HANDLE,
    REPLY_SUPERVISION,
    EXECUTE,
    ANSWER_DATA,
    WITHDRAW_PAUSE,
)
BY_CODE: Mapping[str, Clock] = {clock.code: clock for clock in CLOCKS}
_BY_NAME = {name.casefold(): clock for clock in CLOCKS for name in (clock.id, clock.code)}


def clock_named(name: str) -> Clock:
    """The clock of that id or code, in any case. Raises `Declined` for a name that is neither."""
    found = _BY_NAME.get(name.strip().casefold())
    if found is None:
        raise Declined(
            f"没有名为“{name}”的期限；可用编号（如 CLK-05）或代号（如 handle）。",
            f"There is no clock called “{name}”; use an id such as CLK-05 or a code such as handle.",
        )
    return found


__all__ = [
    "ACCEPT_SIMPLE",
    "ANSWER_DATA",
    "ANSWER_ROUTE_OBJECTION",
    "ANSWER_THREE_SUGGESTIONS",
    "APPLY_ARBITRATION",
    "APPLY_RECONSIDERATION",
    "ASSESS_YEARLY",
    "AWARD_ARBITRATION",
    "BY_CODE",
    "CHANCES",
    "CHECK_ARBITRATION",
    "CHECK_RECONSIDERATION",
    "CLOCKS",
    "CONFIRM_MEDIATION",
    "DECIDE_OBJECTION",
    "DECIDE_RECONSIDERATION",
    "DECIDE_SIMPLE",
    "ENTER",
    "EXECUTE",
    "FEEDBACK",
    "FEED_BACK_ACCUSER",
    "FORWARD_SIMPLE",
    "HANDLE",
    "HANDLE_EXTENDED",
    "INFORM_DIRECT",
    "INFORM_FORWARDED",
    "OBJECT",
    "PERFORM_DUTY",
    "RATE",
    "REPLY_SUGGESTION",
    "REPLY_SUPERVISION",
    "REPORT_URGENT",
    "REPORT_YEARLY",
    "REQUEST_REVIEW",
    "REQUEST_RE_REVIEW",
    "REVIEW",
    "RE_REVIEW",
    "SEND_UP_REPORT",
    "SHADOW_HANDLE",
    "SORT",
    "SORT_LEVELS",
    "SUE",
    "TELL_ACCUSER",
    "WITHDRAW_PAUSE",
    "clock_named",
]

# What somebody may do in that time, and need not: when it has passed nothing is late.
CHANCES: frozenset[str] = frozenset({"object", "withdraw_pause"})
