"""Why a category was suggested: the words of the message itself that speak for it most."""

from __future__ import annotations

import numpy as np
import rjieba

from huiyin.triage.features import Message, clean, word_keys
from huiyin.triage.models import Model

WORDS = 1  # the place of the block of words in a model
SHORTEST = 2  # characters; a single one explains nothing


def reasons(model: Model, message: Message, label: str, most: int = 5) -> list[str]:
    """Up to so many words of the message, first the one that speaks most for this category against the others.

    Words as they were read: in one form, figures as 0. None where no known word speaks for it.
    """
    words = list(dict.fromkeys(rjieba.cut(clean(f"{message.title}。{message.text}"))))
    words = [word for word in words if len(word) >= SHORTEST]
    block, weights = model.blocks[WORDS], model.weights[WORDS]
    if not words or not len(block.keys):
        return []
    keys = word_keys(words)
    places = np.minimum(np.searchsorted(block.keys, keys), len(block.keys) - 1)
    at = model.labels.index(label)
    ours = weights[places].astype(np.float32)
    speaks = (ours[:, at] - ours.mean(axis=1)) * block.idf[places] * (block.keys[places] == keys)
    order = np.argsort(-speaks, kind="stable")[:most]
    return [words[place] for place in order if speaks[place] > 0]
