"""Filters as QuerySet verbs: the one place where a list of people is narrowed down."""

from __future__ import annotations

from memorial.models.person import PersonQuerySet
from memorial.search.query import Filters


def narrow(people: PersonQuerySet, filters: Filters) -> PersonQuerySet:
    """The people of whom all the filters hold."""
    if filters.nationality is not None:
        people = people.of_nationality(filters.nationality)
    if filters.camp is not None:
        people = people.held_in(filters.camp)
    if filters.event is not None:
        people = people.present_at(filters.event)
    if filters.role is not None:
        people = people.in_role(filters.role)
    if filters.source is not None:
        people = people.resting_on(filters.source)
    if filters.fate:
        people = people.with_fate(filters.fate)
    if filters.first_day is not None or filters.last_day is not None:
        people = people.in_years(filters.first_day, filters.last_day)
    if filters.letter:
        people = people.under_letter(filters.letter)
    return people
