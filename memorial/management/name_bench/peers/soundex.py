"""Daitch-Mokotoff soundex over the words of names, as genealogists' databases have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count

from rapidfuzz import fuzz

from memorial.management.name_bench.daitch_mokotoff import codes
from memorial.management.name_bench.peers.on_sqlite import OnSQLite
from memorial.management.name_bench.peers.peer import LOOKED_AT, SHOWN, plain


class SoundsAlike(OnSQLite):
    """Names with most words of the same code; of equals, those most like what was typed, letter by letter.

    A word that may be read in several ways is looked for by all its codes. Initials have none.
    """

    name = "Daitch-Mokotoff soundex"
    file = "soundex.sqlite3"
    before = (
        "CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT, plain TEXT)",
        "CREATE TABLE code (code TEXT, name INTEGER)",
    )
    after = ("CREATE INDEX code_of_name ON code (code, name)", "ANALYZE")

    def build(self, names: Iterable[str]) -> None:
        for statement in self.before:
            self.connection.execute(statement)
        numbers = count(1)
        rows = ((next(numbers), name, plain(name)) for name in names)
        for number, name, letters in rows:
            self.connection.execute("INSERT INTO name VALUES (?, ?, ?)", (number, name, letters))
            self.connection.executemany("INSERT INTO code VALUES (?, ?)", ((code, number) for code in _codes(letters)))
        for statement in self.after:
            self.connection.execute(statement)
        self.connection.commit()

    def find(self, text: str) -> list[str]:
        letters = plain(text)
        words = [codes(word) for word in letters.split() if len(word) > 1]
        if not words:
            return []
        rows = next(filter(None, (self._sharing(words, least) for least in range(len(words), 0, -1))), [])
        likest = sorted(rows, key=lambda row: (-row[2], -fuzz.token_sort_ratio(letters, row[1])))
        return [name for name, _plain, _shared in likest[:SHOWN]]

    def _sharing(self, words: list[tuple[str, ...]], least: int) -> list[tuple[str, str, int]]:
        """Names with at least so many of the words, at most `LOOKED_AT`."""
        one = " UNION ALL ".join(
            f"SELECT DISTINCT name FROM code WHERE code IN ({', '.join('?' * len(word))})"  # noqa: S608
            for word in words
        )
        question = (
            "SELECT name.text, name.plain, shared FROM (SELECT name, count(*) AS shared "  # noqa: S608
            f"FROM ({one}) GROUP BY name HAVING count(*) >= {least} LIMIT {LOOKED_AT}) JOIN name ON name.id = name"
        )
        return self.connection.execute(question, [code for word in words for code in word]).fetchall()


def _codes(letters: str) -> Iterator[str]:
    return iter({code for word in letters.split() if len(word) > 1 for code in codes(word)})
