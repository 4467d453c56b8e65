"""The words of the vocabulary that a typed word may mean, each with how near it is and by what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import nsmallest
from typing import Any, NamedTuple

from django.db import connection

from memorial.models import NameWord
from memorial.names.likeness import WORTH, Comparer, Likeness, alike
from memorial.names.sounds import FAMILY, INITIAL
from memorial.search.typed import Typed, Word

#: Of one typed word so many words of the vocabulary are kept, the nearest; and so many other forms of a given name, the
#: commonest: among a million people Ivan has many hundred.
MAX_MET, MAX_FAMILY = 120, 100
#: So many rows of keys are read for one query at the most.
MAX_ROWS = 6_000
#: What is less near than this, or this much less near than the nearest, is not meant.
LEAST, BEHIND = 0.66, 0.30
#: Where the nearest is less near than this, words with a consonant more or less are looked at too.
NEAR_ENOUGH = 0.88
#: How much a form of a given name loses that sounds not at all like the one typed.
_FARTHER = 0.03
#: One letter begins too many names to be searched for as a beginning.
_SHORTEST_BEGINNING = 2


class Met(NamedTuple):
    """A word of the vocabulary that may be meant, how near it is from 0 to 1, by what, and how many forms have it."""

    number: int
    text: str
    score: float
    likeness: Likeness
    forms: int


#: What a typed word met, by the number of the word, the nearest first.
Meaning = Mapping[int, Met]

_ROWS = (
    "SELECT k.key, w.id, w.text, w.fold, w.plain, w.stems, w.forms FROM memorial_namewordkey k "
    "JOIN memorial_nameword w ON w.id = k.word_id WHERE k.key IN ({places}) ORDER BY k.key, k.word_id LIMIT %s"
)


def meet(typed: Typed) -> tuple[Meaning, ...]:
    """What each of the words may mean. A few questions to the database, of at most `MAX_ROWS` rows each.

    >>> [met.text for met in meet(read("laiciunas"))[0].values()]
    ['laičiūnas', 'laiciunas']
    """
    words = typed.words
    found = _meet(words, [word.keys for word in words])
    for place, word in enumerate(words):
        if word.pattern:
            found[place] = _by_pattern(word.pattern)
    if typed.open_ended and not words[-1].pattern and not _as_typed(found[-1]):
        for number, met in _begun(words[-1]).items():
            found[-1].setdefault(number, met)
    weak = [place for place, word in enumerate(words) if word.farther and _best(found[place]) < NEAR_ENOUGH]
    if weak:
        more = _meet([words[place] for place in weak], [words[place].farther for place in weak])
        for place, farther in zip(weak, more, strict=True):
            for number, met in farther.items():
                found[place].setdefault(number, met)
    return tuple(map(_nearest, found))


def _meet(words: Sequence[Word], keys: Sequence[frozenset[str]]) -> list[dict[int, Met]]:
    bearers: dict[str, list[int]] = {}
    for place, its in enumerate(keys):
        for key in its:
            bearers.setdefault(key, []).append(place)
    likeness = [Comparer(word.text, word.heard) for word in words]
    least = [WORTH[Likeness.SAME] if word.to_the_letter and not word.text.isascii() else LEAST for word in words]
    found: list[dict[int, Met]] = [{} for _word in words]
    families: list[dict[int, Met]] = [{} for _word in words]
    seen: list[set[int]] = [set() for _word in words]
    for key, number, text, fold, plain, stems, forms in _rows(sorted(bearers)):
        kind = key[0]
        for place in bearers[key]:
            if kind == INITIAL:
                met = Met(number, text, WORTH[Likeness.INITIAL], Likeness.INITIAL, forms)
                families[place].setdefault(number, met)
            elif kind == FAMILY:
                worth = of_one_family(words[place].heard.fold, fold)
                families[place].setdefault(number, Met(number, text, worth, Likeness.GIVEN, forms))
            elif number not in seen[place]:
                seen[place].add(number)
                score, by = likeness[place](text, fold, plain.split(" "), stems.split(" "))
                if score >= least[place]:
                    found[place][number] = Met(number, text, score, by, forms)
    for place, its_families in enumerate(families):
        for number, met in its_families.items():
            had = found[place].get(number)
            if had is None or had.score < met.score:
                found[place][number] = met
    return found


def of_one_family(fold: str, other: str) -> float:
    """How near two forms of one given name are: the nearer, the more they look alike.

    >>> of_one_family("josef", "juozas") > of_one_family("josef", "osip")
    True
    """
    return WORTH[Likeness.GIVEN] - _FARTHER * (1 - alike(fold, other))


def _as_typed(met: Meaning) -> bool:
    """Whether the word stands in the vocabulary, but for marks and alphabets."""
    return any(one.likeness <= Likeness.SCRIPT for one in met.values())


def _begun(word: Word) -> dict[int, Met]:
    """The words that begin with what was typed, the commonest; one letter begins too many to be meant."""
    if word.is_initial or word.to_the_letter or len(word.heard.fold) < _SHORTEST_BEGINNING:
        return {}
    begun = NameWord.objects.filter(fold__begins=word.heard.fold, forms__gt=0).order_by("-forms", "pk")
    return _met(begun, Likeness.BEGINNING)


def _by_pattern(pattern: str) -> dict[int, Met]:
    """The words that a pattern with stars describes, the commonest; read through where it begins with a star."""
    rows = NameWord.objects.filter(forms__gt=0, fold__described_by=pattern)
    first = pattern.partition("*")[0]
    if first:
        rows = rows.filter(fold__begins=first)
    return _met(rows.order_by("-forms", "pk"), Likeness.SAME)


def _met(rows: Any, likeness: Likeness) -> dict[int, Met]:
    found = rows.values_list("pk", "text", "forms")[:MAX_MET]
    return {number: Met(number, text, WORTH[likeness], likeness, forms) for number, text, forms in found}


def _rows(keys: Sequence[str]) -> Sequence[tuple[Any, ...]]:
    if not keys:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(places=", ".join(["%s"] * len(keys))), [*keys, MAX_ROWS])
        rows: Sequence[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _best(met: Meaning) -> float:
    return max((one.score for one in met.values()), default=0.0)


def _nearest(met: Meaning) -> Meaning:
    least = max(LEAST, _best(met) - BEHIND)
    near = [one for one in met.values() if one.score >= least]
    family = [one for one in near if one.likeness is Likeness.GIVEN]
    others = [one for one in near if one.likeness is not Likeness.GIVEN]
    kept = nsmallest(MAX_FAMILY, family, key=lambda one: (-one.forms, one.number))
    kept += nsmallest(MAX_MET, others, key=lambda one: (-one.score, one.number))
    return {one.number: one for one in sorted(kept, key=lambda one: (-one.score, one.number))}
