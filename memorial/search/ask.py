"""Questions to the database in plain SQL, the same on SQLite and PostgreSQL.

A search asks half a dozen of them, each for a few rows: what Django needs to put such a question together is more than
the database needs to answer it.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

#: So many values are named in one question at the most.
AT_ONCE = 900


def ask(question: str, *values: Any) -> list[Any]:
    """The rows that answer. Each `%s` stands for a value, each `IN %s` for one of a list, which is not empty.

    >>> ask("SELECT id, text FROM memorial_nameword WHERE id IN %s LIMIT %s", [7, 12], 1)
    [(7, 'jonas')]
    """
    asked, given = _as_array(question, values) if connection.vendor == "postgresql" else _one_by_one(question, values)
    with connection.cursor() as cursor:
        cursor.execute(asked, given)
        return cursor.fetchall()  # type: ignore[no-any-return]


def ask_in_parts(question: str, values: list[Any]) -> list[Any]:
    """The rows for a list of any length, at most `AT_ONCE` of which are named in one question."""
    parts = (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
    return [row for part in parts for row in ask(question, part)]


def _as_array(question: str, values: tuple[Any, ...]) -> tuple[str, list[Any]]:
    """PostgreSQL reads one array faster than hundreds of values."""
    return question.replace("IN %s", "= ANY(%s)"), list(values)


def _one_by_one(question: str, values: tuple[Any, ...]) -> tuple[str, list[Any]]:
    first, *rest = question.split("%s")
    lists = [value if isinstance(value, list) else [value] for value in values]
    places = (
        f"({', '.join(['%s'] * len(its))})" if isinstance(value, list) else "%s"
        for value, its in zip(values, lists, strict=True)
    )
    asked = first + "".join(place + piece for place, piece in zip(places, rest, strict=True))
    return asked, [one for its in lists for one in its]
