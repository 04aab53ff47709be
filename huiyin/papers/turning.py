"""What the steps about a paper do to it, inside the transaction of the act; and what the law asks of a paper."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from huiyin.law.book_2022 import contents
from huiyin.law.book_2022 import papers as book
from huiyin.law.book_2022.signing import SIGNERS, numbered, with_the_act
from huiyin.law.grammar import PaperFacts
from huiyin.matters import anonymity, secrecy, sources
from huiyin.matters.casefile import CaseFile
from huiyin.matters.hooks import Taken
from huiyin.papers import editing
from huiyin.papers.models import DocumentNumber, Paper, Standing
from huiyin.papers.serving import OWN_STEP, SERVED_BY, TO_SERVE
from huiyin.people.acting import Actor

WITHOUT_CONTENT = frozenset(
    {"receipt", "sealed_forwarding_letter"}
)  # of a sealed matter: number, date, place alone


def facts(case: CaseFile, actor: Actor, pk: int) -> PaperFacts | None:
    """What the law asks of this paper of the matter; None where the actor does not see it there."""
    row = Paper.objects.filter(pk=pk, matter_id=case.matter.pk).first()
    if row is None or (case.matter.sealed and row.kind not in WITHOUT_CONTENT):
        return None
    words, kind = editing.current(row, case.key), book.BY_CODE[row.kind]
    told = said(words)
    lacking = editing.missing(words)
    return PaperFacts(
        state=row.state,
        own=row.agency_id is not None and row.agency_id == actor.agency_id,
        author=actor.officer_id is not None and actor.officer_id in _authors(row),
        served=row.kind in OWN_STEP and row.released_on is not None,
        proved=row.served_on is not None,
        sent=row.sent_on is not None,
        addressed=row.kind in TO_SERVE and kind.to == "petitioner",
        to_serve=row.kind in TO_SERVE and row.kind not in SERVED_BY,
        issued_on=row.issued_on,
        missing=tuple(one for one in kind.contents if one.name in lacking),
        code=row.kind,
        bears=row.signed_on,
        said=told,
        personal=_personal(case, told) if kind.to == "public" else (),
    )


def _personal(case: CaseFile, told: Mapping[str, tuple[tuple[str, str], ...]]) -> tuple[str, ...]:
    return anonymity.shown(case, [text for lines in told.values() for _, text in lines])


def said(words: Mapping[str, Any]) -> dict[str, tuple[tuple[str, str], ...]]:
    """What each content of a paper says in Chinese, and its opening and closing: label and text of each line."""
    parts = {section["name"]: section["lines"] for section in words["sections"]}
    parts |= {part: words[part] for part in ("opening", "closing")}
    return {name: tuple((line["label"]["zh"], line["zh"]) for line in lines) for name, lines in parts.items()}


def unsound(code: str, words: Mapping[str, Any], on: date) -> bool:
    """Whether something in it is not what it must be (`law.book_2022.contents`)."""
    return bool(contents.wrong(book.BY_CODE[code], said(words), on))


def _authors(row: Paper) -> set[int]:
    """Who drafted or changed it, or what it was made anew from. A head who acted signed it and drafted nothing."""
    found: set[int] = set()
    while True:
        officer, duty = sources.author(row.act_id)
        found |= editing.authors(row) | ({officer} if officer and duty not in SIGNERS else set())
        earlier = Paper.objects.filter(pk=row.replaces_id).first() if row.replaces_id else None
        if earlier is None:
            return found
        row = earlier


def standing(kind: str, taken: Taken, missing: list[str], words: Mapping[str, Any]) -> Standing:
    """Where a paper stands once its act has drafted it: what lacks something, or says it wrongly, waits until that is mended."""
    if not numbered(kind):
        return Standing.KEPT
    whole = not missing and not unsound(kind, words, taken.facts.on)
    signed = whole and with_the_act(kind, taken.actor.duty)
    return Standing.READY if signed else Standing.WAITING


def signs_off(taken: Taken) -> bool:
    """Whether this act leaves a paper to be issued now."""
    kinds = [code for code in taken.step.papers if numbered(code)]
    if taken.case.matter.sealed:
        kinds = [code for code in kinds if code in WITHOUT_CONTENT]
    return taken.step.code == "approve_paper" or any(with_the_act(code, taken.actor.duty) for code in kinds)


def turn(taken: Taken) -> None:
    """Hook: a paper is signed off, sent back, handed in again or declared void with the act that says so."""
    change = _TURNS.get(taken.step.code)
    if change is not None:
        change(taken, Paper.objects.get(pk=taken.facts.says("paper"), matter_id=taken.case.matter.pk))


def _sign(taken: Taken, row: Paper) -> None:
    row.state, row.signed_on = Standing.READY, taken.facts.on
    row.save(update_fields=["state", "signed_on"])


def _send_back(taken: Taken, row: Paper) -> None:
    row.state = Standing.RETURNED
    row.save(update_fields=["state"])


def _hand_in(taken: Taken, row: Paper) -> None:
    row.state = Standing.WAITING
    row.save(update_fields=["state"])


def _void(taken: Taken, row: Paper) -> None:
    row.state = Standing.VOIDED
    row.save(update_fields=["state"])
    kept = DocumentNumber.objects.filter(pk=row.number_id)
    kept.update(voided_on=taken.facts.on, ground=taken.facts.says("ground"))
    if taken.facts.says("again"):
        _make_anew(taken, row)


def _make_anew(taken: Taken, row: Paper) -> None:
    """The same words as a new draft of the act that voided them, to be changed and approved."""
    words = editing.current(row, taken.case.key)
    anew = Paper(
        matter_id=row.matter_id,
        act_id=taken.act.pk,
        kind=row.kind,
        agency_id=row.agency_id,
        drafted_on=taken.facts.on,
        edition=row.edition,
        to_petitioner=row.to_petitioner,
        inside=row.inside,
        missing=editing.missing(words),
        state=Standing.WAITING,
        replaces_id=row.pk,
    )
    plain = json.dumps(words, ensure_ascii=False).encode()
    anew.body = secrecy.seal_bytes(taken.case.key, editing.place(anew), plain)
    anew.save(force_insert=True)


_TURNS = {
    "approve_paper": _sign,
    "return_paper": _send_back,
    "submit_paper": _hand_in,
    "void_paper": _void,
}
