"""Prints the law page lawyers read (docs/law/book_2022.md): everything declared, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from huiyin.law.book_2022 import breaches, papers, refusals, signing, states, steps
from huiyin.law.book_2022.clocks import CLOCKS
from huiyin.law.book_2022.closing import CLOSINGS
from huiyin.law.explaining import length_of, said
from huiyin.law.grammar import BOOK, Article, Clock, Condition, Length, Paper, Reading, Side, Step, Unit
from huiyin.law.names import named
from huiyin.law.readings import READINGS
from huiyin.law.retention import CATEGORIES, COPIES, FILING, TIERS
from huiyin.law.words import State

_MANY = 10  # a step taken from more states than this is drawn once, from one box

_HEAD = f"""# 《{BOOK}》在本系统中的规则 · The Regulations as this program applies them

> 本页由 `huiyin law sheet` 从 `huiyin/law/` 的声明打印，不要手改。引文只取决定性的几个字，全文以公布文本为准。
> Printed by `huiyin law sheet` from the declarations in `huiyin/law/`; do not edit. Quotations are only the few
> decisive words; the published text prevails.

标记 Marks：[V] 法定 law · [V2] 二手文本 read in secondary text · [P] 实务 practice ·
[C] 本系统约定（条文未作规定）convention of this program · [K] 未经核实 unverified
"""


def sheet() -> str:
    """The whole page, as Markdown."""
    parts = (
        *(_HEAD, _clocks(), _steps(), _states(), _refusals()),
        *(_closings(), _keeping(), _readings(), _papers(), _breaches()),
    )
    return "\n".join(parts)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [" | ".join(heads), " | ".join("---" for _ in heads)]
    lines += [" | ".join(cell.replace("|", "\\|") or "—" for cell in row) for row in rows]
    return "".join(f"| {line} |\n" for line in lines)


def _cite(article: Article | None) -> str:
    if article is None:
        return ""
    says = f"“{article.says}”" if article.says else ""
    return f"{article.zh}{says}[{article.mark}]"


def _clocks() -> str:
    heads = (
        "编号",
        "期限 · clock",
        "多长 · length",
        "自 · from",
        "至 · until",
        "依据 · basis",
        "性质 · status",
        "违规",
    )
    return "\n## 期限 · Clocks\n\n" + _table(heads, map(_clock_row, CLOCKS)) + _sides()


def _clock_row(clock: Clock) -> tuple[str, ...]:
    length = length_of(clock)
    more = [length.zh.removeprefix("期限"), length.en.removeprefix("Length ")]
    if clock.extension:
        most = clock.extension.up_to.amount
        more.append(f"延长合计不超过{most}日 · at most {most} days more")
    if clock.excludes:
        more.append(f"扣除{clock.excludes} · less that time：{_cite(clock.excludes_by)}")
    if not clock.rolls_over:
        more.append("不顺延 · no roll-over")
    return (
        clock.id,
        f"{clock.zh}<br>`{clock.code}` {clock.en}",
        "<br>".join(more),
        f"{clock.runs_from}<br>{clock.runs_from_en}",
        f"{clock.until}<br>{clock.until_en}",
        _cite(clock.article),
        clock.status,
        clock.breach,
    )


def _sides() -> str:
    lines = []
    for side, zh, en in (
        (Side.AGENCY, "约束机关", "bind agencies, with an internal target"),
        (Side.PETITIONER, "约束信访人，不设内部目标", "bind the petitioner, without internal target"),
        (Side.INFORMATION, "在本系统之外，只供告知", "run outside, for information"),
    ):
        ids = "、".join(clock.id for clock in CLOCKS if clock.side is side)
        lines.append(f"- {zh} · {en}：{ids}\n")
    return "\n" + "".join(lines)


def _steps() -> str:
    return "\n## 步骤 · Steps\n" + "".join(map(_step, steps.STEPS))


def _step(step: Step) -> str:
    lines = [
        f"\n### {step.id} {step.zh} `{step.code}` · {step.en}\n\n",
        *(f"- {line}\n" for line in _step_lines(step)),
    ]
    if step.provided:
        heads = ("条件 · condition", "不成立时 · when it does not hold", "依据 · basis")
        lines += ["\n", _table(heads, (_condition_row(step, condition) for condition in step.provided))]
    return "".join(lines)


def _step_lines(step: Step) -> Iterator[str]:
    yield f"依据 · basis：{_cite(step.article)}"
    who, where = named(step.by), named(step.where)
    yield f"由谁 · by：{who.zh} · {who.en}" + (f"（{where.zh} · {where.en}）" if step.where else "")
    to = "、".join(map(_state, step.then)) or "状态不变 · the state stays"
    yield f"从 · from：{'、'.join(map(_state, _ordered(step.when))) or '新件 · new'} → {to}"
    if step.klass or step.route:
        only = named([*step.klass, *step.route])
        yield f"限于 · only for：{only.zh} · {only.en}"
    if step.asks:
        asked = (f"{ask.zh}{'' if ask.required else '（可不填）'}" for ask in step.asks)
        yield "须说明 · asks：" + "、".join(asked)
    for words, codes in (
        ("起表 · starts", [start.clock for start in step.starts]),
        ("停表 · meets", step.stops),
        ("作废 · voids", step.voids),
        ("延长 · extends", [step.extends] if step.extends else []),
        ("扣除 · takes out of", [step.excludes.clock] if step.excludes else []),
        ("文书 · papers", [papers.BY_CODE[code].id for code in step.papers]),
    ):
        if codes:
            yield f"{words}：" + "、".join(f"`{code}`" for code in codes)


def _condition_row(step: Step, condition: Condition) -> tuple[str, ...]:
    zh, en = said(replace(condition, article=None))
    return f"`{condition.code}`", f"{zh}<br>{en}", _cite(condition.article or step.article)


def _state(state: State) -> str:
    return states.NAMES[state].zh


def _ordered(found: Iterable[State]) -> list[State]:
    return sorted(found, key=list(State).index)


def _states() -> str:
    heads = ("状态 · state", "代号", "可以进入的步骤 · entered by", "可以离开的步骤 · left by")
    rows = []
    for state in State:
        entered = "、".join(step.id for step in steps.STEPS if state in step.then)
        left = "、".join(step.id for step in steps.STEPS if state in step.when and step.then)
        rows.append((_state(state), f"`{state}`", entered, left))
    return "\n## 状态 · States\n\n" + _table(heads, rows) + "\n" + diagram()


def diagram() -> str:
    """The states and the steps between them, drawn by mermaid from the declarations."""
    lines = [
        "```mermaid",
        "stateDiagram-v2",
        '    state "多种状态（见步骤） · many states, see the step" as many_states',
    ]
    lines += [f'    state "{_state(state)}" as {state}' for state in State]
    arrows: dict[tuple[str, str], list[str]] = {}
    for step in steps.STEPS:
        for before, after in _arrows(step):
            arrows.setdefault((before, after), []).append(f"{step.id} {step.zh}")
    lines += [f"    {before} --> {after} : {'；'.join(labels)}" for (before, after), labels in arrows.items()]
    return "\n".join([*lines, "```", ""])


def _arrows(step: Step) -> Iterator[tuple[str, str]]:
    before = [str(state) for state in _ordered(step.when)] or ["[*]"]
    if len(before) > _MANY:
        before = ["many_states"]
    for state in before:
        for after in step.then:
            if state != after:
                yield state, str(after)


def _refusals() -> str:
    heads = ("代号", "理由 · ground", "依据 · basis", "须附 · needs", "效力 · effect")
    rows = []
    for refusal in refusals.BY_CODE.values():
        effect = "引导，不是拒绝 · guidance" if refusal.guidance else "拒绝 · refusal"
        off = "" if refusal.enabled else "；默认停用 · off by default"
        rows.append(
            (
                refusal.code,
                f"{refusal.zh}<br>{refusal.en}",
                _cite(refusal.article),
                "、".join(refusal.needs),
                effect + off,
            )
        )
    note = "封闭清单，没有其他理由，也没有自由填写。 · A closed list: no other ground, no free text.\n\n"
    return "\n## 不予受理的理由 · Grounds of refusal\n\n" + note + _table(heads, rows)


def _closings() -> str:
    heads = ("代号", "办结 · closing", "依据 · basis", "终结 · final")
    rows = (
        (kept.code, f"{kept.zh}<br>{kept.en}", _cite(kept.article), "是 · yes" if kept.final else "")
        for kept in CLOSINGS
    )
    return "\n## 办结代码 · Closing codes\n\n" + _table(heads, rows)


def _keeping() -> str:
    note = (
        f"各机关按自己经批准的归档范围和保管期限表执行：{_cite(FILING)}；没有提供的，暂按下列默认。期限分档[V2]。"
        " · Each organ files by its own approved schedule; where none was given these are the defaults. The tiers are [V2].\n\n"
    )
    kept = ((one.code, f"{one.zh}<br>{one.en}", _tier(one.tier), f"[{one.mark}]") for one in CATEGORIES)
    copies = (
        (f"{one.zh}<br>{one.en}", _span(one.length), f"{one.after_zh}<br>{one.after_en}", _cite(one.basis))
        for one in COPIES
    )
    return (
        "\n## 保管 · Keeping\n\n"
        + note
        + _table(
            ("代号", "类别（先合先用） · category, the first that fits", "期限 · kept", "性质 · status"), kept
        )
        + "\n"
        + _table(("案卷之外 · beside the file", "多长 · length", "自 · from", "依据 · basis"), copies)
    )


def _tier(code: str) -> str:
    return f"{TIERS[code].zh} · {TIERS[code].en}"


def _span(length: Length) -> str:
    zh, en = ("年", "year") if length.unit is Unit.YEAR else ("日", "day")
    return f"{length.amount}{zh} · {length.amount} {en}{'s' if length.amount > 1 else ''}"


def _readings() -> str:
    heads = (
        "编号",
        "问题 · question",
        "选择 · choice",
        "理由 · reason",
        "依据 · basis",
        "决定 · decided",
        "开关 · switch",
    )
    note = "条文未作规定之处的选择；标[C]的是约定，不是法律。 · Choices where the text is silent; [C] is convention, not law.\n\n"
    return "\n## 解释 · Readings\n\n" + note + _table(heads, map(_reading_row, READINGS))


def _reading_row(reading: Reading) -> tuple[str, ...]:
    return (
        f"{reading.id}<br>[{reading.mark}]",
        f"{reading.question}<br>{reading.question_en}",
        f"{reading.choice}<br>{reading.choice_en}",
        f"{reading.reason}<br>{reading.reason_en}",
        _cite(reading.article) if reading.article and reading.article.number else "",
        reading.decided_on.isoformat(),
        reading.switch,
    )


def _papers() -> str:
    heads = (
        "编号",
        "文书 · paper",
        "依据 · basis",
        "致 · to",
        "载明（† 条文要求） · contains († by the article)",
        "送达 · served",
        "签批 · signed by",
        "文号系列 · series",
    )
    return "\n## 文书 · Papers\n\n" + _table(heads, map(_paper_row, papers.BY_CODE.values()))


def _paper_row(paper: Paper) -> tuple[str, ...]:
    contents = "、".join(f"{content.zh}{'†' if content.article else ''}" for content in paper.contents)
    served = "须有送达证明 · proof needed" if paper.served else ""
    return (
        paper.id,
        f"{paper.zh}<br>`{paper.code}` {paper.en}",
        _cite(paper.article),
        paper.to,
        contents,
        served,
        _signed(paper.code),
        signing.SIGNING[paper.code].series,
    )


_SIGNED = {
    signing.Signed.NOBODY: "不签批、不编号 · neither signed nor numbered",
    signing.Signed.ACT: "随行为 · with the act",
    signing.Signed.HEAD: "负责人 · the head",
}


def _signed(code: str) -> str:
    how = signing.SIGNING[code]
    return f"{_SIGNED[how.by]} {_cite(how.basis)}"


def _breaches() -> str:
    heads = ("代号", "违规 · breach", "依据 · basis", "由期限产生 · raised by clocks")
    rows = []
    for breach in breaches.BY_CODE.values():
        ids = "、".join(clock.id for clock in CLOCKS if clock.breach == breach.code)
        rows.append((breach.code, f"{breach.zh}<br>{breach.en}", _cite(breach.article), ids))
    return "\n## 违规事件 · Breach events\n\n" + _table(heads, rows)
