"""From files to rows of text: encoding, headings, the shape of each row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from memorial.ingest.report import Problem
from memorial.ingest.tables import TABLES, Table

#: A file of a record set is read whole; nothing near this size is a file somebody mends by hand.
MAX_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it stands in its file. `line` is the line on which it begins, from 1."""

    table: str
    file: str
    line: int
    cells: Mapping[str, str]

    def problem(self, column: str, reason: str) -> Problem:
        return Problem(self.file, self.line, column, self.cells.get(column, ""), reason)


def read(folder: Path) -> tuple[dict[str, list[Row]], list[Problem]]:
    """The rows of every file of the record set by table, and everything wrong with the files themselves."""
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    if not folder.is_dir():
        return rows, [Problem(str(folder), 0, "", "", _("there is no such folder"))]
    problems: list[Problem] = []
    for table in TABLES.values():
        path = folder / table.file
        if not path.is_file():
            if table.needed:
                problems.append(Problem(table.file, 0, "", "", _("this file is missing")))
            continue
        try:
            rows[table.name] = list(_rows(table, _text(path), problems))
        except _Unreadable as error:
            problems.append(error.problem)
    known = {table.file for table in TABLES.values()}
    for path in sorted(folder.glob("*.csv")):
        if path.name not in known:
            problems.append(Problem(path.name, 0, "", "", _("a record set has no file of this name")))
    return rows, problems


class _Unreadable(Exception):
    def __init__(self, problem: Problem) -> None:
        self.problem = problem


def _text(path: Path) -> str:
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise _Unreadable(Problem(path.name, 0, "", "", _("this file is larger than 64 megabytes")))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        shown = data[error.start : error.start + 8].hex(" ")
        raise _Unreadable(
            Problem(path.name, line, "", shown, _("this is not UTF-8; save the file as UTF-8"))
        ) from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise _Unreadable(Problem(path.name, line, "", "", _("this holds a NUL byte; it is not a text file")))
    return text


def _rows(table: Table, text: str, problems: list[Problem]) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    heading: list[str] | None = None
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if heading is None:
                heading = [cell.strip() for cell in cells]
                if not _heading_is_sound(table, heading, problems):
                    return
            elif len(cells) == len(heading):
                yield Row(table.name, table.file, line, dict(zip(heading, cells, strict=True)))
            elif any(cell.strip() for cell in cells):
                reason = _("this row has %(found)d cells, the heading has %(wanted)d")
                wrong = reason % {"found": len(cells), "wanted": len(heading)}
                problems.append(Problem(table.file, line, "", ",".join(cells), wrong))
    except csv.Error as error:
        raise _Unreadable(Problem(table.file, reader.line_num, "", "", str(error))) from error
    if heading is None:
        problems.append(Problem(table.file, 1, "", "", _("this file is empty; it needs its heading")))


def _heading_is_sound(table: Table, heading: list[str], problems: list[Problem]) -> bool:
    names = [column.name for column in table.columns]
    before = len(problems)
    for name in names:
        if name not in heading:
            problems.append(Problem(table.file, 1, name, "", _("this column is missing from the heading")))
    for place, name in enumerate(heading):
        if name not in names:
            problems.append(Problem(table.file, 1, name, "", _("this column is not known; is it misspelt?")))
        elif name in heading[:place]:
            problems.append(Problem(table.file, 1, name, "", _("this column stands in the heading twice")))
    return len(problems) == before
