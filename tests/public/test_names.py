"""The wall of names: every published name, by page, letter, nationality, camp, event."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from memorial.models import Person
from memorial.public.views import names
from tests.builders import make_person

pytestmark = pytest.mark.django_db


def on_the_wall(visitor: Client, parameters: str = "") -> list[str]:
    page = visitor.get(f"/names/{parameters}")
    assert page.status_code == 200
    return re.findall(r'<li><a href="/people/([^/]+)/[^"]*"><bdi', page.content.decode())


def test_every_published_name_stands_on_the_wall_once(visitor: Client) -> None:
    make_person("Ona Juodraštis", standing="draft")
    wall = on_the_wall(visitor)
    assert sorted(wall) == sorted(Person.objects.public().values_list("pk", flat=True))


def test_pages_and_letters_show_everybody_exactly_once(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "NAMES", 7)
    everybody = list(Person.objects.public().order_by("sort_key", "pk").values_list("pk", flat=True))
    walked = [key for page in range(1, 7) for key in on_the_wall(visitor, f"?page={page}")]
    assert walked == everybody
    assert visitor.get("/names/?page=7").status_code == 404
    assert set(on_the_wall(visitor, "?letter=k")) <= set(everybody)
    assert "letter=k&amp;page=2" in visitor.get("/names/?letter=k").content.decode()


@pytest.mark.parametrize("by", ["nationality", "camp", "event"])
def test_the_wall_in_sections(visitor: Client, by: str) -> None:
    assert on_the_wall(visitor, f"?by={by}")


def test_a_long_section_leads_to_the_rest(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "IN_SECTION", 2)
    assert "/people/?nationality=lithuanian" in visitor.get("/names/?by=nationality").content.decode()


@pytest.mark.parametrize("parameters", ["?by=height", "?page=0", "?page=x", "?page=99", "?letter=%00", "?letter=;"])
def test_what_the_wall_has_not_is_not_found(visitor: Client, parameters: str) -> None:
    assert visitor.get(f"/names/{parameters}").status_code == 404


def test_the_wall_asks_a_bounded_number_of_questions(visitor: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(5):
        visitor.get("/names/")
