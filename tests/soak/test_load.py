"""Many at once on a served demonstration: nothing fails, no step is taken twice, the record verifies."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests import launcher
from tests.soak.browsing import Answer, Browser, demonstration

INTAKE, TRIAGE = "98010101-1", "98010101-2"
LETTERS, RACES, SECONDS = 60, 40, 90


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[Path, str]]:
    with demonstration("满负荷 load", "18600") as found:
        yield found


def _register(clerk: Browser, count: int) -> list[str]:
    """Numbers of letters registered one after the other."""
    numbers = []
    for place in range(count):
        arrived = clerk.send("/desk/arrivals", channel="letter")
        path = arrived.url.partition(clerk.address)[2]
        answer = clerk.send(
            path, requests=f"请求修复第{place}号水渠", facts="水渠断了一年。", token=os.urandom(8).hex()
        )
        assert answer.status == 200, re.sub(r"<[^>]+>", " ", answer.text)[:600]
        found = re.search(r"\b\d{8}-\d{4}-\d{6}\b", answer.text)
        assert found, "the receipt shows no number"
        numbers.append(f"{found[0]}-1")
    return numbers


def _raced(rivals: list[Browser], number: str) -> list[Answer]:
    """Both forward the same matter at the same moment."""
    gate = threading.Barrier(len(rivals))

    rivals[0].send(f"/desk/matters/{number}/triage", klass="appeal", searched="on")

    def take(rival: Browser) -> Answer:
        path = f"/desk/matters/{number}/forward"
        page = rival.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)
        organs = re.search(r'<select name="organ".*?<option value="(\d+)"', page.text, re.S)
        assert token
        assert organs, "no organ is offered"
        gate.wait(60)
        return rival.post(path, {"csrfmiddlewaretoken": token[1], "organ": organs[1]})

    with ThreadPoolExecutor(len(rivals)) as pool:
        return list(pool.map(take, rivals))


def _reading(who: Browser, paths: list[str], until: Callable[[], bool]) -> None:
    while not until():
        for path in paths:
            who.get(path)


def test_a_busy_morning(served: tuple[Path, str]) -> None:
    home, address = served
    clerks = [Browser(address).sign_in(INTAKE) for _ in range(2)]
    rivals = [Browser(address).sign_in(TRIAGE) for _ in range(2)]
    readers = [Browser(address) for _ in range(2)] + [Browser(address).sign_in(TRIAGE)]
    numbers, outcomes = _morning(clerks, rivals, readers)
    seen: Counter[int] = sum((Counter(each.seen) for each in (*clerks, *rivals, *readers)), Counter())
    print(
        f"\n{seen.total()} answers by status {dict(seen)}; {len(numbers)} registered, {len(outcomes)} races"
    )
    assert len(set(numbers)) == LETTERS, "every letter has a number of its own"
    assert set(outcomes) == {(200, 409)}, "one of two is accepted, the other refused with a sentence"
    assert not [status for status in seen if status >= 500]
    _verifies(home)


def _morning(
    clerks: list[Browser], rivals: list[Browser], readers: list[Browser]
) -> tuple[list[str], list[tuple[int, ...]]]:
    """Clerks register, rivals race, readers read, all at once: the numbers given, and how each race ended."""
    over = threading.Event()
    deadline = time.monotonic() + SECONDS
    pages = (["/", "/raise", "/follow"], ["/", "/follow"], ["/desk/", "/desk/?box=open"])
    with ThreadPoolExecutor(8) as pool:
        busy = [
            pool.submit(_reading, reader, paths, lambda: over.is_set() or time.monotonic() > deadline)
            for reader, paths in zip(readers, pages, strict=True)
        ]
        registered = [pool.submit(_register, clerk, LETTERS // 2) for clerk in clerks]
        numbers = [number for each in registered for number in each.result()]
        outcomes = [
            tuple(sorted(answer.status for answer in _raced(rivals, number))) for number in numbers[:RACES]
        ]
        over.set()
        for each in busy:
            each.result()
    return numbers, outcomes


def _verifies(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "huiyin.config.commands", "verify"],
        env={**launcher.surroundings(), "HUIYIN_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
