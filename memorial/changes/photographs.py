"""Whether the photographs of the record and the files in their store agree, the history and what waits included."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from memorial.models import Change, Photograph, Proposal, photograph_files

#: A file younger than this may belong to a form that is still open.
FORM_STAYS_OPEN = datetime.timedelta(days=1)


def photographs_without_files() -> list[str]:
    """The names of files that a photograph of the record has and the store has not. There should be none."""
    photographs = Photograph.objects.order_by("pk")
    return [name for photograph in photographs for name in photograph_files.missing(photograph.kept)]


def photograph_files_without_rows(older_than: datetime.timedelta = FORM_STAYS_OPEN) -> list[str]:
    """The names of files in the store that no photograph names, none of the history and none proposed.

    They were sent in with a form that was never saved. Files of photographs that have been removed are not among
    them: the history can bring those back. Younger ones are left out.
    """
    named: set[str] | None = None
    unnamed = []
    for key, name in photograph_files.all_names():
        named = _named() if named is None else named
        if key not in named and photograph_files.store().get_modified_time(name) < timezone.now() - older_than:
            unnamed.append(name)
    return unnamed


def _named() -> set[str]:
    """Every key that a row, a line of the history or a proposal names."""
    named = set(Photograph.objects.values_list("file_key", flat=True))
    of_people = Change.objects.filter(kind="person", after__parts__photographs__0__isnull=False)
    waiting = Proposal.objects.filter(kind="person", state__parts__photographs__0__isnull=False)
    for states in (of_people.values_list("after", flat=True), waiting.values_list("state", flat=True)):
        for state in states.order_by("pk").iterator(chunk_size=500):
            named.update(_keys(state))
    return named


def _keys(state: dict[str, Any]) -> Iterator[str]:
    return (row["file_key"] for row in state["parts"]["photographs"])
