"""Doing something to a correction: held, checked against the table of states, and written down as a step."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from memorial.changes import Actor
from memorial.corrections import states
from memorial.corrections.states import Action, Role, Rule
from memorial.models import Correction, CorrectionState, ProposedChange, Step
from memorial.models.correction import CLOSED


class NotFound(Exception):
    """There is no correction of this code, or the link is not its own. Which of the two is not said."""


@dataclass(frozen=True, slots=True)
class Hand:
    """Whose hand it is: as what they act, and the account, if they have one."""

    role: str
    key: str = ""
    name: str = ""


SENDER = Hand(Role.SENDER)
SYSTEM = Hand(Role.SYSTEM)


def hand_of(actor: Actor, correction: Correction) -> Hand:
    """As what somebody at the desk acts: another curator is one who has decided nothing of it yet."""
    if not actor.may_decide:
        return Hand(Role.CONTRIBUTOR, actor.key, actor.name)
    decided = correction.steps.filter(actor_key=actor.key).exclude(verdict__in=("", ProposedChange.Decision.ASKED))
    return Hand(Role.CURATOR if decided.exists() else Role.SECOND, actor.key, actor.name)


def held(code: str) -> Correction:
    """The correction, held until the transaction ends. Raises `NotFound`."""
    correction = Correction.objects.select_for_update().filter(code=code).first()
    if correction is None:
        raise NotFound(code)
    return correction


def allowed(correction: Correction, hand: Hand, action: Action) -> Rule:
    """The rule by which it may be done. Raises `states.NotNow`."""
    return states.check(correction.state, hand.role, action)


def take(
    correction: Correction,
    hand: Hand,
    action: Action,
    now: datetime.datetime,
    *,
    to: CorrectionState | None = None,
    text: str = "",
) -> Step:
    """Do it: check the table, move the correction on, save it and write the step. Raises `states.NotNow`.

    `to` chooses among the states the table allows; without it there must be one.
    """
    rule = allowed(correction, hand, action)
    after = to if to is not None else rule.to[0]
    if after not in rule.to:
        raise ValueError(f"{action} does not lead from {correction.state} to {after}")
    before, correction.state = correction.state, after
    if after in CLOSED:
        correction.closed = correction.closed or now
    else:
        correction.closed = correction.warned = None
    correction.save()
    return write(correction, hand, action, now, before=before, text=text)


def write(
    correction: Correction,
    hand: Hand,
    action: str,
    now: datetime.datetime,
    *,
    before: str = "",
    text: str = "",
    change: ProposedChange | None = None,
    verdict: str = "",
) -> Step:
    """Add a step as it is; the state it names is the one the correction has now."""
    return Step.objects.create(
        correction=correction,
        made=now,
        role=hand.role,
        actor_key=hand.key,
        actor_name=hand.name,
        action=str(action),
        before=before,
        after=correction.state,
        change=change,
        verdict=verdict,
        text=text,
    )
