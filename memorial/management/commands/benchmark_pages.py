"""`manage.py benchmark_pages`: how long the server takes for each class of page, on this machine and this record."""

from __future__ import annotations

import os
import platform
import statistics
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client

from memorial.models import Camp, Event, Person, Source, Statement

#: What we aim at, in milliseconds at the median.
AIMS = {"person": 10, "people": 25, "people, searched": 25}
_WARM_UP = 3


class Command(BaseCommand):
    help = "Print the server's time (median and 95th percentile) for each class of page."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rounds", type=int, default=40, help="how often each page is asked for (default 40)")

    def handle(self, *args: Any, **options: Any) -> None:
        rounds: int = options["rounds"]
        if rounds < 2:
            raise CommandError("At least two rounds are needed.")
        cores = os.cpu_count()
        self.stdout.write(
            f"{Person.objects.count()} people, {Statement.objects.count()} statements; {connection.vendor}; "
            f"Python {platform.python_version()}, {platform.machine()}, {cores} cores; {rounds} rounds"
        )
        self.stdout.write(f"{'page':<20}{'median ms':>10}{'p95 ms':>10}{'queries':>9}{'kB':>7}{'aim':>6}")
        for name, address in _pages().items():
            times, queries, size = _measure(address, rounds)
            median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
            aim = AIMS.get(name, "")
            self.stdout.write(f"{name:<20}{median:>10.1f}{p95:>10.1f}{queries:>9}{size / 1000:>7.1f}{aim:>6}")


def _pages() -> dict[str, str]:
    """One address of each class: the person, camp, event and source of whom most is said."""
    try:
        person = max(Person.objects.public()[:500], key=lambda one: one.statements.count())
        camp = max(Camp.objects.public(), key=lambda one: one.statements.count())
        event = max(Event.objects.public(), key=lambda one: one.statements.count())
        source = max(Source.objects.public(), key=lambda one: one.citations.count())
    except ValueError as error:
        raise CommandError("The database holds no record yet; run manage.py seed first.") from error
    return {
        "home": "/",
        "people": "/people/",
        "people, searched": f"/people/?q={person.display_name.split()[-1]}",
        "people, filtered": f"/people/?camp={camp.slug}&event={event.slug}",
        "person": person.get_absolute_url(),
        "person.json": f"/people/{person.pk}.json",
        "camps": "/camps/",
        "camp": camp.get_absolute_url(),
        "events": "/events/",
        "event": event.get_absolute_url(),
        "sources": "/sources/",
        "source": source.get_absolute_url(),
    }


def _measure(address: str, rounds: int) -> tuple[list[float], int, int]:
    """Milliseconds of each round, queries of one, bytes of the answer."""
    client = Client(SERVER_NAME="127.0.0.1")
    times = []
    for number in range(_WARM_UP + rounds):
        started = time.perf_counter()
        answer = client.get(address)
        if number >= _WARM_UP:
            times.append((time.perf_counter() - started) * 1000)
    if answer.status_code != 200:
        raise CommandError(f"{address} answered {answer.status_code}.")
    connection.force_debug_cursor = True
    before = len(connection.queries_log)
    client.get(address)
    queries = len(connection.queries_log) - before
    connection.force_debug_cursor = False
    return times, queries, len(answer.content)
