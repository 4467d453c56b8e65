"""Dates are said as readers of each language say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.dates import DateError, in_words, parse, read

LANGUAGES = ("en", "lt", "lv", "et", "uk", "ru", "pl", "de")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1953-08-01", "1 August 1953"),
        ("1953-06", "June 1953"),
        ("1953", "1953"),
        ("1920~", "about 1920"),
        ("1920?", "possibly 1920"),
        ("1920%", "possibly about 1920"),
        ("1953-22", "summer 1953"),
        ("195X", "the 1950s"),
        ("[1953,1954]", "1953 or 1954"),
        ("[1950..1953]", "between 1950 and 1953"),
        ("{1953,1955}", "1953 and 1955"),
        ("1953-05/1953-08", "May to August 1953"),
        ("1953-07-26/1953-08-01", "26 July to 1 August 1953"),
        ("1953-08-01/1953-08-03", "1 to 3 August 1953"),
        ("1952-12-31/1953-01-02", "31 December 1952 to 2 January 1953"),
        ("../1953", "1953 or earlier"),
        ("1953/..", "1953 or later"),
        ("/1953", "until 1953, beginning not known"),
        ("1953-08-XX", "August 1953, day not known"),
        ("1953-XX", "1953, month not known"),
        ("1953-08-01T16:00", "1 August 1953, 16:00"),
    ],
)
def test_english_says_every_shape(text: str, words: str) -> None:
    assert in_words(parse(text), "en") == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("lt", "1953 m. rugpjūčio 1 d."),
        ("lv", "1953. gada 1. augusts"),
        ("et", "1. august 1953"),
        ("uk", "1 серпня 1953 року"),
        ("ru", "1 августа 1953 года"),
        ("pl", "1 sierpnia 1953"),
        ("de", "1. August 1953"),
    ],
)
def test_each_language_has_its_own_order_and_case(language: str, words: str) -> None:
    assert in_words(parse("1953-08-01"), language) == words


def test_an_unknown_language_hears_english() -> None:
    assert in_words(parse("1953-06"), "xx") == "June 1953"


@given(st.text(alphabet="0123456789X-/~?%[]{},.", max_size=30), st.sampled_from(LANGUAGES))
def test_whatever_parses_can_be_said_in_every_language(text: str, language: str) -> None:
    try:
        value = parse(text)
    except DateError:
        return
    assert in_words(value, language).strip()


@pytest.mark.parametrize(
    "text", ["1953-08-01", "1953-06", "1953", "1920~", "1920?", "1953-22", "195X", "../1953", "1953/.."]
)
def test_english_words_are_read_back(text: str) -> None:
    assert read(in_words(parse(text), "en")).text == text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", ["1953-08-01", "1953-06", "1953", "1953-22"])
def test_plain_dates_are_read_back_in_every_language(text: str, language: str) -> None:
    assert read(in_words(parse(text), language), language).text == text
