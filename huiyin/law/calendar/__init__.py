"""Days of rest, one file a year with the notice it came from; nothing is known past the last notice."""

from huiyin.law.calendar.notice import Day, Notice, notice, rest, work
from huiyin.law.calendar.table import Calendar

__all__ = ["Calendar", "Day", "Notice", "notice", "rest", "work"]
