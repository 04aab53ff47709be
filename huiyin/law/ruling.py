"""The one judge: is this step allowed to this duty on these facts, and by which article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from huiyin.law.book_2022 import routes, states, steps
from huiyin.law.grammar import Article, Ask, Condition, Facts, Kind, Outcome, Part, Ruling, Step
from huiyin.law.names import NAMES
from huiyin.law.words import Duty

RECUSAL = Article("28(3)", "有直接利害关系的，应当回避")
_MANY = 8  # more states than these are not listed but said to be “open”
_TYPES: dict[Kind, tuple[type[Any], ...]] = {
    Kind.TEXT: (str,),
    Kind.LONG: (str,),
    Kind.DATE: (date,),
    Kind.NUMBER: (int,),
    Kind.YES: (bool,),
    Kind.CHOICE: (str,),
    Kind.AGENCY: (int,),
    Kind.OFFICER: (int,),
    Kind.MATTER: (str,),
    Kind.REQUESTS: (tuple, list),
    Kind.OUTCOMES: (tuple, list),
    Kind.NAMES: (tuple, list),
    Kind.PEOPLE: (tuple, list),
    Kind.PARTS: (tuple, list),
    Kind.PAPER: (int,),
    Kind.CODE: (str,),
}
_MEMBERS: dict[Kind, type[Any]] = {
    Kind.REQUESTS: str,
    Kind.OUTCOMES: Outcome,
    Kind.NAMES: str,
    Kind.PEOPLE: dict,
    Kind.PARTS: Part,
}


def rule_on(step: Step, facts: Facts, duty: Duty) -> Ruling:
    """Allow or refuse a step, with its article and one plain sentence in each language.

    The order is: duty, position, recusal, state, class, route; then the conditions. Everything still lacking
    is told together. With `facts.answers` None it is a preview: only what does not depend on answers.
    """
    if facts.duty is not duty:
        facts = replace(facts, duty=duty)
    refused = next(_standing(step, facts, duty), None) or _lacking(step, facts)
    return refused or Ruling(
        True,
        step.article,
        step.allowed_zh or f"可以{step.zh}，依据{step.article.zh}。",
        step.allowed_en or f"You may {step.en}: {step.article.en}.",
    )


def lawful_steps(facts: Facts, duty: Duty) -> list[tuple[Step, Ruling]]:
    """Each step of the book with the preview ruling for this duty, the book's order kept."""
    preview = replace(facts, answers=None, duty=duty)
    return [(step, rule_on(step, preview, duty)) for step in steps.ALL if step.when]


def _lacking(step: Step, facts: Facts) -> Ruling | None:
    """What the facts lack, and what the answers lack, in one list of sentences."""
    unmet = [one for one in step.provided if not one.answers and not one.holds(facts)]
    sentences = [_sentence(one, facts) for one in unmet]
    if facts.answers is not None:
        unsaid = list(_unsaid(step.asks, facts))
        sentences += unsaid
        if not unsaid:
            wrong = [one for one in step.provided if one.answers and not one.holds(facts)]
            sentences += [_sentence(one, facts) for one in wrong]
            unmet += wrong
    if not sentences:
        return None
    zh, en = "".join(zh for zh, _ in sentences), " ".join(en for _, en in sentences)
    article = unmet[0].article or step.article if unmet else step.article
    return Ruling(False, article, zh, en, unmet[0].code if unmet else "answer")


def _sentence(condition: Condition, facts: Facts) -> tuple[str, str]:
    if condition.detail is None:
        return condition.zh, condition.en
    detail = condition.detail(facts)
    return condition.zh.format(**detail), condition.en.format(**detail)


def _standing(step: Step, facts: Facts, duty: Duty) -> Iterator[Ruling]:
    """Who, where, and from which state: before any condition is asked."""
    article = step.article
    if duty not in step.by:
        zh, en = _listed(step.by)
        yield Ruling(
            False, article, f"{step.zh}由{zh}进行，请交由其办理。", f"To {step.en} is for: {en}.", "duty"
        )
    if step.where and not step.where & facts.positions:
        zh, en = _listed(step.where)
        yield Ruling(
            False,
            article,
            f"{step.zh}由本事项的{zh}进行，您所在单位不是，请联系其办理。",
            f"To {step.en} is for the {en} of this matter, which your agency is not.",
            "position",
        )
    if facts.recused and not step.though_recused:
        yield Ruling(
            False,
            RECUSAL,
            "您与本事项或者信访人有直接利害关系，应当回避，请移交他人办理。",
            "You have a direct interest in this matter or its petitioner: stand aside and hand it over.",
            "recused",
        )
    if (facts.state not in step.when) if step.when else facts.state is not None:
        yield _wrong_state(step, facts)
    yield from _wrong_kind(step, facts)


def _wrong_kind(step: Step, facts: Facts) -> Iterator[Ruling]:
    if step.klass and facts.klass not in step.klass:
        zh, en = _listed(step.klass)
        now = "" if facts.klass else "请先甄别性质。"
        now_en = "" if facts.klass else " Tell its class first."
        yield Ruling(
            False,
            step.article,
            f"{step.zh}只适用于{zh}类事项。{now}",
            f"To {step.en} is only for: {en}.{now_en}",
            "klass",
        )
    if step.route and facts.route not in step.route:
        zh, en = _listed(step.route)
        yield Ruling(
            False,
            step.article,
            f"{step.zh}只适用于途径{zh}；本事项{_route_zh(facts)}。",
            f"To {step.en} is for route {en} only; this matter is on {facts.route or 'no route yet'}.",
            "route",
        )


def _route_zh(facts: Facts) -> str:
    if facts.route is None:
        return "尚未选择途径，请先选择并复核"
    return f"的途径是{facts.route}（{routes.NAMES[facts.route].zh}），应当按该途径办理"


def _wrong_state(step: Step, facts: Facts) -> Ruling:
    now_zh, now_en = states.NAMES[facts.state] if facts.state else ("尚未登记", "not registered yet")
    froms = [states.NAMES[state] for state in states.NAMES if state in step.when]
    zh = "、".join(dict.fromkeys(name.zh for name in froms)) or "尚未登记"
    en = ", ".join(dict.fromkeys(name.en for name in froms)) or "not registered yet"
    if len(froms) > _MANY:
        zh, en = "办理之中", "under way"
    return Ruling(
        False,
        step.article,
        f"本事项现在的状态是“{now_zh}”，只有“{zh}”时才能{step.zh}。",
        f"The matter is {now_en}; to {step.en} it must be {en}.",
        "state",
    )


def _listed(words: Iterable[Any]) -> tuple[str, str]:
    wanted = set(words)
    named = [NAMES[word] for word in NAMES if word in wanted]
    return "、".join(name.zh for name in named), ", ".join(name.en for name in named)


def _unsaid(asks: Iterable[Ask], facts: Facts) -> Iterator[tuple[str, str]]:
    """What an answer lacks: not given, of the wrong shape, not on the list, or of something unknown."""
    for ask in asks:
        value = facts.says(ask.name)
        if value in (None, "", (), [], {}) or (isinstance(value, str) and not value.strip()):
            if ask.required:
                yield f"请填写“{ask.zh}”。", f"Please fill in: {ask.en}."
        elif not _fits(ask, value):
            yield (
                f"“{ask.zh}”填写的内容不对，请重新填写。",
                f"What is given for “{ask.en}” cannot be read: give it anew.",
            )
        elif ask.kind is Kind.CHOICE and value not in {choice for choice, _, _ in ask.choices}:
            yield f"“{ask.zh}”只能从所列各项中选择。", f"Choose “{ask.en}” from the list."
        elif ask.kind is Kind.AGENCY and ask.name not in facts.agencies:
            yield (
                f"找不到“{ask.zh}”所填的机关、单位，请重新选择。",
                f"There is no such agency for “{ask.en}”: choose again.",
            )
        elif ask.kind is Kind.OFFICER and value not in facts.officers:
            yield (
                f"“{ask.zh}”不是本单位的工作人员，请重新选择。",
                f"“{ask.en}” is nobody of your agency: choose again.",
            )


def _fits(ask: Ask, value: Any) -> bool:
    wanted = _TYPES.get(ask.kind)
    if wanted is None:
        return True
    if not isinstance(value, wanted) or (bool not in wanted and isinstance(value, bool)):
        return False
    member = _MEMBERS.get(ask.kind)
    members: Iterable[Any] = value if member else ()
    return all(isinstance(one, member or object) for one in members)
