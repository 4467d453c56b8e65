"""From the pieces of a typed text to the EDTF of one date, or of several that share their year."""

from __future__ import annotations

from memorial.dates.errors import DateError, gettext_noop
from memorial.dates.point import check_day
from memorial.dates.tokens import Token
from memorial.dates.vocabulary import Role

#: What is told of one date: year, month, day, season, decade, time; `missing` is the part said not to be known.
Parts = dict[str, str]

_UNKNOWN = {Role.DAY_UNKNOWN: "day", Role.MONTH_UNKNOWN: "month"}


def single(tokens: list[Token], typed: str, outer: list[Token]) -> str:
    """EDTF of one date. `outer` are marks said of the whole; `typed` is the whole text, for errors.

    >>> single(cut("1 August 1953"), "1 August 1953", [])
    '1953-08-01'
    """
    return _written(_told(tokens, typed, alone=True), tokens, typed, outer)


def borrowing(sides: list[list[Token]], typed: str, outer: list[Token]) -> list[str]:
    """EDTF of each date, those without a year, or with a day only, completed from the one that has it.

    >>> borrowing([cut("26 July"), cut("1 August 1953")], "26 July to 1 August 1953", [])
    ['1953-07-26', '1953-08-01']
    """
    told = [_told(side, typed, alone=False) for side in sides]
    for side, parts in zip(sides, told, strict=True):
        if not parts:
            raise DateError(gettext_noop("a date is missing here"), typed, side[0].place if side else len(typed))
    whole = next((parts for parts in (told[-1], *told) if "year" in parts), {})
    lent = next((parts["month"] for parts in told if "month" in parts and "year" not in parts), "")
    for parts in told:
        if "year" in parts or "decade" in parts:
            if lent and "day" in parts and "month" not in parts:  # "1953. gada 1.–3. augusts"
                parts["month"] = lent
            continue
        if "month" not in parts and "season" not in parts and "month" in whole:
            parts["month"] = whole["month"]
        if "year" in whole:
            parts["year"] = whole["year"]
    return [_written(parts, side, typed, outer) for parts, side in zip(told, sides, strict=True)]


def marks(tokens: list[Token]) -> str:
    """The EDTF mark that these pieces make: `~`, `?`, `%` or none."""
    about = any(token.role is Role.ABOUT or token.text == "~" for token in tokens)
    possibly = any(token.role is Role.POSSIBLY or token.text == "?" for token in tokens)
    return "%" if about and possibly else "~" if about else "?" if possibly else ""


def is_mark(token: Token) -> bool:
    """Whether a piece says how sure the date is, and nothing of the date itself."""
    return token.role in (Role.ABOUT, Role.POSSIBLY) or token.text in ("~", "?")


def is_plural(token: Token) -> bool:
    """Whether a piece is "years", in the plural."""
    return token.role in (Role.DECADE, Role.DECADE_OR_SUMMER)


def has_year(tokens: list[Token]) -> bool:
    """Whether these pieces tell a year or a decade."""
    return any(token.told("year") or token.told("decade") for token in tokens)


def not_understood(token: Token, typed: str) -> DateError:
    """The error that names a piece."""
    return DateError(gettext_noop("“%(word)s” was not understood"), typed, token.place, word=token.text)


def _told(tokens: list[Token], typed: str, *, alone: bool) -> Parts:
    """What the pieces tell, each part once."""
    parts: Parts = {}
    for token in tokens:
        if is_mark(token) or is_plural(token) or token.text == "," or token.role is Role.AND_OR_NOTHING:
            continue
        if token.kind == "told" and not any(part in parts for part, _value in token.tells):
            parts |= dict(token.tells)
        elif token.role is Role.UTC and parts.get("time", "Z")[-1] != "Z":
            parts["time"] += "Z"
        elif token.role in _UNKNOWN and "missing" not in parts:
            parts["missing"] = _UNKNOWN[token.role]
        else:
            raise not_understood(token, typed)
    _settle_plural(parts, tokens, typed, alone=alone)
    return parts


def _settle_plural(parts: Parts, tokens: list[Token], typed: str, *, alone: bool) -> None:
    """`1950. gadi` is a decade, though not as one end of a span. Polish `lata` after "about" is of summer."""
    plurals = [token for token in tokens if is_plural(token)]
    if (
        any(token.role is Role.DECADE_OR_SUMMER for token in plurals)
        and "~" in marks(tokens)
        and set(parts) == {"year"}
    ):
        parts["season"] = "22"
    elif plurals and alone and "decade" not in parts:
        if set(parts) != {"year"} or not parts["year"].endswith("0"):
            raise not_understood(plurals[0], typed)
        parts["decade"] = parts.pop("year")[:3] + "X"


def _written(parts: Parts, tokens: list[Token], typed: str, outer: list[Token]) -> str:
    """EDTF for what was told."""
    place = tokens[0].place if tokens else 0
    if not set(parts) - {"missing"}:
        raise DateError(gettext_noop("there is no date"), typed, place)
    year = parts.get("decade", "") or parts.get("year", "")
    if not year:
        raise DateError(gettext_noop("a date needs a year of four digits"), typed, place)
    for part in ("time", "day", "season", "decade", "month", "missing"):
        if part in parts and not _may_stand(part, parts):
            raise not_understood(next((token for token in tokens if token.told(part)), tokens[0]), typed)
    month = "XX" if parts.get("missing") == "month" else parts.get("season", "") or parts.get("month", "")
    day = "XX" if parts.get("missing") == "day" else ""
    if "day" in parts:
        told = next((token for token in tokens if token.told("day")), tokens[0])
        check_day(int(year), int(month), parts["day"], typed, told.place)
        day = f"{int(parts['day']):02d}"
    date = "-".join(part for part in (year, month, day) if part)
    return date + parts.get("time", "") + marks([*tokens, *outer])


def _may_stand(part: str, parts: Parts) -> bool:
    """Whether a part has what it needs beside it, and nothing that it cannot have."""
    missing = parts.get("missing")
    if part == "time":
        return "day" in parts
    if part == "day":
        return "month" in parts and missing is None
    if part == "season":
        return not {"month", "day", "missing", "decade"} & set(parts)
    if part == "decade":
        return len(parts) == 1
    if part == "month":
        return missing != "month"
    return missing == "month" or "month" in parts
