"""What PostgreSQL offers: pg_trgm, by a threshold with a GIN index, and the nearest with a GiST index."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from urllib.parse import urlsplit, urlunsplit

from memorial.management.name_bench.peers.peer import SHOWN, plain

try:
    import psycopg
except ImportError:
    psycopg = None  # type: ignore[assignment]

_SUFFIX = "_bench_peers"


class NoServer(Exception):
    """No PostgreSQL that can be used; the message says why."""


class OnPostgreSQL:
    """A database of its own beside the one at the address, with one row a name; dropped at the end."""

    name = ""
    index = ""
    question = ""

    def __init__(self, server: str) -> None:
        if not server:
            raise NoServer("neither MEMORIAL_TEST_DATABASE_URL nor DATABASE_URL names a PostgreSQL server")
        if psycopg is None:
            raise NoServer("psycopg is not installed (requirements-postgres.txt)")
        parts = urlsplit(server)
        self.server, self.own = server, f"{parts.path.strip('/')}{_SUFFIX}"
        try:
            self._on_server(f'DROP DATABASE IF EXISTS "{self.own}"', f'CREATE DATABASE "{self.own}" TEMPLATE template0')
            self.connection = psycopg.connect(urlunsplit(parts._replace(path=f"/{self.own}")), autocommit=True)
        except psycopg.Error as error:
            raise NoServer(str(error).strip().splitlines()[0]) from error
        try:
            self.connection.execute("CREATE EXTENSION pg_trgm")
        except psycopg.Error as error:
            self.close()
            raise NoServer(f"pg_trgm: {str(error).strip().splitlines()[0]}") from error
        version = self.connection.execute("SHOW server_version").fetchone()
        self.database = f"PostgreSQL {str(version and version[0]).split(' ')[0]}"

    def build(self, names: Iterable[str]) -> None:
        self.connection.execute("CREATE TABLE name (id serial PRIMARY KEY, text text NOT NULL, plain text NOT NULL)")
        with self.connection.cursor() as cursor, cursor.copy("COPY name (text, plain) FROM STDIN") as copy:
            for name in names:
                copy.write_row((name, plain(name)))
        self.connection.execute(self.index)
        self.connection.execute("VACUUM ANALYZE name")

    def find(self, text: str) -> list[str]:
        return [name for (name,) in self.connection.execute(self.question, {"text": plain(text)}).fetchall()]

    def size(self) -> int:
        row = self.connection.execute("SELECT pg_total_relation_size('name')").fetchone()
        return int(row[0]) if row else 0

    def close(self) -> None:
        self.connection.close()
        with suppress(psycopg.Error):
            self._on_server(f'DROP DATABASE IF EXISTS "{self.own}"')

    def _on_server(self, *statements: str) -> None:
        with psycopg.connect(self.server, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


class Similar(OnPostgreSQL):
    """Names that share three of ten trigrams, the usual threshold, the most similar first."""

    name = "pg_trgm similarity, GIN"
    index = "CREATE INDEX ON name USING gin (plain gin_trgm_ops)"
    question = (
        f"SELECT text FROM name WHERE plain %% %(text)s ORDER BY similarity(plain, %(text)s) DESC, id LIMIT {SHOWN}"  # noqa: S608
    )


class Nearest(OnPostgreSQL):
    """The names nearest by trigrams, without a threshold."""

    name = "pg_trgm nearest, GiST"
    index = "CREATE INDEX ON name USING gist (plain gist_trgm_ops)"
    question = f"SELECT text FROM name ORDER BY plain <-> %(text)s LIMIT {SHOWN}"  # noqa: S608
