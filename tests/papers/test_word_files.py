"""The words of papers lie in files a lawyer reads and changes; one that is wrong stops the start and is named."""

from pathlib import Path

import pytest

from huiyin.law.book_2022.papers import BY_CODE
from huiyin.law.grammar import Mark
from huiyin.papers import catalogue, speech
from huiyin.papers.speech import SPEECH, Misworded, read

CLONE = Path(__file__).parents[2]
GOOD = "edition = 2\nopening = '{agency}告知。'\nopening_en = '{agency} tells you.'\n"


def test_every_paper_to_a_petitioner_that_an_act_leaves_has_words_in_both_languages() -> None:
    written = {key.partition(" ")[0] for key in SPEECH}
    assert {"opinion", "notice_of_acceptance", "notice_of_refusal", "notice_of_lawful_route"} <= written
    assert written <= set(BY_CODE)
    assert all(one.opening and one.opening_en for one in SPEECH.values())
    assert all(bool(one.closing) == bool(one.closing_en) for one in SPEECH.values())


def test_an_opinion_names_no_remedy_but_the_one_the_system_writes_in() -> None:
    for key in ("opinion", "review_opinion", "re_review_opinion"):
        text = SPEECH[key].opening + SPEECH[key].closing
        assert not any(word in text for word in ("行政复议", "行政诉讼", "起诉", "法院"))


def test_a_file_is_read_with_its_variants_and_mark(tmp_path: Path) -> None:
    file = tmp_path / "notice_of_refusal.toml"
    file.write_text(
        GOOD
        + "closing = '完'\nclosing_en = 'End'\nmark = 'C'\n[of_a_review]\nopening = '复查'\nopening_en = 'review'\n"
    )
    found = read(file)
    assert set(found) == {"notice_of_refusal", "notice_of_refusal of_a_review"}
    assert (found["notice_of_refusal"].edition, found["notice_of_refusal"].closing_mark) == (
        2,
        Mark.CONVENTION,
    )
    assert found["notice_of_refusal of_a_review"].opening_en == "review"


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("opinion", GOOD.replace("{agency}告知", "{petitioner}告知"), "{petitioner}"),
        ("opinion", GOOD.replace("{agency}告知", "{agency告知"), "花括号"),
        ("opinion", GOOD.replace("opening_en", "closing_en"), "缺一种语言"),
        ("opinion", GOOD + "closing = '特此告知。'\n", "缺一种语言"),
        ("opinion", GOOD.replace("edition = 2\n", ""), "版次"),
        ("opinion", GOOD + "ending = '完'\n", "ending"),
        ("opinion", GOOD + "mark = 'X'\n", "标记"),
        ("opinion", GOOD + "[on_sundays]\nopening = 'a'\nopening_en = 'a'\n", "on_sundays"),
        ("opinion", "edition = 1\n", "没有开头"),
        ("opinion", "opening = ", "TOML"),
        ("no_such_paper", GOOD, "没有这种文书"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_the_reason(
    tmp_path: Path, name: str, text: str, says: str
) -> None:
    file = tmp_path / f"{name}.toml"
    file.write_text(text)
    with pytest.raises(Misworded) as wrong:
        read(file)
    assert f"{name}.toml" in str(wrong.value)
    assert says in str(wrong.value)


def test_the_printed_page_shows_every_paper_with_its_contents_and_words_and_is_fresh() -> None:
    page = catalogue.page()
    for paper in BY_CODE.values():
        assert f"## {paper.id} {paper.zh}" in page
        for content in paper.contents:
            assert content.zh in page
    for one in SPEECH.values():
        assert one.opening in page
    assert (CLONE / "docs/law/papers.md").read_text("utf-8") == page, "run: huiyin law sheet"
    assert speech.WORDS.is_dir()
