"""Anyone who holds a paper can have it checked: genuine, void, not known, altered by one byte; and learns nothing else."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from huiyin.counter import throttle
from huiyin.matters import reading
from huiyin.papers import drafting, framing
from tests.papers import pages
from tests.papers.conftest import County
from tests.papers.test_life import declined, newest
from tests.papers.test_main_path import Path

pytestmark = pytest.mark.django_db
CODE = re.compile(r"核验码([0-9A-Z]{4}(?:-[0-9A-Z]{4}){3})")


@pytest.fixture
def path(county: County) -> Path:
    cache.clear()
    return Path(county).accepted()


@pytest.fixture
def page(path: Path) -> bytes:
    """The notice of acceptance as the petitioner holds it."""
    return path.county.pdf(path.number, "notice_of_acceptance", path.county.petitioner(path.made))


def code_on(page: bytes) -> str:
    found = CODE.search(pages.text(page))
    assert found
    return found[1]


def asked(client: Client, code: str = "", page: bytes | None = None, **more: str) -> tuple[int, str]:
    sent = {"page": SimpleUploadedFile("x.pdf", page, "application/pdf")} if page is not None else {}
    answer = client.post("/verify", {"paper": code, **sent}, **more)
    shown = re.search(r"<section class=\"note.*?</section>", answer.text, re.DOTALL)
    assert shown
    return answer.status_code, re.sub(r"\s+", " ", shown[0])


def test_a_genuine_paper_is_told_by_whom_on_which_day_and_under_which_number(
    client: Client, page: bytes
) -> None:
    status, said = asked(client, code_on(page))
    assert status == 200
    for word in ("是真的", "柳溪县人力资源和社会保障局", "告〔2026〕1号", "签发日期"):
        assert word in said


def test_a_code_typed_by_hand_is_forgiven_case_dashes_and_letters_that_look_alike(
    client: Client, page: bytes
) -> None:
    code = code_on(page)
    typed = code.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert asked(client, typed)[0] == 200


def test_nothing_is_told_of_content_kind_matter_or_person(client: Client, path: Path, page: bytes) -> None:
    _, said = asked(client, code_on(page), page)
    for word in ("陈木生", "受理", "工资", path.number, path.made.item, "信访事项"):
        assert word not in said


def test_the_file_itself_is_recognised_with_and_without_its_code(client: Client, page: bytes) -> None:
    for code in (code_on(page), ""):
        status, said = asked(client, code, page)
        assert status == 200
        assert "一个字节不差" in said


@pytest.mark.parametrize("place", [9, 2_000, -7])
def test_a_paper_altered_by_one_byte_is_reported_false(client: Client, page: bytes, place: int) -> None:
    altered = bytearray(page)
    altered[place] ^= 1
    status, said = asked(client, code_on(page), bytes(altered))
    assert status == 400
    assert "不是签发的那一份" in said
    assert "是真的，" in said, "the code is"
    status, said = asked(client, "", bytes(altered))
    assert (status, "不能证明是真的" in said) == (400, True)


def test_the_code_of_one_paper_does_not_vouch_for_the_file_of_another(
    client: Client, path: Path, page: bytes
) -> None:
    another = path.county.pdf(path.number, "assignment_letter", "triage")
    status, said = asked(client, code_on(page), another)
    assert (status, "文件不是签发的那一份" in said) == (400, True)


def test_a_void_paper_is_told_as_void_also_by_its_file(client: Client, county: County) -> None:
    path = declined(Path(county))
    path.approved("notice_of_refusal", "reviewer_head", date(2026, 4, 20))
    line = newest(path, "notice_of_refusal", "reviewer")
    page = path.pdf("notice_of_refusal", "reviewer")
    path.take(
        "void_paper", "reviewer_head", date(2026, 4, 21), paper=line.pk, ground="content", reason="引用有误。"
    )
    for code, sent in ((code_on(page), None), ("", page)):
        status, said = asked(client, code, sent)
        assert status == 400
        assert "已经作废" in said
        assert "引用有误" not in said
        assert "内容有误" not in said


def test_what_was_never_issued_is_not_known(client: Client, page: bytes) -> None:
    status, said = asked(client, "ABCD-EFGH-JKMN-PQRS")
    assert (status, "不能证明是真的" in said) == (400, True)
    assert asked(client, "", b"%PDF-1.7 something else")[0] == 400
    assert asked(client, "", b"%PDF-1.7 something else")[1] != said


def test_a_draft_has_no_code_and_no_file_that_is_genuine(client: Client, county: County) -> None:
    path = declined(Path(county))
    draft = path.pdf("notice_of_refusal", "reviewer")
    assert not CODE.search(pages.text(draft))
    assert asked(client, "", draft)[0] == 400


def test_guessing_is_slowed_for_one_address_and_not_for_another(client: Client, page: bytes) -> None:
    for _ in range(throttle.TRIES):
        assert asked(client, "ABCD-EFGH-JKMN-PQRS")[0] == 400
    status, said = asked(client, code_on(page))
    assert (status, "过一刻钟" in said) == (429, True)
    assert asked(client, code_on(page), REMOTE_ADDR="127.0.0.77")[0] == 200


def test_a_destroyed_papers_number_still_tells_that_it_was_genuine(
    client: Client, path: Path, page: bytes
) -> None:
    with reading.named(path.county.actors["handler"]):
        act = path.county.take("write_back", path.number, "handler", date(2026, 3, 7), text="已收到。")
        drafting.forget(act.matter_id)
    assert path.county.papers(path.number, "handler") == []
    assert asked(client, code_on(page))[0] == 200


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_asked_is_a_sentence(client: Client, path: Path, typed: str) -> None:
    status, said = asked(client, typed)
    assert (status, "请输入" in said) == (400, True)


def test_the_square_code_holds_the_address_where_the_office_named_one(settings) -> None:
    settings.HUIYIN_ADDRESS = "https://xinfang.example.cn/"
    assert framing.address("ABCD-EFGH-JKMN-PQRS") == "https://xinfang.example.cn/verify#ABCD-EFGH-JKMN-PQRS"
    settings.HUIYIN_ADDRESS = ""
    assert framing.address("ABCD-EFGH-JKMN-PQRS") == "ABCD-EFGH-JKMN-PQRS"
