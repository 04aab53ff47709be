"""Whoever asks about a step, a clock, an article, a paper, a refusal or a reading gets an answer."""

import re

import pytest

from huiyin.law.book_2022 import breaches, clocks, closing, papers, refusals, states, steps
from huiyin.law.declined import Declined
from huiyin.law.explaining import explain
from huiyin.law.readings import READINGS
from huiyin.law.sheet import diagram, sheet
from huiyin.law.words import State

RULES = [
    *clocks.CLOCKS,
    *steps.STEPS,
    *READINGS,
    *papers.PAPERS,
    *refusals.REFUSALS,
    *breaches.BREACHES,
    *closing.CLOSINGS,
]
PAGE = sheet()


def told(name: str) -> str:
    return "\n".join(f"{line.zh}\n{line.en}" for line in explain(name))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: getattr(rule, "id", rule.code))
def test_every_rule_answers_to_its_code_and_its_id(rule):
    for name in (rule.code, getattr(rule, "id", rule.code)):
        lines = explain(name.upper())
        assert all(line.zh.strip() and line.en.strip() for line in lines)
        assert not any(re.search(r"\{\w+\}", line.zh + line.en) for line in lines)
        assert getattr(rule, "zh", None) or rule.question in lines[0].zh


def test_article_34_as_a_clock():
    words = told("CLK-05")
    for said in (
        "CLK-05 期限：办理\nClock handle: handle (route R6)",
        "依据：《信访工作条例》第三十四条“自受理之日起60日内办结”[V]",
        "期限60日[V]\nLength 60 days [V]",
        "自受理起，至处理意见书作出并送达止\nFrom: acceptance; until: opinion issued and served",
        "可以延长，合计不超过30日",
        "性质：law [V]; that 办结 includes service is the strict reading [C]",
        "逾期：B45a",
        "起表：",
        "停表：",
        "延长：T60 延长办理期限\nExtended by: extend",
    ):
        assert said in words


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("CLK-01L", "期限15日（逐级累计 5、8、11、15）[V2]\nLength 15 days (levels: 5, 8, 11, 15) [V2]"),
        ("CLK-07", "期限由机关指定[C]\nLength set by the office [C]"),
        ("CLK-12", "期限60日（机关可以另定）[C]\nLength 60 days (an office may set another) [C]"),
        ("CLK-18", "期限每年一次[V]\nLength none: once a year [V]"),
        ("CLK-21", "期限当日[C]\nLength the same day [C]"),
        ("CLK-14c", "期限1个工作日[V2]\nLength 1 working day [V2]"),
        ("CLK-11", "扣除听证时间：《信访工作条例》第三十六条第二款"),
        ("CLK-11", "Taken out (hearing): art. 36(2)"),
        ("CLK-15c", "Taken out (suspension): Administrative Reconsideration Law art. 39"),
        ("CLK-16", "不因休息日顺延\nIt does not roll over rest days"),
    ],
)
def test_what_is_particular_to_a_clock_is_told(name, length):
    assert length in told(name)


def test_article_34_as_a_step():
    words = told("extend")
    for said in (
        "T60 步骤：延长办理期限\nStep extend: extend the handling period",
        "限于：申诉求决、R6\nOnly for: appeal, R6",
        "到：状态不变",
        "不成立时拒绝：",
        "Refused where it does not hold: ",
        "延长：CLK-05 办理\nExtends: handle",
        "文书：D17 延长办理期限告知书\nPapers: D17 notice of extension",
    ):
        assert said in words


def test_a_name_shared_by_a_clock_and_a_step_tells_both():
    words = told("object")
    assert "CLK-04 期限：提出异议" in words
    assert "T15 步骤：提出异议" in words


def test_a_reading_tells_question_choice_reason_date_and_switch():
    words = told("cr-3")
    assert "最后一日是休息日怎么办？" in words
    assert "选择[C]：顺延到下一个工作日" in words
    assert "依据：《民法典》第二百零三条第一款[V]" in words
    assert "决定于：2026-11-23；开关：AGENCY_ROLLOVER" in words


def test_a_refusal_and_a_paper_tell_what_they_need():
    assert "须附：正在办理的信访事项编号\nNeeds: number of the pending matter" in told("N1")
    assert "默认停用\nOff by default" in told("N7")
    assert "这是引导，不是拒绝" in told("N3")
    assert "须有送达证明\nProof of service is needed" in told("D20")
    assert "（《信访工作条例》第三十二条第一款）" in told("D20")


@pytest.mark.parametrize("name", ["34", "art. 34", "Article 34", "第34条", "第三十四条", "三十四条"])
def test_an_article_may_be_named_in_many_ways(name):
    words = told(name)
    assert words.startswith("《信访工作条例》第三十四条\nart. 34\n")
    for said in ("CLK-05 期限：办理 — ", "T60 步骤：", "CR-10 解释：", "D17 文书："):
        assert said in words


@pytest.mark.parametrize("name", ["23(3)", "23（3）", "第二十三条第三款", "第23条第3款"])
def test_a_paragraph_tells_only_what_rests_on_it(name):
    words = told(name)
    assert words.startswith("《信访工作条例》第二十三条第三款\n")
    assert "CLK-04" in words
    assert "CLK-02" not in words


def test_an_item_and_an_article_without_rules():
    assert told("第四十四条第三项").startswith("《信访工作条例》第四十四条第三项\nart. 44(3)\n")
    assert "本系统没有由这一条直接产生的规则。" in told("50")


@pytest.mark.parametrize("name", ["51", "0", "第五十一条", "第一百条", "CLK-99", "handel", "", "34(", "第条"])
def test_an_unknown_name_is_declined(name):
    with pytest.raises(Declined, match="没有名为") as refused:
        explain(name)
    assert refused.value.en.endswith(f"called “{name}”.")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: getattr(rule, "id", rule.code))
def test_every_rule_is_on_the_law_page(rule):
    assert (rule.zh if hasattr(rule, "zh") else rule.question) in PAGE
    assert getattr(rule, "id", rule.code) in PAGE


def test_every_state_is_on_the_page_with_the_steps_that_enter_and_leave_it():
    for state in State:
        assert f"| {states.NAMES[state].zh} | `{state}` |" in PAGE
    assert re.search(r"\| 已提出异议 \| `objected` \| T15 \| T16、T17\b", PAGE)


def test_the_diagram_draws_every_step_that_changes_the_state():
    drawn = diagram()
    known = {*map(str, State), "[*]", "many_states"}
    for before, after in re.findall(r"^    (\S+) --> (\S+) : ", drawn, re.MULTILINE):
        assert {before, after} <= known
    for step in steps.STEPS:
        if set(step.then) - set(step.when):
            assert f"{step.id} {step.zh}" in drawn
    assert "    [*] --> registered : T01 登记" in drawn


def test_tables_on_the_page_are_whole():
    columns = 0
    for line in PAGE.splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("| ") else 0
        if cells and columns:
            assert cells == columns, line
        columns = cells


def lines_of(name: str, beginning: str) -> list[str]:
    return [line.zh for line in explain(name) if line.zh.startswith(beginning)]


def test_who_starts_meets_and_voids_a_clock():
    assert "T15 提出异议" in lines_of("CLK-04R", "起表")[0]
    assert "T17" not in lines_of("CLK-04R", "起表")[0]
    assert "T17 不同意异议" in lines_of("CLK-04R", "停表")[0]
    assert "T15" not in lines_of("CLK-04R", "停表")[0]
    assert "T06 转送" in lines_of("CLK-04", "作废")[0]
    assert "T15" not in lines_of("CLK-04", "作废")[0]
    assert lines_of("CLK-13a", "起表") == lines_of("CLK-13a", "停表") == lines_of("CLK-13a", "延长") == []


def test_a_step_is_told_with_its_states_and_its_limits():
    assert lines_of("T01", "从：") == ["从：新件；到：已登记"]
    assert lines_of("T15", "从：") == ["从：已签收；到：已提出异议"]
    assert lines_of("T15", "限于") == []
    assert lines_of("T60", "限于") == ["限于：申诉求决、R6"]
    assert "本系统没有由这一条直接产生的规则" not in told("34")


@pytest.mark.parametrize(
    "words",
    [
        "- 约束信访人，不设内部目标 · bind the petitioner, without internal target：CLK-08、CLK-10、CLK-20、HY-06\n",
        "- 从 · from：新件 · new → 已登记\n",
        "- 从 · from：已签收 → 已提出异议\n",
        "→ 状态不变 · the state stays\n",
        "- 限于 · only for：申诉求决、R6 · appeal, R6\n",
        "15日[V]<br>15 days [V]",
        "延长合计不超过30日 · at most 30 days more",
        "扣除听证 · less that time：《信访工作条例》第三十六条第二款“听证所需时间不计算在前款规定的期限内”[V]",
        "《民法典》第二百零三条第一款[V] | 2026-11-23 | AGENCY_ROLLOVER |\n",
        "date derived from it. | 全国统一用时。<br>One time is used throughout the country. | — | 2026-11-23 | — |",
    ],
)
def test_the_page_says(words):
    assert words in PAGE


def test_only_the_urgent_report_does_not_roll_over():
    rows = [line for line in PAGE.splitlines() if "不顺延 · no roll-over" in line]
    assert [row[:8] for row in rows] == ["| CLK-16"]


def test_a_breach_names_the_clocks_that_raise_it():
    row = next(line for line in PAGE.splitlines() if line.startswith("| B44c |"))
    assert row.endswith("| CLK-02、CLK-03 |")
    assert all("| — |" in line[-6:] for line in PAGE.splitlines() if line.startswith("| B46a |"))


def test_a_step_of_many_states_is_drawn_once():
    drawn = [line for line in diagram().splitlines() if "T23 " in line and "-->" in line]
    assert [line.split(" : ")[0].strip() for line in drawn] == ["many_states --> withdrawn"]
    assert "    received --> objected : T15 提出异议" in diagram()


def test_a_step_limited_to_a_class_says_so_and_no_other_does():
    limited = {step.id for step in steps.STEPS if step.klass or step.route}
    blocks = {block.split(" ")[0]: block for block in PAGE.split("\n### ")[1:]}
    assert {name for name, block in blocks.items() if "限于 · only for" in block.split("\n## ")[0]} == limited


def test_a_guard_shows_the_article_it_rests_on():
    block = next(block for block in PAGE.split("\n### ") if block.startswith("T60 "))
    rows = [line for line in block.splitlines() if line.startswith("| `")]
    assert len(rows) == len(steps.BY_CODE["extend"].provided)
    assert all("第三十四条" in row for row in rows)
