"""Whether matters that were found alike were brought by the same person. Asked of given matters only: nobody is looked up.

From a name, a telephone or a number alone no matter is found (F-07, F.4.9): the caller brings the matters, few of them, found by
what they say.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from huiyin.matters import opening
from huiyin.matters.models import Petitioner

MOST = 50  # matters asked about at once


def same(people: Sequence[Mapping[str, Any]], matters: Collection[int]) -> dict[int, frozenset[str]]:
    """Of these matters (keys, at most `MOST`) those of one of these people, and by what: id, phone, name (with the address).

    Inside `named(actor)`, at registration or in an open matter. Raises ValueError for more matters than `MOST`.
    """
    if len(matters) > MOST:
        raise ValueError("sameness is asked of few matters")
    asked = {(by, made) for one in people for by, made in opening.marks(one).items() if made}
    if not asked or not matters:
        return {}
    rows = Petitioner.objects.filter(matter_id__in=matters)
    found: dict[int, set[str]] = {}
    for pk, *hashes in rows.values_list("matter_id", "id_hash", "phone_hash", "name_hash"):
        held = {(by, bytes(one)) for by, one in zip(("id", "phone", "name"), hashes, strict=True) if one}
        found.setdefault(pk, set()).update(by for by, _made in held & asked)
    return {pk: frozenset(by) for pk, by in found.items() if by}
