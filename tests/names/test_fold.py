"""Folding gives the plain letters under marks and alphabets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names import Difference, difference, fold, script


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Alfonas Laičiūnas", "alfonas laiciunas"),
        ("Мендрикс Янис", "mendriks janis"),
        ("Казанас", "kazanas"),
        ("Козлаускас Юозас", "kozlauskas juozas"),
        ("Ярослав", "jaroslav"),
        ("ŁUKASZ Żółć", "lukasz zolc"),
        ("Straße", "strasse"),
        ("Õnne Käär", "onne kaar"),
        ("Медвѣдевъ", "medvedev"),
        ("O’Brien", "obrien"),
        ("Pajaujis–Javis", "pajaujis javis"),
        ("Men\u200bdriks", "mendriks"),
        ("", ""),
        ("...", ""),
    ],
)
def test_written_forms_fold_to_plain_letters(written: str, plain: str) -> None:
    assert fold(written) == plain


@given(st.text(alphabet=st.characters(), max_size=200))
def test_folding_any_text_gives_ascii_words_and_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert folded == fold(folded)
    assert folded == " ".join(folded.split())


@given(st.text(alphabet="aąčęėįšųūžĀāčēģīķļņõäöüßłABVйцукенгшщзхїфівапролджє- '", max_size=40))
def test_folding_heeds_neither_case_nor_composition(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(text.upper()) == fold(text.upper().lower())


def test_a_very_long_text_is_cut_rather_than_worked_through() -> None:
    assert len(fold("ą" * 1_000_000)) <= 1000


@pytest.mark.parametrize(
    ("text", "code"), [("Mendriks", "Latn"), ("Мендрикс", "Cyrl"), ("123", "Zyyy"), ("", "Zyyy"), ("Ἀθήνα", "Grek")]
)
def test_script_is_that_of_most_letters(text: str, code: str) -> None:
    assert script(text) == code


@pytest.mark.parametrize(
    ("typed", "written", "told"),
    [
        ("Janis Mendriks", "Janis Mendriks", Difference.EXACT),
        ("janis mendriks", "Janis Mendriks", Difference.CASE),
        ("laiciunas", "Laičiūnas", Difference.DIACRITICS),
        ("Мендрикс", "Mendriks", Difference.SCRIPT),
        ("Mendriks Janis", "Janis Mendriks", Difference.ORDER),
        ("Rudenko", "Mendriks", Difference.OTHER),
    ],
)
def test_difference_names_the_nearest_step(typed: str, written: str, told: Difference) -> None:
    assert difference(typed, written) is told
