"""What must be told of somebody for a list to show them: a value that `Person.objects.told` turns into a condition."""

from __future__ import annotations

from dataclasses import dataclass

from memorial.models.camp import Camp
from memorial.models.event import Event
from memorial.models.nationality import Nationality
from memorial.models.role import Role
from memorial.models.tree import within


@dataclass(frozen=True, slots=True)
class Claim:
    """Statements of one of these kinds (of any, if none is named) that refer to one of the entries in `column`, or
    whose date touches the days from `first_day` to `last_day` (ordinals; None is open).

    `each` says how the database should look: at each person in turn, until the list is full; else at all the
    statements at once. The answer is the same; the first is quicker where very many answer, the second where few do.

    >>> Claim(("killed",), "event", frozenset({7}))
    """

    kinds: tuple[str, ...]
    column: str = ""
    entries: frozenset[int] = frozenset()
    first_day: int | None = None
    last_day: int | None = None
    each: bool = False

    @property
    def is_dated(self) -> bool:
        return self.first_day is not None or self.last_day is not None


def of_nationality(nationality: Nationality) -> Claim:
    return Claim(("nationality",), "nationality", frozenset({nationality.pk}))


def held_in(camp: Camp) -> Claim:
    """Held in, or brought to, the camp or one of its sections."""
    return Claim(("held_in", "transferred"), "camp", within(Camp, camp.pk))


def present_at(event: Event) -> Claim:
    """Anything said of them in the event or one that is part of it."""
    return Claim((), "event", within(Event, event.pk))


def killed_at(event: Event) -> Claim:
    """Killed in the event or one that is part of it."""
    return Claim(("killed",), "event", within(Event, event.pk))


def in_role(role: Role) -> Claim:
    return Claim(("role",), "role", frozenset({role.pk}))


def with_fate(*kinds: str) -> Claim:
    """One of these fates recorded, of `FATE_KINDS`."""
    return Claim(kinds)


def in_years(first_day: int | None, last_day: int | None) -> Claim:
    """Anything dated that touches the days."""
    return Claim((), first_day=first_day, last_day=last_day)
