"""Written forms that may be meant: from words of the vocabulary to names, the likeliest first.

A form is met by two of its words at once where that is possible: `NamePosting` has every word beside every other, so
of the many who are called Ivan only those are read whose other word is near as well. Every question is bounded.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest

from memorial.names.likeness import Comparer, Likeness
from memorial.names.parts import Kind
from memorial.names.sounds import FAMILY
from memorial.search.ask import ask, ask_in_parts
from memorial.search.typed import Word
from memorial.search.vocabulary import LEAST, Meaning, Met, of_one_family

#: One question for postings gives so many rows at the most.
MAX_ROWS = 20_000
#: Of the rarest word so many forms are read whatever stands beside, of the nearest meanings first; of the next, fewer.
RAREST_ALONE, ALONE = 700, 600
#: A form that is looked at has so many rows among its postings, or fewer, where its word is looked for alone.
_ROWS_OF_A_FORM = 5
_Posting = tuple[int, int, int]

_POSTINGS = (
    "SELECT word_id, other_id, name_id FROM memorial_nameposting WHERE word_id IN %s "
    "ORDER BY word_id, other_id, name_id LIMIT %s"
)
_POSTINGS_BESIDE = (
    "SELECT word_id, other_id, name_id FROM memorial_nameposting WHERE word_id IN %s AND other_id IN %s "
    "ORDER BY word_id, other_id, name_id LIMIT %s"
)
# One look at each word that stands beside: a join would let PostgreSQL read the whole vocabulary.
_POSTINGS_BEGINNING = (
    "SELECT word_id, other_id, name_id FROM memorial_nameposting p WHERE word_id IN %s AND ("
    "SELECT substr(w.fold, 1, 1) IN %s OR substr(w.plain, 1, 1) IN %s "
    "FROM memorial_nameword w WHERE w.id = p.other_id) ORDER BY word_id, other_id, name_id LIMIT %s"
)
_FORMS = (
    "SELECT f.name_id, n.person_id, f.words, n.displayed, p.sort_key, p.living, p.standing FROM memorial_nameform f "
    "JOIN memorial_personname n ON n.id = f.name_id JOIN memorial_person p ON p.id = n.person_id WHERE f.name_id IN %s"
)
_WORDS = "SELECT id, text, fold, plain, stems, keys, forms FROM memorial_nameword WHERE id IN %s"

#: A word of a form as the index has it: its number, its role, its initials.
_WORD = re.compile(r"([0-9]+)([a-z])(\S*)")
#: What stands beside the word of a form that has only one; and what a form is worth more for being nothing else.
_NOTHING, _WHOLE = 0, 0.1
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
    role and the initials of each (see `words.Placed`). Whether it is the one displayed, and of the person what decides
    who is told of them, and where they stand in a list by name."""

    number: int
    person: str
    words: tuple[int, ...]
    roles: str
    initials: tuple[str, ...]
    displayed: bool
    sort_key: str
    living: str
    standing: str


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
    rows = {row[0]: row for row in ask_in_parts(_WORDS, sorted(wanted))}
    found = list(weighed)
    for place, numbers in missing.items():
        one = weighed[place]
        likeness = Comparer(one.word.text, one.word.heard)
        families = {key for key in one.word.keys if key[0] == FAMILY}
        least = _FATHERS if one.word.kind is Kind.PATRONYMIC else LEAST
        more: dict[int, Met] = {}
        for number, text, fold, plain, stems, keys, forms in (rows[number] for number in numbers if number in rows):
            score, by = likeness(text, fold, plain.split(" "), stems.split(" "))
            if families and not families.isdisjoint(keys.split(" ")):
                score, by = max((score, by), (of_one_family(one.word.heard.fold, fold), Likeness.GIVEN))
            if score >= least:
                more[number] = Met(number, text, score, by, forms)
        worth = {number: met.score**POWER * one.weight for number, met in more.items()}
        found[place] = replace(one, meaning={**more, **one.meaning}, worth={**worth, **one.worth})
    return found


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many forms are `kept`; how far `behind` the nearest they may be; and that forms with one of the words alone
    are not looked for where `enough` have two that are as near as `good`, or one has two as near as `known`."""

    kept: int
    behind: float
    good: float
    enough: int
    known: float


def gather(weighed: Sequence[Weighed], bounds: Bounds) -> tuple[list[Form], bool]:
    """Forms that may be meant, the likeliest first; and whether there may be more.

    Those that cannot come near enough to the nearest, whatever their other words are, are left out but for a few.

    >>> gather(weigh(words, meet(typed, state()), 41), Bounds(400, 0.25, 0.9, 40, 0.97))
    """
    full = [one for one in weighed if not one.word.is_initial and one.meaning]
    if not full:
        return [], False
    several = len(full) > _GATHERED_BY
    full.sort(key=lambda one: (one.word.kind is Kind.PATRONYMIC and several, -one.weight))
    found: dict[int, float] = {}
    cut = _together(found, full)
    named = sum(one.weight for one in full[:_GATHERED_BY])
    if sum(worth >= bounds.good * named for worth in found.values()) < bounds.enough:
        if max(found.values(), default=0.0) < bounds.known * named:
            cut = _alone(found, full, _ROWS_OF_A_FORM * bounds.kept) or cut
        cut = _beside_initials(found, full[0], [one.word for one in weighed if one.word.is_initial]) or cut
    unseen = sum(one.weight for one in full[_GATHERED_BY:]) + sum(INITIAL for one in weighed if one.word.is_initial)
    least = max(found.values(), default=0.0) - bounds.behind * sum(one.weight for one in full) - unseen
    near = [(-worth, number) for number, worth in found.items() if worth >= least]
    if len(near) < _ANYWAY:
        near = nsmallest(_ANYWAY, ((-worth, number) for number, worth in found.items()))
    numbers = [number for _worth, number in sorted(near)[: bounds.kept]]
    cut = cut or len(near) > bounds.kept
    forms = _forms(numbers)
    return [forms[number] for number in numbers if number in forms], cut


def _together(found: dict[int, float], full: Sequence[Weighed]) -> bool:
    """Add the forms that have two of the words; return whether there may be more. Of every two the rarer leads."""
    cut = False
    for place, one in enumerate(full[:_GATHERED_BY]):
        rest = full[place + 1 :]
        others = sorted({number for other in rest for number in other.meaning})
        if others:
            rows = _read(sorted(one.meaning), others, MAX_ROWS)
            cut = cut or len(rows) >= MAX_ROWS
            _add(found, one, rest, rows)
    return cut


def _alone(found: dict[int, float], full: Sequence[Weighed], limit: int) -> bool:
    """Add forms that have one of the words, in its nearest meanings; return whether there may be more.

    Of the rarest word one meaning more is read than stays within bounds, up to `limit` rows of it.
    """
    cut = False
    for place, one in enumerate(full[:_GATHERED_BY]):
        rest = [other for other in full if other is not one]
        words = _within(one.meaning, ALONE if place else RAREST_ALONE)
        _add(found, one, rest, _read(words, None, MAX_ROWS))
        beyond = list(one.meaning)[len(words) : len(words) + 1]
        if beyond and not place:
            rows = _read(beyond, None, limit)
            cut = len(rows) >= limit
            _add(found, one, rest, rows)
    return cut


def _beside_initials(found: dict[int, float], one: Weighed, initials: Sequence[Word]) -> bool:
    """Add the forms of the rarest word beside which another stands that an initial may be of; they go first."""
    if not initials:
        return False
    letters = {word.heard.fold[:1] for word in initials}
    sounds = {sound for word in initials for sound in word.initials}
    words = list(one.meaning)[: len(_within(one.meaning, RAREST_ALONE)) + 1]
    rows = _read_beginning(words, letters, sounds)
    for word, _other, name in rows:
        found[name] = max(found.get(name, 0.0), one.worth[word] + INITIAL)
    return len(rows) >= MAX_ROWS


def _within(meaning: Meaning, forms: int) -> list[int]:
    """The nearest words that have no more than so many forms together."""
    found = []
    for number, met in meaning.items():
        forms -= met.forms
        if forms < 0:
            break
        found.append(number)
    return found


def _read(words: list[int], others: list[int] | None, limit: int) -> list[_Posting]:
    if not words:
        return []
    if not others:
        return ask(_POSTINGS, words, limit)
    return ask(_POSTINGS_BESIDE, words, others, limit)


def _read_beginning(words: list[int], letters: Collection[str], sounds: Collection[str]) -> list[_Posting]:
    """Rows beside whose word another stands that begins so: with one of the letters, or mostly read so."""
    if not words or not letters or not sounds:
        return []
    return ask(_POSTINGS_BEGINNING, words, sorted(letters), sorted(sounds), MAX_ROWS)


def _add(found: dict[int, float], one: Weighed, rest: Sequence[Weighed], rows: Sequence[tuple[int, int, int]]) -> None:
    beside: dict[int, float] = {}
    for its in rest:
        for number, worth in its.worth.items():
            if worth > beside.get(number, 0.0):
                beside[number] = worth
    if not rest:
        # Who has no other name than the one typed is nearer than who has more.
        beside[_NOTHING] = _WHOLE
    mine, known, had = one.worth, beside.get, found.get
    for word, other, name in rows:
        worth = mine[word] + known(other, 0.0)
        if worth > had(name, 0.0):
            found[name] = worth


def _forms(numbers: list[int]) -> dict[int, Form]:
    return {row[0]: _form(*row) for row in ask_in_parts(_FORMS, numbers)}


def _form(number: int, person: str, spelt: str, displayed: bool, *told: str) -> Form:
    """The row of a form, whose words are taken apart: `12gjJ 345fkk` has 12 and 345, a given and a family name."""
    words, roles, initials = zip(*_WORD.findall(spelt), strict=True)
    return Form(number, person, tuple(map(int, words)), "".join(roles), initials, bool(displayed), *told)
