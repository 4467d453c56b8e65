"""The plain letters of a name, its script, and how two written forms differ.

Names of the record are Baltic, Ukrainian, Polish, Russian, German, Hungarian; in most lists they stand without their
marks (Laiciunas, Grusys). So a Cyrillic letter folds to the plain letter under the mark of its *Baltic* spelling: ш is
š and so s, not the English sh; ч is č and so c; ж is ž and so z; ц is c, х is h, э is e. What the choice costs is
accepted: English, German and Polish spellings by sound (Khrushchev, Schilde, Kozłowski) are not met by the fold but by
the sound keys of the name index. The letters that have no one Latin spelling:

- я, ю: after a consonant ia, iu (Лайчюнас, Laičiūnas; Грицяк), otherwise ja, ju (Янис, Юозас, Татьяна).
- й: before a vowel or at the beginning of a word j (Йонас, Блюйис); in a final ейс j, as Latvian spells it (Андрейс,
  Andrejs); after и, і, ы it is heard in them and vanishes (Виленский, Vilenski); otherwise i (Кайрис, Kairys).
- ё is e, for most texts print it so (Киселёв, Киселев). ы is y, и and і are i, so Kairys and Кайрис stay apart by one
  letter, as Kairis and Kairys do.
- г is g in every language, Ukrainian too: one word says too little of its language to be read otherwise.
- ъ and ь vanish as apostrophes do; щ is sc.
- ß is ss, æ ae, œ oe, þ th; ä ö ü õ å lose their marks, and so does every other Latin letter.

Scripts that have no table here (Greek, Georgian, Armenian, Hebrew ...) are spelt by `anyascii`.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

#: Text is looked at up to this many characters, and a fold is no longer than this. Names are far shorter.
MAX_LENGTH = 1000

#: Everything that is typed or printed for an apostrophe; between letters it does not part a word.
APOSTROPHES = frozenset("'’‘‛ʼʻʽʾʿˈ`´ʹʺ′‵＇׳״ꞌ\"“”„")
#: Everything that is typed or printed for a hyphen.
DASHES = frozenset("-‐‑‒–—−﹣－⁃")

_LATIN = {
    "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ĸ": "k", "ſ": "s", "ə": "e", "ǝ": "e",
}  # fmt: skip

#: Russian, Ukrainian, Belarusian, Serbian, Macedonian and pre-reform letters, but for я, ю, й (see the module's head).
_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "ж": "z", "з": "z", "и": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "ъ": "", "ы": "y", "ь": "", "э": "e", "і": "i", "ї": "ji",
    "є": "je", "ў": "u", "ѣ": "e", "ѳ": "f", "ѵ": "i", "ѫ": "u", "ѧ": "ia", "ј": "j", "љ": "l", "њ": "n", "ђ": "d",
    "ћ": "c", "џ": "dz", "ѕ": "dz", "ѓ": "g", "ќ": "k", "ѐ": "e", "ѝ": "i",
}  # fmt: skip
_VOWELS = frozenset("аеёиоуыэюяіїєѣѵѐѝ")
_CONSONANTS = frozenset(_CYRILLIC) - _VOWELS - {"ъ", "ь", "ў", "ј"}

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")

_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "GEORGIAN": "Geor", "ARMENIAN": "Armn", "HEBREW": "Hebr",
    "ARABIC": "Arab", "SYRIAC": "Syrc", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang",
    "DEVANAGARI": "Deva", "BENGALI": "Beng", "THAI": "Thai", "TIBETAN": "Tibt", "MONGOLIAN": "Mong",
    "ETHIOPIC": "Ethi", "GLAGOLITIC": "Glag",
}  # fmt: skip


class Difference(enum.Enum):
    """How two written forms of a name differ, nearest first."""

    EXACT = "exact"
    CASE = "case"
    DIACRITICS = "diacritics"
    SCRIPT = "script"
    ORDER = "order"
    OTHER = "other"


def visible(text: str) -> str:
    """The text composed (Unicode NFC) and without zero-width, direction and other format characters.

    At most `MAX_LENGTH` characters of it, so that no input takes long. Any Unicode is accepted.

    >>> visible("Men\\u200bdriks")
    'Mendriks'
    """
    if text.isascii():
        return text[:MAX_LENGTH]
    # A letter has at most a few marks; a longer pile of marks is not a name and may be cut.
    kept = "".join(letter for letter in text[: 4 * MAX_LENGTH] if letter.isascii() or not _unseen(letter))
    return unicodedata.normalize("NFC", kept)[:MAX_LENGTH]


def fold(text: str) -> str:
    """Lower-case ASCII letters and digits, words parted by single spaces. Any Unicode is accepted.

    Folding twice changes nothing; case and composition (NFC, NFD) make no difference; a text folds to the folds of
    its words. Apostrophes and hard and soft signs vanish; hyphens and other punctuation part words. At most
    `MAX_LENGTH` characters are read and returned.

    >>> fold("Laičiūnas, Alfonas"), fold("Мендрикс Янис")
    ('laiciunas alfonas', 'mendriks janis')
    """
    seen = visible(text)
    # Upper case first: a few capitals have several small letters, and it is they that casefold unites.
    letters = unicodedata.normalize("NFC", seen.upper().casefold())
    folded = _NOT_PLAIN.sub(" ", "".join(_spelt(letters)))
    return folded.strip()[:MAX_LENGTH].rstrip()


def script(text: str) -> str:
    """The ISO 15924 code of the script most letters are of: `Latn`, `Cyrl` ...

    `Zyyy` when there are no letters, `Zzzz` for a script not in our list; of equals the first.

    >>> script("Мендрикс")
    'Cyrl'
    """
    if len(text) == 1:
        return _script_of(text) if text.isalpha() else "Zyyy"
    counts: dict[str, int] = {}
    for letter in text[:MAX_LENGTH]:
        if letter.isalpha():
            code = _script_of(letter)
            counts[code] = counts.get(code, 0) + 1
    return max(counts, key=lambda code: counts[code]) if counts else "Zyyy"


def difference(typed: str, written: str) -> Difference:
    """How the typed form of a name differs from a written one, by the nearest step that explains it.

    Kinds of apostrophes, hyphens and spaces are no difference. `ORDER` may stand beside lost marks, `SCRIPT` beside
    either; `OTHER` when even the folded words, in any order, are not the same, or nothing is left to compare.

    >>> difference("laiciunas", "Laičiūnas")
    <Difference.DIACRITICS: 'diacritics'>
    """
    a, b = _plain_signs(typed), _plain_signs(written)
    if a == b:
        return Difference.EXACT
    if a.casefold() == b.casefold():
        return Difference.CASE
    folded_a, folded_b = fold(a), fold(b)
    if not folded_a or sorted(folded_a.split()) != sorted(folded_b.split()):
        return Difference.OTHER
    if script(a) != script(b):
        return Difference.SCRIPT
    return Difference.DIACRITICS if folded_a == folded_b else Difference.ORDER


def _spelt(text: str) -> list[str]:
    """The Latin spelling of each letter of a case-folded text."""
    spelt: list[str] = []
    last = len(text) - 1
    for place, letter in enumerate(text):
        if letter.isascii():
            spelt.append("" if letter in APOSTROPHES else letter)
        elif letter in "яюй":
            before = text[place - 1] if place else " "
            spelt.append(_between(before, letter, text[place + 1 : place + 3] if place < last else ""))
        else:
            spelt.append(_letter(letter))
    return spelt


def _between(before: str, letter: str, after: str) -> str:
    """я, ю, й by the letters that stand around them."""
    if letter != "й":
        return ("i" if before in _CONSONANTS else "j") + ("a" if letter == "я" else "u")
    if after[:1] in _VOWELS or not before.isalpha():
        return "j"
    if before in "иіы":
        return ""
    return "j" if before == "е" and after[:1] == "с" and not after[1:2].isalpha() else "i"


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    """One letter that is not ASCII, by our tables, by taking its marks away, or by `anyascii`."""
    if letter in _CYRILLIC:
        return _CYRILLIC[letter]
    if letter in _LATIN:
        return _LATIN[letter]
    if letter in APOSTROPHES:
        return ""
    bare = "".join(part for part in unicodedata.normalize("NFD", letter) if unicodedata.category(part) != "Mn")
    if bare != letter:
        return "".join(part if part.isascii() else _letter(part) for part in bare)
    return "".join(part for part in anyascii(letter).lower() if part not in APOSTROPHES)


@lru_cache(maxsize=4096)
def _unseen(letter: str) -> bool:
    """Whether a character is never seen: joiners, direction marks, soft hyphens, variation selectors."""
    return unicodedata.category(letter) == "Cf" or letter == "\u034f" or "\ufe00" <= letter <= "\ufe0f"


@lru_cache(maxsize=4096)
def _script_of(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "Zzzz")


def _plain_signs(text: str) -> str:
    """One kind of apostrophe, hyphen and space, for comparing."""
    signs = ("'" if letter in APOSTROPHES else "-" if letter in DASHES else letter for letter in visible(text))
    return " ".join("".join(signs).split())
