"""QuerySets of people read as English and mean what they say."""

from __future__ import annotations

import datetime

import pytest

from memorial.models import Camp, Event, Nationality, Person, Role, Source
from memorial.models.person import Fate
from tests.builders import make_person, statement_row

pytestmark = pytest.mark.django_db


def named(people: object) -> set[str]:
    return {person.display_name for person in people}  # type: ignore[attr-defined]


def test_held_in_a_complex_takes_in_its_camps() -> None:
    held = Person.objects.public().held_in(Camp.objects.get(slug="gorlag"))
    assert {"Misterevičius", "Roberts Kepris", "Yevheny Hrytsiak"} <= named(held)
    assert "Janis Mendriks" not in named(held)


def test_two_camps_of_one_number_are_two() -> None:
    norilsk, vorkuta = (Camp.objects.get(slug=slug) for slug in ("norilsk-camp-3", "vorkuta-camp-3"))
    assert norilsk.parent != vorkuta.parent
    assert str(norilsk) != str(vorkuta)


def test_present_at_takes_in_the_parts_of_an_event() -> None:
    strike = Event.objects.get(slug="vorkuta-strike")
    assert "Juozas Pūkys" in named(Person.objects.public().present_at(strike))


def test_killed_at_counts_the_killed_only() -> None:
    killed = Person.objects.public().killed_at(Event.objects.get(slug="camp-29-shooting"))
    assert killed.count() == 16
    assert "Juozas Krakauskas" not in named(killed)


def test_nationality_role_and_source_narrow() -> None:
    people = Person.objects.public()
    assert named(people.of_nationality(Nationality.objects.get(slug="finnish"))) == {"Unto Pahvalahti"}
    committee = named(people.in_role(Role.objects.get(slug="committee-member")))
    assert committee == {"Vytautas Svilis", "Eduardas Lugalys", "Juozas Grušys", "Albinas Bliujis"}
    assert "Juozas Kozlauskas" in named(people.resting_on(Source.objects.get(slug="hrytsiak-1984")))


def test_everybody_rests_on_the_founding_source_through_whom_we_know_the_rest() -> None:
    founding = Source.objects.get(slug="latkovskis-2005")
    assert Person.objects.public().resting_on(founding).count() == Person.objects.public().count() == 41


def test_fate_is_recorded_or_not_stated() -> None:
    people = Person.objects.public()
    assert people.with_fate(Fate.KILLED).count() == 19
    assert "Juozas Kozlauskas" in named(people.with_fate(Fate.NOT_STATED))
    assert not named(people.with_fate(Fate.KILLED)) & named(people.with_fate(Fate.NOT_STATED))
    assert Person.objects.get(display_name="Juozas Kozlauskas").fate is Fate.NOT_STATED


def test_a_refuted_statement_narrows_nothing() -> None:
    person = make_person(
        "Ona", statement_row("nationality", nationality="polish", standing="refuted", reason="misread")
    )
    polish = Nationality.objects.get(slug="polish")
    assert person not in Person.objects.public().of_nationality(polish)
    assert person.fate is Fate.NOT_STATED


def test_years_touch_dated_statements() -> None:
    first = datetime.date(1987, 1, 1).toordinal()
    assert named(Person.objects.public().in_years(first, first + 364)) == {"Valentins Ozolins"}


def test_drafts_and_withdrawn_people_are_not_public() -> None:
    draft, withdrawn = make_person("Ona", standing="draft"), make_person("Ona", standing="withdrawn")
    public = set(Person.objects.public().values_list("pk", flat=True))
    assert not public & {draft.pk, withdrawn.pk}


def test_denormalised_columns_follow_the_displayed_name() -> None:
    person = Person.objects.get(display_name="Alfonas Laičiūnas")
    assert (person.slug, person.sort_key) == ("alfonas-laiciunas", "laiciunas alfonas")
