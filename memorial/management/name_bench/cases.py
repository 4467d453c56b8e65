"""The cases: what is typed, whom it must find, and which kind of variant it is."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

#: Of this kind are cases whose target must not be among the first ten.
NEGATIVE = "negative"
#: Columns that are read; others (source, nationality, group) are for people.
COLUMNS = ("query", "target_full_name", "kind")
#: As long as a name of the record can be.
_MAX_LENGTH = 300


class Broken(Exception):
    """A file that cannot be used; the message names the file, the line and what is wrong there."""


@dataclass(frozen=True, slots=True)
class Case:
    """A query and the full name that must be found by it, or must not."""

    query: str
    target: str
    kind: str

    @property
    def is_negative(self) -> bool:
        return self.kind == NEGATIVE


def read(path: Path) -> list[Case]:
    """The cases of a CSV file in UTF-8 with the columns `query`, `target_full_name` and `kind`.

    Raises `Broken`.

    >>> read(Path("../shared/eval/variants_public.csv"))[0]
    Case(query='Казанас Афаннасий', target='Afanasius Kazanas', kind='combo')
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            cases = list(_cases(path, csv.DictReader(lines, strict=True)))
    except OSError as error:
        raise Broken(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise Broken(f"{path} is not UTF-8: byte {error.start}.") from error
    if not cases:
        raise Broken(f"{path} has no cases.")
    return cases


def _cases(path: Path, rows: csv.DictReader[str]) -> Iterator[Case]:
    try:
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise Broken(f"{path}, line 1: no column {', '.join(missing)}.")
        for row in rows:
            if None in row or None in row.values():
                raise Broken(f"{path}, line {rows.line_num}: not as many cells as the first line.")
            query, target, kind = (row[column].strip() for column in COLUMNS)
            empty = [column for column, value in zip(COLUMNS, (query, target, kind), strict=True) if not value]
            if empty:
                raise Broken(f"{path}, line {rows.line_num}: {', '.join(empty)} is empty.")
            if len(target) > _MAX_LENGTH or "\0" in query + target:
                raise Broken(f"{path}, line {rows.line_num}: the target is no name.")
            yield Case(query, same(target), kind)
    except csv.Error as error:
        raise Broken(f"{path}, line {rows.reader.line_num}: {error}.") from error


def same(name: str) -> str:
    """A name as it is held against another: composed, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def targets(cases: Iterable[Case]) -> list[str]:
    """The full names of the cases, each once, in their order."""
    return list(dict.fromkeys(case.target for case in cases))
