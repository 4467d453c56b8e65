"""A file that came with a correction: a picture drawn anew, or a PDF. For curators, and never served to readers."""

from __future__ import annotations

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from memorial.models import evidence_files
from memorial.models.correction import Correction
from memorial.models.photograph_files import IS_KEY, KEY_LENGTH
from memorial.models.proposed_change import ProposedChange


class EvidenceFile(models.Model):
    """One file of evidence. Its bytes lie in the quarantine (`evidence_files`) under a name drawn by lot."""

    class Kind(models.TextChoices):
        PICTURE = "picture", _("picture")
        PDF = "pdf", _("PDF")

    correction = models.ForeignKey(
        Correction,
        on_delete=models.PROTECT,
        related_name="files",
        verbose_name=_("correction"),
        help_text=_("The letter it came with."),
    )
    change = models.ForeignKey(
        ProposedChange,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="files",
        verbose_name=_("proposed change"),
        help_text=_("What it is to prove, if the sender said so."),
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, help_text=_("What it is, by its content."))
    file_key = models.CharField(
        _("file"),
        max_length=KEY_LENGTH,
        unique=True,
        validators=[RegexValidator(IS_KEY)],
        help_text=_("The name of its files, drawn by lot."),
    )
    name = models.CharField(
        _("name"), max_length=200, blank=True, help_text=_("What the sender's file was called. For curators only.")
    )
    size = models.PositiveIntegerField(_("size"), help_text=_("Of what was sent, in bytes."))
    width = models.PositiveIntegerField(_("width"), default=0, help_text=_("Of a picture's largest size, in pixels."))
    height = models.PositiveIntegerField(_("height"), default=0, help_text=_("Of a picture's largest size, in pixels."))
    widths = models.CharField(_("sizes"), max_length=60, blank=True, help_text=_("A picture's widths, in pixels."))
    received = models.DateTimeField(_("received"), help_text=_("When it reached us."))

    class Meta:
        verbose_name = _("file of evidence")
        verbose_name_plural = _("files of evidence")
        ordering = ["correction", "position", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name or self.file_key

    @property
    def kept(self) -> evidence_files.Received:
        """Its files."""
        widths = tuple(int(width) for width in self.widths.split())
        return evidence_files.Received(self.file_key, self.kind, self.name, self.size, self.width, self.height, widths)

    @classmethod
    def of(cls, file: evidence_files.Received, **values: Any) -> EvidenceFile:
        """The row, not yet saved, of a file that was received."""
        return cls(
            kind=file.kind,
            file_key=file.key,
            name=file.name[:200],
            size=file.size,
            width=file.width,
            height=file.height,
            widths=" ".join(str(width) for width in file.widths),
            **values,
        )
