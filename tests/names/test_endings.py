"""Cases, gender and Baltic nominatives come off; enough is left that short names stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names.endings import bare_stem, plain, stem
from memorial.names.readings import readings

#: Readings as they come of names: classes of sound, vowels, plain consonants.
READINGS = st.text(alphabet="aeiouSCHFbdklmnprt", max_size=40)


def stems(word: str) -> set[str]:
    return set(map(stem, readings(word)))


@pytest.mark.parametrize(
    "forms",
    [
        "Kozlauskas Kozlovskis Kozłowski Козловский Kozlauskienė Kozlauskaitė Kozlausko Kozłowska Козловська",
        "Kazlauskas Казлаускас Kazlauskienė Kazlauską Kazlauskui",
        "Laičiūnas Лайчюнас Laičiūno Laičiūnienė Laičiūnaitė Laičiūnui",
        "Petraitis Petraičio Petraitienė Petraitytė Петрайтис",
        "Virtanen Virtasen Виртанен",
        "Иванов Ivanova Ivanovs Ivanovas Иванову Iwanow Ивановым",
        "Barnatavičius Barnatavičiaus Barnatavičienė Barnatavičiūtė Барнатавичюс",
        "Klimavičius Climowicz Климович Klimavičiaus Klimovičs",
        "Mendriks Mendrika Мендрикс Mendrikam",
        "Šilde Schilde Шильде Szylde",
        "Ozoliņš Озолиньш Ozoliņa Озолин",
        "Kairys Кайрис Kairio Kairienė Kairytė",
        "Petrulis Petrulienė Petrulytė Петрулис",
        "Zieliński Zielińska Зелинский Zielińskiego",
        "Kudirka Kudirkos Kudirkaitė Кудирка",
    ],
)  # fmt: skip
def test_forms_of_one_family_name_keep_a_stem(forms: str) -> None:
    found = {form: stems(form) for form in forms.split()}
    assert set.intersection(*found.values()), found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jonas", "Ona"), ("Ain", "Ina"), ("Uno", "Ain"), ("Els", "Ilze"), ("Zile", "Zala"), ("Kukk", "Kask"),
        ("Petraitis", "Petrauskas"), ("Ozoliņš", "Kalniņš"), ("Noble", "Nagle"), ("Svilis", "Sileris"),
        ("Milkauskas", "Kilbauskas"), ("Ivanov", "Ivaškevičius"), ("Lis", "Lys-Lisauskas"), ("Oja", "Aja"),
    ],
)  # fmt: skip
def test_other_names_keep_other_stems(one: str, other: str) -> None:
    assert stems(one).isdisjoint(stems(other))


@pytest.mark.parametrize("short", ["ona", "ioS", "aS", "iS", "uno", "ene", "oFa", "SkaS", "elS", "", "a"])
def test_of_a_short_name_nothing_is_taken(short: str) -> None:
    assert stem(short) == plain(short)


def test_what_is_read_as_ovsk_is_left_as_it_is_written_where_errors_are_looked_for() -> None:
    assert (stem("kilbauSkaS"), bare_stem("kilbauSkaS")) == ("kilboFSk", "kilbauSk")


@given(READINGS)
def test_a_stem_is_no_longer_than_the_plain_reading_and_that_no_longer_than_the_reading(reading: str) -> None:
    assert len(stem(reading)) <= len(plain(reading)) <= len(reading)
    assert len(bare_stem(reading)) <= len(reading)


@given(READINGS)
def test_of_what_is_heard_something_is_left(reading: str) -> None:
    for left in (stem(reading), bare_stem(reading), plain(reading)):
        assert bool(left) == bool(reading)


@given(READINGS)
def test_where_anything_is_taken_three_sounds_are_left(reading: str) -> None:
    assert len(stem(reading)) >= min(3, len(plain(reading)))


@given(READINGS)
def test_doubled_sounds_make_no_difference(reading: str) -> None:
    # A j that begins a word, and i before i, are read by what stands beside them.
    doubled = "".join(sound * 2 if sound not in "aeioudtS" else sound for sound in reading)
    assert plain(doubled) == plain(reading)


@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_has_a_stem_without_failing_and_always_the_same(text: str) -> None:
    assert stem(text) == stem(text)
    assert len(bare_stem(text)) <= len(text)
