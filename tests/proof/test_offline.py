"""What leaves the house is checked elsewhere: proof files, archives, lists of checkpoints. Every change is found and named."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from huiyin.config import archives, witnesses
from huiyin.config.home import Home, the_home
from huiyin.matters import acts, archiving, checkpoints
from huiyin.matters.reading import NotThere
from huiyin.proof import archive, receipt
from huiyin.proof.checkpoint import check_chain, file_of
from huiyin.proof.signing import Ed25519
from huiyin.proof.wrong import Wrong
from tests.cast import Cast, Told, at, day
from tests.proof.offline import verify

pytestmark = pytest.mark.django_db
PHOTO = acts.Upload("照片.txt", "text/plain", "水渠的样子".encode())


@pytest.fixture
def matter(cast: Cast) -> Told:
    """A matter of eight acts in two checkpoints, one with a file."""
    told = cast.accepted("03-02")
    for _ in range(3):
        cast.register("03-02")
    checkpoints.take(witnesses.signer(), at(day("03-03"), 0))
    cast.take("supplement", told, told.petitioner, "03-03", text="补充一张照片。", files=(PHOTO,))
    cast.register("03-03")
    checkpoints.take(witnesses.signer(), at(day("03-04"), 0))
    return told


def proof_of(told: Told) -> bytes:
    with checkpoints.named(checkpoints.CLOCK):
        files = archiving.filed(told.number).files
    return files["proofs.json"]


def key() -> str:
    with checkpoints.named(checkpoints.CLOCK):
        newest = checkpoints.newest()
    assert newest
    return newest.signed_by


def test_a_proof_file_holds_on_a_machine_with_nothing(matter: Told, tmp_path: Path) -> None:
    (tmp_path / "proof.json").write_bytes(proof_of(matter))
    code, said = verify(tmp_path, "receipt", "proof.json", "--key", key())
    assert code == 0
    assert said.count("真：") == 8
    assert key() in said
    assert "没有外部见证" in said
    code, said = verify(tmp_path, "receipt", "proof.json", "--key", "0000 1111")
    assert (code, "不真" in said) == (1, True)


def change(name: str) -> Callable[[dict[str, Any]], Any]:
    """One change of a proof file."""
    return {
        "day": lambda file: file["acts"][0].update(on="2026-02-20"),
        "number": lambda file: file.update(number="office-x-2026-000002-1"),
        "hash": lambda file: file["acts"][0].update(hash="00" * 32),
        "path": lambda file: file["acts"][0]["path"].reverse(),
        "index": lambda file: file["acts"][0].update(index=file["acts"][0]["index"] ^ 1),
        "another checkpoint": lambda file: file["acts"][0].update(place=2),
        "root": lambda file: file["checkpoints"][0].update(
            body=file["checkpoints"][0]["body"].replace('"acts":10', '"acts":11')
        ),
        "signature": lambda file: file["checkpoints"][0].update(
            signature=file["checkpoints"][1]["signature"]
        ),
        "checkpoint left out": lambda file: file["checkpoints"].pop(0),
        "nonsense": lambda file: file.update(acts=[{"on": 1}]),
        "path of nonsense": lambda file: file["acts"][0].update(path=["zz"]),
        "no list": lambda file: file.update(acts=7),
        "place": lambda file: file["acts"][0].update(place=-1),
    }[name]


CHANGES = (
    "day", "number", "hash", "path", "index", "another checkpoint", "root", "signature", "checkpoint left out",
    "nonsense", "path of nonsense", "no list", "place",
)  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_proof_file_that_was_changed_is_not_genuine(matter: Told, name: str) -> None:
    file = json.loads(proof_of(matter))
    change(name)(file)
    with pytest.raises(Wrong) as wrong:
        receipt.check(json.dumps(file).encode())
    assert wrong.value.zh
    assert wrong.value.en


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b"\xff\xfe", b"{" * 100_000, b'"huiyin proof 1"'])
def test_what_is_no_proof_file_is_a_sentence(text: bytes) -> None:
    with pytest.raises(Wrong):
        receipt.check(text)


def archived(told: Told, tmp_path: Path) -> Path:
    file = tmp_path / "case.zip"
    assert archives.write(told.number, file) > 4
    assert file.stat().st_mode & 0o077 == 0
    return file


def test_an_archive_holds_on_a_machine_with_nothing(matter: Told, tmp_path: Path) -> None:
    file = archived(matter, tmp_path)
    code, said = verify(tmp_path, "archive", "case.zip", "--key", key())
    assert code == 0, said
    assert f"真：{matter.number}，8 步，其中 8 步已存证" in said
    with zipfile.ZipFile(file) as zipped:
        names = zipped.namelist()
        assert any(name.startswith("papers/") and name.endswith("registration_sheet.pdf") for name in names)
        photo = next(name for name in names if name.startswith("attachments/"))
        assert zipped.read(photo) == PHOTO.data
        assert "补偿被占的承包地" in zipped.read("words.json").decode()


def rewritten(file: Path, changed: Callable[[dict[str, bytes]], Any]) -> Path:
    """The archive with other files in it."""
    with zipfile.ZipFile(file) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    changed(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, body in files.items():
            zipped.writestr(name, body)
    file.write_bytes(out.getvalue())
    return file


def test_one_byte_of_any_file_in_an_archive_is_found_and_the_file_is_named(
    matter: Told, tmp_path: Path
) -> None:
    file = archived(matter, tmp_path)
    whole = file.read_bytes()
    with zipfile.ZipFile(file) as zipped:
        names = zipped.namelist()
    for name in names:
        file.write_bytes(whole)

        def flip(files: dict[str, bytes], name: str = name) -> None:
            body = bytearray(files[name])
            body[len(body) // 2] ^= 1
            files[name] = bytes(body)

        with pytest.raises(Wrong) as wrong:
            archive.check(rewritten(file, flip))
        named = "清单" if name.startswith("manifest") else name
        assert named in wrong.value.zh or "huiyin archive 1" in wrong.value.zh, name


def test_one_byte_of_the_zip_itself_is_found_or_changes_nothing(matter: Told, tmp_path: Path) -> None:
    """Every 97th byte flipped: either it is named, or what the archive says is the same to the letter."""
    file = archived(matter, tmp_path)
    whole, kept = file.read_bytes(), archive.check(file)
    found = 0
    for place in range(0, len(whole), 97):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :])
        try:
            assert archive.check(file) == kept
        except Wrong:
            found += 1
    assert found > len(whole) // 97 * 0.9


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (lambda files: files.pop("acts.json"), "缺少文件“acts.json”"),
        (lambda files: files.update({"papers/more.pdf": b"%PDF"}), "“papers/more.pdf”不在清单里"),
        (lambda files: files.pop("manifest.json"), "manifest.json"),
        (lambda files: files.update({"manifest.sig": b"00"}), "清单的签名不对"),
    ],
)
def test_files_taken_out_or_put_in_are_named(
    matter: Told, tmp_path: Path, changed: Callable[[dict[str, bytes]], Any], said: str
) -> None:
    with pytest.raises(Wrong) as wrong:
        archive.check(rewritten(archived(matter, tmp_path), changed))
    assert said in wrong.value.zh


def test_even_the_keyholder_cannot_archive_what_was_not_signed(matter: Told, tmp_path: Path) -> None:
    """A forged chain under a good manifest: the acts are in no checkpoint."""
    with checkpoints.named(checkpoints.CLOCK):
        filed = archiving.filed(matter.number)
    files = filed.files | {one.name: one.body or b"" for one in filed.attachments}
    said = json.loads(files["acts.json"])
    fields = [one["fields"] for one in said["acts"]]
    fields[2][3] = "99"
    prev, forged = archiving.ledger.genesis(matter.number), []
    for one in fields:
        own = archiving.ledger.link(prev, one)
        forged.append((prev, own, one))
        prev = own
    out = io.BytesIO()
    archive.write(
        out,
        matter.number,
        files | {"acts.json": archive.acts_file(matter.number, forged)},
        witnesses.signer(),
    )
    (tmp_path / "forged.zip").write_bytes(out.getvalue())
    with pytest.raises(Wrong, match="do not belong"):
        archive.check(tmp_path / "forged.zip")


def test_an_attachment_put_in_the_place_of_another_is_named(matter: Told, tmp_path: Path) -> None:
    """The archive is written after somebody with every key changed the file where it lies: the act names another one."""
    from huiyin.matters.models import Attachment
    from huiyin.matters.secrecy import seal_bytes, unwrap

    with checkpoints.named(checkpoints.CLOCK):
        row = Attachment.objects.select_related("act", "matter").get()
        place = f"{row.matter_id}:{row.act.seq}:file"
        row.body = seal_bytes(unwrap(row.matter_id, row.matter.key), place, "另一张照片".encode())
        row.save(update_fields=["body"])
    with pytest.raises(Wrong, match="attachments of act 8"):
        archive.check(archived(matter, tmp_path))


def test_what_is_sealed_is_refused_like_what_is_missing(cast: Cast, tmp_path: Path) -> None:
    told = cast.register("03-02", accusation=True)
    for number in (told.number, "office-x-2026-999999-1", "\0"):
        with pytest.raises(NotThere):
            archives.write(number, tmp_path / "case.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_list_of_checkpoints_holds_and_a_gap_is_named(matter: Told, tmp_path: Path) -> None:
    with checkpoints.named(checkpoints.CLOCK):
        found = list(checkpoints.all_of_them())
    (tmp_path / "all.json").write_bytes(file_of(found))
    assert verify(tmp_path, "checkpoints", "all.json", "--key", key())[0] == 0
    (tmp_path / "all.json").write_bytes(file_of(found[1:]))
    code, said = verify(tmp_path, "checkpoints", "all.json")
    assert code == 1
    assert "缺少第 1 号存证" in said


def test_a_new_key_is_announced_by_the_old_one(matter: Told, tmp_path: Path, monkeypatch: Any) -> None:
    """An announced change holds, also in an archive from before and after; one that is not is named."""
    home = Home(tmp_path / "home")
    home.lay()
    (home.keys / "checkpoint_key").write_text(the_home().secret("checkpoint_key"))
    monkeypatch.setattr(witnesses, "the_home", lambda: home)
    made = witnesses.change_key(at(day("03-05")))
    assert made.says["next"] == witnesses.signer().public.hex() != made.key.hex()
    newest = checkpoints.take(witnesses.signer(), at(day("03-06")))
    with checkpoints.named(checkpoints.CLOCK):
        found = list(checkpoints.all_of_them())
    assert len(check_chain(found, key=newest.signed_by)) == 4
    assert archiving.ledger.verify().unsigned == ""
    assert archive.check(archived(matter, tmp_path), key=newest.signed_by).proven == 8
    checkpoints.take(Ed25519(b"2" * 32), at(day("03-07")))
    assert "没有预告" in archiving.ledger.verify().unsigned


@pytest.mark.parametrize("what", ["receipt", "archive", "checkpoints"])
def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path, what: str) -> None:
    code, said = verify(tmp_path, what, "missing")
    assert code != 0
    assert said.strip()
