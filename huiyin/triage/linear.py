"""Two linear machines that err differently, and their mean, which is one linear machine again.

The first weighs every feature by its log-count ratio before it learns (Wang and Manning, "Baselines and Bigrams", 2012);
the second counts rare categories as heavily as common ones.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.svm import LinearSVC

SHARES = (0.6, 0.4)  # of the two machines in the mean
TOLERANCE = 0.1  # as liblinear itself has it; less changes no suggestion and takes twice as long
SMOOTHING = 0.1  # added to every count before ratios are taken

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Lines:
    """`weights` is (features, categories), `bias` (categories,): rows @ weights + bias are the scores."""

    weights: Array
    bias: Array

    def scores(self, rows: Any) -> Array:
        """One score a row and category, shape (rows, categories)."""
        return rows @ self.weights + self.bias  # type: ignore[no-any-return]


def pair(rows: Any, truth: Array, kinds: int) -> tuple[Lines, Lines]:
    """Both machines, learned from sparse rows and the place of each one's category."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the last step reached is used
        return _by_ratios(rows, truth, kinds), _balanced(rows, truth, kinds)


def together(lines: tuple[Lines, Lines], widths: tuple[float, float]) -> Lines:
    """The mean of the two, each divided by how wide its scores spread on messages it had not seen."""
    first, second = (share / width for share, width in zip(SHARES, widths, strict=True))
    one, two = lines
    return Lines(first * one.weights + second * two.weights, first * one.bias + second * two.bias)


def _by_ratios(rows: Any, truth: Array, kinds: int) -> Lines:
    counts = np.array([_sums(rows[truth == kind]) for kind in range(kinds)]) + SMOOTHING
    every = counts.sum(axis=0)
    weights, bias = np.empty((rows.shape[1], kinds), np.float32), np.empty(kinds)
    for kind in range(kinds):
        ours, others = counts[kind], every - counts[kind]
        ratio = np.abs(np.log(ours / ours.sum()) - np.log(others / others.sum())).astype(np.float32)
        raised = rows.copy()
        raised.data *= ratio[raised.indices]
        machine = LinearSVC(C=1.0, tol=TOLERANCE, random_state=0).fit(raised, truth == kind)
        weights[:, kind], bias[kind] = machine.coef_[0] * ratio, machine.intercept_[0]
    return Lines(weights, bias)


def _balanced(rows: Any, truth: Array, kinds: int) -> Lines:
    machine = LinearSVC(C=1.0, tol=TOLERANCE, class_weight="balanced", random_state=0).fit(rows, truth)
    weights, bias = machine.coef_.T.astype(np.float32), machine.intercept_
    if kinds == 2:
        weights, bias = np.hstack([-weights, weights]), np.concatenate([-bias, bias])
    return Lines(weights, bias)


def _sums(rows: Any) -> Array:
    return np.asarray(rows.sum(axis=0)).ravel()
