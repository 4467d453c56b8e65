"""Writing many rows at once, as each database does it fastest: `executemany` on SQLite, `COPY` on PostgreSQL.

Rows are tuples of values as the database stores them; nothing is checked here but by the constraints of the tables.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

#: When every invented entry was "made": a fixed moment, so that the same seed gives the same rows.
MADE = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)

Row = tuple[Any, ...]


def write(model: type[models.Model], columns: Sequence[str], rows: Iterable[Row]) -> None:
    """Store the rows. `columns` are names of columns in the database, in the order of the values.

    Columns that are not named get the default of their field; a number that is the key is given by the database.

    >>> write(Record, ("person_id", "source_id", "locator", "text", "position"), rows)
    """
    quote = connection.ops.quote_name
    others = [
        field
        for field in model._meta.concrete_fields
        if field.column not in columns and not isinstance(field, models.AutoField)
    ]
    tail = tuple(field.get_db_prep_save(field.get_default(), connection) for field in others)
    named = ", ".join(quote(column) for column in (*columns, *(str(field.column) for field in others)))
    table, rows = quote(model._meta.db_table), (row + tail for row in rows)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * (len(columns) + len(tail)))
            insert = f"INSERT INTO {table} ({named}) VALUES ({places})"  # noqa: S608
            cursor.executemany(insert, rows)  # type: ignore[arg-type]


@contextmanager
def indexes_later(tables: Sequence[type[models.Model]]) -> Iterator[None]:
    """Inside, these tables have no indexes but those of their constraints; at the end each is built in one go.

    Everything stands in one transaction: if it breaks off, the indexes are where they were and no row is new.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Else every reference of every row would wait in memory to be checked at the end.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        built = _plain_indexes(cursor, {model._meta.db_table for model in tables})
        for name in built:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
        yield
        for definition in built.values():
            cursor.execute(definition)


def _plain_indexes(cursor: Any, tables: set[str]) -> dict[str, str]:
    """The definition in SQL of each index that upholds no constraint, by name."""
    if connection.vendor == "postgresql":
        cursor.execute("SELECT tablename, indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()")
    else:
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    return {
        name: definition
        for table, name, definition in cursor.fetchall()
        if table in tables and not definition.startswith("CREATE UNIQUE")
    }


def moment() -> Any:
    """`MADE` as this database stores a date and time."""
    return connection.ops.adapt_datetimefield_value(MADE)


def empty(tables: Iterable[type[models.Model]]) -> None:
    """Delete all rows of these tables, in this order."""
    with connection.cursor() as cursor:
        for model in tables:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608


def settle(tables: Sequence[type[models.Model]]) -> None:
    """Let the next numbers follow those written, and the planner know how large the tables are."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
        cursor.execute("ANALYZE")
