"""How near a written form is to what was typed, each of its words met once."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names.likeness import Likeness, compare
from memorial.names.sounds import sound
from memorial.search.candidates import Form, Weighed, weigh
from memorial.search.score import Scored, Scorer
from memorial.search.typed import read
from memorial.search.vocabulary import LEAST, Meaning, Met
from memorial.search.words import words_of

#: Everybody has these names, so often each. Their places are their numbers.
VOCABULARY = {"janis": 4000, "jānis": 4000, "mendriks": 3, "мендрикс": 3, "янис": 900, "andrejevičs": 800, "liepa": 90}
VOCABULARY |= {"anton": 700, "richard": 600, "denisas": 50, "m": 40, "štelmachas": 4, "юозас": 800, "йонас": 900}
VOCABULARY |= {"козлаускас": 90, "андреевич": 800}
NUMBERS = {word: number for number, word in enumerate(VOCABULARY)}
FORMS = 100_000


def form(text: str) -> Form:
    placed = words_of(text)
    numbers = tuple(NUMBERS[one.word] for one in placed)
    roles, initials = "".join(one.role for one in placed), tuple(one.initials for one in placed)
    return Form(1, "k7q2xd", numbers, roles, initials, True, "", "dead", "published")


def meaning(text: str) -> Meaning:
    found = {}
    for word, number in NUMBERS.items():
        score, by = compare(text, sound(text), word, sound(word))
        if score >= LEAST:
            found[number] = Met(number, word, score, by, VOCABULARY[word])
    return found


def weighed(typed: str) -> list[Weighed]:
    words = read(typed).words
    return weigh(words, [{} if word.is_initial else meaning(word.text) for word in words], FORMS)


def score(typed: str, text: str) -> Scored:
    return Scorer(weighed(typed))(form(text))


def test_the_name_as_typed_is_1() -> None:
    found = score("Jānis Mendriks", "Jānis Mendriks")
    assert (found.score, found.worst, found.missing, found.extra, found.in_order) == (1.0, Likeness.SAME, 0, 0, True)


@pytest.mark.parametrize(
    ("typed", "nearer", "farther"),
    [
        ("Jānis Mendriks", "Jānis Mendriks", "Janis Mendriks"),
        ("Jānis Mendriks", "Janis Mendriks", "Янис Мендрикс"),
        ("Jānis Mendriks", "Янис Мендрикс", "Jānis Liepa"),
        # The rarer word weighs more.
        ("Jānis Mendriks", "Anton Mendriks", "Jānis Liepa"),
        # What was not typed takes away, a patronymic least.
        ("Янис Мендрикс", "Янис Мендрикс", "Мендрикс Янис Андреевич"),
        ("Янис Мендрикс", "Мендрикс Янис Андреевич", "Янис Anton Мендрикс"),
        # What was typed as a family name is one.
        ("Anton, Richard", "Richard Anton", "Anton Richard Liepa"),
    ],
)
def test_of_two_forms_the_nearer_has_more(typed: str, nearer: str, farther: str) -> None:
    assert score(typed, nearer).score > score(typed, farther).score


@pytest.mark.parametrize(
    ("typed", "text", "worth"),
    [
        ("Козлаускас Й.", "Козлаускас Йонас", 1.0),
        ("Козлаускас Ю.", "Козлаускас Юозас", 1.0),
        ("Liepa J.", "Liepa Йонас", 1.0),
    ],
)
def test_an_initial_stands_for_the_name_that_begins_with_its_letter(typed: str, text: str, worth: float) -> None:
    assert score(typed, text).score == pytest.approx(worth)


def test_letters_of_one_alphabet_are_told_apart_though_another_writes_them_alike() -> None:
    assert score("Козлаускас Ю.", "Козлаускас Юозас").score > score("Козлаускас Ю.", "Козлаускас Йонас").score


def test_an_initial_in_the_record_may_be_any_name_that_begins_so() -> None:
    found = score("M. Liepa", "M. Liepa")
    assert found.missing == 0 and found.score == pytest.approx(1.0)


def test_a_father_who_is_not_given_costs_little_and_is_not_missing() -> None:
    found = score("Мендрикс Янис Андреевич", "Янис Мендрикс")
    assert found.missing == 0 and found.score > 0.9


def test_a_word_of_the_form_is_met_once() -> None:
    found = score("Janis Jānis", "Jānis Mendriks")
    assert found.missing == 1 and len(found.unmet) == 1 and found.extra == 1


def test_initials_alone_are_hardly_meant() -> None:
    assert score("J. M.", "Jānis Mendriks").score <= 0.5


@given(st.permutations(["Jānis", "Mendriks", "Anton"]), st.permutations(["Jānis", "Mendriks", "Liepa"]))
def test_the_score_does_not_depend_on_any_order(typed: list[str], text: list[str]) -> None:
    # Roles depend on where a word stands: this is of words that nothing orders.
    scores = {round(score(" ".join(one), "Jānis Liepa Mendriks").score, 9) for one in permutations(typed)}
    assert len(scores) == 1
    assert 0.0 <= score(" ".join(typed), " ".join(text)).score <= 1.0


@given(st.lists(st.sampled_from(sorted(VOCABULARY)), min_size=1, max_size=4, unique=True), st.data())
def test_no_form_has_more_than_1_and_the_held_back_is_taken_off(words: list[str], data: st.DataObject) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(sorted(VOCABULARY)), min_size=1, max_size=4, unique=True)))
    plain, held = Scorer(weighed(" ".join(words)))(form(text)), Scorer(weighed(" ".join(words)), 0.1)(form(text))
    assert 0.0 <= plain.score <= 1.0
    assert held.score == pytest.approx(max(0.0, plain.score - 0.1))
