"""A curator asks why a name is found or is not: one text explained, two names compared."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from memorial.admin.name_pages import BY, MAX_TYPED, TAKEN_FOR
from memorial.models import Person
from memorial.names.likeness import Likeness
from memorial.names.parts import Kind
from tests.builders import make_person

pytestmark = pytest.mark.django_db

EXPLAIN = "/admin/memorial/person/names/explain/"
COMPARE = "/admin/memorial/person/names/compare/"
PAGES = (EXPLAIN + "?q=laiciunas", COMPARE + "?first=Jonas&second=Ivan")


def client_of(*permissions: str) -> Client:
    user = User.objects.create_user("ona", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def curator(db: None) -> Client:
    return client_of("view_person")


def asked(client: Client, address: str, status: int = 200, **values: str) -> str:
    answer = client.get(address, values)
    assert answer.status_code == status
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.parametrize("address", PAGES)
def test_who_may_look_at_people_may_ask_and_nobody_else(address: str) -> None:
    assert Client().get(address).status_code == 302
    assert client_of("view_camp").get(address).status_code == 403


@pytest.mark.parametrize("address", PAGES)
def test_who_may_look_at_people_is_answered(curator: Client, address: str) -> None:
    assert curator.get(address).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_kept_by_nobody(curator: Client, address: str) -> None:
    assert "no-store" in curator.get(address)["Cache-Control"]


def test_the_desk_leads_to_both_those_who_may(curator: Client) -> None:
    page = curator.get("/admin/").content.decode()
    assert EXPLAIN in page and COMPARE in page


def test_the_desk_leads_nobody_else_there() -> None:
    page = client_of("view_camp").get("/admin/").content.decode()
    assert EXPLAIN not in page and COMPARE not in page


def test_a_person_leads_to_how_they_would_be_found(curator: Client) -> None:
    person = Person.objects.get(display_name="Juozas Pūkys")
    page = asked(curator, f"/admin/memorial/person/{person.pk}/change/")
    assert f'{EXPLAIN}?{urlencode({"q": "Juozas Pūkys"}).replace("+", "%20")}"' in page


@pytest.mark.parametrize("address", [EXPLAIN, COMPARE])
def test_nothing_asked_is_an_empty_form(curator: Client, address: str) -> None:
    page = asked(curator, address)
    assert 'id="problems"' not in page and "<table" not in page and page.count("<h1") == 1


def test_a_text_is_explained(curator: Client) -> None:
    page = asked(curator, EXPLAIN, q="laiciunas")
    assert 'value="laiciunas"' in page and "Read as “laiciunas”" in page and "As it was typed." in page
    assert '<th scope="row">laičiūnas</th><td>the same but for marks</td>' in page
    person = Person.objects.get(display_name="Alfonas Laičiūnas")
    assert f'/admin/memorial/person/{person.pk}/change/">Alfonas Laičiūnas</a>' in page
    assert "Without its marks" in page


def test_repaired_damage_is_said(curator: Client) -> None:
    page = asked(curator, EXPLAIN, q="Pűkys")
    assert "Read as “Pūkys”" in page and "had been damaged by a wrong encoding" in page


def test_somebody_not_published_is_shown_with_their_standing(curator: Client) -> None:
    make_person("Ona Juodraštinukė", standing="draft")
    assert 'Ona Juodraštinukė</a> <span class="kind">draft</span>' in asked(curator, EXPLAIN, q="juodrastinuke")


def test_nobody_found_is_said(curator: Client) -> None:
    page = asked(curator, EXPLAIN, q="zzzz")
    assert "No word of the record is like this one." in page and "Nobody." in page


def test_too_many_words_are_said(curator: Client) -> None:
    many = " ".join(f"a{letter}ba" for letter in "bcdfghjklm")
    assert "only the first of it were looked for" in asked(curator, EXPLAIN, q=many)
    assert "only the first of it were compared" in asked(curator, COMPARE, first=many, second="Ona")


def test_two_names_are_compared(curator: Client) -> None:
    page = asked(curator, COMPARE, first="Jonas Laičiūnas", second="Лайчюнас Иван")
    assert "<li>jonas and иван: forms of one given name," in page
    assert "<li>laičiūnas and лайчюнас: the same in another alphabet, 99 of 100</li>" in page
    assert page.count('class="together"') == 2
    for heard in ("laiCunaS", "laiCun", "lCn"):
        assert f"<dd>{heard}</dd>" in page


def test_names_with_nothing_in_common_are_said_to_have_none(curator: Client) -> None:
    assert "None: no two words are near enough." in asked(curator, COMPARE, first="Mendriks", second="Kazanas")


@pytest.mark.parametrize("typed", ["", "   ", "?!", "\u200b", "a\x00b", "x" * (MAX_TYPED + 1)])
def test_what_cannot_be_read_is_kept_and_explained(curator: Client, typed: str) -> None:
    page = asked(curator, EXPLAIN, 400, q=typed)
    assert 'id="problems"' in page and 'href="#id_q"' in page and "<table" not in page
    page = asked(curator, COMPARE, 400, first="Jonas Laičiūnas", second=typed)
    assert 'value="Jonas Laičiūnas"' in page and 'href="#id_second"' in page and 'href="#id_first"' not in page
    if typed.strip("\u200b \x00"):
        assert f'value="{typed}"' in page


def test_one_name_alone_is_no_comparison(curator: Client) -> None:
    assert 'href="#id_second"' in asked(curator, COMPARE, 400, first="Jonas")


def test_what_is_typed_is_never_markup(curator: Client) -> None:
    hostile = "<script>alert('x')</script>\"><b>laiciunas"
    for page in (asked(curator, EXPLAIN, q=hostile), asked(curator, COMPARE, first=hostile, second=hostile)):
        assert "<script>alert" not in page and "<b>laiciunas" not in page


def test_every_likeness_has_its_words_and_every_kind_that_is_no_name() -> None:
    assert set(BY) == set(Likeness)
    assert set(TAKEN_FOR) == set(Kind) - {Kind.WORD}


def test_explaining_costs_a_bounded_number_of_questions(curator: Client, django_assert_max_num_queries: Any) -> None:
    for letter in "abcdefghijklmnoprstuvz":
        make_person(f"Ona Gausu{letter}ienė")
    for typed in ("ona gausu*", "ona gausuaiene", "Pűkys Gruđys Juozas ona zzzz"):
        with django_assert_max_num_queries(45):
            curator.get(EXPLAIN, {"q": typed})


def test_comparing_asks_nothing_of_the_record(curator: Client, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(8):  # who asks, and what they may see of the desk
        curator.get(COMPARE, {"first": "Jonas Laičiūnas", "second": "Иван Лайчюнас"})


class WhateverIsTyped(TestCase):
    """Any Unicode is answered, with an answer or with what is to be mended."""

    @settings(max_examples=40)
    @given(st.text(max_size=MAX_TYPED + 20), st.text(max_size=MAX_TYPED + 20))
    def test_it_is_answered(self, first: str, second: str) -> None:
        user = User.objects.create_superuser("rasa")
        self.client.force_login(user)
        first, second = (text.encode("utf-8", "replace").decode() for text in (first, second))
        for address, values in ((EXPLAIN, {"q": first}), (COMPARE, {"first": first, "second": second})):
            answer = self.client.get(address, values)
            assert answer.status_code in (200, 400)
            assert (answer.status_code == 400) == ('id="problems"' in answer.content.decode())
