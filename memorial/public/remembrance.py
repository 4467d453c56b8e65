"""Who is remembered on a day of the year, and what happened on it: only what a source dates to the very day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Prefetch

from memorial import dates
from memorial.models import Event, Person, PersonName, Statement

#: The days of a life that are remembered.
KINDS = ("born", "died", "killed", "buried", "arrested", "sentenced", "deported", "released")
#: So many lines stand on the page of one day; that there are more is said.
SHOWN = 300


@dataclass(frozen=True, slots=True)
class Remembered:
    """One thing that happened to one person on this day, with its date in words."""

    person: Person
    statement: Statement
    when: str


@dataclass(frozen=True, slots=True)
class Day:
    """What a day of the year remembers. `cut`: there is more than is shown."""

    people: tuple[Remembered, ...]
    events: tuple[tuple[Event, str], ...]
    cut: bool

    def __bool__(self) -> bool:
        return bool(self.people or self.events)


def on_day(month: int, day: int, language: str, shown: int = SHOWN) -> Day:
    """The people and events of this day of the year, the oldest first; nothing of those who may be living.

    At most `shown` of each.

    >>> on_day(8, 1, "en").people[0].person
    <Person: Augustas Barnatavičius>
    """
    told = Statement.objects.on_day(month, day).filter(kind__in=KINDS).with_values()
    displayed = PersonName.objects.filter(displayed=True)
    rows = list(told.prefetch_related(Prefetch("person__names", queryset=displayed))[: shown + 1])
    events = list(Event.objects.public().on_day(month, day)[: shown + 1])
    return Day(
        tuple(Remembered(row.person, row, _in_words(row.date, language)) for row in rows[:shown]),
        tuple((event, _in_words(event.date, language)) for event in events[:shown]),
        len(rows) > shown or len(events) > shown,
    )


def is_day(month: int, day: int) -> bool:
    """Whether some year has this day: 29 February is one, 31 June is none."""
    try:
        datetime.date(2000, month, day)
    except (ValueError, OverflowError):
        return False
    return True


def _in_words(date: str, language: str) -> str:
    return dates.in_words(dates.parse(date), language) if date else ""
