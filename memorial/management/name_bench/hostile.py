"""What nobody should type, and somebody will: queries made to take long, or to break something."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from memorial import search
from memorial.management.name_bench.background import Row
from memorial.management.name_bench.hostile_kinds import KINDS

#: The worst of them may take so many milliseconds.
ALLOWED_MS = 1_000
#: The commonest names are counted among so many people, the first of the background.
LOOKED_AT = 60_000
_COMMONEST = 60
#: Mostly the first page is asked for; else one far in, or past the end.
_PAGES = (1,) * 20 + (2, 7, 50, 499, 500, 501, 10**9)


@dataclass(frozen=True, slots=True)
class Hostile:
    """A query, the page of it that is asked for, and of what kind it is."""

    kind: str
    text: str
    page: int = 1


@dataclass(frozen=True, slots=True)
class Worst:
    """How many were asked; the one that took longest, in milliseconds by the clock; and the most that this process
    worked on any of them, for a machine that does other things at the same time."""

    asked: int = 0
    milliseconds: float = 0.0
    work: float = 0.0
    query: Hostile = Hostile("", "")


def queries(number: int, rows: Iterable[Row]) -> Iterator[Hostile]:
    """So many hostile queries, always the same for the same people, of every kind in turn."""
    chance = random.Random("hostile")  # noqa: S311
    common = _commonest(rows)
    return islice(
        (
            Hostile(kind.__name__.replace("_", " "), kind(chance, common), chance.choice(_PAGES))
            for _round in range(number)
            for kind in KINDS
        ),
        number,
    )


def ask(hostile: Iterable[Hostile]) -> Worst:
    """Ask each once. What the search raises is not caught: nothing that can be typed may be an error."""
    worst = Worst()
    for number, one in enumerate(hostile, 1):
        started, worked = time.perf_counter(), time.process_time()
        search.find(search.Query(one.text), one.page)
        took, work = ((time.perf_counter() - started) * 1000, (time.process_time() - worked) * 1000)
        longest = one if took > worst.milliseconds else worst.query
        worst = Worst(number, max(took, worst.milliseconds), max(work, worst.work), longest)
    return worst


def _commonest(rows: Iterable[Row]) -> list[str]:
    counted: Counter[str] = Counter()
    for row in rows:
        counted.update(word for word in (row.given, row.family) if word)
    return [word for word, _times in counted.most_common(_COMMONEST)] or ["Jonas"]
