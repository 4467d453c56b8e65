"""Comparing dates: overlap for search, a total order for lists, ISO 8601 for machines."""

from __future__ import annotations

from memorial.dates.edtf import EDTF, shape
from memorial.dates.point import OPEN_END, OPEN_START, Point


def overlaps(one: EDTF, other: EDTF) -> bool:
    """Whether some day is allowed by both."""
    return overlaps_days(one, other.earliest, other.latest)


def overlaps_days(value: EDTF, first: int, last: int) -> bool:
    """Whether the date allows some day from `first` to `last` (ordinals, both included)."""
    return value.earliest <= last and value.latest >= first


def key(value: EDTF) -> tuple[int, int, str]:
    """Sorts dates by their first day, then their last, then their text: a total order."""
    return (value.earliest, value.latest, value.text)


def iso(value: EDTF) -> str | None:
    """ISO 8601 cut to the precision known: `1953-08-01`, `1953-06`, `1953-05/1953-08`.

    None where it would say more than is known: sets, open ends, seasons, unspecified digits in a year, and years
    outside 0000 to 9999. An approximate or uncertain date is None too: machines would read it as exact.
    """
    if value.is_approximate or value.is_uncertain or value.earliest == OPEN_START or value.latest == OPEN_END:
        return None
    parts = shape(value.text)
    if parts.kind == "set":
        return None
    span = parts.ranges[0]
    if span.start is None or span.end is None:
        return None
    start, end = _iso_point(span.start), _iso_point(span.end)
    if start is None or end is None:
        return None
    return start if parts.kind == "date" else f"{start}/{end}"


def _iso_point(point: Point) -> str | None:
    if point.is_season or "X" in point.year or not (len(point.year) == 4 and point.year.isdigit()):
        return None
    if not point.month or "X" in point.month:
        return point.year
    if not point.day or "X" in point.day:
        return f"{point.year}-{point.month}"
    return f"{point.year}-{point.month}-{point.day}"
