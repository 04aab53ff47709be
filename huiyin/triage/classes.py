"""Categories learned from labelled messages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold
from sklearn.svm import LinearSVC

from huiyin.triage import calibration
from huiyin.triage.features import WEIGHTS, Block, Message, keys_of, known, matrix
from huiyin.triage.models import Model
from huiyin.triage.tables import Unusable

FOLDS = 4  # for the scores that probabilities are fitted on
FEWEST = 2  # messages of a category

Array = np.ndarray[Any, Any]


def learn(messages: Sequence[Message], labels: Sequence[str], groups: Sequence[str]) -> Model:
    """A model from labelled messages; those of one group are alike and never stand on both sides of a comparison.

    Raises `Unusable` where there are too few messages or only one category.
    """
    names, truth = _named(labels)
    keys = [keys_of(message) for message in messages]
    blocks = known(keys)
    rows = matrix(keys, blocks)
    scores = np.zeros((len(truth), len(names)))
    for seen, unseen in folds(truth, groups, FOLDS):
        weights, bias = _linear(rows[seen], truth[seen], len(names))
        scores[unseen] = rows[unseen] @ weights + bias
    weights, bias = _linear(rows, truth, len(names))
    return Model(names, tuple(blocks), _split(weights, blocks), bias, calibration.fitted(scores, truth))


def folds(truth: Array, groups: Sequence[str], count: int) -> list[tuple[Array, Array]]:
    """(learn from, look at) `count` times: places of messages, groups kept together, categories spread evenly."""
    cut = StratifiedGroupKFold(count, shuffle=True, random_state=0)
    return list(cut.split(np.zeros(len(truth)), truth, np.asarray(groups)))


def _named(labels: Sequence[str]) -> tuple[tuple[str, ...], Array]:
    names, truth, counts = np.unique(np.asarray(labels), return_inverse=True, return_counts=True)
    if len(names) < 2 or counts.min() < FEWEST:
        raise Unusable(
            f"至少要有两个类别，每个类别至少 {FEWEST} 条。",
            f"At least two categories are needed, and {FEWEST} messages of each.",
        )
    return tuple(str(name) for name in names), truth


def _linear(rows: Any, truth: Array, kinds: int) -> tuple[Array, Array]:
    machine = LinearSVC(C=0.5, random_state=0).fit(rows, truth)
    weights, bias = machine.coef_.T, machine.intercept_
    if kinds == 2:
        weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    return weights, bias


def _split(weights: Array, blocks: Sequence[Block]) -> tuple[Array, ...]:
    parts = np.split(weights, np.cumsum([len(block.keys) for block in blocks])[:-1])
    return tuple((part * weight).astype(np.float16) for part, weight in zip(parts, WEIGHTS, strict=True))


def with_sources(model: Model, digests: Sequence[str]) -> Model:
    """The model, knowing which files it has learned from."""
    return replace(model, learned_from=tuple(digests))
