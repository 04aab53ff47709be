"""Hotspots of ten thousand made-up messages: seconds and F1, beside DBSCAN on the same weighted words of the same run."""

import random
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sklearn.cluster import DBSCAN
from sklearn.feature_extraction.text import TfidfVectorizer

from huiyin.config.bench.table import Row
from huiyin.hints import editions
from huiyin.triage import taxonomy
from huiyin.triage.hotspots import PEOPLE, Hotspots
from huiyin.triage.messages import Message
from huiyin.triage.words import bag, segmented

MANY, TRUE = 10_000, 120  # messages, hotspots among them
SIZES = (6, 30)  # messages of one
AIM_S = 10
NEAR = 0.45  # cosine distance of neighbours for DBSCAN: the best on messages made from another number
DAY = datetime(2031, 3, 1)  # noqa: DTZ001  (as files have it)
_NAMES = "青云清望翠碧金玉松柏梅兰枫桂莲荷溪泉"
_SECOND = "溪湖泉山屏庭林川岚汀洲湾峰原"
_KINDS = ("花园", "小区", "公寓", "小学", "公园", "新村", "大道", "广场")
SUBJECTS, OWN, SAID = 200, 12, 5  # what is complained of; words of each; of these in a message
ANY = 6  # words in a message that are of no subject


def rows() -> list[Row]:
    """The engine and plain clustering over the same messages."""
    messages, truth = made(7)
    begun = time.process_time()
    ours = [set(one.messages) for one in Hotspots(messages).shown]
    spent = time.process_time() - begun
    begun = time.process_time()
    theirs = clustered(messages, NEAR)
    plain = time.process_time() - begun
    right, compared = best_match(truth, ours), best_match(truth, theirs)
    about = f"{MANY:,} made-up messages, {TRUE} hotspots; DBSCAN on TF-IDF"
    return [
        Row("hotspots found: mean best-match F1", right, "share", compared, right / compared, about),
        Row("hotspots found: time", spent, "s CPU", plain, spent / AIM_S, f"ratio to the aim of {AIM_S} s"),
    ]


def made(seed: int) -> tuple[list[Message], list[set[str]]]:
    """Messages, and which of them are about one matter in one place."""
    dice = random.Random(seed)  # noqa: S311  (the same messages each time)  # nosec B311
    known = taxonomy.read(editions.DEFAULT.read_text("utf-8"))
    every = sorted({word for node in known.nodes.values() for word in node.words if len(word) > 1})
    subjects = [dice.sample(every, OWN) for _ in range(SUBJECTS)]
    messages: list[Message] = []
    truth = []
    for place in range(TRUE):
        where, subject = _place(dice), dice.choice(subjects)
        begun = DAY + timedelta(days=dice.randrange(60))
        group = [
            _message(dice, f"h{place}-{at}", where, subject, every, begun)
            for at in range(dice.randint(*SIZES))
        ]
        messages += group
        truth.append({one.id for one in group})
    for at in range(MANY - len(messages)):
        messages.append(_message(dice, f"x{at}", _place(dice), dice.choice(subjects), every, DAY))
    dice.shuffle(messages)
    return messages, truth


def clustered(messages: Sequence[Message], near: float) -> list[set[str]]:
    """What DBSCAN makes of the messages' weighted words, groups of `PEOPLE` and more."""
    bags = [bag(segmented(one.title), segmented(one.text)) for one in messages]
    words = TfidfVectorizer(analyzer=list, sublinear_tf=True).fit_transform(bags)
    labels = DBSCAN(eps=near, min_samples=PEOPLE, metric="cosine").fit_predict(words)
    groups: dict[int, set[str]] = defaultdict(set)
    for one, label in zip(messages, labels.tolist(), strict=True):
        if label >= 0:
            groups[label].add(one.id)
    return list(groups.values())


def best_match(truth: Sequence[set[str]], found: Iterable[set[str]]) -> float:
    """The mean over true groups of the best F1 any found group has with it."""
    groups = list(found)
    best = [
        max((2 * len(one & group) / (len(one) + len(group)) for group in groups), default=0.0)
        for one in truth
    ]
    return sum(best) / len(best)


def _place(dice: random.Random) -> str:
    return dice.choice(_NAMES) + dice.choice(_SECOND) + dice.choice(_KINDS)


def _message(
    dice: random.Random, name: str, where: str, subject: list[str], every: list[str], begun: datetime
) -> Message:
    """One person's words: some of what is said of the matter, among words of anything."""
    thing, *rest = subject
    said = dice.sample(rest, SAID) + dice.sample(every, ANY)
    dice.shuffle(said)
    title = f"{where}{thing}{dice.choice(rest)}" if dice.random() < 0.8 else f"{thing}{dice.choice(rest)}"
    text = f"{where}的{thing}，" + "，".join(said) + "。"
    return Message(name, title, text, begun + timedelta(days=dice.randrange(25)), name)
