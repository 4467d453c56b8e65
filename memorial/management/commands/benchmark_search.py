"""`manage.py benchmark_search`: how well and how fast names are found among so many people; docs/search.md explains.

The database is one of its own, never the site's: the command starts itself anew in it. It is made once, and used
again as long as the same people, the same cases and the same rules are asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from memorial import search
from memorial.management.name_bench import cases, database, fill, hard, hostile, measure, peers, report
from memorial.management.name_bench.background import Background

#: Asked beforehand and not measured: what is asked first finds nothing in memory.
_WARM_UP = 20


class Command(BaseCommand):
    help = "Measure how well and how fast names are found among so many people, in a database of its own."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, required=True, help="among how many people")
        parser.add_argument(
            "--background", type=Path, help="a table of names (tsv, may be packed); else names are invented"
        )
        parser.add_argument("--cases", type=Path, required=True, help="CSV: query, target_full_name, kind ...")
        parser.add_argument("--every", type=int, default=1, metavar="K", help="ask only each K-th case")
        parser.add_argument("--hostile", type=int, default=0, metavar="K", help="ask K hostile queries, too")
        parser.add_argument("--peers", action="store_true", help="measure what else could be used, too")
        parser.add_argument("--json", type=Path, help="write what was measured there")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["people"] < 1 or options["every"] < 1 or options["hostile"] < 0:
            raise CommandError("--people and --every are at least 1, --hostile at least 0.")
        try:
            self._run(**options)
        except cases.Broken as error:
            raise CommandError(str(error)) from error
        except fill.NotIndexed as error:
            raise CommandError("The index could not be made; the database will be made anew.") from error

    def _run(self, **options: Any) -> None:
        every = cases.read(options["cases"])
        background = Background(options["people"], options["background"])
        targets = cases.targets(every)
        wanted = database.Wanted(
            background.people, background.digest, database.digest_of(targets), schema=database.schema()
        )
        if not database.is_its_own(wanted):
            raise SystemExit(_in_a_database_of_its_own(wanted))
        machine = report.machine()
        made = fill.made(wanted, background, targets, self._tell)
        for row in background.rows(_WARM_UP):
            measure.find(row.name)
        search.warm()
        asked = measure.ask(every[:: options["every"]], measure.find, measure.named)
        confused = hard.ask(hard.cases(background.rows(hard.LOOKED_AT)))
        worst = self._hostile(options["hostile"], background) if options["hostile"] else None
        beside = self._peers(every[:: options["every"]], background, targets) if options["peers"] else []
        machine = replace(machine, load_average_after=os.getloadavg())
        measured = report.Measured(database.version(), machine, made, asked, confused, worst, beside)
        for line in report.as_text(measured):
            self.stdout.write(line)
        if options["json"]:
            options["json"].write_text(json.dumps(report.as_json(measured), ensure_ascii=False, indent=2) + "\n")

    def _hostile(self, number: int, background: Background) -> hostile.Worst:
        return hostile.ask(hostile.queries(number, background.rows(hostile.LOOKED_AT)))

    def _peers(self, asked: list[cases.Case], background: Background, targets: list[str]) -> list[Any]:
        url = os.environ.get("MEMORIAL_TEST_DATABASE_URL") or os.environ.get("DATABASE_URL", "")
        server = url if url.startswith("postgres") else ""
        return peers.run(
            lambda: (row.name for row in background.names(targets)), asked, database.folder(), server, self._tell
        )

    def _tell(self, what: str) -> None:
        self.stderr.write(what)


def _in_a_database_of_its_own(wanted: database.Wanted) -> int:
    """The same command in a process whose database is that of the bench; its exit code."""
    try:
        database.provide(wanted)
    except DatabaseError as error:
        # The address may hold a password: it is not quoted.
        raise CommandError(f"The database of DATABASE_URL cannot be used: {str(error).strip()}") from error
    environment = {**os.environ, "DATABASE_URL": database.address(wanted)}
    return subprocess.run([sys.executable, *sys.argv], env=environment, check=False).returncode  # noqa: S603
