"""People narrowed down by what is told of them: from claims to a condition the database can answer quickly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, TypeVar

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.lookups import In

from memorial.fields import InOrder
from memorial.models import living
from memorial.models.citation import Citation
from memorial.models.claim import Claim
from memorial.models.entry import PublishableQuerySet
from memorial.models.source import Source

if TYPE_CHECKING:
    from memorial.models.statement import Statement

P = TypeVar("P", bound=models.Model)


class ToldQuerySet(PublishableQuerySet[P]):
    """For people. Looks only at what the public may see of them."""

    def told(self, *claims: Claim) -> Self:
        """Of whom every one of the claims is made, shown or competing, and may be read."""
        people, gathered = self, []
        for one in claims:
            statements = self.statements_for(one)
            if one.each:
                people = people.filter(Exists(statements.filter(person=OuterRef("pk"))))
            else:
                gathered.append(statements.order_by().values("person"))
            people = people._open_to_readers(one)
        if not gathered:
            return people
        return people.filter(pk__in=gathered[0].intersection(*gathered[1:]) if gathered[1:] else gathered[0])

    def not_told(self, one: Claim) -> Self:
        """Of whom the claim is not made, or may not be read."""
        statements = self.statements_for(replace(one, each=True)).filter(person=OuterRef("pk"))
        return self.filter(~Exists(statements) | ~living.told_of_in_full)

    def statements_for(self, one: Claim) -> QuerySet[Statement]:
        """The shown and competing statements that make a claim of anybody; ties to people who are hidden left out."""
        # Where each person is looked at, the index to be used is the one of their statements.
        column = InOrder if one.each else F
        statements: QuerySet[Statement] = self._related("statements").objects.exclude(standing="refuted")
        if one.column:
            statements = statements.filter(In(column(one.column), sorted(one.entries)))
        if one.is_dated:
            statements = statements.filter(date_earliest__isnull=False)
        if one.first_day is not None:
            statements = statements.filter(date_latest__gte=one.first_day)
        if one.last_day is not None:
            statements = statements.filter(date_earliest__lte=one.last_day)
        if not one.kinds:
            return statements.filter(living.ties_the_public_may_see)
        return statements.filter(In(column("kind"), one.kinds) if one.kinds[1:] else Q(kind=one.kinds[0]))

    def resting_on(self, source: Source, *, each: bool = False) -> Self:
        """Of whom a name or a statement rests on the source, seen by us or known through it; `each` as in a claim."""
        citations = Citation.objects.resting_on(source).order_by().values("pk")
        cited = In(InOrder("citations") if each else F("citations"), citations)
        names = self._related("names").objects.filter(cited)
        statements = self._related("statements").objects.exclude(standing="refuted").filter(cited)
        statements = statements.filter(living.ties_the_public_may_see)
        of_one = Q(person=OuterRef("pk"))
        shown = names.filter(of_one, displayed=True)
        public_part = statements.filter(of_one, kind__in=living.PUBLIC_PART)
        people = self.filter(living.told_of_in_full | Exists(shown) | Exists(public_part))
        if each:
            return people.filter(Exists(statements.filter(of_one)) | Exists(names.filter(of_one)))
        return people.filter(pk__in=statements.order_by().values("person").union(names.order_by().values("person")))

    def _open_to_readers(self, one: Claim) -> Self:
        """Without those of whom the claim may not be read."""
        if one.kinds and set(one.kinds) <= set(living.PUBLIC_PART):
            return self
        if one.kinds:
            return self.filter(living.told_of_in_full)
        public_part = self.statements_for(one).filter(kind__in=living.PUBLIC_PART, person=OuterRef("pk"))
        return self.filter(living.told_of_in_full | Exists(public_part))

    def _related(self, accessor: str) -> Any:
        return self.model._meta.get_field(accessor).related_model
