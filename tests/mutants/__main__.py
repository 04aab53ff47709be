"""`python -m tests.mutants`: every change on trial, a table of what was noticed, a list of what was not."""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.mutants.sites import BODY, DECLARED
from tests.mutants.trial import CLONE, KILLED, SURVIVED, TESTS, Trial, begin, changed, changes, ended, modules

GOAL = 0.95
TOGETHER = 2
SEED = 2022


def main() -> None:
    asked = _asked()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.chdir(CLONE)
    paths = modules()
    code = {
        name: compile(path.read_text("utf-8"), str(path), "exec", dont_inherit=True)
        for name, path in paths.items()
    }
    court = Court(paths, code)
    court.measure()
    due = list(_drawn(paths, asked))
    print(f"{len(due)} changes, {len(court.seconds)} test files", flush=True)
    court.hear(due, until=time.monotonic() + 60 * asked.minutes)
    sys.exit(_report(court, len(due), CLONE / "build" / "mutants.txt"))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--minutes", type=float, default=20, help="stop beginning new trials after so long")
    parser.add_argument(
        "--sample", type=int, default=0, help="only so many changes, drawn evenly; 0: every one"
    )
    parser.add_argument(
        "--only", choices=(DECLARED, BODY), help="only what is declared, or only function bodies"
    )
    parser.add_argument("--in", dest="where", default="", help="only modules whose name holds this")
    return parser.parse_args()


def _drawn(paths: dict[str, Path], asked: argparse.Namespace) -> Iterator[Trial]:
    """The trials asked for: what is declared first, otherwise in one fixed shuffled order."""
    every = [
        Trial(module, number, site)
        for module, path in paths.items()
        if asked.where in module
        for number, site in enumerate(changes(module, path))
        if asked.only in (None, site.sort)
    ]
    random.Random(SEED).shuffle(every)
    chosen = every[: asked.sample] if asked.sample else every
    return iter(sorted(chosen, key=lambda trial: bool(trial.site and trial.site.sort == BODY)))


class Court:
    """Hears trials two at a time; asks first the test files that noticed most for their time."""

    def __init__(self, paths: dict[str, Path], code: dict) -> None:
        self.paths, self.code = paths, code
        self.seconds: dict[str, float] = {}
        self.noticed: Counter[str] = Counter()
        self.heard: list[Trial] = []

    def measure(self) -> None:
        """The unchanged law first: every file must pass, and how long each takes is kept."""
        files = sorted(TESTS.glob("test_*.py"))
        trial = Trial("", 0, None)
        begin(trial, self.code, self.paths, files, 300)
        while not ended(trial):
            time.sleep(0.05)
        if trial.verdict != SURVIVED or len(trial.seconds) < len(files):
            sys.exit(f"the unchanged law does not pass its tests: {trial.by or trial.verdict}")
        self.seconds = trial.seconds
        print(f"unchanged: {sum(self.seconds.values()):.1f} s", flush=True)

    def hear(self, due: list[Trial], until: float) -> None:
        """Hear them all, or as many as the time allows."""
        waiting, running = iter(due), list[Trial]()
        limit = 30 + 5 * sum(self.seconds.values())
        while True:
            while len(running) < TOGETHER and time.monotonic() < until and (trial := next(waiting, None)):
                self._open(trial, limit)
                running.append(trial)
            if not running:
                return
            over = [trial for trial in running if ended(trial)]
            for trial in over:
                running.remove(trial)
                self._close(trial)
            if not over:
                time.sleep(0.01)

    def _open(self, trial: Trial, limit: float) -> None:
        code = dict(self.code)
        code[trial.module] = changed(trial.module, self.paths[trial.module], trial.number)
        order = sorted(self.seconds, key=lambda name: -(self.noticed[name] + 1) / (self.seconds[name] + 0.1))
        begin(trial, code, self.paths, [TESTS / name for name in order], limit)

    def _close(self, trial: Trial) -> None:
        self.heard.append(trial)
        if trial.by:
            self.noticed[trial.by] += 1
        if trial.verdict == SURVIVED:
            print(_line(trial), flush=True)
        if len(self.heard) % 100 == 0:
            print(f"… {len(self.heard)} heard", flush=True)


def _line(trial: Trial) -> str:
    return (
        f"survived  {trial.module}:{trial.site.line}  {trial.site.sort}: {trial.site.words}"
        if trial.site
        else ""
    )


def _report(court: Court, due: int, keep: Path) -> int:
    """Print and keep the table; 1 where a declared change survived or bodies fall short of the goal."""
    lines, failed = [f"{'':10}{'changes':>9}{'noticed':>9}{'survived':>9}{'share':>8}"], False
    for sort, goal in ((DECLARED, 1.0), (BODY, GOAL)):
        heard = [trial for trial in court.heard if trial.site and trial.site.sort == sort]
        alive = sum(trial.verdict == SURVIVED for trial in heard)
        share = 1 - alive / len(heard) if heard else 1.0
        failed = failed or share < goal
        lines.append(f"{sort:10}{len(heard):>9}{len(heard) - alive:>9}{alive:>9}{share:>8.1%}")
    if len(court.heard) < due:
        lines.append(f"{due - len(court.heard)} not heard for want of time")
    lines += ["", *sorted(_line(trial) for trial in court.heard if trial.verdict == SURVIVED)]
    killers = Counter(trial.by for trial in court.heard if trial.verdict == KILLED)
    lines += ["", *(f"{count:>6}  {name}" for name, count in killers.most_common())]
    keep.parent.mkdir(exist_ok=True)
    keep.write_text("\n".join(lines) + "\n", "utf-8")
    print("\n".join(lines))
    return int(failed)


if __name__ == "__main__":
    main()
