"""What is counted of letters as they arrive, so that a flood is noticed. No address of a machine is stored."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from memorial.models.correction import Correction


class NetworkSecret(models.Model):
    """The key under which networks are hashed on one day. It is drawn by lot, and deleted the day after."""

    day = models.DateField(_("day"), unique=True, help_text=_("The one day it is used, in UTC."))
    secret = models.CharField(max_length=64, help_text=_("Drawn by lot."))

    class Meta:
        verbose_name = _("key of the day")
        verbose_name_plural = _("keys of the day")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.day)


class Tally(models.Model):
    """How many letters arrived within one hour: from one network, or from all (`scope` empty)."""

    scope = models.CharField(
        _("network"), max_length=32, blank=True, help_text=_("Keyed hash; empty for all together.")
    )
    hour = models.DateTimeField(_("hour"), help_text=_("When the hour began."))
    count = models.PositiveIntegerField(_("letters"), default=0, help_text=_("How many arrived in it."))

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["scope", "hour"], name="tally_one_an_hour")]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H}: {self.count}"


class TextMark(models.Model):
    """A keyed fingerprint of a few words of a letter, by which one that says the same is known. No word can be read
    from it. It goes with the sender's data."""

    correction = models.ForeignKey(
        Correction,
        on_delete=models.CASCADE,
        related_name="marks",
        verbose_name=_("correction"),
        help_text=_("The letter it is of."),
    )
    mark = models.BigIntegerField(_("mark"), db_index=True, help_text=_("A number made of some of its words."))

    class Meta:
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.mark)
