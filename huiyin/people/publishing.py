"""What an agency publishes about itself, so that people can turn to it, and what it has left out (arts 17, 18)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from huiyin.law.book_2022 import publishing
from huiyin.law.book_2022.publishing import Demand
from huiyin.law.words import AgencyKind
from huiyin.people.models import Agency, Contact, ReceptionDay

OWN = ("address", "phone", "hours", "hours_en")  # columns of the agency's own row
BESIDE = tuple(
    field.name for field in Contact._meta.fields if field.name not in ("agency", "told_on")
)  # columns of its contact
# Who has a place one can turn to: a joint conference is a meeting and has none.
PUBLISHING = frozenset(AgencyKind) - {AgencyKind.CONFERENCE}


def publishers() -> QuerySet[Agency]:
    """The agencies that art. 18 binds, with what they publish, by code."""
    found = Agency.objects.filter(open=True, kind__in=PUBLISHING)
    return found.select_related("contact", "region").order_by("code")


def told(agency: Agency) -> dict[str, str]:
    """Everything the agency publishes, text by name; empty where it publishes nothing."""
    contact = getattr(agency, "contact", None)
    own = {name: getattr(agency, name) for name in OWN}
    return own | {name: getattr(contact, name, "") for name in BESIDE}


def missing(agency: Agency) -> tuple[Demand, ...]:
    """What the agency has to publish and has not."""
    return publishing.missing(told(agency))


def reception_days(agencies: Iterable[Agency], on: date) -> list[ReceptionDay]:
    """Days from `on` on which their leaders receive visitors, soonest first; past ones are not told any more."""
    ids = [agency.pk for agency in agencies]
    return list(ReceptionDay.objects.filter(agency_id__in=ids, day__gte=on))
