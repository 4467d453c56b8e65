"""The database of the bench: where it is, whether what stands in it can be used again, and making it empty.

Never the site's: beside a PostgreSQL database `memorial` it is `memorial_bench_search`, in place of anything else a
file in `var/bench/`. The command starts itself anew with DATABASE_URL set to that address. What was made is told by one
row, written last: a database without it was broken off, and is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from django.conf import settings
from django.db import DatabaseError, connection, connections
from django.db.migrations.loader import MigrationLoader

from memorial.models import NameForm, NameIndex, NamePosting, NameWord, NameWordKey
from memorial.names.sounds import RULES

SUFFIX = "_bench_search"
_TABLE = "bench_made"
_INDEX = (NameWord, NameWordKey, NamePosting, NameForm, NameIndex)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must stand in the database: whose names, indexed by which rules, in tables of which migration."""

    people: int
    background: str
    targets: str
    rules: int = RULES
    schema: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What stands there, and what it took to index it. Seconds and bytes."""

    wanted: Wanted
    people: int
    words: int
    build_seconds: float
    index_bytes: int
    peak_rss_bytes: int


def digest_of(texts: Iterable[str]) -> str:
    """What tells these texts from others, whatever their order."""
    return hashlib.sha256("\n".join(sorted(texts)).encode()).hexdigest()


def folder() -> Path:
    """Where files of the bench are kept."""
    path: Path = settings.VAR_DIR / "bench"
    path.mkdir(parents=True, exist_ok=True)
    return path


def address(wanted: Wanted) -> str:
    """The DATABASE_URL of the bench.

    >>> address(Wanted(20_000, "a1b2c3", "d4e5f6"))
    'sqlite:////srv/memorial/var/bench/search-20000-a1b2c3d4e5f6.sqlite3'
    """
    if connection.vendor == "postgresql":
        parts = urlsplit(os.environ["DATABASE_URL"])
        return urlunsplit(parts._replace(path=f"{parts.path.removesuffix(SUFFIX)}{SUFFIX}"))
    return f"sqlite:///{quote(str(_file(wanted)))}"


def is_its_own(wanted: Wanted) -> bool:
    """Whether this process is connected to the database of the bench, and to no other."""
    name = str(connection.settings_dict["NAME"])
    return name.endswith(SUFFIX) if connection.vendor == "postgresql" else name == str(_file(wanted))


def _file(wanted: Wanted) -> Path:
    return folder() / f"search-{wanted.people}-{wanted.background[:6]}{wanted.targets[:6]}.sqlite3"


def provide(wanted: Wanted) -> None:
    """Let there be a database at the address; a file makes itself."""
    if connection.vendor != "postgresql":
        return
    name = urlsplit(address(wanted)).path.removeprefix("/")
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {connection.ops.quote_name(name)} TEMPLATE template0")
    connection.close()


def schema() -> str:
    """The last migration of the memorial's tables."""
    leaves = MigrationLoader(None).graph.leaf_nodes("memorial")
    return " ".join(sorted(name for _app, name in leaves))


def standing(wanted: Wanted) -> Made | None:
    """What stands in the database, if it is whole and what is wanted."""
    try:
        with connection.cursor() as cursor:
            if _TABLE not in connection.introspection.table_names(cursor):
                return None
            cursor.execute(f"SELECT told FROM {_TABLE}")  # noqa: S608
            told = json.loads(cursor.fetchone()[0])
        made = Made(**{**told, "wanted": Wanted(**told["wanted"])})
    except (DatabaseError, KeyError, TypeError, ValueError):
        # Not a database, or of another time: whatever it is, it is not what is wanted.
        return None
    return made if made.wanted == wanted else None


def remember(made: Made) -> None:
    """Say that the database is whole."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {_TABLE} (told text NOT NULL)")
        cursor.execute(f"INSERT INTO {_TABLE} VALUES (%s)", [json.dumps(asdict(made))])  # noqa: S608


def clear(wanted: Wanted) -> None:
    """Take everything out of the database of the bench. Any other is refused."""
    if not is_its_own(wanted):
        raise AssertionError("Only the database of the bench is ever emptied.")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        return
    connections.close_all()
    name = str(connection.settings_dict["NAME"])
    for path in (name, f"{name}-wal", f"{name}-shm"):
        Path(path).unlink(missing_ok=True)


def size() -> int:
    """Bytes of the whole SQLite database, or of the index on PostgreSQL.

    SQLite cannot tell by table without a part it is often built without: of it the difference is taken.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            tables = [model._meta.db_table for model in _INDEX]
            cursor.execute("SELECT sum(pg_total_relation_size(t::regclass)) FROM unnest(%s::text[]) AS t", [tables])
            return int(cursor.fetchone()[0])
        pages = []
        for pragma in ("page_count", "freelist_count", "page_size"):
            cursor.execute(f"PRAGMA {pragma}")
            pages.append(cursor.fetchone()[0])
        return int((pages[0] - pages[1]) * pages[2])


def version() -> str:
    """The database's name and version."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW server_version")
            return f"PostgreSQL {cursor.fetchone()[0].split(' ')[0]}"
        cursor.execute("SELECT sqlite_version()")
        return f"SQLite {cursor.fetchone()[0]}"
