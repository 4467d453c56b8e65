"""The timeline: what happened in one year, in rows by camp complex."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.utils import formats
from django.utils.translation import gettext as _

from memorial.models import Event

WIDTH = 800
#: Heights in units of the paper: the months, the name of a row, one lane of bars, what parts two rows.
_HEAD, _NAME, _LANE, _BETWEEN = 44, 44, 24, 12
#: Of more months than this every second is named: there is no room for all in large letters.
_NAMED_MONTHS = 6
#: A day is marked at least this wide.
_DAY = 9
#: Room between two bars of one lane.
_APART = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One event on the paper. `sharp` for an exact day; `open_end`, `open_start` where it goes on beyond the year."""

    event: Event
    x: str
    y: str
    width: str
    sharp: bool
    open_start: bool
    open_end: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Row:
    """The events of one complex, and where its name stands."""

    name: str
    y: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month's short name, and where its line stands."""

    name: str
    x: str
    label_x: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A year of events. `beyond` are those of other years or without a date; the list beside has them all."""

    year: int
    months: tuple[Month, ...]
    rows: tuple[Row, ...]
    height: int
    lanes_height: int
    beyond: tuple[Event, ...]
    width: int = WIDTH

    @property
    def marked(self) -> bool:
        """Whether any event of the page stands in it."""
        return any(bar.here for row in self.rows for bar in row.bars)


def draw(events: Iterable[Event], here: Collection[int] = ()) -> Timeline | None:
    """The year in which most of the events lie, fetched with their camps; `here` are those a page is about.

    An uncertain date is drawn from the first to the last day it may mean. None where no event has a date.

    >>> draw(Event.objects.public().with_camps()).year
    1953
    """
    rows = list(events)
    years = Counter(_date(event.date_earliest).year for event in rows if event.date_earliest is not None)
    if not years:
        return None
    year = max(years, key=lambda one: (years[one], -one))
    first, last = datetime.date(year, 1, 1).toordinal(), datetime.date(year, 12, 31).toordinal()
    within = [event for event in rows if _lies(event, first, last)]
    first, last = _months_around(within, first, last)
    groups: dict[str, list[Event]] = {}
    for event in within:
        groups.setdefault(_complex(event), []).append(event)
    drawn, y = [], float(_HEAD)
    for name in sorted(groups, key=lambda one: (one == "", one)):
        bars, lanes = _bars(groups[name], first, last, y + _NAME, here)
        drawn.append(Row(name or _("Elsewhere"), f"{y + _NAME * 0.75:.0f}", bars))
        y += _NAME + lanes * _LANE + _BETWEEN
    chosen = {event.pk for event in within}
    return Timeline(
        year,
        _months(first, last),
        tuple(drawn),
        round(y),
        round(y) - _BETWEEN,
        tuple(event for event in rows if event.pk not in chosen),
    )


def _date(day: int) -> datetime.date:
    return datetime.date.fromordinal(min(max(day, 1), datetime.date.max.toordinal()))


def _lies(event: Event, first: int, last: int) -> bool:
    """Whether an event begins or ends in the year, or is known to lie in it."""
    start, end = event.date_earliest, event.date_latest
    return any(day is not None and first <= day <= last for day in (start, end))


def _months_around(events: Sequence[Event], first: int, last: int) -> tuple[int, int]:
    """The whole months from the first exact date to the last, so that a summer is not lost in a year."""
    sharp = [event for event in events if event.date_earliest and event.date_latest and _days(event) < 120]
    days = [day for event in sharp for day in (event.date_earliest, event.date_latest) if day and first <= day <= last]
    if not days:
        return first, last
    begin = _date(min(days)).replace(day=1)
    end = _date(max(days)).replace(day=28) + datetime.timedelta(days=4)
    return begin.toordinal(), min(last, end.replace(day=1).toordinal() - 1)


def _days(event: Event) -> int:
    return (event.date_latest or 0) - (event.date_earliest or 0)


def _complex(event: Event) -> str:
    """The complex in whose camps it happened; empty where none is recorded, or several."""
    found = {camp.parent.name if camp.parent is not None else camp.name for camp in event.camps.all()}
    return found.pop() if len(found) == 1 else ""


def _x(day: int, first: int, last: int) -> float:
    return (day - first) / (last + 1 - first) * WIDTH


def _bars(
    events: Sequence[Event], first: int, last: int, top: float, here: Collection[int]
) -> tuple[tuple[Bar, ...], int]:
    """The bars of one row, in as many lanes as keep them apart."""
    ends: list[float] = []
    bars = []
    for event in sorted(events, key=lambda one: (one.date_earliest or 0, one.date_latest or 0, one.pk)):
        start = event.date_earliest if event.date_earliest is not None else first
        end = event.date_latest if event.date_latest is not None else last
        left = _x(max(start, first), first, last)
        right = max(_x(min(end, last) + 1, first, last), left + _DAY)
        left, right = min(left, WIDTH - _DAY), min(right, WIDTH)
        lane = next((place for place, taken in enumerate(ends) if taken + _APART <= left), len(ends))
        ends[lane : lane + 1] = [right]
        bars.append(
            Bar(
                event,
                f"{left:.1f}",
                f"{top + lane * _LANE:.0f}",
                f"{right - left:.1f}",
                start == end,
                event.date_earliest is None or start < first,
                event.date_latest is None or end > last,
                event.pk in here,
            )
        )
    return tuple(bars), max(1, len(ends))


def _months(first: int, last: int) -> tuple[Month, ...]:
    months: list[Month] = []
    day = _date(first)
    every = 1 if last - first < 31 * _NAMED_MONTHS else 2
    while day.toordinal() <= last:
        following = (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
        x = _x(day.toordinal(), first, last)
        middle = (x + min(_x(following.toordinal(), first, last), WIDTH)) / 2
        name = "" if len(months) % every else formats.date_format(day, "M")
        months.append(Month(name, f"{x:.1f}", f"{middle:.1f}"))
        day = following
    return tuple(months)
