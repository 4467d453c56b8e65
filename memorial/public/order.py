"""People in the order of the reader's alphabet, where a page holds all of them.

Lists that are turned page by page stand in the order of the database, marks beside plain letters: an order for every
language would be an index for every language.
"""

from __future__ import annotations

from collections.abc import Iterable

from memorial.models import Person
from memorial.names import collation_key


def by_name(people: Iterable[Person], language: str) -> list[Person]:
    """The people by family name, then given name; needs their names, fetched already."""

    def place(person: Person) -> tuple[object, ...]:
        name = person.displayed_name
        return collation_key(name.sorted_form if name else person.display_name, language), person.pk

    return sorted(people, key=place)
