"""People fetched in a quick way are the people that Django fetches."""

from __future__ import annotations

import pytest
from django.forms.models import model_to_dict

from memorial.models import Person
from memorial.models.fetch import people_with_names
from tests.builders import make_person, name_row

pytestmark = pytest.mark.django_db


def told(person: Person) -> list[object]:
    columns = [field.attname for field in Person._meta.concrete_fields]
    names = [(name.pk, model_to_dict(name), name.person.pk) for name in person.names.all()]
    return [[getattr(person, column) for column in columns], names]


def test_they_are_those_that_django_fetches(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    make_person(
        "Ona Zdanavičienė", names=(name_row("Онa Зданавичене", displayed=False), name_row("A", displayed=False))
    )
    keys = list(Person.objects.values_list("pk", flat=True))
    usual = Person.objects.prefetch_related("names__citations").in_bulk(keys)
    people = people_with_names(keys)
    assert list(map(told, (people[key] for key in keys))) == list(map(told, (usual[key] for key in keys)))
    fetched = people_with_names(keys)
    with django_assert_num_queries(0):
        assert all(name.person is person for person in fetched.values() for name in person.names.all())
        assert all(person.public_names for person in fetched.values())


def test_who_is_not_there_is_left_out() -> None:
    person = make_person("Ona Zdanavičienė")
    assert set(people_with_names([person.pk, "00000"])) == {person.pk}
    assert people_with_names(["00000"]) == people_with_names([]) == {}
