"""A day of the year in whatever year: a condition over rows that have a date."""

from __future__ import annotations

import datetime

from django.db.models import F, Q

#: Dates of these years are looked at: the lives the record tells of, and their commemoration.
YEARS = range(1800, 2101)


def falls_on(month: int, day: int) -> Q:
    """Dated to exactly this day, in any of `YEARS`. A month, a year or a range of days is no day; `~` and `?` are.

    The days are spelt out, a few hundred numbers, and an index finds each: no column of its own is needed. Raises
    ValueError for a day that no year has, such as 30 February.

    >>> Statement.objects.filter(falls_on(8, 1))
    """
    datetime.date(2000, month, day)
    days = [
        datetime.date(year, month, day).toordinal()
        for year in YEARS
        if (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    ]
    return Q(date_earliest__in=days, date_latest=F("date_earliest"))
