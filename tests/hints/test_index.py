"""The index holds no text, and nothing of what is sealed."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from huiyin.hints.models import Document
from huiyin.matters.access import named
from huiyin.matters.models import PetitionMatter
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def _pk(town: Cast, number: str) -> int:
    with named(town.by("office-x/sealed")):
        return PetitionMatter.objects.get(number=number).pk


def test_what_is_sealed_is_refused_by_the_database(cast: Cast) -> None:
    told = cast.register("2026-03-02", accusation=True)
    pk = _pk(cast, told.number)
    with (
        named(cast.by("office-x/sealed")),
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        Document.objects.create(matter_id=pk, day=date(2026, 3, 2), grams=[1])
