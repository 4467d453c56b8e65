"""Places of imprisonment: a tree of complexes, camps and sections, their names over time and who was counted there."""

from __future__ import annotations

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from memorial.fields import EDTFField, edtf_columns_agree
from memorial.models.address import address
from memorial.models.citation import Citation
from memorial.models.entry import Part, Publishable, PublishableQuerySet, language_field
from memorial.models.tree import above, within


class CampQuerySet(PublishableQuerySet["Camp"]):
    def within(self, camp: Camp) -> Self:
        """The camp itself and every section below it."""
        return self.filter(pk__in=within(Camp, camp.pk))


class Camp(Publishable):
    """A place where people were held. Two camps may bear the same number: the parent tells them apart."""

    class Kind(models.TextChoices):
        COMPLEX = "complex", _("camp complex")
        CAMP = "camp", _("camp")
        SECTION = "section", _("camp section")
        TRANSIT_CAMP = "transit_camp", _("transit camp")
        PUNISHMENT_CAMP = "punishment_camp", _("punishment camp")
        PRISON = "prison", _("prison")
        PLACE = "place", _("place")

    class Precision(models.TextChoices):
        EXACT = "exact", _("the place itself")
        SETTLEMENT = "settlement", _("the settlement it belonged to")
        REGION = "region", _("the region only")

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("The last part of the page's address, such as vorkuta-camp-29. Never change it once it is public."),
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("The name shown. Its other names and forms are listed below.")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sections",
        verbose_name=_("part of"),
        help_text=_("The camp or complex this one was a section of."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, help_text=_("What sort of place it was."))
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        help_text=_("Decimal degrees, north positive."),
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        help_text=_("Decimal degrees, east positive."),
    )
    precision = models.CharField(
        _("precision"),
        max_length=12,
        choices=Precision,
        blank=True,
        help_text=_("What the coordinates point at."),
    )
    coordinates_citation = models.ForeignKey(
        Citation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="camps_located",
        verbose_name=_("source of the coordinates"),
        help_text=_("Who says that it lay there."),
    )
    date = EDTFField(
        _("existed"),
        earliest_field="date_earliest",
        latest_field="date_latest",
        blank=True,
        help_text=_("When the camp existed, as far as a source says."),
    )
    date_earliest = models.IntegerField(null=True, editable=False)
    date_latest = models.IntegerField(null=True, editable=False)
    citations = models.ManyToManyField(
        Citation, related_name="camps", verbose_name=_("citations"), help_text=_("Where this camp is written of.")
    )

    objects = CampQuerySet.as_manager()

    class Meta:
        verbose_name = _("camp")
        verbose_name_plural = _("camps")
        ordering = ["name"]
        constraints = [
            edtf_columns_agree("camp_date_columns_agree"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True, precision="")
                | (
                    Q(latitude__gte=-90, latitude__lte=90, longitude__gte=-180, longitude__lte=180)
                    & ~Q(precision="")
                    & Q(coordinates_citation__isnull=False)
                ),
                name="camp_coordinates_whole_and_sourced",
                violation_error_message=_(
                    "Coordinates need a latitude, a longitude, how precise they are, and the citation that gives them."
                ),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("pk")),
                name="camp_not_its_own_parent",
                violation_error_message=_("A camp cannot be a section of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.name if self.parent is None else f"{self.name}, {self.parent.name}"

    def get_absolute_url(self) -> str:
        return address("camp_page", self.slug)

    def clean(self) -> None:
        if self.pk and self.parent_id and self.pk in above(Camp, self.parent_id):
            raise ValidationError({"parent": _("A camp cannot be a section of itself.")})


class CampName(Part):
    """One written form of a camp's name."""

    class Certainty(models.TextChoices):
        ATTESTED = "attested", _("attested")
        REPAIRED = "repaired", _("repaired")
        RECONSTRUCTED = "reconstructed", _("reconstructed")

    camp = models.ForeignKey(Camp, on_delete=models.PROTECT, related_name="names", verbose_name=_("camp"))
    text = models.CharField(_("name"), max_length=200, help_text=_("The form exactly as written."))
    language = language_field()
    script = models.CharField(_("script"), max_length=4, default="Latn", help_text=_("ISO 15924 code: Latn, Cyrl."))
    date = EDTFField(
        _("in use"),
        earliest_field="date_earliest",
        latest_field="date_latest",
        blank=True,
        help_text=_("When this name was used, if a source says."),
    )
    date_earliest = models.IntegerField(null=True, editable=False)
    date_latest = models.IntegerField(null=True, editable=False)
    certainty = models.CharField(
        _("certainty"),
        max_length=16,
        choices=Certainty,
        default=Certainty.ATTESTED,
        help_text=_("Attested: it stands so in a source."),
    )
    citations = models.ManyToManyField(
        Citation, related_name="camp_names", verbose_name=_("citations"), help_text=_("Where it is written so.")
    )

    class Meta:
        verbose_name = _("name of a camp")
        verbose_name_plural = _("names of a camp")
        ordering = ["position", "pk"]
        constraints = [edtf_columns_agree("camp_name_date_columns_agree")]

    def __str__(self) -> str:
        return self.text


class CampHeadcount(Part):
    """How many people a source counts in a camp at a time."""

    camp = models.ForeignKey(Camp, on_delete=models.PROTECT, related_name="headcounts", verbose_name=_("camp"))
    date = EDTFField(
        _("date"),
        earliest_field="date_earliest",
        latest_field="date_latest",
        help_text=_("The day or year of the count."),
    )
    date_earliest = models.IntegerField(null=True, editable=False)
    date_latest = models.IntegerField(null=True, editable=False)
    low = models.PositiveIntegerField(_("at least"), null=True, blank=True, help_text=_("Lowest number claimed."))
    high = models.PositiveIntegerField(
        _("at most"), null=True, blank=True, help_text=_("Highest number claimed; the same for an exact count.")
    )
    wording = models.CharField(
        _("in words"), max_length=200, blank=True, help_text=_("How the source puts it: around 20,000.")
    )
    citations = models.ManyToManyField(
        Citation, related_name="headcounts", verbose_name=_("citations"), help_text=_("Who counted.")
    )

    class Meta:
        verbose_name = _("headcount")
        verbose_name_plural = _("headcounts")
        ordering = ["position", "pk"]
        constraints = [
            edtf_columns_agree("camp_headcount_date_columns_agree"),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=models.F("high")),
                name="camp_headcount_low_to_high",
                violation_error_message=_("The lowest number stands above the highest."),
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=False) | Q(high__isnull=False) | ~Q(wording=""),
                name="camp_headcount_says_something",
                violation_error_message=_("A headcount needs a number or the source's words."),
            ),
        ]

    def __str__(self) -> str:
        return self.wording or str(self.low or self.high)


class CampText(Part):
    """A paragraph about a camp, in our own words, with its sources."""

    camp = models.ForeignKey(Camp, on_delete=models.PROTECT, related_name="texts", verbose_name=_("camp"))
    language = language_field(default="en")
    text = models.TextField(_("text"), help_text=_("One paragraph in our own words; what it says must be sourced."))
    citations = models.ManyToManyField(
        Citation, related_name="camp_texts", verbose_name=_("citations"), help_text=_("Where it is written.")
    )

    class Meta:
        verbose_name = _("paragraph about a camp")
        verbose_name_plural = _("paragraphs about a camp")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text[:80]
