"""A photograph of a person: what it shows, whose it is, by what right it is shown, and the name of its files.

Only our own copies are kept (`memorial.images`); what was sent in is not. See `photograph_files` for where they lie.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from memorial.fields import EDTFField, edtf_columns_agree
from memorial.models.citation import Citation
from memorial.models.cited import Cited
from memorial.models.entry import Part
from memorial.models.person import Person
from memorial.models.photograph_files import IS_KEY, KEY_LENGTH, Kept


class Photograph(Cited, Part):
    """One photograph, or a document with a likeness. It stands apart from readers until a curator shows it."""

    class Rights(models.TextChoices):
        PUBLIC_DOMAIN = "public_domain", _("public domain")
        WITH_PERMISSION = "with_permission", _("with permission")
        CC_BY = "cc_by", _("CC BY")
        CC_BY_SA = "cc_by_sa", _("CC BY-SA")
        FAIR_QUOTATION = "fair_quotation", _("fair quotation")
        UNKNOWN = "unknown", _("unknown")

    #: Columns that mean nothing to a reader of the history.
    untold = ("file_key", "width", "height", "widths")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="photographs", verbose_name=_("person"))
    alt = models.CharField(
        _("what is to be seen"),
        max_length=500,
        blank=True,
        help_text=_("For those who cannot see it: a young man in a padded jacket, looking past the camera."),
    )
    caption = models.CharField(
        _("caption"),
        max_length=500,
        blank=True,
        help_text=_("Who, where, on what occasion, as far as the source says. It stands below the photograph."),
    )
    date = EDTFField(
        _("date taken"),
        earliest_field="date_earliest",
        latest_field="date_latest",
        blank=True,
        help_text=_("As precisely as the source says and no further: 1 August 1953, summer 1953, about 1920."),
    )
    date_earliest = models.IntegerField(null=True, editable=False)
    date_latest = models.IntegerField(null=True, editable=False)
    credit = models.CharField(
        _("credit"),
        max_length=300,
        blank=True,
        help_text=_("The photographer and whoever keeps it, as they wish to be named."),
    )
    rights = models.CharField(
        _("rights"),
        max_length=16,
        choices=Rights,
        default=Rights.UNKNOWN,
        help_text=_("By what right we show it. While that is unknown it is not shown."),
    )
    rights_note = models.CharField(
        _("on what that rests"),
        max_length=500,
        blank=True,
        help_text=_("Who gave permission and when, the version of the licence, why it is in the public domain."),
    )
    shown = models.BooleanField(
        _("shown to readers"),
        default=False,
        help_text=_(
            "Shown with the page once that is published. It needs what is to be seen, credit, rights and a citation."
        ),
    )
    citations = models.ManyToManyField(
        Citation,
        blank=True,
        related_name="photographs",
        verbose_name=_("citations"),
        help_text=_("Where it is printed or kept, and where it says who this is."),
    )
    file_key = models.CharField(
        _("file"),
        max_length=KEY_LENGTH,
        unique=True,
        validators=[RegexValidator(IS_KEY)],
        help_text=_("The name of its files, drawn by lot."),
    )
    width = models.PositiveIntegerField(_("width"), help_text=_("Of the largest size, in pixels."))
    height = models.PositiveIntegerField(_("height"), help_text=_("Of the largest size, in pixels."))
    widths = models.CharField(
        _("sizes"),
        max_length=60,
        validators=[RegexValidator(r"\A[1-9]\d{0,3}(?: [1-9]\d{0,3})*\Z")],
        help_text=_("The widths there are, in pixels, the smallest first."),
    )

    class Meta:
        verbose_name = _("photograph")
        verbose_name_plural = _("photographs")
        ordering = ["position", "pk"]
        constraints = [
            edtf_columns_agree("photograph_date_columns_agree"),
            models.CheckConstraint(
                condition=Q(shown=False) | (~Q(alt="") & ~Q(credit="") & ~Q(rights="unknown")),
                name="photograph_shown_is_described",
                violation_error_message=_("A photograph that is shown says what is to be seen, its credit and rights."),
            ),
        ]

    def __str__(self) -> str:
        return self.alt or self.caption or str(_("photograph"))

    @property
    def sizes(self) -> tuple[int, ...]:
        """The widths in which it is there, in pixels, the smallest first."""
        return tuple(int(width) for width in self.widths.split())

    @property
    def is_public(self) -> bool:
        """Whether readers may see it: shown, of a person whose page is published and of whom all may be told."""
        person = self.person
        return self.shown and person.is_public and person.merged_into_id is None and not person.is_protected

    @property
    def kept(self) -> Kept:
        """Its files."""
        return Kept(self.file_key, self.width, self.height, self.sizes)

    def address(self, width: int | None = None, kind: str = "jpg") -> str:
        """The path of the file at one of its widths, the largest when none is given; `kind` is `jpg` or `webp`."""
        return photograph_address(self.file_key, width or self.width, kind)

    def take(self, kept: Kept) -> None:
        """Make these files its own. The ones it had stay where they are: the history names them."""
        self.file_key, self.width, self.height = kept.key, kept.width, kept.height
        self.widths = " ".join(str(width) for width in kept.widths)

    def clean(self) -> None:
        if not self.shown:
            return
        errors: dict[str, Any] = {}
        if not self.alt:
            errors["alt"] = _("Say what is to be seen, for those who cannot: a shown photograph needs it.")
        if not self.credit:
            errors["credit"] = _("Say whose photograph it is: a shown one needs a credit.")
        if self.rights == self.Rights.UNKNOWN:
            errors["rights"] = _("While the rights are unknown it cannot be shown.")
        if errors:
            raise ValidationError(errors)


def photograph_address(key: str, width: int, kind: str) -> str:
    """The path of one file: `/media/photographs/k7/k7q2xd3m9cbtrwpz4h8v-640.webp`."""
    return reverse("photograph_file", kwargs={"folder": key[:2], "key": key, "width": width, "kind": kind})
