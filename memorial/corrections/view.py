"""What the sender sees by the private link, and what anybody sees by the code alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from memorial.corrections import link, states, steps
from memorial.corrections.enact import UNNAMED
from memorial.corrections.states import Action, Role
from memorial.models import Change, Correction, CorrectionState, EvidenceFile, ProposedChange, Step

#: What a page of the sender can offer, in the order in which it does.
_OFFERED = (Action.ANSWER, Action.ADD, Action.APPEAL, Action.WITHDRAW, Action.ERASE)


@dataclass(frozen=True, slots=True)
class SenderView:
    """Everything the sender sees. `shown_state` is what they are told: that a letter was set aside is not.

    `steps` are the steps of the letter as a whole and, with `change`, of its single changes, oldest first.
    """

    correction: Correction
    shown_state: CorrectionState
    changes: tuple[ProposedChange, ...]
    steps: tuple[Step, ...]
    files: tuple[EvidenceFile, ...]
    may: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class PublicView:
    """What anybody sees: the month it came, where it stands, and the lines of the history that came of it."""

    code: str
    month: datetime.date
    shown_state: CorrectionState
    changes: tuple[Change, ...]


def by_link(code: str, key: str) -> SenderView:
    """The sender's view. Raises `NotFound` for a code or a key that is none, without saying which."""
    correction = Correction.objects.filter(code=code).first()
    if correction is None or not link.is_key(correction, key):
        raise steps.NotFound(code)
    changes = correction.changes.select_related("person", "change", "belongs_to").order_by("position")
    changes = changes.prefetch_related("person__names")
    return SenderView(
        correction,
        shown_state(correction),
        tuple(changes),
        tuple(one for one in correction.steps.select_related("change").order_by("pk") if _is_told(one)),
        tuple(correction.files.order_by("position", "pk")),
        tuple(action for action in _OFFERED if _may(correction, action)),
    )


def publicly(code: str) -> PublicView:
    """The public view. Raises `NotFound`; what was set aside has none."""
    correction = Correction.objects.counted().filter(code=code).first()
    if correction is None:
        raise steps.NotFound(code)
    made = Change.objects.answering(code).order_by("pk")
    return PublicView(
        correction.code,
        correction.received.date().replace(day=1),
        CorrectionState(correction.state),
        tuple(made.defer("before", "after")),
    )


def named_for(changes: Iterable[Change]) -> dict[str, str]:
    """The letters these lines of a history answer, by code, each with its sender's name if they wished it to be shown.

    Whoever had their data deleted is not named any more, though the chain of the history cannot forget.

    >>> named_for(Change.objects.of("person", "k7q2xd"))
    {'k7q2xd3m': '', 'x2m9kfwq': 'Ieva Bandymaitė'}
    """
    changes = [change for change in changes if change.answers]
    letters = {one.code: one for one in Correction.objects.counted().filter(code__in={one.answers for one in changes})}
    named = {code: letter.sender_name.strip() if letter.may_be_named else "" for code, letter in letters.items()}
    for change in changes:
        if change.answers in named and change.actor_key == f"correction:{change.answers}":
            named[change.answers] = "" if change.actor_name == UNNAMED else change.actor_name
    erased = Step.objects.filter(correction__code__in=named, action=Action.ERASE, role=Role.SENDER)
    return named | dict.fromkeys(erased.values_list("correction__code", flat=True), "")


def shown_state(correction: Correction) -> CorrectionState:
    """The state as the sender is told it: a letter that was set aside is one that has only just been received."""
    state = CorrectionState(correction.state)
    return CorrectionState.RECEIVED if state == CorrectionState.QUARANTINED else state


def _is_told(step: Step) -> bool:
    return step.action not in (Action.QUARANTINE, Action.RELEASE)


def _may(correction: Correction, action: Action) -> bool:
    if not states.may(correction.state, Role.SENDER, action):
        return False
    if action == Action.APPEAL:
        declined = correction.changes.filter(decision=ProposedChange.Decision.DECLINED).exists()
        return correction.appealed is None and correction.erased is None and declined
    return action != Action.ERASE or correction.erased is None
