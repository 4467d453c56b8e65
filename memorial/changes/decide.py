"""What becomes of a proposal: somebody else publishes or declines it, or whoever made it takes it back.

Each takes the number of the proposal and holds its row until all is stored: of two who decide at once one wins, and
the other is told who did.
"""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from memorial.changes.alteration import Actor, Invalid
from memorial.changes.apply import apply
from memorial.changes.propose import alteration_of, propose, version_now
from memorial.models import Change, Proposal


class AlreadyDecided(Exception):
    """The proposal no longer waits. It is carried as it stands now."""

    def __init__(self, proposal: Proposal) -> None:
        self.proposal = proposal
        super().__init__(f"proposal {proposal.pk} is {proposal.standing}")


class MayNotDecide(Exception):
    """This person may not do that: it is their own, or not theirs, or they have no such right."""


def accept(number: int, actor: Actor, note: str = "") -> Change | None:
    """Publish what somebody else proposed. Returns the line of the history; None when it is so already.

    Raises `MayNotDecide`, `AlreadyDecided`, and what `apply` raises: `Conflict` when the entry has been altered since
    the proposal was made, `Invalid` when it breaks a rule by now. In each case the proposal stays as it was.

    >>> accept(proposal.pk, Actor.from_user(rasa), "compared with the card")
    <Change: Camp No. 29, Vorkuta, 2>
    """
    with transaction.atomic():
        proposal = _held(number)
        _check_may_decide(proposal, actor)
        change = apply(alteration_of(proposal, approved_by=actor))
        _decide(proposal, Proposal.Standing.ACCEPTED, actor, note, change)
    return change


def decline(number: int, actor: Actor, note: str) -> Proposal:
    """Leave the entry as it is, and say why. Raises as `accept` does, `Invalid` without a word of why."""
    if not note.strip():
        raise Invalid({"note": [_("Say why: whoever proposed it will read this.")]})
    with transaction.atomic():
        proposal = _held(number)
        _check_may_decide(proposal, actor)
        return _decide(proposal, Proposal.Standing.DECLINED, actor, note)


def take_back(number: int, actor: Actor) -> Proposal:
    """Withdraw what one has proposed oneself."""
    with transaction.atomic():
        proposal = _held(number)
        if not actor.is_same_as(_maker(proposal)):
            raise MayNotDecide(_("Only who made a proposal can take it back."))
        proposal.standing = Proposal.Standing.TAKEN_BACK
        proposal.decided = timezone.now()
        proposal.save()
        return proposal


def make_anew(number: int, actor: Actor) -> Proposal | None:
    """Put the same state before a second person as a change of the entry as it stands now.

    `actor` becomes its maker and cannot be its second person. The old one is taken back when it was theirs; else it is
    declined, for which they need the right to. None when the entry says all of it by now.
    """
    with transaction.atomic():
        proposal = _held(number)
        made = propose(replace(alteration_of(proposal), actor=actor, version=version_now(proposal)))
        if actor.is_same_as(_maker(proposal)):
            take_back(number, actor)
        elif made is not None:
            decline(number, actor, _("Made anew on the version that stands now: proposal %(new)d.") % {"new": made.pk})
        else:
            decline(number, actor, _("The entry says so already."))
        return made


def _held(number: int) -> Proposal:
    """The proposal, held until the transaction ends, while it waits."""
    proposal = Proposal.objects.select_for_update().get(pk=number)
    if not proposal.is_waiting:
        raise AlreadyDecided(proposal)
    return proposal


def _maker(proposal: Proposal) -> Actor:
    return alteration_of(proposal).actor


def _check_may_decide(proposal: Proposal, actor: Actor) -> None:
    if not actor.may_decide:
        raise MayNotDecide(_("Curators decide what is published."))
    if actor.is_same_as(_maker(proposal)):
        raise MayNotDecide(_("Nobody publishes or declines what they proposed themselves."))


def _decide(
    proposal: Proposal, standing: Proposal.Standing, actor: Actor, note: str, change: Change | None = None
) -> Proposal:
    proposal.standing = standing
    proposal.decided_by_id = actor.user_id
    proposal.decided_by_key = actor.key
    proposal.decided_by_name = actor.name
    proposal.decided = timezone.now()
    proposal.note = note.strip()[:500]
    proposal.change = change
    proposal.save()
    return proposal
