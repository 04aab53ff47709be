"""`huiyin taxonomy`, `places`, `competence` and `hints rebuild` as an operator types them: taken whole, or declined line by line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from huiyin.config import ready
from huiyin.config.commands import group
from huiyin.hints import competence_rows, divisions, editions
from huiyin.hints.models import Competence, Document, Edition, PlaceTable
from huiyin.law.words import Duty
from huiyin.matters.access import named
from huiyin.people.acting import Actor
from tests.cast import Cast, cast  # noqa: F401

pytestmark = pytest.mark.django_db
TODAY, LATER = date(2026, 3, 9), "2026-04-01"
CLOCK = Actor.job(Duty.CLOCK)
OWN = "code,parent,name,words\n1,,房屋,房子\n11,1,渗漏,漏水 渗水\n2,,道路,修路\n"
PLACES = "代码,名称,上级,起,止,现为,地点\n970101100,鼓楼镇,970101,,,,\n970101100-1,芦花苑,970101100,,,,是\n"
RULES = "区划,分类,层级,单位代码,单位名称,起,止,来源,标记\n970101,交通运输,县,,住房和城乡建设,2026-03-01,,三定方案,P\n"
TABLES = ("taxonomy", "places", "competence")


@pytest.fixture(autouse=True)
def office(
    cast: Cast,  # noqa: F811
    demonstration: Callable[[date], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The commands on this test's database, which is at hand and up to date."""
    demonstration(TODAY)
    monkeypatch.setattr(ready, "database", nullcontext)
    for done in ("load_django", "migrate"):
        monkeypatch.setattr(ready, done, lambda: None)


def run(*words: str) -> Result:
    return CliRunner().invoke(group, words)


def told(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def declined(*words: str) -> str:
    """What is said on the error stream, in Chinese and in English; nothing on the output, exit code 2."""
    result = run(*words)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    return result.stderr


def written(folder: Path, text: str | bytes) -> str:
    file = folder / "本单位.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(file)


def taken() -> list[int]:
    """How many editions of the taxonomy, of the places and rows of competence there are."""
    with named(CLOCK):
        return [rows.objects.count() for rows in (Edition, PlaceTable, Competence)]


def test_an_own_taxonomy_is_taken_in_and_shown_from_its_day(tmp_path: Path) -> None:
    before = told("taxonomy", "show")
    assert "0308,03,工程质量" in before
    said = told(
        "taxonomy", "import", written(tmp_path, "\ufeff" + OWN), "--since", LATER, "--fills-above", "0.8"
    )
    assert "已收录 3 个类别" in said
    assert "第 1 版，2026-04-01 起有效，把握 80% 以上先填" in said
    assert told("taxonomy", "show") == before
    assert told("taxonomy", "show", "--on", LATER) == OWN
    with named(CLOCK):
        assert editions.in_force(date(2026, 4, 1)).number == 1


def test_own_places_are_taken_in_and_what_is_shown_can_be_taken_in_again(tmp_path: Path) -> None:
    assert "已收录 2 个区划和地名" in told("places", "import", written(tmp_path, PLACES))
    shown = told("places", "show")
    assert "970101100,鼓楼镇,970101" in shown
    assert "970101,芦渡县,9701" in shown
    with named(CLOCK):
        assert divisions.divisions(TODAY).by_code["970101100-1"].name == "芦花苑"
        assert PlaceTable.objects.get().source == "本单位.csv"
    told("places", "import", written(tmp_path, shown), "--since", LATER)
    assert told("places", "show", "--on", LATER) == shown


def test_rows_of_competence_are_taken_in_and_the_gaps_are_told(tmp_path: Path) -> None:
    unknown = RULES + "970101,民政,县,,没有的局,2026-03-01,,三定方案,P\n"
    said = told("competence", "import", written(tmp_path, unknown))
    assert "已收录 2 行" in said
    assert "还没有名称带“没有的局”的单位" in said
    assert "没有规定：芦渡县 " in said
    assert "芦渡县 交通运输 " not in said
    assert "处没有规定由谁负责" in said
    assert 1 <= said.count("没有规定：") <= 20
    assert "970101,交通运输,county,,住房和城乡建设,2026-03-01,,三定方案,P\n" in told("competence", "show")
    assert "970101,交通运输," not in told("competence", "show", "--on", "2026-02-28")
    with named(CLOCK):
        assert ("云笙县", "交通运输") in competence_rows.gaps(TODAY)


WRONG = {
    "taxonomy": (OWN + "3,9,没有上级,\n1,,又是,\n", "第 5 行：上级 9 没有列在前面。", "Line 5: its parent 9"),
    "places": (
        PLACES + "9 9,坏,970101,,,,\n",
        "第 4 行：代码“9 9”应为",
        "Line 4: a name has 2 to 40 characters.",
    ),
    "competence": (
        RULES + ",民政,街,,民政,2026-03-01,,三定方案,P\n",
        "第 3 行：层级“街”应为",
        "Line 3: the level is one of",
    ),
}


@pytest.mark.parametrize("table", TABLES)
def test_one_wrong_row_and_none_is_taken_each_with_its_sentence(table: str, tmp_path: Path) -> None:
    text, zh, en = WRONG[table]
    said = declined(table, "import", written(tmp_path, text))
    assert zh in said
    assert en in said
    assert taken() == [0, 0, 0]


@pytest.mark.parametrize("table", TABLES)
def test_a_file_that_is_no_such_table_is_declined_with_a_sentence(table: str, tmp_path: Path) -> None:
    many = WRONG[table][0] + WRONG[table][0].splitlines()[-1].join("\n" * 31)
    assert "另有" in declined(table, "import", written(tmp_path, many)), "twenty sentences, and how many more"
    assert "不是 UTF-8" in declined(table, "import", written(tmp_path, OWN.encode("gb18030")))
    assert "第一行应写明各列" in declined(table, "import", written(tmp_path, "名,姓\n一,二\n"))
    assert "第一行应写明各列" in declined(table, "import", written(tmp_path, ""))
    assert "读不出来" in declined(
        table,
        "import",
        written(tmp_path, OWN.splitlines()[0] + '\n1,"\n' if table == "taxonomy" else WRONG[table][0] + '"'),
    )
    assert "读不了文件" in declined(table, "import", str(tmp_path / "没有.csv"))
    assert "不是日期" in declined(table, "show", "--on", "昨天")
    assert taken() == [0, 0, 0]


def test_a_first_day_that_is_over_is_declined(tmp_path: Path) -> None:
    assert "生效日不得早于今天" in declined(
        "taxonomy", "import", written(tmp_path, OWN), "--since", "2026-03-08"
    )
    told("taxonomy", "import", written(tmp_path, OWN), "--since", LATER)
    assert "第 1 版的生效日" in declined("taxonomy", "import", written(tmp_path, OWN))
    assert taken() == [1, 0, 0]


def test_the_index_is_made_anew_and_it_is_told_how_much_of_it_was(
    cast: Cast,  # noqa: F811
) -> None:
    for facts in ("水渠断了", "路灯坏了"):
        matter = cast.register("2026-03-02", facts=facts)
        cast.take("triage", matter, "office-x/triage", "2026-03-03", klass="appeal")
    with named(CLOCK):
        Document.objects.filter(pk=Document.objects.latest("pk").pk).delete()
    assert "已核对 2 件事项，改写索引 1 件" in told("hints", "rebuild")
    assert "已核对 2 件事项，改写索引 0 件" in told("hints", "rebuild")
