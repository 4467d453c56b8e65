"""What was typed, read: words, what is known of them from the way they stand, and bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.names.parts import Kind
from memorial.names.sounds import FOLD, STEM
from memorial.search.query import MAX_LENGTH, MAX_TERMS
from memorial.search.typed import Word, read


def words(text: str) -> list[str]:
    return [word.text for word in read(text).words]


def word(text: str) -> Word:
    (only,) = read(text).words
    return only


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Laičiūnas, Alfonas", ["laičiūnas", "alfonas"]),
        ("Father Victor", ["father", "victor"]),
        ("O’Brien", ["obrien"]),
        ("Kostkus-Kostkevičius", ["kostkus", "kostkevičius"]),
        ("Jonas JONAS jonas", ["jonas"]),
        ("  Мендрикс\u00a0\u2003Янис ", ["мендрикс", "янис"]),
        ("Jo\u00adnas", ["jonas"]),
        ("у777", ["u-777"]),
        ("", []),
        ("?! …", []),
    ],
)
def test_the_words_are_those_of_the_vocabulary(typed: str, expected: list[str]) -> None:
    assert words(typed) == expected


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("J. Grušys", [Kind.INITIAL, Kind.WORD]),
        ("Кенгир Иван Петрович", [Kind.WORD, Kind.WORD, Kind.PATRONYMIC]),
        ("У-777", [Kind.NUMBER]),
    ],
)
def test_initials_patronymics_and_numbers_are_known_as_such(typed: str, kinds: list[Kind]) -> None:
    assert [word.kind for word in read(typed).words] == kinds


@pytest.mark.parametrize(
    ("typed", "family"),
    [
        ("Anton, Richard", {"anton"}),
        ("Омельянович Д. С.", {"омельянович"}),
        ("Richard Anton", set()),
        ("Anton", set()),
    ],
)
def test_a_family_name_is_known_by_the_way_it_stands(typed: str, family: set[str]) -> None:
    assert {word.text for word in read(typed).words if word.is_family} == family


def test_quotes_ask_for_the_letters() -> None:
    quoted, free = read('"pukys" juozas').words
    assert quoted.to_the_letter and {key[0] for key in quoted.keys} == {FOLD}
    assert not free.to_the_letter and STEM in {key[0] for key in free.keys}
    assert not quoted.farther


@pytest.mark.parametrize("quotes", ['"{}"', "„{}“", "“{}”", "«{}»"])
def test_quotes_of_every_language_ask_for_the_letters(quotes: str) -> None:
    assert word(quotes.format("pukys")).to_the_letter


@pytest.mark.parametrize(
    ("typed", "pattern"),
    [("laic*", "laic*"), ("*čiūnas", "*ciunas"), ("La*ū***nas", "la*u*nas"), ("Мендр*", "mendr*"), ("k*s", "k*s")],
)
def test_stars_stand_for_letters_in_plain_letters(typed: str, pattern: str) -> None:
    assert word(typed).pattern == pattern


@pytest.mark.parametrize("typed", ["*", "**", "a*", "*a*"])
def test_a_pattern_that_could_be_anybody_is_left_out(typed: str) -> None:
    assert read(typed).words == ()


def test_of_many_words_that_begin_with_a_star_the_first_are_looked_for_and_it_is_said() -> None:
    typed = read("*aa* *bb* *cc* dd* *ee*")
    assert [one.pattern for one in typed.words] == ["*aa*", "*bb*", "dd*"]
    assert typed.cut and not read("*aa* *bb* dd* ee*").cut


def test_a_letter_that_was_lost_is_guessed() -> None:
    assert FOLD + "janis" in word("J?nis").keys and FOLD + "janis" in word("J\ufffdnis").keys
    assert FOLD + "janis" not in word("Jnis").keys


@pytest.mark.parametrize(
    ("typed", "open_ended"),
    [
        ("Mendr", True), ("Janis Mendr", True), ("Mendr ", False), ("J.", False), ("mendr*", False),
        ('"mendr"', False), ("", False),
    ],
)  # fmt: skip
def test_the_last_word_may_be_only_begun(typed: str, open_ended: bool) -> None:
    assert read(typed).open_ended is open_ended


def test_what_is_too_much_is_left_out_and_said() -> None:
    many = read(" ".join(f"word{'abcdefghijkl'[place]}" for place in range(MAX_TERMS + 2)))
    assert many.cut and len(many.words) == MAX_TERMS
    assert read("a" * (MAX_LENGTH + 1)).cut and not read("a" * MAX_LENGTH).cut


@given(st.text(max_size=300))
def test_any_text_is_read_within_bounds(text: str) -> None:
    typed = read(text)
    assert len(typed.words) <= MAX_TERMS
    assert len({word.text for word in typed.words}) == len(typed.words)
    for one in typed.words:
        assert one.pattern or one.keys
        assert all(len(key) <= 60 for key in one.keys | one.farther)


@given(st.lists(st.sampled_from(["Jonas", "Мендрикс", "Laičiūnas", "J.", "Pétain", "Óskar"]), max_size=5), st.data())
def test_order_changes_the_order_of_words_and_nothing_else(names: list[str], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(names))
    assert {(word.text, word.keys, word.initials) for word in read(" ".join(names) + " ").words} == {
        (word.text, word.keys, word.initials) for word in read(" ".join(shuffled) + " ").words
    }
