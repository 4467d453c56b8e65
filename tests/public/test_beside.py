"""Who was beside whom: only what a source says, never the living, nobody twice."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation

from memorial.models import Event, Person
from memorial.public import beside
from memorial.public.beside import NAMED, Company, companies
from memorial.public.notes import Notes
from tests.builders import make_person, statement_row

pytestmark = pytest.mark.django_db


def of(person: Person) -> tuple[Company, ...]:
    with translation.override("en"):
        return companies(Person.objects.for_page().get(pk=person.pk), "en", Notes())


def named(person: Person) -> list[str]:
    return [tie.person.display_name for company in of(person) for tie in company.ties]


def test_the_committee_stands_before_the_event_and_the_camp(person) -> None:  # type: ignore[no-untyped-def]
    found = of(person("Albinas Bliujis"))
    assert found[0].heading.startswith("With the same part")
    assert {tie.person.display_name for tie in found[0].ties} == {
        "Juozas Grušys", "Eduardas Lugalys", "Vytautas Svilis",
    }  # fmt: skip
    assert found[0].others == 0 and found[0].list_query == "event=camp-29-strike&role=committee-member"


def test_everybody_beside_somebody_has_a_source_and_stands_there_once(person) -> None:  # type: ignore[no-untyped-def]
    for name in ("Janis Mendriks", "Yevheny Hrytsiak", "Juozas Krakauskas", "Walter Ciszek"):
        found = of(person(name))
        people = named(person(name))
        assert people and len(people) == len(set(people)) and name not in people
        assert all(tie.notes for company in found for tie in company.ties)


def test_those_who_may_be_living_stand_beside_nobody_and_nobody_beside_them() -> None:
    dead = make_person("Ona Viena", statement_row("took_part", event="kengir-revolt"))
    alive = make_person("Jonas Antras", statement_row("took_part", event="kengir-revolt"), living="possibly_living")
    assert "Jonas Antras" not in named(dead)
    assert of(alive) == ()


@pytest.mark.parametrize("standing", ["draft", "in_review"])
def test_who_is_not_published_stands_beside_nobody(standing: str) -> None:
    ona = make_person("Ona Viena", statement_row("took_part", event="kengir-revolt"))
    make_person("Jonas Antras", statement_row("took_part", event="kengir-revolt"), standing=standing)
    assert "Jonas Antras" not in named(ona)


def test_a_refuted_statement_puts_nobody_beside_anybody() -> None:
    ona = make_person("Ona Viena", statement_row("took_part", event="kengir-revolt"))
    make_person(
        "Jonas Antras", statement_row("took_part", event="kengir-revolt", standing="refuted", reason="Another Jonas.")
    )
    assert "Jonas Antras" not in named(ona)


def test_a_large_company_names_some_and_counts_the_rest(visitor: Client) -> None:
    event = Event.objects.get(slug="kengir-revolt")
    before = Person.objects.public().present_at(event).count()
    people = [
        make_person(f"Ona Daugelis{place}", statement_row("took_part", event="kengir-revolt")) for place in range(20)
    ]
    company = of(people[0])[0]
    assert len(company.ties) == NAMED
    assert company.others == before + 20 - 1 - NAMED and not company.at_least
    page = visitor.get(people[0].get_absolute_url()).content.decode()
    assert f"and {company.others} others" in page and "/people/?event=kengir-revolt" in page


def test_of_a_company_beyond_counting_the_neighbours_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    people = [make_person(f"Ona D{place}", statement_row("took_part", event="kengir-revolt")) for place in range(12)]
    monkeypatch.setattr(beside, "COUNTED", 5)
    companies_of = {person.pk: of(person)[0] for person in people}
    assert all(company.at_least and company.ties for company in companies_of.values())
    # Everybody but those at the very end of the ids is named on some page: nobody is left out for a late id.
    seen = {tie.person.pk for company in companies_of.values() for tie in company.ties}
    assert len(seen) >= 10


def test_a_tie_told_by_name_stands_there_and_not_among_the_facts(visitor: Client, person) -> None:  # type: ignore[no-untyped-def]
    page = visitor.get(person("Afanasius Kazanas").get_absolute_url()).content.decode()
    beside_them = page[page.index('id="beside"') :]
    assert "Walked on the road to the gate beside" in beside_them
    assert "Walked on the road" not in page[: page.index('id="beside"')]
