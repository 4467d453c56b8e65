"""The list of people on the desk: why each was found, in the order found; narrowed down; never counted to the end."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from memorial.admin import paging, people_list
from memorial.models import Camp, Event, Nationality, Person, Source
from tests.builders import make_person, name_row, questions_of_the_limit, statement_row

pytestmark = pytest.mark.django_db

AT = "/admin/memorial/person/"


@pytest.fixture
def curator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("ona"))
    return client


def listed(client: Client, **asked: Any) -> list[dict[str, str]]:
    """The rows of the list: what stands in each column, by its class."""
    answer = client.get(AT, asked)
    assert answer.status_code == 200, answer.get("Location")
    body = answer.content.decode().partition("<tbody>")[2].partition("</tbody>")[0]
    rows = []
    for text in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL):
        cells = re.findall(r'<(?:th|td) class="field-(\w+)[^>]*>(.*?)</(?:th|td)>', text, re.DOTALL)
        rows.append({name: re.sub(r"<[^>]+>", "", cell) for name, cell in cells})
    return rows


def names(client: Client, **asked: Any) -> list[str]:
    return [row["display_name"] for row in listed(client, **asked)]


def test_each_is_listed_with_why_found_what_tells_apart_standing_and_sources(curator: Client) -> None:
    row = listed(curator, q="laiciunas")[0]
    assert row["display_name"] == "Alfonas Laičiūnas"
    assert row["why"] == "Without its marks"
    assert (
        row["told_apart_by"].startswith("Lithuanian\N{NO-BREAK SPACE}· ")
        and "killed 1 August 1953" in row["told_apart_by"]
    )
    assert row["standing"] == "published"
    assert re.fullmatch(r"\d+ sources?", row["rests_on"]) and row["rests_on"] != "0 sources"


def test_without_a_search_there_is_no_reason(curator: Client) -> None:
    assert "why" not in listed(curator)[0]


def test_the_closest_stands_first_whatever_the_alphabet_says(curator: Client) -> None:
    make_person("Aaronas Tolimasis", names=(name_row("Bandomasis Zigmas", displayed=False),), standing="draft")
    make_person("Bandomasis", standing="draft")
    assert names(curator, q="bandomasis") == ["Bandomasis", "Aaronas Tolimasis"]
    assert "also written" in listed(curator, q="bandomasis")[1]["why"].lower()


def test_a_column_that_was_chosen_puts_what_was_found_in_its_order(curator: Client) -> None:
    make_person("Aaronas Tolimasis", names=(name_row("Bandomasis Zigmas", displayed=False),), standing="draft")
    make_person("Bandomasis", standing="published")
    assert names(curator, q="bandomasis", o="3") == ["Aaronas Tolimasis", "Bandomasis"]


def test_nobody_found_is_an_empty_list(curator: Client) -> None:
    assert listed(curator, q="Nenurodytasis") == []


def stated(kind: str, **values: Any) -> Person:
    return make_person("Ona Vienintelė", statement_row(kind, **values), standing="draft")


def test_drafts_are_found_by_what_is_stated_of_them(curator: Client) -> None:
    camp, event = Camp.objects.get(slug="vorkuta-camp-29"), Event.objects.filter(parent__isnull=False)[0]
    nationality = Nationality.objects.all()[0]
    for kind, values, asked in (
        ("held_in", {"camp": camp.slug}, {"camp": camp.pk}),
        ("held_in", {"camp": camp.slug}, {"camp": camp.parent_id}),
        ("took_part", {"event": event.slug}, {"event": event.pk}),
        ("took_part", {"event": event.slug}, {"event": event.parent_id}),
        ("nationality", {"nationality": nationality.slug}, {"nationality": nationality.pk}),
        ("released", {}, {"fate": "released"}),
        ("occupation", {"text": "nurse"}, {"fate": "not_stated"}),
    ):
        person = stated(kind, **values)
        assert "Ona Vienintelė" in names(curator, standing__exact="draft", **asked), asked
        Person.objects.filter(pk=person.pk).update(standing="withdrawn")
        assert "Ona Vienintelė" not in names(curator, standing__exact="draft", **asked)


def test_what_is_refuted_narrows_nobody_in(curator: Client) -> None:
    stated("killed", standing="refuted", reason="Seen alive in 1955.")
    assert "Ona Vienintelė" not in names(curator, fate="killed", standing__exact="draft")
    assert "Ona Vienintelė" in names(curator, fate="not_stated", standing__exact="draft")


def test_a_source_narrows_to_all_that_rests_on_it_even_through_another(curator: Client) -> None:
    kozlov, latkovskis = Source.objects.get(slug="kozlov-2004"), Source.objects.get(slug="latkovskis-2005")
    through = set(names(curator, source=latkovskis.pk))
    assert set(names(curator, source=kozlov.pk)) < through
    assert "Misterevičius" in through


def test_filters_and_search_hold_together_and_the_form_sends_the_rest_along(curator: Client) -> None:
    camp = Camp.objects.get(slug="vorkuta-camp-29")
    answer = curator.get(AT, {"q": "mendriks", "camp": camp.pk, "standing__exact": "published"})
    page = answer.content.decode()
    assert "Janis Mendriks" in page
    form = page.partition('class="entry-filters"')[2].partition("</form>")[0]
    assert 'name="q" value="mendriks"' in form and 'name="standing__exact" value="published"' in form
    assert f'<option value="{camp.pk}" selected>' in form and form.count('name="camp"') == 1


@pytest.mark.parametrize("asked", [{"camp": "x"}, {"camp": "999999999"}, {"source": "a\x00b"}, {"event": "9" * 400}])
def test_a_filter_that_names_nothing_is_not_the_whole_list(curator: Client, asked: dict[str, str]) -> None:
    answer = curator.get(AT, asked)
    assert answer.status_code == 302 and answer["Location"].endswith("?e=1")


def test_a_long_list_of_camps_completes_what_is_typed_instead(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'id="filter_camp" class="admin-autocomplete"' not in curator.get(AT).content.decode()
    monkeypatch.setattr(people_list, "OFFERED_WHOLE", 3)
    camp = Camp.objects.get(slug="vorkuta-camp-29")
    page = curator.get(AT, {"camp": camp.pk}).content.decode()
    control = re.search(r'<select name="camp"[^>]*>.*?</select>', page, re.DOTALL)
    assert control is not None and "admin-autocomplete" in control.group()
    assert control.group().count("<option") == 2 and str(camp) in control.group()


def test_every_filter_has_its_label(curator: Client) -> None:
    page = curator.get(AT).content.decode()
    for name in ("nationality", "camp", "event", "source"):
        assert f'<label for="filter_{name}">' in page and f'id="filter_{name}"' in page


def test_a_list_is_counted_to_its_bound_and_says_so(curator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "COUNTED_TO", 20)
    page = curator.get(AT).content.decode()
    assert "More people than are counted here" in page
    monkeypatch.setattr(paging, "COUNTED_TO", 5000)
    assert f"{Person.objects.count()} people" in curator.get(AT).content.decode()


def test_pages_follow_each_other_without_a_gap(curator: Client) -> None:
    for number in range(60):
        make_person(f"Ona Vienodė {number:02}", standing="draft")
    asked = {"standing__exact": "draft"}
    both = names(curator, **asked) + names(curator, p=2, **asked)
    assert both == sorted(both) and len(both) == len(set(both)) >= 60


def test_the_list_costs_the_same_however_many_stand_on_it(curator: Client, django_assert_max_num_queries: Any) -> None:
    for number in range(30):
        make_person(f"Ona Vienodė {number}", statement_row("rank", text="captain"), standing="draft")
    curator.get(AT)
    with django_assert_max_num_queries(26):
        curator.get(AT)
    with django_assert_max_num_queries(32 + questions_of_the_limit()):
        curator.get(AT, {"q": "vienode", "fate": "not_stated"})
