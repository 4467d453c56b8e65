"""The pages about the data, about privacy and about accessibility: what they promise is so."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from memorial.models import Change, Person, Record, Source
from memorial.public.tags import in_words

pytestmark = pytest.mark.django_db

PAGES = ("/data/", "/about/privacy/", "/about/accessibility/")


def words_of(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2]).split())


def test_the_data_page_leads_to_the_files_and_counts_what_is_in_them(visitor: Client) -> None:
    page, words = visitor.get("/data/").content.decode(), words_of(visitor, "/data/")
    for address in ("/people.csv", "/people.json", "https://creativecommons.org/licenses/by/4.0/"):
        assert f'href="{address}"' in page
    for count, noun in ((Person.objects, "people"), (Source.objects, "sources")):
        assert f"{count.public().count()} {noun}" in words
    assert f"{Record.objects.count()} records" in words
    assert f"Last changed {in_words(Change.objects.latest('pk').made)}." in words


def test_in_another_language_the_files_are_in_that_language(visitor: Client) -> None:
    assert 'href="/lt/people.csv"' in visitor.get("/lt/data/").content.decode()


def test_what_is_told_of_the_curators_is_what_the_settings_do(visitor: Client, settings) -> None:  # type: ignore[no-untyped-def]
    words = words_of(visitor, "/about/privacy/")
    assert f"ends {settings.SESSION_COOKIE_AGE // 60} minutes after" in words
    assert f"kept for {int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)} minutes" in words


@pytest.mark.parametrize("address", PAGES)
def test_whom_to_write_to_is_said_where_the_operator_has_said_so(visitor: Client, address: str, settings) -> None:  # type: ignore[no-untyped-def]
    settings.CONTACT = ""
    assert "mailto:" not in visitor.get(address).content.decode()
    settings.CONTACT = "memorial@example.org"
    assert '<a href="mailto:memorial@example.org">memorial@example.org</a>' in visitor.get(address).content.decode()
    settings.CONTACT = "https://example.org/write"
    assert '<a href="https://example.org/write">https://example.org/write</a>' in visitor.get(address).content.decode()


def test_without_an_address_the_page_says_that_there_is_none(visitor: Client, settings) -> None:  # type: ignore[no-untyped-def]
    settings.CONTACT = ""
    for address in PAGES[1:]:
        assert "have not given an address yet" in words_of(visitor, address)
