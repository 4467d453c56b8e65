"""Building the peers one after another and asking them the cases."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from memorial.management.name_bench.cases import Case
from memorial.management.name_bench.measure import Asked, Named, ask
from memorial.management.name_bench.peers.on_postgresql import Nearest, NoServer, Similar
from memorial.management.name_bench.peers.on_sqlite import Like, Trigrams
from memorial.management.name_bench.peers.peer import Peer
from memorial.management.name_bench.peers.soundex import SoundsAlike

_POSTGRESQL = (Similar, Nearest)


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured of a peer."""

    name: str
    asked: Asked
    build_seconds: float
    index_bytes: int
    database: str


@dataclass(frozen=True, slots=True)
class NotRun:
    """A peer that could not be measured here, and why."""

    name: str
    why: str


def run(
    names: Callable[[], Iterable[str]], cases: Sequence[Case], folder: Path, server: str, tell: Callable[[str], None]
) -> list[Result | NotRun]:
    """Measure every peer. `server` is the address of a PostgreSQL database, or empty; files are put into `folder`."""
    results: list[Result | NotRun] = []
    with tempfile.TemporaryDirectory(dir=folder, prefix="peers-") as place:
        for kind in (Like, Trigrams, SoundsAlike):
            results.append(_measure(kind(Path(place)), names, cases, tell))
    for made in _POSTGRESQL:
        try:
            results.append(_measure(made(server), names, cases, tell))
        except NoServer as error:
            results.append(NotRun(made.name, str(error)))
    return results


def _measure(
    peer: Peer, names: Callable[[], Iterable[str]], cases: Sequence[Case], tell: Callable[[str], None]
) -> Result:
    tell(f"{peer.name} is built and asked")
    try:
        started = time.perf_counter()
        peer.build(names())
        seconds = time.perf_counter() - started
        return Result(peer.name, ask(cases, peer.find, _named), seconds, peer.size(), peer.database)
    finally:
        peer.close()


def _named(names: Sequence[str]) -> list[Named]:
    return [frozenset((name,)) for name in dict.fromkeys(names)]
