"""The files of a record set and their columns: docs/data-format.md as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from memorial.ingest import parse


@dataclass(frozen=True, slots=True)
class Column:
    """One column: how its cells are read, and whether they may be empty.

    `refers_to` is the table in which the cell's keys must stand; `into` the column of the model it fills, if that
    has another name; an empty `into` means it is used by the import only.
    """

    name: str
    read: Callable[[str], Any] = parse.text
    required: bool = False
    refers_to: str = ""
    into: str | None = None

    @property
    def target(self) -> str:
        return self.name if self.into is None else self.into


@dataclass(frozen=True, slots=True)
class Table:
    """One file. `owner` is the column that says to whom a row belongs, for files that hold parts of an entry."""

    name: str
    columns: tuple[Column, ...]
    kind: str = ""
    owner: str = ""
    accessor: str = ""
    needed: bool = False

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    def column(self, name: str) -> Column | None:
        return next((column for column in self.columns if column.name == name), None)

    def column_into(self, target: str) -> Column | None:
        return next((column for column in self.columns if column.target == target), None)


def _text(name: str, required: bool = False, into: str | None = None) -> Column:
    return Column(name, parse.text, required, into=into)


def _date(required: bool = False) -> Column:
    return Column("date", parse.date, required)


def _key() -> Column:
    return Column("key", parse.key, required=True, into="")


def _reference(name: str, table: str, required: bool = False) -> Column:
    return Column(name, parse.one_key, required, refers_to=table)


def _references(name: str, table: str, required: bool = True) -> Column:
    return Column(name, parse.keys, required, refers_to=table)


def _number(name: str) -> Column:
    return Column(name, parse.whole_number)


_CITATIONS = _references("citations", "citations")
_LABELS = tuple(
    _text(f"label_{language}", required=language == "en")
    for language in ("en", "lt", "lv", "et", "uk", "ru", "pl", "de")
)


def _part(name: str, owner: str, accessor: str, *columns: Column, needed: bool = False) -> Table:
    table = {"camp": "camps", "event": "events", "person": "people"}[owner]
    belongs = Column(owner, parse.one_key, required=True, refers_to=table, into="")
    return Table(name, (belongs, *columns), kind=owner, owner=owner, accessor=accessor, needed=needed)


_PARAGRAPH = (_text("language", required=True), _text("text", required=True), _CITATIONS)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table("nationalities", (_key(), *_LABELS), kind="nationality"),
        Table("roles", (_key(), *_LABELS), kind="role"),
        Table(
            "sources",
            (
                _key(),
                _text("kind", required=True),
                _text("title", required=True),
                *map(_text, ("title_repaired", "repair", "authors", "editors", "container", "publisher", "place")),
                _date(),
                *map(_text, ("pages", "language", "identifiers", "url", "archived_url")),
                Column("priority", parse.whole_number, required=True),
                *map(_text, ("rights", "note")),
            ),
            kind="source",
            needed=True,
        ),
        Table(
            "citations",
            (
                _key(),
                _reference("source", "sources", required=True),
                _text("locator"),
                _reference("via", "citations"),
                _text("wording"),
            ),
            kind="citation",
            needed=True,
        ),
        Table(
            "camps",
            (
                _key(),
                _reference("parent", "camps"),
                _text("kind", required=True),
                _text("name", required=True),
                Column("latitude", parse.decimal),
                Column("longitude", parse.decimal),
                _text("precision"),
                _reference("coordinates_citation", "citations"),
                _date(),
                _CITATIONS,
            ),
            kind="camp",
        ),
        _part(
            "camp_names",
            "camp",
            "names",
            _text("text", required=True),
            _text("language", required=True),
            _text("script", required=True),
            _date(),
            _text("certainty", required=True),
            _CITATIONS,
        ),
        _part(
            "camp_headcounts",
            "camp",
            "headcounts",
            _date(required=True),
            _number("low"),
            _number("high"),
            _text("wording"),
            _CITATIONS,
        ),
        _part("camp_texts", "camp", "texts", *_PARAGRAPH),
        Table(
            "events",
            (
                _key(),
                _reference("parent", "events"),
                _text("kind", required=True),
                _text("name", required=True),
                _references("camps", "camps", required=False),
                _date(),
                _CITATIONS,
            ),
            kind="event",
        ),
        _part("event_texts", "event", "texts", *_PARAGRAPH),
        _part(
            "officials",
            "event",
            "officials",
            _text("name", required=True),
            _text("office", required=True),
            _text("text"),
            _CITATIONS,
        ),
        _part(
            "figures",
            "event",
            "figures",
            _text("counts", required=True),
            _references("nationalities", "nationalities", required=False),
            _number("killed_low"),
            _number("killed_high"),
            _text("killed_words"),
            _number("wounded_low"),
            _number("wounded_high"),
            _text("wounded_words"),
            _text("claimant", required=True),
            _text("note"),
            _CITATIONS,
        ),
        Table(
            "people",
            (
                _key(),
                Column("id", parse.permanent_id, required=True, into=""),
                _text("sex"),
                _text("living", required=True),
                _text("living_reason", required=True),
            ),
            kind="person",
            needed=True,
        ),
        _part("person_texts", "person", "texts", *_PARAGRAPH),
        _part(
            "names",
            "person",
            "names",
            _text("kind", required=True),
            *map(_text, ("given", "patronymic", "family")),
            _text("text", required=True),
            _text("script", required=True),
            _text("language", required=True),
            _text("certainty", required=True),
            Column("displayed", parse.yes),
            _text("how"),
            _CITATIONS,
            needed=True,
        ),
        _part(
            "statements",
            "person",
            "statements",
            _text("kind", required=True),
            _reference("camp", "camps"),
            _reference("event", "events"),
            _reference("nationality", "nationalities"),
            _reference("role", "roles"),
            _reference("related_person", "people"),
            _text("text"),
            _text("detail"),
            _date(),
            _text("certainty", required=True),
            _text("standing", required=True),
            _text("reason"),
            _CITATIONS,
        ),
        _part(
            "records",
            "person",
            "records",
            _reference("source", "sources", required=True),
            _text("locator"),
            _text("text", required=True),
        ),
    )
}
