"""Parsing EDTF, levels 0 and 1, and of level 2 sets, divisions of the year, unspecified digits and parts qualified.

Not taken, and said so: exponential and significant-digit years, which no source of a memorial needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from memorial.dates.errors import DateError, gettext_noop
from memorial.dates.point import OPEN_END, OPEN_START, Point, bounds, days_in, ordinal, read_point

#: Longer texts are refused unread.
MAX_LENGTH = 120

__all__ = ["EDTF", "OPEN_END", "OPEN_START", "DateError", "Range", "Shape", "parse", "shape"]

#: Marks that qualify a whole date when they end it.
_MARKS = ("~", "?", "%")
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class EDTF:
    """A date: its canonical text, and the first and last day it allows.

    Days are counted as `datetime.date.toordinal()` counts them, before year 1 too. An approximate date allows no more
    days than the same date without `~`: the source did not say how far off it is, and we do not invent it.
    """

    text: str
    earliest: int
    latest: int

    @property
    def is_approximate(self) -> bool:
        """Whether any part is marked `~` or `%`."""
        return "~" in self.text or "%" in self.text

    @property
    def is_uncertain(self) -> bool:
        """Whether any part is marked `?` or `%`."""
        return "?" in self.text or "%" in self.text

    @property
    def precision(self) -> str:
        """The smallest unit known: `day`, `month`, `season`, `year`, `decade`, `century`; else `interval` or `set`.

        `unspecified` where the digits that are missing are no whole unit: `1X53`, `195X-08`.
        """
        parts = shape(self.text)
        if parts.kind != "date":
            return parts.kind
        point = parts.ranges[0].start
        assert point is not None
        if "X" in point.year:
            missing = point.year[-4:].find("X")
            whole = not point.month and point.year[-4:][missing:].strip("X") == ""
            return {3: "decade", 2: "century"}.get(missing, "unspecified") if whole else "unspecified"
        if point.is_season:
            return "season"
        if not point.month or "X" in point.month:
            return "year"
        return "month" if not point.day or "X" in point.day else "day"


@dataclass(frozen=True, slots=True)
class Range:
    """From one point to another. An end is None when open or unknown; `unknown` has which: `start`, `end`."""

    start: Point | None
    end: Point | None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """What an EDTF text is made of: one `date` (a range from a point to itself), an `interval`, or a `set`.

    `all_of` tells the sets of which every member is meant, `{1953,1954}`, from those of which one is.
    """

    kind: str
    ranges: tuple[Range, ...]
    all_of: bool = False


def parse(text: str) -> EDTF:
    """The date that an EDTF text writes; `DateError` says which character is wrong and why.

    >>> parse("1953-08-01")
    EDTF(text='1953-08-01', earliest=713166, latest=713166)
    """
    days = _plain_days(text[:-1] if text[-1:] in _MARKS else text)
    if days is None and "/" in text:
        days = _plain_interval(text)
    if days is not None:
        return EDTF(text, *days)
    parts = shape(text)
    ends = [_ends(part) for part in parts.ranges]
    return EDTF(_canonical(text), min(first for first, _last in ends), max(last for _first, last in ends))


def _plain_days(text: str) -> tuple[int, int] | None:
    """The days of a year, month or day without unspecified digits or inner marks; None for anything else.

    Nearly every date of a record is one of these: they are read without building the parts. What does not exist
    (30 February) is None too, and the long way round says why.
    """
    plain = _PLAIN.fullmatch(text)
    if plain is None:
        return None
    year, month, day = plain.groups()
    y = int(year)
    if day is not None:
        m, d = int(month), int(day)
        if d > 28 and d > days_in(y, m):
            return None
        number = ordinal(y, m, d)
        return number, number
    if month is not None:
        m = int(month)
        first = ordinal(y, m, 1)
        return first, first + days_in(y, m) - 1
    first = ordinal(y, 1, 1)
    return first, first + (365 if days_in(y, 2) == 29 else 364)


def _plain_interval(text: str) -> tuple[int, int] | None:
    """The days of an interval of two plain dates, or of one and an open end; None for anything else."""
    first, _separator, last = text.partition("/")
    start = (OPEN_START, OPEN_START) if first == ".." else _plain_days(first)
    end = (OPEN_END, OPEN_END) if last == ".." else _plain_days(last)
    if start is None or end is None or end[1] < start[0] or first == last == "..":
        return None
    return start[0], end[1]


def shape(text: str) -> Shape:
    """The points and ranges of an EDTF text, for its words and bounds."""
    if len(text) > MAX_LENGTH:
        raise DateError(gettext_noop("this is too long for a date"), text)
    if not text:
        raise DateError(gettext_noop("there is no date"), text)
    if text[0] in "[{":
        return _set(text)
    if "/" in text:
        return Shape("interval", (_interval(text, text, 0, "/"),))
    point = read_point(text, text, 0)
    return Shape("date", (Range(point, point),))


def _set(text: str) -> Shape:
    closing = {"[": "]", "{": "}"}[text[0]]
    if not text.endswith(closing):
        reason = gettext_noop("a set that opens with %(opening)s closes with %(closing)s")
        raise DateError(reason, text, len(text) - 1, opening=text[0], closing=closing)
    ranges, offset = [], 1
    for member in text[1:-1].split(","):
        stripped = member.strip()
        place = offset + len(member) - len(member.lstrip())
        if ".." in stripped:
            ranges.append(_interval(stripped, text, place, ".."))
        else:
            point = read_point(stripped, text, place)
            ranges.append(Range(point, point))
        offset += len(member) + 1
    return Shape("set", tuple(ranges), all_of=text[0] == "{")


def _interval(text: str, whole: str, offset: int, separator: str) -> Range:
    """`a/b` with open (`..`) or unknown (empty) ends; inside a set `a..b`, where an empty end is open."""
    first, _separator, last = text.partition(separator)
    if separator in last and separator == "/":
        raise DateError(gettext_noop("an interval has one /"), whole, offset + text.rindex("/"))
    start = _end(first, whole, offset)
    end = _end(last, whole, offset + len(first) + len(separator))
    if start is None and end is None:
        raise DateError(gettext_noop("an interval needs at least one date"), whole, offset)
    if start is not None and end is not None and bounds(end)[1] < bounds(start)[0]:
        raise DateError(
            gettext_noop("this interval ends before it begins"), whole, offset + len(first) + len(separator)
        )
    unknown = () if separator == ".." else tuple(n for n, t in (("start", first), ("end", last)) if not t)
    return Range(start, end, unknown)


def _end(text: str, whole: str, offset: int) -> Point | None:
    return None if text in ("", "..") else read_point(text, whole, offset)


def _ends(part: Range) -> tuple[int, int]:
    first = bounds(part.start)[0] if part.start is not None else OPEN_START
    last = bounds(part.end)[1] if part.end is not None else OPEN_END
    return first, last


def _canonical(text: str) -> str:
    """Without spaces inside sets; everything else is canonical as it stands."""
    return "".join(text.split())
