"""A curator is told how a text was read, what its words may mean, and whom it finds and why."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memorial.names.likeness import Likeness
from memorial.search import Audience, Query, Reason, explain, find
from memorial.search.explain import TOLD
from memorial.search.query import MAX_TERMS, PAGE_SIZE
from tests.builders import make_person

pytestmark = pytest.mark.django_db


def test_a_word_is_told_with_what_it_may_mean_the_nearest_first() -> None:
    (reading,) = explain("laiciunas").readings
    (word,) = reading.words
    assert (reading.text, reading.is_repaired, word.text, word.fold) == ("laiciunas", False, "laiciunas", "laiciunas")
    first = word.candidates[0]
    assert (first.text, first.likeness) == ("laičiūnas", Likeness.MARKS)
    assert first.forms >= 1 and word.weight > 0
    scores = [one.score for one in word.candidates]
    assert scores == sorted(scores, reverse=True) and all(0 < score <= 1 for score in scores)


def test_damage_that_was_undone_is_told() -> None:
    repaired, as_it_stands = explain("Pűkys").readings
    assert (repaired.text, repaired.is_repaired) == ("Pūkys", True)
    assert (as_it_stands.text, as_it_stands.is_repaired) == ("Pűkys", False)


def test_the_rarer_word_weighs_more() -> None:
    weights = {word.fold: word.weight for word in explain("juozas mendriks").readings[0].words}
    assert weights["mendriks"] > weights["juozas"]


@pytest.mark.parametrize("typed", ["Мендрикс Янис", "juozas", "U-777", "zzzz", "laic*", "J. Grusys"])
def test_the_people_are_those_whom_a_curator_finds_in_the_same_order(typed: str) -> None:
    told, page = explain(typed), find(Query(typed, audience=Audience.CURATORS))
    assert [(hit.person, hit.score, hit.reason) for hit in told.hits] == [
        (hit.person, hit.score, hit.reason) for hit in page.items
    ]
    assert told.total == page.total


def test_people_not_published_are_told_of_too() -> None:
    draft = make_person("Ona Juodraštinukė", standing="draft")
    (hit,) = [hit for hit in explain("juodrastinuke").hits if hit.person == draft]
    assert hit.reason is Reason.WITHOUT_DIACRITICS


@pytest.mark.parametrize("typed", ["", " ", "\x00", "\u200b"])
def test_nothing_typed_is_nothing_told(typed: str) -> None:
    told = explain(typed)
    assert (told.hits, [reading.words for reading in told.readings if reading.words]) == ((), [])


def test_what_is_left_out_of_too_many_words_is_said() -> None:
    told = explain("juozas " + " ".join(f"a{letter}ba" for letter in "bcdfghjklm"))
    assert told.cut_words and all(len(reading.words) <= MAX_TERMS for reading in told.readings)


def test_only_the_first_are_told_of_many(django_assert_max_num_queries: Any) -> None:
    for letter in "abcdefghijklmnoprstuvz":
        make_person(f"Ona Gausu{letter}ienė")
    with django_assert_max_num_queries(20):
        told = explain("ona gausu*")
    (word,) = [word for word in told.readings[0].words if word.text == "gausu*"]
    assert len(word.candidates) == TOLD < word.met
    assert len(told.hits) == PAGE_SIZE < told.total


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_explained(typed: str) -> None:
    told = explain(typed)
    assert len(told.readings) <= 2 and len(told.hits) <= PAGE_SIZE
