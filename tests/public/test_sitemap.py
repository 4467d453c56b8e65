"""What search engines are told of: every page, once, with its other languages."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client

from memorial.models import Camp, Event, Person, Source
from memorial.public.views import sitemap
from tests.builders import make_person

pytestmark = pytest.mark.django_db

_SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(visitor: Client, address: str) -> ElementTree.Element:
    answer = visitor.get(address.removeprefix("http://testserver"))
    assert answer.status_code == 200, address
    assert answer["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(answer.getvalue())


def files(visitor: Client) -> list[str]:
    return [place.text or "" for place in read(visitor, "/sitemap.xml").findall("s:sitemap/s:loc", _SPACE)]


def pages(visitor: Client) -> list[ElementTree.Element]:
    return [entry for file in files(visitor) for entry in read(visitor, file).findall("s:url", _SPACE)]


def path_of(entry: ElementTree.Element) -> str:
    return (entry.findtext("s:loc", "", _SPACE)).removeprefix("http://testserver")


def test_robots_are_led_to_it(visitor: Client) -> None:
    assert "Sitemap: http://testserver/sitemap.xml\n" in visitor.get("/robots.txt").content.decode()


def test_every_page_stands_in_it_once_and_is_there(visitor: Client) -> None:
    found = [path_of(entry) for entry in pages(visitor)]
    assert len(found) == len(set(found))
    for entries in (Person.objects, Camp.objects, Event.objects, Source.objects):
        assert {entry.get_absolute_url() for entry in entries.public()} <= set(found)
    assert {"/", "/names/", "/data/", "/about/privacy/", "/days/2-29/"} <= set(found)
    for path in found[:12] + found[-60:]:
        assert visitor.get(path).status_code == 200, path


def test_what_is_not_public_does_not_stand_in_it(visitor: Client) -> None:
    hidden = [make_person("Ona Juodraštė", standing="draft"), make_person("Ona Atsiimta", standing="withdrawn")]
    found = " ".join(path_of(entry) for entry in pages(visitor))
    assert not [person for person in hidden if person.pk in found]


def test_each_page_is_told_in_every_language_and_when_it_was_changed(visitor: Client) -> None:
    person = Person.objects.public().latest("pk")
    entry = next(entry for entry in pages(visitor) if path_of(entry) == person.get_absolute_url())
    others = {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", _SPACE)}
    assert set(others) == {*dict(settings.LANGUAGES), "x-default"}
    assert others["en"] == others["x-default"] == f"http://testserver{person.get_absolute_url()}"
    assert others["lt"] == f"http://testserver/lt{person.get_absolute_url()}"
    assert entry.findtext("s:lastmod", "", _SPACE) == person.updated.date().isoformat()


def test_many_people_are_divided_and_nobody_is_lost(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "IN_A_FILE", 5)
    found = files(visitor)
    assert len(found) > 8
    everybody = [path_of(entry) for entry in pages(visitor)]
    people = [path for path in everybody if re.fullmatch(r"/people/[^/]+/[^/]*/?", path)]
    assert sorted(people) == sorted(person.get_absolute_url() for person in Person.objects.public())


def test_addresses_are_alike_whatever_language_is_asked_for(visitor: Client) -> None:
    answer = visitor.get("/sitemap/pages.xml", headers={"Accept-Language": "lt"})
    assert b"<loc>http://testserver/camps/</loc>" in answer.getvalue()
    assert visitor.get("/lt/sitemap.xml").status_code == 404


@pytest.mark.parametrize("address", ["people-3-0.xml", "people-0-0.xml", "people-2-2.xml", "people-131072-0.xml"])
def test_a_file_there_can_be_none_of_is_not_there(visitor: Client, address: str) -> None:
    assert visitor.get(f"/sitemap/{address}").status_code == 404


def test_each_file_takes_few_questions(visitor: Client, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for address, most in (("/sitemap.xml", 2), ("/sitemap/pages.xml", 4), ("/sitemap/people-1-0.xml", 2)):
        with django_assert_max_num_queries(most):
            visitor.get(address).getvalue()


def test_only_the_head_is_sent_to_those_who_ask_for_no_more(visitor: Client) -> None:
    answer = visitor.head("/sitemap/people-1-0.xml")
    assert answer.status_code == 200 and answer["ETag"]
