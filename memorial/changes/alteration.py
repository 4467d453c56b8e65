"""What the door takes, and what it says when it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memorial.changes.snapshot import Snapshot

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser, AnonymousUser

#: The permission to publish or decline what others propose, and to alter at once what the public cannot see.
DECIDE = "decide_proposal"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a change. Key and name are copied into the history and outlive the account.

    `may` holds what the account may do here, `DECIDE` or nothing. `is_operator` is for the operator's commands alone,
    where whoever types could as well open the database: they need no second person.
    """

    name: str
    key: str = ""
    user_id: int | None = None
    may: frozenset[str] = frozenset()
    is_operator: bool = False
    #: Not copied anywhere: by it a letter of one's own is known.
    email: str = ""

    @classmethod
    def from_user(cls, user: AbstractUser | AnonymousUser) -> Actor:
        """Somebody at the desk, with what they may do now."""
        name = str(getattr(user, "get_full_name", str)() or user.get_username())
        may = frozenset([DECIDE] if user.has_perm(f"memorial.{DECIDE}") else [])
        return cls(name=name, key=user.get_username(), user_id=user.pk, may=may, email=str(getattr(user, "email", "")))

    @classmethod
    def operator(cls, name: str, key: str = "") -> Actor:
        """A command somebody runs on the machine itself: the import of the founding record."""
        return cls(name=name, key=key, is_operator=True)

    @property
    def may_decide(self) -> bool:
        return DECIDE in self.may

    def is_same_as(self, other: Actor) -> bool:
        """Whether both are one account: by its number, or by its name should the number be gone."""
        return self.key == other.key or (self.user_id is not None and self.user_id == other.user_id)


@dataclass(frozen=True, slots=True)
class Alteration:
    """One entry as it should be.

    `version` is the version of the entry on which the state was made, 0 for a new one. `answers` says what the
    change answers, such as a correction's code. A new part has None for its number. `approved_by` is the second
    person, who publishes what `actor` made; only `changes.decide` names one.
    """

    state: Snapshot
    version: int
    actor: Actor
    reason: str
    answers: str = ""
    approved_by: Actor | None = None


class Conflict(Exception):
    """The entry was altered after the state on which this alteration was made. Both versions are carried."""

    def __init__(self, current: Snapshot | None, current_version: int, proposed: Alteration) -> None:
        self.current = current
        self.current_version = current_version
        self.proposed = proposed
        super().__init__(
            f"{proposed.state.kind} {proposed.state.key} is at version {current_version}, not {proposed.version}"
        )


class Invalid(Exception):
    """The state breaks a rule of the record. `messages` has the reasons by place.

    A place is a column (`"sex"`), or a part's column with the row's index (`"statements[2].camp"`), or `""` for the
    entry as a whole.
    """

    def __init__(self, messages: Mapping[str, list[str]]) -> None:
        self.messages = dict(messages)
        super().__init__("; ".join(f"{place}: {' '.join(texts)}" for place, texts in self.messages.items()))


class NeedsSecond(Exception):
    """The alteration is sound, but not for one person to make: it touches what the public reads, or its actor may
    only propose. Nothing is stored; `changes.propose` lays it before somebody else.
    """

    def __init__(self, alteration: Alteration) -> None:
        self.alteration = alteration
        super().__init__(f"{alteration.state.kind} {alteration.state.key} waits for a second person")
