"""An entry as a value: everything it says, with its parts, as plain JSON values.

References to other entries are by their natural key (a camp's slug, a person's id), so that the history can be read
without the database it came from; citations, which have no other name, by number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models

from memorial.changes.entries import SHAPES, Shape, content_fields, many_fields, shape_of

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One entry. `key` is None while it is new and its key is still to be given.

    `values` holds the entry's columns by name; `parts` the rows of each part in order, each with its number under
    `"id"` (None while it is new). Lists of references, such as `citations`, are lists of keys.
    """

    kind: str
    key: str | None
    values: Row
    parts: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    def with_values(self, **values: Any) -> Snapshot:
        """The same entry with some values replaced."""
        return replace(self, values={**self.values, **values})

    def with_part(self, accessor: str, rows: Iterable[Row]) -> Snapshot:
        """The same entry with one of its parts replaced."""
        return replace(self, parts={**self.parts, accessor: tuple(rows)})

    def as_json(self) -> dict[str, Any]:
        return {
            "kind": self.kind,
            "key": self.key,
            "values": dict(self.values),
            "parts": {accessor: [dict(row) for row in rows] for accessor, rows in self.parts.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Snapshot:
        return cls(
            kind=data["kind"],
            key=data["key"],
            values=dict(data["values"]),
            parts={accessor: tuple(dict(row) for row in rows) for accessor, rows in data["parts"].items()},
        )


def snapshot(entry: models.Model) -> Snapshot:
    """The entry as it stands in the database now, parts in their order."""
    shape = shape_of(type(entry))
    return Snapshot(
        kind=shape.kind,
        key=key_of(entry, shape),
        values=_row(entry),
        parts={
            accessor: tuple({"id": part.pk, **_row(part)} for part in _parts(entry, accessor))
            for accessor, _model in shape.parts
        },
    )


def blank(kind: str, key: str | None = None, /, **values: Any) -> Snapshot:
    """A new entry of this kind with every column at its default, but for the values given.

    >>> blank("role", "medic", label_en="medic").values["label_lt"]
    ''
    """
    shape = SHAPES[kind]
    row = blank_row(shape.model, **values)
    if key is not None and shape.key_field != "pk":
        row[shape.key_field] = key
    return Snapshot(kind, key, row, {accessor: () for accessor, _model in shape.parts})


def blank_row(model: type[models.Model], /, **values: Any) -> dict[str, Any]:
    """A new part, likewise. A name that is no column of the model raises TypeError."""
    row: dict[str, Any] = {column.name: _default(column) for column in content_fields(model)}
    row.update({many.name: [] for many in many_fields(model)})
    unknown = values.keys() - row.keys()
    if unknown:
        raise TypeError(f"{model.__name__} has no {', '.join(sorted(unknown))}")
    row.update(values)
    return row


def row_of(instance: models.Model, many: Mapping[str, Iterable[models.Model]]) -> dict[str, Any]:
    """An instance that need not be stored as a row; its lists of other entries are taken from `many` by name."""
    row = {column.name: as_json_value(column, _related(instance, column)) for column in content_fields(type(instance))}
    for column in many_fields(type(instance)):
        row[column.name] = sorted(reference(other) for other in many.get(column.name) or ())
    return row


def _related(instance: models.Model, column: models.Field[Any, Any]) -> Any:
    return getattr(instance, column.name, None) if getattr(instance, column.attname) is not None else None


def key_of(entry: models.Model, shape: Shape | None = None) -> str:
    """The natural key by which the history names the entry."""
    shape = shape or shape_of(type(entry))
    return str(getattr(entry, shape.key_field))


def _default(column: models.Field[Any, Any]) -> Any:
    default = column.get_default()
    return None if default is None else as_json_value(column, default)


def _parts(entry: models.Model, accessor: str) -> Iterable[models.Model]:
    manager = getattr(entry, accessor)
    related = [column.name for column in content_fields(manager.model) if column.is_relation]
    many = [column.name for column in many_fields(manager.model)]
    return manager.order_by("position", "pk").select_related(*related).prefetch_related(*many)  # type: ignore[no-any-return]


def _row(instance: models.Model) -> dict[str, Any]:
    many = many_fields(type(instance))
    return row_of(instance, {column.name: getattr(instance, column.name).all() for column in many})


def as_json_value(column: models.Field[Any, Any], value: Any) -> Any:
    """A column's value as JSON has it; a related entry as its key, a decimal number as text."""
    if value is None or isinstance(value, bool):
        return value
    if column.is_relation:
        return reference(value)
    if isinstance(value, int):
        return int(value)
    return str(value)


def reference(entry: models.Model) -> str | int:
    """How a snapshot refers to another entry."""
    shape = shape_of(type(entry))
    return entry.pk if shape.kind == "citation" else key_of(entry, shape)
