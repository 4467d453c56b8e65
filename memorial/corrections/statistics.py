"""The public figures: how many letters came, how many wait, how long an answer takes. They can be recomputed from
the steps alone, and a test does."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Count, Q

from memorial.corrections.states import SUBMIT, Action
from memorial.models import Correction, CorrectionState, Step
from memorial.models.correction import OPEN, SET_ASIDE

S = CorrectionState
_DAY = datetime.timedelta(days=1)
_OUTCOMES = (S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED)


@dataclass(frozen=True, slots=True)
class Figures:
    """What `/corrections/` shows. Days are whole days begun, None while nothing was decided.

    Letters set aside as junk are in none of them.
    """

    received: int
    open: int
    accepted: int
    partly_accepted: int
    declined: int
    withdrawn: int
    median_days: int | None
    ninetieth_days: int | None


def figures() -> Figures:
    """The figures now, from the corrections themselves.

    >>> figures().median_days
    6
    """
    counted = Correction.objects.counted()
    found = counted.aggregate(
        received=Count("pk"),
        open=Count("pk", filter=Q(state__in=OPEN)),
        accepted=Count("pk", filter=Q(outcome=S.ACCEPTED.value)),
        partly=Count("pk", filter=Q(outcome=S.PARTLY_ACCEPTED.value)),
        declined=Count("pk", filter=Q(outcome=S.DECLINED.value)),
        withdrawn=Count("pk", filter=Q(state=S.WITHDRAWN)),
    )
    decided = counted.filter(decided__isnull=False).values_list("received", "decided")
    waits = sorted(days(received, day) for received, day in decided if day is not None)
    return Figures(
        found["received"],
        found["open"],
        found["accepted"],
        found["partly"],
        found["declined"],
        found["withdrawn"],
        percentile(waits, 50),
        percentile(waits, 90),
    )


def recomputed() -> Figures:
    """The same from the steps alone, one after the other."""
    states: dict[int, str] = {}
    came: dict[int, datetime.datetime] = {}
    decided: dict[int, datetime.datetime] = {}
    outcomes: dict[int, str] = {}
    rows = Step.objects.filter(change__isnull=True).order_by("pk")
    for number, action, after, made in rows.values_list("correction_id", "action", "after", "made"):
        states[number] = after
        if action == SUBMIT:
            came[number] = made
        if action in (Action.DECIDE, Action.SETTLE) and after in _OUTCOMES:
            decided.setdefault(number, made)
            outcomes[number] = after
    counted = [number for number, state in states.items() if state not in SET_ASIDE]
    waits = sorted(days(came[number], decided[number]) for number in counted if number in decided)

    def ended(outcome: CorrectionState) -> int:
        return sum(outcomes.get(number) == outcome for number in counted)

    return Figures(
        len(counted),
        sum(states[number] in OPEN for number in counted),
        ended(S.ACCEPTED),
        ended(S.PARTLY_ACCEPTED),
        ended(S.DECLINED),
        sum(states[number] == S.WITHDRAWN for number in counted),
        percentile(waits, 50),
        percentile(waits, 90),
    )


def days(received: datetime.datetime, decided: datetime.datetime) -> int:
    """Whole days begun: an answer on the same day took one."""
    return max(1, -(-(decided - received) // _DAY))


def percentile(sorted_days: list[int], share: int) -> int | None:
    """The nearest-rank percentile: so many per cent took at most so long."""
    if not sorted_days:
        return None
    return sorted_days[max(0, -(-share * len(sorted_days) // 100) - 1)]
