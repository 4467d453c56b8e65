"""Of forms that are near the public is told of those it may read; the filters hold for each."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from memorial.models import Camp, Person, PersonName
from memorial.models.living import Living, is_name_public, names_the_public_may_see
from memorial.search import Audience, Filters, Query, find
from tests.builders import make_person, name_row, statement_row

pytestmark = pytest.mark.django_db


def found(text: str, audience: Audience = Audience.PUBLIC, filters: Filters = Filters()) -> set[str]:  # noqa: B008
    return {hit.person.pk for hit in find(Query(text, filters, audience=audience)).items}


def test_a_form_of_somebody_who_may_be_living_is_for_curators() -> None:
    born = statement_row("born", date="1990")
    other = name_row("Zosė Kvietkauskienė", displayed=False)
    person = make_person("Ona Zdanavičienė", born, names=(other,), living="possibly_living")
    assert found("Zdanavičienė") == {person.pk} and found("Kvietkauskienė") == set()
    assert found("Kvietkauskienė", Audience.CURATORS) == {person.pk}
    assert find(Query("Zdanavičienė")).protected == {person.pk}


def test_an_entry_that_is_not_published_is_for_curators() -> None:
    person = make_person("Ona Zdanavičienė", standing="draft")
    assert found("Zdanavičienė") == set() and found("Zdanavičienė", Audience.CURATORS) == {person.pk}


def test_the_filters_let_through_whom_they_hold_of() -> None:
    there = make_person("Ona Zdanavičienė", statement_row("held_in", camp="taishet"))
    elsewhere = make_person("Zosė Zdanavičienė", statement_row("held_in", camp="rechlag"))
    assert found("Zdanavičienė") == {there.pk, elsewhere.pk}
    assert found("Zdanavičienė", filters=Filters(camp=Camp.objects.get(slug="taishet"))) == {there.pk}


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(living=st.sampled_from(Living.values), displayed=st.booleans())
def test_the_rule_for_one_form_and_that_for_rows_are_one_rule(living: str, displayed: bool) -> None:
    name = PersonName.objects.filter(displayed=displayed)[0]
    Person.objects.filter(pk=name.person_id).update(living=living)
    rows = PersonName.objects.filter(names_the_public_may_see, pk=name.pk)
    assert rows.exists() == is_name_public(living, displayed=displayed)
