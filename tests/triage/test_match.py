"""Repeats: the same letter comes back reworded, shortened, mixed with another; a new one is not taken for an old one."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from huiyin.config.commands.triage import command
from huiyin.triage import grams
from huiyin.triage.matching import THRESHOLD, Index

CANAL = (
    "芦渡县河湾村二组的水渠去年修路时被挖断，今年春灌一直没有水，三十多亩稻田绝收。我们找过镇里三次，每次都说在协调。"
    "请求尽快修复水渠并补偿损失。"
)
WAGES = "我在柳溪砖厂做工半年，老板拖欠工资两万四千元，劳动监察大队让我去仲裁，仲裁又说证据不够。请帮我要回血汗钱。"
LIFT = "望江苑小区七号楼的电梯三个月里坏了九次，老人上下楼很困难，物业说没有维修资金，业委会说物业在推脱。"
LETTERS = [CANAL, WAGES, LIFT, "", "公园的路灯晚上不亮，请修一修。"]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(LETTERS)


def best(index: Index, text: str) -> tuple[int, float]:
    found = index.like(text)
    return (found[0].place, found[0].score) if found else (-1, 0.0)


def test_signs_case_and_full_width_make_no_difference(index: Index) -> None:
    again = CANAL.replace("，", " , ").replace("。", "！！").replace("三", "三")
    (first, *_) = index.like(again)
    assert (first.place, first.same) == (0, True)
    assert index.why(again, first) == ("文字完全相同", "the very same words")


@pytest.mark.parametrize(
    "text",
    [
        "领导您好，再次来信。春灌一直没有水，三十多亩稻田绝收，河湾村二组的水渠去年修路时被挖断。恳请领导百忙之中予以关注，谢谢！",
        "河湾村二祖的水渠去年修路时被控断，今年春灌一真没有水",
        "我们找过镇里三次，每次都说在协调。请求尽快修复水渠。另外我家的低保也停了，不知道去哪里问。",
    ],
)
def test_reworded_misspelt_and_mixed_it_is_still_found_first(index: Index, text: str) -> None:
    place, score = best(index, text)
    assert place == 0
    assert score >= THRESHOLD


def test_another_matter_in_the_same_courtesies_is_new(index: Index) -> None:
    letter = (
        "尊敬的领导您好，我要反映学校食堂的饭菜太贵。请给一个明确的答复，恳请领导百忙之中予以关注，谢谢领导！"
    )
    assert best(index, letter)[1] < THRESHOLD


@pytest.mark.parametrize(
    "letter",
    [
        "尊敬的领导您好，谢谢领导，盼尽快回复。",
        "这已经是第三次写信了，上次来信石沉大海，只好再写。如果再不处理，我们将继续向上级反映。附件是现场照片。",
        "之前打过12345，工单已办结，但问题一直没有解决。",
    ],
)
def test_courtesies_and_having_asked_before_are_like_nothing(letter: str) -> None:
    assert Index([*LETTERS, letter.replace("三", "二"), letter[2:]]).like(letter) == []


def test_the_same_telephone_is_a_reason() -> None:
    index = Index([WAGES + "电话13900000000", LIFT])
    again = "老板拖欠工资两万四千元，仲裁说证据不够，电话13900000000"
    (first, *_) = index.like(again)
    zh, en = index.why(again, first)
    assert "同一个电话" in zh
    assert "the same telephone" in en
    assert zh.startswith("文字相同")


def test_the_same_estate_is_a_reason_and_another_one_is_not(index: Index) -> None:
    for estate, told in (("望江苑小区", True), ("松涛苑小区", False)):
        again = f"{estate}的电梯三个月里坏了九次，老人上下楼很困难，物业说没有维修资金。"
        (first, *_) = index.like(again)
        assert first.place == 2
        assert ("同一个地点：望江苑" in index.why(again, first)[0]) is told


def test_a_text_of_two_characters_an_empty_one_and_an_empty_corpus_are_no_accident(index: Index) -> None:
    assert index.like("水渠") == index.like("") == index.like("\x00\ud800"[:1]) == []
    assert Index([]).like(CANAL) == []
    assert Index(["", "好"]).like(CANAL) == []


def test_a_gram_never_spans_two_texts() -> None:
    hashes, whose = grams.of_many(["甲乙", "丙丁", "甲乙丙丁"])
    assert whose.tolist() == [2, 2]
    assert set(hashes.tolist()) == set(grams.of("甲乙丙丁").tolist())


def written(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.DictWriter(file, rows[0])
        out.writeheader()
        out.writerows(rows)
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    corpus = written(tmp_path / "c.csv", [{"id": f"L{n}", "text": text} for n, text in enumerate(LETTERS)])
    asked = [
        {"id": "q1", "text": WAGES[:40], "office": "甲"},
        {"id": "q2", "text": "桥头的公交站牌被风刮倒了", "office": "乙"},
    ]
    return corpus, written(tmp_path / "q.csv", asked)


def test_the_command_writes_ranked_matches_with_reasons_and_keeps_extra_columns(
    files: tuple[Path, Path], tmp_path: Path
) -> None:
    out = tmp_path / "r.csv"
    ran = CliRunner().invoke(
        command, ["match", *map(str, files), "--out", str(out), "--threshold", "0.45", "--json"]
    )
    assert ran.exit_code == 0, ran.output
    figures = json.loads(ran.output)
    assert (figures["corpus"], figures["queries"]) == (5, 2)
    assert {"p50_ms", "p95_ms", "index_mb", "build_s", "threshold"} <= set(figures)
    rows = list(csv.DictReader(out.read_text("utf-8").splitlines()))
    assert [(row["query_id"], row["rank"], row["match_id"], row["office"]) for row in rows] == [
        ("q1", "1", "L1", "甲"),
        ("q2", "1", "", "乙"),
    ]
    assert "文字相同100%" in rows[0]["reason"]
    assert rows[1]["reason"].startswith("new")


def test_a_file_that_is_none_ends_in_a_sentence(files: tuple[Path, Path], tmp_path: Path) -> None:
    for wrong, said in (
        (tmp_path / "none.csv", "没有这个文件"),
        (written(tmp_path / "w.csv", [{"number": "1", "text": "x"}]), "缺少列 id"),
    ):
        ran = CliRunner().invoke(
            command, ["match", str(files[0]), str(wrong), "--out", str(tmp_path / "r.csv")]
        )
        assert ran.exit_code == 2
        assert said in ran.output
        assert not (tmp_path / "r.csv").exists()
    (tmp_path / "gbk.csv").write_bytes("id,text\n1,水渠\n".encode("gbk"))
    ran = CliRunner().invoke(
        command, ["match", str(tmp_path / "gbk.csv"), str(files[1]), "--out", str(tmp_path / "r.csv")]
    )
    assert "不是 UTF-8" in ran.output
