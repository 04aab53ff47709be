"""To whom a paper goes, and how the person or organ is addressed."""

from __future__ import annotations

from collections.abc import Callable

from huiyin.law.grammar import Paper
from huiyin.papers.lines import Line, agency
from huiyin.papers.source import Source

UNNAMED = Line("信访人", "Dear petitioner")
UNNAMED_COPY = Line("信访人", "the petitioner")
TO_PETITIONER = frozenset({"petitioner", "parties"})
_FIXED = {
    "file": Line("存卷", "For the file"),
    "participants": Line("听证参加人", "To those taking part in the hearing"),
    "public": Line(""),
    "organ": Line("有管理权限的机关、单位", "To the organ with management power"),
}


def addressee(kind: Paper, source: Source) -> Line:
    """Whom the paper addresses; a petitioner who gave no name is addressed as such."""
    if kind.to in _FIXED:
        return _FIXED[kind.to]
    if kind.to in TO_PETITIONER:
        return petitioner(source)
    found = _named(source) or _ROLES.get(kind.to, _holder)(source)
    return agency(found) if found else Line("有关机关、单位", "The organ concerned")


def copied(kind: Paper, source: Source) -> list[Line]:
    """Who gets a copy (抄送), in the order of the book: never who issues it, whom it addresses, or anyone twice.

    An organ is named only where the matter has passed through it, so that the copy lies in its own file and no copy
    opens a matter to another. Of a sealed matter nothing is copied (rulebook F-01, D05S).
    """
    if source.matter.sealed:
        return []
    taken = {source.issuer.name, addressee(kind, source).zh}
    found: dict[str, Line] = {}
    for role in kind.copy_to:
        for line in _copies(role, source):
            found.setdefault(line.zh, line)
    return [line for zh, line in found.items() if zh and zh not in taken]


def _copies(role: str, source: Source) -> list[Line]:
    if role == "petitioner":
        return [UNNAMED_COPY]
    if role == "body":
        return source.answered("body")  # outside the system: by hand or post, with the petitioner's consent
    organ = _ROLES[role](source)
    return [agency(organ)] if organ else []


def shown_to(kind: Paper) -> bool:
    """Whether the petitioner reads it: what is addressed or copied to them, and what everybody may read."""
    return kind.to in TO_PETITIONER | {"public"} or "petitioner" in kind.copy_to


def petitioner(source: Source) -> Line:
    """The petitioner; of a joint visit the first and how many more."""
    names = [str(one["name"]) for one in source.people if one.get("name")]
    if not names:
        return UNNAMED
    if len(names) == 1:
        return Line(names[0], f"Dear {names[0]}")
    return Line("、".join(names), "Dear " + ", ".join(names))


def _named(source: Source) -> int | None:
    """The agency this act names as where the matter goes."""
    moves = source.taken.step.moves
    told = source.now(moves.to) if moves and moves.to else None
    return int(told) if told else None


def _sender(source: Source) -> int | None:
    """Who sent the matter to the agency that acts."""
    here = source.taken.actor.agency_id
    hops = [hop.source_id for hop in source.taken.case.hops if hop.target_id == here]
    return hops[-1] if hops else source.matter.sender_id or source.matter.origin_id


def _holder(source: Source) -> int | None:
    """Who holds the matter, or held it until it was sent back just now."""
    back = [
        hop
        for hop in source.taken.case.hops
        if hop.ended == "returned" and hop.ended_on == source.taken.facts.on
    ]
    if back and source.taken.step.moves is not None:
        return int(back[-1].target_id)
    return int(source.matter.holder_id)


def _supervisor(source: Source) -> int | None:
    """Who supervised the matter last; else who registered it."""
    act = source.took("supervise")
    return act.agency_id if act else int(source.matter.origin_id)


def _committee(source: Source) -> int | None:
    """The committee and government above the agency that acts."""
    return source.issuer.parent


def _reviewer(source: Source) -> int | None:
    """Who reviewed the opinion."""
    return source.matter.reviewer_id


_ROLES: dict[str, Callable[[Source], int | None]] = {
    "sender": _sender,
    "origin": _supervisor,
    "holder": _holder,
    "committee": _committee,
    "reviewer": _reviewer,
}
