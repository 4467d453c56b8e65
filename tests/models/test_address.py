"""Addresses made without the resolver are those the resolver makes."""

from __future__ import annotations

import pytest
from django.urls import reverse, set_script_prefix
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from memorial.models.address import address

#: Any part of a path: what the resolver takes for one.
PARTS = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(PARTS, PARTS, st.sampled_from(["en", "lt", "uk"]))
def test_an_address_is_what_the_resolver_would_give(first: str, second: str, language: str) -> None:
    with translation.override(language):
        assert address("person_page", first, second) == reverse("person_page", args=[first, second])
        assert address("camp_page", first) == reverse("camp_page", args=[first])
        assert address("new_correction") == reverse("new_correction")


def test_the_place_the_site_is_mounted_at_stands_before_it() -> None:
    assert address("camp_page", "rechlag") == "/camps/rechlag/"
    try:
        set_script_prefix("/memorial%20site/")
        assert address("camp_page", "rechlag") == reverse("camp_page", args=["rechlag"])
    finally:
        set_script_prefix("/")


def test_what_stands_for_a_part_may_itself_be_one() -> None:
    assert address("person_page", "-second-", "-first-") == "/people/-second-/-first-/"


@pytest.mark.parametrize("text", ["%s", "%%", "100%"])
def test_a_percent_sign_is_quoted(text: str) -> None:
    assert address("camp_page", text) == reverse("camp_page", args=[text])
