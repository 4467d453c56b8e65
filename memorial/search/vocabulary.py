"""The words of the vocabulary that a typed word may mean, each with how near it is and by what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from memorial.models import NameWord
from memorial.names.likeness import WORTH, Comparer, Likeness, alike
from memorial.names.parts import Kind
from memorial.names.sounds import FAMILY, INITIAL
from memorial.search.ask import ask
from memorial.search.typed import Typed, Word

#: Of one typed word so many words of the vocabulary are kept, the nearest; and so many other forms of a given name, the
#: commonest: among a million people Ivan has many hundred.
MAX_MET, MAX_FAMILY = 120, 100
#: So many rows of keys are read for one word at the most; and where nothing near was found, of those that are farther.
MAX_ROWS, MAX_ROWS_FARTHER = 3_000, 1_000
#: Of so many words typed it is remembered what they may mean: the given names that families type are few.
REMEMBERED = 1_000
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
    "JOIN memorial_nameword w ON w.id = k.word_id WHERE k.key IN %s ORDER BY k.key, k.word_id LIMIT %s"
)


class State(NamedTuple):
    """The index as it stands: how many written forms it has, and the stamp that no other state has or had."""

    forms: int
    stamp: int


def state() -> State:
    """How the index stands now. One question."""
    [row] = ask("SELECT forms, stamp FROM memorial_nameindex")
    return State(*row)


def meet(typed: Typed, now: State) -> tuple[Meaning, ...]:
    """What each of the words may mean. For each a few questions to the database, of at most `MAX_ROWS` rows.

    >>> [met.text for met in meet(read("laiciunas"), state())[0].values()]
    ['laičiūnas', 'laiciunas']
    """
    found = [_means(now.stamp, replace(word, kind=Kind.WORD, is_family=False)) for word in typed.words]
    if typed.open_ended and not typed.words[-1].pattern and not _as_typed(found[-1]):
        found[-1] = _nearest({**_begun(typed.words[-1]), **found[-1]})
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def _means(_stamp: int, word: Word) -> Meaning:
    """What a word may mean, whatever kind of name it is typed as; remembered until the index is another."""
    if word.pattern:
        return _nearest(_by_pattern(word.pattern))
    found = _meet(word, word.keys, MAX_ROWS)
    if word.farther and _best(found) < NEAR_ENOUGH:
        found = {**_meet(word, word.farther, MAX_ROWS_FARTHER), **found}
    return _nearest(found)


def _meet(word: Word, keys: Iterable[str], limit: int) -> dict[int, Met]:
    """The words that share one of the keys and are near enough, of the first rows up to a limit."""
    compare = Comparer(word.text, word.heard)
    least = WORTH[Likeness.SAME] if word.to_the_letter and not word.text.isascii() else LEAST
    found: dict[int, Met] = {}
    related: dict[int, Met] = {}
    seen: set[int] = set()
    wanted = sorted(keys)
    rows = ask(_ROWS, wanted, limit) if wanted else []
    for key, number, text, fold, plain, stems, forms in rows:
        kind = key[0]
        if kind == INITIAL:
            related.setdefault(number, Met(number, text, WORTH[Likeness.INITIAL], Likeness.INITIAL, forms))
        elif kind == FAMILY:
            worth = of_one_family(word.heard.fold, fold)
            related.setdefault(number, Met(number, text, worth, Likeness.GIVEN, forms))
        elif number not in seen:
            seen.add(number)
            score, by = compare(text, fold, plain.split(" "), stems.split(" "))
            if score >= least:
                found[number] = Met(number, text, score, by, forms)
    for number, met in related.items():
        had = found.get(number)
        if had is None or had.score < met.score:
            found[number] = met
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


def _best(met: Meaning) -> float:
    return max((one.score for one in met.values()), default=0.0)


def _nearest(met: Meaning) -> Meaning:
    least = max(LEAST, _best(met) - BEHIND)
    near = sorted((one for one in met.values() if one.score >= least), key=lambda one: (-one.score, one.number))
    if len(near) > MAX_FAMILY:
        family = [one for one in near if one.likeness is Likeness.GIVEN]
        others = [one.number for one in near if one.likeness is not Likeness.GIVEN]
        commonest = sorted(family, key=lambda one: (-one.forms, one.number))
        kept = {*others[:MAX_MET], *(one.number for one in commonest[:MAX_FAMILY])}
        near = [one for one in near if one.number in kept]
    return {one.number: one for one in near}
