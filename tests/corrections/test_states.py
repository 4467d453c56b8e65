"""Every state, every actor, every action: what is allowed leads where the table says, all else is refused in words."""

from __future__ import annotations

import pytest

from memorial.corrections import states
from memorial.corrections.states import Action, NotNow, Role
from memorial.models import CorrectionState as S

#: The whole of what is allowed, written out by hand: (state, role) and the letters of the actions, by the key below.
KEY = {
    "c": Action.CONFIRM, "t": Action.TAKE_UP, "q": Action.ASK, "a": Action.ANSWER, "+": Action.ADD,
    "w": Action.WITHDRAW, "p": Action.APPEAL, "d": Action.DECIDE, "s": Action.SETTLE, "!": Action.PUBLISH,
    "x": Action.QUARANTINE, "r": Action.RELEASE, "n": Action.REJECT, "e": Action.ERASE, "W": Action.WARN,
    "f": Action.CONSIDER,
}  # fmt: skip
ALLOWED: dict[S, dict[str, str]] = {
    S.RECEIVED: {"sender": "c+we", "curator": "tqdxf", "second": "tqdxf", "system": ""},
    S.CONFIRMED: {"sender": "+we", "curator": "tqdxf", "second": "tqdxf", "system": ""},
    S.IN_REVIEW: {"sender": "c+we", "curator": "qdxf", "second": "qdxf", "system": "s"},
    S.NEEDS_INFORMATION: {"sender": "ca+we", "curator": "qdf", "second": "qdf", "system": "s"},
    S.WAITS_FOR_SECOND: {"sender": "c+we", "curator": "f", "second": "f", "system": "s"},
    S.ACCEPTED: {"sender": "ce", "curator": "f", "second": "f", "system": "!eW"},
    S.PARTLY_ACCEPTED: {"sender": "cpe", "curator": "f", "second": "f", "system": "!eW"},
    S.DECLINED: {"sender": "cpe", "curator": "f", "second": "f", "system": "eW"},
    S.PUBLISHED: {"sender": "cpe", "curator": "f", "second": "f", "system": "eW"},
    S.APPEALED: {"sender": "ca+we", "curator": "", "second": "df", "system": "s"},
    S.WITHDRAWN: {"sender": "e", "curator": "", "second": "", "system": "seW"},
    S.QUARANTINED: {"sender": "c+we", "curator": "rn", "second": "rn", "system": ""},
    S.REJECTED: {"sender": "e", "curator": "r", "second": "r", "system": "eW"},
}

PRODUCT = [(state, role, action) for state in S for role in Role for action in Action]


@pytest.mark.parametrize(("state", "role", "action"), PRODUCT)
def test_every_state_actor_and_action(state: S, role: Role, action: Action) -> None:
    wanted = action in {KEY[letter] for letter in ALLOWED[state].get(role, "")}
    if wanted:
        rule = states.check(state, role, action)
        assert rule.to and set(rule.to) <= set(S)
    else:
        with pytest.raises(NotNow) as refused:
            states.check(state, role, action)
        assert len(refused.value.message) > 20
    assert states.may(state, role, action) is wanted


def test_the_product_is_whole() -> None:
    assert len(PRODUCT) == len(S) * 5 * len(Action) == 1040
    assert set(ALLOWED) == set(S)
    assert set(KEY.values()) == set(Action)


def test_a_contributor_does_nothing() -> None:
    assert not any(role == Role.CONTRIBUTOR for _state, role, _action in states.TABLE)


def test_whoever_decided_first_is_told_why_they_do_not_hear_the_appeal() -> None:
    with pytest.raises(NotNow, match="another curator does"):
        states.check(S.APPEALED, Role.CURATOR, Action.DECIDE)


@pytest.mark.parametrize("state", list(S))
def test_every_state_can_be_reached(state: S) -> None:
    """By a rule, or as the first state of a letter."""
    first = {S.RECEIVED, S.QUARANTINED}
    assert state in first | {target for rule in states.TABLE.values() for target in rule.to}


def test_a_closed_correction_is_opened_by_an_appeal_by_release_and_by_a_photograph_alone() -> None:
    closed = {S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED, S.PUBLISHED, S.WITHDRAWN, S.REJECTED}
    opening = {
        action
        for (state, _role, action), rule in states.TABLE.items()
        if state in closed and not set(rule.to) <= closed
    }
    assert opening == {Action.APPEAL, Action.RELEASE, Action.CONSIDER}
