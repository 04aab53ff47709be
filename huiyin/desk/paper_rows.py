"""The papers of a matter on its page: each with where it stands, and what may be done with it next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from huiyin.desk.step import OFFERED
from huiyin.law.book_2022.steps.papers import DRAFTERS
from huiyin.law.grammar import Kind, Ruling, Step
from huiyin.matters.reading import ActLine
from huiyin.papers import copies
from huiyin.papers.reading import PaperLine
from huiyin.papers.serving import KEPT_UNTIL, OWN_STEP
from huiyin.people.acting import Actor


@dataclass(frozen=True, slots=True)
class Row:
    """A paper, the lawful steps about it, whether its wording is open to the reader, and how its service was proved."""

    paper: PaperLine
    next: list[Step]
    reword: bool
    word: bool = False  # whether the draft may be taken along as a Word document
    large: bool = False  # whether a copy in larger type may be printed
    way: str = ""  # code of the way of service its proof names


def about_papers(step: Step) -> bool:
    """Whether a step is about one paper: it stands beside the paper, not among the steps of the matter."""
    return any(ask.kind is Kind.PAPER for ask in step.asks)


def with_steps(
    papers: Sequence[PaperLine],
    rulings: Sequence[tuple[Step, Ruling]],
    actor: Actor,
    acts: Iterable[ActLine] = (),
) -> list[Row]:
    """Each paper with the steps the law leaves open to this actor; what depends on the paper is judged when taken."""
    lawful = [step for step, ruling in rulings if ruling.allowed and step.code in OFFERED]
    ways = _ways(papers, acts)
    return [_row(paper, lawful, actor, ways.get(paper.pk, "")) for paper in papers]


def _ways(papers: Sequence[PaperLine], acts: Iterable[ActLine]) -> dict[int, str]:
    """By which way each served paper was served, as its act says; an opinion by the newest service of its kind."""
    newest = {paper.code: paper.pk for paper in papers if paper.code in OWN_STEP}
    found: dict[int, str] = {}
    for act in acts:
        if act.step in KEPT_UNTIL:
            found[newest.get(KEPT_UNTIL[act.step], 0)] = str(act.data.get("way", ""))
        elif act.step == "serve_paper":
            found[int(act.data["paper"])] = str(act.data.get("way", ""))
    return found


def _row(paper: PaperLine, lawful: list[Step], actor: Actor, way: str) -> Row:
    own = paper.agency_id == actor.agency_id
    steps = [step for step in lawful if own and OFFERED[step.code](paper)]
    draft = own and paper.state in copies.DRAFTS
    large = paper.to_petitioner and paper.state in copies.ORIGINALS
    open_wording = own and paper.state in ("waiting", "returned") and actor.duty in DRAFTERS
    return Row(paper, steps, open_wording, draft, large, way)
