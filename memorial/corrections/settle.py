"""`settle`: a second curator has published or declined what waited; the correction learns of it.

The desk calls `check_consent` before `changes.accept`, and `settle_proposal` after `changes.accept`, `decline` or
`take_back`; `settle_all` is for the timer, should somebody have decided elsewhere.
"""

from __future__ import annotations

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from memorial.changes import Invalid
from memorial.corrections import letters, steps
from memorial.corrections.decide import conclude, outcome_of, publish
from memorial.corrections.states import Action, Role
from memorial.corrections.submit import post
from memorial.models import Correction, CorrectionState, Letter, Proposal, ProposedChange
from memorial.models.correction import OPEN

Decided = ProposedChange.Decision
S = CorrectionState


def settle_proposal(proposal: int, now: datetime.datetime) -> Correction | None:
    """Bring the correction that a proposal answers up to date; None when it answers none, or still waits."""
    change = ProposedChange.objects.filter(proposal=proposal, decision=Decided.WAITS).first()
    return settle(change.correction.code, now) if change is not None else None


def check_consent(proposal: int) -> None:
    """Raise `Invalid` when a photograph waits there whose sender has taken the letter back: it may not be shown."""
    waiting = ProposedChange.objects.filter(
        proposal=proposal, decision=Decided.WAITS, about=ProposedChange.About.PHOTOGRAPH
    )
    if waiting.exclude(correction__state__in=OPEN, correction__erased=None).exists():
        told = _(
            "The sender of the photograph has taken the letter back, so it may not be shown. Decline this, and propose "
            "the rest of it anew."
        )
        raise Invalid({"": [told]})


def follow_proposal(old: int, new: int) -> int:
    """What waited for one proposal waits for another: the same, made anew for the entry as it stands now.

    Call it in the transaction in which the old one is closed. Returns how many proposed changes wait for it.
    """
    return ProposedChange.objects.filter(proposal=old, decision=Decided.WAITS).update(proposal=new)


def settle_all(now: datetime.datetime) -> int:
    """Bring every correction up to date whose proposals were decided, or whose page was published; returns how many."""
    decided = ProposedChange.objects.filter(decision=Decided.WAITS).exclude(
        proposal__standing=Proposal.Standing.WAITING
    )
    codes = sorted(set(decided.values_list("correction__code", flat=True)))
    return sum(settle(code, now) is not None for code in codes) + _publish_all(now)


def _publish_all(now: datetime.datetime) -> int:
    """What was accepted on a page not published yet is shown when that is."""
    waiting = Correction.objects.filter(state__in=(S.ACCEPTED, S.PARTLY_ACCEPTED), changes__change__isnull=False)
    published = 0
    for code in sorted(set(waiting.values_list("code", flat=True))):
        with transaction.atomic():
            correction = steps.held(code)
            publish(correction, now)
            published += correction.state == S.PUBLISHED
    return published


def settle(code: str, now: datetime.datetime) -> Correction | None:
    """Take over what became of the proposals. What a second curator declined is open again for the curators."""
    with transaction.atomic():
        correction = steps.held(code)
        waiting = correction.changes.filter(decision=Decided.WAITS).select_related("proposal")
        decided = [one for one in waiting if one.proposal is not None and not one.proposal.is_waiting]
        if not decided:
            return None
        for one in decided:
            _take_over(correction, one, now)
        before = correction.state
        after = outcome_of(correction)
        if before != S.WAITS_FOR_SECOND:
            after = CorrectionState(before)
        elif after == S.IN_REVIEW and correction.appealed is not None:
            after = S.APPEALED
        if after in (S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED):
            conclude(correction, after, now)
        steps.take(correction, steps.SYSTEM, Action.SETTLE, now, to=after)
        if after in (S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED) and before == S.WAITS_FOR_SECOND:
            post(letters.write(correction, Letter.Kind.DECIDED, now), now)
        publish(correction, now)
        return correction


def _take_over(correction: Correction, one: ProposedChange, now: datetime.datetime) -> None:
    proposal = one.proposal
    assert proposal is not None
    if proposal.standing == Proposal.Standing.ACCEPTED:
        one.decision, one.change = Decided.ACCEPTED, proposal.change
    else:
        # Nobody decides anew on what was withdrawn meanwhile.
        withdrawn = correction.state == S.WITHDRAWN
        one.decision, one.decided = (Decided.WITHDRAWN if withdrawn else Decided.OPEN), None
    one.save()
    hand = steps.Hand(Role.SECOND, proposal.decided_by_key, proposal.decided_by_name)
    steps.write(correction, hand, Action.SETTLE, now, before=correction.state, change=one, verdict=one.decision)
