"""What somebody was among the prisoners: delegate, member of a strike committee, medic, priest."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from memorial.models.term import Term


class Role(Term):
    """A public part somebody held, as sources record it."""

    objects = models.Manager["Role"]()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["label_en"]
