"""Average linkage over a sparse graph, with groups that must stay apart.

Pairs that are not in the graph count as similarity 0: what it costs follows the number of edges, not the square of
the number of points.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable

Group = list[int]
Apart = Callable[[Group, Group], bool]


def grouped(many: int, edges: Iterable[tuple[int, int, float]], least: float, apart: Apart) -> list[Group]:
    """Groups of the points 0 … many-1, each sorted: the two most alike on average are merged while that is ≥ `least`.

    `edges` are (a, b, similarity), each pair once; `apart` says that two groups may never be one. Singles are groups too.
    """
    linkage = _Linkage(many, edges, least)
    while linkage.heap:
        score, a, b = heapq.heappop(linkage.heap)
        if b not in linkage.near[a] or -score != linkage.mean(a, b):
            continue  # one of both has changed since
        if apart(linkage.members[a], linkage.members[b]):
            del linkage.near[a][b], linkage.near[b][a]
        else:
            linkage.merge(a, b)
    return [sorted(group) for group in linkage.members if group]


class _Linkage:
    """The groups so far; `near` holds, for each, the sum of similarities to its neighbours."""

    def __init__(self, many: int, edges: Iterable[tuple[int, int, float]], least: float) -> None:
        self.least = least
        self.members: list[Group] = [[at] for at in range(many)]
        self.near: list[dict[int, float]] = [{} for _ in range(many)]
        self.heap: list[tuple[float, int, int]] = []
        for a, b, alike in edges:
            self.near[a][b] = self.near[b][a] = alike
            if alike >= least:
                self.heap.append((-alike, min(a, b), max(a, b)))
        heapq.heapify(self.heap)

    def mean(self, a: int, b: int) -> float:
        """The average similarity of two groups."""
        return self.near[a][b] / (len(self.members[a]) * len(self.members[b]))

    def merge(self, a: int, b: int) -> None:
        """Make one group of both, in the place of the one with more neighbours."""
        if len(self.near[a]) < len(self.near[b]):
            a, b = b, a
        del self.near[a][b], self.near[b][a]
        self.members[a] += self.members[b]
        self.members[b] = []
        for other, total in self.near[b].items():
            del self.near[other][b]
            self.near[a][other] = self.near[other][a] = self.near[a].get(other, 0.0) + total
        self.near[b] = {}
        for other in self.near[a]:
            mean = self.mean(a, other)
            if mean >= self.least:
                heapq.heappush(self.heap, (-mean, min(a, other), max(a, other)))
