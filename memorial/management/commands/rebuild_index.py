"""`manage.py rebuild_index`: write the name index anew from the names."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from memorial import search

_WIDTH = 30


class Command(BaseCommand):
    help = (
        "Write the name index anew from the names of the record. The site stays searchable meanwhile; what is broken "
        "off goes on where it was when the command is called again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--if-needed", action="store_true", help="only when names or rules ask for it")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["if_needed"] and not search.needs_rebuilding():
            return
        tell = self._tell if options["verbosity"] else lambda progress: None
        forms = search.rebuild(tell)
        if options["verbosity"]:
            self.stdout.write(f"{forms} written forms are in the name index.")

    def _tell(self, progress: search.Progress) -> None:
        """A bar that is drawn over itself where there is a screen, a line at the end of each step elsewhere."""
        whole = progress.done >= progress.total
        if self.stderr.isatty():
            filled = _WIDTH * progress.done // max(1, progress.total)
            bar = "=" * filled + " " * (_WIDTH - filled)
            end = "\n" if whole else "\r"
            self.stderr.write(f"{progress.step:<6}[{bar}] {progress.done} of {progress.total}", ending=end)
        elif whole:
            self.stderr.write(f"{progress.step}: {progress.done} of {progress.total}")
