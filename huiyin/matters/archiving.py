"""What goes into the archive of one case file: its chain, its proofs, its words and attachments as far as they can be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from huiyin.matters import checkpoints, ledger, reading, secrecy, witnessing
from huiyin.matters.hooks import NotThere
from huiyin.matters.models import Act, Attachment, Content, PetitionMatter
from huiyin.proof import archive, receipt


@dataclass(frozen=True, slots=True)
class Filed:
    """A case file as files by name."""

    matter_id: int
    number: str
    files: dict[str, bytes]


def filed(number: str) -> Filed:
    """The files of a case file; `NotThere` where there is none, and for what is sealed. Inside `named`."""
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
        **dict(_attachments(matter)),
    }
    return Filed(matter.pk, number, files)


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


def _attachments(matter: PetitionMatter) -> Iterator[tuple[str, bytes]]:
    """Attachments, each named by its act and key; the title it came with says too much for a file name."""
    rows = Attachment.objects.filter(matter=matter).order_by("pk")
    for pk, seq, media_type in rows.values_list("pk", "act__seq", "media_type"):
        try:
            _, _, body = reading.attachment(matter.number, pk)
        except NotThere:
            continue
        yield f"{archive.ATTACHMENTS}{seq:03d}-{pk}.{_ENDING.get(media_type, 'bin')}", body


_ENDING = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    "text/plain": "txt",
    "audio/mpeg": "mp3",
    "video/mp4": "mp4",
}
