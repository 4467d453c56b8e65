"""The words under which a written form stands in the index, and what the vocabulary keeps of each."""

from __future__ import annotations

import gc
from functools import lru_cache
from typing import Any, NamedTuple

from memorial.models import PersonName
from memorial.names import prisoner_number
from memorial.names.alphabets import could_be_written
from memorial.names.fold import APOSTROPHES, fold
from memorial.names.given import families, family_name, forms
from memorial.names.parts import Kind, Role, Token, joined, with_roles
from memorial.names.repair import repair
from memorial.names.sounds import FOLD, INITIAL, MAX_FOLD, RULES, Sound, initial_sounds, keys, sound

#: A word of the index has up to so many characters; longer ones are cut, as a query's are.
MAX_WORD = 100
#: A form stands under so many words at the most. Nobody bears more names than a quarter of this.
MAX_WORDS = 24
#: Given names of so few letters (Ain, Uno, Els) are known by their letters alone: others sound too much like them.
_SHORT_NAME = 3

_ROLES = {Role.GIVEN: "g", Role.PATRONYMIC: "p", Role.FAMILY: "f"}
#: What the vocabulary keeps of a word, by column.
Fields = dict[str, Any]
_NO_NAMES = (Kind.TITLE, Kind.NUMBER, Kind.PARTICLE)


class Placed(NamedTuple):
    """A word of a written form: as the vocabulary has it, and what a search wants to know of it there.

    `role` is `f` for a word of the family name, `g` of the given names, `p` a patronymic, `o` anything else: a rank, a
    number, a hyphenated name written as one. `initials` are the letter it begins with and the classes of sound.
    """

    word: str
    role: str
    initials: str


def words_of(text: str, kind: str = "") -> tuple[Placed, ...]:
    """The words of one written form in their order, each once.

    A hyphenated name gives its parts and, last, the whole written as one. A prisoner's number is one word.

    >>> [placed.word for placed in words_of("A. Kostkus-Kostkevičius")]
    ['a', 'kostkus', 'kostkevičius', 'kostkuskostkevicius']
    """
    if kind == PersonName.Kind.PRISONER_NUMBER:
        number = prisoner_number(text)
        if number:
            return (Placed(number.lower(), "o", ""),)
    found: dict[str, Placed] = {}
    placed = [
        Placed(written(token), "o" if token.kind in _NO_NAMES else _ROLES.get(role, "o"), "")
        for token, role in with_roles(text)
    ]
    if [one.role for one in placed] == ["g", "f"] and _given_last(*placed):
        placed = [placed[0]._replace(role="f"), placed[1]._replace(role="g")]
    for one in placed:
        found.setdefault(one.word, one._replace(initials=initials_of(one.word)))
    for form in joined(text):
        found.setdefault(form[:MAX_WORD], Placed(form[:MAX_WORD], "o", ""))
    return tuple(found.values())[:MAX_WORDS]


def _given_last(first: Placed, last: Placed) -> bool:
    """Whether two words that nothing orders are a family name and a given one, as Russian lists have them."""
    return bool(families(last.word)) and not families(first.word)


@lru_cache(maxsize=65536)
def initials_of(word: str) -> str:
    """The letter a word begins with, as it is written, then the classes of sound it may begin with.

    >>> initials_of("čepas"), initials_of("chyz"), initials_of("ona"), initials_of("юри")
    ('čC', 'cCH', 'oo', 'юJ')
    """
    first = word[:1]
    return first + "".join(sorted(initial_sounds(word))) if first.isalpha() and fold(first) else ""


def written(token: Token) -> str:
    """A word of a name as the vocabulary has it: in small letters with its marks, without apostrophes and stops.

    >>> [written(token) for token in tokens("O'Brien, Ž.")]
    ['obrien', 'ž']
    """
    if token.kind is Kind.NUMBER:
        return token.folded[:MAX_WORD]
    lowered = token.text.lower()
    if lowered.isalpha():
        return lowered[:MAX_WORD]
    kept = "".join(letter for letter in lowered if letter not in APOSTROPHES)
    return kept.rstrip(".")[:MAX_WORD] or token.folded[:MAX_WORD]


def keys_of(word: str) -> tuple[Sound, frozenset[str]]:
    """What is heard of a word of the vocabulary, and the keys it is stored under.

    A word that is beyond doubt damaged is found as it should read, too. A word of one letter stands for names that
    begin so, and has only the keys of an initial.
    """
    heard = sound(word)
    if len(heard.fold) <= 1:
        return heard, frozenset([FOLD + heard.fold, *(INITIAL + initial for initial in initial_sounds(word))])
    if any(map(str.isdigit, word)):
        return heard, frozenset([FOLD + word[:MAX_FOLD]])
    found = keys(heard, families_of(word))
    mended = None if could_be_written(word) else repair(word)
    if mended is not None:
        found |= keys(sound(mended.repaired.lower()), families_of(mended.repaired))
    return heard, found


def fields_of(word: str) -> Fields:
    """What the vocabulary keeps of a word, by the rules that stand now: the columns of `NameWord` but for its text.

    >>> fields_of("ona")["stems"]
    'ona'
    """
    heard, keys = keys_of(word)
    return {
        "fold": heard.fold,
        "plain": " ".join(heard.plain),
        "stems": " ".join(heard.stems),
        "keys": " ".join(sorted(keys)),
        "rules": RULES,
    }


@lru_cache(maxsize=65536)
def families_of(word: str) -> frozenset[str]:
    """The names of the families of given names a word belongs to: by its letters or, failing that, by its stem.

    >>> families_of("Jono") == families_of("Jonas")
    True
    """
    known = families(word)
    if not known and len(sound(word).fold) > _SHORT_NAME:
        known = _by_stem(sound(word).stems)
    return frozenset(map(family_name, known))


@lru_cache(maxsize=16384)
def _by_stem(stems: tuple[str, ...]) -> frozenset[int]:
    known = _stems_of_given_names()
    return frozenset().union(*(known.get(one, frozenset()) for one in stems))


@lru_cache(maxsize=1)
def _stems_of_given_names() -> dict[str, frozenset[int]]:
    """The likeliest stem of every given name we know, with the families it is of; of short ones the letters decide."""
    found: dict[str, list[int]] = {}
    for form, family in forms():
        heard = sound(form)
        if len(heard.fold) > _SHORT_NAME:
            for one in heard.stems[:1]:
                found.setdefault(one, []).append(family)
    return {one: frozenset(its) for one, its in found.items()}


def warm() -> None:
    """Make ready for many questions, as a server does once when it starts.

    The table of given names is read, for which whoever asks first would wait half a second; and what is in memory by
    then stays there, so the collector of garbage need not look through it in the middle of a search.
    """
    _stems_of_given_names()
    gc.collect()
    gc.freeze()
