"""The public change log of a person: what changed, when, why and on what evidence. Who sent it only by their wish."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from memorial.changes import Snapshot, differences
from memorial.changes.references import References
from memorial.corrections import view
from memorial.models import Change, Citation, Person

#: So many changes stand on one page.
SHOWN = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as readers see it. `differences` is empty for the first (all of it is new) and for the protected.

    `evidence` are the citations it brought; `answers` is the code of the letter that asked for it, `named` whoever
    wrote that letter and wished to be named.
    """

    made: datetime.datetime
    reason: str
    first: bool
    differences: tuple[str, ...]
    evidence: tuple[str, ...] = ()
    answers: str = ""
    named: str = ""


def public_history(person: Person) -> list[Entry]:
    """The changes of a public person, newest first. Of somebody who may be living: only when and why."""
    changes = list(Change.objects.of("person", person.pk)[:SHOWN])
    told = [] if person.is_protected else [change for change in changes if change.before is not None]
    states = {change.pk: (_as_read(change.before), _as_read(change.after)) for change in told}
    references = References.of(*(state for pair in states.values() for state in pair))
    letters = view.named_for(changes)
    return [_entry(change, states.get(change.pk), references, letters) for change in changes]


def _entry(
    change: Change,
    states: tuple[Snapshot, Snapshot] | None,
    references: References,
    letters: Mapping[str, str],
) -> Entry:
    found: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    if states is not None:
        found = tuple(str(difference) for difference in differences(*states, references))
        brought = sorted(_cited(states[1]) - _cited(states[0]))
        evidence = tuple(str(citation) for key in brought if (citation := references.get(Citation, key)) is not None)
    answers = change.answers if change.answers in letters else ""
    return Entry(
        change.made, change.reason, change.before is None, found, evidence, answers, letters.get(change.answers, "")
    )


def _cited(state: Snapshot) -> set[int]:
    """The numbers of all citations on which names, statements and texts rest."""
    return {int(key) for rows in state.parts.values() for row in rows for key in row.get("citations") or ()}


def _as_read(stored: Any) -> Snapshot:
    """The entry as it stood, without the photographs that were not shown: nobody but a curator knows of those."""
    state = Snapshot.from_json(stored)
    return state.with_part("photographs", (row for row in state.parts.get("photographs", ()) if row["shown"]))
