"""The law page is printed from the declarations and is never behind them."""

from huiyin.config.commands.law import SHEET
from huiyin.law.sheet import sheet


def test_the_law_page_is_fresh():
    assert SHEET.read_text("utf-8") == sheet(), "run: huiyin law sheet"
