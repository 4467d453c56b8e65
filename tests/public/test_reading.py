"""The names read aloud: whose, in which order, on which day; a list that needs no program."""

from __future__ import annotations

import datetime
import re

import pytest
from django.test import Client

from memorial import search
from memorial.models import Event, Nationality, Person
from memorial.names import collation_key
from memorial.public.reading import reading
from memorial.public.views import reading as view
from tests.builders import make_person, statement_row

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 8, 1)
EVERYBODY = search.Filters()


def read(day: datetime.date = DAY, filters: search.Filters = EVERYBODY, size: int = 200) -> list[str]:
    return [person.pk for person, _line in reading(filters, day, "en", size).rows]


def page(visitor: Client, parameters: str = "", language: str = "") -> str:
    answer = visitor.get(f"{language}/names/reading/{parameters}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_published_name_of_the_dead_is_read_once() -> None:
    alive = make_person("Ona Gyvoji", statement_row("rank", text="x"), living="possibly_living")
    draft = make_person("Ona Juodraštis", standing="draft")
    names = read()
    assert len(names) == len(set(names)) == Person.objects.public().exclude(living="possibly_living").count()
    assert alive.pk not in names and draft.pk not in names


def test_the_order_is_that_of_the_alphabet_begun_with_somebody_else_each_day() -> None:
    circle = sorted(
        Person.objects.filter(pk__in=read()),
        key=lambda person: (collation_key(person.displayed_name.sorted_form, "en"), person.pk),
    )
    expected = [person.pk for person in circle]
    first = set()
    for step in range(14):
        names = read(DAY + datetime.timedelta(days=step))
        start = expected.index(names[0])
        assert names == [*expected[start:], *expected[:start]]
        first.add(names[0])
    assert len(first) == 14


def test_the_same_day_is_the_same_reading_for_all() -> None:
    assert read(size=5) == read(size=5)


def test_of_many_each_day_reads_a_share_and_the_days_come_to_everybody() -> None:
    assert reading(EVERYBODY, DAY, "en", 5).is_share and not reading(EVERYBODY, DAY, "en", 200).is_share
    shares = [read(DAY + datetime.timedelta(days=step), size=5) for step in range(128)]
    assert {len(share) for share in shares} == {5}
    assert {key for share in shares for key in share} == set(read())


def test_a_reading_is_of_a_nationality_or_an_event_or_both() -> None:
    event, lithuanian = Event.objects.get(slug="camp-29-shooting"), Nationality.objects.get(slug="lithuanian")
    of_event = set(read(filters=search.Filters(event=event)))
    of_both = set(read(filters=search.Filters(event=event, nationality=lithuanian)))
    assert of_both and of_both < of_event < set(read())


def test_the_page_has_every_name_in_its_language_with_the_way_to_its_page(visitor: Client) -> None:
    html = page(visitor, "?day=2026-08-01&nationality=lithuanian")
    rows = re.findall(r'<li><a href="/people/([^/]+)/[^"]*"><bdi( lang="\w+")?>', html)
    lithuanian = Nationality.objects.get(slug="lithuanian")
    assert [key for key, _lang in rows] == read(filters=search.Filters(nationality=lithuanian))
    assert ' lang="lt"' in {lang for _key, lang in rows}
    assert "1 August 2026 · Lithuanian" in html
    assert "2026 m. rugpjūčio 1 d." in page(visitor, "?day=2026-08-01", "/lt")


@pytest.mark.parametrize("typed", ["2026-08-01", "1 August 2026", "1.8.2026", ""])
def test_a_day_is_typed_as_people_write_it(visitor: Client, typed: str) -> None:
    assert "2026" in page(visitor, f"?day={typed}") or not typed


@pytest.mark.parametrize(
    "day", ["yesterday", "1953", "2026-02-31", "1953-07/1953-08", "-4000-01-01", "\x00", "9" * 200]
)
def test_what_is_no_day_is_said_and_kept(visitor: Client, day: str) -> None:
    answer = visitor.get("/names/reading/", {"day": day, "nationality": "lithuanian"})
    html = answer.content.decode()
    assert answer.status_code == 400 and 'class="error"' in html and "to-read" not in html
    assert '<option value="lithuanian" selected>' in html
    if day == "1953":
        assert "A reading has one day" in html and 'value="1953"' in html


@pytest.mark.parametrize("parameters", ["event=nowhere", "nationality=%00", "event=%27", "nationality=1"])
def test_what_is_in_no_list_is_said(visitor: Client, parameters: str) -> None:
    answer = visitor.get(f"/names/reading/?{parameters}")
    assert answer.status_code == 400 and 'class="error" id="id_' in answer.content.decode()


def test_nobody_to_be_read_is_said(visitor: Client) -> None:
    Nationality.objects.create(slug="nobodys", label_en="Nobody’s")
    html = page(visitor, "?nationality=nobodys")
    assert "Nobody is named here of whom both are said" in html and "to-read" not in html


def test_a_share_says_that_there_are_others(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "more than one reading holds" not in page(visitor)
    monkeypatch.setattr(view, "NAMES", 3)
    html = page(visitor)
    assert "more than one reading holds" in html and html.count("<bdi") == 3


def test_the_way_to_the_reading(visitor: Client) -> None:
    assert 'href="/names/reading/"' in visitor.get("/names/").content.decode()
    assert 'href="/names/reading/?event=camp-29-shooting"' in visitor.get("/events/camp-29-shooting/").content.decode()


def test_more_names_are_no_more_questions(visitor: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for place in range(30):
        make_person(f"Ona Daugelis{place}", statement_row("held_in", camp="taishet"), living="dead")
    with django_assert_num_queries(8):
        page(visitor, "?day=2026-08-01")
