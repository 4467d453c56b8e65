"""Written forms that may be meant: from words of the vocabulary to names, the likeliest first.

A form is met by two of its words at once where that is possible: `NamePosting` has every word beside every other, so
of the many who are called Ivan only those are read whose other word is near as well. Every question is bounded.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from string import ascii_letters

from django.db import connection

from memorial.models import NameForm, NameWord
from memorial.names.likeness import Likeness, compare
from memorial.names.parts import Kind
from memorial.names.sounds import Sound
from memorial.search.typed import Word
from memorial.search.vocabulary import LEAST, Meaning, Met

#: One question for postings gives so many rows at the most.
MAX_ROWS = 20_000
#: Of the rarest word so many forms are read whatever stands beside, of the nearest meanings first; of the next, fewer.
TOGETHER, ALONE = 700, 200
_Posting = tuple[int, int, int]
#: So many forms are looked at though they are far.
_ANYWAY = 40
#: The weight of an initial typed: less than any name that is written out.
INITIAL = 1.2
#: Two words are enough to gather by; a third only orders.
_GATHERED_BY = 2
#: A patronymic is often left out or added: it says less.
_PATRONYMIC = 0.45
#: A rank or an office says next to nothing: many write one beside a name that the record has without.
_TITLE = 0.1
#: Meanings this much less near than the nearest do not count when it is asked how rare a word is.
_MEANT = 0.08
#: All patronymics end alike: those that are compared must be nearer than other words.
_FATHERS = 0.85
#: How much more than its share a word that is nearly right loses.
POWER = 1.5


@dataclass(frozen=True, slots=True)
class Weighed:
    """A word typed, what it may mean, and its weight: the rarer the heavier, as idf in text search."""

    word: Word
    meaning: Meaning
    weight: float
    worth: dict[int, float]


@dataclass(frozen=True, slots=True)
class Form:
    """A written form as the index has it: its number, whose it is; the numbers of its words in their order, and the
    role and the initials of each (see `words.Placed`)."""

    number: int
    person: str
    words: tuple[int, ...]
    roles: str
    initials: tuple[str, ...]


def weigh(words: Sequence[Word], meanings: Sequence[Meaning], total: int) -> list[Weighed]:
    """The words with their weights; `total` is how many written forms the index has."""
    return [_weighed(word, meaning, total) for word, meaning in zip(words, meanings, strict=True)]


def _weighed(word: Word, meaning: Meaning, total: int) -> Weighed:
    named = [met for met in meaning.values() if met.likeness is not Likeness.INITIAL]
    best = max((met.score for met in named), default=0.0)
    bearers = sum(met.forms for met in named if met.score >= best - _MEANT) if named else total // 100
    weight = math.log(1 + total / (1 + min(bearers, total))) + 0.5
    if word.kind is Kind.PATRONYMIC:
        weight *= _PATRONYMIC
    elif word.kind is Kind.TITLE:
        weight *= _TITLE
    return Weighed(word, meaning, weight, {met.number: met.score**POWER * weight for met in meaning.values()})


def compared(weighed: Sequence[Weighed], missing: Mapping[int, Collection[int]]) -> list[Weighed]:
    """The words with what else they may mean: `missing` has, by the place of a word typed, words of the vocabulary that
    no key told, but that stand beside another word that was met. One question.

    So Augustin Allikas finds August Allikas, though no rule makes one given name of the other.
    """
    wanted = {number for numbers in missing.values() for number in numbers}
    rows = {row.pk: row for row in NameWord.objects.filter(pk__in=wanted)} if wanted else {}
    found = list(weighed)
    for place, numbers in missing.items():
        one = weighed[place]
        more: dict[int, Met] = {}
        for row in (rows[number] for number in numbers if number in rows):
            heard = Sound(row.fold, tuple(row.plain.split(" ")), tuple(row.stems.split(" ")), ())
            score, likeness = compare(one.word.text, one.word.heard, row.text, heard)
            if score >= (_FATHERS if one.word.kind is Kind.PATRONYMIC else LEAST):
                more[row.pk] = Met(row.pk, row.text, score, likeness, row.forms)
        worth = {number: met.score**POWER * one.weight for number, met in more.items()}
        found[place] = replace(one, meaning={**more, **one.meaning}, worth={**worth, **one.worth})
    return found


def gather(weighed: Sequence[Weighed], kept: int, behind: float) -> tuple[list[Form], bool]:
    """Up to `kept` forms that may be meant, the likeliest first; and whether there may be more.

    Those that cannot come within `behind` of the nearest, whatever their other words are, are left out but for a few.

    >>> gather(weigh(words, meet(typed), 41), 400, 0.25)
    """
    full = [one for one in weighed if not one.word.is_initial and one.meaning]
    if not full:
        return [], False
    several = len(full) > _GATHERED_BY
    full.sort(key=lambda one: (one.word.kind is Kind.PATRONYMIC and several, -one.weight))
    found: dict[int, float] = {}
    cut = False
    for place, one in enumerate(full[:_GATHERED_BY]):
        rest = [other for other in full if other is not one]
        for rows in _postings(one, rest[place:], rarest=place == 0):
            cut = cut or len(rows) >= MAX_ROWS
            _add(found, one, rest, rows)
    unseen = sum(one.weight for one in full[_GATHERED_BY:]) + sum(INITIAL for one in weighed if one.word.is_initial)
    least = max(found.values(), default=0.0) - behind * sum(one.weight for one in full) - unseen
    near = [(-worth, number) for number, worth in found.items() if worth >= least]
    if len(near) < _ANYWAY:
        near = nsmallest(_ANYWAY, ((-worth, number) for number, worth in found.items()))
    numbers = [number for _worth, number in sorted(near)[:kept]]
    cut = cut or len(near) > kept
    forms = _forms(numbers)
    return [forms[number] for number in numbers if number in forms], cut


def _postings(one: Weighed, rest: Sequence[Weighed], *, rarest: bool) -> Iterator[list[_Posting]]:
    """Rows that stand for forms of the word: of its nearest meanings whatever stands beside; of the others, where
    another word that is near does. Beside each other the two rarest words are looked for once, from the rarest."""
    numbers = list(one.meaning)
    others = sorted({number for other in rest for number in other.meaning})
    alone = _up_to(one.meaning, numbers, TOGETHER if rarest else ALONE)
    yield _read(alone, None)
    if others:
        yield _read(sorted(set(numbers) - set(alone)), others)


def _up_to(meaning: Meaning, numbers: Sequence[int], forms: int) -> list[int]:
    """The first of these words that have so many forms together; the last may go beyond."""
    found = []
    for number in numbers:
        if forms <= 0:
            break
        found.append(number)
        forms -= meaning[number].forms
    return found


def _read(words: Sequence[int], others: Sequence[int] | None) -> list[_Posting]:
    if not words:
        return []
    beside = f" AND other_id IN ({', '.join(['%s'] * len(others))})" if others else ""
    places = ", ".join(["%s"] * len(words))
    question = (
        f"SELECT word_id, other_id, name_id FROM memorial_nameposting WHERE word_id IN ({places})"  # noqa: S608
        f"{beside} ORDER BY word_id, other_id, name_id LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(question, [*words, *(others or ()), MAX_ROWS])
        rows: list[_Posting] = cursor.fetchall()
        return rows


def _add(found: dict[int, float], one: Weighed, rest: Sequence[Weighed], rows: Sequence[tuple[int, int, int]]) -> None:
    beside: dict[int, float] = {}
    for its in rest:
        for number, worth in its.worth.items():
            if worth > beside.get(number, 0.0):
                beside[number] = worth
    mine, known, had = one.worth, beside.get, found.get
    for word, other, name in rows:
        worth = mine[word] + known(other, 0.0)
        if worth > had(name, 0.0):
            found[name] = worth


def _forms(numbers: Sequence[int]) -> dict[int, Form]:
    rows = NameForm.objects.filter(pk__in=numbers).values_list("name_id", "person_id", "words")
    return {number: _form(number, person, words) for number, person, words in rows}


def _form(number: int, person: str, words: str) -> Form:
    """The row of a form taken apart: `12gjJ 345fkk` has the words 12 and 345, a given and a family name."""
    numbers, roles, initials = [], [], []
    for word in words.split(" "):
        digits = word.rstrip(ascii_letters)
        numbers.append(int(digits))
        roles.append(word[len(digits)])
        initials.append(word[len(digits) + 1 :])
    return Form(number, person, tuple(numbers), "".join(roles), tuple(initials))
