"""Names damaged by a wrong encoding: found, undone, and how it was done said in words.

Each case is one code page read as another. The founding source was set in Windows-1257 (Baltic) and read as
Windows-1250 (Central European): `Gruđys` is Grušys, `Pűkys` is Pūkys, `kaliniř` is kalinių. A damaged name is often a
sound one of another language (Dvořák, Csűrös), so a reading is taken for damage only when it removes letters that
the rest of the word cannot have beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from memorial.names.fold import MAX_LENGTH


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to undo damage: the text as printed and as it should read, and how it came about."""

    printed: str
    repaired: str
    how: str


#: (written in, read as): the code pages of each known kind of damage.
_DAMAGES = (
    ("cp1257", "cp1250"),
    ("cp1257", "cp1252"),
    ("utf-8", "cp1252"),
    ("utf-8", "latin-1"),
    ("utf-8", "cp1250"),
    ("utf-8", "cp1251"),
    ("cp1251", "cp1252"),
    ("cp1251", "latin-1"),
    ("koi8-r", "cp1251"),
    ("cp1251", "koi8-r"),
    ("koi8-r", "latin-1"),
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

_LETTERS = re.compile(r"[^\W\d_]")
_LITHUANIAN = frozenset("ąčęėįšųūž")
_LATVIAN = frozenset("āčēģīķļņšūž")
_BALTIC = _LITHUANIAN | _LATVIAN
#: Letters of Windows-1250 and 1252 that no Lithuanian or Latvian word has.
_NOT_BALTIC = frozenset("đűřáéíóúýäëöüőťďľĺŕçñńôâîăşţøæåàèìòùêûÿþð")
#: Endings of Lithuanian names and nouns; a word of another language seldom has one of them.
_LITHUANIAN_ENDING = re.compile(r"(?:as|is|ys|us|ius|ienė|aitė|ytė|utė|ų|io|ių|ams|čius|uje)\Z")
#: ų ends words (kalinių) or stands before j (tųjų); elsewhere it is a Czech ř read anew.
_INNER_U_OGONEK = re.compile(r"ų(?=[^\W\d_])(?!j)")
#: Letters that only appear in a run when the bytes of one alphabet are read as another.
_MARKS_OF_DAMAGE = re.compile(
    r"[ÃÂÄÅÐÑÎÏ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[РС][\u0400-\u040f\u0450-\u045f‚ѓ„…†‡€‰‹‘’“”•–—™›°±²³µ¶·№ »]"
)


def candidates(text: str) -> tuple[Repair, ...]:
    """Every lossless re-reading of the text that gives other, readable letters. Any Unicode is accepted.

    >>> [found.repaired for found in candidates("Gruđys")][0]
    'Grušys'
    """
    text = text[:MAX_LENGTH]
    if text.isascii():
        return ()
    found: dict[str, Repair] = {}
    for written, read_as in _DAMAGES:
        try:
            repaired = text.encode(read_as).decode(written)
        except UnicodeError:
            continue
        if repaired != text and _readable(repaired):
            how = f"bytes of {_NAMES[written]} read as {_NAMES[read_as]}"
            found.setdefault(repaired, Repair(text, repaired, how))
    return tuple(found.values())


def repair(text: str) -> Repair | None:
    """The one repair that is beyond doubt, or None: sound names of other languages stay as they are.

    >>> repair("Juozas Pűkys")
    Repair(printed='Juozas Pűkys', repaired='Juozas Pūkys', how='bytes of Windows-1257 read as Windows-1250')
    >>> repair("Antonín Dvořák") is None
    True
    """
    for found in candidates(text):
        if found.how.startswith("bytes of Windows-1257"):
            if _baltic_gain(found):
                return found
        elif _plainly_damaged(found):
            return found
    return None


def damage(text: str) -> tuple[str, ...]:
    """The forms that the known damages would have made of a sound name, for search to know them by.

    >>> damage("Pūkys")[0]
    'Pűkys'
    """
    text = text[:MAX_LENGTH]
    made = []
    for written, read_as in _DAMAGES:
        try:
            damaged = text.encode(written).decode(read_as)
        except UnicodeError:
            continue
        if damaged != text and damaged not in made:
            made.append(damaged)
    return tuple(made)


def _readable(text: str) -> bool:
    """Letters, spaces and the punctuation of names only, and no capital after a small letter."""
    if any(a.islower() and b.isupper() for a, b in pairwise(text)):
        return False
    return all(letter.isalpha() or letter in " .,-–'’\"“”„()" or letter.isdigit() for letter in text)


def _baltic_gain(found: Repair) -> bool:
    """Whether the re-reading turns words that no language has into Baltic ones.

    Word by word: a changed word must lose every letter that is not Baltic and gain only Baltic ones; and it must
    either keep a Baltic letter it already had, or end as Lithuanian words do.
    """
    pairs = [(a, b) for a, b in zip(found.printed.split(), found.repaired.split(), strict=False) if a != b]
    return bool(pairs) and all(_baltic_word(printed.lower(), repaired.lower()) for printed, repaired in pairs)


def _baltic_word(printed: str, repaired: str) -> bool:
    if _foreign(printed) == 0 or _foreign(repaired) or not set(repaired) & _BALTIC:
        return False
    if _INNER_U_OGONEK.search(repaired):
        return False
    letters = "".join(_LETTERS.findall(repaired))
    return bool(set(printed) & _BALTIC) or bool(_LITHUANIAN_ENDING.search(letters))


def _foreign(word: str) -> int:
    return sum(letter in _NOT_BALTIC for letter in word)


def _plainly_damaged(found: Repair) -> bool:
    """Whether the printed form shows the marks of one alphabet's bytes read as another's."""
    if _MARKS_OF_DAMAGE.search(found.printed) and len(found.repaired) < len(found.printed):
        return True
    letters = _LETTERS.findall(found.printed)
    strange = sum("\u00c0" <= letter <= "\u00ff" for letter in letters)
    cyrillic = sum("\u0400" <= letter <= "\u045f" for letter in found.repaired)
    return len(letters) >= 3 and strange == len(letters) and cyrillic == len(letters)
