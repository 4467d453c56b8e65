"""Where something is written: a place in a source, and through whom we know that place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from memorial.models.entry import Entry
from memorial.models.source import TITLE_COLUMNS, Source

#: What a note prints of a source, of its own and of those through which it is known.
_NOTE_COLUMNS = ("slug", "standing", "language", *TITLE_COLUMNS)
_NOTE_PATHS = ("", "via__", "via__via__")
_OWN_COLUMNS = ("locator", "wording", "source", "via")


class CitationQuerySet(models.QuerySet["Citation"]):
    def resting_on(self, source: Source) -> Self:
        """Citations of `source`, and of works known only through it (up to two steps)."""
        own = Citation.objects.filter(source=source).order_by().values("pk")
        carried = Citation.objects.filter(via__in=own).order_by().values("pk")
        return self.filter(Q(source=source) | Q(via__in=own) | Q(via__in=carried))

    def with_sources(self) -> Self:
        """Just what a note at the foot of a page prints, in one query."""
        printed = [f"{path}source__{column}" for path in _NOTE_PATHS for column in _NOTE_COLUMNS]
        own = [f"{path}{column}" for path in _NOTE_PATHS for column in _OWN_COLUMNS]
        return self.select_related("source", "via__source", "via__via__source").only(*own, *printed)

    def shared(self, numbers: Collection[int]) -> dict[int, Citation]:
        """The citations of these numbers with the same, each source one object however many citations are of it.

        For pages that cite by the hundred; one question for each step back, and one for the sources.
        """
        found: dict[int, Citation] = {}
        wanted = set(numbers)
        while wanted:
            found |= Citation.objects.only(*_OWN_COLUMNS).in_bulk(list(wanted))
            wanted = {one.via_id for one in found.values() if one.via_id is not None} - set(found)
        sources = Source.objects.only(*_NOTE_COLUMNS).in_bulk({one.source_id for one in found.values()})
        for one in found.values():
            one.source = sources[one.source_id]
            if one.via_id is not None:
                one.via = found[one.via_id]
        return found


class Citation(Entry):
    """One place in one source. Shared: many statements can rest on the same citation.

    We cite what we have seen, and say through whom we know the rest: `via` is the citation in which we read of this
    one ("Kozlov 2004, 519–526, cited in Latkovskis 2005, n. 61").
    """

    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="citations",
        verbose_name=_("source"),
        help_text=_("The work, file, interview or page that says it."),
    )
    locator = models.CharField(
        _("locator"),
        max_length=200,
        blank=True,
        help_text=_("Pages, folio or note number, as one would print it: 519–526 or n. 61."),
    )
    via = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carried",
        verbose_name=_("known through"),
        help_text=_("If we have not seen the source ourselves: the citation in which we read of it."),
    )
    wording = models.CharField(
        _("wording"),
        max_length=500,
        blank=True,
        help_text=_("A few words of the source, only where its exact wording matters."),
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "locator", "wording"],
                condition=Q(via__isnull=True),
                name="citation_unique_seen",
                violation_error_message=_("This place in this source is already among the citations."),
            ),
            models.UniqueConstraint(
                fields=["source", "locator", "via", "wording"],
                condition=Q(via__isnull=False),
                name="citation_unique_via",
                violation_error_message=_("This place in this source is already among the citations."),
            ),
            models.CheckConstraint(
                condition=Q(via__isnull=True) | ~Q(via=models.F("pk")),
                name="citation_not_via_itself",
                violation_error_message=_("A citation cannot be known through itself."),
            ),
        ]

    def __str__(self) -> str:
        text = ", ".join(part for part in (self.source.short_title, self.locator) if part)
        if self.via is not None:
            return _("%(place)s; cited in %(via)s") % {"place": text, "via": self.via}
        return text

    def clean(self) -> None:
        seen = {self.pk} if self.pk else set()
        step = self.via
        while step is not None:
            if step.pk in seen:
                raise ValidationError({"via": _("These citations would be known only through each other.")})
            seen.add(step.pk)
            step = step.via
