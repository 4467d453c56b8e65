"""What was measured, as JSON and as a table."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from memorial.management.name_bench.database import Made
from memorial.management.name_bench.hard import Confused
from memorial.management.name_bench.hostile import ALLOWED_MS, Worst
from memorial.management.name_bench.measure import Asked, latency
from memorial.management.name_bench.peers import NotRun, Result

_MB = 1_000_000


@dataclass(frozen=True, slots=True)
class Machine:
    """Where it was measured. The load before and after tells how much else was done meanwhile."""

    cores: int
    python: str
    architecture: str
    load_average_before: tuple[float, float, float]
    load_average_after: tuple[float, float, float] = (0.0, 0.0, 0.0)


def machine() -> Machine:
    return Machine(os.cpu_count() or 1, platform.python_version(), platform.machine(), os.getloadavg())


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that one run measured."""

    database: str
    machine: Machine
    made: Made
    asked: Asked
    hard: Confused
    worst: Worst | None
    peers: list[Result | NotRun]


def as_json(measured: Measured) -> dict[str, Any]:
    """The keys of docs/search.md. Shares are from 0 to 1, times in milliseconds or seconds as the key says."""
    asked, made, hard = measured.asked, measured.made, measured.hard
    told = {
        "people": made.people,
        "cases": len(asked.places),
        **_of_asked(asked),
        "negatives": len(asked.negative),
        "hard_false_friends_at_10": hard.false_friends,
        "hard_negatives": {"cases": hard.cases, "missed": hard.missed},
        "build_seconds": made.build_seconds,
        "index_bytes": made.index_bytes,
        "peak_rss_bytes": made.peak_rss_bytes,
        "words": made.words,
        "rules": made.wanted.rules,
        "database": measured.database,
        "machine": asdict(measured.machine),
    }
    if measured.worst is not None:
        told["hostile_queries"] = measured.worst.asked
        told["hostile_max_ms"] = measured.worst.milliseconds
        told["hostile_max_work_ms"] = measured.worst.work
        told["hostile_worst"] = asdict(measured.worst.query)
    if measured.peers:
        told["peers"] = [_of_peer(peer) for peer in measured.peers]
    return told


def _of_asked(asked: Asked) -> dict[str, Any]:
    quality = asked.quality
    return {
        "recall_at_1": quality.recall_at_1,
        "recall_at_10": quality.recall_at_10,
        "mrr": quality.mrr,
        "by_kind": {kind: asdict(its) for kind, its in asked.by_kind.items()},
        "false_friends_at_10": asked.false_friends,
        "latency_ms": asdict(asked.latency),
        "work_ms": asdict(latency(asked.work)),
    }


def _of_peer(peer: Result | NotRun) -> dict[str, Any]:
    if isinstance(peer, NotRun):
        return {"name": peer.name, "not_run": peer.why}
    return {
        "name": peer.name,
        **_of_asked(peer.asked),
        "build_seconds": peer.build_seconds,
        "index_bytes": peer.index_bytes,
        "database": peer.database,
    }


def as_text(measured: Measured) -> Iterator[str]:
    """The lines of a table for people."""
    yield from _circumstances(measured)
    yield ""
    yield f"{'kind of variant':<28}{'cases':>7}{'at 1':>8}{'at 10':>8}{'mrr':>8}"
    whole = measured.asked.quality
    for kind, its in [*measured.asked.by_kind.items(), ("all", whole)]:
        yield f"{kind:<28}{its.cases:>7}{its.recall_at_1:>8.3f}{its.recall_at_10:>8.3f}{its.mrr:>8.3f}"
    negatives, hard = measured.asked.negative, measured.hard
    yield f"false friends at 10: {measured.asked.false_friends:.3f} of {len(negatives)} negatives"
    yield f"hard false friends at 10: {hard.false_friends:.3f} of {hard.cases} ({hard.missed} not found)"
    yield ""
    columns = f"{'p50':>8}{'p95':>8}{'p99':>8}{'max':>8}{'build s':>9}{'MB':>8}"
    yield f"{'technique':<34}{'at 1':>7}{'at 10':>7}{'mrr':>7}{columns}"
    yield _line("search.find", measured.asked, measured.made.build_seconds, measured.made.index_bytes)
    work = latency(measured.asked.work)
    yield f"{'  of it work of the process':<55}{work.p50:>8.1f}{work.p95:>8.1f}{work.p99:>8.1f}{work.max:>8.1f}"
    for peer in measured.peers:
        if isinstance(peer, NotRun):
            yield f"{peer.name:<34} not run: {peer.why}"
        else:
            yield _line(peer.name, peer.asked, peer.build_seconds, peer.index_bytes)
    if measured.worst is not None:
        yield ""
        yield _hostile(measured.worst)


def _circumstances(measured: Measured) -> Iterator[str]:
    made, machine = measured.made, measured.machine
    before, after = machine.load_average_before[0], machine.load_average_after[0]
    yield (
        f"{made.people} people, {made.words} words; {measured.database}; Python {machine.python}, "
        f"{machine.architecture}, {machine.cores} cores, load {before:.1f} before and {after:.1f} after; "
        "times in milliseconds by the clock"
    )
    yield (
        f"index: built in {made.build_seconds:.1f} s with {made.peak_rss_bytes / _MB:.0f} MB of memory at the most, "
        f"{made.index_bytes / _MB:.1f} MB, rules {made.wanted.rules}"
    )


def _line(name: str, asked: Asked, build_seconds: float, index_bytes: int) -> str:
    its, took = asked.quality, asked.latency
    return (
        f"{name:<34}{its.recall_at_1:>7.3f}{its.recall_at_10:>7.3f}{its.mrr:>7.3f}"
        f"{took.p50:>8.1f}{took.p95:>8.1f}{took.p99:>8.1f}{took.max:>8.1f}"
        f"{build_seconds:>9.1f}{index_bytes / _MB:>8.1f}"
    )


def _hostile(worst: Worst) -> str:
    shown = worst.query.text if len(worst.query.text) <= 60 else f"{worst.query.text[:60]}..."
    over = f", over the {ALLOWED_MS} allowed" if worst.milliseconds > ALLOWED_MS else ""
    return (
        f"worst of {worst.asked} hostile queries: {worst.milliseconds:.0f} ms by the clock{over} "
        f"({worst.query.kind}, page {worst.query.page}: {shown!a}); most work of the process: {worst.work:.0f} ms"
    )
