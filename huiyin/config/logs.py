"""What a log line may hold: ids and places in the code, never what people wrote."""

import logging
import re
import traceback
from typing import Any

_NUMBER = re.compile(r"(?=.*\d)[\w-]{1,60}", re.ASCII)


class Bare(logging.Filter):
    """Replaces an exception by its class and the places it passed, and an address by what we know of it: either may
    quote content."""

    def filter(self, record: logging.LogRecord) -> bool:
        request: Any = getattr(record, "request", None)
        if hasattr(request, "path"):
            spelled = request.path.encode("unicode_escape").decode("ascii")  # as Django writes it down
            record.msg = record.getMessage().replace(spelled, _address(request))
            record.args = ()
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            places = " < ".join(
                f"{frame.name}:{frame.lineno}" for frame in reversed(traceback.extract_tb(trace)[-6:])
            )
            record.msg = f"{record.getMessage()} [{kind.__name__} at {places}]"
            record.args = ()
            record.exc_info = None
            record.exc_text = None
        return True


def _address(request: Any) -> str:
    """The address that was asked for: our own words and numbers, nothing else that somebody typed."""
    found = getattr(request, "resolver_match", None)
    if found is None:
        return "(an address that is not ours)"
    shown = f"/{found.route}"
    for name, value in found.kwargs.items():
        if _NUMBER.fullmatch(str(value)):
            shown = re.sub(rf"<(\w+:)?{name}>", str(value), shown)
    return shown
