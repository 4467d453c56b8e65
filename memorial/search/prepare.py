"""Names made ready for the index by a process of its own, so that a rebuilding works on two cores at once.

What the words of a name are, and under which keys they stand, is pure work on text; it is done here a batch ahead while
the database is written.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator
from multiprocessing.connection import Connection
from typing import Any

from memorial.search.words import Fields, Placed, fields_of, words_of

#: Names as they are read: number, person, text, kind.
Names = list[tuple[int, str, str, str]]
#: The words of each name in their order, by its number; and what the vocabulary keeps of words not met before.
Prepared = tuple[dict[int, tuple[Placed, ...]], dict[str, Fields]]


def prepare(names: Names, known: set[str]) -> Prepared:
    """The words of these names; `known` are words whose fields the asker has been given, and is added to.

    >>> words, fields = prepare([(1, "k7q2xd", "Ona", "native")], set())
    >>> [placed.word for placed in words[1]], fields["ona"]["fold"]
    (['ona'], 'ona')
    """
    words = {number: words_of(text, kind) for number, _person, text, kind in names}
    new = {placed.word for its in words.values() for placed in its} - known
    known |= new
    return words, {word: fields_of(word) for word in new}


def prepared(batches: Iterable[Names]) -> Iterator[tuple[Names, Prepared]]:
    """Each batch with what was made of it, one ahead where the system can fork, else one after another."""
    if "fork" not in multiprocessing.get_all_start_methods():
        known: set[str] = set()
        yield from ((names, prepare(names, known)) for names in batches)
        return
    context: Any = multiprocessing.get_context("fork")
    ours, theirs = context.Pipe()
    worker = context.Process(target=_work, args=(theirs, ours), daemon=True)
    worker.start()
    theirs.close()
    try:
        waiting: Names | None = None
        for names in batches:
            # The worker listens again only when what it has made is taken from it.
            ready: Any = ours.recv() if waiting is not None else None
            ours.send(names)
            if waiting is not None:
                yield waiting, ready
            waiting = names
        if waiting is not None:
            yield waiting, ours.recv()
    finally:
        ours.close()
        worker.join()


def _work(pipe: Connection, others: Connection) -> None:
    """The other process: it never touches the database that it has inherited."""
    others.close()  # else it would hold open the very end whose closing tells it to stop
    known: set[str] = set()
    try:
        while True:
            pipe.send(prepare(pipe.recv(), known))
    except (EOFError, OSError):
        return
