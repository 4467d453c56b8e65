"""The unit of the record: one claim about one person, with its value, date, certainty, standing and sources.

A little over the size we aim at: the table of kinds and the columns it rules are read together.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from memorial.fields import EDTFField, edtf_columns_agree
from memorial.models import wording
from memorial.models.camp import Camp
from memorial.models.citation import Citation
from memorial.models.cited import Cited
from memorial.models.entry import Part
from memorial.models.event import Event
from memorial.models.nationality import Nationality
from memorial.models.person import Person
from memorial.models.role import Role
from memorial.models.statement_rows import StatementQuerySet


class Values(NamedTuple):
    """Which value columns a kind of statement must fill, and which it may."""

    needs: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()


VALUE_COLUMNS = ("camp", "event", "nationality", "role", "related_person", "text")

_CIRCUMSTANCE = Values(may=frozenset({"camp", "event", "text"}))
_TEXT = Values(needs=frozenset({"text"}))
_PLACE = Values(may=frozenset({"text"}))
_CAMP = Values(needs=frozenset({"camp"}))

#: The table of docs/data-format.md; the check constraint and the curators' form both come from it.
VALUES: dict[str, Values] = {
    "born": _PLACE,
    "died": _CIRCUMSTANCE,
    "killed": _CIRCUMSTANCE,
    "survived": _CIRCUMSTANCE,
    "wounded": _CIRCUMSTANCE,
    "arrested": _CIRCUMSTANCE,
    "sentenced": _CIRCUMSTANCE,
    "deported": _PLACE,
    "held_in": _CAMP,
    "transferred": _CAMP,
    "released": _CIRCUMSTANCE,
    "took_part": Values(needs=frozenset({"event"})),
    "role": Values(needs=frozenset({"role"}), may=frozenset({"event", "camp"})),
    "occupation": _TEXT,
    "rank": _TEXT,
    "religion": _TEXT,
    "nationality": Values(needs=frozenset({"nationality"})),
    "residence": _TEXT,
    "testified": Values(needs=frozenset({"text"}), may=frozenset({"event"})),
    "buried": _CIRCUMSTANCE,
    "related_to": Values(needs=frozenset({"related_person", "text"}), may=frozenset({"event"})),
    "other": _TEXT,
}


def _empty(column: str) -> Q:
    return Q(text="") if column == "text" else Q(**{f"{column}__isnull": True})


def _value_fits_kind() -> Q:
    """The condition that every kind has the value it needs and no other."""
    shapes: dict[Values, list[str]] = {}
    for kind, values in VALUES.items():
        shapes.setdefault(values, []).append(kind)
    return reduce(or_, (_fits(kinds, values) for values, kinds in shapes.items()))


def _fits(kinds: list[str], values: Values) -> Q:
    fits = Q(kind__in=kinds)
    for column in VALUE_COLUMNS:
        if column in values.needs:
            fits &= ~Q(text="") if column == "text" else Q(**{f"{column}__isnull": False})
        elif column not in values.may:
            fits &= _empty(column)
    return fits


class Statement(Cited, Part):
    """One claim of one or more sources about one person.

    Two claims that conflict are both kept, one shown and one competing; a claim found wrong is kept as refuted, with
    the reason, so that it does not come back with the next import.
    """

    class Kind(models.TextChoices):
        BORN = "born", _("born")
        NATIONALITY = "nationality", _("nationality")
        RELIGION = "religion", _("religion")
        OCCUPATION = "occupation", _("occupation")
        RANK = "rank", _("rank")
        RESIDENCE = "residence", _("residence")
        ARRESTED = "arrested", _("arrested")
        SENTENCED = "sentenced", _("sentenced")
        DEPORTED = "deported", _("deported")
        HELD_IN = "held_in", _("held in")
        TRANSFERRED = "transferred", _("transferred to")
        ROLE = "role", _("role")
        TOOK_PART = "took_part", _("took part in")
        WOUNDED = "wounded", _("wounded")
        KILLED = "killed", _("killed")
        DIED = "died", _("died")
        BURIED = "buried", _("buried")
        SURVIVED = "survived", _("survived")
        RELEASED = "released", _("released")
        TESTIFIED = "testified", _("testified")
        RELATED_TO = "related_to", _("tie to another person")
        OTHER = "other", _("other")

    class Certainty(models.TextChoices):
        CERTAIN = "certain", _("stated")
        PROBABLE = "probable", _("probable")
        POSSIBLE = "possible", _("possible")
        DISPUTED = "disputed", _("disputed")

    class Standing(models.TextChoices):
        SHOWN = "shown", _("shown")
        COMPETING = "competing", _("competing")
        REFUTED = "refuted", _("refuted")

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="statements", verbose_name=_("person"), db_index=False
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, help_text=_("What sort of claim this is."))
    camp = models.ForeignKey(
        Camp,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        db_index=False,
        verbose_name=_("camp"),
        help_text=_("For: held in, transferred to; and where somebody was killed, wounded, released ..."),
    )
    event = models.ForeignKey(
        Event,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        db_index=False,
        verbose_name=_("event"),
        help_text=_("For: took part in; and the event in which somebody was killed, wounded, held a role ..."),
    )
    nationality = models.ForeignKey(
        Nationality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        db_index=False,
        verbose_name=_("nationality"),
        help_text=_("As the source records it."),
    )
    role = models.ForeignKey(
        Role,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements",
        db_index=False,
        verbose_name=_("role"),
        help_text=_("What the person was among the prisoners."),
    )
    related_person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="statements_of_others",
        verbose_name=_("other person"),
        help_text=_("For a tie between two people of the index."),
    )
    text = models.CharField(
        _("value in words"),
        max_length=500,
        blank=True,
        help_text=_("The occupation, rank, religion, place; for a tie: the relation, read after this person's name."),
    )
    detail = models.TextField(
        _("detail"),
        blank=True,
        help_text=_("What the value does not carry, in our own words; it reads on after it. Who saw it, how it was."),
    )
    date = EDTFField(
        _("date"),
        earliest_field="date_earliest",
        latest_field="date_latest",
        blank=True,
        help_text=_("As precisely as the source says and no further: 1 August 1953, summer 1953, about 1920."),
    )
    date_earliest = models.IntegerField(null=True, editable=False)
    date_latest = models.IntegerField(null=True, editable=False)
    certainty = models.CharField(
        _("certainty"),
        max_length=10,
        choices=Certainty,
        default=Certainty.CERTAIN,
        help_text=_("How sure the source is, not how sure we are."),
    )
    standing = models.CharField(
        _("standing"),
        max_length=10,
        choices=Standing,
        default=Standing.SHOWN,
        help_text=_(
            "Of claims that conflict, one is shown and the others compete. What is wrong is refuted, not deleted."
        ),
    )
    reason = models.CharField(
        _("reason"),
        max_length=500,
        blank=True,
        help_text=_("Why it competes or is refuted. Readers see this."),
    )
    citations = models.ManyToManyField(
        Citation, related_name="statements", verbose_name=_("citations"), help_text=_("Who says so, and where.")
    )

    objects = StatementQuerySet.as_manager()

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = ["position", "pk"]
        indexes = [
            # Whatever a list of people is narrowed down by, so that no row need be read to tell of one of them.
            models.Index(
                fields=["person", "kind", "standing", *VALUE_COLUMNS[:-1], "date_earliest", "date_latest"],
                name="statement_of_person",
            ),
            models.Index(fields=["kind", "person", "standing"], name="statement_of_kind"),
            models.Index(fields=["date_earliest", "date_latest"], name="statement_from_day"),
            models.Index(fields=["date_latest", "date_earliest"], name="statement_to_day"),
            *(
                models.Index(
                    fields=[column, "person", "kind", "standing", *others],
                    condition=Q(**{f"{column}__isnull": False}),
                    name=f"statement_by_{column}",
                )
                for column, *others in (("camp",), ("event", "related_person"), ("nationality",), ("role",))
            ),
        ]
        constraints = [
            edtf_columns_agree("statement_date_columns_agree"),
            models.CheckConstraint(
                condition=_value_fits_kind(),
                name="statement_value_fits_kind",
                violation_error_message=_(
                    "This kind of statement lacks the value it needs, or has one it cannot have."
                ),
            ),
            models.CheckConstraint(
                condition=Q(standing="shown") | ~Q(reason=""),
                name="statement_not_shown_has_a_reason",
                violation_error_message=_("Say why this statement competes or is refuted."),
            ),
            models.CheckConstraint(
                condition=Q(related_person__isnull=True) | ~Q(related_person=models.F("person")),
                name="statement_not_related_to_oneself",
                violation_error_message=_("Nobody is related to themselves."),
            ),
        ]

    def __str__(self) -> str:
        return wording.sentence(self)

    @property
    def label(self) -> str:
        """The kind in words with a capital; empty for kinds whose text says all."""
        return "" if self.kind in ("other", "related_to") else capfirst(str(_LABELS[self.kind]))

    @property
    def values(self) -> tuple[wording.Value, ...]:
        """The typed values in words, each with the page it leads to."""
        return wording.values(self)

    def clean(self) -> None:
        errors: dict[str, Any] = {}
        values = VALUES.get(self.kind)
        if values is not None:
            for column in VALUE_COLUMNS:
                filled = bool(self.text if column == "text" else getattr(self, f"{column}_id"))
                if column in values.needs and not filled:
                    errors[column] = _("This kind of statement needs a value here.")
                elif filled and column not in values.needs | values.may:
                    errors[column] = _("This kind of statement has no such value; leave it empty.")
        if self.standing != self.Standing.SHOWN and not self.reason:
            errors["reason"] = _("Say why this statement competes or is refuted.")
        if self.related_person_id and self.related_person_id == self.person_id:
            errors["related_person"] = _("Nobody is related to themselves.")
        if errors:
            raise ValidationError(errors)


#: Looked up for every statement of a page.
_LABELS = dict(Statement.Kind.choices)
