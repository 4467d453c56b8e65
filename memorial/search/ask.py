"""Questions to the database in plain SQL, the same on SQLite and PostgreSQL.

A search asks half a dozen of them, each for a few rows: what Django needs to put such a question together is more than
the database needs to answer it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

#: So many values are named in one question at the most.
AT_ONCE = 900


def ask(question: str, *values: Sequence[Any]) -> list[Any]:
    """The rows that answer; each `{}` in the question stands for the values of one sequence, none of them empty.

    >>> ask("SELECT id, text FROM memorial_nameword WHERE id IN ({}) LIMIT {}", [7, 12], [1])
    [(7, 'jonas')]
    """
    places = (", ".join(["%s"] * len(its)) for its in values)
    with connection.cursor() as cursor:
        cursor.execute(question.format(*places), [value for its in values for value in its])
        return cursor.fetchall()  # type: ignore[no-any-return]


def ask_in_parts(question: str, values: Sequence[Any]) -> list[Any]:
    """The rows for any number of values, at most `AT_ONCE` of which are named in one question."""
    parts = (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
    return [row for part in parts for row in ask(question, part)]
