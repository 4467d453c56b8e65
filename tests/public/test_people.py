"""The list of people, as a visitor meets it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def first_name(visitor: Client, query: str) -> str:
    """The first person of the list, family name first."""
    page = visitor.get(f"/people/?q={query}").content.decode()
    found = re.search(r'<ol class="people".*?<bdi[^>]*>(.*?)</bdi>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", "", found[1]).split()) if found else ""


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("mendriks", "Mendriks Janis"),
        ("Мендрикс", "Mendriks Janis"),
        ("pukys", "Pūkys Juozas"),
        ("Pűkys", "Pūkys Juozas"),
        ("kazanas afanasius", "Kazanas Afanasius"),
        ("U-777", "Hrytsiak Yevheny"),
        ("Rudenko", ""),
    ],
)
def test_the_right_person_is_first(visitor: Client, query: str, name: str) -> None:
    assert first_name(visitor, query) == name


def test_each_hit_says_why_it_was_found(visitor: Client) -> None:
    assert "without its marks" in visitor.get("/people/?q=pukys").content.decode()
    assert "prisoner&#x27;s number <mark>U-777</mark>" in visitor.get("/people/?q=u777").content.decode()


def test_of_a_name_found_by_some_of_its_words_these_are_marked_and_nothing_where_all_were(visitor: Client) -> None:
    page = visitor.get("/people/?q=mendrik").content.decode()
    assert "<b><mark>Mendriks</mark></b> Janis" in page
    page = visitor.get("/people/?q=мендрикс+янис").content.decode()
    assert "<b>Mendriks</b> Janis" in page and "<mark>" not in page


def test_an_empty_result_helps(visitor: Client) -> None:
    page = visitor.get("/people/?q=Rudenko").content.decode()
    assert "Nobody found" in page and "accounts of the events" in page
    assert 'value="Rudenko"' in page


@pytest.mark.parametrize(
    ("parameters", "there", "not_there"),
    [
        ("nationality=estonian", "Kukk", "Mendriks"),
        ("camp=norilsk-camp-5", "Misterevičius", "Mendriks"),
        ("event=camp-29-shooting", "Krakauskas", "Kozlauskas"),
        ("fate=killed", "Kepris", "Kozlauskas"),
        ("fate=not_stated", "Kozlauskas", "Kepris"),
        ("role=committee-member", "Svilis", "Mendriks"),
        ("source=hrytsiak-1984", "Kozlauskas", "Kepris"),
        ("from=1987&to=1987-12", "Ozolins", "Mendriks"),
        ("from=July+1987", "Ozolins", "Mendriks"),
        ("letter=k&sort=name", "Kairys", "Mendriks"),
        ("nationality=latvian&fate=killed", "Kepris", "Dauge"),
    ],
)
def test_filters_narrow_the_list(visitor: Client, parameters: str, there: str, not_there: str) -> None:
    page = visitor.get(f"/people/?{parameters}").content.decode().split('id="results"')[1]
    assert there in page and not_there not in page


def test_pages_keep_the_parameters(visitor: Client) -> None:
    page = visitor.get("/people/?sort=name&q=&page=2").content.decode()
    assert 'href="?sort=name&amp;q=&amp;page=1"' in page and 'href="?sort=name&amp;q=&amp;page=3"' in page
    assert "21–40 of 41" in page


def test_what_was_asked_stays_in_the_form(visitor: Client) -> None:
    page = visitor.get("/people/?q=zzz&camp=gorlag&from=summer+1953").content.decode()
    assert 'value="zzz"' in page and 'value="summer 1953"' in page
    assert '<option value="gorlag" selected>' in page


def test_endless_combinations_are_not_indexed(visitor: Client) -> None:
    assert "noindex" in visitor.get("/people/?fate=killed").content.decode()
    assert "noindex" not in visitor.get("/people/").content.decode()


def test_an_answer_without_anybody_offers_names_that_begin_alike(visitor: Client) -> None:
    page = visitor.get("/people/?q=mendrikauskas").content.decode()
    assert "Nobody found" in page and "Names that begin alike" in page and "<b>Mendriks</b> Janis" in page
    assert "Names that begin alike" not in visitor.get("/people/?q=xyzxyz").content.decode()
    assert "Names that begin alike" not in visitor.get("/people/?q=mendriks").content.decode()


def test_filters_in_use_can_be_taken_back_one_by_one(visitor: Client) -> None:
    page = visitor.get("/people/?q=juozas&nationality=lithuanian&fate=killed&page=1").content.decode()
    assert 'href="?q=juozas&amp;fate=killed"' in page and 'href="?q=juozas&amp;nationality=lithuanian"' in page
    assert "Nationality: Lithuanian" in page and "Fate: killed" in page
