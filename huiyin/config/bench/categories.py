"""What hints of categories cost: learning, offering, and the plain machine of the same run beside it.

The messages are made of the words of the taxonomy that came along, so how often hints are right says little here: an
office measures that on its own messages (docs/how-to/content-categories.md).
"""

import random
import time

import numpy as np

from huiyin.config.bench.table import Row
from huiyin.hints import editions
from huiyin.triage import judging, taxonomy
from huiyin.triage.features import Message

MANY, KINDS, FOLDS = 720, 12, 3
WORDS = (2, 16)  # in a message: of its category, of any
AIM_MS = 5  # a text


def rows() -> list[Row]:
    """Learning and offering, over made-up messages."""
    known = taxonomy.read(editions.DEFAULT.read_text("utf-8"))
    messages, labels = _made(known)
    begun = time.process_time()
    found = judging.by_folds(messages, labels, [str(place) for place in range(MANY)], FOLDS)
    spent = time.process_time() - begun
    ours, plain = (
        float(np.mean([figures.macro_f1 for figures, _ in found])),
        float(np.mean([one for _, one in found])),
    )
    p95 = max(figures.p95_ms for figures, _ in found)
    by_words, said = _by_words(known, messages)
    right = judging.macro_f1(labels, said)
    about = f"{MANY} made-up messages, {KINDS} categories, {FOLDS} folds"
    return [
        Row("categories learned: macro F1", ours, "share", plain, ours / plain, f"plain n-gram SVM; {about}"),
        Row("categories by the words: macro F1", right, "share", plain, right / plain, "nothing learned"),
        Row("a category offered, learned: p95", p95, "ms", AIM_MS, p95 / AIM_MS, "aim ≤ 1"),
        Row("a category offered, by words: p95", by_words, "ms", AIM_MS, by_words / AIM_MS, "aim ≤ 1"),
        Row("learning and comparing", spent, "s CPU", None, None, f"both machines, {about}"),
    ]


def _made(known: taxonomy.Taxonomy) -> tuple[list[Message], list[str]]:
    dice = random.Random(5)  # noqa: S311  (the same messages each time)  # nosec B311
    full = [node for node in known.nodes.values() if node.parent and len(node.words) > 7][:: 60 // KINDS][
        :KINDS
    ]
    every = [word for node in known.nodes.values() for word in node.words]
    own, any_ = WORDS
    messages, labels = [], []
    for place in range(MANY):
        node = full[place % len(full)]
        words = dice.choices(node.words, k=own) + dice.sample(every, any_)
        dice.shuffle(words)
        messages.append(Message("，".join(words)))
        labels.append(known.path(node.code))
    return messages, labels


def _by_words(known: taxonomy.Taxonomy, messages: list[Message]) -> tuple[float, list[str]]:
    """(ms a text at the 95th percentile, what was said of each)."""
    spent, said = [], []
    for message in messages:
        begun = time.perf_counter()
        found = known.find(message)
        spent.append((time.perf_counter() - begun) * 1000)
        said.append(known.path(found[0].code) if found else "")
    return float(np.percentile(spent, 95)), said
