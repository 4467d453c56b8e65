"""What the door takes, and what it says when it refuses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from memorial.changes.snapshot import Snapshot

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


@dataclass(frozen=True, slots=True)
class Actor:
    """Who makes a change. Key and name are copied into the history and outlive the account."""

    name: str
    key: str = ""
    user_id: int | None = None

    @classmethod
    def from_user(cls, user: AbstractBaseUser) -> Actor:
        name = str(getattr(user, "get_full_name", str)() or user.get_username())
        return cls(name=name, key=user.get_username(), user_id=user.pk)


@dataclass(frozen=True, slots=True)
class Alteration:
    """One entry as it should be.

    `version` is the version of the entry on which the state was made, 0 for a new one. `answers` says what the
    change answers, such as a correction's code. A new part has None for its number.
    """

    state: Snapshot
    version: int
    actor: Actor
    reason: str
    answers: str = ""


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
