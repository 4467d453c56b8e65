"""Two names are held against each other as the search does it: each word with what is heard of it, each pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names.likeness import Likeness
from memorial.search import contrast
from memorial.search.query import MAX_TERMS


def going_together(first: str, second: str) -> list[tuple[str, str, Likeness]]:
    found = contrast(first, second)
    return [
        (one.text, other.text, pair.likeness)
        for one, row in zip(found.first, found.pairs, strict=True)
        for other, pair in zip(found.second, row, strict=True)
        if pair.together
    ]


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        ("laiciunas", "Laičiūnas", [("laiciunas", "laičiūnas", Likeness.MARKS)]),
        ("Laičiūnas", "Лайчюнас", [("laičiūnas", "лайчюнас", Likeness.SCRIPT)]),
        ("Jonas Laičiūnas", "Laiciunas Ivan",
         [("jonas", "ivan", Likeness.GIVEN), ("laičiūnas", "laiciunas", Likeness.MARKS)]),
        ("J. Mendriks", "Janis Mendriks",
         [("j", "janis", Likeness.INITIAL), ("mendriks", "mendriks", Likeness.SAME)]),
        ("Mendriks", "Kazanas", []),
        ("Ona Ona", "Ona", [("ona", "ona", Likeness.SAME)]),
    ],
)  # fmt: skip
def test_words_go_with_the_nearest(first: str, second: str, together: list[tuple[str, str, Likeness]]) -> None:
    assert going_together(first, second) == together


def test_a_word_is_told_with_what_is_heard_of_it() -> None:
    (word,) = contrast("Laičiūnas", "Ona").first
    assert (word.fold, word.readings, word.stems, word.skeletons) == (
        "laiciunas", ("laiCunaS",), ("laiCun",), ("lCn",),
    )  # fmt: skip
    (ona,) = contrast("Laičiūnas", "Ona").second
    assert ona.families and word.families == ()


def test_shared_families_of_given_names_are_told() -> None:
    assert contrast("Jonas", "Иван").pairs[0][0].families
    assert not contrast("Jonas", "Juozas").pairs[0][0].families


def test_what_is_read_is_bounded_and_it_is_said() -> None:
    found = contrast(" ".join(f"a{letter}ba" for letter in "bcdfghjklm"), "Ona")
    assert found.cut and len(found.first) == MAX_TERMS


@given(st.text(max_size=250), st.text(max_size=250))
def test_any_two_texts_can_be_compared_and_each_word_goes_with_one_at_the_most(first: str, second: str) -> None:
    found = contrast(first, second)
    assert len(found.pairs) == len(found.first)
    for line in (*found.pairs, *zip(*found.pairs, strict=True)):
        assert sum(pair.together for pair in line) <= 1
        assert all(0 <= pair.score <= 1 for pair in line)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_scores_are_the_same_from_either_side(first: str, second: str) -> None:
    turned = contrast(second, first).pairs
    for row, its in enumerate(contrast(first, second).pairs):
        for column, pair in enumerate(its):
            assert pair.score == pytest.approx(turned[column][row].score)
