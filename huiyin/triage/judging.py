"""How well suggestions of categories do: figures over messages whose category is known."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import f1_score
from sklearn.svm import LinearSVC

from huiyin.triage import calibration, classes
from huiyin.triage.features import Message
from huiyin.triage.models import Model
from huiyin.triage.tables import Unusable

Array = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Figures:
    """Over `n` messages: shares between 0 and 1, times in milliseconds a message."""

    n: int
    accuracy: float
    macro_f1: float
    top3: float
    ece: float
    p50_ms: float
    p95_ms: float


def judged(model: Model, messages: Sequence[Message], labels: Sequence[str]) -> Figures:
    """The figures of a model, its messages taken one at a time. A category it does not know counts as a mistake."""
    likely, times = [], []
    for message in messages:
        since = time.perf_counter()
        likely.append(model.probabilities(message))
        times.append((time.perf_counter() - since) * 1000)
    places = {name: at for at, name in enumerate(model.labels)}
    truth = np.array([places.get(label, -1) for label in labels])
    found = np.array(likely)
    order = np.argsort(-found, axis=1, kind="stable")
    said = [model.labels[at] for at in order[:, 0]]
    return Figures(
        n=len(truth),
        accuracy=float(np.mean(order[:, 0] == truth)),
        macro_f1=macro_f1(labels, said),
        top3=float(np.mean((order[:, :3] == truth[:, None]).any(axis=1))),
        ece=calibration.error(found, truth),
        p50_ms=float(np.percentile(times, 50)),
        p95_ms=float(np.percentile(times, 95)),
    )


def macro_f1(labels: Sequence[str], said: Sequence[str]) -> float:
    """Mean F1 over the categories that the messages have."""
    names = sorted(set(labels))
    return float(f1_score(labels, said, labels=names, average="macro", zero_division=0))


def by_folds(
    messages: Sequence[Message], labels: Sequence[str], groups: Sequence[str], count: int
) -> list[tuple[Figures, float]]:
    """For each fold: the figures of a model learned from the others, and macro F1 of the plain machine beside it.

    Raises `Unusable` where there are fewer groups, or fewer messages of some category, than folds.
    """
    truth = np.unique(np.asarray(labels), return_inverse=True)[1]
    if len(set(groups)) < count or np.bincount(truth).min() < count:
        raise Unusable(
            f"分 {count} 份太多：有的类别不足 {count} 条，或相近内容的组太少。",
            f"{count} folds are too many: fewer messages of some category, or fewer groups.",
        )
    found = []
    for seen, unseen in classes.folds(truth, groups, count):
        one, two = _taken(seen, messages, labels, groups), _taken(unseen, messages, labels, groups)
        model = classes.learn(*one)
        found.append((judged(model, two[0], two[1]), _plain(one[0], one[1], two[0], two[1])))
    return found


def _taken(places: Array, *columns: Sequence[Any]) -> list[list[Any]]:
    return [[column[at] for at in places] for column in columns]


def _plain(
    messages: Sequence[Message], labels: Sequence[str], unseen: Sequence[Message], truth: Sequence[str]
) -> float:
    """Macro F1 of a linear machine over runs of 1 to 3 characters, everything else as scikit-learn has it."""
    runs = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
    machine = LinearSVC().fit(runs.fit_transform([one.title + one.text for one in messages]), labels)
    return macro_f1(truth, list(machine.predict(runs.transform([one.title + one.text for one in unseen]))))
