"""Prints GLOSSARY.md: every word of the field, 中文 · code name · article · meaning, from the declarations.

`python -m huiyin.law.glossary > GLOSSARY.md` renews it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from huiyin.law.book_2022 import papers, publishing, routes, states, steps
from huiyin.law.book_2022.clocks import CLOCKS
from huiyin.law.book_2022.states import ENDED
from huiyin.law.explaining import length_of
from huiyin.law.grammar import Article, Mark
from huiyin.law.names import NAMES
from huiyin.law.words import AgencyKind, Channel, Duty, Klass, Position, Route, State


class Row(NamedTuple):
    """One word."""

    zh: str
    code: str
    article: str
    meaning: str


class Word(NamedTuple):
    """What is said here of a word that is not declared with an article of its own."""

    zh: str
    article: Article
    meaning: str


_OURS = Article("", mark=Mark.CONVENTION)
_ALIKE = "a way a petition arrives; all are treated alike"

THINGS: Mapping[str, Word] = {
    "PetitionItem": Word(
        "信访件", Article("22(1)"), "one incoming letter, visit, call or form; never changed"
    ),
    "PetitionMatter": Word(
        "信访事项", Article("22(1)"), "one claim of one petitioner or group, of one class"
    ),
    "Petitioner": Word("信访人", Article("17(2)"), "who petitions; the identity lies under the matter's key"),
    "Arrival": Word("来件", Article("22(1)"), "the number given before anything is read"),
    "Hop": Word("流转", Article("22(1)"), "one hand-over from one agency to the next"),
    "Act": Word("行为", _OURS, "one lawful step that was taken; written once, chained"),
    "Term": Word("期限", _OURS, "a running clock with its working; changes only by an act"),
    "Breach": Word("违规情形", Article("45"), "an event of arts 43–46, raised by a clock, recorded once"),
    "Reach": Word("可见范围", _OURS, "which agency may see which matter, in which position"),
    "Content": Word("内容", _OURS, "what was said in an act, encrypted under the matter's key"),
    "Envelope": Word("信封", Article("30"), "accusation material, sealed; nothing here opens it"),
    "Keeping": Word(
        "保管",
        Article("19", book="档案法实施条例"),
        "until when a concluded matter is kept; derived, never typed",
    ),
    "Note": Word(
        "备注", _OURS, "between colleagues about a matter; the petitioner may read it; ends with it"
    ),
    "Checkpoint": Word("存证", _OURS, "root over all acts since the one before, and arrival numbers; signed"),
    "Witness": Word("见证", _OURS, "someone outside the house to whom every checkpoint goes"),
    "Export": Word("导出", _OURS, "a table by an approved form, with purpose and approval"),
    "ExportEvent": Word("导出记录", _OURS, "approved, declined or fetched; written once"),
    "Message": Word("待发消息", _OURS, "left by an act in the outbox, delivered by a job"),
    "Draft": Word(
        "草稿",
        _OURS,
        "a petition not handed in yet, kept on request for seven days under its resume code (续写码)",
    ),
    "Publication": Word(
        "公告、征集",
        Article("18(1)"),
        "an announcement, or a call for suggestions (art. 29(3)), of an office",
    ),
    "Edition": Word(
        "版次", _OURS, "what a publication says; approved by another than wrote it, then never changed"
    ),
    "Enclosure": Word("公告附件", _OURS, "a file of an edition, for everybody to take away"),
    "Withdrawal": Word("公告撤回", _OURS, "taken from the public, once, with a reason that is told"),
    "CampaignMatter": Word(
        "应征建议", Article("29(3)"), "a matter that answers a call: counted, never listed"
    ),
}
KLASSES: Mapping[StrEnum, tuple[str, str]] = {
    Klass.SUGGESTION: ("29", "reports a situation, suggests, gives an opinion"),
    Klass.ACCUSATION: ("30", "reports or charges an organ or a person; moves in the sealed channel alone"),
    Klass.APPEAL: ("31", "appeals, or asks for a solution; takes one of six routes"),
}
CHANNELS: Mapping[str, Word] = {
    Channel.ONLINE: Word("网上", Article("17(1)"), _ALIKE),
    Channel.LETTER: Word("来信", Article("17(1)"), _ALIKE),
    Channel.VISIT: Word("来访", Article("20(1)"), _ALIKE),
    Channel.CALL: Word("来电", Article("17(1)"), _ALIKE),
    Channel.FAX: Word("传真", Article("17(1)"), _ALIKE),
    Channel.OTHER: Word("其他方式", Article("17(1)"), _ALIKE),
}
KINDS: Mapping[str, Word] = {
    AgencyKind.PETITION_OFFICE: Word(
        "信访部门", Article("14"), "registers, forwards, assigns, chases; does not decide"
    ),
    AgencyKind.ORGAN: Word("其他机关、单位", Article("2"), "every other organ or unit"),
    AgencyKind.COMMITTEE: Word(
        "党委和政府", Article("22(1)(1)"), "decides what a petition office submits to it"
    ),
    AgencyKind.CONFERENCE: Word(
        "信访工作联席会议", Article("24"), "settles jurisdiction where there is no common superior"
    ),
    AgencyKind.POLITICAL_LEGAL: Word(
        "政法部门", Article("22(2)"), "takes what belongs to litigation and its procedures"
    ),
    AgencyKind.DISCIPLINE: Word("纪检监察机关", Article("30"), "takes accusations within its authority"),
}
DUTIES: Mapping[StrEnum, str] = {
    Duty.PETITIONER: "acts with a receipt, in the own matter alone",
    Duty.INTAKE: "registers what arrives, without discretion",
    Duty.TRIAGE: "tells the class, finds who has jurisdiction, forwards or assigns",
    Duty.SEALED: "alone sees and moves accusations",
    Duty.HANDLER: "receives, objects, accepts, hears, investigates, drafts, serves",
    Duty.LEGAL: "checks a draft opinion",
    Duty.HEAD: "issues an opinion, approves an extension",
    Duty.DEPUTY: "acts for a head who is recused",
    Duty.REVIEWER: "reviews and re-reviews",
    Duty.CONFERENCE: "decides a dispute over jurisdiction",
    Duty.SUPERVISOR: "supervises what is late or wrong",
    Duty.REGISTRAR: "records which agency succeeds another",
    Duty.INSPECTOR: "reads; changes nothing, but may hold a file back from disposal",
    Duty.AUDITOR: "reads the record; changes nothing, but may hold a file back from disposal",
    Duty.OPERATOR: "keeps the system running, sees no content",
    Duty.CLOCK: "the system's own jobs",
}
POSITIONS: Mapping[StrEnum, str] = {
    Position.SELF: "the petitioner of the matter",
    Position.ORIGIN: "registered it",
    Position.SENDER: "sent it to the present holder",
    Position.UPSTREAM: "sent it on earlier in the chain",
    Position.HOLDER: "holds it now",
    Position.DISPUTANT: "is party to a dispute over jurisdiction",
    Position.SUPERIOR: "decides that dispute",
    Position.REVIEWER: "reviews the opinion",
    Position.RE_REVIEWER: "re-reviews it",
    Position.PARTY_COMMITTEE: "received a proposal",
    Position.OVERSEER: "supervises in the same territory",
    Position.SYSTEM: "the clock's own jobs",
}

_HEAD = """# 词汇表 · Glossary

> 由 `python -m huiyin.law.glossary` 从声明打印，不要手改；每个词在界面、代码、文档里只有这一种说法。
> Printed from the declarations; do not edit. Steps are verbs, states participles, rows nouns.

标记 Marks：[V] 法定 law · [V2] 二手文本 secondary text · [P] 实务 practice · [C] 本系统约定 convention · [K] 未经核实 unverified
"""


def glossary() -> str:
    """The whole page, as Markdown."""
    return _HEAD + "".join(_table(title, rows) for title, rows in (*_tables(), _publishing()))


def _tables() -> Iterator[tuple[str, Iterable[Row]]]:
    yield "案卷 · The case file", _worded(THINGS)
    yield "性质 · Classes (`Klass`)", (_plain(word, cite, says) for word, (cite, says) in KLASSES.items())
    yield "法定途径 · Routes (`Route`)", (_route(way) for way in routes.NAMES)
    yield "渠道 · Channels (`Channel`)", _worded(CHANNELS)
    yield "机关 · Agencies (`AgencyKind`)", _worded(KINDS)
    yield "职责 · Duties (`Duty`)", (_plain(word, "", says) for word, says in DUTIES.items())
    yield (
        "对事项的地位 · Positions (`Position`)",
        (_plain(word, "", says) for word, says in POSITIONS.items()),
    )
    yield "状态 · States (`State`)", map(_state, State)
    yield (
        "步骤 · Steps",
        (_of(step.zh, step.code, step.article, f"{step.id} {step.en}") for step in steps.STEPS),
    )
    yield (
        "期限 · Clocks",
        (
            _of(clock.zh, clock.code, clock.article, f"{clock.id} {clock.en}: {_long(length_of(clock).en)}")
            for clock in CLOCKS
        ),
    )
    yield (
        "文书 · Papers",
        (_of(paper.zh, paper.code, paper.article, f"{paper.id} {paper.en}") for paper in papers.PAPERS),
    )


def _table(title: str, rows: Iterable[Row]) -> str:
    lines = [("中文", "code name", "依据 · article", "meaning"), ("---",) * 4]
    lines += [(row.zh, f"`{row.code}`", row.article, row.meaning) for row in rows]
    body = "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)
    return f"\n## {title}\n\n{body}"


def _cite(article: Article) -> str:
    return f"{article.en} [{article.mark}]"


def _of(zh: str, code: str, article: Article, meaning: str) -> Row:
    return Row(zh, code, _cite(article), meaning)


def _worded(words: Mapping[str, Word]) -> Iterator[Row]:
    return (_of(word.zh, str(code), word.article, word.meaning) for code, word in words.items())


def _plain(word: StrEnum, cite: str, meaning: str) -> Row:
    name = NAMES[word]
    return _of(name.zh, word.value, Article(cite) if cite else _OURS, f"{name.en}: {meaning}")


def _route(word: Route) -> Row:
    way = routes.NAMES[word]
    return _of(way.zh, word.value, way.article, f"{way.en}: {way.test_en}")


def _publishing() -> tuple[str, Iterable[Row]]:
    told = "told by this site for all offices"
    rows = (
        Row(one.zh, one.code, f"{one.article.en} [{one.mark}]", f"{one.en}: {', '.join(one.needs) or told}")
        for one in publishing.DEMANDS
    )
    return "要公布的 · What every office publishes (`Demand`)", rows


def _long(said: str) -> str:
    return said.removeprefix("Length ")


def _state(state: State) -> Row:
    """A state rests on the articles of the steps that lead to it."""
    leading = [step for step in steps.STEPS if state in step.then]
    cited = ", ".join(dict.fromkeys(_cite(step.article) for step in leading))
    by = ", ".join(step.code for step in leading)
    ended = "; no further step is due" if state in ENDED else ""
    return Row(states.NAMES[state].zh, state.value, cited, f"{states.NAMES[state].en}, after: {by}{ended}")


if __name__ == "__main__":
    print(glossary(), end="")
