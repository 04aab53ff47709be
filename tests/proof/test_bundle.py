"""The archive bundle: every paper as it was issued, in an order an archivist expects, checked without the house."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from huiyin.config import archives, witnesses
from huiyin.matters import acts, checkpoints, secrecy, sources
from huiyin.matters.access import named
from huiyin.papers import issuing
from huiyin.papers.models import Paper
from huiyin.proof import archive
from huiyin.proof.wrong import Wrong
from tests.cast import Cast, Told, at, day
from tests.papers import pages
from tests.proof.offline import verify
from tests.proof.test_altered import superuser

pytestmark = pytest.mark.django_db
PHOTO = acts.Upload("水渠照片.txt", "text/plain", "水渠的样子".encode())


@pytest.fixture
def matter(cast: Cast) -> Told:
    return life(cast)


def life(cast: Cast) -> Told:
    """A matter with an opinion issued and served, a void notice made anew, a draft not issued, and a file."""
    told = cast.accepted("03-02")
    cast.worked("03-02")
    cast.take("supplement", told, told.petitioner, "03-03", text="补充一张照片。", files=(PHOTO,))
    notice = paper(told, "notice_of_acceptance")
    cast.take("void_paper", told, "land-x/head", "03-04", paper=notice.pk, ground="layout", again=True)
    cast.investigated(told, "03-05")
    cast.issued(told, "03-10")
    cast.worked("03-10")
    cast.served("serve_opinion", told, "land-x/handler", "03-11")
    checkpoints.take(witnesses.signer(), at(day("03-12"), 0))
    return told


def paper(told: Told, code: str) -> Paper:
    with named(checkpoints.CLOCK):
        return Paper.objects.filter(kind=code).order_by("id")[0]


def bundled(told: Told, folder: Path) -> tuple[Path, dict[str, bytes]]:
    file = folder / "case.zip"
    archives.write(told.number, file)
    with zipfile.ZipFile(file) as zipped:
        return file, {name: zipped.read(name) for name in zipped.namelist()}


def index(files: dict[str, bytes]) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(files["index.json"])["entries"]
    return entries


def test_the_index_lists_every_piece_as_an_archivist_expects(matter: Told, tmp_path: Path) -> None:
    _, files = bundled(matter, tmp_path)
    entries = index(files)
    assert [entry["place"] for entry in entries] == list(range(1, len(entries) + 1))
    listed = {entry["file"] for entry in entries}
    assert listed == {name for name in files if name.startswith(("papers/", "attachments/"))}
    opinion = next(entry for entry in entries if entry["title"] == "信访处理意见书")
    assert opinion["responsible"] == "芦渡县自然资源局"
    assert "告〔2026〕" in opinion["document"]
    assert opinion["on"] == "2026-03-10"
    assert opinion["pages"] == len(pages.reader(files[opinion["file"]]).pages)
    assert [entry["title"] for entry in entries].index("附件：水渠照片.txt") > 0
    photo = next(entry for entry in entries if entry["title"] == "附件：水渠照片.txt")
    assert (photo["responsible"], files[photo["file"]]) == ("信访人", PHOTO.data)
    pages.in_order(files["index.pdf"], "卷内目录", "件号", "责任者", "文号", "题名", "日期", "页数", "备注")
    printed = pages.text(files["index.pdf"])
    for entry in entries:
        assert pages.squeezed(entry["title"]) in printed
        assert f"{entry['title']}\t{entry['on']}" in files["index.txt"].decode()
    assert pages.squeezed("密封保管的材料（如有）不在本卷") in printed


def test_a_void_paper_is_there_and_marked_and_a_draft_is_not(matter: Told, tmp_path: Path) -> None:
    _, files = bundled(matter, tmp_path)
    notices = [entry for entry in index(files) if entry["title"] == "受理告知书"]
    assert [(entry["remark"], entry["file"].endswith("-void.pdf")) for entry in notices] == [("作废", True)]
    with named(checkpoints.CLOCK):
        assert Paper.objects.filter(kind="notice_of_acceptance", state="waiting").exists()


def test_a_page_is_the_one_that_was_issued_to_the_byte(matter: Told, tmp_path: Path) -> None:
    _, files = bundled(matter, tmp_path)
    said = json.loads(files["acts.json"])
    digests = [
        one["fields"][said["names"].index("data")]["digest"]
        for one in said["acts"]
        if one["fields"][said["names"].index("step")] == "issue_paper"
    ]
    assert len(digests) == len([entry for entry in index(files) if entry["document"]])
    code, words = verify(tmp_path, "archive", "case.zip")
    assert code == 0, words
    assert f"签发的文书 {len(digests)} 份" in words


def rewritten(
    told: Told, files: dict[str, bytes], folder: Path, change: Callable[[dict[str, bytes]], Any]
) -> Path:
    """The bundle with other files, its manifest made and signed anew with the house's own key."""
    body = {name: data for name, data in files.items() if name not in (archive.MANIFEST, archive.SIGNATURE)}
    change(body)
    out = io.BytesIO()
    archive.write(out, told.number, body, witnesses.signer())
    file = folder / "forged.zip"
    file.write_bytes(out.getvalue())
    return file


def opinion_of(files: dict[str, bytes]) -> dict[str, Any]:
    return next(entry for entry in index(files) if entry["title"] == "信访处理意见书")


@pytest.mark.parametrize("deed", ["one byte", "taken out", "renumbered"])
def test_even_with_a_new_manifest_a_paper_tampered_with_is_named(
    matter: Told, tmp_path: Path, deed: str
) -> None:
    _, files = bundled(matter, tmp_path)
    opinion = opinion_of(files)

    def change(body: dict[str, bytes]) -> None:
        page = bytearray(body.pop(opinion["file"]))
        if deed == "taken out":
            return
        if deed == "one byte":
            page[len(page) // 2] ^= 1
        else:
            body["index.json"] = body["index.json"].replace(opinion["document"].encode(), b"1")
            page += b"\n"
        body[opinion["file"]] = bytes(page)

    with pytest.raises(Wrong) as wrong:
        archive.check(rewritten(matter, files, tmp_path, change))
    assert opinion["document"] in wrong.value.zh
    assert deed == "renumbered" or opinion["file"] in wrong.value.zh


@pytest.mark.django_db(transaction=True)
def test_a_page_changed_where_it_lies_is_named_by_the_check(transactional_cast: Cast, tmp_path: Path) -> None:
    """Whoever has database and keys exchanges the frozen page: the bundle is written, and does not hold."""
    told = life(transactional_cast)
    row = paper(told, "opinion")
    with named(checkpoints.CLOCK):
        key = sources.paper_key(row.matter_id)
    page = secrecy.open_bytes(key, issuing.frozen_place(row), row.frozen)
    forged = secrecy.seal_bytes(key, issuing.frozen_place(row), page[:-1] + bytes([page[-1] ^ 1]))
    with superuser() as cursor:
        cursor.execute("UPDATE papers_paper SET frozen = %s WHERE id = %s", [forged, row.pk])
    file, files = bundled(told, tmp_path)
    with pytest.raises(Wrong) as wrong:
        archive.check(file)
    assert opinion_of(files)["file"] in wrong.value.zh
