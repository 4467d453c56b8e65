"""Which of the entries in the files are in the database already, and are they the same?"""

from __future__ import annotations

import enum
from typing import Any

from memorial.changes import Snapshot, snapshot
from memorial.models import Citation


class Match(enum.Enum):
    """How an entry of the files stands to the database."""

    NEW = "new"
    SAME = "same"
    #: The database says something else, perhaps because a curator mended it: it is kept.
    DIFFERENT = "different"


def match(state: Snapshot, stored: Any | None) -> Match:
    """Compare what the files say with the stored entry, numbers of rows aside. An id only reserved is new."""
    if stored is None or stored.version == 0:
        return Match.NEW
    return Match.SAME if _said(state) == _said(snapshot(stored)) else Match.DIFFERENT


def stored_citation(state: Snapshot) -> Citation | None:
    """A citation has no key of its own: it is known by its source, locator, way and wording."""
    values = state.values
    same = Citation.objects.filter(
        source__slug=values["source"], locator=values["locator"], wording=values["wording"], via=values["via"]
    )
    return same.first()


def _said(state: Snapshot) -> tuple[Any, ...]:
    def plain(row: Any) -> dict[str, Any]:
        return {
            name: sorted(value) if isinstance(value, list) else value for name, value in row.items() if name != "id"
        }

    parts = {accessor: [plain(row) for row in rows] for accessor, rows in state.parts.items()}
    return plain(state.values), parts
