"""Hostile queries: of every kind, always the same, and each is answered."""

from __future__ import annotations

from itertools import islice

import pytest

from memorial.management.name_bench.background import Background
from memorial.management.name_bench.hostile import ask, queries
from memorial.management.name_bench.hostile_kinds import KINDS
from memorial.search import Page, Query, find

ROUNDS = 8


def test_there_are_as_many_as_asked_for_and_every_kind_comes_round() -> None:
    made = list(queries(len(KINDS) + 3, Background(200).rows()))
    assert len(made) == len(KINDS) + 3
    assert len({one.kind for one in made}) == len(KINDS)


def test_they_are_the_same_each_time() -> None:
    assert list(queries(100, Background(200).rows())) == list(queries(100, Background(200).rows()))


def test_without_people_they_are_made_all_the_same() -> None:
    assert len(list(queries(50, []))) == 50


@pytest.mark.django_db
@pytest.mark.parametrize("place", range(len(KINDS)), ids=[kind.__name__ for kind in KINDS])
def test_whatever_is_typed_is_answered(place: int) -> None:
    """Nothing is raised; a page has no more than it may."""
    for one in islice(queries(ROUNDS * len(KINDS), Background(200).rows()), place, None, len(KINDS)):
        page = find(Query(one.text), one.page)
        assert isinstance(page, Page)
        assert len(page.items) <= page.size


@pytest.mark.django_db
def test_the_longest_is_told() -> None:
    worst = ask(queries(len(KINDS), Background(200).rows()))
    assert worst.asked == len(KINDS)
    assert worst.milliseconds > 0
    assert worst.query.kind
