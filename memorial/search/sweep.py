"""Sweeping out of the name index what no name asks for, and counting anew how many forms have each word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Max, Min, Model

from memorial.models import NameForm, NamePosting, NameWord, NameWordKey
from memorial.search.index import lock, numbers_of, pairs

#: So many words of the vocabulary are swept in one transaction.
SPAN = 20_000
_AT_ONCE = 900


def sweep(tell: Callable[[int, int], None]) -> None:
    """Go through the vocabulary in stretches, each a transaction of its own; `tell` hears how far of how much.

    A row of an index that was damaged may name a word or a form that never was, so the stretches follow the rows.
    """
    forms: Counter[int] = Counter()
    for words in NameForm.objects.values_list("words", flat=True).iterator(10_000):
        forms.update(numbers_of(words))
    first, beyond = _range()
    for start in range(first, beyond, SPAN):
        with transaction.atomic():
            lock()
            _sweep_postings(start, start + SPAN)
            _sweep_words(start, start + SPAN, forms)
        tell(min(start + SPAN, beyond) - first, beyond - first)


def _range() -> tuple[int, int]:
    """The least number of a word that any row names, and one beyond the greatest."""
    ends = []
    for model, column in ((NameWord, "pk"), (NameWordKey, "word_id"), (NamePosting, "word_id")):
        found = model._default_manager.aggregate(first=Min(column), last=Max(column))
        if found["first"] is not None:
            ends += [found["first"], found["last"]]
    return (min(ends), max(ends) + 1) if ends else (0, 0)


def _sweep_postings(start: int, end: int) -> None:
    rows = NamePosting.objects.filter(word_id__gte=start, word_id__lt=end)
    stored = list(rows.values_list("word_id", "other_id", "name_id"))
    held: dict[int, frozenset[tuple[int, int]]] = {}
    numbers = sorted({number for _word, _other, number in stored})
    for begin in range(0, len(numbers), _AT_ONCE):
        forms = NameForm.objects.filter(pk__in=numbers[begin : begin + _AT_ONCE])
        held.update((number, frozenset(pairs(words))) for number, words in forms.values_list("pk", "words"))
    delete(NamePosting, [row for row in stored if row[:2] not in held.get(row[2], ())])


def _sweep_words(start: int, end: int, forms: Counter[int]) -> None:
    vocabulary = list(NameWord.objects.filter(pk__gte=start, pk__lt=end))
    known = {word.pk: frozenset(word.keys.split(" ")) for word in vocabulary}
    keys = NameWordKey.objects.filter(word_id__gte=start, word_id__lt=end).values_list("key", "word_id")
    delete(NameWordKey, [(key, number) for key, number in keys if key not in known.get(number, ())])
    wrong = [word for word in vocabulary if word.forms != forms[word.pk]]
    for word in wrong:
        word.forms = forms[word.pk]
    NameWord.objects.bulk_update(wrong, ["forms"], batch_size=500)


def delete(model: type[Model], rows: Sequence[tuple[Any, ...]]) -> None:
    """Take rows out of a table that is nothing but its key; `rows` are its values in the order of its columns."""
    quote = connection.ops.quote_name
    where = " AND ".join(f"{quote(str(field.column))} = %s" for field in model._meta.concrete_fields)
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {quote(model._meta.db_table)} WHERE {where}", rows)  # noqa: S608
