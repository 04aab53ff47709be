"""Art. 20(3): joint visits elect at most five, and are registered anyway (S07)."""

from huiyin.law.words import Duty
from tests.law.life import (
    Life,
    day,
)


def test_s07_seven_visitors_are_registered_whether_or_not_they_elect() -> None:
    claim = {"channel": "visit", "requests": ("修路",), "attendees": 7}
    assert Life().ask("register", day(3, 10), Duty.INTAKE, **claim).allowed
    five, six = ("甲", "乙", "丙", "丁", "戊"), ("甲", "乙", "丙", "丁", "戊", "己")
    life = Life()
    life.take("register", day(3, 10), Duty.INTAKE, representatives=five, **claim)
    assert life.fields["joint"]
    refused = Life().ask("register", day(3, 10), Duty.INTAKE, representatives=six, **claim)
    assert (refused.code, refused.article.number) == ("representatives", "20(3)")
