"""Writing the name index: the words of each written form, their keys, and the postings.

`refresh` writes what one alteration needs, inside its transaction. `rebuild` (in its own module) goes through all
names. Both do the same to a batch of names: compare what they ask for with what is stored, and write the difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_letters
from typing import Any

from django.db import connection

from memorial.models import NameForm, NameIndex, NamePosting, NameWord, NameWordKey, Person, PersonName
from memorial.names.sounds import RULES
from memorial.search.words import Placed, keys_of, words_of

#: So many values are named in one question at the most.
_AT_ONCE = 900

Pair = tuple[int, int]


@dataclass(slots=True)
class Vocabulary:
    """The numbers of words, remembered from one batch to the next."""

    numbers: dict[str, int] = field(default_factory=dict)
    #: Forget everything when it has grown to so many words; some tens of megabytes.
    limit: int = 1_500_000

    def learn(self, words: Iterable[str]) -> None:
        """Know the numbers of these words; those the vocabulary does not have yet are added, with their keys."""
        if len(self.numbers) > self.limit:
            self.numbers.clear()
        unknown = [word for word in dict.fromkeys(words) if word not in self.numbers]
        self._read(unknown)
        new = [word for word in unknown if word not in self.numbers]
        if not new:
            return
        made = [NameWord(text=word, **fields_of(word)) for word in new]
        NameWord.objects.bulk_create(made, batch_size=_AT_ONCE)
        if any(word.pk is None for word in made):
            self._read(new)
        else:
            self.numbers.update((word.text, word.pk) for word in made)
        insert(NameWordKey, ((key, self.numbers[word.text]) for word in made for key in word.keys.split(" ")))

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
    state = NameIndex.objects.select_for_update().get()
    gained = write(names, NameForm.objects.filter(person_id__in=keys), Vocabulary())
    if not state.forms:
        state.rules = RULES
    state.forms += gained
    state.save()


def write(names: Sequence[tuple[int, str, str, str]], stored: Any, vocabulary: Vocabulary) -> int:
    """Make the index say of these names (number, person, text, kind) what they ask for; return how many were gained.

    `stored` are the rows of `NameForm` that may differ: those of names that are no longer there are taken out.
    """
    wanted = {number: (person, words_of(text, kind)) for number, person, text, kind in names}
    vocabulary.learn(placed.word for _person, words in wanted.values() for placed in words)
    asked = {number: (person, vocabulary.spelt(words)) for number, (person, words) in wanted.items()}
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
    return [int(word.rstrip(ascii_letters)) for word in words.split(" ") if word]


def insert(model: Any, rows: Iterable[tuple[Any, ...]]) -> None:
    """Store rows of values in the order of the table's columns; those that stand there already stay."""
    quote = connection.ops.quote_name
    columns = [str(field.column) for field in model._meta.concrete_fields]
    named, places = ", ".join(map(quote, columns)), ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({named}) VALUES ({places}) ON CONFLICT DO NOTHING"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(statement, sorted(rows))


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
    table = connection.ops.quote_name(NameWord._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET forms = forms + %s WHERE id = %s",  # noqa: S608
            sorted((number, word) for word, number in change.items() if number),
        )


def fields_of(word: str) -> dict[str, Any]:
    """What the vocabulary keeps of a word, by the rules that stand now."""
    heard, keys = keys_of(word)
    return {
        "fold": heard.fold,
        "plain": " ".join(heard.plain),
        "stems": " ".join(heard.stems),
        "keys": " ".join(sorted(keys)),
        "rules": RULES,
    }
