"""A name is divided as its bearers divide it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names import prisoner_number, split, tokens
from memorial.names.parts import Kind


@pytest.mark.parametrize(
    ("text", "given_names", "patronymic", "family"),
    [
        ("Janis Mendriks", ("Janis",), (), ("Mendriks",)),
        ("A. Kostkus-Kostkevičius", ("A.",), (), ("Kostkus-Kostkevičius",)),
        ("V. A. Kozlov", ("V.", "A."), (), ("Kozlov",)),
        ("Kazanas, Afanasius", ("Afanasius",), (), ("Kazanas",)),
        ("Казанас Афанасий Иванович", ("Афанасий",), ("Иванович",), ("Казанас",)),
        ("Афанасий Иванович Казанас", ("Афанасий",), ("Иванович",), ("Казанас",)),
        ("Eduard von Essen", ("Eduard",), (), ("von", "Essen")),
        ("Misterevičius", (), (), ("Misterevičius",)),
        ("Augustas Barnatavičius", ("Augustas",), (), ("Barnatavičius",)),
        ("Mykolas Petras Cechavičius", ("Mykolas", "Petras"), (), ("Cechavičius",)),
        ("O’Brien", (), (), ("O’Brien",)),
        ("", (), (), ()),
    ],
)
def test_names_are_divided(text: str, given_names: tuple, patronymic: tuple, family: tuple) -> None:
    parts = split(text)
    assert (parts.given, parts.patronymic, parts.family) == (given_names, patronymic, family)


def test_words_of_a_search_know_what_they_are() -> None:
    kinds = {token.folded: token.kind for token in tokens("Казанас А. Иванович фон Эссен")}
    assert kinds["a"] is Kind.INITIAL
    assert kinds["ivanovic"] is Kind.PATRONYMIC
    assert kinds["fon"] is Kind.PARTICLE
    assert kinds["kazanas"] is Kind.WORD


def test_a_hyphenated_name_gives_both_its_words() -> None:
    assert [token.folded for token in tokens("Pajaujis–Javis")] == ["pajaujis", "javis"]


@pytest.mark.parametrize("typed", ["U-777", "u-777", "u777", "U 777", "У-777", "у777", " U–777 "])
def test_a_prisoners_number_has_one_form(typed: str) -> None:
    assert prisoner_number(typed) == "U-777"


@pytest.mark.parametrize("typed", ["777", "Mendriks", "U-77777", "UU-7", "", "U-", "\x00"])
def test_other_texts_are_no_number(typed: str) -> None:
    assert prisoner_number(typed) is None


@given(st.text(alphabet=st.characters(), max_size=300))
def test_any_text_is_divided_without_failing_and_nothing_is_invented(text: str) -> None:
    parts = split(text)
    for word in (*parts.given, *parts.patronymic, *parts.family):
        assert word
    for token in tokens(text):
        assert token.folded.isascii() and token.folded
    prisoner_number(text)
