"""What a correction asks for: one change of one thing, as the sender proposes it, and what was decided of it."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from memorial.models.change import Change
from memorial.models.correction import Correction
from memorial.models.name import PersonName
from memorial.models.person import Person
from memorial.models.proposal import Proposal
from memorial.models.statement import Statement


class ProposedChangeQuerySet(models.QuerySet["ProposedChange"]):
    def that_changed_the_record(self) -> Self:
        """Those of which a line of the history came."""
        return self.filter(change__isnull=False)


class ProposedChange(models.Model):
    """One wish of a letter, or a picture of it that curators would show.

    `current` quotes the record as the sender saw it; `proposed` is what it should say. It holds texts by the names of
    the columns of a statement or a name (`text`, `date`, `camp`, `given` ...; other entries by their natural key), as
    the sender gave them; `date` is EDTF, and `date_typed` what was typed. Of a photograph it holds nothing.
    """

    class About(models.TextChoices):
        STATEMENT = "statement", _("a statement")
        NAME = "name", _("a name")
        NEW_STATEMENT = "new_statement", _("something that is missing")
        NEW_NAME = "new_name", _("another name")
        MISSING_PERSON = "missing_person", _("a person who is missing")
        OTHER = "other", _("something else")
        PHOTOGRAPH = "photograph", _("a photograph")

    class Decision(models.TextChoices):
        OPEN = "open", _("not decided yet")
        ASKED = "asked", _("we have asked you something")
        WAITS = "waits", _("waits for a second curator")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("withdrawn")

    correction = models.ForeignKey(
        Correction,
        on_delete=models.PROTECT,
        related_name="changes",
        verbose_name=_("correction"),
        help_text=_("The letter that asks for it."),
    )
    position = models.PositiveSmallIntegerField(default=0, editable=False)
    about = models.CharField(_("about"), max_length=16, choices=About, help_text=_("What sort of thing it is about."))
    kind = models.CharField(
        _("kind"), max_length=16, blank=True, help_text=_("The kind of the statement or of the name, as on the desk.")
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed_changes",
        verbose_name=_("person"),
        help_text=_("Whom it is about; nobody while they are missing from the index."),
    )
    statement = models.ForeignKey(
        Statement,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposed_changes",
        verbose_name=_("statement"),
        help_text=_("The statement said to be wrong."),
    )
    name = models.ForeignKey(
        PersonName,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="proposed_changes",
        verbose_name=_("name"),
        help_text=_("The written form said to be wrong."),
    )
    belongs_to = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="belonging",
        verbose_name=_("belongs to"),
        help_text=_("The missing person of the same letter whom this is about."),
    )
    current = models.JSONField(
        _("as it stood"),
        default=dict,
        blank=True,
        help_text=_("The value and its sources in words, when it was written."),
    )
    proposed = models.JSONField(
        _("proposed"),
        default=dict,
        blank=True,
        help_text=_("What it should say, by the columns of a statement or name."),
    )
    words = models.TextField(_("in their words"), blank=True, help_text=_("What the sender says of it, as typed."))
    evidence = models.TextField(_("evidence"), blank=True, help_text=_("Which document says so, and where it is."))
    how_known = models.TextField(_("how they know"), blank=True, help_text=_("How the sender comes to know it."))
    decision = models.CharField(
        _("decision"),
        max_length=12,
        choices=Decision,
        default=Decision.OPEN,
        help_text=_("What was decided; it changes by the verbs of the queue."),
    )
    reason = models.TextField(_("reason"), blank=True, help_text=_("What the sender was told, in their language."))
    decided = models.DateTimeField(_("when"), null=True, blank=True, help_text=_("When it was decided."))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
        help_text=_("Which curator decided."),
    )
    decided_by_key = models.CharField(max_length=150, blank=True)
    decided_by_name = models.CharField(_("decided by"), max_length=310, blank=True)
    change = models.ForeignKey(
        Change,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answered",
        verbose_name=_("change"),
        help_text=_("The line of the history it has become."),
    )
    proposal = models.ForeignKey(
        Proposal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answered",
        verbose_name=_("proposal"),
        help_text=_("Where two curators must agree: what waits for the second."),
    )

    objects = ProposedChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering = ["correction", "position", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["correction", "position"], name="proposed_change_has_its_place"),
            models.CheckConstraint(
                condition=~Q(decision__in=["accepted", "declined", "asked", "waits"]) | ~Q(reason=""),
                name="proposed_change_decided_with_a_reason",
                violation_error_message=_("Say why: the sender reads it."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.correction.code}, {self.position + 1}"

    @property
    def is_open(self) -> bool:
        return self.decision in (self.Decision.OPEN, self.Decision.ASKED)

    @property
    def is_settled(self) -> bool:
        return self.decision in (self.Decision.ACCEPTED, self.Decision.DECLINED, self.Decision.WITHDRAWN)

    def proposed_value(self, column: str) -> Any:
        return self.proposed.get(column, "")
