"""A correction: one letter from outside the memorial, and where it stands on its way to an answer."""

from __future__ import annotations

import datetime
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from memorial.models.identifier import new_id

CODE_LENGTH = 8
#: Nothing longer is taken; a long letter has some thousand characters.
MESSAGE_LENGTH = 20_000


class CorrectionState(models.TextChoices):
    """Where a correction stands. What leads from one to the next is in `corrections.states`, and nowhere else."""

    RECEIVED = "received", _("received")
    CONFIRMED = "confirmed", _("received, address confirmed")
    IN_REVIEW = "in_review", _("in review")
    NEEDS_INFORMATION = "needs_information", _("we have asked you something")
    WAITS_FOR_SECOND = "waits_for_second", _("waits for a second curator")
    ACCEPTED = "accepted", _("accepted")
    PARTLY_ACCEPTED = "partly_accepted", _("accepted in part")
    DECLINED = "declined", _("declined")
    PUBLISHED = "published", _("answered, and changed in the record")
    APPEALED = "appealed", _("looked at again by another curator")
    WITHDRAWN = "withdrawn", _("withdrawn")
    QUARANTINED = "quarantined", _("set aside until somebody has looked at it")
    REJECTED = "rejected", _("not taken")


S = CorrectionState
#: States in which somebody still owes somebody an answer.
OPEN = (S.RECEIVED, S.CONFIRMED, S.IN_REVIEW, S.NEEDS_INFORMATION, S.WAITS_FOR_SECOND, S.APPEALED)
#: States in which everything has been said.
CLOSED = (S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED, S.PUBLISHED, S.WITHDRAWN, S.REJECTED)
#: Set apart: neither in the queue nor in any figure the public sees.
SET_ASIDE = (S.QUARANTINED, S.REJECTED)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def queue(self) -> Self:
        """What curators have before them by default: open and not set aside, the longest waiting first."""
        return self.filter(state__in=OPEN).order_by("received", "pk")

    def quarantine(self) -> Self:
        """What was set aside and nobody has looked at yet, the newest first."""
        return self.filter(state=CorrectionState.QUARANTINED).order_by("-received", "-pk")

    def counted(self) -> Self:
        """Those that the public figures count: all but what was set aside or not taken."""
        return self.exclude(state__in=SET_ASIDE)

    def holding_contact_data(self) -> Self:
        return self.filter(erased__isnull=True)


class Correction(models.Model):
    """One submission: who wrote, when, where it stands. What it asks for are its `ProposedChange`s.

    The private link is not stored: `corrections.link` derives its key from the secret key and `nonce`. No address of
    a machine is stored either, only a keyed hash of its network whose key is gone the next day.
    """

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        PARTLY_ACCEPTED = "partly_accepted", _("accepted in part")
        DECLINED = "declined", _("declined")

    code = models.CharField(
        _("code"),
        max_length=CODE_LENGTH,
        unique=True,
        help_text=_("What it is called in letters and in the history. It never changes and says nothing."),
    )
    nonce = models.CharField(
        max_length=32, editable=False, help_text=_("Drawn by lot; the key of the private link is derived from it.")
    )
    language = models.CharField(
        _("language"), max_length=12, help_text=_("The language the sender wrote in; our letters are in it.")
    )
    received = models.DateTimeField(_("received"), help_text=_("When it reached us."))
    state = models.CharField(
        _("state"),
        max_length=20,
        choices=CorrectionState,
        default=CorrectionState.RECEIVED,
        help_text=_("Where it stands. It changes by what is done, never by hand."),
    )
    outcome = models.CharField(
        _("outcome"), max_length=16, choices=Outcome, blank=True, help_text=_("What was decided, all in all.")
    )
    message = models.TextField(
        _("letter"), blank=True, help_text=_("What the sender says besides the single changes, as it was typed.")
    )
    sender_name = models.CharField(
        _("name of the sender"), max_length=200, blank=True, help_text=_("As they gave it. For curators only.")
    )
    sender_address = models.EmailField(
        _("address"), max_length=254, blank=True, help_text=_("Where answers go. For curators only.")
    )
    sender_relation = models.CharField(
        _("relation"),
        max_length=200,
        blank=True,
        help_text=_("What they are to the person: granddaughter, archivist. For curators only."),
    )
    may_contact = models.BooleanField(
        _("may be written to"), default=False, help_text=_("Whether we may write with questions and with the answer.")
    )
    may_publish_photographs = models.BooleanField(
        _("photographs may be published"), default=False, help_text=_("Whether the pictures sent may be shown.")
    )
    may_be_named = models.BooleanField(
        _("wishes to be named"), default=False, help_text=_("Whether the history may name them as the one who wrote.")
    )
    confirmed = models.DateTimeField(
        _("address confirmed"), null=True, blank=True, help_text=_("When the link in our letter was first followed.")
    )
    decided = models.DateTimeField(
        _("decided"), null=True, blank=True, help_text=_("When all of it was first decided.")
    )
    closed = models.DateTimeField(
        _("closed"), null=True, blank=True, help_text=_("Since when nothing is open. Contact data goes 90 days later.")
    )
    published = models.DateTimeField(
        _("published"), null=True, blank=True, help_text=_("When the record first showed what came of it.")
    )
    appealed = models.DateTimeField(
        _("appealed"), null=True, blank=True, help_text=_("When the sender asked another curator to look; once only.")
    )
    warned = models.DateTimeField(
        _("warned"), null=True, blank=True, help_text=_("When we wrote that the contact data would be deleted.")
    )
    erased = models.DateTimeField(
        _("erased"), null=True, blank=True, help_text=_("Since when nothing of the sender is held here.")
    )
    flags = models.JSONField(
        _("flags"), default=list, blank=True, help_text=_("What seemed odd about it when it came, and where.")
    )
    network = models.CharField(
        max_length=32, blank=True, editable=False, help_text=_("Keyed hash of the network; the key lives for a day.")
    )
    request_key = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        help_text=_("Hash of the form's key: a form sent twice is one letter."),
    )
    digest = models.CharField(
        max_length=64, blank=True, editable=False, help_text=_("Keyed hash of the content, to tell a retry by.")
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-received", "-pk"]
        default_permissions = ()
        indexes = [
            models.Index(fields=["state", "received"], name="correction_in_order"),
            models.Index(fields=["network", "received"], name="correction_by_network"),
            models.Index(fields=["closed"], name="correction_by_closing"),
            models.Index(fields=["sender_address"], name="correction_by_address"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in (*OPEN, S.QUARANTINED)], closed__isnull=True)
                | Q(state__in=[state.value for state in CLOSED], closed__isnull=False),
                name="correction_closed_has_a_day",
                violation_error_message=_("What is closed says since when, and what is open does not."),
            ),
            models.CheckConstraint(
                condition=Q(erased__isnull=True)
                | Q(sender_name="", sender_address="", sender_relation="", message="", digest="", network=""),
                name="correction_erased_is_empty",
                violation_error_message=_("What was erased holds nothing of its sender."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """The public page of the correction, which says nothing of its sender."""
        return reverse("correction_page", args=[self.code])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_closed(self) -> bool:
        return self.state in CLOSED

    @property
    def is_set_aside(self) -> bool:
        return self.state in SET_ASIDE

    @property
    def letters_go_to(self) -> str:
        """The address for questions and answers; empty when there is none or it may not be used."""
        return self.sender_address if self.may_contact else ""

    def age(self, now: datetime.datetime) -> datetime.timedelta:
        """How long the sender has waited, or did."""
        return (self.decided or self.closed or now) - self.received


def new_code() -> str:
    """A code drawn by lot: `k7q2xd3m`."""
    return new_id(CODE_LENGTH)


class Step(models.Model):
    """One thing that happened to a correction: who did what, when, and the words the sender reads. Only added to.

    The whole way of a correction, and the public figures, can be recomputed from its steps. Erasing empties the words
    the sender wrote, and nothing else.
    """

    class Role(models.TextChoices):
        SENDER = "sender", _("the sender")
        CONTRIBUTOR = "contributor", _("a contributor")
        CURATOR = "curator", _("a curator")
        SECOND = "second", _("another curator")
        SYSTEM = "system", _("the memorial")

    correction = models.ForeignKey(
        Correction,
        on_delete=models.PROTECT,
        related_name="steps",
        verbose_name=_("correction"),
        help_text=_("What it happened to."),
    )
    made = models.DateTimeField(_("when"), help_text=_("When it happened."))
    role = models.CharField(_("by"), max_length=12, choices=Role, help_text=_("As what somebody did it."))
    actor_key = models.CharField(
        max_length=150, blank=True, help_text=_("The account that did it; empty for the sender and for the memorial.")
    )
    actor_name = models.CharField(
        _("name"),
        max_length=310,
        blank=True,
        help_text=_("Copied, so that it outlives the account. Not shown to readers."),
    )
    action = models.CharField(
        _("what"), max_length=16, help_text=_("What was done, by its name in the table of states.")
    )
    before = models.CharField(_("from"), max_length=20, blank=True, help_text=_("The state in which it was done."))
    after = models.CharField(_("to"), max_length=20, help_text=_("The state to which it led."))
    change = models.ForeignKey(
        "memorial.ProposedChange",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name=_("proposed change"),
        help_text=_("The one proposed change it is about, if it is about one."),
    )
    verdict = models.CharField(
        _("decision"), max_length=16, blank=True, help_text=_("What was decided of that proposed change.")
    )
    text = models.TextField(_("words"), blank=True, help_text=_("What was said. The sender reads it."))

    class Meta:
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        ordering = ["pk"]
        default_permissions = ()
        indexes = [models.Index(fields=["action", "made"], name="step_by_action")]

    def __str__(self) -> str:
        return f"{self.action}: {self.before} → {self.after}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("The steps of a correction are only ever added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise TypeError("The steps of a correction are only ever added to.")
