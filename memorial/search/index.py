"""Writing the name index: one row for each word of each written form of a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from memorial.models import NameKey, Person, PersonName
from memorial.names import prisoner_number, tokens

#: Rows of the index hold words of up to this many characters; longer ones are cut, as the query's are.
MAX_TOKEN = 100
_BATCH = 500


def refresh(people: Iterable[Person]) -> None:
    """Write the index of these people anew. Called inside the transaction that alters them."""
    people = list(people)
    NameKey.objects.filter(person__in=people).delete()
    names = PersonName.objects.filter(person__in=people)
    NameKey.objects.bulk_create(_keys(names), batch_size=_BATCH)


def rebuild() -> int:
    """Write the whole index anew, in one transaction; return the number of rows."""
    with transaction.atomic():
        NameKey.objects.all().delete()
        names = PersonName.objects.order_by("pk").iterator(chunk_size=_BATCH)
        return len(NameKey.objects.bulk_create(_keys(names), batch_size=_BATCH))


def differing() -> list[str]:
    """The ids of people whose index rows are not what their names ask for; empty when index and record agree."""
    stored = set(NameKey.objects.values_list("person_id", "name_id", "token"))
    wanted = {(key.person_id, key.name_id, key.token) for key in _keys(PersonName.objects.iterator())}
    return sorted({person for person, _name, _token in stored ^ wanted})


def words_of(name: PersonName) -> tuple[str, ...]:
    """The words by which one written form can be found, folded: `("kazanas", "afanasius")`."""
    number = prisoner_number(name.text)
    if name.kind == PersonName.Kind.PRISONER_NUMBER and number:
        return (number.lower(),)
    return tuple(dict.fromkeys(token.folded[:MAX_TOKEN] for token in tokens(name.text) if token.folded))


def _keys(names: Iterable[PersonName]) -> Iterator[NameKey]:
    for name in names:
        for word in words_of(name):
            yield NameKey(token=word, person_id=name.person_id, name_id=name.pk)
