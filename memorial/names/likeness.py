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
#: So many letters at the end of the shorter word may be its ending.
_ENDING = 2
#: So many readings and stems of each are compared, the likeliest.
_COMPARED = 3


def compare(word: str, heard: Sound, other: str, its: Sound) -> tuple[float, Likeness]:
    """How like a word is to another, from 0 (nothing alike) to 1 (the same); families of given names not considered.

    >>> compare("laičiūnas", sound("laičiūnas"), "лайчюнас", sound("лайчюнас"))
    (0.99, <Likeness.SCRIPT: 2>)
    """
    if word == other:
        return WORTH[Likeness.SAME], Likeness.SAME
    same_script = script(word[:1]) == script(other[:1])
    if heard.fold == its.fold and heard.fold:
        kind = Likeness.MARKS if same_script else Likeness.SCRIPT
        return WORTH[kind], kind
    if not heard.stems or not its.stems:
        return 0.0, Likeness.SPELLING
    if not set(heard.plain).isdisjoint(its.plain):
        kind = Likeness.SOUND if same_script else Likeness.SCRIPT
        return WORTH[Likeness.SOUND], kind
    stems = _nearest(heard.stems, its.stems)
    if stems < _HOPELESS:
        return 0.0, Likeness.SPELLING
    whole = _nearest(heard.plain, its.plain)
    near = _STEMS * stems + (1 - _STEMS) * max(whole, JaroWinkler.normalized_similarity(heard.fold, its.fold))
    if stems == 1.0:
        return WORTH[Likeness.ENDING] - _LETTERS * (1 - _beginnings(heard.fold, its.fold)), Likeness.ENDING
    return max(0.0, WORTH[Likeness.SPELLING] - (1 - near) * _ASTRAY), Likeness.SPELLING


def _nearest(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How like the two are that are most alike."""
    similarity = JaroWinkler.normalized_similarity
    best = 0.0
    for one in ours[:_COMPARED]:
        for another in theirs[:_COMPARED]:
            near = similarity(one, another)
            if near > best:
                best = near
    return best


def _beginnings(one: str, other: str) -> float:
    """How like the letters are that stand before the endings."""
    length = max(3, min(len(one), len(other)) - _ENDING)
    return JaroWinkler.normalized_similarity(one[:length], other[:length])


def alike(one: str, other: str) -> float:
    """How like two folds are as rows of letters, from 0 to 1, with weight on the first letters (Jaro-Winkler).

    >>> alike("josef", "juozas") > alike("josef", "osip")
    True
    """
    return JaroWinkler.normalized_similarity(one, other)
