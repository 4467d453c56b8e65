"""From rows of text to facts: every cell read, every key found, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from memorial.ingest.read import Row
from memorial.ingest.report import Problem
from memorial.ingest.tables import TABLES, Column, Table


@dataclass(frozen=True, slots=True)
class Fact:
    """One row with its cells read. `values` is by the file's column names."""

    row: Row
    values: Mapping[str, Any]

    @property
    def key(self) -> str:
        return str(self.values["key"])

    @property
    def table(self) -> Table:
        return TABLES[self.row.table]

    def content(self) -> dict[str, Any]:
        """The values by the columns of the model they fill."""
        return {column.target: self.values[column.name] for column in self.table.columns if column.target}


def validate(rows: Mapping[str, list[Row]]) -> tuple[dict[str, list[Fact]], list[Problem]]:
    """The facts of every table, and everything wrong with any cell of any row."""
    problems: list[Problem] = []
    facts = {name: [_fact(row, problems) for row in rows[name]] for name in TABLES}
    keys = {name: _keys(found, problems) for name, found in facts.items() if TABLES[name].column("key")}
    _unique(facts["people"], "id", problems)
    for found in facts.values():
        for fact in found:
            problems.extend(_unknown_references(fact, keys))
    for name in ("citations", "camps", "events"):
        problems.extend(_loops(facts[name]))
    return facts, problems


def _fact(row: Row, problems: list[Problem]) -> Fact:
    values: dict[str, Any] = {}
    for column in TABLES[row.table].columns:
        cell = row.cells[column.name]
        values[column.name] = None
        if column.required and not cell.strip():
            problems.append(row.problem(column.name, _("this is needed")))
            continue
        try:
            values[column.name] = column.read(cell)
        except ValueError as error:
            problems.append(row.problem(column.name, str(error)))
    return Fact(row, values)


def _keys(facts: Iterable[Fact], problems: list[Problem]) -> frozenset[str]:
    _unique(facts, "key", problems)
    return frozenset(fact.values["key"] for fact in facts if fact.values["key"])


def _unique(facts: Iterable[Fact], column: str, problems: list[Problem]) -> None:
    first: dict[str, int] = {}
    for fact in facts:
        value = fact.values[column]
        if not value:
            continue
        if value in first:
            reason = _("this stands on line %(line)d already") % {"line": first[value]}
            problems.append(fact.row.problem(column, reason))
        first.setdefault(value, fact.row.line)


def _unknown_references(fact: Fact, keys: Mapping[str, frozenset[str]]) -> Iterable[Problem]:
    for column in fact.table.columns:
        if column.refers_to and fact.values[column.name]:
            for key in _list(fact.values[column.name]):
                if key not in keys[column.refers_to]:
                    yield _unknown(fact, column, key)


def _unknown(fact: Fact, column: Column, key: str) -> Problem:
    reason = _("there is no “%(key)s” in %(file)s") % {"key": key, "file": TABLES[column.refers_to].file}
    return fact.row.problem(column.name, reason)


def _loops(facts: list[Fact]) -> Iterable[Problem]:
    """Entries that would be part of, or known through, themselves."""
    column = "via" if facts and "via" in facts[0].values else "parent"
    above = {fact.values["key"]: fact.values[column] for fact in facts}
    for fact in facts:
        seen: set[str] = set()
        step: str | None = fact.values["key"]
        while step and step not in seen:
            seen.add(step)
            step = above.get(step)
        if step is not None and step == fact.values["key"]:
            yield fact.row.problem(column, _("this leads back to the row itself"))


def _list(value: str | list[str]) -> list[str]:
    return value if isinstance(value, list) else [value]


def in_order(facts: list[Fact], column: str) -> list[Fact]:
    """The facts so that each comes after the one its `column` refers to, otherwise in the order of the file."""
    by_key = {fact.key: fact for fact in facts}
    ordered: dict[str, Fact] = {}

    def place(fact: Fact) -> None:
        waiting = [fact]
        while waiting:
            above = by_key.get(waiting[-1].values[column] or "")
            if above is not None and above.key not in ordered:
                waiting.append(above)
            else:
                done = waiting.pop()
                ordered.setdefault(done.key, done)

    for fact in facts:
        place(fact)
    return list(ordered.values())
