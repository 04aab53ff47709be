"""The whole case file from the desk: who may take it, what for, and what the petitioner reads of that."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from huiyin.matters import reading, reads
from huiyin.papers.models import Paper
from huiyin.proof import archive
from tests.cast import Cast, Told, cast  # noqa: F401
from tests.doors.desk.test_papers_at_the_desk import signed_in

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)


@pytest.fixture
def matter(cast: Cast, demonstration) -> Told:  # noqa: F811
    demonstration(TODAY)
    return cast.accepted("03-02")


def test_the_handler_takes_the_file_for_a_purpose_and_the_petitioner_sees_that(
    cast: Cast,  # noqa: F811
    matter: Told,
    tmp_path: Path,
) -> None:
    handler, address = signed_in("land-x/handler"), f"/desk/matters/{matter.number}/bundle"
    assert address in handler.get(f"/desk/matters/{matter.number}").text
    assert handler.post(address, {"purpose": "contact"}).status_code == 400
    answer = handler.post(address, {"purpose": "archiving"})
    assert answer["Content-Type"] == "application/zip"
    (tmp_path / "case.zip").write_bytes(answer.content)
    kept = archive.check(tmp_path / "case.zip")
    assert (kept.number, kept.unread) == (matter.number, ())
    assert kept.papers >= 1, "what was signed off is issued before it is filed"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as zipped:
        assert any("notice_of_acceptance" in name for name in zipped.namelist())
    with reading.named(matter.petitioner):
        looked = reads.of_matter(reading.matter(matter.number, on=TODAY).matter.pk)
    exports = [one for one in looked if one.what == "export"]
    assert [(one.duty.value, one.purpose.value) for one in exports] == [("handler", "archiving")]


@pytest.mark.parametrize("who", ["land-x/legal", "office-x/triage", "office-x/intake", "land-y/handler"])
def test_nobody_else_takes_it(matter: Told, who: str) -> None:
    browser, address = signed_in(who), f"/desk/matters/{matter.number}/bundle"
    assert browser.get(address).status_code == 404
    assert browser.post(address, {"purpose": "archiving"}).status_code == 404


def test_a_sealed_matter_has_no_bundle_and_looks_like_none(cast: Cast, matter: Told) -> None:  # noqa: F811
    sealed = cast.register("03-02", accusation=True)
    browser = signed_in("office-x/sealed")
    for number in (sealed.number, "office-x-2026-999999-1"):
        assert browser.post(f"/desk/matters/{number}/bundle", {"purpose": "archiving"}).status_code == 404


def test_what_was_not_signed_is_not_in_it(cast: Cast, demonstration, tmp_path: Path) -> None:  # noqa: F811
    demonstration(TODAY)
    first, again = cast.accepted("03-02"), cast.register("03-03")
    cast.sent(again, "land-x", "03-03")
    cast.take("receive", again, "land-x/handler", "03-04")
    cast.take("decline", again, "land-x/handler", "03-05", ground="N1", pending=first.number)
    with reading.named(cast.by("land-x/handler")):
        assert Paper.objects.filter(kind="notice_of_refusal", state="waiting").exists()
    body = signed_in("land-x/handler").post(f"/desk/matters/{again.number}/bundle", {"purpose": "archiving"})
    with zipfile.ZipFile(io.BytesIO(body.content)) as zipped:
        assert not any("refusal" in name for name in zipped.namelist())


def test_a_head_who_sees_the_matter_but_does_not_hold_it_takes_nothing(cast: Cast, demonstration) -> None:  # noqa: F811
    """The review organ sees the whole matter; the file is taken out where it is held."""
    demonstration(date(2026, 4, 20))
    matter = cast.concluded("03-02", "03-20")
    cast.take("request_review", matter, matter.petitioner, "04-01", reviewer=cast["gov-x"])
    browser, address = signed_in("gov-x/head"), f"/desk/matters/{matter.number}"
    page = browser.get(address)
    assert page.status_code == 200
    assert "/bundle" not in page.text
    assert browser.post(f"{address}/bundle", {"purpose": "archiving"}).status_code == 404
