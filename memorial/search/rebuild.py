"""`rebuild`: the whole name index made anew from the names, while others read and write.

It goes through the words of the vocabulary, then through the names, then sweeps out what no name asks for. Each batch
is a transaction of its own, and how far the names have come is stored with it: what is broken off, by whatever, goes
on from there. Meanwhile every name is found as it stood: by its old rows or, from its batch on, by its new ones; names
altered meanwhile are written by `refresh` under the same lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Model

from memorial.models import NameForm, NameIndex, NamePosting, NameWord, NameWordKey, PersonName
from memorial.names.sounds import RULES
from memorial.search.index import Vocabulary, insert, lock, pairs, room_to_write, write
from memorial.search.prepare import Names, prepared
from memorial.search.sweep import delete, sweep
from memorial.search.words import fields_of

BATCH = 10_000
_TABLES: tuple[type[Model], ...] = (NameForm, NameWord, NameWordKey, NamePosting)


@dataclass(frozen=True, slots=True)
class Progress:
    """So many of so many have been gone through; `step` is what is being gone through: words, names, rest."""

    step: str
    done: int
    total: int


Tell = Callable[[Progress], None]


def rebuild(tell: Tell = lambda progress: None, batch: int = BATCH) -> int:
    """Make the index agree with the names and with the rules that stand now; return the number of written forms.

    Safe to break off and to call again. `tell` is called after each batch.

    >>> rebuild()
    53
    """
    reached = _reached()
    was_empty = not reached and not any(model._default_manager.exists() for model in _TABLES)
    with room_to_write():
        if not reached:
            _words(tell, batch)
        _names(tell, batch)
        if not was_empty:
            sweep(lambda done, whole: tell(Progress("rest", done, whole)))
    with transaction.atomic():
        state = lock()
        state.rules, state.rebuilt_to, state.forms = RULES, 0, NameForm.objects.count()
        state.save()
    return state.forms


def _reached() -> int:
    """Up to which name a rebuilding by the rules that stand now had come. One broken off by other rules begins anew."""
    reached = NameIndex.objects.get().rebuilt_to
    if reached and NameWord.objects.exclude(rules=RULES).exists():
        NameIndex.objects.update(rebuilt_to=0)
        return 0
    return reached


def needs_rebuilding() -> bool:
    """Whether a rebuilding was broken off, the rules are others by now, or there are names and no index."""
    state = NameIndex.objects.get()
    if state.rebuilt_to or (state.forms and state.rules != RULES):
        return True
    return not state.forms and PersonName.objects.exists()


def _words(tell: Tell, batch: int) -> None:
    """Give every word of the vocabulary the keys of the rules that stand now, and every key its row."""
    total, done, last = NameWord.objects.count(), 0, 0
    while words := list(NameWord.objects.filter(pk__gt=last).order_by("pk")[:batch]):
        with transaction.atomic():
            lock()
            _rekey(words)
        last, done = words[-1].pk, done + len(words)
        tell(Progress("words", done, total))


def _rekey(words: Sequence[NameWord]) -> None:
    gone: list[tuple[Any, ...]] = []
    wanted: list[tuple[Any, ...]] = []
    changed = []
    for word in words:
        fields = fields_of(word.text)
        kept = set(fields["keys"].split(" "))
        gone += [(key, word.pk) for key in word.keys.split(" ") if key not in kept]
        wanted += [(key, word.pk) for key in kept]
        if any(getattr(word, name) != value for name, value in fields.items()):
            changed.append(word)
            for name, value in fields.items():
                setattr(word, name, value)
    delete(NameWordKey, gone)
    insert(NameWordKey, wanted)
    NameWord.objects.bulk_update(changed, list(fields_of("")), batch_size=200)


def _names(tell: Tell, batch: int) -> None:
    """Write the names anew from where a rebuilding that was broken off had come."""
    reached = NameIndex.objects.get().rebuilt_to
    total, done = PersonName.objects.count(), PersonName.objects.filter(pk__lte=reached).count()
    vocabulary = Vocabulary()
    for names, ready in prepared(_batches(reached, batch)):
        last = names[-1][0]
        with transaction.atomic():
            state = lock()
            # A name that was altered since it was read is written as it stands now.
            now = list(_read(reached, last))
            stored = NameForm.objects.filter(name_id__gt=reached, name_id__lte=last)
            # Rows that were lost though their form stands.
            insert(NamePosting, _postings(stored))
            write(now, stored, vocabulary, ready if now == names else None)
            state.rebuilt_to = reached = last
            state.save(update_fields=["rebuilt_to"])
        done += len(names)
        tell(Progress("names", done, total))
    with transaction.atomic():
        lock()
        write(list(_read(reached, None)), NameForm.objects.filter(name_id__gt=reached), vocabulary)


def _batches(reached: int, batch: int) -> Iterator[Names]:
    while names := list(_read(reached, None)[:batch]):
        yield names
        reached = names[-1][0]


def _read(after: int, last: int | None) -> Any:
    """The names with numbers after one and up to another, as `prepare` takes them."""
    rows = PersonName.objects.filter(pk__gt=after)
    rows = rows if last is None else rows.filter(pk__lte=last)
    return rows.order_by("pk").values_list("pk", "person_id", "text", "kind")


def _postings(forms: Any) -> Iterator[tuple[int, int, int]]:
    for number, words in forms.values_list("name_id", "words"):
        yield from ((*pair, number) for pair in pairs(words))
