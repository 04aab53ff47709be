"""The steps as they were read against the rulebook, one reviewed line for each: nothing moves unseen.

`data/steps.txt` is kept by hand: a change of a step is a change of a line there, in the same commit.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from huiyin.law.book_2022 import steps
from huiyin.law.grammar import Answer, Article, Ask, Mark, Starts, Step, Worked

TABLE = Path(__file__).parent / "data" / "steps.txt"


def cited(article: Article) -> str:
    """`34`; with the enactment where it is another, and its mark where it is not the law."""
    book = "" if article.book == "信访工作条例" else article.book + " "
    return f"{book}{article.number or '—'}" + ("" if article.mark is Mark.LAW else f" [{article.mark}]")


def lines(step: Step) -> list[str]:
    """A step as the table writes it."""
    first = [
        f"{step.id} {step.code}: {cited(step.article)}",
        f"by {words(step.by)}" + (f" at {words(step.where)}" if step.where else ""),
        f"{words(step.when) or 'new'} -> {' '.join(step.then) or 'same'}"
        + (" (chosen)" if step.choose else ""),
    ]
    if step.klass or step.route:
        first.append(f"only {words([*step.klass, *step.route])}")
    rest = [f"  asks {' '.join(map(asked, step.asks))}"] * bool(step.asks)
    rest += [
        f"  {guard.code}{'*' if guard.answers else ''}: {cited(guard.article or step.article)}"
        for guard in step.provided
    ]
    rest += [f"  sets {name} = {source(value)}" for name, value in step.sets.items()]
    rest += [f"  starts {clock(start)}" for start in step.starts]
    ends = {
        "meets": step.stops,
        "voids": step.voids,
        "voids where": tuple(step.voids_where),
        "papers": step.papers,
    }
    rest += [f"  {word} {' '.join(named)}" for word, named in ends.items() if named]
    if step.met_on:
        rest.append(f"  met on {source(step.met_on)}")
    if step.moves:
        rest.append(f"  moves {step.moves.move} {step.moves.to}".rstrip())
    if step.extends or step.excludes:
        rest.append(f"  counts {step.extends or step.excludes}")
    return ["; ".join(first), *rest]


def asked(ask: Ask) -> str:
    """`reason#`: an answer kept under the matter's key; `?`: it may be left empty."""
    return ask.name + ("#" if ask.secret else "") + ("" if ask.required else "?")


def words(found: Iterable[str]) -> str:
    return " ".join(sorted(str(one) for one in found))


def source(value: object) -> str:
    if isinstance(value, Answer):
        return f"<{value.name}>"
    return "worked out" if isinstance(value, Worked) or callable(value) else repr(value)


def clock(start: Starts) -> str:
    parts = [start.clock, f"of {start.bound}"]
    if start.on is not None:
        parts.append(f"on {source(start.on)}")
    if start.until is not None:
        parts.append(f"until {source(start.until)}")
    return " ".join(parts + ["where due"] * (start.only is not None) + ["met"] * start.met)


def table() -> dict[str, list[str]]:
    """The reviewed lines by the code of their step."""
    found: dict[str, list[str]] = {}
    code = ""
    for line in TABLE.read_text("utf-8").splitlines():
        if line.startswith("  "):
            found[code].append(line)
        elif line and not line.startswith("#"):
            code = line.split(":")[0].split()[-1]
            found[code] = [line]
    return found


REVIEWED = table()


@pytest.mark.parametrize("code", steps.BY_CODE)
def test_a_step_is_as_it_was_reviewed(code: str) -> None:
    assert lines(steps.BY_CODE[code]) == REVIEWED.get(code)


def test_no_step_was_lost_and_their_order_is_the_procedure_s() -> None:
    assert list(REVIEWED) == list(steps.BY_CODE)
