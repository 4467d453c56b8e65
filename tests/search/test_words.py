"""The words of a written form, and what is kept of each: whatever a name is, it fits its columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.models import NameWord, NameWordKey
from memorial.names.given import family_name, forms
from memorial.search import Query, differing, find
from memorial.search.words import MAX_WORD, MAX_WORDS, fields_of, words_of
from tests.builders import make_person

COLUMNS = {name: NameWord._meta.get_field(name).max_length or 0 for name in ("text", "fold", "plain", "stems")}
KEY = NameWordKey._meta.get_field("key").max_length or 0
#: One word each, longer than any name, or whose letters are spelt with several.
ENDLESS = ["a" * 90, "ab" * 60, "龘" * 50, "ß" * 100, "щ" * 100, "œæ" * 50, "ﷺ" * 40, "a1" * 70]


def fits(word: str) -> bool:
    fields = fields_of(word)
    held = all(len(fields[name]) <= COLUMNS[name] for name in ("fold", "plain", "stems"))
    return held and len(word) <= COLUMNS["text"] and all(len(key) <= KEY for key in fields["keys"].split(" "))


@pytest.mark.parametrize("word", ENDLESS)
def test_an_endless_word_fits(word: str) -> None:
    assert all(fits(placed.word) for placed in words_of(word))


@given(st.text(alphabet=st.characters(), max_size=150))
def test_whatever_is_written_fits(text: str) -> None:
    found = words_of(text)
    assert len(found) <= MAX_WORDS
    assert all(0 < len(placed.word) <= MAX_WORD and fits(placed.word) for placed in found)
    assert len({placed.word for placed in found}) == len(found)


def test_every_family_of_given_names_fits_a_key() -> None:
    assert max(len(family_name(family)) for _form, family in forms()) < KEY


@pytest.mark.django_db
@pytest.mark.parametrize("word", ENDLESS)
def test_somebody_with_an_endless_name_is_stored_and_found(word: str) -> None:
    bearer = make_person(f"Ona {word}"[:150])
    assert differing() == []
    assert bearer.pk in [hit.person.pk for hit in find(Query(f"Ona {word}")).items]
