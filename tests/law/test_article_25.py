"""Art. 25: urgent matters are reported to all."""

from huiyin.law.words import Duty
from tests.law.life import (
    LONG,
    day,
    received,
)


def test_an_urgent_matter_is_reported_to_all_and_stays_urgent() -> None:
    life = received(day(4, 1))
    life.take("mark_urgent", day(4, 2), impact=LONG)
    assert (life.fields["urgent"], life.term("report_urgent").due) == (True, day(4, 3))
    assert (
        life.ask("ask_withdrawal", day(4, 2), Duty.PETITIONER, own_will=True, pressed="no").code == "urgent"
    )
    told = {
        "what": LONG,
        "measures": LONG,
        "committee_told": True,
        "department_told": True,
        "conference_told": True,
    }
    life.take("report_urgent", day(4, 2), **told)
    assert "report_urgent" not in life.running()
