"""Dates are read as people type them, in eight languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.dates import DateError, read


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("about 1920", "1920~"), ("c. 1920", "1920~"), ("ca 1920", "1920~"), ("apie 1920", "1920~"),
        ("около 1920", "1920~"), ("близько 1920", "1920~"), ("um 1920", "1920~"), ("około 1920", "1920~"),
        ("umbes 1920", "1920~"), ("ap 1920", "1920~"), ("possibly 1920", "1920?"), ("1953?", "1953?"),
        ("summer 1953", "1953-22"), ("1953 m. vasara", "1953-22"), ("1953. gada vasara", "1953-22"),
        ("летом 1953", "1953-22"), ("winter 1953", "1953-24"),
        ("before 1 August 1953", "../1953-07-31"), ("before August 1953", "../1953-07"), ("before 1953", "../1952"),
        ("after 1953", "1954/.."), ("until 1953", "../1953"), ("since 1953", "1953/.."),
        ("1.8.1953", "1953-08-01"), ("01.08.1953", "1953-08-01"), ("01/08/1953", "1953-08-01"), ("8.1953", "1953-08"),
        ("August 1953", "1953-08"), ("1 August 1953", "1953-08-01"), ("1 Aug 1953", "1953-08-01"),
        ("August 1, 1953", "1953-08-01"), ("1st August 1953", "1953-08-01"), ("1. August 1953", "1953-08-01"),
        ("1953 m. rugpjūčio 1 d.", "1953-08-01"), ("1953. gada 1. augusts", "1953-08-01"),
        ("1 августа 1953 года", "1953-08-01"), ("1 серпня 1953 року", "1953-08-01"), ("1 sierpnia 1953", "1953-08-01"),
        ("between 1950 and 1953", "[1950..1953]"), ("1950-1953", "1950/1953"), ("1950 – 1953", "1950/1953"),
        ("from 26 July to 1 August 1953", "1953-07-26/1953-08-01"), ("1 to 3 August 1953", "1953-08-01/1953-08-03"),
        ("1950s", "195X"), ("the 1950s", "195X"), ("1953-08-01", "1953-08-01"), ("[1953,1954]", "[1953,1954]"),
        ("../1953", "../1953"), ("  1953  ", "1953"),
    ],
)  # fmt: skip
def test_typed_dates_are_understood(typed: str, edtf: str) -> None:
    assert read(typed).text == edtf


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("banana 1953", "“banana” was not understood"),
        ("32 August 1953", "there is no day 32 in this month"),
        ("30.2.1953", "there is no day 30 in this month"),
        ("August", "a date needs a year of four digits"),
        ("1953-13", "month 13 does not exist"),
        ("1953 1954", "“1954” was not understood"),
        ("", "there is no date"),
        ("x" * 500, "this is too long for a date"),
    ],
)
def test_an_error_names_the_part_that_was_not_understood(typed: str, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        read(typed)
    assert caught.value.reason == reason


@given(
    st.text(alphabet=st.characters(), max_size=80) | st.text(alphabet="about beforfrmtil 1953.-/AugustX~?", max_size=40)
)
def test_any_text_is_read_or_refused_with_words(text: str) -> None:
    try:
        value = read(text)
    except DateError as error:
        assert error.reason
    else:
        assert value.earliest <= value.latest
