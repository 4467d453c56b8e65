"""The history: what every alteration changed, who made it and why. Only ever added to, and chained by hashes."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnly(TypeError):
    """Somebody tried to alter or delete what is only ever added to."""


class ChangeQuerySet(models.QuerySet["Change"]):
    def of(self, kind: str, key: str) -> ChangeQuerySet:
        """The changes of one entry, newest first."""
        return self.filter(kind=kind, key=key).order_by("-pk")

    def answering(self, code: str) -> ChangeQuerySet:
        """The changes of pages made for a letter, newest first; without the sources and citations they brought."""
        # That nothing is left empty is said outright: SQLite takes the index of what answers something only then.
        answers = self.filter(answers=code).exclude(answers="")
        return answers.exclude(kind__in=("source", "citation")).order_by("-pk")

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnly("The history is only ever added to.")

    def delete(self) -> NoReturn:
        raise AppendOnly("The history is only ever added to.")


class Change(models.Model):
    """One alteration of one entry: the whole entry before and after it, as JSON.

    `hash` is the SHA-256 of the previous change's hash and of everything this one says, so that nothing in the past
    can be altered without breaking the chain. The database refuses UPDATE and DELETE, but for the actor's key, which
    empties when an account is deleted; the copied name and key remain.
    """

    kind = models.CharField(_("kind"), max_length=20)
    key = models.CharField(_("key"), max_length=80)
    version = models.PositiveIntegerField(_("version"))
    label = models.CharField(_("name"), max_length=300)
    before = models.JSONField(_("before"), null=True)
    after = models.JSONField(_("after"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    actor_key = models.CharField(max_length=150, blank=True)
    actor_name = models.CharField(_("by"), max_length=310)
    # Null where nobody else had a say; such a change has the same hash as before these columns were there.
    approved_by_key = models.CharField(max_length=150, null=True, blank=True)  # noqa: DJ001
    approved_by_name = models.CharField(_("published by"), max_length=310, null=True, blank=True)  # noqa: DJ001
    reason = models.CharField(_("reason"), max_length=500)
    answers = models.CharField(_("answers"), max_length=200, blank=True)
    made = models.DateTimeField(_("when"))
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "version"], name="change_one_per_version"),
        ]
        indexes = [
            models.Index(fields=["answers"], condition=~models.Q(answers=""), name="change_by_what_it_answers"),
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.version}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnly("The history is only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnly("The history is only ever added to.")


class ChainHead(models.Model):
    """The last hash of the chain and how many changes it holds: one row, locked while a change is written."""

    hash = models.CharField(max_length=64)
    length = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="chain_has_one_head")]

    def __str__(self) -> str:
        return f"{self.length}: {self.hash}"
