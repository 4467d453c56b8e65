"""System checks of the ground the memorial stands on."""

from __future__ import annotations

import os
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection
from django.db.backends.sqlite3.base import Database

#: Releases from 3.7.0 to 3.51.2 can corrupt a WAL database that two connections reset at once.
SAFE_SQLITE = (3, 51, 3)


@register(Tags.database)
def sqlite_is_safe(**_options: Any) -> list[CheckMessage]:
    """Warn of an SQLite with the WAL-reset fault; refuse several web processes on it."""
    if connection.vendor != "sqlite":
        return []
    return judge_sqlite(Database.sqlite_version_info, int(os.environ.get("WEB_CONCURRENCY", "1")))


def judge_sqlite(version: tuple[int, ...], processes: int) -> list[CheckMessage]:
    """What to say of this SQLite library under this many web processes."""
    if version >= SAFE_SQLITE:
        return []
    found = ".".join(map(str, version))
    text = f"SQLite {found} has the WAL-reset fault, mended in 3.51.3."
    hint = "Install the pinned pysqlite3 (requirements.txt), or use PostgreSQL (docs/deploying.md)."
    if processes > 1:
        return [
            Error(f"{text} With {processes} web processes it can damage the record.", hint=hint, id="memorial.E001")
        ]
    return [Warning(text, hint=hint, id="memorial.W001")]
