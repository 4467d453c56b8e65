"""Writing the name index: the words of each written form, their keys, and the postings.

`refresh` writes what one alteration needs, inside its transaction. `rebuild` (in its own module) goes through all
names. Both do the same to a batch of names: compare what they ask for with what is stored, and write the difference.
"""

from __future__ import annotations

import re
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from django.db import connection
from django.db.models import AutoField

from memorial.models import NameForm, NameIndex, NamePosting, NameWord, NameWordKey, Person, PersonName
from memorial.names.sounds import RULES
from memorial.search.prepare import Names, Prepared, prepare
from memorial.search.words import Fields, Placed, fields_of

#: So many values are named in one question at the most.
_AT_ONCE = 900
#: In kilobytes.
_MEMORY = 400_000

_NUMBER = re.compile("[0-9]+")
#: What is heard of a word, by the columns of `NameWord` between its text and how many forms have it.
_HEARD = ("fold", "plain", "stems", "keys")

Pair = tuple[int, int]


@dataclass(slots=True)
class Vocabulary:
    """The numbers of words, remembered from one batch to the next."""

    numbers: dict[str, int] = field(default_factory=dict)
    #: Forget everything when it has grown to so many words; some tens of megabytes.
    limit: int = 1_500_000

    def learn(self, words: Iterable[str], fields: Mapping[str, Fields] = MappingProxyType({})) -> None:
        """Know the numbers of these words; those the vocabulary does not have yet are added, with their keys.

        `fields` has what is to be kept of some of them, where that has been worked out already.
        """
        if len(self.numbers) > self.limit:
            self.numbers.clear()
        unknown = [word for word in dict.fromkeys(words) if word not in self.numbers]
        self._read(unknown)
        new = [word for word in unknown if word not in self.numbers]
        if not new:
            return
        heard = [(word, fields.get(word) or fields_of(word)) for word in new]
        insert(NameWord, ((word, *(its[name] for name in _HEARD), 0, its["rules"]) for word, its in heard))
        self._read(new)
        insert(NameWordKey, ((key, self.numbers[word]) for word, its in heard for key in its["keys"].split(" ")))

    def spelt(self, words: Iterable[Placed]) -> str:
        """Words of a form as `NameForm` keeps them: number, role and initials of each, `12gjJ 345fkk`."""
        return " ".join(f"{self.numbers[placed.word]}{placed.role}{placed.initials}" for placed in words)

    def _read(self, words: Sequence[str]) -> None:
        for start in range(0, len(words), _AT_ONCE):
            rows = NameWord.objects.filter(text__in=words[start : start + _AT_ONCE])
            self.numbers.update(rows.values_list("text", "pk"))


def refresh(people: Iterable[Person]) -> None:
    """Write the index of these people anew. Called inside the transaction that alters them."""
    keys = [person.pk for person in people]
    names = list(PersonName.objects.filter(person__in=keys).values_list("pk", "person_id", "text", "kind"))
    state = lock()
    gained = write(names, NameForm.objects.filter(person_id__in=keys), Vocabulary())
    if not state.forms:
        state.rules = RULES
    state.forms += gained
    state.save()


def lock() -> NameIndex:
    """The state of the index, to write it, inside a transaction: others wait until it ends, and what they remember of
    the index holds no longer."""
    state = NameIndex.objects.select_for_update().get()
    state.stamp = secrets.randbits(62)
    state.save(update_fields=["stamp"])
    return state


def write(names: Names, stored: Any, vocabulary: Vocabulary, ready: Prepared | None = None) -> int:
    """Make the index say of these names (number, person, text, kind) what they ask for; return how many were gained.

    `stored` are the rows of `NameForm` that may differ: those of names that are no longer there are taken out.
    `ready` is what `prepare` made of the names, if it was asked to before.
    """
    words, fields = ready or prepare(names, set())
    vocabulary.learn((placed.word for its in words.values() for placed in its), fields)
    asked = {number: (person, vocabulary.spelt(words[number])) for number, person, _text, _kind in names}
    had = {number: (person, words) for number, person, words in stored.values_list("name_id", "person_id", "words")}
    gone = {number: form for number, form in had.items() if asked.get(number) != form}
    new = {number: form for number, form in asked.items() if had.get(number) != form}
    _take_out(gone)
    _put_in(new)
    _count(gone, new)
    return len(new) - len(gone)


def pairs(words: str) -> list[Pair]:
    """Every word of a form beside every other: what its postings are made of.

    >>> pairs("7gjJ 12fkk"), pairs("7fkk")
    ([(7, 12), (12, 7)], [(7, 0)])
    """
    numbers = numbers_of(words)
    if len(numbers) == 1:
        return [(numbers[0], 0)]
    return [(word, other) for word in numbers for other in numbers if word != other]


def numbers_of(words: str) -> list[int]:
    """The numbers of the words of a form as `NameForm` keeps them."""
    return [int(number) for number in _NUMBER.findall(words)]


def insert(model: Any, rows: Iterable[tuple[Any, ...]]) -> None:
    """Store rows of values in the order of the table's columns, but for a number that the database gives them; those
    that stand there already stay.

    SQLite takes them one by one, fastest in the order of the key; PostgreSQL as columns, in one statement.
    """
    ordered = sorted(rows)
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, AutoField)]
    quote = connection.ops.quote_name
    into = f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(quote(str(field.column)) for field in fields)})"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            types = (str(field.db_type(connection)).partition("(")[0] for field in fields)
            columns = ", ".join(f"%s::{kind}[]" for kind in types)
            values = [list(column) for column in zip(*ordered, strict=True)]
            if values:
                cursor.execute(f"{into} SELECT * FROM unnest({columns}) ON CONFLICT DO NOTHING", values)  # noqa: S608
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"{into} VALUES ({places}) ON CONFLICT DO NOTHING", ordered)


def _take_out(forms: Mapping[int, tuple[str, str]]) -> None:
    numbers = list(forms)
    table = connection.ops.quote_name(NamePosting._meta.db_table)
    statement = f"DELETE FROM {table} WHERE word_id = %s AND other_id = %s AND name_id = %s"  # noqa: S608
    with connection.cursor() as cursor:
        rows = [(*pair, number) for number, (_person, words) in forms.items() for pair in pairs(words)]
        cursor.executemany(statement, rows)
    for start in range(0, len(numbers), _AT_ONCE):
        NameForm.objects.filter(name_id__in=numbers[start : start + _AT_ONCE]).delete()


def _put_in(forms: Mapping[int, tuple[str, str]]) -> None:
    insert(NameForm, ((number, person, words) for number, (person, words) in forms.items()))
    insert(NamePosting, ((*pair, number) for number, (_person, words) in forms.items() for pair in pairs(words)))


def _count(gone: Mapping[int, tuple[str, str]], new: Mapping[int, tuple[str, str]]) -> None:
    """Keep how many forms have each word."""
    change: Counter[int] = Counter()
    for _person, words in new.values():
        change.update(numbers_of(words))
    for _person, words in gone.values():
        change.subtract(numbers_of(words))
    changed = sorted((number, word) for word, number in change.items() if number)
    table = connection.ops.quote_name(NameWord._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                f"UPDATE {table} SET forms = forms + more FROM unnest(%s::integer[], %s::bigint[]) AS had (more, word) "  # noqa: S608
                "WHERE id = word",
                [[number for number, _word in changed], [word for _number, word in changed]],
            )
        else:
            cursor.executemany(f"UPDATE {table} SET forms = forms + %s WHERE id = %s", changed)  # noqa: S608


@contextmanager
def room_to_write() -> Iterator[None]:
    """Inside, SQLite keeps more of the database in memory. PostgreSQL was told how much by its operator."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        usual = cursor.fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = -{_MEMORY}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA cache_size = {usual}")
