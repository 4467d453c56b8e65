"""A date as a reader says it."""

from __future__ import annotations

from dataclasses import replace

from memorial.dates.edtf import EDTF, Range, Shape, shape
from memorial.dates.languages import LANGUAGES, Language
from memorial.dates.point import Point

_SEASON_OF = {21: 0, 22: 1, 23: 2, 24: 3, 25: 0, 26: 1, 27: 2, 28: 3, 29: 0, 30: 1, 31: 2, 32: 3}


def in_words(value: EDTF, language: str = "en") -> str:
    """The date in a language of the interface; English for any other.

    >>> in_words(parse("1953-07-26/1953-08-01"))
    '26 July to 1 August 1953'
    """
    words = LANGUAGES.get(language, LANGUAGES["en"])
    parts = shape(value.text)
    if parts.kind == "set":
        return _set(parts, words)
    return _range(parts.ranges[0], words, one_of=False)


def _set(parts: Shape, words: Language) -> str:
    members = [_range(member, words, one_of=not parts.all_of) for member in parts.ranges]
    joint = words.and_word if parts.all_of else words.or_word
    head = ", ".join(members[:-1])
    return f"{head} {joint} {members[-1]}" if head else members[0]


def _range(span: Range, words: Language, *, one_of: bool) -> str:
    if span.start is not None and span.end is not None:
        if span.start == span.end:
            return _qualified(span.start, words)
        if one_of:
            return words.between.format(first=_qualified(span.start, words), last=_qualified(span.end, words))
        return words.span.format(first=_shortened(span.start, span.end, words), last=_qualified(span.end, words))
    if span.start is None:
        assert span.end is not None
        pattern = words.start_unknown if "start" in span.unknown else words.or_earlier
        return pattern.format(date=_qualified(span.end, words))
    pattern = words.end_unknown if "end" in span.unknown else words.or_later
    return pattern.format(date=_qualified(span.start, words))


def _shortened(first: Point, last: Point, words: Language) -> str:
    """The first of two ends without the year that the second repeats, where the language puts the year last."""
    plain = not first.qualifiers and not last.qualifiers and "X" not in first.year + first.month + first.day
    if not plain or first.year != last.year or not first.month or not words.day.endswith("{y}") or first.time:
        return _qualified(first, words)
    if first.is_season or last.is_season or bool(first.day) != bool(last.day):
        return _qualified(first, words)
    without_year = _plain(first, replace_year(words))
    return without_year.split(" ")[0] if first.day and first.month == last.month else without_year


def replace_year(words: Language) -> Language:
    """The same language with patterns that leave the year out."""
    return replace(words, day=words.day.removesuffix(" {y}"), month=words.month.removesuffix(" {y}"))


def _qualified(point: Point, words: Language) -> str:
    text = _plain(point, words)
    if "~" in point.qualifiers or "%" in point.qualifiers:
        text = words.about.format(date=text)
    if "?" in point.qualifiers or "%" in point.qualifiers:
        text = words.possibly.format(date=text)
    return text


def _plain(point: Point, words: Language) -> str:
    year = point.year.lstrip("0") or "0"
    if "X" in point.year:
        return _unspecified_year(point, words)
    if point.is_season:
        return _division(point, words, year)
    if not point.month:
        return words.year.format(y=year)
    if "X" in point.month:
        return words.month_unknown.format(date=words.year.format(y=year))
    number = int(point.month) - 1
    alone = words.month.format(month=words.months_alone[number], y=year)
    if not point.day:
        return alone
    if "X" in point.day:
        return words.day_unknown.format(date=alone)
    text = words.day.format(d=int(point.day), month=words.months[number], y=year)
    return f"{text}, {point.time[1:6]}" if point.time else text


def _division(point: Point, words: Language, year: str) -> str:
    division = int(point.month)
    if division in _SEASON_OF:
        return words.season.format(season=words.seasons[_SEASON_OF[division]], y=year)
    return f"{words.year.format(y=year)} ({_QUARTERS[division]})"


_QUARTERS = {33: "1/4", 34: "2/4", 35: "3/4", 36: "4/4", 37: "1/3", 38: "2/3", 39: "3/3", 40: "1/2", 41: "2/2"}


def _unspecified_year(point: Point, words: Language) -> str:
    """A decade by its name; other patterns by their first and last year."""
    digits = point.year.lstrip("-")
    if not point.month and digits[:3].isdigit() and not point.year.startswith("-"):
        return words.decade.format(decade=f"{digits[:3]}0")
    first, last = point.year.replace("X", "0"), point.year.replace("X", "9")
    years = words.between.format(first=words.year.format(y=first), last=words.year.format(y=last))
    return f"{years} ({point.year}{'-' + point.month if point.month else ''}{'-' + point.day if point.day else ''})"
