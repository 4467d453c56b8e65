"""The first letters of family names: where a long list can be opened."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Value

from memorial.models import Person
from memorial.names import collation_key

#: The letters and digits with which a sort key can begin.
_FIRST = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as lists are filtered by it, `k`, as it is shown, `K`, and how many public people stand under it."""

    letter: str
    label: str
    people: int


def letters(language: str) -> tuple[Letter, ...]:
    """The letters under which anybody public stands, in the order of the reader's alphabet.

    Lists are ordered by plain letters, so a marked letter stands under the plain one in every language (Č and Š under
    C and S, Ш under S); only the order of the letters is the language's: I, Y, J in Lithuanian. One question, answered
    by an index alone.

    >>> letters("lt")[0]
    Letter(letter='a', label='A', people=2)
    """
    public = Person.objects.public().order_by()
    counted = [
        public.under_letter(letter).values(letter=Value(letter)).annotate(people=Count("*")) for letter in _FIRST
    ]
    found = [(row["letter"], row["people"]) for row in counted[0].union(*counted[1:], all=True) if row["people"]]
    found.sort(key=lambda pair: collation_key(pair[0], language))
    return tuple(Letter(letter, letter.upper(), people) for letter, people in found)
