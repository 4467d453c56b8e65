"""Home, camps, events, sources and the pages of words."""

from __future__ import annotations

import re
from importlib import import_module

import pytest
from django.test import Client

from memorial.changes import Alteration, apply, snapshot
from memorial.models import Camp, Event, Source
from memorial.public.views import events
from tests.builders import ACTOR

pytestmark = pytest.mark.django_db


def text_of(visitor: Client, address: str) -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200, address
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_home_has_the_names_and_one_search_box(visitor: Client) -> None:
    page = visitor.get("/").content.decode()
    assert page.count('<input id="find-q"') == 1
    assert "41 people are named here" in page and "59 records" in page and "52 sources" in page
    assert "Laičiūnas" in page and "Misterevičius" in page


def test_the_event_of_camp_29_puts_the_figures_side_by_side(visitor: Client) -> None:
    page = text_of(visitor, "/events/camp-29-shooting/")
    for words in ("Official report of the MVD", "42 135 16", "66 – 16", "at least several hundred hundreds 16"):
        assert words in page
    assert "400 and more" in page and "at least seventeen" in page
    assert "Killed: 16 named here" in page and "Estonian 4, Latvian 2, Lithuanian 10" in page


def test_an_event_says_that_more_people_are_named_than_stand_on_its_page(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Only the first" not in text_of(visitor, "/events/camp-29-shooting/")
    monkeypatch.setattr(events, "NAMED_ON_PAGE", 3)
    page = visitor.get("/events/camp-29-shooting/").content.decode()
    killed = re.search(r'<section aria-labelledby="killed">.*?</section>', page, re.DOTALL)
    assert killed is not None and killed[0].count("<li>") == 3 and "Killed: 16 named here" in killed[0]
    assert "Only the first 3 are shown here" in killed[0]
    assert '"/people/?event=camp-29-shooting&amp;fate=killed"' in killed[0]


def test_an_event_without_figures_does_not_speak_of_them(visitor: Client) -> None:
    page = text_of(visitor, "/events/vorkuta-strike/")
    assert "Named here as killed, by nationality" in page and "No figure here is" not in page


def test_officials_stand_by_office_and_out_of_search_engines_snippets(visitor: Client) -> None:
    page = visitor.get("/events/camp-29-shooting/").content.decode()
    section = re.search(r'<section aria-labelledby="officials" data-nosnippet>.*?</section>', page, re.DOTALL)
    assert section is not None
    assert "Procurator General of the USSR" in section[0] and "Roman Rudenko" in section[0]
    for address in ("/", "/people/", "/camps/vorkuta-camp-29/", "/people/?q=rudenko"):
        assert "Roman Rudenko" not in visitor.get(address).content.decode()


def test_two_camps_of_one_number_are_told_apart(visitor: Client) -> None:
    assert "part of Gorlag, Norilsk" in text_of(visitor, "/camps/norilsk-camp-3/")
    assert "part of Rechlag, Vorkuta" in text_of(visitor, "/camps/vorkuta-camp-3/")


def test_a_camp_has_its_names_people_and_events(visitor: Client) -> None:
    page = text_of(visitor, "/camps/vorkuta-camp-29/")
    for words in ("Mine No. 29", "Pit 29", "three thousand men", "Shooting at Camp No. 29", "Mendriks Janis"):
        assert words in page
    assert "people held here are named" in page


def test_a_source_lists_everything_that_rests_on_it(visitor: Client) -> None:
    page = text_of(visitor, "/sources/kozlov-2004/")
    assert "statements rest on it" in page and "Misterevičius" in page and "Shooting at Camp No. 29" in page
    assert "three ways" in page
    whole = text_of(visitor, "/sources/latkovskis-2005/")
    for words in ("Figures it gives", "Camps it tells of", "Officials it names", "Baltic prisoners; killed at least"):
        assert words in whole
    repaired = text_of(visitor, "/sources/vorkutos-atsiminimai-1998/")
    assert "Printed as “Vorkutos politiniř kaliniř atsiminimai”" in repaired
    assert "no statement of this record rests on it yet" in text_of(visitor, "/sources/oberg-1988/")


@pytest.mark.parametrize("address", ["/camps/", "/events/", "/sources/", "/about/", "/about/method/", "/people/"])
def test_every_page_of_the_site_can_be_read(visitor: Client, address: str) -> None:
    assert text_of(visitor, address)


def test_every_camp_event_and_source_has_its_page(visitor: Client) -> None:
    for model in (Camp, Event, Source):
        for entry in model.objects.public():
            assert text_of(visitor, entry.get_absolute_url())


@pytest.mark.parametrize(("model", "slug"), [(Camp, "taishet"), (Event, "kengir-revolt"), (Source, "bacon-1994")])
def test_what_is_not_published_has_no_page(visitor: Client, model: type, slug: str) -> None:
    entry = model.objects.get(slug=slug)
    address = entry.get_absolute_url()
    apply(Alteration(snapshot(entry).with_values(standing="draft"), entry.version, ACTOR, "not ready"))
    assert visitor.get(address).status_code == 404


def test_machines_are_told_what_they_may_read(visitor: Client) -> None:
    assert visitor.get("/healthz").content == b"ok\n"
    assert visitor.get("/favicon.ico")["Location"].endswith("img/icon.svg")
    assert "Disallow: /admin/" in visitor.get("/robots.txt").content.decode()


def test_readers_get_no_cookie(visitor: Client) -> None:
    for address in ("/", "/people/", "/people/?q=mendriks", "/about/"):
        assert not visitor.get(address).cookies


def test_dates_of_sources_are_said_in_words(visitor: Client) -> None:
    page = text_of(visitor, "/sources/")
    assert "winter 2005" in page and "July 1991" in page
    assert "2005-24" not in page and "1991-07" not in page
    assert "2005 m. žiema" in text_of(visitor, "/lt/sources/")


def test_what_rests_on_a_source_is_folded_away_by_person_and_kind(visitor: Client) -> None:
    page = visitor.get("/sources/latkovskis-2005/").content.decode()
    kazanas = page.split("<summary>Afanasius Kazanas")[1].split("</details>")[0]
    assert "Killed: <a" in kazanas and 'afanasius-kazanas/"' in kazanas
    assert '<h2 id="events">Events it tells of</h2> <span class="n">' in page


def test_a_camp_of_more_people_than_are_counted_says_so(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "23 people held here are named" in text_of(visitor, "/camps/vorkuta-camp-29/")
    monkeypatch.setattr(import_module("memorial.search.find"), "COUNTED_TO", 10)
    assert "More than 10 people held here are named" in text_of(visitor, "/camps/vorkuta-camp-29/")
