"""From a snapshot to model instances, each checked by its own fields and `clean`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from memorial.changes.alteration import Invalid
from memorial.changes.entries import SHAPES, content_fields, many_fields
from memorial.changes.references import References
from memorial.changes.snapshot import Row, Snapshot


class Built:
    """The instances of one entry, not yet saved, with the entries their lists refer to."""

    def __init__(self, root: Any, root_many: dict[str, list[Any]]) -> None:
        self.root = root
        self.root_many = root_many
        self.parts: dict[str, list[tuple[Any, dict[str, list[Any]]]]] = {}


class Builder:
    """Builds one entry and gathers everything that is wrong with it before saying so."""

    def __init__(self, state: Snapshot, existing: Any | None) -> None:
        self.state = state
        self.existing = existing
        self.shape = SHAPES[state.kind]
        self.references = References.of(state)
        self.messages: dict[str, list[str]] = defaultdict(list)

    def build(self) -> Built:
        """The checked instances, or `Invalid` with every message by its place."""
        root = self.existing or self._new_root()
        built = Built(root, self._fill(root, self.state.values, ""))
        for accessor, model in self.shape.parts:
            rows = self.state.parts.get(accessor, ())
            built.parts[accessor] = self._build_part(accessor, model, rows, root)
        if self.messages:
            raise Invalid(self.messages)
        return built

    def _new_root(self) -> Any:
        root = self.shape.model()
        if self.shape.kind == "person" and self.state.key is not None:
            root.pk = self.state.key
            self._check("", lambda: root.clean_fields(exclude=_all_but(root, "id")))
        return root

    def _build_part(
        self, accessor: str, model: type[Any], rows: tuple[Row, ...], root: Any
    ) -> list[tuple[Any, dict[str, list[Any]]]]:
        numbers = [row["id"] for row in rows if row.get("id") is not None]
        stored = model._default_manager.in_bulk(numbers)
        built = []
        for index, row in enumerate(rows):
            number = row.get("id")
            part = stored.get(number) or model(pk=number)
            if number in stored and getattr(part, f"{self.shape.kind}_id") != root.pk:
                self.messages[f"{accessor}[{index}]"].append(_("This row belongs to another entry."))
            setattr(part, self.shape.kind, root)
            part.position = index
            built.append((part, self._fill(part, row, f"{accessor}[{index}].")))
        if len(set(numbers)) != len(numbers):
            self.messages[accessor].append(_("The same row stands here twice."))
        return built

    def _fill(self, instance: Any, row: Row, place: str) -> dict[str, list[Any]]:
        """Write a row into an instance and check it; return the entries of its lists."""
        for column in content_fields(type(instance)):
            value = row.get(column.name, column.get_default())
            if isinstance(value, str) and not _storable(value):
                self.messages[place + column.name].append(_("This contains characters that cannot be stored."))
            elif column.is_relation:
                self._refer(instance, column, value, place)
            else:
                setattr(instance, column.attname, value)
        relations = [column.name for column in type(instance)._meta.concrete_fields if column.is_relation]
        self._check(place, lambda: instance.clean_fields(exclude=relations))
        if not any(message.startswith(place) for message in self.messages):
            self._check(place, instance.clean)
        return {many.name: self._list(many, row, place) for many in many_fields(type(instance))}

    def _refer(self, instance: Any, column: Any, key: Any, place: str) -> None:
        if key is None:
            setattr(instance, column.name, None)
            if not column.null:
                self.messages[place + column.name].append(_("This is needed."))
            return
        found = self.references.get(column.related_model, key)
        if found is None:
            self.messages[place + column.name].append(_("There is no “%(key)s”.") % {"key": key})
        setattr(instance, column.name, found)

    def _list(self, many: Any, row: Row, place: str) -> list[Any]:
        entries = []
        for key in dict.fromkeys(row.get(many.name) or ()):
            found = self.references.get(many.related_model, key)
            if found is None:
                self.messages[place + many.name].append(_("There is no “%(key)s”.") % {"key": key})
            else:
                entries.append(found)
        if not entries and not many.blank:
            self.messages[place + many.name].append(_("At least one is needed: everything here has a source."))
        return entries

    def _check(self, place: str, check: Any) -> None:
        try:
            check()
        except ValidationError as error:
            for name, texts in _by_field(error).items():
                where = place + name if name else place.rstrip(".")
                self.messages[where].extend(texts)


def _by_field(error: ValidationError) -> Mapping[str, list[str]]:
    return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}


def _all_but(instance: models.Model, name: str) -> list[str]:
    return [column.name for column in instance._meta.concrete_fields if column.name != name]


def _storable(text: str) -> bool:
    """Neither NUL (PostgreSQL refuses it) nor half of a surrogate pair (no UTF-8)."""
    return "\x00" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)
