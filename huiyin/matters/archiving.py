"""What goes into the archive of one case file: its chain, its proofs, its words and attachments as far as they can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huiyin.matters import checkpoints, ledger, reading, secrecy, witnessing
from huiyin.matters.hooks import NotThere
from huiyin.matters.models import Act, Attachment, Content, PetitionMatter
from huiyin.matters.reads import Look, What
from huiyin.proof import archive, receipt

EXPORT = Look(what=What.EXPORT)


@dataclass(frozen=True, slots=True)
class FiledAttachment:
    """An attachment of a case file; `body` is None once it can no longer be read."""

    pk: int
    seq: int  # place of its act
    agency_id: int | None  # whose act; None: the petitioner's
    on: date
    title: str
    name: str  # of its file in the archive
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Filed:
    """A case file: the record as files by name, its attachments apart, and the place of each act by its key."""

    matter_id: int
    number: str
    files: dict[str, bytes]
    attachments: list[FiledAttachment]
    places: dict[int, int]


def filed(number: str, look: Look = EXPORT) -> Filed:
    """What a case file holds; `NotThere` where there is none, and for what is sealed. Inside `named`.

    Each attachment opened is noted as an export with the purpose of `look`.
    """
    try:
        matter = PetitionMatter.objects.get(number=number.replace("\0", ""), sealed=False)
    except PetitionMatter.DoesNotExist as missing:
        raise NotThere from missing
    acts = list(Act.objects.filter(matter=matter).order_by("seq"))
    chain = [(bytes(act.prev), bytes(act.hash), ledger.fields(number, act)) for act in acts]
    files = {
        "acts.json": archive.acts_file(number, chain),
        "words.json": archive.words_file(_words(matter, acts)),
        "proofs.json": proofs_file(
            number, [(act.pk, act.on, bytes(act.hash)) for act in acts], whole_run=True
        ),
    }
    places = {act.pk: act.seq for act in acts}
    return Filed(matter.pk, number, files, list(_attachments(matter, look)), places)


def proofs_file(number: str, acts: list[tuple[int, date, bytes]], *, whole_run: bool = False) -> bytes:
    """Acts (key, day, hash) as a proof file. Inside `named`.

    `whole_run` adds every checkpoint from the first that holds one to the newest.
    """
    made = checkpoints.proofs(acts)
    places = sorted({proof.place for proof in made if proof.place is not None})
    found = list(checkpoints.at_places(places).values())
    if whole_run and places:
        found = checkpoints.run_from(places[0])
    return receipt.file_of(number, made, found, witnessing.sentence(places))


def _words(matter: PetitionMatter, acts: list[Act]) -> dict[int, str]:
    """The text each act's digest was made from; nothing once the key is destroyed."""
    by_act = {act.pk: act for act in acts}
    found: dict[int, str] = {}
    try:
        key = secrecy.unwrap(matter.pk, matter.key)
        for content in Content.objects.filter(matter=matter).order_by("act_id"):
            act = by_act[content.act_id]
            place = f"{matter.pk}:{act.seq}"
            found[act.seq] = secrecy.open_text(key, place, content.body, bytes(act.digest)).decode()
    except secrecy.Unreadable:
        return {}
    return found


def _attachments(matter: PetitionMatter, look: Look) -> Iterator[FiledAttachment]:
    """Attachments, each named by its act and key; the title it came with says too much for a file name."""
    rows = Attachment.objects.filter(matter=matter).order_by("pk")
    shown = rows.values_list("pk", "act__seq", "act__agency_id", "act__on", "media_type")
    for pk, seq, agency_id, on, media_type in shown:
        name = f"{archive.ATTACHMENTS}{seq:03d}-{pk}.{_ENDING.get(media_type, 'bin')}"
        try:
            title, _, body = reading.attachment(matter.number, pk, look)
        except NotThere:
            yield FiledAttachment(pk, seq, agency_id, on, "", name, None)
        else:
            yield FiledAttachment(pk, seq, agency_id, on, title, name, body)


_ENDING = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "text/plain": "txt",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
}
