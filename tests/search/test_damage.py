"""Text that was read in a wrong encoding is searched for as it was meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memorial.search.damage import understand
from memorial.search.vocabulary import state
from tests.builders import make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("Juozas Pūkys", "utf-8", "cp1252"),
        ("Янис Мендрикс", "utf-8", "latin-1"),
        ("Янис Мендрикс", "cp1251", "cp1252"),
        ("Янис Мендрикс", "koi8-r", "cp1251"),
        ("Alfonas Laičiūnas", "cp1257", "cp1252"),
        ("Juozas Grušys", "cp1257", "cp1250"),
    ],
)
def test_each_known_damage_is_undone(name: str, written: str, read: str) -> None:
    make_person(name)
    damaged = name.encode(written).decode(read, errors="ignore")
    assert damaged != name
    first = understand(damaged, state())[0]
    assert first.typed.text == name and first.is_repaired


@pytest.mark.parametrize("name", ["Alfonas Laičiūnas", "Янис Мендрикс", "Наум Аронов"])
def test_letters_that_were_halved_on_the_way_are_guessed(name: str) -> None:
    """A page of Windows-1252 has no sign for some bytes, and what is copied from it lacks them."""
    make_person(name)
    damaged = name.encode().decode("cp1252", errors="ignore")
    assert understand(damaged, state())[0].typed.text == name


@pytest.mark.parametrize("name", ["Juozas Pūkys", "Янис Мендрикс", "Mendriks", "Õnne Ööbik", "Jürgen Groß", "J?nis"])
def test_what_is_whole_is_taken_as_it_stands(name: str) -> None:
    make_person(name.replace("?", "a"))
    assert [one.typed.text for one in understand(name, state())] == [name]
    assert not understand(name, state())[0].is_repaired


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Петерсонс Илмарс", "Петерсонса Илмарса"),
        ("Линнук Петр", "Лрннук Петр"),
        ("Ona Poželienė", "Onai Poželienei"),
        ("Jurgis Kasparaitis", "Jurgio Kasparaičio"),
    ],
)
def test_a_name_in_another_case_or_misspelt_is_no_damage(name: str, typed: str) -> None:
    """Nearly any text could be misread bytes; of what is not damaged a second reading would be nonsense."""
    make_person(name)
    assert [one.typed.text for one in understand(typed, state())] == [typed]


def test_a_name_that_stands_in_print_as_it_was_damaged_is_looked_for_in_both_ways() -> None:
    readings = understand("Pűkys", state())
    assert [one.typed.text for one in readings] == ["Pūkys", "Pűkys"]


def test_quotes_forbid_other_readings() -> None:
    assert [one.is_repaired for one in understand('"Pűkys"', state())] == [False]


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_text_has_one_reading_or_two(text: str) -> None:
    readings = understand(text, state())
    assert 1 <= len(readings) <= 2
    for one in readings:
        assert 0.0 <= one.known <= 1.0 and len(one.meanings) == len(one.typed.words)
