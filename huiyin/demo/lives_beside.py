"""What goes on beside the record: two notes to colleagues, and an export somebody else approved."""

from __future__ import annotations

from datetime import date, timedelta

from huiyin.demo.story import noon, who
from huiyin.law.exports import CLOCKS, REGISTER
from huiyin.law.words import Duty
from huiyin.matters import exports, notes, reading

LAND = "98010111"
NOTES = (
    (Duty.HANDLER, "测绘单位周四送报告，请先核对第一项诉求里的面积。"),
    (Duty.LEGAL, "土地台账缺 2019 年的一页，已向档案室借。"),
)


def tell(day: date) -> None:
    """The land bureau's first open matters get notes; one register is approved and waits to be fetched."""
    handler, head = who(LAND, Duty.HANDLER), who(LAND, Duty.HEAD)
    with reading.named(handler):
        numbers = [
            row.number for row in reading.listed(handler, on=day, box="open").rows if row.position == "holder"
        ]
    for number, (duty, text) in zip((numbers[0], numbers[0]), NOTES, strict=True):
        by = who(LAND, duty)
        with reading.named(by):
            notes.write(number, text, by=by, on=day, at=noon(day))
    with reading.named(handler):
        first = day - timedelta(days=90)
        number = exports.ask(REGISTER, "ledger", first, day, handler, noon(day))
        exports.ask(CLOCKS, "report", first, day, handler, noon(day))
    with reading.named(head):
        exports.decide(number, True, head, noon(day))
