"""EDTF is parsed as the standard says; what is wrong is named with its place."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.dates import OPEN_END, OPEN_START, DateError, parse, point


def day(text: str) -> int:
    return datetime.date.fromisoformat(text).toordinal()


#: Every day of a century as it is written.
DAYS = {n: datetime.date.fromordinal(n).isoformat() for n in range(day("1900-01-01"), day("1999-12-31") + 1)}


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1953-08-01", "1953-08-01", "1953-08-01"),
        ("1953-06", "1953-06-01", "1953-06-30"),
        ("1952-02", "1952-02-01", "1952-02-29"),
        ("1953", "1953-01-01", "1953-12-31"),
        ("1953~", "1953-01-01", "1953-12-31"),
        ("1953-08-01?", "1953-08-01", "1953-08-01"),
        ("1953-~08", "1953-08-01", "1953-08-31"),
        ("?1953-08-01", "1953-08-01", "1953-08-01"),
        ("1953~-08-01", "1953-08-01", "1953-08-01"),
        ("195X", "1950-01-01", "1959-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("1953-XX", "1953-01-01", "1953-12-31"),
        ("1953-08-XX", "1953-08-01", "1953-08-31"),
        ("1953-XX-31", "1953-01-31", "1953-12-31"),
        ("195X-02-29", "1952-02-29", "1956-02-29"),
        ("1X53", "1053-01-01", "1953-12-31"),
        ("1953-21", "1953-03-01", "1953-05-31"),
        ("1953-22", "1953-06-01", "1953-08-31"),
        ("1953-33", "1953-01-01", "1953-03-31"),
        ("1953-41", "1953-07-01", "1953-12-31"),
        ("1953-05/1953-08", "1953-05-01", "1953-08-31"),
        ("[1953,1954]", "1953-01-01", "1954-12-31"),
        ("{1953, 1955..1957}", "1953-01-01", "1957-12-31"),
        ("1953-08-01T16:00", "1953-08-01", "1953-08-01"),
        ("1953-08-01T16:00:00Z", "1953-08-01", "1953-08-01"),
    ],
)
def test_bounds_are_the_days_the_date_allows(text: str, earliest: str, latest: str) -> None:
    date = parse(text)
    assert (date.earliest, date.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("../1953", OPEN_START, day("1953-12-31")),
        ("/1953", OPEN_START, day("1953-12-31")),
        ("1953/..", day("1953-01-01"), OPEN_END),
        ("1953/", day("1953-01-01"), OPEN_END),
        ("[..1953]", OPEN_START, day("1953-12-31")),
        ("[1953..]", day("1953-01-01"), OPEN_END),
    ],
)
def test_open_and_unknown_ends_reach_beyond_every_day(text: str, earliest: int, latest: int) -> None:
    assert (parse(text).earliest, parse(text).latest) == (earliest, latest)


def test_open_ends_fit_a_column_of_32_bits() -> None:
    assert -(2**31) <= OPEN_START < parse("-9999").earliest
    assert parse("Y999999").latest < OPEN_END < 2**31


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("1953-13", 5, "month 13 does not exist"),
        ("1953-02-30", 8, "there is no day 30 in this month"),
        ("1953-2", 5, "a month has two digits"),
        ("1953-08-1", 8, "a day has two digits"),
        ("53", 0, "a date begins with a year of four digits"),
        ("1953-08-01x", 10, "nothing can follow the day"),
        ("1953-02-3X", 8, "there is no day 3X in this month"),
        ("XXXX-02-30", 8, "there is no day 30 in this month"),
        ("1953-42", 5, "month 42 does not exist"),
        ("1953-08-01T24:30", 10, "this time of day does not exist"),
        ("1953-08-01T16:00:99", 10, "this time of day does not exist"),
        ("1953-08-01T4:00", 10, "a time of day is written T16:00"),
        ("~1953~", 5, "this part is marked twice"),
        ("-0000", 0, "year 0 is written 0000"),
        ("Y01953", 1, "after Y comes a year of five digits or more that does not begin with 0"),
        ("Y2000000", 0, "this year is too far away"),
        ("Y12345678901", 0, "this year is too far away"),
        ("1953/1952", 5, "this interval ends before it begins"),
        ("1953/1954/1955", 9, "an interval has one /"),
        ("../..", 0, "an interval needs at least one date"),
        ("[1953", 4, "a set that opens with [ closes with ]"),
        ("[1953,abcd]", 6, "a date begins with a year of four digits"),
        ("1953-22-01", 5, "a season stands alone with a year"),
        ("1953-08T16:00", 7, "this time of day does not exist"),
        ("", 0, "there is no date"),
        ("1953," * 50, 0, "this is too long for a date"),
    ],
)
def test_an_error_names_the_place_and_the_reason(text: str, place: int, reason: str) -> None:
    with pytest.raises(DateError) as caught:
        parse(text)
    assert (caught.value.place, caught.value.reason) == (place, reason)
    assert f"character {place + 1}" in str(caught.value)


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1953-08-01", "day"), ("1953-08", "month"), ("1953-22", "season"), ("1953", "year"),
        ("195X", "decade"), ("19XX", "century"), ("1953-XX", "year"), ("1953-08-XX", "month"), ("1X53", "unspecified"),
        ("195X-08", "unspecified"), ("1953/1954", "interval"), ("[1953,1954]", "set"),
    ],
)  # fmt: skip
def test_precision_says_how_much_is_known(text: str, precision: str) -> None:
    assert parse(text).precision == precision


def test_qualifications_of_any_part_are_seen() -> None:
    assert parse("1953-~08").is_approximate and not parse("1953-~08").is_uncertain
    assert parse("1953%").is_approximate and parse("1953%").is_uncertain
    assert not parse("1953").is_approximate


@given(st.dates())
def test_plain_days_agree_with_the_calendar(date: datetime.date) -> None:
    value = parse(date.isoformat())
    assert value.earliest == value.latest == date.toordinal()


@given(st.text(alphabet=st.characters(), max_size=60) | st.text(alphabet="0123456789X-/~?%[]{},.TYZ: ", max_size=40))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        value = parse(text)
    except DateError as error:
        assert 0 <= error.place <= len(text)
        return
    assert value.earliest <= value.latest
    assert parse(value.text) == value


def _points() -> st.SearchStrategy[str]:
    days = st.dates(min_value=datetime.date(1000, 1, 1))
    return st.one_of(
        days.map(lambda date: date.isoformat()),
        days.map(lambda date: date.isoformat()[:7]),
        days.map(lambda date: date.isoformat()[:4]),
        days.map(lambda date: f"{date.year // 10}X"),
        st.builds(lambda date, season: f"{date.year:04d}-{season}", days, st.sampled_from([21, 22, 23, 24])),
    )


@given(_points(), _points())
def test_an_interval_allows_the_days_between_its_ends_or_is_refused(first: str, last: str) -> None:
    start, end = parse(first), parse(last)
    text = f"{first}/{last}"
    if end.latest < start.earliest:
        with pytest.raises(DateError):
            parse(text)
    else:
        assert (parse(text).earliest, parse(text).latest) == (start.earliest, end.latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("0000", -365, 0),
        ("-0001", -730, -366),
        ("-195X", parse("-1959").earliest, parse("-1950").latest),
        ("-XXXX", parse("-9999").earliest, parse("-0001").latest),
        ("Y10000", 3652060, 3652425),
    ],
)
def test_years_before_the_first_and_after_9999_are_counted_on(text: str, earliest: int, latest: int) -> None:
    assert (parse(text).earliest, parse(text).latest) == (earliest, latest)


def test_winter_takes_in_both_ends_of_its_year() -> None:
    assert (parse("1953-24").earliest, parse("1953-24").latest) == (day("1952-12-01"), day("1954-02-28"))


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0"])
def test_blanks_in_a_set_are_no_part_of_its_text(blank: str) -> None:
    assert parse(f"[1953,{blank}1954]").text == "[1953,1954]"


def test_a_day_that_no_year_has_is_refused_without_a_search_through_ten_thousand_years(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls = 0
    counted = point.days_in

    def days_in(year: int, month: int) -> int:
        nonlocal calls
        calls += 1
        return counted(year, month)

    monkeypatch.setattr(point, "days_in", days_in)
    with pytest.raises(DateError):
        parse("XXXX-02-30")
    assert calls < 100


@given(*[st.text("0123X", min_size=2, max_size=2)] * 3)
def test_unspecified_digits_allow_the_days_that_fit_them(year: str, month: str, date: str) -> None:
    text = f"19{year}-{month}-{date}"
    pattern = re.compile(text.replace("X", "[0-9]"))
    fitting = [n for n in range(day("1900-01-01"), day("1999-12-31") + 1) if pattern.fullmatch(DAYS[n])]
    try:
        value = parse(text)
    except DateError:
        assert not fitting or int(month.replace("X", "0")) > 12
    else:
        assert (value.earliest, value.latest) == (fitting[0], fitting[-1])
