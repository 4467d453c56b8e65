"""A written form in pieces, those marked that were meant."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.search.marked import marked
from memorial.search.words import words_of


@pytest.mark.parametrize(
    ("text", "met", "pieces"),
    [
        ("Alfonas Laičiūnas", {"laičiūnas"}, (("Alfonas ", False), ("Laičiūnas", True))),
        ("Laičiūnas, A.", {"a"}, (("Laičiūnas, ", False), ("A", True), (".", False))),
        ("Kostkus-Kostkevičius", {"kostkevičius"}, (("Kostkus-", False), ("Kostkevičius", True))),
        ("Juan O’Brien", {"obrien"}, (("Juan ", False), ("O’Brien", True))),
        ("У-777", {"u-777"}, (("У-777", True),)),
        ("Alfonas", set(), (("Alfonas", False),)),
        ("", {"a"}, ()),
    ],
)
def test_the_words_that_were_meant_are_marked(text: str, met: set[str], pieces: tuple[tuple[str, bool], ...]) -> None:
    assert marked(text, met) == pieces


@given(st.text(max_size=80))
def test_the_pieces_are_the_text_and_neighbours_differ(text: str) -> None:
    pieces = marked(text, {placed.word for placed in words_of(text)[:2]})
    assert "".join(piece for piece, _met in pieces) == text
    assert all(one[1] != other[1] for one, other in pairwise(pieces))
