"""What narrows a list down: every count is the length of the list it leads to."""

from __future__ import annotations

import html
import re

import pytest
from django.test import Client

from memorial.public.views import people as people_view

pytestmark = pytest.mark.django_db

OFFERED = re.compile(r'<a href="\?([^"]+)" rel="nofollow"><span>[^<]+</span> <span class="n">(\d+)</span>')


def total(page: str) -> int:
    found = re.search(r'id="results">\d+–\d+ of (\d+)<', page)
    return int(found[1]) if found else 0


@pytest.mark.parametrize("parameters", ["", "q=juozas", "fate=killed", "camp=rechlag", "letter=k&sort=name"])
def test_every_count_is_the_length_of_the_list_it_leads_to(visitor: Client, parameters: str) -> None:
    page = visitor.get(f"/people/?{parameters}").content.decode()
    offered = OFFERED.findall(page)
    assert offered
    for address, people in offered:
        assert total(visitor.get(f"/people/?{html.unescape(address)}").content.decode()) == int(people), address


def test_a_filter_in_use_is_not_offered_again(visitor: Client) -> None:
    page = visitor.get("/people/?fate=killed").content.decode()
    assert "fate=killed&amp;nationality=lithuanian" in page
    assert not re.search(r"fate=(survived|not_stated)", page.partition('id="facets"')[2])


def test_what_parts_nobody_is_not_offered(visitor: Client) -> None:
    page = visitor.get("/people/?q=kazanas").content.decode()
    assert 'id="facets"' not in page


def test_letters_lead_to_the_lists_of_their_people(visitor: Client) -> None:
    page = visitor.get("/people/").content.decode()
    letters = re.findall(r'<a href="\?letter=(\w)" rel="nofollow" title="(\d+)">', page)
    assert sum(int(people) for _letter, people in letters) == 41
    for letter, people in letters:
        assert total(visitor.get(f"/people/?letter={letter}").content.decode()) == int(people)


def test_of_a_long_list_the_first_are_compared_and_that_is_said(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = visitor.get("/people/?nationality=lithuanian").content.decode()
    assert "Counted over the first" not in whole
    monkeypatch.setattr(people_view, "COMPARED", 3)
    cut = visitor.get("/people/?nationality=lithuanian").content.decode()
    assert "Counted over the first 3 people of the list." in cut and total(cut) == total(whole) == 18
