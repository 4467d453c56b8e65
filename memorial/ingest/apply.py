"""`bring_in`: a record set through the whole pipeline, in one transaction."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction

from memorial.changes import Actor, Alteration, Invalid, Snapshot, apply, blank, find_entry, reserve
from memorial.changes.entries import SHAPES
from memorial.changes.snapshot import blank_row
from memorial.ingest.match import Match, match, stored_citation
from memorial.ingest.read import Row, read
from memorial.ingest.report import Problem, Refused, Report
from memorial.ingest.tables import TABLES
from memorial.ingest.validate import Fact, in_order, validate
from memorial.models import Standing

#: Entries are stored in this order, so that what others refer to is there before them.
_ORDER = (
    ("nationalities", ""),
    ("roles", ""),
    ("sources", ""),
    ("citations", "via"),
    ("camps", "parent"),
    ("events", "parent"),
    ("people", ""),
)

_PLACE = re.compile(r"(?:(?P<accessor>\w+)\[(?P<index>\d+)\])?\.?(?P<column>\w*)\Z")


@dataclass(slots=True)
class Entry:
    """One entry as the files have it, with the rows it came from."""

    fact: Fact
    parts: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))

    def row_of(self, place: str) -> tuple[Row, str]:
        """The row and column of the files that a place in the snapshot came from."""
        found = _PLACE.match(place)
        accessor, index, target = found.group("accessor", "index", "column") if found else (None, None, "")
        fact = self.parts[accessor][int(index)] if accessor and index else self.fact
        column = fact.table.column_into(target) if target else None
        return fact.row, column.name if column else target


def bring_in(folder: Path, actor: Actor, reason: str, *, publish: bool = False) -> Report:
    """Store a record set, or raise `Refused` with every problem found; then nothing is stored.

    What is in the database already is never overwritten: an entry that stands there in other words is kept and
    named in the report. With `publish`, entries are published as they are stored; the reason must say by what right.
    """
    rows, problems = read(folder)
    if problems:  # what refers to a file that cannot be read would only be said to be missing
        raise Refused(problems)
    facts, problems = validate(rows)
    if problems:
        raise Refused(problems)
    with transaction.atomic():
        return _Run(facts, actor, reason, publish).store()


class _Run:
    """One import: what is still to be stored, and the numbers given to citations on the way."""

    def __init__(self, facts: dict[str, list[Fact]], actor: Actor, reason: str, publish: bool) -> None:
        self.facts = facts
        self.actor = actor
        self.reason = reason
        self.publish = publish
        self.report = Report()
        self.citations: dict[str, int] = {}
        self.ids = {fact.key: fact.values["id"] for fact in facts["people"]}

    def store(self) -> Report:
        reserve(self.ids.values())
        for table, above in _ORDER:
            problems: list[Problem] = []
            for entry in self._entries(table, above):
                try:
                    self._store(entry)
                except Invalid as error:
                    problems += _problems(entry, error)
            if problems:
                raise Refused(problems)
        return self.report

    def _entries(self, table: str, above: str) -> Iterable[Entry]:
        facts = in_order(self.facts[table], above) if above else self.facts[table]
        entries = {fact.key: Entry(fact) for fact in facts}
        for part in TABLES.values():
            if part.owner and part.kind == TABLES[table].kind:
                for fact in self.facts[part.name]:
                    entries[fact.values[part.owner]].parts[part.accessor].append(fact)
        return entries.values()

    def _store(self, entry: Entry) -> None:
        state = self._state(entry)
        stored = stored_citation(state) if state.kind == "citation" else find_entry(state)
        found = match(state, stored)
        if found is Match.NEW:
            change = apply(Alteration(state, 0, self.actor, self.reason))
            self.report.stored[state.kind] += 1
            if change is not None and state.kind == "citation":
                self.citations[entry.fact.key] = int(change.key)
            return
        if state.kind == "citation" and stored is not None:
            self.citations[entry.fact.key] = stored.pk
        if found is Match.SAME:
            self.report.unchanged[state.kind] += 1
        else:
            self.report.kept.append(f"{state.kind} {stored}")

    def _state(self, entry: Entry) -> Snapshot:
        kind = entry.fact.table.kind
        shape = SHAPES[kind]
        values = self._translated(entry.fact)
        if self.publish and any(column.name == "standing" for column in shape.model._meta.concrete_fields):
            values["standing"] = Standing.PUBLISHED.value
        key = None if kind == "citation" else self.ids[entry.fact.key] if kind == "person" else entry.fact.key
        state = blank(kind, key, **values)
        for accessor, model in shape.parts:
            rows = [{"id": None, **blank_row(model, **self._translated(fact))} for fact in entry.parts[accessor]]
            state = state.with_part(accessor, rows)
        return state

    def _translated(self, fact: Fact) -> dict[str, Any]:
        """A fact's values with the files' keys replaced by the database's."""
        content = fact.content()
        for column in fact.table.columns:
            if column.refers_to and column.target and content[column.target]:
                content[column.target] = self._key(column.refers_to, content[column.target])
        return content

    def _key(self, table: str, key: Any) -> Any:
        if isinstance(key, list):
            return [self._key(table, one) for one in key]
        if table == "citations":
            return self.citations[key]
        return self.ids[key] if table == "people" else key


def _problems(entry: Entry, error: Invalid) -> Iterable[Problem]:
    for place, texts in error.messages.items():
        row, column = entry.row_of(place)
        for text in texts:
            yield row.problem(column, text)
