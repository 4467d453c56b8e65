"""One rule for people who are living or may be, obeyed by every way out."""

from __future__ import annotations

import datetime
import json

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from memorial import search
from memorial.changes import Invalid
from memorial.models import Camp, Event, Nationality, Person
from memorial.models.living import Living, presume
from tests.builders import make_person, name_row, statement_row

TODAY = datetime.date(2026, 11, 23)


def day(year: int) -> int:
    return datetime.date(year, 1, 1).toordinal()


@pytest.mark.parametrize(
    ("death", "born", "sign", "living"),
    [
        (True, None, None, Living.DEAD),
        (True, 1990, 2020, Living.DEAD),
        (False, 1930, None, Living.POSSIBLY_LIVING),
        (False, 1920, 2005, Living.PRESUMED_DEAD),
        (False, None, 2005, Living.POSSIBLY_LIVING),
        (False, None, 1987, Living.PRESUMED_DEAD),
        (False, None, None, Living.PRESUMED_DEAD),
    ],
)
def test_the_presumption(death: bool, born: int | None, sign: int | None, living: Living) -> None:
    born_latest = day(born) if born else None
    sign_of_life = day(sign) if sign else None
    assert presume(death_known=death, born_latest=born_latest, sign_of_life=sign_of_life, today=TODAY) is living


@given(st.dates(min_value=datetime.date(1900, 1, 1), max_value=TODAY), st.dates(min_value=datetime.date(2000, 1, 1)))
def test_nobody_born_less_than_a_hundred_years_ago_is_presumed_dead(born: datetime.date, today: datetime.date) -> None:
    found = presume(death_known=False, born_latest=born.toordinal(), sign_of_life=None, today=today)
    age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    assert (found is Living.POSSIBLY_LIVING) == (age < 100) or (born.month, born.day) == (2, 29)


@pytest.mark.django_db
@pytest.mark.parametrize("living", ["dead", "presumed_dead"])
def test_nobody_born_lately_is_entered_as_dead_without_a_death(living: str) -> None:
    born = statement_row("born", date="2001")
    with pytest.raises(Invalid) as caught:
        make_person("Ona", born, living=living)
    assert "living" in caught.value.messages
    assert make_person("Ona", born, living="possibly_living").is_protected
    assert not make_person("Ona", born, statement_row("died", date="2020"), living="dead").is_protected
    assert not make_person("Ona", statement_row("born", date="1880"), living=living).is_protected


@pytest.mark.django_db
def test_a_refuted_death_is_no_death() -> None:
    refuted = statement_row("died", date="2020", standing="refuted", reason="Another Ona.")
    with pytest.raises(Invalid):
        make_person("Ona", statement_row("born", date="2001"), refuted, living="dead")


SECRETS = ("Slaptavardė", "Secretvillage", "Secret detail", "Secret text", "Ž-999")


@pytest.fixture
def protected(db: None) -> Person:
    camp = Camp.objects.get(slug="vorkuta-camp-29")
    event = Event.objects.get(slug="camp-29-shooting")
    return make_person(
        "Viešasis Vardas",
        statement_row("residence", text="Secretvillage"),
        statement_row("held_in", camp=camp.slug, date="1953", detail="Secret detail"),
        statement_row("took_part", event=event.slug),
        statement_row("nationality", nationality="finnish"),
        statement_row("role", role="witness"),
        names=(
            name_row("Slaptavardė", displayed=False, kind="maiden"),
            name_row("Ž-999", displayed=False, kind="prisoner_number"),
        ),
        living="possibly_living",
        sex="female",
    )


def addresses(person: Person) -> list[str]:
    return [
        person.get_absolute_url(),
        f"/people/{person.pk}.json",
        f"/people/{person.pk}.jsonld",
        f"/people/{person.pk}/history/",
        "/",
        "/people/",
        "/people/?q=viesasis",
        "/people/?q=slaptavarde",
        "/people/?nationality=finnish",
        "/people/?camp=vorkuta-camp-29",
        "/people/?event=camp-29-shooting",
        "/people/?from=1953&to=1953",
        "/camps/vorkuta-camp-29/",
        "/events/camp-29-shooting/",
        *(f"/sources/{slug}/" for slug in ("latkovskis-2005",)),
    ]


def test_no_way_out_tells_more_than_name_and_public_part(protected: Person, visitor: Client) -> None:
    for address in addresses(protected):
        page = visitor.get(address).content.decode()
        for secret in SECRETS:
            shown = page.replace("q=slaptavarde", "").replace('value="slaptavarde"', "")
            assert secret not in shown, (address, secret)


def test_the_name_and_the_public_part_are_shown(protected: Person, visitor: Client) -> None:
    page = visitor.get(protected.get_absolute_url()).content.decode()
    assert "Viešasis Vardas" in page and "witness" in page and "may be living" in page
    data = json.loads(visitor.get(f"/people/{protected.pk}.json").content)
    assert [statement["kind"] for statement in data["statements"]] == ["role"]
    assert [name["text"] for name in data["names"]] == ["Viešasis Vardas"]


@pytest.mark.parametrize(
    "filters",
    [
        {"nationality": lambda: Nationality.objects.get(slug="finnish")},
        {"camp": lambda: Camp.objects.get(slug="vorkuta-camp-29")},
        {"event": lambda: Event.objects.get(slug="camp-29-shooting")},
        {"first_day": lambda: day(1953), "last_day": lambda: day(1953) + 364},
    ],
)
def test_no_filter_gives_away_what_is_not_shown(protected: Person, filters: dict) -> None:
    asked = search.Filters(**{name: value() for name, value in filters.items()})
    for page in range(1, 4):
        found = search.find(search.Query(filters=asked), page)
        assert protected.pk not in [hit.person.pk for hit in found.items]


def test_hidden_names_and_numbers_do_not_find_the_living(protected: Person) -> None:
    assert not search.find(search.Query("Slaptavardė")).items
    assert not search.find(search.Query("Ž-999")).items
    assert search.find(search.Query("Viešasis")).items


def test_curators_find_them_by_every_form(protected: Person) -> None:
    found = search.find(search.Query("Slaptavardė", audience=search.Audience.CURATORS))
    assert [hit.person.pk for hit in found.items] == [protected.pk]


def test_a_tie_does_not_name_the_living(protected: Person, visitor: Client) -> None:
    other = make_person("Kita", statement_row("related_to", related_person=protected.pk, text="sister of"))
    assert "sister of" not in visitor.get(other.get_absolute_url()).content.decode()


def test_a_tie_does_not_lead_to_a_draft(visitor: Client, db: None) -> None:
    draft = make_person("Juodraštis", standing="draft")
    other = make_person("Kita", statement_row("related_to", related_person=draft.pk, text="sister of"))
    assert "Juodraštis" not in visitor.get(other.get_absolute_url()).content.decode()


def test_the_witness_of_2005_is_protected(person) -> None:  # type: ignore[no-untyped-def]
    pentjuss = person("Viktors Pentjuss")
    assert pentjuss.is_protected
    assert {statement.kind for statement in pentjuss.public_statements} == {"role", "testified"}
