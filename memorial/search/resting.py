"""What rests on a source: the statements and the names that cite it, in the order of the people they are of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.lookups import In

from memorial.fields import InOrder
from memorial.models import (
    Camp,
    CampHeadcount,
    CampName,
    CampText,
    CasualtyFigure,
    Citation,
    Event,
    EventText,
    Official,
    PersonName,
    Source,
    Standing,
    Statement,
)
from memorial.models.living import names_the_public_may_see, statements_the_public_may_see
from memorial.search.narrow import are_few

#: What rests on a source is counted up to here; that there is more is said.
COUNTED_TO = 1_000

R = TypeVar("R", Statement, PersonName)


@dataclass(frozen=True, slots=True)
class Resting(Generic[R]):
    """The first rows that rest on a source, and how many there are; `cut`: more than `total`."""

    rows: Sequence[R]
    total: int
    cut: bool


def statements_resting_on(source: Source, shown: int) -> Resting[Statement]:
    """What the public may read that rests on the source, seen by us or known through it; refuted claims too.

    Each row has its person and all that a line about it says.

    >>> statements_resting_on(source, shown=500).rows[0].person
    """
    readable = Statement.objects.filter(statements_the_public_may_see)
    return _resting(readable, source, shown, Statement.objects.with_values().select_related("person"))


def names_resting_on(source: Source, shown: int) -> Resting[PersonName]:
    """The written forms the public may see that rest on the source, likewise."""
    readable = PersonName.objects.filter(names_the_public_may_see)
    return _resting(readable, source, shown, PersonName.objects.select_related("person"))


def entries_citing(source: Source) -> tuple[int, ...]:
    """The citations by which camps, events, figures and officials rest on the source; few, whatever rests on it.

    >>> Event.objects.filter(citations__in=entries_citing(source))
    """
    used = [_citations_of(model) for model in _OF_ENTRIES]
    located = Camp.objects.filter(coordinates_citation__isnull=False).order_by().values("coordinates_citation")
    citations = Citation.objects.filter(pk__in=used[0].union(*used[1:], located)).order_by()
    return tuple(
        citations.filter(In(InOrder("pk"), Citation.objects.resting_on(source).order_by().values("pk"))).values_list(
            "pk", flat=True
        )
    )


_OF_ENTRIES = (Camp, CampName, CampHeadcount, CampText, Event, EventText, CasualtyFigure, Official)


def _citations_of(model: Any) -> QuerySet[Any]:
    return model.citations.through._default_manager.order_by().values("citation")  # type: ignore[no-any-return]


def _resting(readable: QuerySet[R], source: Source, shown: int, whole: QuerySet[R]) -> Resting[R]:
    """Where little rests on it that is gathered; where much does, people are gone through in their order until enough
    is found. Whole rows are read of what is shown only."""
    citations = Citation.objects.resting_on(source).order_by().values("pk")
    through: Any = readable.model.citations.through
    column = readable.model._meta.model_name or ""
    cites = through._default_manager.filter(In(F("citation"), citations))
    rows = readable.filter(person__standing=Standing.PUBLISHED)
    if are_few(cites):
        rows = rows.filter(pk__in=cites.values(column))
    else:
        one = through._default_manager.filter(In(InOrder("citation"), citations))
        rows = rows.filter(Exists(one.filter(**{column: OuterRef("pk")})))
    ordered = rows.order_by("person__sort_key", "person_id", "position", "pk")
    keys = list(ordered.values_list("pk", flat=True)[: COUNTED_TO + 1])
    found = whole.in_bulk(keys[: min(shown, COUNTED_TO)])
    return Resting(
        [found[key] for key in keys[:shown] if key in found], min(len(keys), COUNTED_TO), len(keys) > COUNTED_TO
    )
