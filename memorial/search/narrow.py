"""Filters as conditions on people: the one place where a list of people is narrowed down.

The answer never depends on how the database goes about it, but the time does. Where one of the filters holds of few
people they are gathered first; where all hold of many, people are gone through in the order of the list, each looked
at, until it is full. SQLite cannot tell which is the case, so it is asked to count to a limit beforehand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import QuerySet

from memorial.models import Citation, PersonName, Source, Statement, claim
from memorial.models.claim import Claim
from memorial.models.person import Fate, PersonQuerySet
from memorial.search.query import Filters

#: Up to so many statements of one filter are gathered at once; of several filters together more, for all that is
#: common to them is less than the least of them.
FEW, FEW_TOGETHER = 12_000, 40_000


def narrow(people: PersonQuerySet, filters: Filters) -> PersonQuerySet:
    """The people of whom all the filters hold."""
    claims = tuple(_claims(filters))
    limit = FEW_TOGETHER if len(claims) > 1 else FEW
    few = [_are_few_told(people, one, limit) for one in claims]
    if filters.source is not None:
        few.append(_few_rest_on(filters.source))
        people = people.resting_on(filters.source, each=not few[-1])
    scattered = not any(few)
    people = people.told(
        *(
            replace(one, each=scattered or (one.is_dated and not gathered))
            for one, gathered in zip(claims, few, strict=False)
        )
    )
    if filters.fate == Fate.NOT_STATED:
        people = people.with_fate(Fate.NOT_STATED)
    if filters.letter:
        people = people.under_letter(filters.letter)
    return people


def _claims(filters: Filters) -> Iterable[Claim]:
    if filters.nationality is not None:
        yield claim.of_nationality(filters.nationality)
    if filters.camp is not None:
        yield claim.held_in(filters.camp)
    if filters.event is not None:
        yield claim.present_at(filters.event)
    if filters.role is not None:
        yield claim.in_role(filters.role)
    if filters.fate and filters.fate != Fate.NOT_STATED:
        yield claim.with_fate(filters.fate)
    if filters.first_day is not None or filters.last_day is not None:
        yield claim.in_years(filters.first_day, filters.last_day)


def _are_few_told(people: PersonQuerySet, one: Claim, limit: int) -> bool:
    """Whether few statements make the claim. Of days each bound is counted alone, for one index serves one of them."""
    if not one.is_dated:
        return are_few(people.statements_for(one), limit)
    dated = Statement.objects.filter(date_earliest__isnull=False)
    if one.first_day is not None and are_few(dated.filter(date_latest__gte=one.first_day)):
        return True
    return one.last_day is not None and are_few(dated.filter(date_earliest__lte=one.last_day))


def _few_rest_on(source: Source) -> bool:
    """Whether few statements and names cite the source."""
    citations = Citation.objects.resting_on(source).values("pk")
    cited = (
        model.citations.through._default_manager.filter(citation__in=citations) for model in (Statement, PersonName)
    )
    return all(are_few(rows) for rows in cited)


def are_few(rows: QuerySet, limit: int = FEW) -> bool:  # type: ignore[type-arg]
    """Whether there are no more than so many rows; counts no further."""
    return rows.order_by()[: limit + 1].count() <= limit
