"""The plain letters of a name: without marks, in Latin, in lower case.

Names of the record are Baltic, Ukrainian, Polish, Russian, and are often typed without their marks (Laiciunas,
Grusys). So a Cyrillic letter folds to the plain letter under the mark of its Baltic spelling: ш to s as in š, not to
sh as in English; ч to c, ж to z, ц to c, й and ы to the letters that Lithuanian spells in their place. Spellings by
sound in other languages are the business of the name index, not of the fold.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

#: Text is folded up to this many characters; names are far shorter.
MAX_LENGTH = 1000

#: One letter and a hyphen or an apostrophe are no part of a folded word.
_APOSTROPHES = "'’‘ʼ`´ʹʺ\"“”„ʻ′"

_LATIN = {
    "ß": "ss", "ẞ": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i",
    "ħ": "h", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ſ": "s", "ə": "e",
}  # fmt: skip

#: Russian, Ukrainian, Belarusian and pre-reform letters. я and ю depend on what stands before them.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "ж": "z", "з": "z", "и": "i",
    "й": "j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ъ": "", "ы": "y", "ь": "", "э": "e",
    "і": "i", "ї": "ji", "є": "je", "ў": "u", "ѣ": "e", "ѳ": "f", "ѵ": "i", "ј": "j", "љ": "l", "њ": "n", "ђ": "d",
    "ћ": "c", "џ": "dz", "ѐ": "e", "ѝ": "i",
}  # fmt: skip
_CYRILLIC_VOWELS = frozenset("аеёиоуыэюяіїєѣѵ")
_IOTATED = {"я": ("ja", "ia"), "ю": ("ju", "iu")}

#: Zero-width and direction marks, by which look-alikes are made and searches are missed.
_INVISIBLE = frozenset(
    map(
        chr,
        (0xAD, 0x34F, 0x61C, 0x180E, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070)),
    )
)

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


class Difference(enum.Enum):
    """How two written forms of a name differ, nearest first."""

    EXACT = "exact"
    CASE = "case"
    DIACRITICS = "diacritics"
    SCRIPT = "script"
    ORDER = "order"
    OTHER = "other"


def visible(text: str) -> str:
    """The text without zero-width and direction marks, composed (NFC), up to `MAX_LENGTH` characters."""
    kept = "".join(letter for letter in text[:MAX_LENGTH] if letter not in _INVISIBLE)
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower-case ASCII letters and digits, words separated by single spaces. Any Unicode is accepted.

    Folding twice changes nothing. Apostrophes and hard and soft signs vanish; hyphens and other punctuation part
    words.

    >>> fold("Laičiūnas, Alfonas"), fold("Мендрикс Янис")
    ('laiciunas alfonas', 'mendriks janis')
    """
    plain = "".join(_letters(visible(text).lower()))
    return _NOT_PLAIN.sub(" ", plain).strip()


def _letters(text: str) -> list[str]:
    folded: list[str] = []
    previous = ""
    for letter in text:
        if letter in _APOSTROPHES:
            continue
        if letter in _IOTATED:
            alone, after_consonant = _IOTATED[letter]
            soft = previous in _CYRILLIC and previous not in _CYRILLIC_VOWELS and previous not in "ьъй"
            folded.append(after_consonant if soft else alone)
        else:
            folded.append(_letter(letter))
        previous = letter
    return folded


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    if letter in _CYRILLIC:
        return _CYRILLIC[letter]
    if letter in _LATIN:
        return _LATIN[letter]
    base = "".join(part for part in unicodedata.normalize("NFD", letter) if unicodedata.category(part) != "Mn")
    if base != letter:
        return "".join(_letter(part) for part in base if part != letter)
    return anyascii(letter).lower()


def script(text: str) -> str:
    """The ISO 15924 code of the script most letters are of: `Latn`, `Cyrl` ...; `Zyyy` when there are no letters.

    >>> script("Мендрикс")
    'Cyrl'
    """
    counts: dict[str, int] = {}
    for letter in text[:MAX_LENGTH]:
        if letter.isalpha():
            code = _script_of(letter)
            counts[code] = counts.get(code, 0) + 1
    return max(counts, key=lambda code: counts[code]) if counts else "Zyyy"


_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "GEORGIAN": "Geor", "ARMENIAN": "Armn", "HEBREW": "Hebr",
    "ARABIC": "Arab", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang", "DEVANAGARI": "Deva",
    "THAI": "Thai", "MONGOLIAN": "Mong",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "Zzzz")


def difference(typed: str, written: str) -> Difference:
    """How the typed form of a name differs from a written one, by the nearest step that explains it.

    `OTHER` when even the folded words, in any order, are not the same.

    >>> difference("laiciunas", "Laičiūnas")
    <Difference.DIACRITICS: 'diacritics'>
    """
    a, b = (" ".join(visible(text).split()) for text in (typed, written))
    if a == b:
        return Difference.EXACT
    if a.casefold() == b.casefold():
        return Difference.CASE
    if fold(a) == fold(b):
        return Difference.DIACRITICS if script(a) == script(b) else Difference.SCRIPT
    if sorted(fold(a).split()) == sorted(fold(b).split()):
        return Difference.ORDER if script(a) == script(b) else Difference.SCRIPT
    return Difference.OTHER
