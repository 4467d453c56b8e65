"""An alteration that waits for a second person: made by one, published or declined by another."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from memorial.models.change import Change


class ProposalQuerySet(models.QuerySet["Proposal"]):
    def waiting(self) -> Self:
        """Those nobody has decided yet, the longest waiting first."""
        return self.filter(standing=Proposal.Standing.WAITING).order_by("made", "pk")

    def of(self, kind: str, key: str) -> Self:
        """Those that would alter this entry."""
        return self.filter(kind=kind, key=key)

    def by(self, user_id: int | None, key: str) -> Self:
        """Those somebody made, known by the number or by the name of the account."""
        return self.filter(Q(made_by_key=key) | Q(made_by=user_id)) if user_id else self.filter(made_by_key=key)


class Proposal(models.Model):
    """One alteration of one entry, kept whole as it was made, until somebody else decides.

    `state` is the entry as it should be, a snapshot as JSON; `version` the version on which it was made, 0 for a new
    entry. Names and keys of both people are copied: they outlive the accounts.
    """

    class Standing(models.TextChoices):
        WAITING = "waiting", _("waiting")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        TAKEN_BACK = "taken_back", _("taken back")

    kind = models.CharField(_("kind"), max_length=20, help_text=_("What sort of entry it is about."))
    key = models.CharField(
        _("key"), max_length=80, blank=True, help_text=_("Which entry; empty while its number is still to be given.")
    )
    label = models.CharField(_("name"), max_length=300, help_text=_("The entry in words, as it would be."))
    version = models.PositiveIntegerField(_("version"), help_text=_("On which version it was made; 0: a new entry."))
    state = models.JSONField(_("proposed"), help_text=_("The whole entry as it should be."))
    reason = models.CharField(_("reason"), max_length=500, help_text=_("Why; it becomes the reason of the change."))
    answers = models.CharField(_("answers"), max_length=200, blank=True, help_text=_("What it answers."))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
        help_text=_("Who made it."),
    )
    made_by_key = models.CharField(max_length=150, blank=True)
    made_by_name = models.CharField(_("by"), max_length=310)
    made = models.DateTimeField(_("when"))
    standing = models.CharField(
        _("standing"),
        max_length=10,
        choices=Standing,
        default=Standing.WAITING,
        help_text=_("Whether it still waits, and what became of it."),
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
        help_text=_("The second person; nobody when it was taken back."),
    )
    decided_by_key = models.CharField(max_length=150, blank=True)
    decided_by_name = models.CharField(_("decided by"), max_length=310, blank=True)
    decided = models.DateTimeField(_("decided"), null=True, blank=True)
    note = models.CharField(
        _("note of the decision"), max_length=500, blank=True, help_text=_("What the second person says to it.")
    )
    change = models.ForeignKey(
        Change,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("change"),
        help_text=_("The line of the history it has become."),
    )

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering = ["-pk"]
        default_permissions = ("view",)
        permissions = [("decide_proposal", "Can publish or decline what others propose")]
        indexes = [
            models.Index(fields=["standing", "made"], name="proposal_in_order"),
            models.Index(fields=["kind", "key", "standing"], name="proposal_of_entry"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by_key="") | ~Q(decided_by_key=F("made_by_key")),
                name="proposal_decided_by_another",
                violation_error_message=_("Nobody decides what they proposed themselves."),
            ),
            models.CheckConstraint(
                condition=Q(standing="waiting", decided__isnull=True, decided_by_key="")
                | Q(standing="taken_back", decided__isnull=False, decided_by_key="")
                | (Q(standing__in=["accepted", "declined"], decided__isnull=False) & ~Q(decided_by_key="")),
                name="proposal_decided_by_somebody",
                violation_error_message=_("What is published or declined was decided by somebody, at some time."),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_waiting(self) -> bool:
        return self.standing == self.Standing.WAITING

    def was_made_by(self, user: Any) -> bool:
        """Whether this account made it, under the name it has now or under the one it had."""
        return bool(user.pk == self.made_by_id or user.get_username() == self.made_by_key)
