"""Rows of the case file. Only `huiyin.matters` imports them."""

from huiyin.matters.models.codes import SpentCode
from huiyin.matters.models.exports import Export, ExportEvent
from huiyin.matters.models.figure import Figure
from huiyin.matters.models.intake import Arrival, Counter, PetitionItem, Submission
from huiyin.matters.models.matter import (
    Attachment,
    Content,
    Envelope,
    Handover,
    Hop,
    Petitioner,
    PetitionMatter,
    Reply,
)
from huiyin.matters.models.notes import Note
from huiyin.matters.models.proof import Checkpoint, Leaf, Witness
from huiyin.matters.models.rating import Rating, RatingCard
from huiyin.matters.models.reads import Read
from huiyin.matters.models.record import Act, Breach, CalendarNotice, Keeping, Message, Reach, Term
from huiyin.matters.models.reminders import Reminder

__all__ = [
    "Act",
    "Arrival",
    "Attachment",
    "Breach",
    "CalendarNotice",
    "Checkpoint",
    "Content",
    "Counter",
    "Envelope",
    "Export",
    "ExportEvent",
    "Figure",
    "Handover",
    "Hop",
    "Keeping",
    "Leaf",
    "Message",
    "Note",
    "PetitionItem",
    "PetitionMatter",
    "Petitioner",
    "Rating",
    "RatingCard",
    "Reach",
    "Read",
    "Reminder",
    "Reply",
    "SpentCode",
    "Submission",
    "Term",
    "Witness",
]
