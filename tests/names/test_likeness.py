"""How like two words are: a number that orders them, and by what."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from memorial.names.likeness import WORTH, Likeness, alike, compare
from memorial.names.sounds import sound
from tests.names.test_readings import WORDS


def likeness(one: str, other: str) -> tuple[float, Likeness]:
    one, other = one.lower(), other.lower()
    return compare(one, sound(one), other, sound(other))


@pytest.mark.parametrize(
    ("one", "other", "by"),
    [
        ("Mendriks", "mendriks", Likeness.SAME),
        ("Laičiūnas", "Laiciunas", Likeness.MARKS),
        ("Šilde", "Silde", Likeness.MARKS),
        ("Мендрикс", "Mendriks", Likeness.SCRIPT),
        ("Шильде", "Schilde", Likeness.SCRIPT),
        ("Грицяк", "Hrytsiak", Likeness.SCRIPT),
        ("Szylde", "Šilde", Likeness.SOUND),
        ("Gritsyak", "Hrytsiak", Likeness.SOUND),
        ("Lehmann", "Leman", Likeness.SOUND),
        ("Леман", "Lehmann", Likeness.SCRIPT),
        ("Virtasen", "Virtanen", Likeness.SOUND),
        ("Kozlausko", "Kozlauskas", Likeness.ENDING),
        ("Kozlauskienė", "Kozlauskas", Likeness.ENDING),
        ("Козловский", "Kozlauskas", Likeness.ENDING),
        ("Petraičio", "Petraitis", Likeness.ENDING),
        ("Laičiūno", "Laičiūnas", Likeness.ENDING),
        ("Ohsolin", "Ozoliņš", Likeness.ENDING),
        ("Kazlauskas", "Kozlauskas", Likeness.SPELLING),
        ("Mendrihs", "Mendriks", Likeness.SPELLING),
    ],
)
def test_forms_of_one_name_are_alike_by_what_sets_them_apart(one: str, other: str, by: Likeness) -> None:
    score, found = likeness(one, other)
    assert found is by
    assert score >= 0.8


@pytest.mark.parametrize(
    "pair", ["Jonas Ona", "Ain Uno", "Mendriks Kazanas", "Zile Noble", "Karl Kukk", "Hrytsiak Klymovich", "Buca Dauge"]
)
def test_other_names_are_far(pair: str) -> None:
    score, _kind = likeness(*pair.split())
    assert score < 0.66


def test_kinds_are_worth_less_the_farther_they_are() -> None:
    nearest = [WORTH[one] for one in list(Likeness)[: Likeness.ENDING + 1]]
    assert nearest == sorted(nearest, reverse=True) and nearest[0] == 1.0


def test_letters_before_the_endings_count_between_words_of_one_stem() -> None:
    assert likeness("Masiulytė", "Masiulienė") > likeness("Masiulytė", "Mažiulienė")


@pytest.mark.parametrize(
    ("typed", "same", "other"),
    [
        ("Симановская", "Симановский", "Шимановская"),
        ("Шерина", "Шерин", "Серина"),
        ("Mikolaitienė", "Mikolaitis", "Mykolaitienė"),
        ("Masiulienė", "Masiulis", "Mažiulienė"),
        ("Семенова", "Семёнова", "Семянова"),
    ],
)
def test_what_is_written_exactly_is_not_taken_for_other_letters_of_the_same_sound(
    typed: str, same: str, other: str
) -> None:
    assert likeness(typed, same) > likeness(typed, other)


def test_without_marks_a_word_may_be_either() -> None:
    assert likeness("Simanovskaja", "Симановская") >= likeness("Simanovskaja", "Simanovskaya")
    assert likeness("Maziuliene", "Mažiulienė") == (WORTH[Likeness.MARKS], Likeness.MARKS)
    assert likeness("Семенов", "Семёнов") == (WORTH[Likeness.MARKS], Likeness.MARKS)


@given(WORDS, WORDS)
def test_it_is_a_number_from_0_to_1_and_1_only_for_the_same_word(one: str, other: str) -> None:
    score, kind = likeness(one, other)
    assert 0.0 <= score <= 1.0
    assert (score == 1.0) == (one == other) == (kind is Likeness.SAME)


@given(WORDS, WORDS)
@example("kozlauskas", "козловский")
@example("abcvwxyz", "cabvwxyz")
def test_it_is_the_same_from_either_side(one: str, other: str) -> None:
    there, back = likeness(one, other), likeness(other, one)
    assert there[1] is back[1] and there[0] == pytest.approx(back[0])


@given(WORDS, st.data())
def test_a_word_with_letters_changed_is_as_like_from_either_side(word: str, data: st.DataObject) -> None:
    letters = list(word)
    for _change in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(letters) - 1))
        letters[place] = data.draw(st.sampled_from(word))
    assert likeness(word, "".join(letters))[0] == pytest.approx(likeness("".join(letters), word)[0])


@given(st.text(alphabet=st.characters(), max_size=60), st.text(alphabet=st.characters(), max_size=60))
def test_any_text_is_compared(one: str, other: str) -> None:
    score, kind = compare(one, sound(one), other, sound(other))
    assert 0.0 <= score <= 1.0 and (kind is Likeness.SAME) == (one == other)
    assert 0.0 <= alike(one, other) <= 1.0
