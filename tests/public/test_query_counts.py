"""Pages ask the database a bounded number of questions, however much they show."""

from __future__ import annotations

import pytest
from django.test import Client

from memorial.models import Person
from tests.builders import make_person, questions_of_the_limit, statement_row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["Janis Mendriks", "Yevheny Hrytsiak", "Misterevičius", "Juozas Krakauskas"])
def test_a_person_page_takes_at_most_38(visitor: Client, name: str, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    address = Person.objects.get(display_name=name).get_absolute_url()
    with django_assert_max_num_queries(38):
        visitor.get(address)


@pytest.mark.parametrize("kind", [".json", ".jsonld"])
def test_the_same_for_machines(visitor: Client, kind: str, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    person = Person.objects.get(display_name="Yevheny Hrytsiak")
    with django_assert_max_num_queries(14):
        visitor.get(f"/people/{person.pk}{kind}")


@pytest.mark.parametrize(
    "parameters",
    [
        "",
        "q=juozas",
        "q=a",
        "fate=killed",
        "camp=rechlag&event=vorkuta-strike&nationality=lithuanian&source=kozlov-2004",
    ],
)
def test_a_list_takes_at_most_28(visitor: Client, parameters: str, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(28):
        visitor.get(f"/people/?{parameters}")


def test_more_people_are_no_more_questions(visitor: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    for place in range(30):
        make_person(f"Ona Daugelis{place}", statement_row("held_in", camp="taishet"), statement_row("rank", text="x"))
    with django_assert_num_queries(22 + questions_of_the_limit()):
        visitor.get("/people/?q=ona+daugelis")


@pytest.mark.parametrize(
    ("address", "most"),
    [("/", 15), ("/camps/", 4), ("/camps/rechlag/", 20), ("/events/", 5), ("/events/camp-29-shooting/", 30),
     ("/sources/", 3), ("/sources/latkovskis-2005/", 14), ("/sources/kozlov-2004/", 14), ("/about/", 1)],
)  # fmt: skip
def test_the_other_pages(visitor: Client, address: str, most: int, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(most):
        visitor.get(address)
