"""Going back to an earlier version, as a new change."""

from __future__ import annotations

from memorial.changes.alteration import Actor, Alteration
from memorial.changes.apply import apply
from memorial.changes.entries import SHAPES
from memorial.changes.snapshot import Row, Snapshot, blank_row
from memorial.models import Change


def revert(change: Change, version: int, actor: Actor, reason: str) -> Change | None:
    """Make the entry again what it was after `change`.

    `version` is the version the caller has seen, as for `apply`. History is not shortened: the return is a change
    like any other, and what came between remains readable. Words of sources recorded since then stay: a record is
    never dropped.
    """
    state = as_of_now(Snapshot.from_json(change.after))
    latest = Change.objects.of(change.kind, change.key).first()
    if latest is not None and "records" in state.parts:
        state = state.with_part("records", Snapshot.from_json(latest.after).parts["records"])
    return apply(Alteration(state, version, actor, reason))


def as_of_now(state: Snapshot) -> Snapshot:
    """An old snapshot in today's columns: what has since been added is at its default, what was dropped is left out."""
    shape = SHAPES[state.kind]
    parts = {
        accessor: tuple(_today(model, row) for row in state.parts.get(accessor, ())) for accessor, model in shape.parts
    }
    return Snapshot(state.kind, state.key, _today(shape.model, state.values), parts)


def _today(model: type, row: Row) -> Row:
    columns = blank_row(model)
    kept = {name: value for name, value in row.items() if name in columns or name == "id"}
    return {**columns, **kept}
