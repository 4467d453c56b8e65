"""People for what has been typed so far: the last word may only be begun."""

from __future__ import annotations

from memorial.search.find import find
from memorial.search.query import Hit, Query

#: With fewer letters anybody could be meant.
SHORTEST = 2


def suggest(text: str, language: str = "en", shown: int = 8) -> tuple[Hit, ...]:
    """The first few of whom `find` would tell the public; nobody for fewer than two letters.

    >>> [hit.person.display_name for hit in suggest("mend")]
    ['Janis Mendriks']
    """
    if sum(map(str.isalnum, text)) < SHORTEST:
        return ()
    return tuple(find(Query(text, language=language), size=shown).items)
