"""What SQLite itself offers: LIKE on a column of plain letters, and its full-text index of trigrams."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

from memorial.management.name_bench.peers.peer import SHOWN, plain


class OnSQLite:
    """A database in a file, with one row a name."""

    name = ""
    file = ""
    #: Run before and after the rows are stored.
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    insert = ""

    def __init__(self, folder: Path) -> None:
        self.path = folder / self.file
        self.connection = sqlite3.connect(self.path)
        self.database = f"SQLite {sqlite3.sqlite_version}"
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "mmap_size = 1073741824"):
            self.connection.execute(f"PRAGMA {pragma}")

    def build(self, names: Iterable[str]) -> None:
        for statement in self.before:
            self.connection.execute(statement)
        self.connection.executemany(self.insert, ((name, plain(name)) for name in names))
        for statement in self.after:
            self.connection.execute(statement)
        self.connection.commit()

    def size(self) -> int:
        return self.path.stat().st_size

    def close(self) -> None:
        self.connection.close()

    def _names(self, question: str, values: Iterable[object]) -> list[str]:
        return [name for (name,) in self.connection.execute(question, tuple(values))]


class Like(OnSQLite):
    """Every word typed must stand in the name, in plain letters; the shortest names first."""

    name = "LIKE, plain letters, all words"
    file = "like.sqlite3"
    before = ("CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT, plain TEXT)",)
    insert = "INSERT INTO name (text, plain) VALUES (?, ?)"

    def find(self, text: str) -> list[str]:
        words = plain(text).split()
        if not words:
            return []
        having = " AND ".join("plain LIKE ?" for _word in words)
        question = f"SELECT text FROM name WHERE {having} ORDER BY length(plain), id LIMIT {SHOWN}"  # noqa: S608
        return self._names(question, [f"%{word}%" for word in words])


class Trigrams(OnSQLite):
    """FTS5 with the trigram tokenizer: names that share most of the rarest three-letter pieces, by bm25."""

    name = "FTS5 trigram, bm25"
    file = "trigrams.sqlite3"
    before = ("CREATE VIRTUAL TABLE name USING fts5(text UNINDEXED, plain, tokenize = 'trigram', detail = 'full')",)
    after = ("INSERT INTO name (name) VALUES ('optimize')",)
    insert = "INSERT INTO name (text, plain) VALUES (?, ?)"

    def find(self, text: str) -> list[str]:
        pieces = dict.fromkeys(
            word[place : place + 3] for word in plain(text).split() for place in range(len(word) - 2)
        )
        if not pieces:
            return []
        asked = " OR ".join(f'"{piece}"' for piece in pieces)
        return self._names(f"SELECT text FROM name WHERE plain MATCH ? ORDER BY rank LIMIT {SHOWN}", [asked])  # noqa: S608
