"""Days of remembrance: only what is dated to the very day."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from memorial.public.remembrance import is_day, on_day
from tests.builders import make_person, statement_row

pytestmark = pytest.mark.django_db


def names_on(month: int, day: int) -> list[str]:
    return [entry.person.display_name for entry in on_day(month, day, "en").people]


def test_the_first_of_august_remembers_those_killed_at_camp_29(visitor: Client) -> None:
    names = names_on(8, 1)
    assert len(names) == 16 and "Janis Mendriks" in names
    page = visitor.get("/days/8-1/").content.decode()
    assert "Shooting at Camp No. 29" in page and "<b>Mendriks</b> Janis" in page


def test_the_day_may_be_written_with_noughts_and_has_one_address(visitor: Client) -> None:
    page = visitor.get("/days/08-01/")
    assert page.status_code == 200 and '<link rel="canonical" href="/days/8-1/">' in page.content.decode()


@pytest.mark.parametrize("date", ["1953-08", "1953", "1953-08-01/1953-08-03", "1953-08-XX"])
def test_no_day_is_made_of_a_month_or_a_year(date: str) -> None:
    make_person("Ona Viena", statement_row("arrested", date=date))
    assert "Ona Viena" not in names_on(8, 1)


@pytest.mark.parametrize("year", [1850, 1912, 1953, 2026])
def test_every_year_is_remembered(year: int) -> None:
    make_person("Ona Viena", statement_row("arrested", date=f"{year}-11-23"))
    assert "Ona Viena" in names_on(11, 23)


def test_a_leap_day_is_a_day() -> None:
    make_person("Ona Viena", statement_row("born", date="1912-02-29"))
    assert names_on(2, 29) == ["Ona Viena"]
    assert "Ona Viena" not in names_on(2, 28) + names_on(3, 1)


def test_nothing_is_told_of_the_living_the_refuted_and_the_unpublished() -> None:
    make_person("Ona Gyva", statement_row("arrested", date="1953-05-05"), living="living")
    make_person("Ona Juodraštis", statement_row("arrested", date="1953-05-05"), standing="draft")
    make_person("Ona Ne", statement_row("arrested", date="1953-05-05", standing="refuted", reason="Another Ona."))
    assert names_on(5, 5) == []


@pytest.mark.parametrize("address", ["/days/2-30/", "/days/13-1/", "/days/0-1/", "/days/1-0/", "/days/99999999999-1/"])
def test_a_day_that_no_year_has_is_not_found(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_a_day_without_anybody_says_so(visitor: Client) -> None:
    assert "Nothing in the record is dated to this day" in visitor.get("/days/2-29/").content.decode()


def test_the_calendar_leads_to_every_day(visitor: Client) -> None:
    page = visitor.get("/days/").content.decode()
    first = datetime.date(2000, 1, 1)
    for number in range(366):
        day = first + datetime.timedelta(days=number)
        assert is_day(day.month, day.day) and f'href="/days/{day.month}-{day.day}/"' in page


def test_a_day_asks_a_bounded_number_of_questions(visitor: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(4):
        visitor.get("/days/8-1/")
