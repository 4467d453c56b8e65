"""Names that begin alike, offered where nobody bears the name that was typed."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from memorial.models import NameKey, Person
from memorial.models.living import told_of_in_full
from memorial.names import tokens
from memorial.search.query import MAX_LENGTH

#: As many letters must be the same: the most first, until anybody is found.
LETTERS = (5, 4, 3, 2)
#: Of the words that begin so, the people of the first few are looked at.
_WORDS = 200


def alike(text: str, shown: int = 6) -> list[Person]:
    """A few public people, by name, a word of whose name begins as the longest word typed does.

    With their names and what a line says of them. At most one question for each of `LETTERS`, and three for the people.

    >>> [person.display_name for person in alike("Mendricks")]
    ['Janis Mendriks']
    """
    words = sorted((token.folded for token in tokens(text[:MAX_LENGTH])), key=len, reverse=True)
    for length in LETTERS:
        if words and len(words[0]) > length and (found := _beginning(words[0][:length], shown)):
            return found
    return []


def _beginning(letters: str, shown: int) -> list[Person]:
    first = NameKey.objects.filter(token__begins=letters).order_by("token").values_list("person", flat=True)[:_WORDS]
    keys = NameKey.objects.filter(person=OuterRef("pk"), token__begins=letters)
    people = Person.objects.public().filter(pk__in=list(first))
    people = people.filter(told_of_in_full | Exists(keys.filter(name__displayed=True)))
    return list(people.order_by("sort_key", "pk").prefetch_related("names").for_line()[:shown])
