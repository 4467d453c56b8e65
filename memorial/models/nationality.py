"""Nationalities, as a controlled list. A person can have several, each a statement of a source."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from memorial.models.term import Term


class Nationality(Term):
    """A nationality as sources record it: Latvian, Lithuanian, Ukrainian."""

    objects = models.Manager["Nationality"]()

    class Meta:
        verbose_name = _("nationality")
        verbose_name_plural = _("nationalities")
        ordering = ["label_en"]
