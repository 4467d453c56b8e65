"""Families of given names: which written forms, of many languages and scripts, are taken for one name.

The families stand in `given.csv`, one form a line, for a historian to read and correct; `given.README.md` beside it
says what the columns mean, where each form is attested, and what is not yet sourced. A form may be of several families
(Motiejus is Matthew and Matthias). A family is known here by its number: its place in the table, from 0. When families
are added or moved the numbers change, and whoever has stored them rebuilds.

Looked up is one written word, folded; endings of cases and spellings by sound are the caller's: it takes `forms` and
puts them through its own keys.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from memorial.names.fold import MAX_LENGTH, fold

TABLE = Path(__file__).with_name("given.csv")

#: Forms are folded so many at a time, which is twice as fast; together they stay far below the length fold reads.
_AT_A_TIME = 50
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Table:
    """The table as read: the name of each family, the written forms, and the families by folded form."""

    names: tuple[str, ...]
    forms: tuple[tuple[str, int], ...]
    by_fold: dict[str, frozenset[int]]


def families(token: str) -> frozenset[int]:
    """The numbers of the families a single written word may be of; none for most words.

    Capitals, marks, apostrophes and script make no difference; two words together are no form. Any Unicode is
    accepted.

    >>> families("Йонас") == families("JONAS") == families("Juhan") != families("Juozas")
    True
    """
    return _table().by_fold.get(fold(token), _NONE) if len(token) <= MAX_LENGTH else _NONE


def forms() -> Iterator[tuple[str, int]]:
    """Every form of the table as written there, with the number of its family, in the order of the table.

    A form of two families comes twice.

    >>> ("Jānis", families("Jonas")) in [(form, frozenset([number])) for form, number in forms()]
    True
    """
    return iter(_table().forms)


def family_name(number: int) -> str:
    """The name of a family in the table: lower-case ASCII, words parted by hyphens. Unlike the number it stays.

    Raises `IndexError` for a number no family has.

    >>> [family_name(number) for number in families("Vytautas")]
    ['vytautas']
    """
    if number < 0:
        raise IndexError(number)
    return _table().names[number]


@cache
def _table() -> _Table:
    numbers: dict[str, int] = {}
    written: list[tuple[str, int]] = []
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        for family, _sex, _language, form, *_sources in rows:
            written.append((form, numbers.setdefault(family, len(numbers))))
    found: dict[str, frozenset[int]] = {}
    for folded, (_form, number) in zip(_folded([form for form, _number in written]), written, strict=True):
        found[folded] = found.get(folded, _NONE) | {number}
    return _Table(tuple(numbers), tuple(written), found)


def _folded(words: Sequence[str]) -> Iterator[str]:
    """The fold of each word; a text folds to the folds of its words."""
    for start in range(0, len(words), _AT_A_TIME):
        yield from fold(" ".join(words[start : start + _AT_A_TIME])).split(" ")
