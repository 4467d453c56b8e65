"""Whose turn it is: everybody's comes, nobody's place depends on who else is there."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memorial.models import Person, turn

DAY = datetime.date(2026, 8, 1)


@given(st.integers(1, 60), st.integers(0, 800_000))
def test_everybody_is_the_first_of_a_reading_within_a_few_times_as_many_days(people: int, day: int) -> None:
    places = {turn.first(day + step, people) for step in range(2 * people)}
    assert places <= set(range(people))
    assert len(places) >= people * 2 // 3


@given(st.integers(0, 4000))
def test_each_in_a_row_of_a_power_of_two_days_falls_into_another_stretch(day: int) -> None:
    edges = sorted(turn.edge(one) for one in range(day, day + 64))
    assert len({turn.span(one, 64) for one in range(day, day + 64)}) == 64 == len(set(edges))


def test_nobody_is_the_first_of_none() -> None:
    assert turn.first(DAY.toordinal(), 0) == 0


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1, 7, 40])
def test_a_turn_is_as_many_people_as_are_asked_for_and_all_come_to_it(size: int) -> None:
    everybody = set(Person.objects.public().values_list("pk", flat=True))
    seen: set[str] = set()
    for step in range(128):
        keys, others = Person.objects.public().whose_turn(DAY + datetime.timedelta(days=step), size)
        assert len(keys) == len(set(keys)) == min(size, len(everybody)) and others == (size < len(everybody))
        seen |= set(keys)
    assert size == 1 or seen == everybody


@pytest.mark.django_db
def test_who_does_not_fit_the_question_has_no_turn() -> None:
    keys, others = Person.objects.public().filter(display_name="Yevheny Hrytsiak").whose_turn(DAY, 5)
    assert len(keys) == 1 and not others
    assert Person.objects.none().whose_turn(DAY, 5) == ([], False)
