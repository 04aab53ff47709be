"""The archive of one case file: a ZIP that can be checked on any machine.

In it: `acts.json` (the chain), `words.json` (what was said, as far as it can still be read), `proofs.json` (each
act's place in a signed checkpoint), `index.json` (卷内目录), papers, attachments, and `manifest.json` with the SHA-256 of every file, signed
in `manifest.sig`.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from huiyin.proof import receipt, signing
from huiyin.proof.checkpoint import bare, check_chain
from huiyin.proof.reading import bytes_of, entry, read, rows
from huiyin.proof.spelling import FIELDS, FILES, genesis, link, spelled
from huiyin.proof.wrong import Wrong

FORMAT, ACTS, WORDS, ENTRIES = "huiyin archive 1", "huiyin acts 1", "huiyin words 1", "huiyin index 1"
MANIFEST, SIGNATURE = "manifest.json", "manifest.sig"
ATTACHMENTS, PAPERS, INDEX = "attachments/", "papers/", "index.json"
ISSUED = "issue_paper"  # the step that names a paper's number and the SHA-256 of its page
MOST_FILES, MOST_BYTES = 20_000, 4 * 2**30
_CHUNK = 2**20


@dataclass(frozen=True, slots=True)
class Kept:
    """What an archive that holds has in it."""

    number: str
    acts: int
    proven: int
    files: int
    readable: int  # acts whose words are there and match their digest
    papers: int  # issued papers whose page is the one named by the act of its issue
    unread: tuple[str, ...]  # numbers of issued papers whose page is not there any more, as the index says
    signed_by: str
    witnesses: str
    witnesses_en: str


def acts_file(number: str, acts: Sequence[tuple[bytes, bytes, Sequence[Any]]]) -> bytes:
    """The chain of a matter as a file: previous hash, own hash, fields of each act."""
    told = [{"prev": prev.hex(), "hash": own.hex(), "fields": list(fields)} for prev, own, fields in acts]
    return _text({"format": ACTS, "number": number, "names": list(FIELDS), "acts": told})


def words_file(words: Mapping[int, str]) -> bytes:
    """What was said in each act, by its place in the chain: the very text its digest was made from."""
    return _text({"format": WORDS, "words": {str(seq): text for seq, text in words.items()}})


def index_file(number: str, entries: Sequence[Mapping[str, Any]]) -> bytes:
    """The index as data: one entry for each paper and attachment; `file` is empty where it cannot be read."""
    return _text({"format": ENTRIES, "number": number, "entries": [dict(entry) for entry in entries]})


def write(out: IO[bytes], number: str, files: Mapping[str, bytes], signer: signing.Signer) -> None:
    """Write the archive with its manifest, signed."""
    manifest = spelled(
        {
            "format": FORMAT,
            "number": number,
            "files": {name: hashlib.sha256(body).hexdigest() for name, body in files.items()},
            "algorithm": signer.algorithm,
            "key": signer.public.hex(),
        }
    )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(MANIFEST, manifest)
        zipped.writestr(SIGNATURE, signer.sign(manifest).hex())
        for name, body in files.items():
            zipped.writestr(name, body)


def check(file: Path, *, key: str = "") -> Kept:
    """Every file, the chain, the proofs, the signatures; `Wrong` names the first thing that does not hold."""
    try:
        with zipfile.ZipFile(file) as zipped:
            return _check(zipped, key)
    except OSError as problem:
        raise Wrong(
            f"读不了这个文件（{problem.strerror}）。", f"The file cannot be read ({problem.strerror})."
        ) from None
    except (
        AttributeError,
        IndexError,
        TypeError,
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        RuntimeError,
        EOFError,
        ValueError,
    ):
        raise Wrong(
            "这个归档文件已经损坏，打不开。", "The archive is damaged and cannot be opened."
        ) from None


def _check(zipped: zipfile.ZipFile, key: str) -> Kept:
    _size(zipped)
    manifest = _manifest(zipped, key)
    number = str(entry(manifest, "number"))
    sums = entry(manifest, "files")
    if not isinstance(sums, dict):
        raise Wrong("清单写得不对。", "The manifest is not written as it should be.")
    _every_file(zipped, sums)
    acts = check_acts(number, read(_open(zipped, "acts.json"), ACTS))
    readable = _words(acts, read(_open(zipped, "words.json"), WORDS), sums)
    index = read(_open(zipped, INDEX), ENTRIES) if INDEX in sums else {"entries": []}
    unread = _papers(acts, rows(index, "entries"), sums)
    proven = receipt.check(_open(zipped, "proofs.json"))
    _proofs(number, acts, proven, bytes_of(manifest, "key"))
    return Kept(
        number,
        len(acts),
        len(proven.proven),
        len(sums),
        readable,
        sum(told["step"] == ISSUED for _, told in acts) - len(unread),
        unread,
        signing.fingerprint(bytes_of(manifest, "key")),
        proven.witnesses,
        proven.witnesses_en,
    )


def _size(zipped: zipfile.ZipFile) -> None:
    listed = zipped.infolist()
    names = [one.filename for one in listed]
    if len(names) > MOST_FILES or sum(one.file_size for one in listed) > MOST_BYTES:
        raise Wrong("归档文件太大。", "The archive is too large.")
    twice = (
        next((name for name in names if names.count(name) > 1), None)
        if len(set(names)) < len(names)
        else None
    )
    if twice is not None:
        raise Wrong(f"“{twice}”在归档里出现了两次。", f"“{twice}” is in the archive twice.")


def _manifest(zipped: zipfile.ZipFile, key: str) -> dict[str, Any]:
    text = _open(zipped, MANIFEST)
    manifest = read(text, FORMAT)
    try:
        signature = bytes.fromhex(_open(zipped, SIGNATURE).decode("ascii"))
    except ValueError:
        signature = b""
    public = bytes_of(manifest, "key")
    if not signing.holds(str(manifest.get("algorithm")), public, text, signature):
        raise Wrong(
            "清单的签名不对：清单被改过。", "The signature of the manifest does not hold: it was changed."
        )
    if key and bare(key) != bare(signing.fingerprint(public)):
        raise Wrong(
            f"归档不是用指纹为 {key} 的密钥签的。",
            f"The archive is not signed with the key of fingerprint {key}.",
        )
    return manifest


def _every_file(zipped: zipfile.ZipFile, sums: Mapping[str, Any]) -> None:
    there = {name for name in zipped.namelist() if name not in (MANIFEST, SIGNATURE)}
    for name in sorted(sums):
        if name not in there:
            raise Wrong(f"缺少文件“{name}”。", f"The file “{name}” is missing.")
        if _sum(zipped, name) != sums[name]:
            raise Wrong(f"文件“{name}”被改过。", f"The file “{name}” was changed.")
    for name in sorted(there - set(sums)):
        raise Wrong(f"文件“{name}”不在清单里。", f"The file “{name}” is not in the manifest.")


def _sum(zipped: zipfile.ZipFile, name: str) -> str:
    found = hashlib.sha256()
    try:
        with zipped.open(name) as body:
            while part := body.read(_CHUNK):
                found.update(part)
    except Exception:
        return ""
    return found.hexdigest()


def _open(zipped: zipfile.ZipFile, name: str) -> bytes:
    try:
        return zipped.read(name)
    except KeyError:
        raise Wrong(f"缺少文件“{name}”。", f"The file “{name}” is missing.") from None
    except Exception:
        raise Wrong(f"文件“{name}”被改过。", f"The file “{name}” was changed.") from None


def check_acts(number: str, said: dict[str, Any]) -> list[tuple[bytes, dict[str, Any]]]:
    """Walk the chain of a case file: hash and named fields of each act; `Wrong` names the first broken link."""
    prev, found = genesis(number), []
    for place, one in enumerate(rows(said, "acts"), start=1):
        fields = rows(one, "fields")
        told = dict(zip(FIELDS, fields, strict=False))
        if len(fields) != len(FIELDS) or told["number"] != number or told["seq"] != place:
            raise Wrong(f"第 {place} 步不在它的位置上。", f"Act {place} is not in its place.")
        if bytes_of(one, "prev", 32) != prev:
            raise Wrong(f"第 {place} 步与上一步不衔接。", f"Act {place} does not follow the act before it.")
        prev = link(prev, fields)
        if bytes_of(one, "hash", 32) != prev:
            raise Wrong(
                f"第 {place} 步的内容与哈希不符。", f"The fields of act {place} do not match its hash."
            )
        found.append((prev, told))
    if not found:
        raise Wrong("归档里没有任何行为。", "There is no act in the archive.")
    return found


def _words(acts: list[tuple[bytes, dict[str, Any]]], said: dict[str, Any], sums: Mapping[str, Any]) -> int:
    """What was said and handed in, against the digest of each act; how many acts can be read."""
    words = entry(said, "words")
    digests = {str(told["seq"]): told["digest"] for _, told in acts}
    for seq, text in words.items() if isinstance(words, dict) else ():
        if hashlib.sha256(str(text).encode()).hexdigest() != digests.get(seq):
            raise Wrong(
                f"第 {seq} 步写下的话与记录不符。", f"The words of act {seq} do not match the record."
            )
        _attached(seq, json.loads(text)[1].get(FILES), sums)
    return len(words)


def _attached(seq: str, told: list[str] | None, sums: Mapping[str, Any]) -> None:
    """The attachments of one act are those the record names; acts of before it named them pass."""
    here = [own for name, own in sums.items() if name.startswith(f"{ATTACHMENTS}{int(seq):03d}-")]
    if told is not None and sorted(here) != sorted(told):
        raise Wrong(
            f"第 {seq} 步的附件与记录不符。", f"The attachments of act {seq} do not match the record."
        )


def _papers(
    acts: list[tuple[bytes, dict[str, Any]]], entries: Sequence[Mapping[str, Any]], sums: Mapping[str, Any]
) -> tuple[str, ...]:
    """Each issued paper against the digest in the act of its issue; numbers of those the index says are gone."""
    there = {own for name, own in sums.items() if name.startswith(PAPERS)}
    listed = {
        str(entry.get("document")): str(entry.get("file")) for entry in entries if entry.get("document")
    }
    unread = []
    for _, told in acts:
        said = told["data"] if told["step"] == ISSUED else {}
        if not said or said.get("digest") in there:
            continue
        number = str(said.get("document"))
        if listed.get(number) == "":
            unread.append(number)
            continue
        named = f"“{listed[number]}”（{number}）" if number in listed else f"{number}"
        raise Wrong(
            f"文书{named}不是签发时的那一份：与第 {told['seq']} 步记下的校验值不符，或者不在归档里。",
            f"The paper {named} is not the one that was issued: it does not match the digest in act {told['seq']}, or is missing.",
        )
    return tuple(unread)


def _proofs(
    number: str, acts: list[tuple[bytes, dict[str, Any]]], proven: receipt.Checked, public: bytes
) -> None:
    told = [(one.hash, one.on.isoformat()) for one in (*proven.proven, *proven.pending)]
    if proven.number != number or set(told) != {(own, fields["on"]) for own, fields in acts}:
        raise Wrong("存证证明与行为链不是同一件事。", "The proofs do not belong to this chain of acts.")
    run = check_chain((proven.checkpoints[place] for place in sorted(proven.checkpoints)), from_first=False)
    if run and public.hex() not in (run[-1].key.hex(), run[-1].says.get("next")):
        raise Wrong(
            "清单与存证不是同一把密钥签的。", "Manifest and checkpoints are signed with different keys."
        )


def _text(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"


__all__ = ["Kept", "acts_file", "check", "check_acts", "index_file", "words_file", "write"]
