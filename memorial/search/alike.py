"""People whose names are nearest to what was typed, offered where nobody bears a name that may be meant."""

from __future__ import annotations

from memorial.models import Person
from memorial.search.find import find
from memorial.search.query import MAX_LENGTH, Query
from memorial.search.typed import read

#: As many letters of the longest word must be the same: the most first, until anybody is found.
LETTERS = (5, 4, 3, 2)


def alike(text: str, shown: int = 6) -> list[Person]:
    """A few public people, a word of whose name begins as the longest word typed does, with their names.

    >>> [person.display_name for person in alike("Mendzzzz")]
    ['Janis Mendriks']
    """
    words = sorted((word.heard.fold for word in read(text[:MAX_LENGTH]).words), key=len, reverse=True)
    for length in LETTERS:
        if words and len(words[0]) > length:
            found = find(Query(f"{words[0][:length]}*"), size=shown)
            if found.items:
                return [hit.person for hit in found.items]
    return []
