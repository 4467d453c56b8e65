"""What changed between two versions of an entry, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from memorial.changes.entries import SHAPES, content_fields, many_fields
from memorial.changes.references import References
from memorial.changes.snapshot import Row, Snapshot


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that changed. `before` is empty for what was added, `after` for what was removed.

    `place` names it for a reader: `Name “Juozas Pūkys”: certainty`. `accessor` and `row_id` say where it stands:
    the part (empty for the entry itself) and the row's number.
    """

    place: str
    before: str
    after: str
    accessor: str = ""
    row_id: int | None = None

    def __str__(self) -> str:
        if not self.before:
            return _("%(place)s: added “%(after)s”") % {"place": self.place, "after": self.after}
        if not self.after:
            return _("%(place)s: removed “%(before)s”") % {"place": self.place, "before": self.before}
        return _("%(place)s: “%(before)s” became “%(after)s”") % {
            "place": self.place,
            "before": self.before,
            "after": self.after,
        }


def differences(
    before: Snapshot | None, after: Snapshot | None, references: References | None = None
) -> list[Difference]:
    """Every value in which the two differ: the entry's own first, then part by part, in order.

    Either may be None (an entry that did not exist). Rows of parts are matched by their numbers; the order of rows is
    no difference. `references` are the entries both refer to, for a caller who tells many differences and fetches
    them once: `References.of(*snapshots)`.
    """
    some = after or before
    if some is None:
        return []
    words = _Words(references or References.of(before, after))
    shape = SHAPES[some.kind]
    found = list(_in_row(words, shape.model, before.values if before else {}, after.values if after else {}))
    for accessor, model in shape.parts:
        old = _by_number(before, accessor)
        new = _by_number(after, accessor)
        for number in [*old, *(number for number in new if number not in old)]:
            found += _in_part(words, accessor, model, old.get(number), new.get(number))
    return found


def _by_number(state: Snapshot | None, accessor: str) -> dict[Any, Row]:
    """Rows by number; a new row, which has none yet, by its place."""
    rows = state.parts.get(accessor, ()) if state else ()
    return {row["id"] if row.get("id") is not None else f"new {index}": row for index, row in enumerate(rows)}


def _in_part(words: _Words, accessor: str, model: type[Any], old: Row | None, new: Row | None) -> Iterable[Difference]:
    title = str(model._meta.verbose_name)
    title = title[:1].upper() + title[1:]
    number = (new or old or {}).get("id")
    if old is None or new is None:
        row = new or old or {}
        text = words.row(model, row)
        yield Difference(title, "" if old is None else text, "" if new is None else text, accessor, number)
        return
    if old == new:
        return
    place = f"{title} “{words.headline(model, new)}”"
    for change in _in_row(words, model, old, new):
        yield Difference(f"{place}: {change.place}", change.before, change.after, accessor, number)


def _in_row(words: _Words, model: type[Any], old: Row, new: Row) -> Iterable[Difference]:
    for column in [*content_fields(model), *many_fields(model)]:
        before, after = (words.value(column, row.get(column.name)) for row in (old, new))
        if before != after:
            yield Difference(str(column.verbose_name), before, after)


class _Words:
    """Stored values as a reader would say them."""

    def __init__(self, references: References) -> None:
        self.references = references

    def value(self, column: Any, value: Any) -> str:
        if value is None or value == "" or value == []:
            return ""
        if column.is_relation:
            keys = value if isinstance(value, (list, tuple)) else [value]
            return "; ".join(self._entry(column.related_model, key) for key in keys)
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(value)

    def _entry(self, model: type[Any], key: Any) -> str:
        found = self.references.get(model, key)
        return str(found) if found is not None else str(key)

    def row(self, model: type[Any], row: Row) -> str:
        """A whole row in one line: its telling values, then its citations."""
        untold = getattr(model, "untold", ())
        columns = [one for one in (*content_fields(model), *many_fields(model)) if one.name not in untold]
        said = (self.value(column, row.get(column.name)) for column in columns if row.get(column.name) is not False)
        return ", ".join(text for text in said if text)

    def headline(self, model: type[Any], row: Row) -> str:
        """Enough of a row to know it by: its first two values."""
        said = [self.value(column, row.get(column.name)) for column in content_fields(model)]
        return ", ".join([text for text in said if text][:2])
