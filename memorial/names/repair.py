"""Names damaged by a wrong encoding: found, undone, and how it was done said in words.

Each case is one code page read as another. The founding source was set in Windows-1257 (Baltic) and read as
Windows-1250 (Central European): `Gruđys` is Grušys, `Pűkys` is Pūkys, `kaliniř` is kalinių. A damaged name can look
like a sound one of another language (Dvořák, Csűrös, Đorđe), so the words decide, not the letters:

1. A re-reading is weighed when it loses nothing and every word it alters could be written in some language after it
   (`alphabets`); when it is read as Windows-1257, that language is Lithuanian, Latvian or Polish.
2. It is beyond doubt when at least one of the altered words could not be written in any language before (`Laičiűnas`
   has a Baltic and a Hungarian letter, `kaliniř` ends as no Czech word does, `Jagie³³o` has digits inside), or gets an
   ending that only Lithuanian has (`Slavënas`, `Ţvikienë`), or when the bytes are sound UTF-8, which does not happen
   by chance, and the printed word has signs or capitals inside.
3. Where two different re-readings are beyond doubt, UTF-8 goes before a Lithuanian ending, and that before Cyrillic of
   common letters in common order (its code pages turn any word into another one); where the best is not clearly ahead,
   none is taken and all are candidates.

So a damaged word that some language could write, standing alone (`Jânis`, `Zîle`), is left to a reader's eye:
`candidates` offers it, `repair` does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from memorial.names.alphabets import LATVIAN, LITHUANIAN, POLISH, could_be_written
from memorial.names.fold import MAX_LENGTH


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to undo damage: the text as printed, as it should read, how it came about, (written in, read as)."""

    printed: str
    repaired: str
    how: str
    codecs: tuple[str, str]


#: (written in, read as), likeliest first: where several explain a text equally well, the first is told.
_DAMAGES = (
    ("cp1257", "cp1250"),
    ("cp1257", "cp1252"),
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("utf-8", "cp1250"),
    ("utf-8", "cp1251"),
    ("utf-8", "cp1257"),
    ("cp1251", "cp1252"),
    ("cp1251", "latin-1"),
    ("cp1251", "cp1250"),
    ("cp1251", "cp1257"),
    ("koi8-r", "cp1251"),
    ("cp1251", "koi8-r"),
    ("koi8-r", "cp1252"),
    ("koi8-r", "latin-1"),
    ("cp1250", "cp1252"),
    ("cp1257", "cp1251"),
)

_NAMES = {
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1257": "Windows-1257",
    "utf-8": "UTF-8",
    "latin-1": "ISO 8859-1",
    "koi8-r": "KOI8-R",
}

#: Endings of names and of the plural that only Lithuanian has beside its own marked letters.
_LITHUANIAN_ENDING = re.compile(
    r"(?:[^aeiouyąęėįųū]ys|[aeo]usk[auoi]s|[iy]nsk[ai]s|[ie]ckas|[ae]vičius|[ėū]n[aė]?s|[ai]kas|kus|ius|[auy]?[iu]tis"
    r"|[^aeiou][eu]lis|[oi]nis|ienė|[au]?itė|ytė|i?[uū]tė|ių|[aeiou]jų)\Z"
)
#: The letters of Russian and Ukrainian, commonest first.
_CYRILLIC_BY_USE = "оаеинітсрвлкмдпуяьгбзйчыхжшюцєїщфэґёъў"
_CYRILLIC_VOWELS = frozenset("оаеиіуяыюєїэё")
#: How far ahead of another re-reading the likelier one must be, on the scale of `_cyrillic_likeness`.
_CLEARLY = 0.1
_MIXED_ALPHABETS = re.compile(r"[a-zà-žß][\u0400-\u052f]|[\u0400-\u052f][a-zà-žß]", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[ \t\r\n\-–—/]+")
_BETWEEN_BYTES = re.compile(r"[ \t\r\n\-/]+")
_AROUND_WORDS = '.,;:!?()[]"“”„«»…'


def repair(text: str) -> Repair | None:
    """The one repair that is beyond doubt, or None. Any Unicode is accepted; a sound name of any language stays.

    The text is one run of bytes: it is read anew whole or not at all. Texts longer than `fold.MAX_LENGTH` are not
    looked at.

    >>> repair("Juozas Pűkys").repaired, repair("Juozas Pűkys").how
    ('Juozas Pūkys', 'bytes of Windows-1257 read as Windows-1250')
    >>> repair("Antonín Dvořák") is None
    True
    """
    sure = [found for found in candidates(text) if _beyond_doubt(found)]
    if len(sure) < 2:
        return sure[0] if sure else None
    likely = sorted(sure, key=_weight, reverse=True)
    return likely[0] if _weight(likely[0]) - _weight(likely[1]) >= _CLEARLY else None


def candidates(text: str) -> tuple[Repair, ...]:
    """Every lossless re-reading of the text that gives other, readable letters; those beyond doubt come first.

    Any Unicode is accepted; nothing for ASCII and for texts longer than `fold.MAX_LENGTH`.

    >>> [found.repaired for found in candidates("Zîle")]
    ['Zīle']
    """
    if text.isascii() or len(text) > MAX_LENGTH:
        return ()
    composed = unicodedata.normalize("NFC", text)
    found: dict[str, Repair] = {}
    for written, read_as in _DAMAGES:
        repaired = _read_anew(composed, read_as, written)
        if repaired is not None and repaired != composed and _readable(repaired):
            how = f"bytes of {_NAMES[written]} read as {_NAMES[read_as]}"
            found.setdefault(repaired, Repair(text, repaired, how, (written, read_as)))
    return tuple(sorted(found.values(), key=lambda reading: not _beyond_doubt(reading)))


#: The first byte of a letter of UTF-8 that has lost its second.
_HALF = re.compile(rb"([\xc4\xc5\xd0\xd1])(?![\x80-\xbf])")
#: The second bytes that programs lose, for Windows-1252 has no letter for them: č ā, Ł ō, А Н, с я.
_OTHER_HALVES = {
    b"\xc4": (b"\x8d", b"\x81"),
    b"\xc5": (b"\x81", b"\x8d"),
    b"\xd0": (b"\x90", b"\x9d"),
    b"\xd1": (b"\x81", b"\x8f"),
}
#: Of so many lost halves each is guessed; of further ones the likelier is taken.
_GUESSED = 4


def damage(text: str) -> tuple[str, ...]:
    """The forms that the known damages would have made of a sound name, likeliest first, for search to know it by.

    Only forms that can be seen: those with control characters are left out. Nothing for ASCII and for texts longer
    than `fold.MAX_LENGTH`.

    >>> damage("Pūkys")[0]
    'Pűkys'
    """
    if text.isascii() or len(text) > MAX_LENGTH:
        return ()
    composed = unicodedata.normalize("NFC", text)
    made = (_read_anew(composed, written, read_as) for written, read_as in _DAMAGES)
    return tuple(dict.fromkeys(form for form in made if form and form != composed and form.isprintable()))


def _read_anew(text: str, encoding: str, decoding: str) -> str | None:
    """The bytes of the text in one code page read as another; None where the text has no such bytes."""
    try:
        raw = text.encode("utf-8") if encoding == "utf-8" else bytes(map(_bytes_of(encoding).__getitem__, text))
        return raw.decode("utf-8") if decoding == "utf-8" else "".join(map(_table(decoding).__getitem__, raw))
    except (UnicodeError, KeyError):
        return None


@lru_cache(maxsize=16)
def _table(codec: str) -> str:
    """The 256 letters of a code page; bytes it leaves undefined stand for themselves, as programs show them."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256))


@lru_cache(maxsize=16)
def _bytes_of(codec: str) -> dict[str, int]:
    return {letter: byte for byte, letter in enumerate(_table(codec))}


def _readable(text: str) -> bool:
    """Letters, digits, spaces and the punctuation of names only, and no word of two alphabets."""
    plain = all(letter.isalnum() or letter in " .,-–—'’‘\"“”„«»()[]/:;!?№" for letter in text)
    return plain and _MIXED_ALPHABETS.search(text) is None


def _weight(reading: Repair) -> float:
    """How likely a re-reading is among others that are beyond doubt: by its language 0 to 1; UTF-8 2 to 3."""
    words = _words(reading.repaired)
    if reading.codecs[0] == "utf-8":
        return 2.0 + sum(map(_sound, words)) / len(words)
    if reading.codecs[0] == "cp1257" and any(_LITHUANIAN_ENDING.search(word.lower()) for word in words):
        return 1.0
    return _cyrillic_likeness(reading.repaired.lower())


def _cyrillic_likeness(text: str) -> float:
    """0 to 1: how common the letters are in Russian and Ukrainian, and how often vowel and consonant alternate."""
    ranks = [_CYRILLIC_BY_USE.find(letter) for letter in text if letter in _CYRILLIC_BY_USE]
    pairs = [(a in _CYRILLIC_VOWELS) != (b in _CYRILLIC_VOWELS) for a, b in pairwise(text) if (a + b).isalpha()]
    if not ranks or not pairs:
        return 0.0
    common = 1 - sum(ranks) / len(ranks) / len(_CYRILLIC_BY_USE)
    return (common + sum(pairs) / len(pairs)) / 2


def _words(text: str) -> list[str]:
    return [word.strip(_AROUND_WORDS) for word in _BETWEEN_WORDS.split(text)]


def _beyond_doubt(reading: Repair) -> bool:
    """Rules 1 and 2 of the module's head."""
    written, _read_as = reading.codecs
    if written == "utf-8":
        return any(not word.isascii() and not _sound_bytes(word) for word in _BETWEEN_BYTES.split(reading.printed))
    before, after = _words(reading.printed), _words(reading.repaired)
    gained = [word for word in after if word not in before]
    if not all(map(_sound, gained)):
        return False
    impossible = any(not _sound(word) for word in before if word not in after)
    if written != "cp1257":
        return impossible
    letters = ["".join(filter(str.isalpha, word.lower())) for word in gained]
    if impossible:
        return all(any(alphabet.admits(word) for alphabet in (LITHUANIAN, LATVIAN, POLISH)) for word in letters)
    baltic = all(LITHUANIAN.admits(word) or LATVIAN.admits(word) for word in letters)
    return baltic and any(LITHUANIAN.admits(word) and _LITHUANIAN_ENDING.search(word) for word in letters)


def is_sound(text: str) -> bool:
    """Whether each word of a text could be written in some language: no proof that it is not damaged.

    >>> is_sound("Янис Мендрикс"), is_sound("ßíèñ Ìåíäðèêñ")
    (True, False)
    """
    return all(map(_sound, _words(text)))


def _sound(word: str) -> bool:
    """Whether a word could be written; initials and abbreviations with full stops inside are taken letter by letter."""
    return all(could_be_written(piece) for piece in word.split("."))


def _sound_bytes(word: str) -> bool:
    """The same where a word may be UTF-8 misread: any sign, quote or dash in it may be half a letter."""
    return word.isalpha() and could_be_written(word)


def rescued(text: str) -> tuple[str, ...]:
    """What UTF-8 misread may have been, when halves of letters were lost on the way.

    What is lost is mostly one of the bytes that a Windows page leaves undefined, so there are few letters it can have
    been; where there is none, it is left out. For search only: no repair, for letters are gone. Nothing for ASCII and
    for texts longer than `fold.MAX_LENGTH`.

    >>> rescued("MistereviÄius")
    ('Misterevičius', 'Misterevāius', 'Misterevius')
    """
    if text.isascii() or len(text) > MAX_LENGTH:
        return ()
    found: list[str] = []
    for codec in ("cp1252", "cp1250", "cp1257"):
        bytes_of = _bytes_of(codec)
        raw = bytes(bytes_of[letter] for letter in text if letter in bytes_of)
        found += [whole.decode("utf-8", "ignore") for whole in (*_completed(raw), raw)]
    return tuple(dict.fromkeys(form for form in found if form != text and len(form) > len(text) // 2))


def _completed(raw: bytes) -> Iterator[bytes]:
    """UTF-8 with the halves that are missing, in every way they may have been; nothing where none is."""
    pieces = _HALF.split(raw)
    firsts = pieces[1::2]
    choices = [_OTHER_HALVES[first][: 2 if place < _GUESSED else 1] for place, first in enumerate(firsts)]
    for seconds in product(*choices) if firsts else ():
        letters = (first + second for first, second in zip(firsts, seconds, strict=True))
        yield pieces[0] + b"".join(letter + after for letter, after in zip(letters, pieces[2::2], strict=True))
