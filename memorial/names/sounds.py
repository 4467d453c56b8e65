"""One word of a name as the index knows it: its fold, its stems, the skeletons of its stems; and the keys to look it
up by.

A key is a letter for its kind and a text. Two words that share a key may be forms of one name:

- `FOLD`: the same letters under marks and alphabets;
- `STEM`: the same sounds without the endings;
- `FAMILY`: a family of given names;
- `INITIAL`: a written initial, by the sounds a name may begin with for which it stands;
- `SKELETON`: the consonants of a stem, and whether it begins with a vowel;
- `NEARLY`: a stem, or a stem with one sound left out: one typing error (as in SymSpell, W. Garbe 2012);
- `FARTHER`: a skeleton of four or more with one consonant left out.

The letters are in this order, so that where a question for keys is cut off the nearest have been read.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from dataclasses import dataclass
from functools import lru_cache

from memorial.names.endings import bare_stem, nominatives, plain, stem
from memorial.names.fold import fold
from memorial.names.given import TABLE
from memorial.names.readings import readings

#: Raise this whenever folds, readings, endings or keys change: the index then asks to be written anew.
_VERSION = 4
#: By which rules keys are made: the version of the code and the table of given names, as one small number.
RULES = zlib.crc32(TABLE.read_bytes(), _VERSION) % 32_749

#: The letters by which the kinds of keys begin, the nearest first.
FOLD, STEM, FAMILY, INITIAL, SKELETON, NEARLY, FARTHER = "a", "b", "c", "d", "e", "f", "g"
#: Of ambiguous words so many stems are kept, the likeliest; and two as they are written (see `bare_stem`).
MAX_STEMS = 4
#: Of a fold so many letters are kept: a key, with the letter of its kind, is at most 60 characters long.
MAX_FOLD = 59
#: Errors are looked for in stems and skeletons of at least so many sounds; in shorter ones everything is near.
_LONG_STEM, _LONG_SKELETON = 4, 4
_VOWELS = re.compile("[aeiou]+")
_DOUBLE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class Sound:
    """A word's fold, without spaces; its plain readings; its stems; its skeletons, each in its order of likelihood."""

    fold: str
    plain: tuple[str, ...]
    stems: tuple[str, ...]
    skeletons: tuple[str, ...]


@lru_cache(maxsize=16384)
def sound(word: str) -> Sound:
    """What is heard of one word. Any Unicode is accepted; a word without letters has no stem.

    >>> sound("Laičiūnas")
    Sound(fold='laiciunas', plain=('laiCunaS',), stems=('laiCun',), skeletons=('lCn',))
    """
    read = readings(word)
    stems = tuple(dict.fromkeys(map(stem, read)))[:MAX_STEMS]
    skeletons = tuple(dict.fromkeys(map(skeleton, stems)))
    # Where -ausk- was read as -ovsk-, an error inside it is looked for in what is written.
    bare = (bare_stem(one) for one in read[:2])
    cases = (stem(readings(one)[0]) for one in nominatives(unicodedata.normalize("NFC", word.lower())))
    stems = tuple(dict.fromkeys([*stems, *bare, *cases]))
    plainly = tuple(dict.fromkeys(map(plain, read)))[:MAX_STEMS]
    return Sound(fold(word).replace(" ", "")[:MAX_FOLD], plainly, stems, skeletons)


def skeleton(stem: str) -> str:
    """The consonants of a stem; a vowel it begins with is A, whichever it is.

    >>> skeleton("oSolin"), skeleton("laiCun")
    ('ASln', 'lCn')
    """
    first = _VOWELS.sub("A", stem[:1])
    return _DOUBLE.sub(r"\1", first + _VOWELS.sub("", stem[1:]))


def keys(heard: Sound, families: frozenset[str] = frozenset()) -> frozenset[str]:
    """The keys a word is stored under, and looked up by; `families` the names of its families of given names.

    >>> sorted(keys(sound("Ona")))
    ['aona', 'bona', 'eAn', 'fona']
    """
    found = {FOLD + heard.fold} if heard.fold else set()
    for one in heard.stems:
        found.add(STEM + one)
        found.update(NEARLY + near for near in _nearly(one, _LONG_STEM))
    for one in heard.skeletons:
        if len(one) > 1:
            found.add(SKELETON + one)
        found.update(FARTHER + near for near in _nearly(one, _LONG_SKELETON))
    found.update(FAMILY + family for family in families)
    return frozenset(found)


def _nearly(text: str, long: int) -> frozenset[str]:
    """The text, and what is left of a long one when any one sound is taken away. A text too short for that, by one, is
    what may be left of a longer."""
    if len(text) < long:
        return frozenset([text] if len(text) == long - 1 else [])
    return frozenset([text, *(text[:place] + text[place + 1 :] for place in range(len(text)))])


def initial_sounds(word: str) -> frozenset[str]:
    """The sounds a word may begin with; what an initial is held against.

    >>> sorted(initial_sounds("Ch.")), sorted(initial_sounds("Juozas")), sorted(initial_sounds("J."))
    (['C', 'H'], ['J'], ['J', 'e', 'i'])
    """
    read = readings(word)
    if read == ("i",):
        # J, Y, И or Й alone: of Jonas, of Jeva that others write Ieva or Eva, of Ivan.
        return frozenset("Jei")
    return frozenset(plain(reading)[0] for reading in read)
