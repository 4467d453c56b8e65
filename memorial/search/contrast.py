"""Two names side by side, word by word, as the search holds one against the other. No question to the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from memorial.names.likeness import WORTH, Likeness, compare
from memorial.names.sounds import sound
from memorial.search.typed import Word, read
from memorial.search.vocabulary import LEAST, of_one_family
from memorial.search.words import families_of


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word of a name as the index knows it; `families` are those of given names it belongs to."""

    text: str
    fold: str
    readings: tuple[str, ...]
    stems: tuple[str, ...]
    skeletons: tuple[str, ...]
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of the one name beside a word of the other: how like they are, from 0 to 1, and by what; the `families` of
    given names they share. `together`: neither has a nearer word in the other name."""

    score: float
    likeness: Likeness
    families: tuple[str, ...]
    together: bool


@dataclass(frozen=True, slots=True)
class Contrast:
    """The words of both names, and their pairs: for each word of the first a row, in it one for each of the second.

    `cut`: a name had more words or letters than a search reads.
    """

    first: tuple[HeardWord, ...]
    second: tuple[HeardWord, ...]
    pairs: tuple[tuple[Pair, ...], ...]
    cut: bool


def contrast(first: str, second: str) -> Contrast:
    """Two names held against each other. Any Unicode is accepted; a name without words has none.

    >>> contrast("Jonas Laičiūnas", "Иван Лайчюнас").pairs[0][0].families
    ('ioannes',)
    """
    ours, theirs = read(first), read(second)
    measured = [[_measure(one, other) for other in theirs.words] for one in ours.words]
    together = _together([[score for score, _likeness in row] for row in measured])
    pairs = tuple(
        tuple(
            Pair(score, likeness, tuple(sorted(_shared(one, other))), (place, its_place) in together)
            for its_place, (other, (score, likeness)) in enumerate(zip(theirs.words, row, strict=True))
        )
        for place, (one, row) in enumerate(zip(ours.words, measured, strict=True))
    )
    heard = [tuple(map(_heard, typed.words)) for typed in (ours, theirs)]
    return Contrast(heard[0], heard[1], pairs, ours.cut or theirs.cut)


def _heard(word: Word) -> HeardWord:
    heard = sound(word.text)
    families = () if word.is_initial else tuple(sorted(families_of(word.text)))
    return HeardWord(word.text, word.pattern or heard.fold, heard.plain, heard.stems, heard.skeletons, families)


def _shared(one: Word, other: Word) -> frozenset[str]:
    initial = one.is_initial or other.is_initial
    return frozenset() if initial else families_of(one.text) & families_of(other.text)


def _measure(one: Word, other: Word) -> tuple[float, Likeness]:
    """By letters, sounds and endings; as forms of one given name or as its initial, where that is nearer."""
    found = [compare(one.text, one.heard, other.text, other.heard)]
    if _shared(one, other):
        found.append((of_one_family(one.heard.fold, other.heard.fold), Likeness.GIVEN))
    if one.is_initial != other.is_initial and one.initials & other.initials:
        found.append((WORTH[Likeness.INITIAL], Likeness.INITIAL))
    return max(found, key=lambda pair: pair[0])


def _together(scores: Sequence[Sequence[float]]) -> set[tuple[int, int]]:
    """The places of words that go together, each once, the nearest first; what is far goes with nothing."""
    near = [(-score, row, column) for row, its in enumerate(scores) for column, score in enumerate(its)]
    found: dict[int, int] = {}
    for worth, row, column in sorted(near):
        if -worth >= LEAST and row not in found and column not in found.values():
            found[row] = column
    return set(found.items())
