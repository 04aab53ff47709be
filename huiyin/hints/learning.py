"""Learning content categories from what officers chose: at night, compared before it serves, gone with what it learned from.

Texts are read as a job, without what finds a person (F.4); nothing sealed is among them (F-03). A fifth of the items is held
out for good: no version ever learns from them, so that versions can be compared on them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from huiyin.hints import categories, editions, grams, indexing, versions
from huiyin.hints.editions import InForce
from huiyin.hints.models import Lesson, Version
from huiyin.law.words import Duty
from huiyin.matters import anonymity, secrecy, sources, sql
from huiyin.matters.access import named
from huiyin.matters.hooks import Taken
from huiyin.matters.sources import Sorted
from huiyin.people.acting import Actor
from huiyin.triage import classes, models, trials
from huiyin.triage.features import Message
from huiyin.triage.models import Model
from huiyin.triage.tables import Unusable
from huiyin.triage.trials import Suggest

FEWEST = 200  # chosen categories before anything is learned (C)
OF_EACH = 8  # items of a category; with fewer it is learned as the one above it (C)
MOST = 10_000  # the newest matters learned from (C)
LARGEST = 40 * 2**20  # bytes of a model
HELD = 5  # every so many items, one is held out
EVERY = timedelta(days=7)
CLOCK = Actor.job(Duty.CLOCK)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A matter's own words and the category an officer chose for it."""

    row: Sorted
    path: str
    message: Message


class Changed(Exception):
    """What was learned from was sealed, rewritten or destroyed meanwhile: to be begun anew."""


def night(at: datetime, fewest: int = FEWEST) -> int | None:
    """Learn anew where a week has passed or the newest version was withdrawn; the number of what was made.

    None where there is too little to learn from, or nothing new. Raises `Changed` where it must be tried again.
    """
    with named(CLOCK):
        edition = editions.in_force(at.date())
        rows = sources.sorted_matters(MOST)
        chosen = list(_read(rows, edition)) if _is_due(rows, at) else []
        number, serving = versions.serving() or (0, None)
    found = _learn(chosen) if len(chosen) >= fewest else None
    if found is None:
        return None
    model, learned, held = found
    known = frozenset(model.labels)
    texts, truth = [one.message for one in held], [trials.lifted(one.path, known) for one in held]
    new = trials.tried(model.suggest, texts, truth, known)
    old = trials.tried(_suggesting(serving, edition), texts, truth, known)
    version = Version(
        made_at=at,
        learned=len(learned),
        held=len(held),
        categories=len(known),
        figures=asdict(new),
        beside=asdict(old),
        against=number,
        state=Version.KEPT if new.macro_f1 > old.macro_f1 else Version.TRIED,
    )
    return _put_in(version, model, learned)


def _is_due(rows: Sequence[Sorted], at: datetime) -> bool:
    """Whether the newest version was withdrawn; or a week has passed, and there is something it has not learned."""
    newest = Version.objects.order_by("-number").defer("body").first()
    if newest is None or newest.state == Version.WITHDRAWN:
        return True
    before = set(Lesson.objects.filter(version=newest).values_list("matter_id", flat=True))
    return at - newest.made_at >= EVERY and before != {row.matter_id for row in rows if not _held(row)}


def forget_of(taken: Taken) -> None:
    """Hook: an act that seals a matter or rewrites it takes what was learned from it."""
    if taken.sealed_now:
        unlearn(taken.case.matter.pk)


def unlearn(matter_id: int) -> None:
    """A matter is sealed, rewritten or destroyed in this transaction: every version that learned from it goes."""
    sql.one("SELECT hints_unlearned(%s)", [matter_id])


def _learn(chosen: Sequence[Chosen]) -> tuple[Model, list[Chosen], list[Chosen]] | None:
    """The model, what it learned from, and what it is compared on; None where there is too little of either."""
    groups = trials.grouped([one.message.text for one in chosen], [str(one.row.item_id) for one in chosen])
    seen = {group for one, group in zip(chosen, groups, strict=True) if not _held(one.row)}
    learned = [(one, group) for one, group in zip(chosen, groups, strict=True) if not _held(one.row)]
    known = trials.learnable([one.path for one, _ in learned], [group for _, group in learned], OF_EACH)
    learned = [(one, group) for one, group in learned if trials.lifted(one.path, known)]
    held = [
        one
        for one, group in zip(chosen, groups, strict=True)
        if group not in seen and trials.lifted(one.path, known)
    ]
    if not held:
        return None
    try:
        model = classes.learn(
            [one.message for one, _ in learned],
            [trials.lifted(one.path, known) for one, _ in learned],
            [group for _, group in learned],
            largest=LARGEST,
        )
    except Unusable:
        return None
    return model, [one for one, _ in learned], held


def _put_in(version: Version, model: Model, learned: Sequence[Chosen]) -> int:
    """Put a version in, and let it serve where it did better and nobody went back to an earlier one."""
    with named(CLOCK):
        sql.run("SELECT hints_versions_held()")
        _still_there(learned)
        newest = Version.objects.order_by("-number").values_list("number", flat=True).first() or 0
        version.number = newest + 1
        serves = version.state == Version.KEPT and versions.newest_serves()
        if version.state == Version.KEPT:
            place = versions.place(version.number)
            key, version.key = secrecy.new_key_at(place)
            version.body = secrecy.seal_bytes(key, place, models.packed(model))
        version.save(force_insert=True)
        if version.state == Version.KEPT:
            Lesson.objects.bulk_create(
                Lesson(version=version, matter_id=one.row.matter_id) for one in learned
            )
        if serves:
            versions.serve(version.number, "", version.made_at)
    return version.number


def _still_there(learned: Sequence[Chosen]) -> None:
    """Raises `Changed` where a text that was learned from is not there any more as it was."""
    acts = sources.acts_of([one.row.matter_id for one in learned])
    moved = [one for one in learned if acts.get(one.row.matter_id) != one.row.acts]
    for one in moved:
        if one.row.matter_id not in acts or _message(one.row.matter_id) != one.message:
            raise Changed


def _read(rows: Iterable[Sorted], edition: InForce) -> Iterable[Chosen]:
    for row in rows:
        path = categories.path_of(row.category, edition)
        message = _message(row.matter_id) if path else None
        if path and message:
            yield Chosen(row, path, message)


def _message(matter_id: int) -> Message | None:
    """What the petitioner wrote, without what finds a person; None where nothing of it can be read."""
    case = sources.case(matter_id)
    try:
        private = anonymity.identifying(sources.people(case))
        texts = indexing.spoken(sources.told(case))
    except secrecy.Unreadable:
        return None
    return Message(grams.joined(texts, private)) if texts else None


def _suggesting(serving: Model | None, edition: InForce) -> Suggest:
    if serving is not None:
        return serving.suggest
    taxonomy = edition.taxonomy
    return lambda message: [(taxonomy.path(one.code), one.share) for one in taxonomy.find(message)]


def _held(row: Sorted) -> bool:
    """Whether the item is one of those that are held out for good."""
    return hashlib.sha256(str(row.item_id).encode()).digest()[0] % HELD == 0
