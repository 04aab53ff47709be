"""Choices about keeping and disposal, where the text is silent (rulebook F.5)."""

from __future__ import annotations

from datetime import date

from huiyin.law.grammar import Article, Reading

_DECIDED_ON = date(2026, 11, 25)

OF_KEEPING: tuple[Reading, ...] = (
    Reading(
        id="RD-32",
        code="kept_from",
        question="保管期限从哪一天起算？",
        question_en="From which day is the keeping period counted?",
        choice="自最后一个办理步骤的次年1月1日起算，至满年的12月31日届满；重新办理或者信访人补充情况的，重新起算。",
        choice_en="From 1 January after the year of the last step, to 31 December of the last year; a reopening or an addition "
        "by the petitioner begins it anew.",
        reason="条例没有规定；档案按年度归档，按年计算不会比按日计算短。",
        reason_en="Not regulated; files are archived by the year, and counting so is never shorter than by the day.",
        article=Article("19", book="档案法实施条例"),
        decided_on=_DECIDED_ON,
    ),
    Reading(
        id="RD-33",
        code="two_for_disposal",
        question="保管期满后怎样销毁？",
        question_en="How is a file destroyed once its keeping is over?",
        choice="一人鉴定并提出，另一名负责人批准，批准后30日内可以撤回或者保全，然后由系统销毁。",
        choice_en="One appraises and proposes, a head who is another person approves; for 30 days it can be withdrawn or held "
        "back; then the system destroys it.",
        reason="销毁不能恢复；二人监销是档案工作的通行做法。",
        reason_en="It cannot be undone; that two watch over a destruction is the practice of archives.",
        article=Article("47(1)(2)", book="个人信息保护法"),
        decided_on=_DECIDED_ON,
    ),
)
