"""How like two words of names are: a number from 0 to 1, and by what they are forms of one name."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from rapidfuzz.distance import JaroWinkler

from memorial.names.fold import script
from memorial.names.sounds import Sound


class Likeness(enum.IntEnum):
    """By what two words are forms of one name, nearest first."""

    SAME = 0
    MARKS = 1
    SCRIPT = 2
    SOUND = 3
    ENDING = 4
    GIVEN = 5
    SPELLING = 6
    INITIAL = 7
    BEGINNING = 8


#: What each kind is worth, set by measuring: see docs/search.md. Sounds and spellings are worth less the farther apart.
WORTH = {
    Likeness.SAME: 1.0,
    Likeness.MARKS: 0.995,
    Likeness.SCRIPT: 0.99,
    Likeness.SOUND: 0.98,
    Likeness.ENDING: 0.965,
    Likeness.GIVEN: 0.91,
    Likeness.SPELLING: 0.93,
    Likeness.INITIAL: 0.84,
    Likeness.BEGINNING: 0.80,
}
#: How much of the likeness of letters is that of the stems; the rest is that of whole readings or folds.
_STEMS = 0.6
#: How fast a spelling loses worth as it goes astray.
_ASTRAY = 1.15
#: Words whose stems are less alike are not forms of one name, whatever their endings are.
_HOPELESS = 0.6
#: How much words of one stem lose when the letters before their endings are not the same: Masiulytė, Mažiulytė.
_LETTERS = 0.3
#: How much words that sound the same lose when both are written exactly, in other letters: Masiulienė, Mažiulienė.
_EXACTLY = 0.5
#: Marks that Cyrillic itself mostly leaves out.
_LEFT_OUT = str.maketrans("ёґ", "ег")
#: So many letters at the end of the shorter word may be its ending.
_ENDING = 2
#: So many readings and stems of each are compared, the likeliest.
_COMPARED = 3
_jaro_winkler = JaroWinkler.normalized_similarity


def compare(word: str, heard: Sound, other: str, its: Sound) -> tuple[float, Likeness]:
    """How like a word is to another, from 0 (nothing alike) to 1 (the same); families of given names not considered.

    >>> compare("laičiūnas", sound("laičiūnas"), "лайчюнас", sound("лайчюнас"))
    (0.99, <Likeness.SCRIPT: 2>)
    """
    return Comparer(word, heard)(other, its.fold, its.plain, its.stems)


class Comparer:
    """One word that is held against many; what depends on it alone is worked out once.

    >>> Comparer("laičiūnas", sound("laičiūnas"))("лайчюнас", "laiciunas", ("laiCunaS",), ("laiCun",))
    (0.99, <Likeness.SCRIPT: 2>)
    """

    def __init__(self, word: str, heard: Sound) -> None:
        self.word, self.fold = word, heard.fold
        self.script, self.is_exact = script(word[:1]), _is_exact(word)
        self.all_plain, self.plain = frozenset(heard.plain), heard.plain[:_COMPARED]
        self.stems = heard.stems[:_COMPARED]

    def __call__(self, other: str, fold: str, plain: Sequence[str], stems: Sequence[str]) -> tuple[float, Likeness]:
        """As `compare`; `fold`, `plain` and `stems` are what is heard of the other word."""
        if self.word == other:
            return WORTH[Likeness.SAME], Likeness.SAME
        if self.fold == fold and fold:
            if self.script != script(other[:1]):
                return WORTH[Likeness.SCRIPT], Likeness.SCRIPT
            return WORTH[Likeness.MARKS] - self._written_otherwise(other), Likeness.MARKS
        if not self.stems or not stems:
            return 0.0, Likeness.SPELLING
        if not self.all_plain.isdisjoint(plain):
            if self.script != script(other[:1]):
                return WORTH[Likeness.SOUND], Likeness.SCRIPT
            return WORTH[Likeness.SOUND] - self._written_otherwise(other), Likeness.SOUND
        near = _nearest(self.stems, stems)
        if near < _HOPELESS:
            return 0.0, Likeness.SPELLING
        if near == 1.0:
            same = _beginnings(self.word, other) if self._is_as_exact_as(other) else _beginnings(self.fold, fold)
            return WORTH[Likeness.ENDING] - _LETTERS * (1 - same), Likeness.ENDING
        whole = max(_nearest(self.plain, plain), _jaro_winkler(self.fold, fold))
        near = _STEMS * near + (1 - _STEMS) * whole
        return max(0.0, WORTH[Likeness.SPELLING] - (1 - near) * _ASTRAY), Likeness.SPELLING

    def _written_otherwise(self, other: str) -> float:
        """What two words of one sound lose when each is written exactly, and not with the same letters."""
        if not self._is_as_exact_as(other):
            return 0.0
        return _EXACTLY * (1 - _jaro_winkler(self.word.translate(_LEFT_OUT), other.translate(_LEFT_OUT)))

    def _is_as_exact_as(self, other: str) -> bool:
        return self.is_exact and _is_exact(other) and self.script == script(other[:1])


def _is_exact(word: str) -> bool:
    """Whether a word is written in an alphabet that tells its sounds apart: in Cyrillic, or with marks.

    Симановская is not Шимановская, nor Masiulienė Mažiulienė; but Simanovskaja may be either.
    """
    return not word.isascii()


def _nearest(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How like the two are that are most alike."""
    best = 0.0
    for another in theirs[:_COMPARED]:
        for one in ours:
            near = _jaro_winkler(one, another)
            if near > best:
                best = near
    return best


def _beginnings(one: str, other: str) -> float:
    """How like the letters are that stand before the endings."""
    length = max(3, min(len(one), len(other)) - _ENDING)
    return _jaro_winkler(one[:length], other[:length])


def alike(one: str, other: str) -> float:
    """How like two folds are as rows of letters, from 0 to 1, with weight on the first letters (Jaro-Winkler).

    >>> alike("josef", "juozas") > alike("josef", "osip")
    True
    """
    return _jaro_winkler(one, other)
