"""`manage.py make_synthetic`: an empty database filled with invented people, for measuring."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from memorial.ingest.synthetic import Occupied, make


class Command(BaseCommand):
    help = "Fill an empty database with invented people, for measuring. A database that holds a record is refused."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--people", type=int, required=True, help="how many people to invent")
        parser.add_argument("--seed", type=int, default=1, help="another seed gives other people (default 1)")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["people"] < 1:
            raise CommandError("At least one person is needed.")
        try:
            made = make(options["people"], options["seed"], self._tell if options["verbosity"] else lambda *_: None)
        except Occupied as error:
            raise CommandError(
                "This database holds a record. Invented people are never put beside real ones: set DATABASE_URL or "
                "MEMORIAL_VAR to a place of their own."
            ) from error
        rate = made.people / made.seconds
        self.stdout.write(
            f"{made.people} people, {made.statements} statements in {made.seconds:.0f} s ({rate:.0f} people a second)."
        )

    def _tell(self, made: int, seconds: float) -> None:
        self.stdout.write(f"{made} people, {made / seconds:.0f} a second")
