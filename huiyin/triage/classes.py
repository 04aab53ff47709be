"""Categories learned from labelled messages."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold

from huiyin.triage import calibration, linear
from huiyin.triage.features import LEAST, WEIGHTS, Block, Keys, Message, keys_of, known, matrix
from huiyin.triage.models import Model
from huiyin.triage.tables import Unusable

FOLDS = 3  # for the scores that probabilities are fitted on
FEWEST = 2  # messages of a category

Array = np.ndarray[Any, Any]


def learn(
    messages: Sequence[Message],
    labels: Sequence[str],
    groups: Sequence[str],
    unlabelled: Sequence[Message] = (),
    taxonomy: Sequence[tuple[str, Message]] = (),
    *,
    largest: int = 0,
) -> Model:
    """A model from labelled messages; those of one group are alike and never stand on both sides of a comparison.

    Unlabelled messages only tell which features there are and how common they are. The names in a taxonomy, each with
    its category, are learned like messages, but probabilities are not fitted on them. Where `largest` is given, in bytes,
    features of too few messages are left out until the model is no larger.
    Raises `Unusable` where there are too few messages, too few groups, or only one category.
    """
    names, truth = _named(labels)
    named = [(names.index(label), message) for label, message in taxonomy if label in names]
    keys = [keys_of(message) for message in [*messages, *(message for _, message in named)]]
    blocks = _fitting([*keys, *map(keys_of, unlabelled)], 2 * len(names) + 12, largest)
    rows = matrix(keys, blocks)
    every = np.concatenate([truth, np.array([kind for kind, _ in named], truth.dtype)])
    one, two = _unseen(rows, every, groups, len(names))
    widths = float(one.std()) or 1.0, float(two.std()) or 1.0
    scores = linear.SHARES[0] / widths[0] * one + linear.SHARES[1] / widths[1] * two
    lines = linear.together(linear.pair(rows, every, len(names)), widths)
    scale = calibration.fitted(scores, truth)
    return Model(names, tuple(blocks), _split(lines.weights, blocks), lines.bias, scale)


def folds(truth: Array, groups: Sequence[str], count: int) -> list[tuple[Array, Array]]:
    """(learn from, look at) `count` times: places of messages, groups kept together, categories spread evenly."""
    cut = StratifiedGroupKFold(count, shuffle=True, random_state=0)
    return list(cut.split(np.zeros(len(truth)), truth, np.asarray(groups)))


def _fitting(keys: Sequence[tuple[Keys, Keys, Keys]], each: int, largest: int) -> list[Block]:
    """The features that are known, of `each` so many bytes: all of `LEAST` messages, or fewer where they are too many."""
    for least in count(LEAST):
        blocks = known(keys, least)
        if not largest or sum(len(block.keys) for block in blocks) * each <= largest:
            return blocks
    raise AssertionError


def _named(labels: Sequence[str]) -> tuple[tuple[str, ...], Array]:
    names, truth, counts = np.unique(np.asarray(labels), return_inverse=True, return_counts=True)
    if len(names) < 2:
        raise Unusable("至少要有两个类别。", "At least two categories are needed.")
    few = [str(name) for name, count in zip(names, counts, strict=True) if count < FEWEST]
    if few:
        raise Unusable(
            f"这些类别不足 {FEWEST} 条：{'、'.join(few)}。请合并或删去。",
            f"Fewer than {FEWEST} messages of {', '.join(few)}: merge or leave out.",
        )
    return tuple(str(name) for name in names), truth


def _unseen(rows: Any, every: Array, groups: Sequence[str], kinds: int) -> tuple[Array, Array]:
    """The scores of both machines for each message of a group, given by machines that have not seen the group.

    Rows beyond the groups are those of a taxonomy: always learned from, never scored.
    """
    n = len(groups)
    truth, beyond = every[:n], np.arange(n, len(every))
    parts = min(FOLDS, len(set(groups)), int(np.bincount(truth).min()))
    one, two = np.zeros((n, kinds)), np.zeros((n, kinds))
    if parts < 2:
        raise _too_alike()
    for seen, unseen in folds(truth, groups, parts):
        if len(np.unique(truth[seen])) < kinds:
            raise _too_alike()
        both = np.concatenate([seen, beyond])
        first, second = linear.pair(rows[both], every[both], kinds)
        one[unseen], two[unseen] = first.scores(rows[unseen]), second.scores(rows[unseen])
    return one, two


def _too_alike() -> Unusable:
    return Unusable(
        "有的类别只有一组相近的内容，学不了。", "All messages of some category are of one group: too few."
    )


def _split(weights: Array, blocks: Sequence[Block]) -> tuple[Array, ...]:
    parts = np.split(weights, np.cumsum([len(block.keys) for block in blocks])[:-1])
    return tuple((part * weight).astype(np.float16) for part, weight in zip(parts, WEIGHTS, strict=True))
