"""A letter of ours to the sender of a correction: that it was written, and when it left. The outbox has its words."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from memorial.models.correction import Correction


class Letter(models.Model):
    """One letter. The row is made in the same transaction as what it tells of; `corrections.letters` sends it later.

    The words and the address stand in the outbox (django-post-office) and go with the sender's data; this row stays,
    and holds neither.
    """

    class Kind(models.TextChoices):
        RECEIVED = "received", _("we have received it")
        ASKED = "asked", _("a question")
        DECIDED = "decided", _("the answer")
        APPEALED = "appealed", _("another curator looks at it")
        WARNING = "warning", _("contact data will be deleted")
        ERASED = "erased", _("contact data was deleted")

    correction = models.ForeignKey(
        Correction,
        on_delete=models.PROTECT,
        related_name="letters",
        verbose_name=_("correction"),
        help_text=_("The correction it is about."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, help_text=_("What it says."))
    written = models.DateTimeField(_("written"), help_text=_("When it was put into the outbox."))
    sent = models.DateTimeField(_("sent"), null=True, blank=True, help_text=_("When a mail server took it."))
    failed = models.DateTimeField(
        _("given up"), null=True, blank=True, help_text=_("When we gave up: the address takes no letters.")
    )
    tries = models.PositiveSmallIntegerField(_("tries"), default=0, help_text=_("How often it was tried."))
    email = models.OneToOneField(
        "post_office.Email",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="letter",
        verbose_name=_("in the outbox"),
        help_text=_("Its words and address; empty once the sender's data is deleted."),
    )

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.correction.code}: {self.kind}"
