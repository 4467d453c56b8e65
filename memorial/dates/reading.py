"""Reading dates as people type them, in the eight interface languages: `about 1920`, `summer 1953`, `1.8.1953`.

Numbers are read day first, as in all of these languages but American English: 1/8/1953 is the first of August.
"Before" and "after" are strict: `before 1 August 1953` is `../1953-07-31`.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

from memorial.dates.edtf import EDTF, parse
from memorial.dates.languages import LANGUAGES
from memorial.dates.point import DateError, days_in
from memorial.dates.vocabulary import (
    ABOUT,
    AFTER,
    BEFORE,
    BETWEEN,
    FROM,
    IGNORED,
    JOINTS,
    MONTHS,
    POSSIBLY,
    SEASONS,
    UNTIL,
)

MAX_LENGTH = 120

_EDTF_LIKE = re.compile(r"[\[{]|.*[/~?%X]|-?\d{4}(?:-\d\d)*(?:T.*)?\Z")
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_NUMERIC_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[./](\d{1,2})[./](\d{1,2})(?!\d)")
_NUMERIC_MONTH = re.compile(r"(?<![\d./])(\d{1,2})[./](\d{4})(?!\d)")
_DECADE = re.compile(r"(?<!\d)(\d{3})0(?:s|'s|er|-?х|-?ті|-?е|-?ieji|-?ųjų)(?!\w)", re.IGNORECASE)
_YEARS = re.compile(r"(?<![\d-])(\d{4})\s*[-–—]\s*(\d{4})(?![\d-])")


def read(text: str, language: str = "en") -> EDTF:
    """The date that was typed, or `DateError` naming the part that was not understood. EDTF itself is taken as is.

    Words of all eight languages are understood whatever `language` is; it only decides between readings.

    >>> read("before 1 August 1953").text
    '../1953-07-31'
    """
    typed = unicodedata.normalize("NFC", text).strip()
    if not typed:
        raise DateError("there is no date", text)
    if len(typed) > MAX_LENGTH:
        raise DateError("this is too long for a date", text)
    years = _YEARS.fullmatch(typed)
    if years:
        return parse(f"{years[1]}/{years[2]}")
    if _EDTF_LIKE.match(typed) and not _NUMERIC.search(typed) and not _NUMERIC_MONTH.search(typed):
        try:
            return parse(typed)
        except DateError as error:
            return _typed(typed, error)
    return _typed(typed, None)


def _typed(typed: str, strict: DateError | None) -> EDTF:
    """What remains when it is no EDTF; if no words help either, the EDTF error is the better one."""
    try:
        return parse(_phrase(typed))
    except DateError:
        if strict is not None and not re.search(r"[^\W\dXTZY_]", typed):
            raise strict from None
        raise


def _phrase(typed: str) -> str:
    """EDTF for a whole phrase: a span, a bound, or one qualified date."""
    lowered = typed.lower()
    for joint, openers in ((JOINTS, BETWEEN), (JOINTS, FROM)):
        inner = _after_word(lowered, openers)
        if inner is not None:
            halves = _halved(inner, joint)
            if halves:
                return _span(*halves, typed, one_of=openers is BETWEEN)
    halves = _halved(lowered, JOINTS - frozenset({"and", "ir", "un", "ja", "і", "и", "i", "und", "та", "a"}))
    if halves and all(re.search(r"\d", half) for half in halves):
        return _span(*halves, typed, one_of=False)
    return _bounded(lowered, typed)


def _bounded(lowered: str, typed: str) -> str:
    for openers, make in ((BEFORE, _before), (AFTER, _after), (UNTIL, _until), (FROM, _since)):
        inner = _after_word(lowered, openers)
        if inner is not None:
            return make(_single(inner, typed))
    for ending, make in ((("or earlier",), _until), (("or later",), _since)):
        for words in ending:
            if lowered.endswith(words):
                return make(_single(lowered.removesuffix(words), typed))
    return _single(lowered, typed)


def _before(date: str) -> str:
    return f"../{_shifted(parse(date).earliest - 1, date)}"


def _after(date: str) -> str:
    return f"{_shifted(parse(date).latest + 1, date)}/.."


def _until(date: str) -> str:
    return f"../{date}"


def _since(date: str) -> str:
    return f"{date}/.."


def _shifted(day: int, date: str) -> str:
    """A day as EDTF, cut to the precision of the date it was made from: before 1953 is ../1952."""
    try:
        whole = datetime.date.fromordinal(day).isoformat()
    except ValueError as error:
        raise DateError("there is no day beyond this date", date) from error
    plain = date.rstrip("~?%")
    if len(plain) == len("1953"):
        return whole[:4]
    if len(plain) == len("1953-08") and int(plain[5:]) <= 12:
        return whole[:7]
    return whole


def _span(first: str, last: str, typed: str, *, one_of: bool) -> str:
    """`26 July` and `1 August 1953` make one span: the first borrows the year, and the month, of the last."""
    end = _single(last, typed)
    year = end[:4]
    try:
        start = _single(first, typed)
    except DateError:
        borrowed = f"{first} {year}"
        if re.fullmatch(r"\s*\d{1,2}\.?\s*", first) and len(end) >= 7:
            start = parse(f"{end[:7]}-{int(first.strip(' .')):02d}").text
        else:
            start = _single(borrowed, typed)
    return f"[{start}..{end}]" if one_of else f"{start}/{end}"


def _single(words: str, typed: str) -> str:
    """EDTF for one date with its qualifications."""
    mark = ""
    for qualifiers, sign in ((POSSIBLY, "?"), (ABOUT, "~")):
        inner = _after_word(words, qualifiers)
        if inner is not None:
            words, mark = inner, "%" if mark else sign
    words = words.strip(" ,.")
    if words.endswith("?"):
        words, mark = words[:-1], "%" if mark == "~" else "?"
    bracketed = re.sub(r"\([^)]*\)", " ", words).strip()
    date = _numeric(bracketed) or _worded(bracketed, typed)
    return date + mark


def _numeric(words: str) -> str | None:
    for pattern, order in ((_NUMERIC, (3, 2, 1)), (_NUMERIC_YEAR_FIRST, (1, 2, 3))):
        found = pattern.fullmatch(words)
        if found:
            year, month, day = (found[group] for group in order)
            return f"{year}-{int(month):02d}-{int(day):02d}"
    found = _NUMERIC_MONTH.fullmatch(words)
    if found:
        return f"{found[2]}-{int(found[1]):02d}"
    found = _DECADE.fullmatch(words.removeprefix("the ").strip())
    if found:
        return f"{found[1]}X"
    iso = re.fullmatch(r"\d{4}(?:-\d\d){0,2}|\d{3}x", words)
    return iso[0].upper() if iso else None


def _worded(words: str, typed: str) -> str:
    """A date of words and numbers in any order: one year, perhaps a month or a season, perhaps a day."""
    found = _told(words, typed)
    year, month, day, season = (found.get(part) for part in ("year", "month", "day", "season"))
    if year is None:
        raise DateError("a date needs a year of four digits", typed)
    if season is not None:
        return f"{year:04d}-{season}"
    if month is None:
        if day is not None:
            raise _not_understood(str(day), typed)
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= day <= days_in(year, month):
        raise DateError(f"there is no day {day} in this month", typed, max(0, typed.find(str(day))))
    return f"{year:04d}-{month:02d}-{day:02d}"


def _told(words: str, typed: str) -> dict[str, int]:
    """What each word and number of a date tells: `year`, `month`, `day`, `season`. Nothing is told twice."""
    found: dict[str, int] = {}
    for token in _TOKEN.findall(words):
        if token.isdecimal() and token.isascii():
            part = {4: "year", 2: "day", 1: "day"}.get(len(token), "")
            number = int(token)
        elif token in MONTHS:
            part, number = "month", MONTHS[token]
        elif token in SEASONS:
            part, number = "season", SEASONS[token]
        elif token in IGNORED:
            continue
        else:
            part, number = "", 0
        if not part or part in found:
            raise _not_understood(token, typed)
        found[part] = number
    return found


def _not_understood(token: str, typed: str) -> DateError:
    place = max(0, typed.lower().find(token))
    return DateError(f"“{token}” was not understood", typed, place)


def _after_word(text: str, openers: frozenset[str]) -> str | None:
    """What follows when the text begins with one of these words, else None."""
    for opener in sorted(openers, key=len, reverse=True):
        if text.startswith(opener) and (not text[len(opener) : len(opener) + 1].isalpha()):
            rest = text[len(opener) :].strip()
            if rest and (opener[-1:] not in "." or rest):
                return rest.removeprefix(".").strip()
    return None


def _halved(text: str, joints: frozenset[str]) -> tuple[str, str] | None:
    """The two sides of a joint word or dash, or None."""
    pieces = re.split(r"\s+[-–—]\s+", text)
    if len(pieces) == 2:
        return pieces[0], pieces[1]
    for joint in sorted(joints, key=len, reverse=True):
        pieces = re.split(rf"(?:(?<=\s)|\A){re.escape(joint)}(?=\s)", text)
        if len(pieces) == 2 and pieces[0].strip() and pieces[1].strip():
            return pieces[0].strip(), pieces[1].strip()
    return None


#: Languages whose words are read; the same eight that dates are said in.
READ_LANGUAGES = frozenset(LANGUAGES)
