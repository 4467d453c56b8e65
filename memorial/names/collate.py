"""The order of names in the alphabet of a language.

Letters that are letters of their own in a language stand in its order (č after c in Lithuanian, õ after v in Estonian);
those that only bear a mark stand with the plain letter and after it when all else is equal (ą with a in Lithuanian, ä
with a in German). The orders follow the Unicode CLDR collations of these languages. Letters of other alphabets follow
the language's own, Latin before Cyrillic but for readers of Cyrillic.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
_RUSSIAN = "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
_UKRAINIAN = "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я"
#: Cyrillic letters of other languages where a reader of Russian or Ukrainian would look for them.
_OTHER_CYRILLIC = {"ё": "е", "ў": "у", "ѣ": "е", "ѳ": "ф", "ѵ": "и"}

#: Each language's letters in order; several of one rank stand together, as i and y in Lithuanian.
_ALPHABETS = {
    "en": _LATIN,
    "de": _LATIN,
    "lt": "a b c č d e f g h iy j k l m n o p q r s š t u v w x z ž",
    "lv": "a b c č d e f g ģ h iy j k ķ l ļ m n ņ o p q r ŗ s š t u v w x z ž",
    "et": "a b c d e f g h i j k l m n o p q r s š z ž t u v w õ ä ö ü x y",
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "ru": _RUSSIAN,
    "uk": _UKRAINIAN,
}
_CYRILLIC_FIRST = ("ru", "uk")
#: Between a language's own letters and those of other alphabets there is room for this many.
_ROOM = 1000
#: Latin letters that decomposition leaves whole, with the plain one they stand beside.
_WHOLE = {"ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "a", "œ": "o", "þ": "t", "ð": "d", "ı": "i", "ħ": "h"}


def collation_key(text: str, language: str) -> tuple[tuple[int, ...], str]:
    """What to sort names by in a language (an interface language code; an unknown one sorts as English).

    Words part before letters: a shorter family name stands before the longer that begins with it.

    >>> sorted(["Čepas", "Cukurs", "Dauge"], key=lambda name: collation_key(name, "lt"))
    ['Cukurs', 'Čepas', 'Dauge']
    >>> sorted(["Čepas", "Cukurs", "Dauge"], key=lambda name: collation_key(name, "en"))
    ['Čepas', 'Cukurs', 'Dauge']
    """
    ranks = _ranks(language if language in _ALPHABETS else "en")
    lowered = unicodedata.normalize("NFC", text.lower())
    return tuple(rank for letter in lowered if (rank := _rank(letter, ranks)) is not None), lowered


def _rank(letter: str, ranks: dict[str, int]) -> int | None:
    """The place of a letter; 0 for what parts words, None for what has no place, such as apostrophes."""
    for form in (letter, _OTHER_CYRILLIC.get(letter), _WHOLE.get(letter), unicodedata.normalize("NFD", letter)[0]):
        if form is not None and form in ranks:
            return ranks[form]
    if letter.isspace() or letter in "-‐‑–":
        return 0
    return _ROOM * 10 + ord(letter) if letter.isalnum() else None


@lru_cache(maxsize=len(_ALPHABETS))
def _ranks(language: str) -> dict[str, int]:
    """The place of every letter, from 1; the language's own alphabet first or, for digits, before all."""
    ranks = {digit: place for place, digit in enumerate("0123456789", start=1)}
    own = [_ALPHABETS[language]]
    cyrillic = _RUSSIAN + " ґ є і ї"
    others = [cyrillic, _LATIN] if language in _CYRILLIC_FIRST else [cyrillic]
    for number, alphabet in enumerate([*own, *others], start=1):
        for place, letters in enumerate(alphabet.split()):
            for letter in letters:
                ranks.setdefault(letter, number * _ROOM + place)
    return ranks
