"""A person: what we have assembled from records, under one permanent id."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext_lazy as _

from memorial.fields import Bytewise, FoldedField
from memorial.models import claim, living, turn
from memorial.models.address import address
from memorial.models.camp import Camp
from memorial.models.citation import Citation
from memorial.models.cited import Cited, fetch_citations
from memorial.models.entry import Part, Publishable, Standing, language_field
from memorial.models.event import Event
from memorial.models.identifier import MAX_LENGTH, new_id, validate_id
from memorial.models.living import Living
from memorial.models.nationality import Nationality
from memorial.models.role import Role
from memorial.models.told import ToldQuerySet

if TYPE_CHECKING:
    from memorial.models.name import PersonName
    from memorial.models.photograph import Photograph
    from memorial.models.statement import Statement


class Fate(models.TextChoices):
    """What became of somebody. "Not stated" is a fate, and no fate is ever assumed."""

    KILLED = "killed", _("killed")
    DIED = "died", _("died")
    SURVIVED = "survived", _("survived")
    RELEASED = "released", _("released")
    NOT_STATED = "not_stated", _("not stated")


#: A statement of one of these kinds is a fate. In the order in which they are said when several are recorded.
FATE_KINDS = tuple(fate.value for fate in Fate if fate is not Fate.NOT_STATED)
#: Statements of these kinds are told in the one line that tells people of the same name apart.
LINE_KINDS = ("nationality", "held_in", "role", "born", *FATE_KINDS)


class PersonQuerySet(ToldQuerySet["Person"]):
    """Verbs for narrowing people down. All but the last group look only at what the public may see of them."""

    def of_nationality(self, nationality: Nationality) -> Self:
        return self.told(claim.of_nationality(nationality))

    def held_in(self, camp: Camp) -> Self:
        """Held in, or brought to, the camp or one of its sections."""
        return self.told(claim.held_in(camp))

    def present_at(self, event: Event) -> Self:
        """Of whom a statement speaks of the event or one that is part of it."""
        return self.told(claim.present_at(event))

    def killed_at(self, event: Event) -> Self:
        """Of whom a source says that they were killed in the event or one that is part of it."""
        return self.told(claim.killed_at(event))

    def in_role(self, role: Role) -> Self:
        return self.told(claim.in_role(role))

    def with_fate(self, fate: str) -> Self:
        """Of whom a fate is recorded; for `not_stated`, of whom none is that may be read."""
        if fate == Fate.NOT_STATED:
            return self.not_told(claim.with_fate(*FATE_KINDS))
        return self.told(claim.with_fate(fate))

    def in_years(self, first_day: int | None, last_day: int | None) -> Self:
        """Of whom a dated statement touches the days from `first_day` to `last_day` (ordinals; None is open)."""
        return self.told(claim.in_years(first_day, last_day))

    def under_letter(self, letter: str) -> Self:
        """Whose sort key begins with the letter."""
        return self.filter(sort_key__begins=letter.lower()[:1])

    def of_the_day(self, day: datetime.date, size: int) -> Self:
        """About `size` people whose turn it is on this day. Everybody's comes once in as many days as there are turns.

        The same for all who ask on that day. A newcomer joins one of the turns and moves nobody to another; when the
        people have doubled, the turns become twice as many and today's is one half of what it was. See `turn.py`.

        >>> Person.objects.public().of_the_day(datetime.date(2026, 11, 23), 300)
        """
        turns = turn.how_many(self.count(), size)
        if turns == 1:
            return self.all()
        first, beyond = turn.span(day.toordinal(), turns)
        people = self.alias(place=Bytewise("pk")).filter(place__gte=first)
        return people.filter(place__lt=beyond) if beyond else people

    def whose_turn(self, day: datetime.date, size: int) -> tuple[list[str], bool]:
        """The ids of `size` people whose turn it is on this day, and whether there are others; at most two questions.

        Those whose ids follow a place that moves each day, far from that of the day before, and comes to everybody. The
        people need not be counted for it, and all are there while they are no more than `size`.

        >>> Person.objects.public().whose_turn(datetime.date(2026, 8, 1), 200)
        """
        ordered = self.alias(place=Bytewise("pk")).order_by("place")
        start = turn.edge(day.toordinal())
        keys = list(ordered.filter(place__gte=start).values_list("pk", flat=True)[: size + 1])
        if start and len(keys) <= size:
            keys += ordered.filter(place__lt=start).values_list("pk", flat=True)[: size + 1 - len(keys)]
        return keys[:size], len(keys) > size

    def for_wall(self) -> Self:
        """With what a wall of names shows: the displayed form, and no other."""
        displayed = self._related("names").objects.filter(displayed=True)
        return self.prefetch_related(Prefetch("names", queryset=displayed))

    def for_line(self) -> Self:
        """With what `models.line.line` says: statements of `LINE_KINDS`, and no others. Names are fetched beside it."""
        return self.prefetch_related(Prefetch("statements", queryset=self._related("statements").objects.for_line()))

    def for_list(self) -> Self:
        """With every name and statement, but no citations: for lists that are carried away."""
        statements = self._related("statements").objects.with_values()
        return self.prefetch_related("names", Prefetch("statements", queryset=statements))

    def for_page(self) -> Self:
        """With everything a person's page shows but its citations, which `with_citations` fetches after it."""
        records = self._related("records").objects.select_related("source")
        return self.for_list().prefetch_related("texts", Prefetch("records", queryset=records), "photographs")


class Person(Publishable):
    """Somebody named in the record. The id is for ever; the name in the address is only for the eye."""

    class Sex(models.TextChoices):
        MALE = "male", _("male")
        FEMALE = "female", _("female")

    id = models.CharField(
        _("permanent id"),
        primary_key=True,
        max_length=MAX_LENGTH,
        default=new_id,
        validators=[validate_id],
        editable=False,
    )
    sex = models.CharField(
        _("sex"), max_length=8, choices=Sex, blank=True, help_text=_("Only if a source tells. Empty: not stated.")
    )
    living = models.CharField(
        _("living"),
        max_length=16,
        choices=Living,
        default=Living.POSSIBLY_LIVING,
        help_text=_("Of people who are living or may be, the public sees the name and the public part only."),
    )
    living_reason = models.CharField(
        _("on what this rests"),
        max_length=300,
        blank=True,
        help_text=_("A death recorded, a birth over a hundred years ago, the last sign of life in the sources."),
    )
    withdrawn_reason = models.CharField(
        _("why withdrawn"), max_length=300, blank=True, help_text=_("Shown on the page that is left at this address.")
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
        help_text=_("The person under whose id both are now found; this address leads there for ever."),
    )
    slug = models.SlugField(max_length=120, blank=True, editable=False)
    display_name = models.CharField(_("displayed name"), max_length=300, blank=True, editable=False)
    sort_key = FoldedField(max_length=300, blank=True, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(fields=["standing", "sort_key", "id", "living"], name="person_in_order"),
            models.Index(fields=["sort_key", "id"], name="person_by_name"),
            models.Index(F("standing"), Bytewise("id"), name="person_by_turn"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("pk")),
                name="person_not_merged_into_itself",
                violation_error_message=_("Nobody can be merged into themselves."),
            ),
            models.CheckConstraint(
                condition=~Q(standing=Standing.PUBLISHED) | ~Q(display_name=""),
                name="person_published_has_a_name",
                violation_error_message=_("A published person has a displayed name."),
            ),
        ]

    def __str__(self) -> str:
        return self.display_name or self.pk

    def get_absolute_url(self) -> str:
        return address("person_page", self.pk, self.slug) if self.slug else address("person_by_id", self.pk)

    def with_citations(self) -> Self:
        """The same person, fetched with `for_page()`, with the citations of every row; at most five questions.

        >>> Person.objects.for_page().get(pk="k7q2xd").with_citations().displayed_name.cited
        [<Citation: Latkovskis 2005, n. 51>]
        """
        fetch_citations(self.names.all(), self.statements.all(), self.texts.all(), self.photographs.all())
        return self

    @property
    def is_protected(self) -> bool:
        """Living, or possibly: shown by name and public part only."""
        return living.is_protected(self.living)

    @cached_property
    def public_names(self) -> tuple[PersonName, ...]:
        """The forms of the name the public may see, the displayed one first."""
        names = self.names.all()
        return tuple(name for name in names if living.is_name_public(self.living, displayed=name.displayed))

    @cached_property
    def public_statements(self) -> tuple[Statement, ...]:
        """What the public may see of this person, refuted statements included, each with its reason."""
        return tuple(
            statement
            for statement in self.statements.all()
            if (not self.is_protected or statement.kind in living.PUBLIC_PART)
            and (statement.related_person is None or living.may_be_named_in_a_tie(statement.related_person))
        )

    @cached_property
    def public_texts(self) -> tuple[PersonText, ...]:
        """Short texts about the person; none of somebody who may be living."""
        return () if self.is_protected else tuple(self.texts.all())

    @cached_property
    def public_records(self) -> tuple[Any, ...]:
        """What each source says word for word; nothing of somebody who may be living."""
        return () if self.is_protected else tuple(self.records.all())

    @cached_property
    def public_photographs(self) -> tuple[Photograph, ...]:
        """The photographs a curator shows; none of somebody who may be living."""
        return () if self.is_protected else tuple(one for one in self.photographs.all() if one.shown)

    @property
    def displayed_name(self) -> PersonName | None:
        return next((name for name in self.public_names if name.displayed), None)

    def stated(self, *kinds: str) -> tuple[Statement, ...]:
        """The public statements of these kinds that stand (shown or competing, not refuted)."""
        return tuple(s for s in self.public_statements if s.kind in kinds and s.standing != "refuted")

    @property
    def fate(self) -> Fate:
        """The recorded fate that is shown first, or `not_stated`."""
        recorded = {statement.kind for statement in self.stated(*FATE_KINDS)}
        return next((Fate(kind) for kind in FATE_KINDS if kind in recorded), Fate.NOT_STATED)


class PersonText(Cited, Part):
    """A short paragraph about a person, in our own words, with its sources."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="texts", verbose_name=_("person"))
    language = language_field(default="en")
    text = models.TextField(_("text"), help_text=_("One paragraph in our own words; what it says must be sourced."))
    citations = models.ManyToManyField(
        Citation, related_name="person_texts", verbose_name=_("citations"), help_text=_("Where it is written.")
    )

    class Meta:
        verbose_name = _("text about a person")
        verbose_name_plural = _("texts about a person")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
