"""The petitioner takes a proof home; anyone checks it at the counter, with no account."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from huiyin.config import witnesses
from huiyin.matters import checkpoints, witnessing
from huiyin.matters.models import Act
from huiyin.papers import reading as papers
from huiyin.proof import receipt
from tests.cast import Cast, Told, at
from tests.papers.pages import text as text_of
from tests.proof.offline import verify

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture
def matter(cast: Cast, demonstration: Callable[[date], None]) -> Told:
    demonstration(TODAY)
    cache.clear()
    told = cast.accepted("03-02")
    cast.register("03-02")
    checkpoints.take(witnesses.signer(), at(TODAY, 23))
    return told


@pytest.fixture
def visitor(matter: Told) -> Client:
    client = Client()
    client.post("/follow", {"number": matter.receipt.item, "code": matter.receipt.code})
    return client


def act_of(told: Told, seq: int = 1) -> str:
    with checkpoints.named(checkpoints.CLOCK):
        return bytes(Act.objects.get(matter__number=told.number, seq=seq).hash).hex()


def test_the_proof_is_downloaded_and_holds_elsewhere(visitor: Client, matter: Told, tmp_path: Any) -> None:
    assert f"/follow/{matter.number}/proof" in visitor.get(f"/follow/{matter.number}").text
    with CaptureQueriesContext(connection) as asked:
        answer = visitor.get(f"/follow/{matter.number}/proof")
    assert answer["Content-Disposition"].startswith("attachment")
    assert len(asked) <= 26, len(asked)
    found = receipt.check(answer.content)
    assert len(found.proven) == 5, (
        "registered, triaged, forwarded, received, accepted; not what the house does for itself"
    )
    assert bytes.fromhex(act_of(matter)) in {one.hash for one in found.proven}
    assert not re.search("accept|forward|appeal|田禾|承包地", answer.text)
    (tmp_path / "proof.json").write_bytes(answer.content)
    assert verify(tmp_path, "receipt", "proof.json")[0] == 0


def test_a_proof_is_its_holders_alone(visitor: Client, matter: Told, cast: Cast) -> None:
    other = cast.register("03-02")
    assert visitor.get(f"/follow/{other.number}/proof").status_code == 404
    assert Client().get(f"/follow/{matter.number}/proof").status_code == 302


def checked(number: str, code: str) -> Any:
    return Client().get("/verify", {"number": number, "code": code})


def test_number_and_code_are_checked_without_an_account(matter: Told, cast: Cast) -> None:
    code = act_of(matter)[:16].upper()
    for typed in (code, code.lower(), " ".join(code[i : i + 4] for i in range(0, 16, 4)), act_of(matter)):
        for number in (matter.receipt.item, matter.number):
            answer = checked(number, typed)
            assert answer.status_code == 200
            assert "是真的" in answer.text
            assert "第 1 号存证" in answer.text
            assert witnessing.NONE[0] in answer.text
            assert not re.search(
                "田禾|承包地|受理|自然资源局", answer.text.replace("依据《信访工作条例》办理", "")
            )
    today = cast.register("03-02")
    assert "今夜存证以后" in checked(today.receipt.item, act_of(today)[:16]).text


def test_wrong_numbers_and_wrong_codes_are_answered_alike(matter: Told) -> None:
    code = act_of(matter)[:16]
    texts = set()
    for number, typed in (
        (matter.receipt.item, "0" * 16),
        ("office-x-2026-999999", code),
        ("\0", code),
        (matter.receipt.item, act_of(matter)[:15] + "g"),
    ):
        answer = checked(number, typed)
        assert answer.status_code == 400
        assert "是真的" not in answer.text.replace("不能证明是真的", "").replace("是不是真的", "")
        if "没有查到" in answer.text:
            texts.add(re.sub(r'value="[^"]*"', "", answer.text))
    assert len(texts) == 1
    assert "它不是查询码" in checked(matter.receipt.item, matter.receipt.code).text


def handed(text: bytes) -> Any:
    return Client().post("/verify", {"file": SimpleUploadedFile("proof.json", text)})


def test_a_proof_file_is_checked_at_the_counter(visitor: Client, matter: Told) -> None:
    text = visitor.get(f"/follow/{matter.number}/proof").content
    answer = handed(text)
    assert answer.status_code == 200
    assert "是真的" in answer.text
    assert matter.number in answer.text
    changed = handed(text.replace(b"2026-03-02", b"2026-03-01", 1))
    assert changed.status_code == 400
    assert "不能证明是真的" in changed.text
    for other in (b"", b"{}", b"\xff" * 100, b"[" * 10_000):
        assert handed(other).status_code == 400
    assert Client().post("/verify").status_code == 400


def test_a_checkpoint_of_another_house_is_not_ours(visitor: Client, matter: Told) -> None:
    """Whole in itself, signed with another key."""
    from huiyin.proof import checkpoint, tree
    from huiyin.proof.signing import Ed25519
    from huiyin.proof.spelling import leaf

    own = bytes.fromhex(act_of(matter))
    root = tree.leaf_hash(leaf(matter.number, TODAY, own))
    forged = checkpoint.make(Ed25519(b"1" * 32), None, taken_at=at(TODAY), root=root, acts=1, agencies={})
    text = receipt.file_of(matter.number, [receipt.Proof(TODAY, own, 1)], [forged], ("", ""))
    assert receipt.check(text).proven
    assert "不是本系统签发的" in handed(text).text


def test_what_was_signed_and_then_removed_is_said_at_the_counter(
    visitor: Client, matter: Told, as_owner: Any
) -> None:
    text, code = visitor.get(f"/follow/{matter.number}/proof").content, act_of(matter)[:16]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("ALTER TABLE matters_act DISABLE TRIGGER act_kept")
        cursor.execute("UPDATE matters_act SET hash = sha256(hash) WHERE seq = 1")
        cursor.execute("ALTER TABLE matters_act ENABLE TRIGGER act_kept")
    assert "现在的记录里却没有" in handed(text).text
    assert "现在的记录里却没有" in checked(matter.number, code).text


def test_the_receipt_shows_the_code_and_the_paper_says_where_to_check(cast: Cast, matter: Told) -> None:
    client = Client()
    client.post("/raise", {"go": "anew"})
    for name, typed in {
        "where": {"region": "970101"},
        "office": {"office": cast["office-x"]},
        "report": {"report": "no"},
        "requests": {"requests-0-text": "修好水渠"},
        "facts": {"facts": "水渠断了。"},
        "identity": {"name": "田禾", "phone": "13800000000"},
        "check": {},
    }.items():
        client.post(f"/raise/{name}", typed)
    page = client.get("/receipt")
    ticket = page.context["receipt"]
    code = re.search(r"([0-9A-F]{4} ){3}[0-9A-F]{4}", page.text)
    assert code
    assert 'class="qr" src="data:image/svg+xml' in page.text
    assert "是真的" in checked(ticket["item"], code[0]).text
    with checkpoints.named(matter.petitioner):
        found = papers.of_matter(Act.objects.filter(matter__number=matter.number)[0].matter_id)
        pages = {line.code: text_of(papers.pdf(line.pk)[1]) for line in found}
    assert pages
    for name, text in pages.items():
        printed = re.search(r"校验码[:：]([0-9A-F]{16})", text)
        assert printed, name
        assert "是真的" in checked(matter.number, printed[1]).text


def test_checkpoints_are_there_for_everyone(matter: Told, cast: Cast) -> None:
    listed = Client().get("/verify/checkpoints")
    assert "没有外部见证" in listed.text
    assert "/verify/checkpoints/1" in listed.text
    page = Client().get("/verify/checkpoints/1").text
    with checkpoints.named(checkpoints.CLOCK):
        newest = checkpoints.newest()
    assert newest
    digits = re.sub(r"\s", "", page)
    for text in (newest.root.hex(), newest.digest, newest.signed_by):
        assert text.replace(" ", "") in digits
    assert "没有外部见证" in page
    assert "发出 2，登记 2；至今尚未登记 0" in page
    file = json.loads(Client().get("/verify/checkpoints/all").content)
    assert len(file["checkpoints"]) == 1
    for missing in (0, 2, 2**40):
        assert Client().get(f"/verify/checkpoints/{missing}").status_code == 404


def test_before_the_first_checkpoint_it_says_so(cast: Cast, demonstration: Callable[[date], None]) -> None:
    demonstration(TODAY)
    told = cast.register("03-02")
    assert "还没有存证" in Client().get("/verify/checkpoints").text
    client = Client()
    client.post("/follow", {"number": told.receipt.item, "code": told.receipt.code})
    text = client.get(f"/follow/{told.number}/proof").content
    assert [one.place for one in receipt.check(text).pending] == [None]
    assert "请明天重新下载" in handed(text).text


def test_an_english_page_says_it_in_english(matter: Told) -> None:
    client = Client(headers={"accept-language": "en"})
    answer = client.get("/verify", {"number": matter.number, "code": act_of(matter)[:16]})
    assert "Genuine" in answer.text
    assert "There is no outside witness" in answer.text
