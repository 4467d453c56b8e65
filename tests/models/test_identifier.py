"""Permanent ids are short, random and without look-alikes."""

import pytest
from django.core.exceptions import ValidationError

from memorial.models.identifier import ALPHABET, new_id, validate_id


def test_new_ids_are_six_characters_of_the_alphabet() -> None:
    for _time in range(200):
        key = new_id()
        validate_id(key)
        assert len(key) == 6 and set(key) <= set(ALPHABET)


@pytest.mark.parametrize("key", ["", "abc", "k7q2xdk7q", "K7Q2XD", "o0l1ia", "k7q2x\n", "k7 2xd", "k7q2xd\n"])
def test_other_texts_are_no_ids(key: str) -> None:
    with pytest.raises(ValidationError):
        validate_id(key)
