"""What happened: revolts, strikes, shootings; the account of each, and the officials its account names."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from memorial.fields import EDTFField, edtf_columns_agree
from memorial.models import day_of_year
from memorial.models.address import address
from memorial.models.camp import Camp
from memorial.models.citation import Citation
from memorial.models.entry import Part, Publishable, PublishableQuerySet, language_field
from memorial.models.tree import above, within


class EventQuerySet(PublishableQuerySet["Event"]):
    def within(self, event: Event) -> Self:
        """The event itself and every event that is part of it."""
        return self.filter(pk__in=within(Event, event.pk))

    def on_day(self, month: int, day: int) -> Self:
        """Events dated to exactly this day of any year, approximate days among them."""
        return self.filter(day_of_year.falls_on(month, day))

    def with_camps(self) -> Self:
        """With the camps where each happened, and what these are sections of."""
        return self.prefetch_related(Prefetch("camps", queryset=Camp.objects.select_related("parent")))


class Event(Publishable):
    """Something that happened at one camp or many, perhaps as part of something larger."""

    class Kind(models.TextChoices):
        REVOLT = "revolt", _("revolt")
        STRIKE = "strike", _("strike")
        SHOOTING = "shooting", _("shooting")
        MASSACRE = "massacre", _("massacre")
        NEGOTIATION = "negotiation", _("negotiation")
        REPRISAL = "reprisal", _("reprisal")
        COMMEMORATION = "commemoration", _("commemoration")
        OTHER = "other", _("other")

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("The last part of the page's address, such as camp-29-shooting. Never change it once public."),
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("Plain words: Shooting at Camp No. 29."))
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
        help_text=_("The larger event it belongs to."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, help_text=_("What sort of event it was."))
    camps = models.ManyToManyField(
        Camp, related_name="events", blank=True, verbose_name=_("camps"), help_text=_("Where it happened.")
    )
    date = EDTFField(
        _("date"),
        earliest_field="date_earliest",
        latest_field="date_latest",
        blank=True,
        help_text=_("When it happened, as precisely as a source says and no further."),
    )
    date_earliest = models.IntegerField(null=True, editable=False)
    date_latest = models.IntegerField(null=True, editable=False)
    citations = models.ManyToManyField(
        Citation, related_name="events", verbose_name=_("citations"), help_text=_("Where it is written of.")
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["date_earliest", "name"]
        constraints = [
            edtf_columns_agree("event_date_columns_agree"),
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | ~models.Q(parent=models.F("pk")),
                name="event_not_its_own_parent",
                violation_error_message=_("An event cannot be part of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return address("event_page", self.slug)

    def clean(self) -> None:
        if self.pk and self.parent_id and self.pk in above(Event, self.parent_id):
            raise ValidationError({"parent": _("An event cannot be part of itself.")})


class EventText(Part):
    """A paragraph of the account of an event, in our own words, with its sources."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="texts", verbose_name=_("event"))
    language = language_field(default="en")
    text = models.TextField(_("text"), help_text=_("One paragraph in our own words; what it says must be sourced."))
    citations = models.ManyToManyField(
        Citation, related_name="event_texts", verbose_name=_("citations"), help_text=_("Where it is written.")
    )

    class Meta:
        verbose_name = _("paragraph of an account")
        verbose_name_plural = _("account")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]


class Official(Part):
    """Somebody who held an office in an event. Never a person of the index, never commemorated."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="officials", verbose_name=_("event"))
    name = models.CharField(_("name"), max_length=200, help_text=_("As the source gives it."))
    office = models.CharField(
        _("office"), max_length=300, help_text=_("The office held then. Officials are listed by office.")
    )
    text = models.TextField(
        _("in this event"), blank=True, help_text=_("What the source says of them in this event, in our own words.")
    )
    citations = models.ManyToManyField(
        Citation, related_name="officials", verbose_name=_("citations"), help_text=_("Where it is written.")
    )

    class Meta:
        verbose_name = _("official named in an event")
        verbose_name_plural = _("officials named in an event")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.office}: {self.name}"
