"""How a written word may sound: readings in one small alphabet, whatever the script and the spelling.

The same family name stands as Шильде, Schilde, Šilde, Szylde, Silde. Each tradition writes a sound with letters of its
own, so a word is read by all of them at once: letter groups of German, Polish, Lithuanian, Latvian, Estonian,
Hungarian, Finnish, English and of Cyrillic transliterated are mapped to *classes* of sounds that these traditions
confuse:

    S  s z š ž ś ź ż sz sh sch zh rz з ж с ш        C  c č ć cz ts tz tsch tsh ц ч
    H  h g ch kh х г ґ                               F  f v w ф в ў
    a e i o u and the plain consonants b d k l m n p r t

Letters that two traditions read differently (c, ch, z, ę, eu, ó) give several readings, at most `MAX_READINGS`. Voicing
is not kept where lists confuse it, and i and j are one. Measured on the cases of `manage.py benchmark_search`, not on
phonetics: a class stands here because merging it finds more people than it finds strangers.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from anyascii import anyascii

from memorial.names.fold import APOSTROPHES, visible

#: Ambiguous letters multiply; so many readings of one word are kept, the likeliest first.
MAX_READINGS = 6
#: Words are read up to this many letters, and a reading has no more sounds, though one letter may be several (щ; in
#: other scripts a whole word). The longest family names of the record have under thirty.
MAX_LETTERS = 40

VOWELS = frozenset("aeiou")

#: Cyrillic letters. The signs ъ and ь are not heard here; щ is said as two sounds, as it is spelt elsewhere.
_CYRILLIC = {
    "а": "a", "б": "b", "в": "F", "г": "H", "ґ": "H", "д": "d", "е": "e", "ё": "io", "ж": "S", "з": "S", "и": "i",
    "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "S", "т": "t", "у": "u",
    "ф": "F", "х": "H", "ц": "C", "ч": "C", "ш": "S", "щ": "SC", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "і": "i", "ї": "i", "є": "ie", "ў": "F", "ѣ": "e", "ѳ": "F", "ѵ": "i", "ѫ": "u", "ѧ": "ia", "ј": "i",
    "љ": "l", "њ": "n", "ђ": "d", "ћ": "C", "џ": "dS", "ѕ": "dS", "ѓ": "H", "ќ": "k",
}  # fmt: skip

#: Marked Latin letters that are more than their plain letter. Where two readings stand, both are meant.
_MARKED = {
    "š": ("S",), "ś": ("S",), "ş": ("S",), "ș": ("S",), "ž": ("S",), "ź": ("S",), "ż": ("S",), "ß": ("S",),
    "č": ("C",), "ć": ("C",), "ç": ("C", "S"), "ţ": ("C",), "ț": ("C",),
    "ę": ("e", "en"), "ą": ("a", "on"), "ó": ("o", "u"), "ä": ("e", "a"), "ö": ("o", "e"), "ü": ("u", "i"),
    "õ": ("i", "o"), "ő": ("o", "e"), "ű": ("u", "i"), "å": ("o", "a"), "ø": ("o", "e"), "æ": ("e",), "œ": ("e",),
    "ł": ("l",), "ķ": ("k",), "ģ": ("H", "d"), "ğ": ("H",), "đ": ("d",), "ð": ("d",), "þ": ("t",), "ı": ("i",),
    "ĳ": ("ei",), "ř": ("rS", "r"), "ň": ("n",), "ť": ("t",), "ď": ("d",),
}  # fmt: skip

#: Groups of plain letters that are one sound, or two sounds in another tradition; the longest is read first.
_GROUPS = {
    "schtsch": ("SC",), "stsch": ("SC",), "shch": ("SC",), "szcz": ("SC",), "tsch": ("C",), "tch": ("C", "tH"),
    "tsh": ("C",), "dsch": ("dS",), "dzh": ("dS", "C"), "sch": ("S", "SH"), "chs": ("kS", "HS"),
    "sh": ("S",), "sz": ("S",), "zs": ("S",), "zh": ("S",), "rz": ("S", "rS"), "cz": ("C",), "cs": ("C",),
    "ch": ("C", "H"), "kh": ("H",), "ts": ("C",), "tz": ("C",), "tš": ("C",), "dž": ("dS", "C"), "dz": ("C", "dS"),
    "ck": ("k", "Ck"), "eu": ("eu", "oi"), "äu": ("oi",), "ph": ("F",), "th": ("t",), "dt": ("t",), "qu": ("kF",),
    "hh": ("H",), "gh": ("H",), "ee": ("e", "i"), "oo": ("o", "u"), "ou": ("ou", "u"), "ij": ("i",),
    "gy": ("di", "Hi"),
    "ae": ("e", "a", "ae"), "oe": ("o", "e", "oe"), "ue": ("u", "ue"),
}  # fmt: skip

_PLAIN = {
    "c": ("C", "k"), "z": ("S", "C"), "s": ("S",), "x": ("kS", "H"), "q": ("k",), "h": ("H",), "g": ("H",),
    "w": ("F",), "v": ("F",), "f": ("F",), "j": ("i",), "y": ("i",),
}  # fmt: skip
_SOFT = frozenset("eiyěéí")
_BEFORE_H = frozenset("aeiouäöüyõāēīū")
_AFTER_H = frozenset("bcdfgklmnprstvwzšžņļ")


def readings(word: str) -> tuple[str, ...]:
    """How one word may sound, the likeliest reading first; empty when it has no letters. Any Unicode is accepted.

    >>> readings("Schilde"), readings("Шильде"), readings("Szylde")
    (('Silde', 'SHilde'), ('Silde',), ('Silde',))
    """
    return _readings(_letters(word))


@lru_cache(maxsize=16384)
def _readings(letters: str) -> tuple[str, ...]:
    found = [""]
    place = 0
    while place < len(letters):
        length, sounds = _next(letters, place)
        place += length
        if len(sounds) > 1:
            found = list(dict.fromkeys(head + sound for sound in sounds for head in found))[:MAX_READINGS]
        else:
            found = [head + sounds[0] for head in found]
    return tuple(dict.fromkeys(reading[:MAX_LETTERS] for reading in found if reading))


def _next(letters: str, place: int) -> tuple[int, tuple[str, ...]]:
    """How many letters the next sound takes, and what it may be."""
    letter = letters[place]
    if letter in _CYRILLIC:
        return 1, (_CYRILLIC[letter],)
    for length in (7, 5, 4, 3, 2):
        group = letters[place : place + length]
        if group in _GROUPS:
            return len(group), _GROUPS[group]
    after = letters[place + 1 : place + 2]
    if letter == "c" and after in _SOFT and after:
        return 1, ("C",)
    if letter == "h" and after in _AFTER_H and after and letters[place - 1 : place] in _BEFORE_H:
        # German and Estonian lists write it to lengthen a vowel; Russian ones leave it out: Lehmann, Леман.
        return 1, ("H", "")
    if letter == "z" and after == letter:
        return 2, ("C", "S")
    return 1, _MARKED.get(letter) or _PLAIN.get(letter) or (letter,)


def _letters(word: str) -> str:
    """The word in small letters: Cyrillic, the marked Latin letters of this table, plain a to z, and nothing else."""
    lowered = unicodedata.normalize("NFC", visible(word[: 4 * MAX_LETTERS]).lower())
    letters = lowered if lowered.isascii() and lowered.isalpha() else "".join(map(_letter, lowered))
    return letters[:MAX_LETTERS]


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter in _CYRILLIC or letter in _MARKED or "a" <= letter <= "z":
        return letter
    if letter in APOSTROPHES or not letter.isalpha():
        return ""
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if unicodedata.category(part) != "Mn")
    if bare in _CYRILLIC or (bare.isascii() and bare.isalpha()):
        return bare.lower()
    return "".join(part for part in anyascii(letter).lower() if "a" <= part <= "z")
