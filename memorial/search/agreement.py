"""Whether the name index says what the names ask for: every row of it that should be there, and no other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from zlib import crc32

from memorial.models import NameForm, NameIndex, NamePosting, NameWord, NameWordKey, PersonName
from memorial.names.sounds import RULES
from memorial.search.index import Vocabulary, numbers_of, pairs
from memorial.search.words import fields_of, words_of

_AT_ONCE = 5_000


def differing() -> list[str]:
    """What does not agree: ids of people, and words in quotes; empty when index and record agree.

    Reads everything once. Rows are told apart by sums of checks, one for each form and each word.

    >>> differing()
    []
    """
    found = dict.fromkeys(_words())
    found |= dict.fromkeys(_forms())
    state, forms = NameIndex.objects.get(), NameForm.objects.count()
    if forms and state.rules != RULES:
        found["made by other rules"] = None
    if forms != state.forms:
        found[f"{state.forms} forms counted, {forms} there"] = None
    return sorted(found)


def _forms() -> Iterator[str]:
    """The people whose forms are not indexed as they are written."""
    numbers = dict(NameWord.objects.values_list("text", "pk").iterator(_AT_ONCE))
    vocabulary = Vocabulary(numbers)
    owners: dict[int, str] = {}
    sums: dict[int, int] = defaultdict(int)
    rows = NameForm.objects.values_list("pk", "person_id", "words").iterator(_AT_ONCE)
    stored = {number: (person, words) for number, person, words in rows}
    for number, person, text, kind in PersonName.objects.values_list("pk", "person_id", "text", "kind").iterator():
        owners[number] = person
        placed = words_of(text, kind)
        known = all(one.word in numbers for one in placed)
        had = stored.pop(number, None)
        if not known or had != (person, vocabulary.spelt(placed)):
            yield person
        elif placed:
            for pair in pairs(vocabulary.spelt(placed)):
                sums[number] += _check(*pair)
    yield from (f"form {number}" for number in stored)
    counted: dict[int, int] = defaultdict(int)
    for word, other, number in NamePosting.objects.values_list("word_id", "other_id", "name_id").iterator(_AT_ONCE):
        counted[number] += _check(word, other)
    for number in sums.keys() | counted.keys():
        if sums.get(number) != counted.get(number):
            yield owners.get(number, f"form {number}")


def _words() -> Iterator[str]:
    """The words whose keys or sounds are not those that the rules give, or whose number of forms is wrong."""
    texts: dict[int, str] = {}
    sums: dict[int, int] = {}
    for word in NameWord.objects.iterator(_AT_ONCE):
        texts[word.pk] = word.text
        fields = fields_of(word.text)
        sums[word.pk] = sum(crc32(key.encode()) for key in fields["keys"].split(" "))
        if any(getattr(word, name) != value for name, value in fields.items()):
            yield f"“{word.text}”"
    counted: dict[int, int] = defaultdict(int)
    for key, number in NameWordKey.objects.values_list("key", "word_id").iterator(_AT_ONCE):
        counted[number] += crc32(key.encode())
    for number in sums.keys() | counted.keys():
        if sums.get(number, 0) != counted.get(number, 0):
            yield f"“{texts.get(number, number)}”"
    forms: dict[int, int] = defaultdict(int)
    for words in NameForm.objects.values_list("words", flat=True).iterator(_AT_ONCE):
        for number in numbers_of(words):
            forms[number] += 1
    for number, wanted in NameWord.objects.values_list("pk", "forms").iterator(_AT_ONCE):
        if forms[number] != wanted:
            yield f"“{texts[number]}”"


def _check(word: int, other: int) -> int:
    """A number that hardly two pairs have, so that sums of them tell sets apart."""
    return crc32(f"{word} {other}".encode())
