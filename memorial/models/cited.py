"""Who says so: the citations of many rows, each citation one object however many rows rest on it.

Django's own prefetching makes a citation, with its sources, anew for every row: on a person's page hundreds of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

from django.db import models

from memorial.models.citation import Citation


class Cited(models.Model):
    """A row that says whence it is known. `cited` are its citations in their order, fetched beforehand or asked for."""

    citations: Any

    class Meta:
        abstract = True

    @cached_property
    def cited(self) -> Sequence[Citation]:
        return tuple(self.citations.all())


def citations_of(model: type[Cited], rows: Collection[int]) -> dict[int, list[Citation]]:
    """The citations of the rows of these numbers, by number, with their sources, in a handful of questions.

    >>> citations_of(Statement, [12, 13])
    {12: [<Citation: Latkovskis 2005, n. 51>], 13: []}
    """
    pairs = _pairs(model, rows)
    return _of(pairs, rows, Citation.objects.shared({citation for _row, citation in pairs}))


def fetch_citations(*kinds: Iterable[Cited]) -> None:
    """Give every row its `cited`. Each argument holds rows of one model and is asked about once."""
    asked = [list(rows) for rows in kinds]
    pairs = [_pairs(type(rows[0]), [row.pk for row in rows]) if rows else [] for rows in asked]
    whole = Citation.objects.shared({citation for found in pairs for _row, citation in found})
    for rows, found in zip(asked, pairs, strict=True):
        cited = _of(found, [row.pk for row in rows], whole)
        for row in rows:
            row.cited = cited[row.pk]


def _pairs(model: type[Cited], rows: Collection[int]) -> list[tuple[int, int]]:
    """Row and citation, in the order of citations."""
    if not rows:
        return []
    through: Any = model.citations.through
    column = model._meta.model_name
    pairs = through._default_manager.filter(**{f"{column}__in": rows}).order_by("citation_id")
    return list(pairs.values_list(f"{column}_id", "citation_id"))


def _of(pairs: Iterable[tuple[int, int]], rows: Iterable[int], whole: dict[int, Citation]) -> dict[int, list[Citation]]:
    cited: dict[int, list[Citation]] = {row: [] for row in rows}
    for row, citation in pairs:
        cited[row].append(whole[citation])
    return cited
