"""Who acts: an officer in a post, a petitioner holding a receipt, or one of the system's own jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from huiyin.law.words import Duty
from huiyin.people.models import Post


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who takes a step. Nobody acts without a duty."""

    officer_id: int | None
    agency_id: int | None
    duty: Duty
    post_id: int | None = None
    receipt_digest: str = ""  # of a petitioner: digest of the receipt they hold

    @classmethod
    def petitioner(cls, receipt_digest: str) -> Actor:
        """The petitioner who holds the receipt of this digest; ValueError for an empty one."""
        if not receipt_digest:
            raise ValueError("A petitioner acts by the receipt they hold.")
        return cls(None, None, Duty.PETITIONER, receipt_digest=receipt_digest)

    @classmethod
    def job(cls, duty: Duty) -> Actor:
        """A job of the system, under the duty it is named for."""
        return cls(None, None, duty)

    @classmethod
    def holding(cls, post: Post) -> Actor:
        """The officer of this post, acting in it."""
        return cls(post.officer_id, post.agency_id, Duty(post.duty), post.pk)


def posts_held(officer_id: int, on: date) -> list[Post]:
    """Posts an active officer holds on that day in agencies that exist, with the agency, in one query."""
    held = Post.objects.select_related("agency", "officer").filter(
        Q(until=None) | Q(until__gte=on),
        officer_id=officer_id,
        officer__is_active=True,
        agency__open=True,
        since__lte=on,
    )
    return list(held.order_by("id"))
