"""Cutting what was typed into numbers, whole dates in figures, and words with their meaning, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memorial.dates.errors import DateError, gettext_noop
from memorial.dates.point import check_day
from memorial.dates.vocabulary import LONGEST, PHRASES, ROMAN_MONTHS, Role


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a typed date.

    `kind` is `told` (what it tells stands in `tells`: year, month, day, season, decade or time), `years` (two years in
    `tells`), `role`, `sign`, or `strange`. `text` is as typed, from the character `place` on.
    """

    kind: str
    text: str
    place: int
    tells: tuple[tuple[str, str], ...] = ()
    role: Role | None = None

    def told(self, part: str) -> str:
        """What it tells of one part, empty when nothing."""
        return dict(self.tells).get(part, "")


#: Whole dates in figures, and what is left: numbers, words, signs. The order is the order of trial.
_TOKEN = re.compile(
    r"""(?P<day_first>(?<![0-9])(?P<d>[0-9]{1,2})(?P<s>[./-])\ ?(?P<m>[0-9]{1,2})(?P=s)\ ?(?P<y>[0-9]{4})(?![0-9]))
    |(?P<year_first>(?<![0-9])(?P<y2>[0-9]{4})(?P<s2>[./-])\ ?(?P<m2>[0-9]{1,2})(?P=s2)\ ?(?P<d2>[0-9]{1,2})(?![0-9]))
    |(?P<spaced>(?<![0-9])(?P<y3>[0-9]{4})\ (?P<m3>[0-9]{2})\ (?P<d3>[0-9]{2})(?![0-9]))
    |(?P<month_first>(?<![0-9])(?P<m4>[0-9]{1,2})[./](?P<y4>[0-9]{4})(?![0-9]))
    |(?P<year_month>(?<![0-9])(?P<y5>[0-9]{4})[.-](?P<m5>[0-9]{2})(?![0-9]))
    |(?P<years>(?<![0-9])(?P<y6>[0-9]{4})(?:\.?\s?[-–—]\s?(?P<y7>[0-9]{4})|[–—/](?P<short>[0-9]{2}))(?![0-9]))
    |(?P<decade>(?<![0-9])(?P<y8>[0-9]{3})(?:X|0(?:['’]?s|er|-?(?:х|е|ті|ві|ieji|ųjų)))(?!\w))
    |(?P<time>(?<![0-9])(?P<h>[0-9]{1,2}):(?P<min>[0-9]{2})(?![0-9]))
    |(?P<day>(?<![0-9])(?P<d9>[0-9]{1,2})(?:-?(?:st|nd|rd|th|го|ого|е|й)(?!\w))?(?![0-9]))
    |(?P<year>(?<![0-9])(?P<y9>[0-9]{4})(?![0-9]))
    |(?P<number>[0-9]+)
    |(?P<word>[^\W\d_]+)
    |(?P<sign>\S)""",
    re.VERBOSE,
)
#: The groups of year, month and day in the branches that hold all three.
_WHOLE = {"day_first": ("y", "m", "d"), "year_first": ("y2", "m2", "d2"), "spaced": ("y3", "m3", "d3")}


def cut(typed: str) -> list[Token]:
    """The pieces of a typed date, in order.

    >>> [token.kind for token in cut("about 1.8.1953")]
    ['role', 'told']
    """
    found = list(_TOKEN.finditer(typed))
    tokens: list[Token] = []
    at = 0
    while at < len(found):
        token, length = _phrase(found, at) or (_figures(found[at], typed), 1)
        tokens.append(token)
        at += length
    return tokens


def split_years(token: Token) -> list[Token]:
    """Two years written out, as year, dash and year: `December 1952 – 1953` is a span of two dates.

    Beside a season it is not: "winter 1952–1953" is one winter.
    Any other token, and two years of which the second is short, stay as they are.

    >>> [token.text for token in split_years(cut("1952 – 1953")[0])]
    ['1952', '–', '1953']
    """
    first, last = token.told("first"), token.told("last")
    if token.kind != "years" or not token.text.endswith(last):
        return [token]
    dash = next(at for at, sign in enumerate(token.text) if sign in "-–—")
    return [
        Token("told", first, token.place, (("year", first),)),
        Token("sign", token.text[dash], token.place + dash),
        Token("told", last, token.place + len(token.text) - len(last), (("year", last),)),
    ]


def _phrase(found: list[re.Match[str]], at: int) -> tuple[Token, int] | None:
    """The longest phrase of the vocabulary that begins here, and how many pieces it has."""
    first = found[at]
    if first.lastgroup == "word" and first[0] in ROMAN_MONTHS:
        month = ROMAN_MONTHS[first[0]]
        return Token("told", first[0], first.start(), (("month", f"{month:02d}"),)), 1
    for length in range(min(LONGEST, len(found) - at), 0, -1):
        run = found[at : at + length]
        meaning = PHRASES.get(tuple(match[0].lower() for match in run))
        if meaning is None:
            continue
        role, number = meaning
        text = first.string[first.start() : run[-1].end()]
        if role in (Role.MONTH, Role.SEASON):
            return Token("told", text, first.start(), ((role.value, f"{number:02d}"),)), length
        return Token("role", text, first.start(), role=role), length
    return None


def _figures(match: re.Match[str], typed: str) -> Token:
    """A token for figures; a word or sign without a meaning stays `strange` or a `sign`."""
    # The outermost named group closes last: `lastgroup` is the branch that matched.
    branch, text, place = match.lastgroup or "", match[0], match.start()
    if branch in _WHOLE:
        return Token("told", text, place, _whole(match, typed, *_WHOLE[branch]))
    if branch == "years":
        return Token("years", text, place, (("first", match["y6"]), ("last", _last_year(match, typed))))
    if branch == "month_first":
        return Token("told", text, place, (("year", match["y4"]), ("month", _month(match, typed, "m4"))))
    if branch == "year_month":
        return Token("told", text, place, _year_month(match, typed))
    if branch == "decade":
        return Token("told", text, place, (("decade", f"{match['y8']}X"),))
    if branch == "time":
        return Token("told", text, place, (("time", f"T{int(match['h']):02d}:{match['min']}"),))
    if branch in ("day", "year"):
        return Token("told", text, place, ((branch, match["d9"] or match["y9"]),))
    return Token("sign" if branch == "sign" else "strange", text, place)


def _whole(match: re.Match[str], typed: str, year: str, month: str, day: str) -> tuple[tuple[str, str], ...]:
    number = _month(match, typed, month)
    check_day(int(match[year]), int(number), match[day], typed, match.start(day))
    return ("year", match[year]), ("month", number), ("day", match[day])


def _month(match: re.Match[str], typed: str, group: str) -> str:
    number = int(match[group])
    if not 1 <= number <= 12:
        reason = gettext_noop("month %(month)s does not exist")
        if match.lastgroup == "day_first" and 1 <= int(match["d"]) <= 12:
            reason = gettext_noop("month %(month)s does not exist: the day is written before the month")
        raise DateError(reason, typed, match.start(group), month=match[group])
    return f"{number:02d}"


def _year_month(match: re.Match[str], typed: str) -> tuple[tuple[str, str], ...]:
    """`1953-08` as EDTF has it, so that 21 to 41 are seasons and other parts of the year."""
    year, number = match["y5"], int(match["m5"])
    if 21 <= number <= 41 and "-" in match[0]:
        return ("year", year), ("season", match["m5"])
    if number > 12 and number > int(year[2:]):
        reason = gettext_noop("month %(month)s does not exist; two years are written as 1950/1953")
        raise DateError(reason, typed, match.start("m5"), month=match["m5"])
    return ("year", year), ("month", _month(match, typed, "m5"))


def _last_year(match: re.Match[str], typed: str) -> str:
    """The second of two years, written in full or by its last two figures."""
    first = match["y6"]
    last = match["y7"] or first[:2] + match["short"]
    if last < first:
        group = "y7" if match["y7"] else "short"
        raise DateError(gettext_noop("this interval ends before it begins"), typed, match.start(group))
    return last
