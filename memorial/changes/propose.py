"""`propose`: an alteration is kept for a second person to decide. The record stays as it is."""

from __future__ import annotations

from django.utils import timezone

from memorial.changes.alteration import Actor, Alteration
from memorial.changes.apply import find_entry
from memorial.changes.rehearse import rehearse
from memorial.changes.revert import as_of_now
from memorial.changes.snapshot import Snapshot
from memorial.models import Proposal


def propose(alteration: Alteration) -> Proposal | None:
    """Lay an alteration before somebody else. Returns what now waits, or None when nothing would change.

    It must be sound: `Conflict` and `Invalid` are raised as by `apply`, so that nobody is asked to publish what could
    not be. Sent twice it waits once. Several may wait for the same entry; whoever is published first makes the others
    stale.

    >>> propose(Alteration(snapshot(camp).with_values(name="Camp No. 29"), 1, ona, "as its gate said"))
    <Proposal: Camp No. 29, Vorkuta>
    """
    with rehearse(alteration) as entry:
        if entry is None or entry.version == alteration.version:
            return None
        label = str(entry)[:300]
    state, actor = alteration.state, alteration.actor
    waiting = Proposal.objects.waiting().of(state.kind, state.key or "")
    for same in waiting.filter(version=alteration.version, made_by_key=actor.key):
        if same.state == state.as_json():
            return same
    return Proposal.objects.create(
        kind=state.kind,
        key=state.key or "",
        label=label,
        version=alteration.version,
        state=state.as_json(),
        reason=alteration.reason.strip(),
        answers=alteration.answers,
        made_by_id=actor.user_id,
        made_by_key=actor.key,
        made_by_name=actor.name,
        made=timezone.now(),
    )


def alteration_of(proposal: Proposal, approved_by: Actor | None = None) -> Alteration:
    """What was proposed, as its maker made it; with `approved_by`, as somebody else publishes it."""
    state = as_of_now(Snapshot.from_json(proposal.state))
    maker = Actor(proposal.made_by_name, proposal.made_by_key, proposal.made_by_id)
    return Alteration(state, proposal.version, maker, proposal.reason, proposal.answers, approved_by)


def version_now(proposal: Proposal) -> int:
    """The version at which the entry stands, 0 while there is none. Another than the proposal's: it is stale."""
    entry = find_entry(Snapshot.from_json(proposal.state))
    return int(entry.version) if entry is not None else 0
