"""What hints are worked out from; each row goes with its matter when that is sealed or destroyed."""

from huiyin.hints.models.categories import Edition, Lesson, Turn, Version
from huiyin.hints.models.competence import Answer, Competence, Detour, PlaceTable
from huiyin.hints.models.hotspots import Detached, Hotspot, HotspotMatter
from huiyin.hints.models.index import Document
from huiyin.hints.models.offers import Dismissal, HintOutcome
from huiyin.hints.models.searches import Searches
from huiyin.hints.models.spread import Spread

__all__ = [
    "Answer",
    "Competence",
    "Detached",
    "Detour",
    "Dismissal",
    "Document",
    "Edition",
    "HintOutcome",
    "Hotspot",
    "HotspotMatter",
    "Lesson",
    "PlaceTable",
    "Searches",
    "Spread",
    "Turn",
    "Version",
]
