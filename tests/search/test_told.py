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


def some_called_ona() -> None:
    """So many that a given name says little."""
    for number in range(12):
        make_person(f"Ona Kita{'abcdefghijkl'[number]}uskaitė")


def test_who_may_not_be_told_of_keeps_nobody_from_being_found() -> None:
    """The name typed is that of a draft: those like it are found as if the draft were not there."""
    some_called_ona()
    like = make_person("Rozalija Zdanavičienė")
    assert found("Ona Zdanavičienė") == {like.pk}
    draft = make_person("Ona Zdanavičienė", standing="draft")
    assert found("Ona Zdanavičienė") == {like.pk}
    assert draft.pk in found("Ona Zdanavičienė", Audience.CURATORS)


def test_a_filter_that_leaves_out_who_has_the_name_lets_those_be_found_who_have_one_like_it() -> None:
    some_called_ona()
    make_person("Ona Zdanavičienė", statement_row("held_in", camp="rechlag"))
    like = make_person("Rozalija Zdanavičienė", statement_row("held_in", camp="taishet"))
    there = Filters(camp=Camp.objects.get(slug="taishet"))
    assert found("Ona Zdanavičienė", filters=there) == {like.pk}


def test_who_has_the_name_typed_is_not_beside_those_who_have_half_of_it() -> None:
    some_called_ona()
    person, _other = make_person("Ona Zdanavičienė"), make_person("Rozalija Zdanavičienė")
    assert found("Ona Zdanavičienė") == {person.pk}
