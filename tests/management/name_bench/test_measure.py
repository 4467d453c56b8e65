"""Places, shares and times, counted as docs/search.md says."""

from __future__ import annotations

import pytest

from memorial.management.name_bench.cases import Case
from memorial.management.name_bench.measure import Latency, ask, find, latency, named, place_of

ANSWERS = {"first": ["A", "B"], "third": ["X", "Y", "A"], "nobody": []}


def asked_about(*cases: Case):
    return ask(cases, lambda text: ANSWERS[text], lambda names: [frozenset((name,)) for name in names])


def test_recall_and_the_mean_of_one_by_place() -> None:
    asked = asked_about(Case("first", "A", "typo"), Case("third", "A", "typo"), Case("nobody", "A", "initials"))
    assert asked.quality.cases == 3
    assert asked.quality.recall_at_1 == pytest.approx(1 / 3)
    assert asked.quality.recall_at_10 == pytest.approx(2 / 3)
    assert asked.quality.mrr == pytest.approx((1 + 1 / 3) / 3)
    assert asked.by_kind["initials"].recall_at_10 == 0.0
    assert asked.by_kind["typo"].recall_at_10 == 1.0


def test_a_negative_that_is_found_is_a_false_friend_and_counts_for_no_recall() -> None:
    asked = asked_about(Case("first", "B", "negative"), Case("first", "C", "negative"), Case("first", "A", "typo"))
    assert asked.false_friends == 0.5
    assert asked.quality.recall_at_10 == 1.0
    assert set(asked.by_kind) == {"typo"}


def test_every_case_is_timed() -> None:
    asked = asked_about(Case("first", "A", "typo"), Case("third", "A", "negative"))
    assert len(asked.times) == len(asked.work) == 2


def test_behind_ten_other_names_nobody_is_found() -> None:
    names = [frozenset((str(number),)) for number in range(11)]
    assert place_of("9", names) == 10
    assert place_of("10", names) is None


def test_percentiles_are_times_that_were_measured() -> None:
    assert latency([float(number) for number in range(100)]) == Latency(50.0, 95.0, 99.0, 99.0)
    assert latency([3.0]) == Latency(3.0, 3.0, 3.0, 3.0)
    assert latency([]) == Latency(0.0, 0.0, 0.0, 0.0)


@pytest.mark.django_db
def test_the_memorial_is_asked_through_its_one_door_and_every_written_form_counts() -> None:
    names = named(find("Laičiūnas"))
    assert any("Alfonas Laičiūnas" in forms for forms in names)
    assert place_of("Alfonas Laičiūnas", names) == 1
