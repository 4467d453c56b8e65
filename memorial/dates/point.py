"""One point of EDTF: a year, month, day or season, with unspecified digits and qualifications, and its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from memorial.dates.errors import DateError, gettext_noop

#: What an open or unknown end counts as, in days. Fits a 32-bit column; no calendar day reaches it.
OPEN_START = -2_000_000_000
OPEN_END = 2_000_000_000

#: Years further from us than this are refused: their days would not fit a 32-bit column.
FURTHEST_YEAR = 1_000_000


@dataclass(frozen=True, slots=True)
class Point:
    """One date of an EDTF text, `year` without its `Y`.

    `month` is a month (01 to 12), a season or other division (21 to 41), or empty. Digits may be `X`. `qualifiers`
    are the marks `~ ? %` of the whole or any part.
    """

    year: str
    month: str
    day: str
    time: str
    qualifiers: str

    @property
    def is_season(self) -> bool:
        return self.month.isdigit() and int(self.month) > 12


_POINT = re.compile(
    r"(?P<qy>[?~%]?)(?P<year>-?[0-9X]{4}|Y-?[1-9][0-9]{4,8})(?P<ry>[?~%]?)"
    r"(?:-(?P<qm>[?~%]?)(?P<month>[0-9X]{2})(?P<rm>[?~%]?)"
    r"(?:-(?P<qd>[?~%]?)(?P<day>[0-9X]{2})(?P<rd>[?~%]?))?)?"
    r"(?P<time>T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?"
)
_TIME = re.compile(
    r"T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?|24:00(?::00)?)(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)
_BEFORE_MONTH = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

#: First and last month of the divisions 21 to 41. Winter takes in both ends of its year: 13 is the next January.
_DIVISIONS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (0, 14),
    25: (3, 5), 26: (6, 8), 27: (9, 11), 28: (0, 14),
    29: (9, 11), 30: (0, 14), 31: (3, 5), 32: (6, 8),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    37: (1, 4), 38: (5, 8), 39: (9, 12), 40: (1, 6), 41: (7, 12),
}  # fmt: skip


def days_in(year: int, month: int) -> int:
    """Days of a month of the proleptic Gregorian calendar."""
    if month == 2 and (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        return 29
    return _MONTH_DAYS[month - 1]


def ordinal(year: int, month: int, day: int) -> int:
    """The day as `datetime.date.toordinal()` counts it, for any year, with year 0 before year 1."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    leap = month > 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return days + _BEFORE_MONTH[month - 1] + leap + day


def check_day(year: int, month: int, day: str, whole: str, place: int) -> None:
    """Refuses a day, as written, that the month does not have: `DateError` at `place` of `whole`."""
    if not 1 <= int(day) <= days_in(year, month):
        raise DateError(gettext_noop("there is no day %(day)s in this month"), whole, place, day=day)


def read_point(text: str, whole: str, offset: int) -> Point:
    """The point that `text` writes. `whole` and `offset` say where it stands, for the error."""
    found = _POINT.fullmatch(text)
    if found is None:
        raise _diagnosis(text, whole, offset)
    part = found.groupdict(default="")
    qualifiers = "".join(part[name] for name in ("qy", "ry", "qm", "rm", "qd", "rd"))
    point = Point(part["year"].removeprefix("Y"), part["month"], part["day"], part["time"], qualifiers)
    _check(point, found, whole, offset)
    return point


def _check(point: Point, found: re.Match[str], whole: str, offset: int) -> None:
    _check_year(point, found, whole, offset)
    if point.time and (not point.day or "X" in point.day or not _TIME.fullmatch(point.time)):
        raise DateError(gettext_noop("this time of day does not exist"), whole, offset + found.start("time"))
    place = offset + found.start("month")
    if point.is_season:
        if int(point.month) not in _DIVISIONS:
            raise DateError(gettext_noop("month %(month)s does not exist"), whole, place, month=point.month)
        if point.day or "X" in point.year:
            raise DateError(gettext_noop("a season stands alone with a year"), whole, place)
    elif point.month and not _months(point):
        raise DateError(gettext_noop("month %(month)s does not exist"), whole, place, month=point.month)
    if point.day and _day_bounds(point) is None:
        place = offset + found.start("day")
        raise DateError(gettext_noop("there is no day %(day)s in this month"), whole, place, day=point.day)


def _check_year(point: Point, found: re.Match[str], whole: str, offset: int) -> None:
    for before, after in (("qy", "ry"), ("qm", "rm"), ("qd", "rd")):
        if found[before] and found[after]:
            raise DateError(gettext_noop("this part is marked twice"), whole, offset + found.start(after))
    if "X" in point.year:
        return
    if abs(int(point.year)) > FURTHEST_YEAR:
        raise DateError(gettext_noop("this year is too far away"), whole, offset + found.start("year"))
    if point.year == "-0000":
        raise DateError(gettext_noop("year 0 is written 0000"), whole, offset + found.start("year"))


def bounds(point: Point) -> tuple[int, int]:
    """The first and last day the point allows, as `ordinal` counts them.

    >>> bounds(read_point("195X-02-29", "195X-02-29", 0)) == (ordinal(1952, 2, 29), ordinal(1956, 2, 29))
    True
    """
    if point.is_season:
        return _division_bounds(int(point.year), int(point.month))
    if point.day:
        days = _day_bounds(point)
        assert days is not None
        return days
    months = _months(point)
    first_year, last_year = _ends(point.year)
    last_month = months[-1]
    return ordinal(first_year, months[0], 1), ordinal(last_year, last_month, days_in(last_year, last_month))


def _division_bounds(year: int, division: int) -> tuple[int, int]:
    first, last = _DIVISIONS[division]
    start_year, start_month = (year - 1, 12) if first == 0 else (year, first)
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    return ordinal(start_year, start_month, 1), ordinal(end_year, end_month, days_in(end_year, end_month))


def _months(point: Point) -> list[int]:
    """The months that fit the point; all when it has none."""
    return [month for month in range(1, 13) if not point.month or _fits(point.month, month)]


def _day_bounds(point: Point) -> tuple[int, int] | None:
    """The first and last day that fit a point with a day; None when no day of any of its years does."""
    common, leap = _fitting_days(point, 1953), _fitting_days(point, 1952)
    if not leap:
        return None
    first = last = None
    for year in _years(point.year):
        days = leap if days_in(year, 2) == 29 else common
        if days:
            first = ordinal(year, *days[0])
            break
    for year in _years(point.year, backwards=True):
        days = leap if days_in(year, 2) == 29 else common
        if days:
            last = ordinal(year, *days[-1])
            break
    return None if first is None or last is None else (first, last)


def _fitting_days(point: Point, year: int) -> list[tuple[int, int]]:
    """The months and days that fit a point, in a year of that length."""
    return [
        (month, day) for month in _months(point) for day in range(1, days_in(year, month) + 1) if _fits(point.day, day)
    ]


def _fits(pattern: str, number: int) -> bool:
    tens, ones = divmod(number, 10)
    return pattern[0] in ("X", str(tens)) and pattern[1] in ("X", str(ones))


def _ends(pattern: str) -> tuple[int, int]:
    low, high = int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))
    return (low, high) if low <= high else (high, min(low, -1))


def _years(pattern: str, *, backwards: bool = False) -> Iterator[int]:
    """The years that fit a pattern, in order; at most ten thousand."""
    negative = pattern.startswith("-")
    if "X" not in pattern:
        yield int(pattern)
        return
    digits = "9876543210" if backwards != negative else "0123456789"
    for year in product(*(digits if mark == "X" else mark for mark in pattern.removeprefix("-"))):
        number = int("".join(year))
        if number or not negative:
            yield -number if negative else number


_STEPS = (
    (
        re.compile(r"[?~%]?(?:-?[0-9X]{4}|Y-?[1-9][0-9]{4,8})[?~%]?"),
        gettext_noop("a date begins with a year of four digits"),
    ),
    (re.compile(r"-"), gettext_noop("after the year comes a hyphen and a month of two digits")),
    (re.compile(r"[?~%]?[0-9X]{2}[?~%]?"), gettext_noop("a month has two digits")),
    (re.compile(r"-"), gettext_noop("after the month comes a hyphen and a day of two digits")),
    (re.compile(r"[?~%]?[0-9X]{2}[?~%]?"), gettext_noop("a day has two digits")),
    (re.compile(r"(?!T)\Z|T"), gettext_noop("nothing can follow the day")),
)
_LONG_YEAR = re.compile(r"[?~%]?Y-?[1-9][0-9]{9}")


def _diagnosis(text: str, whole: str, offset: int) -> DateError:
    """Which step of `year-month-day` the text breaks, and where."""
    if _LONG_YEAR.match(text):
        return DateError(gettext_noop("this year is too far away"), whole, offset)
    if text.startswith("Y"):
        reason = gettext_noop("after Y comes a year of five digits or more that does not begin with 0")
        return DateError(reason, whole, offset + 1)
    place = 0
    for step, reason in _STEPS:
        found = step.match(text, place)
        if found is None:
            return DateError(reason, whole, offset + place)
        place = found.end()
    return DateError(gettext_noop("a time of day is written T16:00"), whole, offset + max(0, place - 1))
