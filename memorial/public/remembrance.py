"""Who is remembered on a day of the year, and what happened on it: only what a source dates to the very day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F

from memorial import dates
from memorial.models import Event, Person, Standing, Statement
from memorial.models.living import PROTECTED, statements_the_public_may_see

#: The days of a life that are remembered.
KINDS = ("born", "died", "killed", "buried", "arrested", "sentenced", "deported", "released")
#: So many lines stand on the page of one day; that there are more is said.
SHOWN = 300
#: Dates of these years are looked at.
_YEARS = range(1850, 2101)


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


def on_day(month: int, day: int, language: str) -> Day:
    """The people and events of this day of the year, the oldest first; nothing of those who may be living.

    >>> on_day(8, 1, "en").people[0].person
    <Person: Augustas Barnatavičius>
    """
    ordinals = list(_ordinals(month, day))
    statements = (
        Statement.objects.filter(statements_the_public_may_see, kind__in=KINDS, date_earliest__in=ordinals)
        .filter(date_latest=F("date_earliest"), person__standing=Standing.PUBLISHED)
        .exclude(person__living__in=PROTECTED)
        .exclude(standing="refuted")
        .order_by("date_earliest", "person__sort_key", "person_id", "position")
        .select_related("person", "camp__parent", "event", "related_person", "nationality", "role")
        .prefetch_related("person__names")
    )
    rows = list(statements[: SHOWN + 1])
    events = Event.objects.public().filter(date_earliest__in=ordinals, date_latest=F("date_earliest"))
    return Day(
        tuple(Remembered(row.person, row, _in_words(row.date, language)) for row in rows[:SHOWN]),
        tuple((event, _in_words(event.date, language)) for event in events[:SHOWN]),
        len(rows) > SHOWN,
    )


def is_day(month: int, day: int) -> bool:
    """Whether some year has this day: 29 February is one, 31 June is none."""
    try:
        datetime.date(2000, month, day)
    except (ValueError, OverflowError):
        return False
    return True


def _ordinals(month: int, day: int) -> Iterator[int]:
    for year in _YEARS:
        try:
            yield datetime.date(year, month, day).toordinal()
        except ValueError:
            continue  # 29 February


def _in_words(date: str, language: str) -> str:
    return dates.in_words(dates.parse(date), language) if date else ""
