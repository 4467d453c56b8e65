"""The written forms of a person's name. None is ever overwritten; one is displayed."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from memorial.models.citation import Citation
from memorial.models.cited import Cited
from memorial.models.entry import Part, language_field
from memorial.models.person import Person


class PersonName(Cited, Part):
    """One written form of one person's name: who writes it so, in what script and language."""

    class Kind(models.TextChoices):
        AS_RECORDED = "as_recorded", _("as recorded")
        NATIVE = "native", _("in the person's own language")
        BYNAME = "byname", _("byname")
        RELIGIOUS = "religious", _("religious name")
        MAIDEN = "maiden", _("maiden name")
        OTHER_SPELLING = "other_spelling", _("other spelling")
        PRISONER_NUMBER = "prisoner_number", _("prisoner's number")

    class Certainty(models.TextChoices):
        ATTESTED = "attested", _("attested")
        REPAIRED = "repaired", _("repaired")
        RECONSTRUCTED = "reconstructed", _("reconstructed")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="names", verbose_name=_("person"))
    kind = models.CharField(
        _("kind"),
        max_length=16,
        choices=Kind,
        default=Kind.AS_RECORDED,
        help_text=_("What sort of name this is. Another spelling of the same name is a row of its own."),
    )
    text = models.CharField(
        _("as written"), max_length=300, help_text=_("The whole form exactly as written, damage included.")
    )
    given = models.CharField(_("given names"), max_length=150, blank=True, help_text=_("As far as the form has them."))
    patronymic = models.CharField(_("patronymic"), max_length=100, blank=True, help_text=_("The father's name in it."))
    family = models.CharField(
        _("family name"), max_length=150, blank=True, help_text=_("With its particles: von Essen.")
    )
    script = models.CharField(_("script"), max_length=4, default="Latn", help_text=_("ISO 15924 code: Latn, Cyrl."))
    language = language_field(default="und")
    certainty = models.CharField(
        _("certainty"),
        max_length=16,
        choices=Certainty,
        default=Certainty.ATTESTED,
        help_text=_("Attested: it stands so in a source. Repaired: damage undone. Reconstructed: made by a rule."),
    )
    how = models.CharField(
        _("how we came to it"),
        max_length=300,
        blank=True,
        help_text=_("For a repaired or reconstructed form: bytes of Windows-1257 read as Windows-1250."),
    )
    displayed = models.BooleanField(
        _("displayed"), default=False, help_text=_("The form at the head of the page. Exactly one of a person's names.")
    )
    citations = models.ManyToManyField(
        Citation, related_name="names", verbose_name=_("citations"), help_text=_("Where it is written so.")
    )

    class Meta:
        verbose_name = _("name")
        verbose_name_plural = _("names")
        ordering = ["-displayed", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(displayed=True),
                name="name_one_displayed",
                violation_error_message=_("One name is displayed, not two."),
            ),
            models.CheckConstraint(
                condition=Q(certainty="attested") | ~Q(how=""),
                name="name_says_how_it_was_made",
                violation_error_message=_("Say how this form was repaired or reconstructed."),
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="name_has_text",
                violation_error_message=_("A name cannot be empty."),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        if self.certainty != self.Certainty.ATTESTED and not self.how:
            raise ValidationError({"how": _("Say how this form was repaired or reconstructed.")})

    @property
    def sorted_form(self) -> str:
        """Family name first, as lists print it: `Kazanas Afanasius`; the whole form when it is not divided."""
        if not self.family:
            return self.text
        return " ".join(part for part in (self.family, self.given, self.patronymic) if part)
