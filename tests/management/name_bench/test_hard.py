"""Pairs of people who are easily confused: which are made, and when somebody is taken for another."""

from __future__ import annotations

import pytest

from memorial.management.name_bench.background import Background, Row
from memorial.management.name_bench.hard import Hard, ask, cases


def people(*names: str) -> list[Row]:
    return [Row(name, name.split()[1], name.split()[0]) for name in names]


#: Two families, each with two bearers.
TWO_FAMILIES = ("Pēteris Lagzdiņš", "Anna Lagzdiņš", "Pēteris Legzdiņš", "Anna Legzdiņš")


def test_the_same_given_name_beside_nearly_the_same_family_name_is_a_pair() -> None:
    made = cases(people(*TWO_FAMILIES))
    assert [(one.query, one.meant, one.other) for one in made] == [
        ("lagzdins peteris", "lagzdins", "legzdins"),
        ("laggzdins peteris", "lagzdins", "legzdins"),
    ]


@pytest.mark.parametrize(
    "names",
    [
        ("Ivan Kozlov", "Petr Kozlov", "Ivan Kozlova", "Petr Kozlova"),
        ("Ivan Kuznecov", "Petr Kuznecov", "Ivan Kuznetsov", "Petr Kuznetsov"),
        ("Juozas Kairys", "Ona Kairys", "Juozas Kairis", "Ona Kairis"),
        ("Pēteris Lagzdiņš", "Anna Lagzdiņš", "Pēteris Legzdiņš"),
        ("Pēteris Lagzdiņš", "Anna Lagzdiņš", "Jānis Legzdiņš", "Ona Legzdiņš"),
        ("Pēteris Ozols", "Anna Ozols", "Pēteris Kalniņš", "Anna Kalniņš"),
    ],
    ids=["another ending", "another spelling", "one family", "borne once", "other given names", "nothing alike"],
)
def test_these_are_no_pair(names: tuple[str, ...]) -> None:
    assert cases(people(*names)) == []


def test_the_same_people_give_the_same_pairs() -> None:
    background = Background(10_000)
    assert cases(background.rows()) == cases(background.rows()) != []


@pytest.mark.django_db
def test_who_is_meant_and_stands_first_is_not_confused() -> None:
    confused = ask([Hard("laiciunas alfonas", "alfonas", "laiciunas", "laicinas")])
    assert (confused.cases, confused.missed, confused.false_friends) == (1, 0, 0.0)


@pytest.mark.django_db
def test_another_in_the_place_of_who_is_meant_is_a_false_friend() -> None:
    confused = ask([Hard("laicinas alfonas", "alfonas", "laicinas", "laiciunas")])
    assert (confused.missed, confused.false_friends) == (1, 1.0)
