"""Every step of the book, in the order of the procedure (rulebook D.2–D.5). One file a part of it."""

from __future__ import annotations

from collections.abc import Mapping

from huiyin.law.book_2022.steps import (
    accusation,
    codes,
    electronic,
    endings,
    execution,
    extracts,
    filing,
    guiding,
    intake,
    keeping,
    letters,
    opinion,
    overlays,
    papers,
    personal_data,
    publishing,
    rating,
    re_review,
    receiving,
    recusal,
    review,
    routed,
    sending,
    serving,
    six,
    suggestion,
    supervision,
)
from huiyin.law.grammar import Step

ALL: tuple[Step, ...] = (
    *intake.STEPS,
    *filing.STEPS,
    *extracts.STEPS,
    *sending.STEPS,
    *accusation.STEPS,
    *guiding.STEPS,
    *receiving.STEPS,
    *suggestion.STEPS,
    *routed.STEPS,
    *six.STEPS,
    *opinion.STEPS,
    *execution.STEPS,
    *review.STEPS,
    *re_review.STEPS,
    *publishing.STEPS,
    *overlays.STEPS,
    *rating.STEPS,
    *recusal.STEPS,
    *letters.STEPS,
    *personal_data.STEPS,
    *supervision.STEPS,
    *endings.STEPS,
    *keeping.STEPS,
    *papers.STEPS,
    *serving.STEPS,
    *electronic.STEPS,
    *codes.STEPS,
)
STEPS = ALL
BY_CODE: Mapping[str, Step] = {step.code: step for step in ALL}
