"""A row says what may be said of somebody, and every file can be read back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.archive.people import COLUMNS, Dated, Row, as_csv, as_json, rows
from memorial.models import Person
from tests.builders import make_person, name_row, statement_row

TEXTS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
BARE = Row(
    "k7q2xd", "https://memorial.example/people/k7q2xd/", "Ona", "", "", "", (), (), (), (), "", "", (), (), (), 1
)


def row_of(person: Person) -> Row:
    (found,) = rows(list(Person.objects.for_list().filter(pk=person.pk)), "https://memorial.example", "en")
    return found


@given(st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3)), max_size=5))
def test_any_text_comes_back_from_the_csv(texts: list[tuple[str, list[str]]]) -> None:
    people = [replace(BARE, name=name, other_forms=tuple(forms)) for name, forms in texts]
    file = "".join(as_csv(people))
    assert file.startswith("\ufeff") and file.endswith("\r\n")
    head, *lines = csv.reader(io.StringIO(file.removeprefix("\ufeff"), newline=""))
    assert tuple(head) == COLUMNS
    place, others = COLUMNS.index("name"), COLUMNS.index("other_forms")
    for line, (name, forms) in zip(lines, texts, strict=True):
        for cell, text in ((line[place], name), (line[others], "; ".join(forms))):
            assert cell in (text, f"'{text}") and not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(st.lists(TEXTS, max_size=5))
def test_any_text_comes_back_from_the_json(names: list[str]) -> None:
    told = json.loads("".join(as_json([replace(BARE, name=name) for name in names], {"complete": True})))
    assert [person["name"] for person in told["people"]] == names
    assert told["complete"] is True and told["licence"].startswith("https://creativecommons.org/")
    assert all(tuple(person) == COLUMNS for person in told["people"])


def test_long_lists_come_in_pieces() -> None:
    people = [BARE] * 2_000
    for pieces in (list(as_csv(people)), list(as_json(people, {}))):
        assert len(pieces) > 5 and max(map(len, pieces)) < 40_000
    assert len(json.loads("".join(as_json(people, {})))["people"]) == 2_000


def test_a_date_says_its_doubts() -> None:
    assert str(Dated("1953-08-01", "certain", "shown")) == "1953-08-01"
    assert str(Dated("1921", "probable", "competing")) == "1921 (competing, probable)"


@pytest.mark.django_db
def test_what_stands_is_told_and_what_is_refuted_is_not() -> None:
    person = make_person(
        "Ona Bandymaitė",
        statement_row("born", date="1921", standing="competing", reason="The later list says so."),
        statement_row("born", date="1920"),
        statement_row("died", date="1950", standing="refuted", reason="She was seen in 1953."),
        statement_row("held_in", camp="taishet"),
        names=(name_row("Она Бандимайте", displayed=False, script="Cyrl"),),
    )
    row = row_of(person)
    assert [str(one) for one in row.born] == ["1920", "1921 (competing)"] and row.died == ()
    assert row.fate == "not_stated" and row.fate_in_words == "fate not stated"
    assert row.other_forms == ("Она Бандимайте",) and row.sources == 1 and len(row.camps) == 1


@pytest.mark.django_db
def test_the_sources_of_a_person_are_counted_once_each() -> None:
    person = Person.objects.get(display_name="Juozas Pūkys")
    cited = [*person.names.all(), *person.statements.exclude(standing="refuted")]
    wanted = {citation.source_id for one in cited for citation in one.citations.all()}
    assert row_of(person).sources == len(wanted) > 1


@pytest.mark.django_db
@pytest.mark.parametrize("living", ["living", "possibly_living"])
def test_of_the_living_a_row_has_the_name_and_the_public_part(living: str) -> None:
    person = make_person(
        "Ona Gyva",
        statement_row("born", date="1950"),
        statement_row("held_in", camp="taishet"),
        statement_row("role", role="medic", event="vorkuta-strike"),
        names=(name_row("Ona Kita", displayed=False),),
        living=living,
    )
    row = row_of(person)
    assert (row.name, row.roles) == ("Ona Gyva", ("medic",)) and len(row.events) == 1
    hidden = (row.other_forms, row.nationality, row.born, row.died, row.camps, row.fate, row.fate_in_words)
    assert not any(hidden)


@pytest.mark.django_db
def test_a_tie_to_the_living_names_no_event() -> None:
    living = make_person("Ona Gyva", living="living")
    tie = statement_row("related_to", related_person=living.pk, text="beside", event="vorkuta-strike")
    assert row_of(make_person("Jonas Mirusis", tie)).events == ()


@pytest.mark.django_db
def test_many_people_take_no_more_questions(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    everybody = list(Person.objects.public().for_list())
    with django_assert_num_queries(2):
        assert len(rows(everybody, "", "en")) == 41
