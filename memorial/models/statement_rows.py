"""Rows of statements: which, and just what of them and of the entries they refer to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models

from memorial.models import day_of_year, living
from memorial.models.entry import Standing
from memorial.models.nationality import Nationality
from memorial.models.person import LINE_KINDS
from memorial.models.role import Role

if TYPE_CHECKING:
    from memorial.models.statement import Statement  # noqa: F401

#: What a line about a statement says of the entries it refers to.
_SAID = {
    "camp": ("slug", "name", "standing", "parent__name"),
    "event": ("slug", "name", "standing"),
    "related_person": ("slug", "display_name", "standing", "living"),
}


_LABELS = [
    f"{name}__{field.name}"
    for name, term in (("nationality", Nationality), ("role", Role))
    for field in term._meta.concrete_fields
    if field.name.startswith("label_")
]


class StatementQuerySet(models.QuerySet["Statement"]):
    """Verbs for narrowing statements down, and for what is fetched with them."""

    def on_day(self, month: int, day: int) -> Self:
        """What happened on exactly this day of any year to people whose lives are open to readers, the oldest first.

        Refuted statements and ties to people who are hidden are left out. The person is fetched with each.

        >>> Statement.objects.on_day(8, 1).filter(kind="killed").first().person
        <Person: Augustas Barnatavičius>
        """
        told = self.filter(day_of_year.falls_on(month, day), living.ties_the_public_may_see)
        told = told.filter(person__standing=Standing.PUBLISHED).exclude(person__living__in=living.PROTECTED)
        ordered = told.exclude(standing="refuted").order_by(
            "date_earliest", "person__sort_key", "person_id", "position"
        )
        return ordered.select_related("person")

    def with_values(self) -> Self:
        """Just what a line about each statement says, in one query."""
        own = [field.name for field in self.model._meta.concrete_fields]
        said = [f"{name}__{column}" for name, columns in _SAID.items() for column in columns]
        related = self.select_related("camp__parent", "event", "nationality", "role", "related_person")
        return related.only(*own, *said, *_LABELS)

    def for_line(self) -> Self:
        """Just what the one line about a person needs of their statements, which never speaks of events or ties."""
        own = ("person", "position", "kind", "standing", "certainty", "date", "camp", "nationality", "role")
        said = [f"camp__{column}" for column in _SAID["camp"]]
        told = self.filter(kind__in=LINE_KINDS).select_related("camp__parent", "nationality", "role")
        return told.only(*own, "event", "related_person", *said, *_LABELS)
