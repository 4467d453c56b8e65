"""A prisoner's number has one form, and two numbers never become one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names import prisoner_number


@pytest.mark.parametrize(
    "typed",
    [
        "U-777",
        "u-777",
        "u777",
        "U 777",
        "У-777",
        "у777",
        " U–777 ",
        "Y-777",
        "№ У-777",
        "No. U-777",
        "Ｕ－７７７",
        "U\u200b777",
    ],
)
def test_a_prisoners_number_has_one_form(typed: str) -> None:
    assert prisoner_number(typed) == "U-777"


@pytest.mark.parametrize(
    ("typed", "form"),
    [("1-У-777", "1-U-777"), ("1u777", "1-U-777"), ("Щ-854", "SHCH-854"), ("shch 854", "SHCH-854"), ("Š-12", "SH-12")],
)
def test_a_series_and_letters_of_other_alphabets_are_kept(typed: str, form: str) -> None:
    assert prisoner_number(typed) == form


@pytest.mark.parametrize(
    "typed",
    ["777", "Mendriks", "U-77777", "UU-7", "", "U-", "\x00", "Kozlov 2004", "No. 29", "U-777" + " " * 2000 + "x"],
)
def test_other_texts_are_no_number(typed: str) -> None:
    assert prisoner_number(typed) is None


def test_numbers_with_different_letters_stay_different() -> None:
    letters = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"
    assert len({prisoner_number(f"{letter}-101") for letter in letters}) == len(letters)


@given(st.from_regex(r"\A[1-9]?-?[A-ZА-Яа-я]{1,4} ?-? ?[0-9]{1,4}\Z"))
def test_the_form_of_the_form_is_the_form(typed: str) -> None:
    form = prisoner_number(typed)
    assert form is None or prisoner_number(form) == form


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_looked_at_without_failing(text: str) -> None:
    form = prisoner_number(text)
    assert form is None or form.isascii()
