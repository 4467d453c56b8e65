"""A date as a reader says it.

A mark on one part of a date (`1953-~08`) is said of the whole: "about August 1953".
"""

from __future__ import annotations

from functools import lru_cache

from memorial.dates.edtf import EDTF, Range, Shape, shape
from memorial.dates.languages import LANGUAGES, Forms, Language
from memorial.dates.point import Point

#: The first EDTF division of each kind: seasons (25 to 28 are northern), southern seasons, parts of the year.
_SEASONS, _SOUTHERN = 21, 29
_QUARTERS, _THIRDS, _HALVES = 33, 37, 40


@lru_cache(maxsize=4096)
def in_words(value: EDTF, language: str = "en") -> str:
    """The date in a language of the interface; English for any other. Lists say the same days over and over.

    >>> in_words(parse("1953-07-26/1953-08-01"))
    '26 July to 1 August 1953'
    """
    words = LANGUAGES.get(language, LANGUAGES["en"])
    parts = shape(value.text)
    if parts.kind == "set":
        return _set(parts, words)
    return _range(parts.ranges[0], words, one_of=False)


def day_in_words(month: int, day: int, language: str = "en") -> str:
    """A day of the year, without a year, in a language of the interface; English for any other.

    >>> day_in_words(8, 1, "lt")
    'rugpjūčio 1 d.'
    """
    forms = LANGUAGES.get(language, LANGUAGES["en"]).plain
    # Any year will do: the piece that says it is taken away.
    text = forms.day.format(d=day, month=forms.months[month - 1], y="2000")
    with_year = forms.with_year.format(y="2000")
    return text.removeprefix(with_year).removesuffix(with_year)


def _set(parts: Shape, words: Language) -> str:
    members = [_range(member, words, one_of=not parts.all_of) for member in parts.ranges]
    joint = words.and_word if parts.all_of else words.or_word
    head = ", ".join(members[:-1])
    return f"{head} {joint} {members[-1]}" if head else members[0]


def _range(span: Range, words: Language, *, one_of: bool) -> str:
    if span.start is not None and span.end is not None:
        return _span(span.start, span.end, words, one_of=one_of)
    if span.start is None:
        assert span.end is not None
        pattern = words.start_unknown if "start" in span.unknown else words.or_earlier
        return pattern.format(date=_qualified(span.end, words))
    pattern = words.end_unknown if "end" in span.unknown else words.or_later
    return pattern.format(date=_qualified(span.start, words))


def _span(start: Point, end: Point, words: Language, *, one_of: bool) -> str:
    if start == end:
        return _qualified(start, words)
    if not one_of and _is_year(start) and _is_year(end):
        return words.years.format(first=_year(start), last=_year(end))
    if words.plain.days and _same_year(start, end) and start.day and start.month == end.month:
        month = words.plain.months[int(start.month) - 1]
        days = words.plain.days.format(d=int(start.day), last=int(end.day), month=month, y=_year(start))
        return days + words.between.partition("{last}")[2] if one_of else days
    first, last = _qualified(start, words), _qualified(end, words)
    if _same_year(start, end):
        first, last = _shortened(start, end, words)
    return (words.between if one_of else words.span).format(first=first, last=last)


def _is_year(point: Point) -> bool:
    return not (point.month or point.qualifiers or "X" in point.year)


def _same_year(start: Point, end: Point) -> bool:
    """Whether the two are plain days, or plain months, of one year."""
    written = start.year + start.month + start.day + end.month + end.day
    plain = not (start.qualifiers or end.qualifiers or start.time or end.time or "X" in written)
    months = start.month and end.month and not start.is_season and not end.is_season
    return bool(plain and months and start.year == end.year and bool(start.day) == bool(end.day))


def _shortened(start: Point, end: Point, words: Language) -> tuple[str, str]:
    """Two dates of one year that say it once: in the second, or where the year comes first, in the first."""
    forms = words.plain
    first, last = _plain(start, words, forms), _plain(end, words, forms)
    piece = forms.with_year.format(y=_year(end))
    if not forms.day.endswith(forms.with_year):
        return first, last.removeprefix(piece)
    first = first.removesuffix(piece)
    if start.day and start.month == end.month:
        first = first.split(" ")[0]
    return first, last


def _qualified(point: Point, words: Language) -> str:
    about = "~" in point.qualifiers or "%" in point.qualifiers
    text = _plain(point, words, words.governed if about else words.plain)
    if about:
        text = words.about.format(date=text)
    if "?" in point.qualifiers or "%" in point.qualifiers:
        text = words.possibly.format(date=text)
    return text


def _plain(point: Point, words: Language, forms: Forms) -> str:
    year = _year(point)
    if "X" in point.year:
        return _unspecified_year(point, words, forms)
    if point.is_season:
        return _division(int(point.month), year, words, forms)
    if not point.month:
        return forms.year.format(y=year)
    if "X" in point.month:
        text = words.month_unknown.format(date=forms.year.format(y=year))
        return text if point.month == "XX" and point.day in ("", "XX") else f"{text} ({_written(point)})"
    number = int(point.month) - 1
    alone = forms.month.format(month=forms.months_alone[number], y=year)
    if not point.day:
        return alone
    if "X" in point.day:
        text = words.day_unknown.format(date=alone)
        return text if point.day == "XX" else f"{text} ({_written(point)})"
    text = forms.day.format(d=int(point.day), month=forms.months[number], y=year)
    return f"{text}, {_time(point.time)}" if point.time else text


def _year(point: Point) -> str:
    return point.year.lstrip("0") or "0"


def _time(written: str) -> str:
    """`T16:00:00Z` as `16:00 UTC`; the place of the clock is said wherever it is known."""
    zone = written[6:].removeprefix(written[6:9] if written[6:7] == ":" else "")
    return f"{written[1:6]} {'UTC' if zone == 'Z' else 'UTC' + zone}" if zone else written[1:6]


def _division(division: int, year: str, words: Language, forms: Forms) -> str:
    for first, pattern in ((_HALVES, words.half), (_THIRDS, words.third), (_QUARTERS, words.quarter)):
        if division >= first:
            return pattern.format(n=words.ordinals[division - first], y=year)
    season = forms.seasons[(division - _SEASONS) % len(forms.seasons)]
    text = forms.season.format(season=season, y=year)
    return words.southern.format(date=text) if division >= _SOUTHERN else text


def _unspecified_year(point: Point, words: Language, forms: Forms) -> str:
    """A decade by its name; other patterns by their first and last year, and as written where that says more."""
    if not point.month and point.year[:3].isdigit():
        first = f"{point.year[:3]}0"
        pattern = forms.decade_of_forty if forms.decade_of_forty and first.endswith("40") else forms.decade
        return pattern.format(decade=first, last=f"{point.year[:3]}9")
    ends = (point.year.replace("X", "0"), point.year.replace("X", "9"))
    low, high = sorted(ends, key=int)
    years = words.between.format(first=words.plain.year.format(y=low), last=words.plain.year.format(y=high))
    return years if not point.month and point.year[:2].isdigit() else f"{years} ({_written(point)})"


def _written(point: Point) -> str:
    return "-".join(part for part in (point.year, point.month, point.day) if part)
