"""The office's own list of legal bases: taken in by a command, offered where an opinion is written, said on the paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from huiyin.config.commands import instruments as command
from huiyin.config.home import the_home
from huiyin.law.grammar import Outcome
from huiyin.matters import reading
from huiyin.papers import instruments
from huiyin.papers import reading as papers
from huiyin.papers.models import Paper
from tests.cast import Cast, Told, cast, day  # noqa: F401
from tests.doors.desk.test_papers_at_the_desk import declined, signed_in
from tests.papers import pages

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 9)
LIST = "名称,条,要旨,施行,失效,标记\n虚构县土地补偿办法,3,补偿标准,2020-01-01,,V\n虚构县旧办法,9,已经废止,2010-01-01,2019-12-31,V\n"


@pytest.fixture(autouse=True)
def list_put_back() -> Iterator[None]:
    yield
    instruments.file().unlink(missing_ok=True)


def taken_in(folder: Path, text: str, name: str = "list.csv") -> tuple[int, str]:
    (folder / name).write_text(text, "utf-8")
    done = CliRunner().invoke(command.command, ["import", str(folder / name)])
    return done.exit_code, done.output


@pytest.fixture
def matter(cast: Cast, demonstration) -> Told:  # noqa: F811
    demonstration(TODAY)
    told = cast.accepted("03-02")
    cast.investigated(told, "03-03")
    return told


def test_the_form_offers_what_is_in_force_and_nothing_else(matter: Told, tmp_path: Path) -> None:
    handler, address = signed_in("land-x/handler"), f"/desk/matters/{matter.number}/draft_opinion"
    assert "《信访工作条例》第三十二条第一款" in handler.get(address).text
    code, said = taken_in(tmp_path, LIST)
    assert (code, "2 条" in said) == (0, True)
    page = handler.get(address).text
    assert '<option value="《虚构县土地补偿办法》第三条">补偿标准</option>' in page
    assert "旧办法" not in page
    assert "《信访工作条例》第三十二条第一款" not in page, (
        "the office's list stands in place of the short one"
    )
    assert page.count('list="bases"') == 2, "one for each request"
    assert 'id="bases"' not in handler.get(f"/desk/matters/{matter.number}/extend").text


def test_one_wrong_row_and_the_list_before_stays(tmp_path: Path) -> None:
    assert taken_in(tmp_path, LIST)[0] == 0
    before = instruments.file().read_bytes()
    code, said = taken_in(tmp_path, LIST + "某办法,零,,,,V\n")
    assert code == 2
    assert "第 4 行" in said
    assert instruments.file().read_bytes() == before
    assert [one.name for one in instruments.offered(TODAY)] == ["虚构县土地补偿办法"]


def test_json_is_taken_too_and_what_is_no_file_is_a_sentence(tmp_path: Path) -> None:
    rows = [{"name": "虚构办法", "article": "1", "mark": "K"}]
    assert taken_in(tmp_path, json.dumps(rows), "list.json")[0] == 0
    assert [one.cited for one in instruments.offered(TODAY)] == ["《虚构办法》第一条"]
    (tmp_path / "bad.csv").write_bytes("名称".encode("gbk"))
    for name in ("bad.csv", "missing.csv"):
        done = CliRunner().invoke(command.command, ["import", str(tmp_path / name)])
        assert (done.exit_code, "。" in done.output) == (2, True)
    assert (the_home().path / "instruments.json") == instruments.file()


def test_the_chosen_basis_is_told_on_the_paper(cast: Cast, matter: Told, tmp_path: Path) -> None:  # noqa: F811
    taken_in(tmp_path, LIST)
    basis = instruments.offered(TODAY)[0].cited
    outcomes = tuple(Outcome("explain", "已查明。", "理由如上。", basis) for _ in range(2))
    cast.take("draft_opinion", matter, "land-x/handler", "03-04", outcomes=outcomes)
    cast.take("legal_check", matter, "land-x/legal", "03-04")
    cast.take("issue_opinion", matter, "land-x/head", "03-05")
    cast.worked("03-05")
    with reading.named(cast.by("land-x/head")):
        page = reading.matter(matter.number, on=day("03-06"))
        line = [one for one in papers.of_matter(page.matter.pk) if one.code == "opinion"][-1]
        assert pages.squeezed(basis) in pages.text(papers.pdf(line.pk)[1])


def test_the_list_stands_beside_a_basis_that_is_reworded_and_nowhere_else(
    cast: Cast,  # noqa: F811
    demonstration,
    as_owner,
) -> None:
    demonstration(TODAY)
    told = cast.accepted("03-02", route="R5")
    cast.take("start_duty", told, "land-x/handler", "03-03", applied_on=day("03-02"))
    cast.take("answer_duty", told, "land-x/handler", "03-05", basis="《行政许可法》第四条", remedy=True)
    with as_owner():
        pk = Paper.objects.get(state="waiting").pk
    page = signed_in("land-x/handler2").get(f"/desk/matters/{told.number}/papers/{pk}/wording").text
    assert '<option value="《信访工作条例》第三十二条第一款">' in page
    assert page.count('data-pick-into="f-section-basis"') == page.count('list="bases"') == 1
    assert "f-section-basis" in page.split("<textarea", 1)[1], "the free text stays beside it"


def test_a_paper_without_a_basis_of_ours_is_reworded_without_the_list(
    cast: Cast,  # noqa: F811
    demonstration,
    as_owner,
) -> None:
    demonstration(TODAY)
    told = declined(cast)
    with as_owner():
        pk = Paper.objects.get(state="waiting").pk
    page = signed_in("land-x/handler2").get(f"/desk/matters/{told.number}/papers/{pk}/wording").text
    assert "<textarea" in page
    assert "bases" not in page
