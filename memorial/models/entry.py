"""What every noun with a life of its own has: a version, a standing, dates of entry; and what their parts share."""

from __future__ import annotations

from typing import Any, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

E = TypeVar("E", bound=models.Model)


class Standing(models.TextChoices):
    """How far an entry has come on its way to the public."""

    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Entry(models.Model):
    """A noun that is altered as a whole, with its parts, through `changes.apply`.

    `version` counts the alterations; a form that was opened at another version is refused as stale.
    """

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    created = models.DateTimeField(_("entered"), auto_now_add=True, editable=False)
    updated = models.DateTimeField(_("last changed"), auto_now=True, editable=False)

    class Meta:
        abstract = True


class PublishableQuerySet(models.QuerySet[E]):
    def public(self) -> Self:
        """Entries that readers may see."""
        return self.filter(standing=Standing.PUBLISHED)


class Publishable(Entry):
    """An entry with a page of its own, which nobody sees before it is published."""

    standing = models.CharField(
        _("standing"),
        max_length=12,
        choices=Standing,
        default=Standing.DRAFT,
        help_text=_(
            "Only what is published can be read by the public. A withdrawn entry keeps its address and says so."
        ),
    )

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        return bool(self.standing == Standing.PUBLISHED)


class Part(models.Model):
    """A row that belongs to an entry and is saved with it. `position` is its place in the entry, from 0."""

    position = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True


def language_field(**options: Any) -> models.CharField[str, str]:
    """A BCP 47 language tag, such as `lt` or `ru`; `und` when nobody has determined it."""
    options.setdefault("max_length", 12)
    options.setdefault(
        "help_text",
        _("Language as a BCP 47 tag: en, lt, lv, et, uk, ru, pl, de, fi, hu; und when not determined."),
    )
    return models.CharField(_("language"), **options)
