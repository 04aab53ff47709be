"""The seal: a picture the office supplies, a module that signs the page, or a plain statement that there is none."""

import hashlib
import io
from datetime import date
from pathlib import Path as Folder

import pytest
from PIL import Image

from huiyin.matters import reading
from huiyin.papers import issuing, seals
from tests.papers import pages
from tests.papers.conftest import County, at
from tests.papers.test_main_path import Path

pytestmark = pytest.mark.django_db


class Stamping:
    """An electronic-seal module: here it appends its signature to the page."""

    def seal(self, page: bytes, agency_code: str) -> bytes:
        return page + f"\n%SIGNED {agency_code}\n".encode()


class Broken:
    """A module that is not there."""

    def seal(self, page: bytes, agency_code: str) -> bytes:
        raise ConnectionError


@pytest.fixture
def path(county: County) -> Path:
    seals.provider.cache_clear()
    yield Path(county).accepted()
    seals.provider.cache_clear()


def issued(path: Path, *, demonstration: bool) -> bytes:
    issuing.left_over(at(date(2026, 4, 1)), demonstration=demonstration)
    return path.pdf("notice_of_acceptance", "handler")


def test_a_demonstration_says_that_its_seal_is_one(path: Path) -> None:
    assert "演示印章" in pages.text(issued(path, demonstration=True))


def test_a_real_database_without_a_seal_leaves_the_place_free_and_says_so(path: Path) -> None:
    shown = pages.text(issued(path, demonstration=False))
    assert "印章位置" in shown
    assert "演示" not in shown


def test_the_picture_of_an_agency_is_printed_and_no_other(
    path: Path, tmp_path: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (80, 80), "red").save(picture, "PNG")
    (tmp_path / "labour-x.png").write_bytes(picture.getvalue())
    (tmp_path / "office.png").write_bytes(b"no picture at all")
    monkeypatch.setattr(seals, "folder", lambda: tmp_path)
    page = issued(path, demonstration=False)
    assert "印章位置" not in pages.text(page)
    assert sum(len(sheet.images) for sheet in pages.reader(page).pages) >= 1
    assert "印章位置" in pages.text(path.pdf("assignment_letter", "triage")), "its file is no picture"


def test_a_module_signs_the_page_and_the_hash_is_of_what_it_gave_back(path: Path, settings) -> None:
    settings.HUIYIN_SEAL = "tests.papers.test_seals.Stamping"
    page = issued(path, demonstration=False)
    assert page.endswith(b"%SIGNED labour-x\n")
    with reading.named(path.county.actors["handler"]):
        acts = reading.matter(path.number, on=at(date(2026, 4, 1)).date()).acts
    assert hashlib.sha256(page).hexdigest() in {act.data.get("digest") for act in acts}


def test_where_the_module_fails_nothing_is_issued(path: Path, settings) -> None:
    settings.HUIYIN_SEAL = "tests.papers.test_seals.Broken"
    with pytest.raises(ConnectionError):
        issuing.left_over(at(date(2026, 4, 1)), demonstration=False)
    settings.HUIYIN_SEAL = ""
    seals.provider.cache_clear()
    assert "告〔2026〕1号" in pages.text(issued(path, demonstration=True))
