"""Everybody a query asks for, one after another: for lists that are carried away whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from memorial.models import Person
from memorial.search.find import search
from memorial.search.limit import TookTooLong
from memorial.search.narrow import narrow
from memorial.search.query import Query
from memorial.search.told import asked

#: So many people are read at a time. Between two readings no question is open: nobody who downloads slowly holds up
#: the database (an open one would keep SQLite from folding its log into the database file).
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Everyone:
    """The people of an answer in batches, in the order of its pages, with what a line of a list shows.

    `complete` is false where more bear what was typed than a search looks at, or where not every word was looked for.
    """

    batches: Iterator[Sequence[Person]]
    complete: bool


def everyone(query: Query) -> Everyone:
    """Everybody who answers a query.

    A name typed is looked for as `find` does, once, among as many candidates; a list without one goes on to its end,
    however long. Memory does not grow with the answer. Somebody who is renamed or withdrawn meanwhile is met as they
    are when their batch is read.

    >>> [person.display_name for batch in everyone(Query("Mendriks")).batches for person in batch]
    ['Janis Mendriks']
    """
    if not query.text.strip():
        return Everyone(_by_name(query), complete=True)
    try:
        answer = search(query)
    except TookTooLong:
        return Everyone(iter(()), complete=False)
    complete = not (answer.cut or answer.understood.typed.cut)
    return Everyone(_in_order(query, [one.person for one in answer.found]), complete=complete)


def _in_order(query: Query, keys: list[str]) -> Iterator[Sequence[Person]]:
    rest = iter(keys)
    while chunk := list(islice(rest, _CHUNK)):
        yield _rows(query, chunk)


def _by_name(query: Query) -> Iterator[Sequence[Person]]:
    """From one place in the order of names to the next, each found by the index; no reading counts from the start."""
    people = narrow(asked(query), query.filters).order_by("sort_key", "pk").values_list("pk", "sort_key")
    places = list(people[:_CHUNK])
    while places:
        yield _rows(query, [key for key, _place in places])
        last, place = places[-1]
        # Not "later, or as late and after": of two ranges SQLite would sort everybody who is left, for each reading.
        places = list(people.filter(sort_key__gte=place).exclude(sort_key=place, pk__lte=last)[:_CHUNK])


def _rows(query: Query, keys: list[str]) -> Sequence[Person]:
    """The people of these ids in this order, those who are still there for whoever asks."""
    rows = asked(query).for_list().in_bulk(keys)
    return [rows[key] for key in keys if key in rows]
