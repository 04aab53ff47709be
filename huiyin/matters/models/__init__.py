"""Rows of the case file. Only `huiyin.matters` imports them."""

from huiyin.matters.models.intake import Arrival, Counter, PetitionItem, Submission
from huiyin.matters.models.matter import Attachment, Content, Envelope, Hop, Petitioner, PetitionMatter
from huiyin.matters.models.record import Act, Breach, CalendarNotice, Message, Reach, Term

__all__ = [
    "Act",
    "Arrival",
    "Attachment",
    "Breach",
    "CalendarNotice",
    "Content",
    "Counter",
    "Envelope",
    "Hop",
    "Message",
    "PetitionItem",
    "PetitionMatter",
    "Petitioner",
    "Reach",
    "Submission",
    "Term",
]
