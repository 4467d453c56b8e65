"""Finding the one entry an address names, or saying kindly that there is none."""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.http import Http404

E = TypeVar("E", bound=models.Model)


def found_or_404(entries: models.QuerySet[E], slug: str, missing: str) -> E:
    """The entry with this slug; 404 with the words in `missing` otherwise."""
    entry = entries.filter(slug=slug).first()
    if entry is None:
        raise Http404(missing)
    return entry
