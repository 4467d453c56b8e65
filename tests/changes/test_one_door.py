"""No published record is altered anywhere but behind the one door: the code is walked to see."""

from __future__ import annotations

import ast
from pathlib import Path

from django.conf import settings

PACKAGE = Path(settings.BASE_DIR) / "memorial"
WRITES = {
    "save", "delete", "update", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create",
    "add", "set", "remove", "clear", "execute", "executemany",
}  # fmt: skip
#: Where rows are written: behind the door; the index, which is derived; and what writes something that is no row.
ALLOWED = {
    ("changes", None): "the door itself",
    ("migrations", None): "the shape of the database",
    ("search/index.py", None): "the name index, derived from the names",
    ("search/rebuild.py", None): "the same, all of it",
    ("search/sweep.py", None): "the same, what no name asks for any more",
    ("search/ask.py", "execute"): "reads the name index",
    ("search/limit.py", "execute"): "tells PostgreSQL how long a question may take",
    ("models/change.py", "save"): "refuses to alter history, then stores a new row for the door",
    ("public/machine.py", "execute"): "asks whether the database answers",
    ("accounts", None): "accounts, their second factor and failed logins: nothing of the record",
    ("ingest/synthetic", None): "fills an empty database with invented people, for measuring; refuses any other",
    ("management/commands/benchmark_pages.py", "execute"): "asks which database this is",
    ("management/name_bench", None): "fills a database of its own with invented people, for measuring",
    ("images/decode.py", "save"): "encodes a picture",
    ("models/photograph_files.py", "save"): "writes the files of a photograph",
    ("models/evidence_files.py", None): "writes and discards files of evidence",
    ("models/correction.py", None): "a correction and its steps are no part of the record",
    ("corrections", None): "letters and what became of them; the record itself they alter by `changes.apply`",
}
#: Methods of sets and dictionaries share their names with writes; receivers that are plainly no rows.
NOT_ROWS = {
    "seen", "found", "used", "row", "wanted[related]", "errors", "counted", "digest", "words[number]",
    "found['nationality'][nationality]", "found['camp'][camp]", "found['event'][event]", "found['role'][role]",
    "found['fate'][kind]", "self._names[name]", "self._statements[statement]",
    "by_nationality[nationality]", "seen[place]",
}  # fmt: skip


def calls() -> list[tuple[str, str, str, int]]:
    """(file, method, receiver, line) of every call of a method that could write rows."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
                found.append((name, node.func.attr, ast.unparse(node.func.value), node.lineno))
    return found


def allowed(name: str, method: str) -> bool:
    return any((name == place or name.startswith(f"{place}/")) and only in (None, method) for place, only in ALLOWED)


def test_rows_are_written_behind_the_door_only() -> None:
    elsewhere = [
        f"{name}:{line} {receiver}.{method}()"
        for name, method, receiver, line in calls()
        if not allowed(name, method) and receiver not in NOT_ROWS
    ]
    assert elsewhere == []


def test_the_walk_sees_the_door() -> None:
    assert any(name == "changes/apply.py" and method == "save" for name, method, _receiver, _line in calls())
