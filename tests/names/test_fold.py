"""Folding gives the plain letters under marks and alphabets."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names import Difference, difference, fold, script, visible
from memorial.names.fold import MAX_LENGTH

ANY = st.text(alphabet=st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Alfonas Laičiūnas", "alfonas laiciunas"),
        ("Juozas Grušys", "juozas grusys"),
        ("Мендрикс Янис", "mendriks janis"),
        ("Казанас", "kazanas"),
        ("Казлаускас", "kazlauskas"),
        ("Козлаускас Юозас", "kozlauskas juozas"),
        ("Пукис", "pukis"),
        ("Лайчюнас", "laiciunas"),
        ("Кайрис", "kairis"),
        ("Блюйис", "bliujis"),
        ("Йонас", "jonas"),
        ("Андрейс", "andrejs"),
        ("Виленский", "vilenski"),
        ("Татьяна", "tatjana"),
        ("Ярослав", "jaroslav"),
        ("Киселёв", "kiselev"),
        ("Грицяк Євген", "griciak jevgen"),
        ("Медвѣдевъ Аѳанасій", "medvedev afanasi"),
        ("ŁUKASZ Żółć", "lukasz zolc"),
        ("Straße", "strasse"),
        ("Õnne Käär", "onne kaar"),
        ("Ødegård Đorđe", "odegard dorde"),
        ("Csűrös", "csuros"),
        ("O’Brien O'Brien OʼBrien", "obrien obrien obrien"),
        ("Pajaujis–Javis", "pajaujis javis"),
        ("Men\u200bdr\u202eiks", "mendriks"),
        ("Ἀθήνα", "athina"),
        ("U-777", "u 777"),
        ("", ""),
        ("...", ""),
        ("\x00", ""),
    ],
)
def test_written_forms_fold_to_plain_letters(written: str, plain: str) -> None:
    assert fold(written) == plain


@given(ANY)
def test_folding_any_text_gives_ascii_words_and_twice_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert folded.isascii() and folded == folded.lower()
    assert all(letter.isalnum() or letter == " " for letter in folded)
    assert folded == " ".join(folded.split())
    assert fold(folded) == folded


@given(ANY)
def test_folding_heeds_neither_case_nor_composition(text: str) -> None:
    assert fold(text.upper()) == fold(text) == fold(text.lower())
    assert fold(unicodedata.normalize("NFD", text)) == fold(text) == fold(unicodedata.normalize("NFC", text))


@given(ANY, ANY)
def test_a_text_folds_to_the_folds_of_its_words(one: str, other: str) -> None:
    assert fold(f"{one} {other}").split() == [*fold(one).split(), *fold(other).split()]


@pytest.mark.parametrize("letter", ["ą", "ß", "ĳ", "я", "\u0301", "\u200b", "字", "\ud800"])
def test_a_very_long_text_is_cut_rather_than_worked_through(letter: str) -> None:
    folded = fold(letter * 1_000_000)
    assert len(folded) <= MAX_LENGTH
    assert fold(folded) == folded


def test_what_is_not_seen_is_taken_away_and_marks_are_composed() -> None:
    assert visible("\u202eGru\u00ads\u030cys\ufeff") == "Grušys"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Mendriks", "Latn"), ("Мендрикс", "Cyrl"), ("Ἀθήνα", "Grek"), ("שלום", "Hebr"), ("თბილისი", "Geor"),
        ("Мендрикс J.", "Cyrl"), ("123", "Zyyy"), ("", "Zyyy"), ("ᚠᚢᚦ", "Zzzz"),
    ],
)  # fmt: skip
def test_script_is_that_of_most_letters(text: str, code: str) -> None:
    assert script(text) == code


@pytest.mark.parametrize(
    ("typed", "written", "told"),
    [
        ("Janis Mendriks", "Janis Mendriks", Difference.EXACT),
        ("Pajaujis-Javis", "Pajaujis–Javis", Difference.EXACT),
        ("O'Brien", "O’Brien", Difference.EXACT),
        ("janis mendriks", "Janis Mendriks", Difference.CASE),
        ("laiciunas", "Laičiūnas", Difference.DIACRITICS),
        ("Мендрикс", "Mendriks", Difference.SCRIPT),
        ("Мендрикс Янис", "Janis Mendriks", Difference.SCRIPT),
        ("Mendriks Janis", "Janis Mendriks", Difference.ORDER),
        ("Laiciunas Alfonas", "Alfonas Laičiūnas", Difference.ORDER),
        ("Rudenko", "Mendriks", Difference.OTHER),
        ("...", "!", Difference.OTHER),
    ],
)
def test_difference_names_the_nearest_step(typed: str, written: str, told: Difference) -> None:
    assert difference(typed, written) is told


@given(ANY, ANY)
def test_difference_does_not_depend_on_which_form_comes_first(one: str, other: str) -> None:
    assert difference(one, other) is difference(other, one)
