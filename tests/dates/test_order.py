"""Dates overlap, sort, and go out to machines no more precisely than they are known."""

import pytest

from memorial.dates import iso, key, overlaps, parse


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("1953", "1953-08-01", True),
        ("1953-08-01", "1953-08-02", False),
        ("../1953", "1920", True),
        ("1953/..", "1952", False),
        ("195X", "1959-12-31", True),
        ("1953-07/1953-09", "1953-08", True),
    ],
)
def test_dates_overlap_when_they_share_a_day(one: str, other: str, meet: bool) -> None:
    assert overlaps(parse(one), parse(other)) is meet
    assert overlaps(parse(other), parse(one)) is meet


def test_dates_sort_by_first_day_then_last() -> None:
    texts = ["1953-08-01", "1953", "../1953", "1953-08", "1952"]
    assert sorted(texts, key=lambda text: key(parse(text))) == ["../1953", "1952", "1953", "1953-08-01", "1953-08"]


@pytest.mark.parametrize(
    ("text", "machine"),
    [
        ("1953-08-01", "1953-08-01"),
        ("1953-06", "1953-06"),
        ("1953", "1953"),
        ("1953-08-XX", "1953-08"),
        ("1953-XX", "1953"),
        ("1953-05/1953-08", "1953-05/1953-08"),
        ("195X", None),
        ("1953~", None),
        ("1953?", None),
        ("1953-22", None),
        ("[1953,1954]", None),
        ("../1953", None),
        ("1953/", None),
    ],
)
def test_machines_are_told_no_more_than_is_known(text: str, machine: str | None) -> None:
    assert iso(parse(text)) == machine
