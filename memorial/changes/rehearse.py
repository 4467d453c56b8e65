"""`rehearse`: what would stand if an alteration were made. Nothing of it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db import transaction

from memorial.changes.alteration import Alteration
from memorial.changes.apply import apply, find_entry
from memorial.changes.snapshot import Snapshot


@contextmanager
def rehearse(alteration: Alteration) -> Iterator[Any]:
    """The entry as it would be, in a transaction that is always rolled back.

    Raises `Conflict` or `Invalid`, as `apply` does. Nobody else need agree, since nothing stays. Whatever is read
    inside sees the alteration made, with its history and its index; the head of the hash chain is held for as long, so
    that other writers wait: read briefly.

        with rehearse(Alteration(state, 3, actor, "preview")) as person:
            page = render(person)
    """
    with transaction.atomic():
        try:
            made = apply(replace(alteration, actor=replace(alteration.actor, is_operator=True)))
            yield find_entry(Snapshot.from_json(made.after) if made is not None else alteration.state)
        finally:
            transaction.set_rollback(True)
