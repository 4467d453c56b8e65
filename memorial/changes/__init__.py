"""The one door for alterations of the record.

    apply(Alteration(state, version, actor, reason)) -> Change | None

An alteration carries the whole entry as it should be: a `Snapshot` of its values and its parts. `apply` saves it,
writes the history and refreshes the name index in one transaction, or does nothing at all and says why.
"""

from memorial.changes.alteration import Actor, Alteration, Conflict, Invalid
from memorial.changes.apply import apply, find_entry, reserve
from memorial.changes.chain import BrokenChain, verify
from memorial.changes.diff import Difference, differences
from memorial.changes.revert import revert
from memorial.changes.snapshot import Snapshot, blank, snapshot

__all__ = [
    "Actor",
    "Alteration",
    "BrokenChain",
    "Conflict",
    "Difference",
    "Invalid",
    "Snapshot",
    "apply",
    "blank",
    "differences",
    "find_entry",
    "reserve",
    "revert",
    "snapshot",
    "verify",
]
