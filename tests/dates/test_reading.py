"""Dates are read as people type them, in eight languages."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.dates import DateError, read
from memorial.dates.vocabulary import PHRASES, ambiguous


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
        ("../1953", "../1953"), ("  1953  ", "1953"), ("1940-41", "1940-41"),
        ("1950–53", "1950/1953"), ("1941/42", "1941/1942"), ("26.07.1953-01.08.1953", "1953-07-26/1953-08-01"),
        ("1-3 August 1953", "1953-08-01/1953-08-03"), ("July-August 1953", "1953-07/1953-08"),
        ("1953 08 01", "1953-08-01"), ("1953.08.01", "1953-08-01"), ("01-08-1953", "1953-08-01"),
        ("1.VIII.1953", "1953-08-01"), ("VIII 1953", "1953-08"),
        ("1 August 1953 at 16:00", "1953-08-01T16:00"), ("1 August 1953, 16:00 UTC", "1953-08-01T16:00Z"),
        ("1953 or 1954", "[1953,1954]"), ("1 or 2 August 1953", "[1953-08-01,1953-08-02]"),
        ("1953, 1954 or 1955", "[1953,1954,1955]"), ("1953 and 1955", "{1953,1955}"), ("1953 или 1954", "[1953,1954]"),
        ("between May and August 1953", "[1953-05..1953-08]"), ("from May to August 1953", "1953-05/1953-08"),
        ("no later than 1953", "../1953"), ("not before 1953", "1953/.."), ("by 1953", "../1953"),
        ("до 1953", "../1952"), ("prieš 1953 m.", "../1952"), ("pärast 1953", "1954/.."), ("vor 1953", "../1952"),
        ("в августе 1953 г.", "1953-08"), ("w sierpniu 1953 r.", "1953-08"), ("у серпні 1953 року", "1953-08"),
        ("nuo 1950 iki 1953 m.", "1950/1953"), ("no 1950 līdz 1953", "1950/1953"),
        ("December 1952 – 1953", "1952-12/1953"), ("zwischen 1950 und 1953", "[1950..1953]"),
        ("między 1950 a 1953", "[1950..1953]"), ("с 26 июля по 1 августа 1953 года", "1953-07-26/1953-08-01"),
        ("1940-ві роки", "194X"), ("1950. gadi", "195X"), ("lata 1950", "195X"), ("1950-е годы", "195X"),
        ("die 1950er Jahre", "195X"), ("1950s to 1960s", "195X/196X"),
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
        ("1950-53", "month 53 does not exist; two years are written as 1950/1953"),
        ("8/25/1953", "month 25 does not exist: the day is written before the month"),
        ("22/1953", "month 22 does not exist"),
        ("early 1953", "“early” has no fixed length: write the months you mean, or leave the word out"),
        ("Anfang 1953", "“Anfang” has no fixed length: write the months you mean, or leave the word out"),
        ("unknown", "leave the date empty when it is not known"),
        ("1953/1952", "this interval ends before it begins"),
        ("from 1953 to 1952", "this interval ends before it begins"),
        ("winter 1952–1953", "“winter” was not understood"),
        ("1953 or", "a date is missing here"),
        ("between 1953", "two dates are needed here"),
        ("1953 to 1954 or later", "“to” was not understood"),
        ("August 1953 16:00", "“16:00” was not understood"),
        ("before 0001", "there is no day beyond this date"),
        ("²1953", "“²” was not understood"),
        ("1953 1954", "“1954” was not understood"),
        ("", "there is no date"),
        ("x" * 500, "this is too long for a date"),
    ],
)
def test_an_error_names_the_part_that_was_not_understood(typed: str, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        read(typed)
    assert caught.value.reason == reason


def test_what_is_not_understood_is_named_where_it_stands_and_as_it_was_typed() -> None:
    with pytest.raises(DateError) as caught:
        read("1 August 1953, Saturday 1")
    assert str(caught.value) == "“Saturday” was not understood (at character 16 of “1 August 1953, Saturday 1”)"


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("before about 1920", "../1919~"),
        ("before 1953?", "../1952?"),
        ("1953 (about)", "1953~"),
        ("1953 m. (apytikriai)", "1953~"),
        ("1953 год (возможно)", "1953?"),
        ("August 1953 (day not known)", "1953-08-XX"),
        ("possibly between 1950 and 1953", "[1950?..1953?]"),
        ("about 1950-1953", "1950~/1953~"),
    ],
)
def test_no_doubt_that_was_typed_is_lost(typed: str, edtf: str) -> None:
    assert read(typed).text == edtf


def test_no_word_means_two_things_in_the_eight_languages() -> None:
    assert ambiguous() == []


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_numbers_are_read_day_first(date: datetime.date) -> None:
    assert read(f"{date.day}/{date.month}/{date.year}").text == date.isoformat()
    assert read(f"{date.day:02d}.{date.month:02d}.{date.year}").text == date.isoformat()


#: Pieces that dates are made of, put together in any order.
PIECES = st.sampled_from([
    *(" ".join(phrase) for phrase in PHRASES), "1953", "8", "1953-08", "1952–1953",
    "-", "/", "?", ",", "(", ")", "1950s",
])  # fmt: skip


@given(st.lists(PIECES, max_size=7))
def test_words_of_dates_in_any_order_are_read_or_refused(pieces: list[str]) -> None:
    try:
        value = read(" ".join(pieces))
    except DateError as error:
        assert 0 <= error.place <= len(" ".join(pieces))
    else:
        assert read(value.text) == value


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
