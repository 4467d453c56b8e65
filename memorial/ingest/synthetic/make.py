"""`make`: the whole synthetic database; and whether this is one."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import models

from memorial import search
from memorial.changes.entries import SHAPES
from memorial.ingest.synthetic import people as crowd
from memorial.ingest.synthetic.bulk import empty, indexes_later, moment, settle, write
from memorial.ingest.synthetic.world import MARKER, make_world
from memorial.models import Change, Person, PersonName, Record, Source, Statement
from memorial.search.index import room_to_write


class Occupied(Exception):
    """The database holds a record that is not synthetic. Nothing was touched."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, and in how many seconds."""

    people: int
    statements: int
    seconds: float


def is_synthetic() -> bool:
    """Whether this database was made here: it has the marking source, no source of another kind, and no history.

    Every entry of a real record came in through `changes.apply` and has a `Change`; nothing made here has one.
    """
    sources = set(Source.objects.values_list("slug", flat=True))
    ours = all(slug == MARKER or slug.startswith(f"{MARKER}-") for slug in sources)
    return MARKER in sources and ours and not Change.objects.exists()


def make(people: int, seed: int = 1, tell: Callable[[int, float], None] = lambda made, seconds: None) -> Made:
    """Fill an empty database with so many invented people; one that was made here before is made anew.

    Any other raises `Occupied`. The same number and seed give the same rows. `tell` is called after each batch with
    the people made so far and the seconds taken. A run that is broken off leaves the database as it was.

    >>> make(1_000, seed=1)
    Made(people=1000, statements=7012, seconds=0.4)
    """
    started = time.perf_counter()
    again = is_synthetic()
    if not again and _is_occupied():
        raise Occupied
    made = 0
    with room_to_write(), indexes_later(_tables()):
        if again:
            empty(_tables())
        world = make_world(people, seed)
        for batch in crowd.Crowd(people, seed, world, moment()).batches():
            _store(batch)
            made += len(batch.people)
            tell(made, time.perf_counter() - started)
    search.rebuild()
    settle(_tables())
    return Made(made, Statement.objects.count(), time.perf_counter() - started)


def _store(batch: crowd.Batch) -> None:
    write(Person, crowd.PERSON, batch.people)
    write(PersonName, crowd.NAME, batch.names)
    write(PersonName.citations.through, crowd.NAME_CITED, batch.names_cited)
    write(Statement, crowd.STATEMENT, batch.statements)
    write(Statement.citations.through, crowd.STATEMENT_CITED, batch.statements_cited)
    write(Record, crowd.RECORD, batch.records)


def _is_occupied() -> bool:
    return Change.objects.exists() or any(shape.model._default_manager.exists() for shape in SHAPES.values())


def _tables() -> list[type[models.Model]]:
    """Every table of the record, those that refer to others first."""
    ordered: list[type[models.Model]] = []
    for kind in ("person", "event", "camp", "citation", "source", "nationality", "role"):
        shape = SHAPES[kind]
        for model in (*(part for _accessor, part in reversed(shape.parts)), shape.model):
            ordered += [many.remote_field.through for many in model._meta.many_to_many]
            ordered.append(model)
    return ordered
