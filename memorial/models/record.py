"""What ONE source says about one person, kept verbatim."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from memorial.models.entry import Part, Standing
from memorial.models.person import Person
from memorial.models.source import Source


class RecordQuerySet(models.QuerySet["Record"]):
    def count_public(self) -> int:
        """How many are of people readers may see; counted from the side on which there are fewer.

        >>> Record.objects.count_public()
        131
        """
        people = Person.objects.order_by()
        published = people.filter(standing=Standing.PUBLISHED)
        if 2 * published.count() < people.count():
            return self.filter(person__in=published).count()
        return self.count() - self.filter(person__in=people.exclude(standing=Standing.PUBLISHED)).count()


class Record(Part):
    """The words of one source that name one person. Its words are never altered; only the person it is joined to."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="records", verbose_name=_("person"))
    source = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        related_name="records",
        verbose_name=_("source"),
        help_text=_("The source we have seen ourselves."),
    )
    locator = models.CharField(
        _("locator"), max_length=200, blank=True, help_text=_("Where in the source: page, note, row.")
    )
    text = models.TextField(
        _("verbatim"), help_text=_("The words of the source, or the row of its table, exactly as they stand.")
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("record")
        verbose_name_plural = _("records")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text=""),
                name="record_has_words",
                violation_error_message=_("A record holds the words of its source."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.source.short_title}: {self.text[:80]}"
