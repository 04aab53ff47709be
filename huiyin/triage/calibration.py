"""Scores of categories as probabilities that mean what they say, and how far they are from that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize

BINS = 15  # of equal width, for the expected calibration error

Array = np.ndarray[Any, np.dtype[np.float64]]
Places = np.ndarray[Any, np.dtype[np.intp]]


@dataclass(frozen=True, slots=True)
class Scale:
    """Softmax of `slope` times a score plus the category's `shift`."""

    slope: float
    shift: Array

    def probabilities(self, scores: Array) -> Array:
        """Scores, a row a message and a column a category, as probabilities of the same shape."""
        raised = scores * self.slope + self.shift
        raised = np.exp(raised - raised.max(axis=-1, keepdims=True))
        return raised / raised.sum(axis=-1, keepdims=True)  # type: ignore[no-any-return]


def fitted(scores: Array, truth: Places) -> Scale:
    """The scale under which the truth is likeliest. The scores must be of messages the scorer has not learned from."""
    kinds = scores.shape[1]
    hits = np.eye(kinds)[truth]

    def surprise(at: Array) -> tuple[float, Array]:
        likely = Scale(at[0], at[1:]).probabilities(scores)
        off = (likely - hits) / len(truth)
        loss = -np.log(np.maximum(likely[np.arange(len(truth)), truth], 1e-12)).mean()
        shift = at[1:]
        slope = np.concatenate([[np.sum(off * scores)], off.sum(axis=0) + 1e-3 * shift])
        return float(loss + 5e-4 * shift @ shift), slope

    start = np.concatenate([[1.0], np.zeros(kinds)])
    best = minimize(surprise, start, jac=True, method="L-BFGS-B", bounds=[(1e-3, 1e3), *[(-9, 9)] * kinds]).x
    return Scale(float(best[0]), best[1:])


def error(likely: Array, truth: Places, bins: int = BINS) -> float:
    """Expected calibration error: mean distance of the first suggestion's probability from how often it is right."""
    first = likely.max(axis=1)
    right = likely.argmax(axis=1) == truth
    places = np.minimum((first * bins).astype(int), bins - 1)
    gaps = [abs(first[places == place].sum() - right[places == place].sum()) for place in range(bins)]
    return float(sum(gaps) / len(truth))
