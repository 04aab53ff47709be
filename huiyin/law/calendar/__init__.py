"""Days of rest, one file a year with the notice it came from; nothing is known past the last notice."""

from huiyin.law.calendar.formats import from_data, read, to_data, to_text
from huiyin.law.calendar.notice import Day, Notice, notice, rest, work
from huiyin.law.calendar.table import Calendar

__all__ = ["Calendar", "Day", "Notice", "from_data", "notice", "read", "rest", "to_data", "to_text", "work"]
