"""From draft to publication: written by an editor, handed in, approved by another who heads the agency, withdrawn.

Every function runs inside `named(actor)` and raises `Refused` with a sentence, or `NotThere`. The database holds the same:
`huiyin/publishing/migrations/publishing.sql`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Prefetch

from huiyin.matters.acts import Upload
from huiyin.matters.hooks import NotThere
from huiyin.people.acting import Actor
from huiyin.publishing import reading, telling
from huiyin.publishing.models import Edition, Enclosure, Kind, Publication, Withdrawal
from huiyin.publishing.rules import APPROVERS, ARTICLES, EDITORS, NOT_PERSONS, SECOND, must

TEXTS = ("title", "body", "result", "title_en", "body_en", "result_en")
FIELDS = (*TEXTS, "category", "opens_on", "closes_on", "publish_at")
MOST = 200  # rows of the list


@dataclass(frozen=True, slots=True)
class Work:
    """A publication as its own office sees it: its editions, newest first."""

    publication: Publication
    editions: list[Edition]
    withdrawal: Withdrawal | None

    @property
    def newest(self) -> Edition:
        """The edition that is worked on, or was published last."""
        return self.editions[0]

    def state(self, now: datetime) -> str:
        """draft, handed_in, scheduled, published or withdrawn: of the newest edition."""
        if self.withdrawal:
            return "withdrawn"
        return state(self.newest, now)


def state(edition: Edition, now: datetime) -> str:
    """Where an edition stands."""
    if edition.approved_at and edition.publish_at:
        return "published" if edition.publish_at <= now else "scheduled"
    return "handed_in" if edition.handed_in_at else "draft"


def one(pk: int, by: Actor) -> Work:
    """One of the acting office's own."""
    works = _works(Publication.objects.filter(pk=pk, agency=by.agency_id))
    if not works:
        raise NotThere
    return works[0]


def own(by: Actor) -> list[Work]:
    """What this office publishes, newest first, two hundred at most."""
    return _works(Publication.objects.filter(agency=by.agency_id))


def enclosure(pk: int, by: Actor) -> Enclosure | None:
    """A file of one of this office's own editions."""
    return Enclosure.objects.filter(pk=pk, edition__agency=by.agency_id).first()


def _works(rows: Any) -> list[Work]:
    editions = Edition.objects.select_related("written_by", "handed_in_by", "approved_by").order_by("-place")
    found = rows.select_related("agency", "withdrawal", "withdrawal__officer").prefetch_related(
        Prefetch("editions", queryset=editions)
    )
    return [
        Work(row, list(row.editions.all()), getattr(row, "withdrawal", None))
        for row in found.order_by("-id")[:MOST]
    ]


def begin(kind: Kind, said: Mapping[str, Any], files: Iterable[Upload], by: Actor, at: datetime) -> Work:
    """A new announcement or call, as a draft."""
    _may_edit(kind, by)
    _tells_nobody(said, files)
    publication = Publication.objects.create(kind=kind, agency_id=by.agency_id or 0)
    _write(Edition(publication=publication, agency_id=by.agency_id or 0, place=1), said, by, at, files)
    return one(publication.pk, by)


def save(
    pk: int,
    said: Mapping[str, Any],
    files: Iterable[Upload],
    by: Actor,
    at: datetime,
    drop: Iterable[int] = (),
) -> Work:
    """Write the draft anew; where the newest edition is approved, the next one begins with its files.

    What was handed in comes back to the editor: a head approves what stands there, not what stood there. `drop` holds the
    places of files to leave out.
    """
    work = one(pk, by)
    _may_edit(Kind(work.publication.kind), by)
    _must_stand(work)
    _tells_nobody(said, files)
    edition, kept = work.newest, list(Enclosure.objects.filter(edition=work.newest).order_by("place"))
    if edition.approved_at:
        edition = Edition(publication=work.publication, agency_id=by.agency_id or 0, place=edition.place + 1)
        _write(edition, said, by, at, [file for file in kept if file.place not in set(drop)])
    else:
        edition.handed_in_by, edition.handed_in_at, edition.sent_back = None, None, ""
        _write(edition, said, by, at)
        Enclosure.objects.filter(edition=edition, place__in=list(drop)).delete()
    _enclose(edition, files)
    return one(pk, by)


def _write(
    edition: Edition, said: Mapping[str, Any], by: Actor, at: datetime, files: Iterable[Any] = ()
) -> None:
    for name in FIELDS:
        if name in said:
            setattr(edition, name, said[name])
    edition.written_by_id, edition.written_at = by.officer_id or 0, at
    edition.save()
    _enclose(edition, files)


def _enclose(edition: Edition, files: Iterable[Upload | Enclosure]) -> None:
    last = (
        Enclosure.objects.filter(edition=edition).order_by("-place").values_list("place", flat=True).first()
    )
    for place, file in enumerate(files, start=(last or 0) + 1):
        data = bytes(file.data)
        Enclosure.objects.create(
            edition=edition, place=place, name=file.name, media_type=file.media_type,
            size=len(data), digest=sha256(data).hexdigest(), data=data,
        )  # fmt: skip


def hand_in(pk: int, by: Actor, at: datetime) -> None:
    """Give the draft to a head of the agency."""
    work = one(pk, by)
    _may_edit(Kind(work.publication.kind), by)
    _must_stand(work)
    edition = work.newest
    must(
        edition.approved_at is None and edition.handed_in_at is None, SECOND,
        "没有要送审的草稿。", "There is no draft to hand in.",
    )  # fmt: skip
    _tells_nobody(_said(edition), ())
    edition.handed_in_by_id, edition.handed_in_at, edition.sent_back = by.officer_id, at, ""
    edition.save(update_fields=["handed_in_by", "handed_in_at", "sent_back"])


def approve(pk: int, seen: str, by: Actor, at: datetime) -> None:
    """Approve what was handed in, as it was `seen` (`standing`); it is out at its instant, or now if that has passed."""
    edition = _to_decide(pk, by)
    files = reading.enclosures(edition)
    must(
        reading.digest(edition, files) == seen, SECOND,
        "您打开以后，稿子又改过了。请再看一遍。", "It was changed since you opened it: read it once more.",
    )  # fmt: skip
    must(
        by.officer_id not in (edition.written_by_id, edition.handed_in_by_id), SECOND,
        "写稿、送审的人不能自己批准。", "Nobody approves what they wrote or handed in.",
    )  # fmt: skip
    _tells_nobody(_said(edition), ())
    edition.publish_at = max(edition.publish_at or at, at)
    edition.approved_by_id, edition.approved_at = by.officer_id, at
    edition.digest = reading.digest(edition, files, edition.publish_at)
    edition.save(update_fields=["publish_at", "approved_by", "approved_at", "digest"])


def send_back(pk: int, why: str, by: Actor) -> None:
    """Not approved: back to the editor, with the reason."""
    edition = _to_decide(pk, by)
    must(bool(why.strip()), SECOND, "请写明为什么退回。", "Say why it goes back.")
    edition.handed_in_by, edition.handed_in_at, edition.sent_back = None, None, why.strip()[:200]
    edition.save(update_fields=["handed_in_by", "handed_in_at", "sent_back"])


def withdraw(pk: int, why: str, by: Actor, at: datetime, *, empty: bool = False) -> None:
    """Take it from the public, with a reason everybody reads. With `empty` its texts and files go for good."""
    work = one(pk, by)
    article = ARTICLES[Kind(work.publication.kind)]
    must(
        by.duty in EDITORS | APPROVERS, article,
        "撤回由编辑或者本单位负责人办理。", "It is withdrawn by an editor or a head of the agency.",
    )  # fmt: skip
    _must_stand(work)
    must(
        any(edition.approved_at for edition in work.editions), article,
        "还没有批准发布，不用撤回。", "It is not approved: there is nothing to withdraw.",
    )  # fmt: skip
    must(bool(why.strip()), article, "请写明为什么撤回。", "Say why it is withdrawn.")
    _tells_nobody({"title": why}, ())
    Withdrawal.objects.create(
        publication=work.publication,
        agency_id=by.agency_id or 0,
        why=why.strip()[:200],
        officer_id=by.officer_id or 0,
        at=at,
    )
    for edition in work.editions if empty else ():
        Enclosure.objects.filter(edition=edition).delete()
        Edition.objects.filter(pk=edition.pk).update(**dict.fromkeys(TEXTS, ""))


def standing(edition: Edition) -> str:
    """The digest of what stands in a draft: what a head approves."""
    return reading.digest(edition, reading.enclosures(edition))


def _to_decide(pk: int, by: Actor) -> Edition:
    work = one(pk, by)
    must(
        by.duty in APPROVERS, SECOND,
        "发布由本单位负责人批准。", "Publication is approved by the head or a deputy of the agency.",
    )  # fmt: skip
    _must_stand(work)
    edition = work.newest
    must(
        edition.handed_in_at is not None and edition.approved_at is None, SECOND,
        "没有等待批准的稿子。", "Nothing waits for approval.",
    )  # fmt: skip
    return edition


def _said(edition: Edition) -> dict[str, Any]:
    names = {f"file {file.place}": file.name for file in reading.enclosures(edition)}
    return {**{name: getattr(edition, name) for name in TEXTS}, **names}


def _may_edit(kind: Kind, by: Actor) -> None:
    must(
        by.duty in EDITORS, ARTICLES[kind],
        "公告和征集由登记、职权承继岗位编辑。", "Announcements and calls are written by intake officers and registrars.",
    )  # fmt: skip


def _must_stand(work: Work) -> None:
    must(
        work.withdrawal is None, SECOND,
        "已经撤回了。需要再发的，请另写一份。", "It was withdrawn: write another one.",
    )  # fmt: skip


def _tells_nobody(said: Mapping[str, Any], files: Iterable[Upload]) -> None:
    plain = [file.data.decode("utf-8", "replace") for file in files if file.media_type == "text/plain"]
    names = [file.name for file in files]
    found = telling.told([*(value for value in said.values() if isinstance(value, str)), *names, *plain])
    zh, en = zip(*(telling.SENTENCES[code] for code in found), strict=True) if found else ((), ())
    must(not found, NOT_PERSONS, "".join(zh), " ".join(en))
