"""The working of a due date, word for word, in both languages (`data/workings.txt`)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from huiyin.law.book_2022.clocks import clock_named
from huiyin.law.calendar import Calendar
from huiyin.law.counting import deadline
from huiyin.law.grammar import Article, Mark, working_days
from huiyin.law.working import cited, working

OFFICIAL = Calendar.official()


def workings() -> dict[str, tuple[str, list[str]]]:
    """By name: what was asked, and the sentences expected."""
    text = (Path(__file__).parent / "data" / "workings.txt").read_text("utf-8")
    found = {}
    for block in text.strip().split("\n\n"):
        heading, *sentences = block.split("\n")
        name, _, asked = heading.removeprefix("# ").partition(": ")
        found[name] = (asked, sentences)
    return found


def asked_for(words: str) -> tuple[str, date, dict]:
    name, start, *rest = words.split()
    how: dict = {}
    for key, _, value in (word.partition("=") for word in rest):
        if key == "excluded":
            first, last = map(date.fromisoformat, value.split(".."))
            how[key] = [(first, last)]
        else:
            how[key] = False if value == "off" else int(value)
    return name, date.fromisoformat(start), how


@pytest.mark.parametrize(("asked", "sentences"), workings().values(), ids=workings())
def test_the_working(asked, sentences):
    name, start, how = asked_for(asked)
    shown = working(clock_named(name), start, OFFICIAL, **how)
    assert [line for sentence in shown.sentences for line in sentence] == sentences
    assert shown.deadline == deadline(clock_named(name), start, OFFICIAL, **how)
    assert list(shown.zh) == sentences[::2]
    assert list(shown.en) == sentences[1::2]


def test_a_calendar_without_notices_says_that_it_has_none():
    shown = working(clock_named("CLK-05"), date(2026, 3, 2), Calendar(()))
    assert "一年也没有收录" in shown.zh[-1]
    assert "none is known" in shown.en[-1]
    assert shown.zh[-1].startswith("【暂定 PROVISIONAL】")


def test_a_long_working_day_period_is_told_by_its_end():
    twenty = replace(clock_named("CLK-04"), length=working_days(20))
    assert any(line.startswith("计入的工作日") for line in working(twenty, date(2026, 3, 2), OFFICIAL).zh)
    longer = working(replace(twenty, length=working_days(21)), date(2026, 3, 2), OFFICIAL).zh
    assert not any(line.startswith("计入的工作日") for line in longer)
    assert "第21个工作日是3月31日（星期二），即届满日。" in longer


def test_an_article_is_cited_with_its_words_and_its_mark():
    assert cited(Article("34", "60日内办结")).zh == "《信访工作条例》第三十四条“60日内办结”[V]"
    assert cited(Article("", mark=Mark.CONVENTION)).zh == "《信访工作条例》未作规定（系统约定）[C]"
    assert cited(Article("47", book="行政诉讼法")).en == "Administrative Litigation Law art. 47 [V]"
