"""Pools of dates in EDTF with their two days, from which invented statements draw."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from memorial import dates

#: A date as three columns: EDTF text, first day, last day.
Dated = tuple[str, int | None, int | None]
UNDATED: Dated = ("", None, None)


@dataclass(frozen=True, slots=True)
class Days:
    """What is dated how: births by day, year or about a year; the rest mostly by day, some by month."""

    births: tuple[Dated, ...]
    arrests: tuple[Dated, ...]
    imprisonments: tuple[Dated, ...]
    ends: tuple[Dated, ...]
    revolts: tuple[Dated, ...]


def pools() -> Days:
    """The same pools every time. No birth is later than 1924, so that all are dead by any rule."""
    births = [*_each_day(1885, 1924)]
    births += [
        text for year in range(1885, 1925) for text in (f"{year}", f"{year}~", f"{year}?") for _again in range(99)
    ]
    arrests = [*_each_day(1940, 1952), *_months(1940, 1952, 20)]
    held = [f"{first}/{last}" for first in range(1941, 1953) for last in range(first, 1957)]
    ends = [*_each_day(1945, 1957), *_months(1945, 1957, 10)]
    revolts = [day for day in _each_day(1953, 1953) if "1953-05" <= day[:7] <= "1953-08"]
    return Days(*(_dated(texts) for texts in (births, arrests, held, ends, revolts)))


def _each_day(first: int, last: int) -> Iterable[str]:
    day, end = datetime.date(first, 1, 1).toordinal(), datetime.date(last, 12, 31).toordinal()
    return (datetime.date.fromordinal(number).isoformat() for number in range(day, end + 1))


def _months(first: int, last: int, again: int) -> Iterable[str]:
    return (
        f"{year}-{month:02d}" for year in range(first, last + 1) for month in range(1, 13) for _again in range(again)
    )


def _dated(texts: Iterable[str]) -> tuple[Dated, ...]:
    return tuple((read.text, read.earliest, read.latest) for read in map(dates.parse, texts))
