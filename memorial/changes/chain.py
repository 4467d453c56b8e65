"""The hash chain over the history: each change carries the hash of the one before it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import Any

from memorial.models import ChainHead, Change

#: What the first change's `previous_hash` is.
GENESIS = "0" * 64


class BrokenChain(Exception):
    """The history was altered. `change_id` is the first change that does not fit (None: the end is missing)."""

    def __init__(self, change_id: int | None, why: str) -> None:
        self.change_id = change_id
        super().__init__(f"change {change_id}: {why}" if change_id is not None else why)


def lock() -> ChainHead:
    """The head of the chain, held until the transaction ends: changes are written one after another."""
    head, _created = ChainHead.objects.select_for_update().get_or_create(pk=1, defaults={"hash": GENESIS, "length": 0})
    return head


def append(head: ChainHead, change: Change) -> None:
    """Link the change to the chain and write both. The head must have been taken by `lock`."""
    change.previous_hash = head.hash
    change.hash = digest(change)
    change.save()
    head.hash = change.hash
    head.length += 1
    head.save()


def digest(change: Change) -> str:
    """SHA-256, in hexadecimal, of the canonical JSON (sorted keys, no spaces, UTF-8) of all the change says.

    The actor's foreign key is left out: it empties when an account is deleted. The copied key and name are in. Who
    published it is in where somebody did: changes that had no second person, the oldest among them, hash as ever.
    """
    said: dict[str, Any] = {
        "previous_hash": change.previous_hash,
        "kind": change.kind,
        "key": change.key,
        "version": change.version,
        "label": change.label,
        "before": change.before,
        "after": change.after,
        "actor_key": change.actor_key,
        "actor_name": change.actor_name,
        "reason": change.reason,
        "answers": change.answers,
        "made": change.made.astimezone(UTC).isoformat(timespec="microseconds"),
    }
    for column in ("approved_by_key", "approved_by_name"):
        if getattr(change, column) is not None:
            said[column] = getattr(change, column)
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def verify() -> int:
    """Recompute the whole chain, a change at a time; return its length, or raise `BrokenChain`."""
    previous, length = GENESIS, 0
    for change in Change.objects.order_by("pk").iterator(chunk_size=500):
        if change.previous_hash != previous:
            raise BrokenChain(change.pk, "the change before it is missing or was altered")
        if digest(change) != change.hash:
            raise BrokenChain(change.pk, "it was altered after it was written")
        previous, length = change.hash, length + 1
    head = ChainHead.objects.filter(pk=1).first()
    recorded = (head.hash, head.length) if head else (GENESIS, 0)
    if recorded != (previous, length):
        raise BrokenChain(
            None, f"the end of the history is missing: {recorded[1]} changes were written, {length} stand"
        )
    return length
