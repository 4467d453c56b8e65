"""Dates are said as readers of each language say them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.dates import DateError, day_in_words, in_words, parse, read

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
        ("1953-08-01T16:00:00Z", "1 August 1953, 16:00 UTC"),
        ("1953-08-01T16:00+07:00", "1 August 1953, 16:00 UTC+07:00"),
        ("[1953-05..1953-08]", "between May and August 1953"),
        ("1953-08/1953", "August 1953 to 1953"),
        ("1953-07/1953-08-01", "July 1953 to 1 August 1953"),
        ("1953-08-XX/1953-08-31", "August 1953, day not known to 31 August 1953"),
        ("1953-08~/1953-09", "about August 1953 to September 1953"),
        ("19XX", "between 1900 and 1999"),
        ("1X53", "between 1053 and 1953 (1X53)"),
        ("1953-XX-31", "1953, month not known (1953-XX-31)"),
        ("1953-08-3X", "August 1953, day not known (1953-08-3X)"),
        ("1953-34", "second quarter of 1953"),
        ("1953-39", "third third of 1953"),
        ("1953-41", "second half of 1953"),
        ("1953-25", "spring 1953"),
        ("1953-30", "summer 1953 (southern hemisphere)"),
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


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("1953-08", "lt", "1953 m. rugpjūtis"), ("1953-08", "lv", "1953. gada augusts"),
        ("1953-08", "et", "august 1953"),
        ("1953-08", "uk", "серпень 1953 року"), ("1953-08", "ru", "август 1953 года"),
        ("1953-08", "pl", "sierpień 1953"),
        ("1953-08", "de", "August 1953"),
        ("1953", "lt", "1953 m."), ("1953", "lv", "1953. gads"), ("1953", "uk", "1953 рік"), ("1953", "ru", "1953 год"),
        ("1953-08~", "lt", "apie 1953 m. rugpjūtį"), ("1953~", "lv", "ap 1953. gadu"), ("1953~", "et", "umbes 1953"),
        ("1953-08~", "uk", "близько серпня 1953 року"), ("1953-08-01~", "ru", "около 1 августа 1953 года"),
        ("1953-22~", "pl", "około lata 1953"), ("1953~", "de", "um 1953"),
        ("1953-08?", "ru", "возможно, август 1953 года"), ("1953%", "lt", "galbūt apie 1953 m."),
        ("../1953", "ru", "1953 год или раньше"), ("1953/..", "pl", "1953 lub później"),
        ("1953-07-26/1953-08-01", "lt", "1953 m. liepos 26 d. – rugpjūčio 1 d."),
        ("1953-07-26/1953-08-01", "lv", "1953. gada 26. jūlijs – 1. augusts"),
        ("1953-07-26/1953-08-01", "ru", "26 июля – 1 августа 1953 года"),
        ("1953-07-26/1953-08-01", "de", "26. Juli bis 1. August 1953"),
        ("1953-05/1953-08", "uk", "травень – серпень 1953 року"), ("1940/1950", "uk", "1940–1950 роки"),
        ("194X", "lt", "1940–1949 m."), ("194X", "uk", "1940-ві роки"), ("195X", "uk", "1950-ті роки"),
        ("195X", "ru", "1950-е годы"), ("195X", "pl", "lata 1950–1959"), ("195X", "de", "die 1950er Jahre"),
        ("1953-22", "et", "1953. aasta suvi"), ("1953-22", "pl", "lato 1953"), ("1953-21", "de", "Frühjahr 1953"),
        ("1953-08-01~", "de", "um den 1. August 1953"), ("1953-08~", "de", "um August 1953"),
        ("1953-22~", "de", "um den Sommer 1953"), ("1953-21~", "de", "um das Frühjahr 1953"),
        ("1953-34", "pl", "II kwartał 1953"), ("1953-40", "pl", "I półrocze 1953"),
    ],
)  # fmt: skip
def test_other_languages_use_the_right_case(text: str, language: str, words: str) -> None:
    assert in_words(parse(text), language) == words


@pytest.mark.parametrize(
    ("language", "words", "one_of"),
    [
        ("en", "1 to 3 August 1953", "between 1 and 3 August 1953"),
        ("lt", "1953 m. rugpjūčio 1–3 d.", "1953 m. rugpjūčio 1–3 d. (šiuo laikotarpiu)"),
        ("lv", "1953. gada 1.–3. augusts", "1953. gada 1.–3. augusts (šajā laikā)"),
        ("et", "1.–3. august 1953", "1.–3. august 1953 (selles vahemikus)"),
        ("uk", "1–3 серпня 1953 року", "1–3 серпня 1953 року (у цьому проміжку)"),
        ("ru", "1–3 августа 1953 года", "1–3 августа 1953 года (в этом промежутке)"),
        ("pl", "1–3 sierpnia 1953", "1–3 sierpnia 1953 (w tym okresie)"),
        ("de", "1. bis 3. August 1953", "zwischen 1. und 3. August 1953"),
    ],
)
def test_two_days_of_one_month_say_it_once_and_are_read_back(language: str, words: str, one_of: str) -> None:
    assert in_words(parse("1953-08-01/1953-08-03"), language) == words
    assert in_words(parse("[1953-08-01..1953-08-03]"), language) == one_of
    assert read(words, language).text == "1953-08-01/1953-08-03"
    assert read(one_of, language).text == "[1953-08-01..1953-08-03]"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "1 August"), ("lt", "rugpjūčio 1 d."), ("lv", "1. augusts"), ("et", "1. august"), ("uk", "1 серпня"),
        ("ru", "1 августа"), ("pl", "1 sierpnia"), ("de", "1. August"), ("xx", "1 August"),
    ],
)  # fmt: skip
def test_a_day_of_the_year_is_said_without_a_year(language: str, words: str) -> None:
    assert day_in_words(8, 1, language) == words


def test_an_unknown_language_hears_english() -> None:
    assert in_words(parse("1953-06"), "xx") == "June 1953"


@given(st.text(alphabet="0123456789X-/~?%[]{},.", max_size=30), st.sampled_from(LANGUAGES))
def test_whatever_parses_can_be_said_in_every_language(text: str, language: str) -> None:
    try:
        value = parse(text)
    except DateError:
        return
    assert in_words(value, language).strip()


SHAPES = (
    "1953-08-01", "1953-06", "1953", "1920~", "1920?", "1953-08%", "1953-22", "1953-24~", "195X", "../1953-08",
    "../1953", "1953/..", "/1953-08", "1953-08-01/", "1953-08-XX", "1953-XX", "1953-05/1953-08", "1940/1950",
    "1953-07-26/1953-08-01",
    "1953-08-01/1953-08-03", "1952-12-31/1953-01-02", "1953-08/1953", "[1953,1954]", "{1953-05,1953-08}",
    "[1953-05..1953-08]", "[1950..1953]", "1953-08-01T16:00", "1953-08~/1953-09?", "[1953-07-26..1953-07-31]",
)  # fmt: skip
#: Decades that a language names by their two years are read back as these.
BY_YEARS = {("195X", "lt"): "1950/1959", ("195X", "pl"): "1950/1959"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("text", SHAPES)
def test_what_is_said_is_read_back_in_every_language(text: str, language: str) -> None:
    assert read(in_words(parse(text), language), language).text == BY_YEARS.get((text, language), text)


@given(
    st.dates(min_value=datetime.date(1000, 1, 1)),
    st.sampled_from([10, 7, 4]),
    st.sampled_from(["", "~", "?", "%"]),
    st.sampled_from(LANGUAGES),
)
def test_days_months_and_years_are_read_back_whatever_their_marks(
    date: datetime.date, length: int, mark: str, language: str
) -> None:
    text = date.isoformat()[:length] + mark
    assert read(in_words(parse(text), language), language).text == text
