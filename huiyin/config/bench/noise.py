"""How noisy the machine is: the same bit of work, again and again."""

import time


def spread(rounds: int = 30) -> tuple[float, float, float]:
    """Milliseconds of one fixed piece of work: (minimum, median, maximum) of so many rounds."""
    spent = sorted(_once() for _ in range(rounds))
    return spent[0], spent[rounds // 2], spent[-1]


def _once() -> float:
    begun = time.perf_counter()
    sum(number * number for number in range(200_000))
    return (time.perf_counter() - begun) * 1000
