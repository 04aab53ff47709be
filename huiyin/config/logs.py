"""What a log line may hold: ids and places in the code, never what people wrote."""

import logging
import traceback


class Bare(logging.Filter):
    """Replaces an exception by its class and the places it passed: its text may quote content."""

    def filter(self, record: logging.LogRecord) -> bool:
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
