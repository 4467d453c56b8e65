"""Harder negatives, made from the background: two people of one given name whose family names are nearly the same.

A *pair* is made of two names of the background that

- have the same given name, and family names of one word each, of five plain letters or more;
- whose family names differ in plain letters by one letter wrong, missing, added, or two changed round;
- whose stems differ as well, by one or two sounds, and are not the same by any reading: Kozlov and Kozlova, Kuznecov
  and Kuznetsov are one family name, and no pair;
- each of which is borne, in the background, with two given names or more: neither is a slip of the pen.

The first is asked for, twice: in plain letters with the family name first, and so with one letter of the family name
doubled, which makes it no likelier that the second is meant. It is a false friend when the second stands above the
first, or is told of while the first is not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA, Levenshtein

from memorial.management.name_bench.background import Row
from memorial.management.name_bench.measure import FIRST, Named, find, named, share
from memorial.names import fold
from memorial.names.sounds import sound

#: Pairs are looked for among so many people, the first of the background.
LOOKED_AT = 60_000
#: So many pairs are made at the most, of one given name not more than a few.
PAIRS, OF_ONE_GIVEN = 200, 4
_SHORTEST, _SHORTEST_STEM = 5, 4
_DISTANCE_OF_STEMS = 2


@dataclass(frozen=True, slots=True)
class Hard:
    """What is typed; the given name; the family name meant, and the one that is not. All in plain letters."""

    query: str
    given: str
    meant: str
    other: str


@dataclass(frozen=True, slots=True)
class Confused:
    """How many were asked for, how many of them were not found, and the share for whom another stood above them."""

    cases: int
    missed: int
    false_friends: float


def cases(rows: Iterable[Row]) -> list[Hard]:
    """The cases of the pairs among these people; the same rows give the same cases."""
    families, bearers = _by_given(rows)
    made: list[Hard] = []
    used: set[str] = set()
    of_given: Counter[str] = Counter()
    for given, family, other in _pairs(families):
        if len(used) >= 2 * PAIRS:
            break
        if of_given[given] == OF_ONE_GIVEN or family in used or other in used:
            continue
        if len(bearers[family]) < 2 or len(bearers[other]) < 2 or not _another_family(family, other):
            continue
        used |= {family, other}
        of_given[given] += 1
        made += (Hard(f"{typed} {given}", given, family, other) for typed in (family, _doubled(family, other)) if typed)
    return made


def ask(hard: Sequence[Hard]) -> Confused:
    """Ask the memorial's own search for each."""
    places = [_places(one, named(find(one.query))) for one in hard]
    confused = sum(other is not None and (meant is None or other < meant) for meant, other in places)
    return Confused(len(hard), sum(meant is None for meant, _other in places), share(confused, len(hard)))


def _places(one: Hard, names: Sequence[Named]) -> tuple[int | None, int | None]:
    """Where the one meant and the other stand, from 0, among the first ten."""
    words = [[set(fold(form).split()) for form in forms] for forms in names[:FIRST]]
    meant, other = (
        next((place for place, forms in enumerate(words) if any({one.given, family} <= form for form in forms)), None)
        for family in (one.meant, one.other)
    )
    return meant, other


def _by_given(rows: Iterable[Row]) -> tuple[dict[str, dict[str, None]], dict[str, set[str]]]:
    """The family names beside each given name, in their order; and the given names beside each family name."""
    families: defaultdict[str, dict[str, None]] = defaultdict(dict)
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        given, family = fold(row.given), fold(row.family)
        if given and len(family) >= _SHORTEST and " " not in given and " " not in family:
            families[given][family] = None
            bearers[family].add(given)
    return families, bearers


def _pairs(families: dict[str, dict[str, None]]) -> Iterator[tuple[str, str, str]]:
    """(given, family, other) of family names that are one letter apart, beside one given name."""
    for given, its in families.items():
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for family in its:
            for shorter in {family, *(family[:place] + family[place + 1 :] for place in range(len(family)))}:
                alike[shorter].append(family)
        for several in alike.values():
            for family, other in combinations(several, 2):
                if OSA.distance(family, other) == 1:
                    yield given, family, other


def _another_family(one: str, other: str) -> bool:
    """Whether two names are of two families, as far as letters can tell."""
    stems, others = sound(one).stems, sound(other).stems
    if not stems or not others or not {*stems, *sound(one).plain}.isdisjoint({*others, *sound(other).plain}):
        return False
    nearest = min(Levenshtein.distance(stem, another) for stem in stems for another in others)
    return nearest <= _DISTANCE_OF_STEMS and min(map(len, (*stems, *others))) >= _SHORTEST_STEM


def _doubled(family: str, other: str) -> str:
    """The family name with the first letter doubled that makes it no nearer to the other; empty where none does."""
    for place in range(2, len(family) - 1):
        typed = family[: place + 1] + family[place:]
        if OSA.distance(typed, other) > 1:
            return typed
    return ""
