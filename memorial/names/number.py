"""A prisoner's number, the name the camp gave: one normal form, however it is typed."""

from __future__ import annotations

import re
import unicodedata

from memorial.names.fold import DASHES, MAX_LENGTH, visible

#: The letters sewn on were Cyrillic. Each has a Latin spelling of its own, so that no two numbers become one.
_CYRILLIC = {
    "А": "A", "Б": "B", "В": "V", "Г": "G", "Д": "D", "Е": "E", "Ё": "YO", "Ж": "ZH", "З": "Z", "И": "I", "І": "I",
    "Й": "J", "К": "K", "Л": "L", "М": "M", "Н": "N", "О": "O", "П": "P", "Р": "R", "С": "S", "Т": "T", "У": "U",
    "Ф": "F", "Х": "KH", "Ц": "TS", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Э": "EH", "Ю": "YU", "Я": "YA",
}  # fmt: skip
#: What is typed in Latin letters for them. У is seen and typed as Y, Х as X; Baltic spelling has marks; W is German
#: and Polish for В. Other look-alikes (H for Н, P for Р, C for С, B for В) are left: they are letters of their own.
_LATIN = {"Y": "U", "X": "KH", "W": "V", "Ž": "ZH", "Č": "CH", "Š": "SH", "ŠČ": "SHCH", "JU": "YU", "JA": "YA"}
_SPELT = frozenset("ABCDEFGHIJKLMNOPQRSTUVZ") | frozenset(_CYRILLIC.values())

_LONGEST = 24
_NUMBER = re.compile(
    r"(?:N[OR]\.? ?)?(?:(?P<series>[0-9]) ?-? ?)?(?P<letter>[^\W\d_]{1,4}) ?-? ?(?P<digits>[0-9]{1,4})"
)


def prisoner_number(text: str) -> str | None:
    """A prisoner's number in its one form, or None when the text is anything else. Any Unicode is accepted.

    One letter and up to four digits, in some camps after a series digit: `U-777`, `1-A-234`. Hyphens, spaces, case
    and alphabet make no difference; a Cyrillic letter is given its English spelling (Ш is SH), and a lone Latin Y is
    read as the Cyrillic У that it looks like.

    >>> prisoner_number("у777"), prisoner_number("U 777"), prisoner_number("Щ-854")
    ('U-777', 'U-777', 'SHCH-854')
    """
    if len(text) > MAX_LENGTH:
        return None
    signs = "".join("-" if letter in DASHES else letter for letter in visible(text))
    plain = " ".join(signs.split())
    if len(plain) > _LONGEST:
        return None
    # Full-width letters and digits become plain ones, and № becomes "No".
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", plain).upper())
    letter = _letter(found["letter"]) if found else None
    if found is None or letter is None:
        return None
    series = f"{found['series']}-" if found["series"] else ""
    return f"{series}{letter}-{found['digits']}"


def _letter(letter: str) -> str | None:
    """The one spelling of a number's letter; None when it is not one letter."""
    spelt = _CYRILLIC.get(letter) or _LATIN.get(letter, letter)
    return spelt if spelt in _SPELT else None
