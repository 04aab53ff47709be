"""A draft as a Word document: the same words, the office's own layout first, and nothing people wrote is ever a mark."""

import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from docx import Document

from huiyin.papers import word
from huiyin.papers.rendering import Unprintable
from tests.papers.test_page import HOSTILE, both, paper


def text(made: bytes) -> list[str]:
    return [each.text for each in Document(io.BytesIO(made)).paragraphs]


def test_the_words_stand_in_the_document_in_their_order() -> None:
    said = text(word.docx(paper("请求补发2025年工资。", "事实清楚。")))
    wanted = [
        *(
            "青禾县人力资源和社会保障局",
            "信访处理意见书",
            "陈木生：",
            "现提出处理意见如下。",
            "一、事实和理由",
        ),
        *("请求补发2025年工资。", "事实清楚。", "特此告知。", "青禾县人力资源和社会保障局", "2026年3月5日"),
    ]
    places = []
    for each in wanted:
        places.append(said.index(each, places[-1] + 1 if places else 0))
    assert not any("{" in line or "endfor" in line for line in said)


@pytest.mark.parametrize(
    "hostile", [*HOSTILE, "{{ issuer.zh }} {% for x in y %}", "</w:t><w:p/>&lt; & \x00\x08"]
)
def test_what_people_wrote_is_text(hostile: str) -> None:
    for part in hostile.split("\n"):
        clean = "".join(sign for sign in part if sign >= " ")
        assert clean in "\n".join(text(word.docx(paper(part))))


def test_what_is_missing_is_seen() -> None:
    words = paper("x")
    words["sections"][0] |= {"missing": True, "lines": [], "gap": both("此处必须写明“事实”，目前尚缺。")}
    assert "此处必须写明“事实”，目前尚缺。" in text(word.docx(words))


@pytest.fixture
def own_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(word, "settings", SimpleNamespace(HOME=SimpleNamespace(path=tmp_path)))
    (tmp_path / "templates").mkdir()
    return tmp_path / "templates" / "paper.docx"


def _written(own_layout: Path, line: str) -> None:
    document = Document()
    document.add_paragraph(line)
    document.save(str(own_layout))


def test_the_offices_own_layout_is_used_before_ours(own_layout: Path) -> None:
    _written(own_layout, "本局版式：{{ title.zh }}")
    assert text(word.docx(paper("x"))) == ["本局版式：信访处理意见书"]


@pytest.mark.parametrize("line", ["{{ title.zh", "{{ title.__class__.__mro__ }}", "{% for %}"])
def test_a_faulty_layout_ends_in_a_sentence_that_names_the_file(own_layout: Path, line: str) -> None:
    _written(own_layout, line)
    with pytest.raises(Unprintable) as ended:
        word.docx(paper("只有我们知道的话"))
    assert "templates/paper.docx" in ended.value.zh
    assert "只有我们知道的话" not in str(ended.value)


def test_copies_stand_at_the_end_and_nobody_addressed_leaves_no_lonely_colon() -> None:
    said = text(word.docx(paper("x", copies=both("青禾县信访局。"))))
    assert said[-2] == "抄送：青禾县信访局。"
    plain = text(word.docx(paper("x", to=both(""))))
    assert "：" not in plain
    assert not any(line.startswith("抄送") for line in plain)
