"""What hints are worked out from; each row goes with its matter when that is sealed or destroyed."""

from huiyin.hints.models.categories import Edition, Lesson, Turn, Version
from huiyin.hints.models.competence import Answer, Competence, Detour, PlaceTable
from huiyin.hints.models.index import Document

__all__ = [
    "Answer",
    "Competence",
    "Detour",
    "Document",
    "Edition",
    "Lesson",
    "PlaceTable",
    "Turn",
    "Version",
]
