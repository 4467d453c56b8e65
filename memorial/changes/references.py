"""From natural keys to rows: which entry does `vorkuta-camp-29` mean?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models

from memorial.changes.entries import SHAPES, content_fields, many_fields, shape_of
from memorial.changes.snapshot import Row, Snapshot
from memorial.models import Camp, Citation

#: What the words for an entry are made of besides the entry itself.
_SAID_WITH: dict[type[Any], tuple[str, ...]] = {Citation: ("source", "via__source"), Camp: ("parent",)}


class References:
    """The entries that some snapshots refer to, fetched with one query for each kind of entry."""

    def __init__(self, wanted: Mapping[type[Any], set[str | int]]) -> None:
        self._found: dict[type[Any], dict[str, Any]] = {}
        for model, keys in wanted.items():
            field = shape_of(model).key_field
            whole = [key for key in keys if field != "pk" or _fits_pk(model, key)]
            rows = model._default_manager.filter(**{f"{field}__in": whole})
            if model in _SAID_WITH:
                rows = rows.select_related(*_SAID_WITH[model])
            self._found[model] = {str(getattr(row, field)): row for row in rows}

    @classmethod
    def of(cls, *snapshots: Snapshot | None) -> References:
        """All that the given snapshots refer to."""
        wanted: dict[type[Any], set[str | int]] = defaultdict(set)
        for state in snapshots:
            if state is None:
                continue
            for model, rows in rows_by_model(state):
                for row in rows:
                    for related, keys in _keys(model, row):
                        wanted[related].update(keys)
        return cls(wanted)

    def get(self, model: type[Any], key: Any) -> Any | None:
        """The entry of `model` with this key, or None when there is none."""
        return self._found.get(model, {}).get(str(key))


def rows_by_model(state: Snapshot) -> Iterable[tuple[type[Any], Iterable[Row]]]:
    """The rows of a snapshot with the model of each: the entry's own, then those of its parts."""
    shape = SHAPES[state.kind]
    yield shape.model, (state.values,)
    for accessor, model in shape.parts:
        yield model, state.parts.get(accessor, ())


def _keys(model: type[models.Model], row: Row) -> Iterable[tuple[type[Any], list[Any]]]:
    for column in content_fields(model):
        if column.is_relation and row.get(column.name) is not None:
            yield column.related_model, [row[column.name]]  # type: ignore[misc]
    for many in many_fields(model):
        yield many.related_model, list(row.get(many.name) or ())  # type: ignore[misc]


def _fits_pk(model: type[models.Model], key: str | int) -> bool:
    """Whether the key can be one of this model at all; a word is no number of a citation."""
    if isinstance(model._meta.pk, models.CharField):
        return True
    return str(key).isdecimal() and len(str(key)) < 19
