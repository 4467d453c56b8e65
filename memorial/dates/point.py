"""One point of EDTF: a year, month, day or season, with unspecified digits and qualifications, and its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What an open or unknown end counts as, in days. Fits a 32-bit column; no calendar day reaches it.
OPEN_START = -2_000_000_000
OPEN_END = 2_000_000_000

#: Years further from us than this are refused: their days would not fit a 32-bit column.
FURTHEST_YEAR = 1_000_000


class DateError(ValueError):
    """A date that cannot be read: the reason in words, and the place (index of the character, from 0)."""

    def __init__(self, reason: str, text: str, place: int = 0) -> None:
        self.reason = reason
        self.place = place
        shown = text if len(text) <= 60 else text[:60] + "…"
        super().__init__(f"{reason} (at character {place + 1} of “{shown}”)")


@dataclass(frozen=True, slots=True)
class Point:
    """One date of an EDTF text. `month` is a month (01 to 12), a season or other division (21 to 41), or empty.

    Digits may be `X`. `qualifiers` are the marks `~ ? %` of the whole or any part.
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
    r"(?P<qy>[?~%]?)(?P<year>-?[0-9X]{4}|Y-?[0-9]{5,9})(?P<ry>[?~%]?)"
    r"(?:-(?P<qm>[?~%]?)(?P<month>[0-9X]{2})(?P<rm>[?~%]?)"
    r"(?:-(?P<qd>[?~%]?)(?P<day>[0-9X]{2})(?P<rd>[?~%]?))?)?"
    r"(?P<time>T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?"
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
    if point.year.lstrip("-").isdigit() and abs(int(point.year)) > FURTHEST_YEAR:
        raise DateError("this year is too far away", whole, offset + found.start("year"))
    if point.time:
        hour, minute = int(point.time[1:3]), int(point.time[4:6])
        if not point.day or "X" in point.day or hour > 24 or minute > 59:
            raise DateError("this time of day does not exist", whole, offset + found.start("time"))
    if point.month.isdigit():
        month = int(point.month)
        if not (1 <= month <= 12 or month in _DIVISIONS):
            raise DateError(f"month {point.month} does not exist", whole, offset + found.start("month"))
        if month > 12 and (point.day or "X" in point.year):
            raise DateError("a season stands alone with a year", whole, offset + found.start("month"))
    elif point.month and not any(_fits(point.month, month) for month in range(1, 13)):
        raise DateError(f"month {point.month} does not exist", whole, offset + found.start("month"))
    if point.day and next(_days(point), None) is None:
        raise DateError(f"there is no day {point.day} in this month", whole, offset + found.start("day"))


def bounds(point: Point) -> tuple[int, int]:
    """The first and last day the point allows."""
    if point.is_season:
        return _division_bounds(int(point.year), int(point.month))
    if point.day:
        return next(_days(point)), next(_days(point, backwards=True))
    months = [month for month in range(1, 13) if not point.month or _fits(point.month, month)]
    years = list(_ends(point.year))
    last_year, last_month = years[-1], months[-1]
    return ordinal(years[0], months[0], 1), ordinal(last_year, last_month, days_in(last_year, last_month))


def _division_bounds(year: int, division: int) -> tuple[int, int]:
    first, last = _DIVISIONS[division]
    start_year, start_month = (year - 1, 12) if first == 0 else (year, first)
    end_year, end_month = (year + 1, last - 12) if last > 12 else (year, last)
    return ordinal(start_year, start_month, 1), ordinal(end_year, end_month, days_in(end_year, end_month))


def _days(point: Point, *, backwards: bool = False) -> Iterator[int]:
    """The days that fit a point with a day, first to last or last to first."""
    step = -1 if backwards else 1
    months = [month for month in range(1, 13) if _fits(point.month, month)][::step]
    for year in _years(point.year, backwards):
        for month in months:
            for day in range(1, days_in(year, month) + 1)[::step]:
                if _fits(point.day, day):
                    yield ordinal(year, month, day)


def _fits(pattern: str, number: int) -> bool:
    written = f"{number:02d}"
    return all(mark in ("X", digit) for mark, digit in zip(pattern, written, strict=True))


def _ends(pattern: str) -> tuple[int, int]:
    low, high = int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))
    return (low, high) if low <= high else (high, low)


def _years(pattern: str, backwards: bool) -> Iterator[int]:
    """The years that fit a pattern, in order; at most ten thousand."""
    if "X" not in pattern:
        yield int(pattern)
        return
    low, high = _ends(pattern)
    sign, digits = ("-", pattern[1:]) if pattern.startswith("-") else ("", pattern)
    fixed = re.compile(digits.replace("X", "[0-9]"))
    for year in range(low, high + 1)[:: -1 if backwards else 1]:
        if (sign == "-") == (year < 0) and fixed.fullmatch(f"{abs(year):04d}"):
            yield year


_STEPS = (
    (re.compile(r"[?~%]?(?:-?[0-9X]{4}|Y-?[0-9]{5,9})[?~%]?"), "a date begins with a year of four digits"),
    (re.compile(r"-"), "after the year comes a hyphen and a month of two digits"),
    (re.compile(r"[?~%]?[0-9X]{2}[?~%]?"), "a month has two digits"),
    (re.compile(r"-"), "after the month comes a hyphen and a day of two digits"),
    (re.compile(r"[?~%]?[0-9X]{2}[?~%]?"), "a day has two digits"),
    (re.compile(r"\Z"), "nothing can follow the day"),
)


def _diagnosis(text: str, whole: str, offset: int) -> DateError:
    """Which step of `year-month-day` the text breaks, and where."""
    place = 0
    for step, reason in _STEPS:
        found = step.match(text, place)
        if found is None:
            return DateError(reason, whole, offset + place)
        place = found.end()
    return DateError("this is not a date", whole, offset)
