"""The taxonomy by its own words, before anything was learned; and what of a file is declined, line by line."""

from pathlib import Path

import pytest

from huiyin.triage import taxonomy
from huiyin.triage.features import Message
from huiyin.triage.tables import Unusable

DEFAULT = Path(taxonomy.__file__).parents[1] / "hints" / "taxonomy_default.csv"
HEAD = "code,parent,name,words\n"
# What a citizen of no such place might write, and where a clerk would put it.
TOLD = (
    ("城乡建设/工程质量", "新房漏水", "交房才半年，客厅墙体裂缝，卧室渗水，施工方说是正常沉降。"),
    ("劳动和社会保障/工资福利", "", "我们在苇泽工地干了五个月，包工头拖欠工资，农民工等着钱回家。"),
    ("环境保护/环境污染", "化工厂偷排", "夜里臭味刺鼻，废水直排到河里，河水发黑。"),
    ("农村农业/土地承包经营", "承包地被收回", "村里调地，把我家承包地分给别人，承包合同还没有到期。"),
    ("交通运输/出租车管理", "", "出租车拒载，不打表，司机态度也不好。"),
    ("教育文体/考试招生", "", "孩子入学划片不公，学籍转学办不下来，中考怎么报名？"),
    ("民政/社会救助", "", "我身体不好没有收入，申请低保没有批，希望给临时救助。"),
)


@pytest.fixture(scope="module")
def default() -> taxonomy.Taxonomy:
    return taxonomy.read(DEFAULT.read_text("utf-8"))


def test_the_list_that_came_along_has_seventeen_first_levels_and_no_code_twice(default) -> None:
    firsts = [node.name for node in default.nodes.values() if not node.parent]
    assert (len(firsts), firsts[0], firsts[-1]) == (17, "农村农业", "其他")
    assert default.path("0308") == "城乡建设/工程质量"


@pytest.mark.parametrize(("path", "title", "text"), TOLD, ids=[path for path, *_ in TOLD])
def test_a_text_is_found_by_the_words_of_its_category(default, path: str, title: str, text: str) -> None:
    first, *others = default.find(Message(text, title))
    assert default.path(first.code) == path
    assert first.words
    assert all(word in title + text for word in first.words)
    assert 0 < first.share < 1
    assert len(others) <= 2


def test_a_text_without_any_of_the_words_finds_nothing(default) -> None:
    assert default.find(Message("嗯嗯啊啊", "")) == []
    assert default.find(Message("", "")) == []


def test_three_levels_and_every_wrong_line_has_its_sentence() -> None:
    good = taxonomy.read(HEAD + "A,,建设,房\nA1,A,质量,\nA11,A1,渗漏,漏水 渗水\n")
    assert good.path("A11") == "建设/质量/渗漏"
    assert [good.path(one.code) for one in good.find(Message("屋顶漏水"))] == ["建设/质量/渗漏"]
    wrong = HEAD + (
        "A,,建设,\nA1,A,质量,\nA11,A1,渗漏,\nA111,A11,太深,\nA,,又是,\nB1,B,没有上级,\nC,,带/线,\n"
        "中,,代码,\nD,,建设,\nE,,长词,一二三四五六七八九\n"
    )
    with pytest.raises(Unusable) as declined:
        taxonomy.read(wrong)
    zh, en = declined.value.zh.splitlines(), declined.value.en.splitlines()
    assert [line.split(" 行")[0] for line in zh] == [f"第 {n}" for n in (5, 6, 7, 8, 9, 10, 11)]
    assert len(en) == len(zh)
    for empty in ("", HEAD, "code,name\n1,建设\n", HEAD + '1,,"建设\n'):
        with pytest.raises(Unusable):
            taxonomy.read(empty)
