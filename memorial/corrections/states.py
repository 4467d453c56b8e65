"""The one table of what may be done to a correction: by whom, in which state, and to what it leads.

Whatever the table does not name is refused, with a reason that can be shown to whoever tried.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from memorial.models.correction import CorrectionState as S
from memorial.models.correction import Step

Role = Step.Role


class Action(TextChoices):
    """Everything that can be done to a correction, as the verbs do it."""

    CONFIRM = "confirm", _("address confirmed")
    TAKE_UP = "take_up", _("taken up")
    CONSIDER = "consider", _("a photograph considered for the page")
    ASK = "ask", _("question asked")
    ANSWER = "answer", _("question answered")
    ADD = "add", _("something added")
    WITHDRAW = "withdraw", _("withdrawn")
    APPEAL = "appeal", _("another curator asked to look")
    DECIDE = "decide", _("decided")
    SETTLE = "settle", _("second curator has decided")
    PUBLISH = "publish", _("shown in the record")
    QUARANTINE = "quarantine", _("set aside")
    RELEASE = "release", _("taken back into the queue")
    REJECT = "reject", _("not taken")
    ERASE = "erase", _("the sender’s data deleted")
    WARN = "warn", _("told that contact data will be deleted")


#: The first step of every correction; no state is before it, so the table has no row for it.
SUBMIT = "submit"

_QUEUE = (S.RECEIVED, S.CONFIRMED, S.IN_REVIEW, S.NEEDS_INFORMATION)
_OPEN = (*_QUEUE, S.WAITS_FOR_SECOND, S.APPEALED)
_ANSWERED = (S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED, S.PUBLISHED)
_OUTCOMES = (S.IN_REVIEW, S.NEEDS_INFORMATION, S.WAITS_FOR_SECOND, S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED)
_CURATORS = frozenset({Role.CURATOR, Role.SECOND})
_SENDER = frozenset({Role.SENDER})
_SYSTEM = frozenset({Role.SYSTEM})


@dataclass(frozen=True, slots=True)
class Rule:
    """Who may do it, and to which states it can lead. Of several the verb chooses by what was decided."""

    by: frozenset[str]
    to: tuple[S, ...]


class NotNow(Exception):
    """It is not allowed: the wrong state for it, or the wrong person. The message can be shown."""

    def __init__(self, message: str | Promise) -> None:
        self.message = str(message)
        super().__init__(self.message)


def _rows() -> Iterable[tuple[Action, Iterable[S], frozenset[Role], Mapping[S, tuple[S, ...]]]]:
    """The table: action, states it is done in, by whom, and where each leads. A state not named stays as it is."""
    stay: dict[S, tuple[S, ...]] = {}
    yield Action.CONFIRM, (S.RECEIVED,), _SENDER, {S.RECEIVED: (S.CONFIRMED,)}
    yield Action.CONFIRM, (S.IN_REVIEW, S.NEEDS_INFORMATION, S.WAITS_FOR_SECOND, S.APPEALED), _SENDER, stay
    yield Action.CONFIRM, (*_ANSWERED, S.QUARANTINED), _SENDER, stay
    yield Action.TAKE_UP, (S.RECEIVED, S.CONFIRMED), _CURATORS, dict.fromkeys((S.RECEIVED, S.CONFIRMED), (S.IN_REVIEW,))
    # One point more to decide. A letter that was answered is opened by it; whoever hears an appeal goes on hearing it.
    yield (
        Action.CONSIDER,
        (*_QUEUE, S.WAITS_FOR_SECOND, *_ANSWERED),
        _CURATORS,
        {
            **dict.fromkeys((*_QUEUE, S.WAITS_FOR_SECOND, *_ANSWERED), (S.IN_REVIEW,)),
            S.NEEDS_INFORMATION: (S.NEEDS_INFORMATION,),
        },
    )
    yield Action.CONSIDER, (S.APPEALED,), frozenset({Role.SECOND}), stay
    yield Action.ASK, _QUEUE, _CURATORS, dict.fromkeys(_QUEUE, (S.NEEDS_INFORMATION,))
    yield Action.ANSWER, (S.NEEDS_INFORMATION,), _SENDER, {S.NEEDS_INFORMATION: (S.IN_REVIEW,)}
    yield Action.ANSWER, (S.APPEALED,), _SENDER, stay
    yield Action.ADD, (*_OPEN, S.QUARANTINED), _SENDER, stay
    yield Action.WITHDRAW, (*_OPEN, S.QUARANTINED), _SENDER, dict.fromkeys((*_OPEN, S.QUARANTINED), (S.WITHDRAWN,))
    appealable = (S.DECLINED, S.PARTLY_ACCEPTED, S.PUBLISHED)
    yield Action.APPEAL, appealable, _SENDER, dict.fromkeys(appealable, (S.APPEALED,))
    yield Action.DECIDE, _QUEUE, _CURATORS, dict.fromkeys(_QUEUE, _OUTCOMES)
    yield (
        Action.DECIDE,
        (S.APPEALED,),
        frozenset({Role.SECOND}),
        {S.APPEALED: (S.APPEALED, S.WAITS_FOR_SECOND, S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED)},
    )
    settled = (S.IN_REVIEW, S.APPEALED, S.WAITS_FOR_SECOND, S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED)
    yield Action.SETTLE, (S.WAITS_FOR_SECOND,), _SYSTEM, {S.WAITS_FOR_SECOND: settled}
    # While one change is still asked about, the second curator may have decided on another.
    yield Action.SETTLE, (S.IN_REVIEW, S.NEEDS_INFORMATION, S.APPEALED, S.WITHDRAWN), _SYSTEM, stay
    shown = (S.ACCEPTED, S.PARTLY_ACCEPTED)
    yield Action.PUBLISH, shown, _SYSTEM, dict.fromkeys(shown, (S.PUBLISHED,))
    waiting = (S.RECEIVED, S.CONFIRMED, S.IN_REVIEW)
    yield Action.QUARANTINE, waiting, _CURATORS, dict.fromkeys(waiting, (S.QUARANTINED,))
    yield (
        Action.RELEASE,
        (S.QUARANTINED, S.REJECTED),
        _CURATORS,
        dict.fromkeys((S.QUARANTINED, S.REJECTED), (S.RECEIVED,)),
    )
    yield Action.REJECT, (S.QUARANTINED,), _CURATORS, {S.QUARANTINED: (S.REJECTED,)}
    leaves = dict.fromkeys((*_OPEN, S.QUARANTINED), (S.WITHDRAWN,))
    yield Action.ERASE, tuple(S), _SENDER, leaves
    closed = (*_ANSWERED, S.WITHDRAWN, S.REJECTED)
    yield Action.ERASE, closed, _SYSTEM, stay
    yield Action.WARN, closed, _SYSTEM, stay


def _table() -> dict[tuple[S, str, Action], Rule]:
    table: dict[tuple[S, str, Action], Rule] = {}
    for action, states, by, leads in _rows():
        for state in states:
            for role in by:
                table[state, role, action] = Rule(by, leads.get(state, (state,)))
    return table


TABLE = _table()

_NOT_THEIRS: dict[str, Promise] = {
    Role.SENDER: _("This is done by the curators, not by the sender."),
    Role.CONTRIBUTOR: _("Curators read the letters and decide on them; contributors do not."),
    Role.CURATOR: _("This is for the sender to do, or happens by itself."),
    Role.SECOND: _("This is for the sender to do, or happens by itself."),
    Role.SYSTEM: _("This never happens by itself: somebody has to do it."),
}
_ANOTHER = _("Whoever decided first does not hear the appeal: another curator does.")
_STATES: dict[str, Promise] = {
    S.RECEIVED: _("It has only just been received."),
    S.CONFIRMED: _("It has only just been received."),
    S.IN_REVIEW: _("It is with the curators, in review."),
    S.NEEDS_INFORMATION: _("It waits for an answer from the sender."),
    S.WAITS_FOR_SECOND: _("It waits for a second curator."),
    S.ACCEPTED: _("It has been decided and is closed."),
    S.PARTLY_ACCEPTED: _("It has been decided and is closed."),
    S.DECLINED: _("It has been decided and is closed."),
    S.PUBLISHED: _("It has been decided and is closed."),
    S.APPEALED: _("Another curator is looking at it again."),
    S.WITHDRAWN: _("It was withdrawn and is closed."),
    S.QUARANTINED: _("It was set aside until a curator has looked at it."),
    S.REJECTED: _("It was not taken and is closed."),
}


def check(state: str, role: str, action: Action) -> Rule:
    """The rule by which this role may do this now. Raises `NotNow` with the reason in words.

    >>> check("received", "curator", Action.TAKE_UP).to
    (CorrectionState.IN_REVIEW,)
    """
    rule = TABLE.get((S(state), role, action))
    if rule is not None:
        return rule
    raise NotNow(refusal(state, role, action))


def may(state: str, role: str, action: Action) -> bool:
    """Whether this role may do this now."""
    return (S(state), role, action) in TABLE


def refusal(state: str, role: str, action: Action) -> str | Promise:
    """Why it is refused, in the language in use."""
    if state == S.APPEALED and role == Role.CURATOR and action == Action.DECIDE:
        return _ANOTHER
    if not any(key[1] == role and key[2] == action for key in TABLE):
        return _NOT_THEIRS[role]
    return _STATES[state]
