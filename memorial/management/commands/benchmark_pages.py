"""`manage.py benchmark_pages`: how long the server takes for each class of page, on this machine and this record.

Every page is asked for through the whole stack of handlers and middleware, in this process: no network, no cache in
front. With `--people` the pages are those of a synthetic database of that size, kept in `var/bench/`. The budget is for
the time by the clock on a machine that does nothing else; where the load that is printed says that it did more, the
work of the process itself is the truer number. With SQLite that is everything, with PostgreSQL all but the server's.
"""

from __future__ import annotations

import gzip
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client, override_settings

from memorial import search
from memorial.ingest.synthetic import Occupied, is_synthetic, make
from memorial.management.page_classes import NothingToMeasure, PageClass, desk_pages, public_pages
from memorial.models import Person, Statement

_WARM_UP = 3
_CURATOR = "measuring"
_PLAIN_FILES = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@dataclass(slots=True)
class Measured:
    """Milliseconds of each round: by the clock, of this process's own work, and in the database; questions asked;
    bytes of the answer."""

    page: PageClass
    times: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    queries: int = 0
    size: int = 0
    compressed: int = 0
    status: int = 0

    @property
    def median(self) -> float:
        return statistics.median(self.times)

    @property
    def is_over(self) -> bool:
        return self.median > self.page.budget

    def __str__(self) -> str:
        p95 = statistics.quantiles(self.times, n=20)[-1]
        return (
            f"{self.page.name:<26}{self.median:>8.1f}{p95:>8.1f}{statistics.median(self.work):>8.1f}"
            f"{statistics.median(self.database):>8.1f}"
            f"{self.queries:>9}{self.size / 1000:>8.1f}{self.compressed / 1000:>8.1f}{self.page.budget:>8}"
            f"{'  over' if self.is_over else ''}{'' if self.status == HTTPStatus.OK else f'  answered {self.status}'}"
        )


class Command(BaseCommand):
    help = "Print the server's time (median and 95th percentile) for each class of page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rounds", type=int, default=30, help="how often each page is asked for (default 30)")
        parser.add_argument("--people", type=int, help="measure so many invented people instead, kept in var/bench/")
        parser.add_argument("--only", default="", help="only the pages whose name has this in it")
        parser.add_argument("--enforce", action="store_true", help="fail when a page is over its budget")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["rounds"] < 2:
            raise CommandError("At least two rounds are needed.")
        people: int | None = options["people"]
        if people is not None and not os.environ.get("DATABASE_URL"):
            raise SystemExit(_in_a_database_of_its_own(people))
        if people is not None:
            self._fill(people)
        search.warm()
        with override_settings(STORAGES={**settings.STORAGES, "staticfiles": _PLAIN_FILES}, SECOND_FACTOR=False):
            measured = list(self._measure_all(options["rounds"], options["only"]))
        failed = [f"{one.page.name} answered {one.status}" for one in measured if one.status != HTTPStatus.OK]
        over = [f"{one.page.name} is over its budget" for one in measured if one.is_over and options["enforce"]]
        if failed or over:
            raise CommandError("; ".join([*failed, *over]) + ".")

    def _fill(self, people: int) -> None:
        """The database holds so many invented people, made now unless they are there already."""
        call_command("migrate", verbosity=0)
        if is_synthetic() and Person.objects.count() == people:
            return
        try:
            make(people, tell=lambda made, seconds: self.stderr.write(f"{made} people, {made / seconds:.0f} a second"))
        except Occupied as error:
            raise CommandError("DATABASE_URL holds a record; nobody invented is put beside it.") from error

    def _measure_all(self, rounds: int, only: str) -> Iterable[Measured]:
        synthetic = is_synthetic()
        self.stdout.write(_circumstances(rounds, synthetic))
        self.stdout.write(
            f"{'page':<26}{'median':>8}{'p95':>8}{'work':>8}{'in db':>8}{'queries':>9}{'kB':>8}{'gzip':>8}{'budget':>8}"
        )
        try:
            pages = list(public_pages())
        except NothingToMeasure as error:
            raise CommandError("The database holds no record yet; run manage.py seed first.") from error
        if synthetic:
            pages += desk_pages()
        else:
            self.stderr.write("The curators' desk is measured in synthetic databases only: it needs an account made.")
        for page in pages:
            if only in page.name:
                measured = _measure(page, rounds, _curator() if page.desk else _client())
                self.stdout.write(str(measured))
                self.stdout.flush()
                yield measured


def _in_a_database_of_its_own(people: int) -> int:
    """The same command in a process whose database is the one kept for this size; its exit code."""
    folder = settings.VAR_DIR / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{folder / f'{people}.sqlite3'}"}
    return subprocess.run([sys.executable, *sys.argv], env=environment, check=False).returncode  # noqa: S603


def _circumstances(rounds: int, synthetic: bool) -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT version()" if connection.vendor == "postgresql" else "SELECT 'SQLite ' || sqlite_version()"
        )
        database = cursor.fetchone()[0].split(" (")[0]
    kind = "synthetic: nobody here ever lived" if synthetic else "this record"
    return (
        f"{Person.objects.count()} people, {Statement.objects.count()} statements ({kind}); {database}; "
        f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}; {rounds} rounds; times in milliseconds"
    )


def _client() -> Client:
    return Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)


def _curator() -> Client:
    """Somebody signed in to the desk of a synthetic database."""
    model = get_user_model()
    user = model.objects.filter(username=_CURATOR).first() or model.objects.create_superuser(_CURATOR)
    client = _client()
    client.force_login(user)
    return client


def _measure(page: PageClass, rounds: int, client: Client) -> Measured:
    measured = Measured(page)
    for number in range(_WARM_UP + rounds):
        clock = _Clock()
        with connection.execute_wrapper(clock):
            started, worked = time.perf_counter(), time.process_time()
            answer = client.get(page.address, secure=settings.SECURE_SSL_REDIRECT)
            content = answer.getvalue() if answer.streaming else answer.content
            took, worked = time.perf_counter() - started, time.process_time() - worked
        if number >= _WARM_UP:
            measured.times.append(took * 1000)
            measured.work.append(worked * 1000)
            measured.database.append(clock.seconds * 1000)
    measured.status = answer.status_code
    measured.queries, measured.size, measured.compressed = clock.asked, len(content), len(gzip.compress(content))
    return measured


class _Clock:
    """Counts the questions to the database and the time they take; rows that are fetched later are not in it."""

    def __init__(self) -> None:
        self.asked = 0
        self.seconds = 0.0

    def __call__(self, execute: Callable[..., Any], *args: Any) -> Any:
        started = time.perf_counter()
        try:
            return execute(*args)
        finally:
            self.asked += 1
            self.seconds += time.perf_counter() - started
