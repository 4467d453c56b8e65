"""Asking: every case once, timed, with the place at which the target stood."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from memorial import search
from memorial.management.name_bench.cases import Case, same

#: Who stands behind so many names is not found.
FIRST = 10
#: A name and the other written forms of whoever bears it.
Named = frozenset[str]


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds."""

    p50: float
    p95: float
    p99: float
    max: float


@dataclass(frozen=True, slots=True)
class Quality:
    """How many cases, and the shares of those whose target stood first and among the first ten; the mean of 1/place."""

    cases: int
    recall_at_1: float
    recall_at_10: float
    mrr: float


@dataclass(slots=True)
class Asked:
    """What came of asking: of each case the place from 1 at which its target stood, or None; how long it took by the
    clock; and the work of this process on it, in which waiting for others is not counted. In milliseconds."""

    places: list[tuple[Case, int | None]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)

    @property
    def positive(self) -> list[tuple[Case, int | None]]:
        return [pair for pair in self.places if not pair[0].is_negative]

    @property
    def negative(self) -> list[tuple[Case, int | None]]:
        return [pair for pair in self.places if pair[0].is_negative]

    @property
    def quality(self) -> Quality:
        return _quality([place for _case, place in self.positive])

    @property
    def by_kind(self) -> dict[str, Quality]:
        kinds = sorted({case.kind for case, _place in self.positive})
        return {kind: _quality([place for case, place in self.positive if case.kind == kind]) for kind in kinds}

    @property
    def false_friends(self) -> float:
        """The share of the negatives whose target was found; 0 where there are none."""
        return share(sum(place is not None for _case, place in self.negative), len(self.negative))

    @property
    def latency(self) -> Latency:
        return latency(self.times)


def ask(cases: Iterable[Case], find: Callable[[str], Any], named: Callable[[Any], Sequence[Named]]) -> Asked:
    """Ask `find` every case; `named` says, untimed, whom the answer has, nearest first."""
    asked = Asked()
    for case in cases:
        started, worked = time.perf_counter(), time.process_time()
        answer = find(case.query)
        asked.times.append((time.perf_counter() - started) * 1000)
        asked.work.append((time.process_time() - worked) * 1000)
        asked.places.append((case, place_of(case.target, named(answer))))
    return asked


def find(text: str) -> search.Page[search.Hit]:
    """The first page of the memorial's own answer."""
    return search.find(search.Query(text))


def named(page: search.Page[search.Hit]) -> list[Named]:
    """The names of the people of a page, the displayed one of each first met; each displayed name once.

    >>> named(find("Mendriks"))
    [frozenset({'Janis Mendriks', 'Jānis Mendriks', 'Янис Мендрикс'})]
    """
    by_name: dict[str, Named] = {}
    for hit in page.items:
        shown = same(hit.person.display_name)
        forms = frozenset(same(name.text) for name in hit.person.names.all())
        by_name[shown] = by_name.get(shown, frozenset()) | forms | {shown}
    return list(by_name.values())


def place_of(target: str, names: Sequence[Named]) -> int | None:
    """Where the target stands among the first ten different names, from 1."""
    return next((place for place, forms in enumerate(names[:FIRST], 1) if target in forms), None)


def latency(times: Sequence[float]) -> Latency:
    """The times below which one half, 95 and 99 of a hundred are, each a time that was measured; and the longest."""
    ordered = sorted(times) or [0.0]
    p50, p95, p99 = (ordered[min(len(ordered) - 1, len(ordered) * percent // 100)] for percent in (50, 95, 99))
    return Latency(p50, p95, p99, ordered[-1])


def share(some: int, of: int) -> float:
    return some / of if of else 0.0


def _quality(places: Sequence[int | None]) -> Quality:
    found = [place for place in places if place is not None]
    cases = len(places)
    return Quality(
        cases, share(found.count(1), cases), share(len(found), cases), sum(1 / place for place in found) / (cases or 1)
    )
