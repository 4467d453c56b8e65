"""Everybody who answers, in the order of the pages, whoever comes, goes or is renamed meanwhile."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.db import connection

from memorial import search
from memorial.changes import Alteration, apply, snapshot
from memorial.models import Person
from tests.builders import ACTOR, make_person, name_row

pytestmark = pytest.mark.django_db
stream, find = import_module("memorial.search.stream"), import_module("memorial.search.find")


def keys(query: search.Query) -> list[str]:
    return [person.pk for batch in search.everyone(query).batches for person in batch]


def paged(query: search.Query) -> list[str]:
    first = search.find(query)
    pages = [search.find(query, number) for number in range(1, first.last + 1)]
    return [hit.person.pk for page in pages for hit in page.items]


@pytest.mark.parametrize("chunk", [1, 3, 500])
@pytest.mark.parametrize(
    "query",
    [
        search.Query(),
        search.Query("a"),
        search.Query("juozas", sort=search.Sort.NAME),
        search.Query(filters=search.Filters(fate="killed")),
        search.Query("juozas", search.Filters(letter="k")),
        search.Query("nobodyatall"),
        search.Query("…"),
    ],
)
def test_the_people_are_those_of_the_pages_in_their_order(
    query: search.Query, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _twin in range(3):
        make_person("Ona Kairys")
    monkeypatch.setattr(stream, "_CHUNK", chunk)
    assert keys(query) == paged(query)


def test_a_search_is_complete_unless_more_are_found_than_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert search.everyone(search.Query("juozas")).complete
    assert not search.everyone(search.Query("juozas " * 50 + "word " * 50)).complete
    monkeypatch.setattr(find, "MAX_CANDIDATES", 2)
    cut = search.everyone(search.Query("juozas"))
    assert not cut.complete and 0 < sum(map(len, cut.batches)) <= 2
    assert search.everyone(search.Query()).complete


def test_whoever_is_withdrawn_while_it_is_read_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_CHUNK", 5)
    batches = search.everyone(search.Query()).batches
    first = [person.pk for person in next(batches)]
    going = Person.objects.public().order_by("sort_key", "pk")[12]
    apply(Alteration(snapshot(going).with_values(standing="withdrawn"), going.version, ACTOR, "for a test"))
    rest = [person.pk for batch in batches for person in batch]
    assert going.pk not in rest and len({*first, *rest}) == len(first) + len(rest)


def test_drafts_are_for_curators(monkeypatch: pytest.MonkeyPatch) -> None:
    draft = make_person("Ona Juodraštė", standing="draft")
    assert draft.pk not in keys(search.Query())
    assert draft.pk in keys(search.Query(audience=search.Audience.CURATORS))


def test_nobody_living_is_found_by_a_form_that_is_not_shown() -> None:
    make_person("Ona Gyva", names=(name_row("Slaptavardė", displayed=False),), living="living")
    assert keys(search.Query("slaptavardė")) == []


def test_each_batch_takes_as_many_questions_however_long_it_is(
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries,  # type: ignore[no-untyped-def]
) -> None:
    monkeypatch.setattr(stream, "_CHUNK", 10)
    with django_assert_max_num_queries(5 * 4 + 1):
        assert len(keys(search.Query())) == 41


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL sorts a table as small as this one")
def test_a_reading_begins_where_the_last_one_ended_and_sorts_nothing() -> None:
    """However far in, the index is entered at the place itself."""
    people = Person.objects.public().order_by("sort_key", "pk").values_list("pk", "sort_key")
    plan = people.filter(sort_key__gte="m").exclude(sort_key="m", pk__lte="x")[:5].explain()
    assert "TEMP B-TREE" not in plan and "SEARCH memorial_person" in plan, plan
