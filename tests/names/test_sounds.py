"""Forms of one name share a key, and every word shares one with itself; keys are bounded whatever is written."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names.endings import stem
from memorial.names.fold import fold
from memorial.names.readings import MAX_LETTERS, readings
from memorial.names.sounds import (
    FAMILY,
    FARTHER,
    FOLD,
    INITIAL,
    MAX_FOLD,
    MAX_STEMS,
    NEARLY,
    SKELETON,
    STEM,
    initial_sounds,
    keys,
    skeleton,
    sound,
)
from tests.names.test_readings import ANY, WORDS

#: What `NameWordKey.key` holds.
LONGEST_KEY = 60


def common(*words: str) -> frozenset[str]:
    return frozenset.intersection(*(keys(sound(word)) for word in words))


@pytest.mark.parametrize(
    ("forms", "kind"),
    [
        ("Laičiūnas LAICIUNAS Лайчюнас laičiūnas", FOLD),
        ("Kozlauskas Kozlovskis Kozłowski Козловский Kozlauskienė", STEM),
        ("Kozlauskas Kazlauskas Козловский Казлаускас", SKELETON),
        ("Csizmadia Чизмадия", STEM),
        ("Mendriks Mendrks", NEARLY),
        ("Mendriks Mendiks", NEARLY),
        ("Mendriks Mednriks", NEARLY),
        ("Barnatavičius Bernatavičius Barnatovičius", SKELETON),
        ("Kilbauskas Kilbaskas", NEARLY),
        ("Hrytsiak Hrysiak", FARTHER),
        ("Lehmann Леман", STEM),
        ("Virtanen Virtasen", STEM),
    ],
)
def test_forms_of_one_name_share_a_key_of_this_kind(forms: str, kind: str) -> None:
    assert [key for key in common(*forms.split()) if key[0] == kind]


@pytest.mark.parametrize("pair", ["Jonas Ona", "Ain Uno", "Els Ilze", "Karl Kukk", "Zile Noble", "Ain Ina"])
def test_short_names_stay_apart(pair: str) -> None:
    assert not {key[0] for key in common(*pair.split())} & {FOLD, STEM, NEARLY}


def test_kinds_of_keys_are_ordered_nearest_first() -> None:
    kinds = [FOLD, STEM, FAMILY, INITIAL, SKELETON, NEARLY, FARTHER]
    assert kinds == sorted(set(kinds))


def test_families_of_given_names_are_keys_as_they_are() -> None:
    assert FAMILY + "john" in keys(sound("Jonas"), frozenset(["john"]))


def test_the_vowel_a_stem_begins_with_is_heard_in_its_skeleton_whichever_it_is() -> None:
    assert (skeleton("oSolin"), skeleton("aSalun"), skeleton("Solin"), skeleton("")) == ("ASln", "ASln", "Sln", "")


@pytest.mark.parametrize(
    ("word", "sounds"),
    [("J.", "J"), ("Juozas", "J"), ("Й", "J"), ("Ch.", "CH"), ("Ž", "S"), ("Ш.", "S"), ("", ""), ("7", "")],
)  # fmt: skip
def test_an_initial_stands_for_the_sounds_a_name_may_begin_with(word: str, sounds: str) -> None:
    assert initial_sounds(word) >= frozenset(sounds) and len(initial_sounds(word)) <= 3


@pytest.mark.parametrize("word", ["ab" * 60, "a" * 300, "龘" * 50, "ß" * 100, "щ" * 100, "ﷺ" * 40, "czę" * 90])
def test_endless_words_have_short_keys(word: str) -> None:
    found = keys(sound(word))
    assert found and max(map(len, found)) <= LONGEST_KEY


@given(ANY)
def test_of_any_text_keys_are_short_and_not_many(text: str) -> None:
    heard = sound(text)
    assert len(heard.plain) <= MAX_STEMS and len(heard.stems) <= MAX_STEMS + 2 and len(heard.skeletons) <= MAX_STEMS
    assert len(heard.fold) <= MAX_FOLD
    assert all(len(one) <= MAX_LETTERS for one in (*heard.plain, *heard.stems, *heard.skeletons))
    found = keys(heard)
    assert len(found) <= 1 + (2 * MAX_STEMS + 2) * (MAX_LETTERS + 2)
    assert all(len(key) <= LONGEST_KEY for key in found)
    assert all(key.isascii() and key.isalnum() for key in found)
    assert keys(sound(text)) == found


@given(ANY)
def test_every_word_shares_a_key_with_itself_and_with_its_fold(text: str) -> None:
    folded = fold(text).replace(" ", "")
    shared = common(text, folded)
    assert bool(shared) == bool(folded)
    assert not folded or FOLD + folded[:MAX_FOLD] in shared


@given(WORDS)
def test_case_and_composition_make_no_difference(word: str) -> None:
    assert sound(word.upper()) == sound(word) == sound(unicodedata.normalize("NFD", word))


@given(WORDS.filter(lambda word: len(word) > 5), st.integers(0, 5))
def test_a_stem_and_the_stem_less_one_sound_share_a_key(word: str, place: int) -> None:
    for one in sound(word).stems:
        if len(one) > 5:
            left_out = one[:place] + one[place + 1 :]
            assert NEARLY + left_out in keys(sound(word))


@pytest.mark.parametrize(
    ("case", "name"),
    [
        ("Baloža", "Balodis"), ("Brieža", "Briedis"), ("Kalnieša", "Kalnietis"), ("Bērzīša", "Bērzītis"),
        ("Gaidžio", "Gaidys"), ("Gaidžiui", "Gaidys"), ("Kasparaičiui", "Kasparaitis"), ("Kasparaičiu", "Kasparaitis"),
        ("Kasparaiciui", "Kasparaitis"), ("Stankaičio", "Stankaitis"),
    ],
)  # fmt: skip
def test_the_consonant_that_changes_before_an_ending_is_known(case: str, name: str) -> None:
    """Latvian -dis, -tis have -ža, -ša in the genitive; Lithuanian -dys, -tis have -džio, -čio, -džiui, -čiui."""
    assert sound(name).stems[0] in sound(case).stems


@pytest.mark.parametrize("name", ["Saša", "Miša", "Kalančiui", "Bronža", "Žaža"])
def test_a_word_that_only_looks_like_such_a_case_keeps_its_own_stem(name: str) -> None:
    assert sound(name).stems[0] == stem(readings(name)[0])


def test_in_a_short_word_no_consonant_is_changed() -> None:
    assert sound("Saša").stems == (stem(readings("Saša")[0]),)
