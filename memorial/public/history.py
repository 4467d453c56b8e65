"""The public change log of a person: what changed, when and why. Never who sent it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any

from memorial.changes import Snapshot, differences
from memorial.models import Change, Person

#: So many changes stand on one page.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as readers see it. `differences` is empty for the first (all of it is new) and for the protected."""

    made: datetime.datetime
    reason: str
    first: bool
    differences: tuple[str, ...]


def public_history(person: Person) -> list[Entry]:
    """The changes of a public person, newest first. Of somebody who may be living: only when and why."""
    return [_entry(change, person) for change in Change.objects.of("person", person.pk)[:SHOWN]]


def _entry(change: Change, person: Person) -> Entry:
    first = change.before is None
    found: tuple[str, ...] = ()
    if not first and not person.is_protected:
        before, after = _as_read(change.before), _as_read(change.after)
        found = tuple(str(difference) for difference in differences(before, after))
    return Entry(change.made, change.reason, first, found)


def _as_read(stored: Any) -> Snapshot:
    """The entry as it stood, without the photographs that were not shown: nobody but a curator knows of those."""
    state = Snapshot.from_json(stored)
    return state.with_part("photographs", (row for row in state.parts.get("photographs", ()) if row["shown"]))
