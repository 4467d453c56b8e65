"""The one door for alterations of the record.

    apply(Alteration(state, version, actor, reason)) -> Change | None
    propose(alteration) -> Proposal | None        where `apply` says NeedsSecond
    accept(number, actor, note) -> Change | None   by somebody else

An alteration carries the whole entry as it should be: a `Snapshot` of its values and its parts. `apply` saves it,
writes the history and refreshes the name index in one transaction, or does nothing at all and says why. What the
public reads takes two people: one proposes, another publishes.
"""

from memorial.changes.alteration import DECIDE, Actor, Alteration, Conflict, Invalid, NeedsSecond
from memorial.changes.apply import apply, find_entry, reserve
from memorial.changes.chain import BrokenChain, verify
from memorial.changes.decide import AlreadyDecided, MayNotDecide, accept, decline, make_anew, take_back
from memorial.changes.diff import Difference, differences
from memorial.changes.propose import alteration_of, propose, version_now
from memorial.changes.rehearse import rehearse
from memorial.changes.revert import revert
from memorial.changes.snapshot import Snapshot, blank, snapshot

__all__ = [
    "DECIDE",
    "Actor",
    "AlreadyDecided",
    "Alteration",
    "BrokenChain",
    "Conflict",
    "Difference",
    "Invalid",
    "MayNotDecide",
    "NeedsSecond",
    "Snapshot",
    "accept",
    "alteration_of",
    "apply",
    "blank",
    "decline",
    "differences",
    "find_entry",
    "make_anew",
    "propose",
    "rehearse",
    "reserve",
    "revert",
    "snapshot",
    "take_back",
    "verify",
    "version_now",
]
