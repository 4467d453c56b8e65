"""One name, spelt by every tradition, has a reading in common; whatever is written, readings are few and short."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names.readings import MAX_LETTERS, MAX_READINGS, readings

ANY = st.text(alphabet=st.characters(), max_size=80)
#: What names of the record are written with.
LETTERS = "aeiouybcdfghjklmnpqrstvwxząčęėįšųūžāēģīķļņäöüõćłńóśźżабвгґдеёжзийклмнопрстуфхцчшщыьэюяіїєў"
WORDS = st.text(alphabet=LETTERS, min_size=1, max_size=30)


@pytest.mark.parametrize(
    "spellings",
    [
        "Šilde Schilde Шильде Szylde Silde",
        "Ozoliņš Озолиньш Ozolinsch",
        "Hrytsiak Грицяк Gritsyak Hryciak Gricjak",
        "Lehmann Леманн",
        "Lehman Леман",
        "Laičiūnas Лайчюнас Laiciunas Laitschjunas",
        "Mendriks Мендрикс",
        "Klymovich Климович Klimowicz Klimovič Klimowitsch",
        "Szczepański Schtschepanski",
        "Kaldmets Калдмец",
        "Kuprevičius Kuprewiczius Купревичюс",
        "Žukauskas Zhukauskas Жукаускас",
        "Csizma Чизма",
        "Pahvalahti Пахвалахти",
        "Oksakas Оксакас Oxakas",
        "Kafka Kavka Кафка",
    ],
)
def test_spellings_of_one_sound_have_a_reading_in_common(spellings: str) -> None:
    found = [set(readings(word)) for word in spellings.split()]
    assert set.intersection(*found), dict(zip(spellings.split(), found, strict=True))


@pytest.mark.parametrize(
    ("word", "likeliest"),
    [
        ("Schilde", "Silde"), ("Шильде", "Silde"), ("Cicenas", "CiCenaS"), ("Kazanas", "kaSanaS"), ("Щука", "SCuka"),
        ("Xaver", "kSaFer"), ("Jonas", "ionaS"), ("Wałęsa", "FaleSa"), ("O'Brien", "obrien"), ("ўладзіс", "FladSiS"),
    ],
)  # fmt: skip
def test_the_likeliest_reading_is_first(word: str, likeliest: str) -> None:
    assert readings(word)[0] == likeliest


@pytest.mark.parametrize(("one", "other"), [("Jonas", "Ona"), ("Ain", "Uno"), ("Els", "Ilze"), ("Karl", "Kukk")])
def test_other_names_are_read_otherwise(one: str, other: str) -> None:
    assert set(readings(one)).isdisjoint(readings(other))


@pytest.mark.parametrize("word", ["", "'", "-", "123", "...", "\u0301", "\ud800", "\x00"])
def test_what_has_no_letters_is_not_heard(word: str) -> None:
    assert readings(word) == ()


def test_names_in_other_scripts_are_heard_as_they_are_spelt() -> None:
    assert readings("Γιάννης")[0] == readings("Giannis")[0]


@pytest.mark.parametrize("word", ["cz" * 500, "zc" * 500, "щ" * 500, "ﷺ" * 100, "h" * 1000, "ąęóc" * 100, "㍿" * 90])
def test_ambiguous_and_endless_words_have_few_and_short_readings(word: str) -> None:
    found = readings(word)
    assert len(found) <= MAX_READINGS
    assert all(len(reading) <= MAX_LETTERS for reading in found)


@given(ANY)
def test_any_text_has_a_few_short_different_readings_of_plain_sounds(text: str) -> None:
    found = readings(text)
    assert len(found) == len(set(found)) <= MAX_READINGS
    assert all(0 < len(reading) <= MAX_LETTERS for reading in found)
    assert all(reading.isascii() and reading.isalpha() for reading in found)
    assert readings(text) == found


@given(ANY)
def test_composition_makes_no_difference(text: str) -> None:
    assert readings(unicodedata.normalize("NFC", text)) == readings(unicodedata.normalize("NFD", text))


@given(WORDS)
def test_case_makes_no_difference(word: str) -> None:
    assert readings(word.upper()) == readings(word.lower()) == readings(word.title())


@given(WORDS, st.integers(0, 30), st.sampled_from("'’ʼ`´"))
def test_apostrophes_make_no_difference(word: str, place: int, apostrophe: str) -> None:
    assert readings(word[:place] + apostrophe + word[place:]) == readings(word)
