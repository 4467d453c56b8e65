"""Numbers of dead and wounded: always somebody's figure, never "the" number."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from memorial.models.citation import Citation
from memorial.models.entry import Part
from memorial.models.event import Event
from memorial.models.nationality import Nationality


class CasualtyFigure(Part):
    """What one claimant says of the dead and wounded of one event. `None` means: this claimant gives no number."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="figures", verbose_name=_("event"))
    counts = models.CharField(
        _("whom it counts"), max_length=200, help_text=_("Prisoners, Baltic prisoners, dockworkers: the source's own.")
    )
    nationalities = models.ManyToManyField(
        Nationality,
        blank=True,
        related_name="figures",
        verbose_name=_("nationalities"),
        help_text=_("Only when it counts some nationalities and not others: for Baltic prisoners, the three."),
    )
    killed_low = models.PositiveIntegerField(
        _("killed, at least"), null=True, blank=True, help_text=_("Lowest number of dead claimed.")
    )
    killed_high = models.PositiveIntegerField(
        _("killed, at most"), null=True, blank=True, help_text=_("Highest number claimed; the same if exact.")
    )
    killed_words = models.CharField(
        _("killed, in words"), max_length=200, blank=True, help_text=_("How the source puts it: several hundred.")
    )
    wounded_low = models.PositiveIntegerField(
        _("wounded, at least"), null=True, blank=True, help_text=_("Lowest number of wounded claimed.")
    )
    wounded_high = models.PositiveIntegerField(
        _("wounded, at most"), null=True, blank=True, help_text=_("Highest number claimed; the same if exact.")
    )
    wounded_words = models.CharField(
        _("wounded, in words"), max_length=200, blank=True, help_text=_("How the source puts it: hundreds.")
    )
    claimant = models.CharField(
        _("according to"), max_length=200, help_text=_("Who claims it: the official MVD report, survivors, a writer.")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("What a reader should know of this figure."))
    citations = models.ManyToManyField(
        Citation, related_name="figures", verbose_name=_("citations"), help_text=_("Where the claim is written.")
    )

    class Meta:
        verbose_name = _("casualty figure")
        verbose_name_plural = _("casualty figures")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(killed_low__isnull=True)
                | Q(killed_high__isnull=True)
                | Q(killed_low__lte=F("killed_high")),
                name="figure_killed_low_to_high",
                violation_error_message=_("The lowest number of dead stands above the highest."),
            ),
            models.CheckConstraint(
                condition=Q(wounded_low__isnull=True)
                | Q(wounded_high__isnull=True)
                | Q(wounded_low__lte=F("wounded_high")),
                name="figure_wounded_low_to_high",
                violation_error_message=_("The lowest number of wounded stands above the highest."),
            ),
            models.CheckConstraint(
                condition=~Q(
                    killed_low__isnull=True,
                    killed_high__isnull=True,
                    killed_words="",
                    wounded_low__isnull=True,
                    wounded_high__isnull=True,
                    wounded_words="",
                ),
                name="figure_says_something",
                violation_error_message=_("A figure needs a number or the source's words."),
            ),
            models.CheckConstraint(
                condition=~Q(claimant=""),
                name="figure_has_a_claimant",
                violation_error_message=_("A figure is always somebody's: say whose."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claimant}: {self.killed_in_words or '–'} / {self.wounded_in_words or '–'}"

    @property
    def killed_in_words(self) -> str:
        """The claim about the dead as a reader sees it: `42`, `78 to 100`, `at least 400`; empty when none is made."""
        return self.killed_words or _range(self.killed_low, self.killed_high)

    @property
    def wounded_in_words(self) -> str:
        """The claim about the wounded, likewise."""
        return self.wounded_words or _range(self.wounded_low, self.wounded_high)


def _range(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if high is None:
        return _("at least %(number)s") % {"number": low}
    if low is None:
        return _("at most %(number)s") % {"number": high}
    if low == high:
        return str(low)
    return _("%(low)s to %(high)s") % {"low": low, "high": high}
