"""A page lasts, can be read by a machine and an archive, and shows what people wrote as they wrote it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from huiyin.papers import fonts, rendering
from tests.papers import pages

DAY = date(2026, 3, 5)


def both(zh: str, en: str = "") -> dict[str, str]:
    return {"zh": zh, "en": en or zh}


def line(zh: str, en: str = "", label: str = "") -> dict[str, Any]:
    return {**both(zh, en), "label": both(label), "mark": ""}


def paper(*said: str, form: str = "letter", courtesy: bool = False, **more: Any) -> dict[str, Any]:
    section = {
        "name": "facts",
        **both("事实和理由", "Facts and reasons"),
        "law": both("《信访工作条例》第三十二条第一款", "art. 32(1)"),
        "missing": False,
        "gap": both(""),
        "lines": [line(part) for part in said],
    }
    return {
        "form": form,
        "courtesy": courtesy,
        "courtesy-note": "English courtesy copy.",
        "title": both("信访处理意见书", "Opinion"),
        "issuer": both("青禾县人力资源和社会保障局", "Qinghe bureau"),
        "standing": both("拟稿", "Draft"),
        "reference": both("信访事项编号 QH-2026-000001-1"),
        "number": both("（文号待编）"),
        "contact": both("地址：青禾县府前路1号"),
        "to": both("陈木生", "Dear 陈木生"),
        "opening": [line("现提出处理意见如下。", "The opinion:")],
        "sections": [section],
        "closing": [line("特此告知。", "You are notified.")],
        "signed": {
            "by": both("青禾县人力资源和社会保障局"),
            "on": both("2026年3月5日"),
            "seal": both("（此处盖章）"),
        },
        "notes": [],
        **more,
    }


@pytest.fixture
def letter() -> bytes:
    return rendering.pdf(paper("请求补发2025年工资。", courtesy=True), DAY)


def test_a_page_is_a4_with_every_font_inside(letter: bytes) -> None:
    assert pages.sheets_mm(letter) == {(210, 297)}
    found = pages.fonts(letter)
    assert found
    assert all(found.values())


def test_a_page_says_that_it_is_pdf_a_2b(letter: bytes) -> None:
    about = pages.xmp(letter)
    assert "<pdfaid:part>2</pdfaid:part>" in about
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in about


def test_a_page_is_tagged_and_names_its_language(letter: bytes) -> None:
    root = pages.reader(letter).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in root
    assert str(root["/Lang"]).startswith("zh")


def test_the_text_comes_out_in_the_order_it_is_read(letter: bytes) -> None:
    pages.in_order(
        letter,
        "青禾县人力资源和社会保障局",
        "信访处理意见书",
        "陈木生：",
        "现提出处理意见如下。",
        "一、事实和理由",
        "请求补发2025年工资。",
        "特此告知。",
        "2026年3月5日",
        "English courtesy copy.",
        "Facts and reasons",
    )


def test_the_same_paper_gives_the_same_bytes(letter: bytes) -> None:
    assert rendering.pdf(paper("请求补发2025年工资。", courtesy=True), DAY) == letter


HOSTILE = (
    '#panic("x") #read("/etc/passwd") #import "parts.typ": red',
    "*粗* _斜_ `码` $x^2$ @引 <标> // 注 /* 注 */ \\ \\u{41} ~ -- --- ... \"引\" '引'",
    '= 标题\n- 项\n+ 项\n/ 词: 义\n]]}})) #{ "',
    '{"zh": "x"} \\n \\" %s {0} {{agency}} <script>alert(1)</script>',
)


@pytest.mark.parametrize("said", HOSTILE)
def test_markup_is_shown_and_never_read(said: str) -> None:
    made = rendering.pdf(paper(said), DAY)
    for part in said.split("\n"):
        assert pages.squeezed(part) in pages.text(made)


def test_rare_names_are_set_with_their_own_characters() -> None:
    made = rendering.pdf(paper("信访人：𬭎𬸚䲟、㛃㮾"), DAY)
    assert "𬭎𬸚䲟、㛃㮾" in pages.text(made)
    assert rendering.GETA not in pages.text(made)


def test_every_block_of_gb_18030_that_names_come_from_is_set() -> None:
    """One character of each extension A to F of GB 18030-2022; the fonts that come along hold few of the later ones."""
    rare = "㐂䶮𠀀𪛔𪜀𫜴𫝀𫠝𫠠𬺡𬺰𮯠"
    made = rendering.pdf(paper(f"信访人：{rare}"), DAY)
    assert rare in pages.text(made)
    assert rendering.GETA not in pages.text(made)
    assert all(pages.fonts(made).values())


def test_control_and_direction_signs_do_not_reach_the_page() -> None:
    made = rendering.pdf(paper("姓\x00名\x07王\u202e五\u2066六\ufeff\ud800七\x7f"), DAY)
    assert "姓名王五六七" in pages.text(made)


def test_a_character_no_font_has_is_shown_as_a_gap_and_named() -> None:
    made = rendering.pdf(paper("姓名：\U000f1234某"), DAY)
    assert pages.squeezed(f"姓名：{rendering.GETA}某") in pages.text(made)
    assert "U+F1234" in pages.text(made)


def test_a_word_without_end_stays_on_the_sheet() -> None:
    made = rendering.pdf(paper("X" * 2000), DAY)
    assert pages.text(made).count("X") == 2000
    assert pages.sheets_mm(made) == {(210, 297)}
    right = max(float(place[4]) for page in pages.reader(made).pages for place in _places(page))
    assert right < (210 - 26) * pages.MM


def _places(page: Any) -> list[list[float]]:
    found: list[list[float]] = []
    page.extract_text(visitor_text=lambda text, user, matrix, font, size: found.append(matrix))
    return found


def test_a_long_paper_goes_on_over_many_sheets_in_order() -> None:
    made = rendering.pdf(paper(*[f"第{place}段，" + "事实清楚，" * 40 for place in range(60)]), DAY)
    assert len(pages.reader(made).pages) > 10
    pages.in_order(made, "第0段", "第30段", "第59段", "特此告知。")


def test_what_is_missing_is_seen_on_the_draft() -> None:
    words = paper("x")
    words["sections"][0] |= {"missing": True, "lines": [], "gap": both("此处必须写明“事实”，目前尚缺。")}
    assert "此处必须写明“事实”,目前尚缺。" in pages.text(rendering.pdf(words, DAY))


def test_a_sheet_for_the_file_says_the_same_things() -> None:
    made = rendering.pdf(paper("请求补发工资。", form="sheet"), DAY)
    pages.in_order(made, "信访处理意见书", "事实和理由", "请求补发工资。", "2026年3月5日")


def test_the_offices_own_font_is_used_before_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An office puts its own font into the data folder; here one with another family stands in for it."""
    monkeypatch.setattr(fonts, "office_folder", lambda: tmp_path)
    monkeypatch.setitem(fonts.WISHED, "body", ("Noto Sans SC", "Noto Serif SC"))
    source = Path(fonts.open_fonts.sans_path())
    (tmp_path / "仿宋.otf").write_bytes(source.read_bytes())
    fonts.found.cache_clear()
    fonts.families.cache_clear()
    try:
        assert fonts.families()["body"][0] == "Noto Sans SC"
        made = rendering.pdf(paper("正文"), DAY)
        assert "正文" in pages.text(made)
    finally:
        fonts.found.cache_clear()
        fonts.families.cache_clear()


def test_a_page_that_cannot_be_set_ends_in_a_sentence_without_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = json.loads(json.dumps(paper("只有我们知道的话")))
    del words["title"]
    with pytest.raises(rendering.Unprintable) as ended:
        rendering.pdf(words, DAY)
    assert "暂时无法排成页面" in ended.value.zh
    assert "只有我们知道的话" not in str(ended.value)
    assert ended.value.__context__ is None
