"""How long the database may work for one question of a search, whatever is typed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, transaction

#: So many seconds: on SQLite for all that is asked, on PostgreSQL for each question. Hardly any search takes a tenth.
SECONDS = 3.0
#: SQLite looks at the clock after so many steps of its machine: some hundred times a second.
_STEPS = 20_000
#: What PostgreSQL calls a question that was broken off.
_CANCELLED = "57014"


class TookTooLong(Exception):
    """The database was stopped: what was typed asks for too much."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Inside, the database is stopped after so many seconds. Raises `TookTooLong`; nothing else is lost by it.

    >>> with time_limit(3.0):
    ...     search(query)
    """
    with _on_sqlite(seconds) if connection.vendor == "sqlite" else _on_postgresql(seconds):
        yield


@contextmanager
def _on_sqlite(seconds: float) -> Iterator[None]:
    connection.ensure_connection()
    ends, stopped = time.monotonic() + seconds, False

    def is_over() -> bool:
        nonlocal stopped
        stopped = time.monotonic() >= ends
        return stopped

    database = connection.connection
    database.set_progress_handler(is_over, _STEPS)
    try:
        yield
    except OperationalError as error:
        if stopped:
            raise TookTooLong from error
        raise
    finally:
        database.set_progress_handler(None, 0)


@contextmanager
def _on_postgresql(seconds: float) -> Iterator[None]:
    try:
        # What is stopped takes its transaction with it: so it has one of its own.
        is_within = connection.in_atomic_block
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(max(1, round(seconds * 1000)))])
            yield
            if is_within:
                # Its own transaction forgets it at the end; that of others would not.
                cursor.execute("SET LOCAL statement_timeout TO DEFAULT")
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) == _CANCELLED:
            raise TookTooLong from error
        raise
