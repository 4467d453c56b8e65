"""Whether the quarantine and its rows agree; what no row names goes."""

from __future__ import annotations

import datetime
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from memorial.corrections import sweep


class Command(BaseCommand):
    help = "Deletes files of evidence that no letter names, and says which letters lack a file. Exits 1 if one does."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--older-than", type=int, default=24, help="in hours; younger ones may belong to a form")

    def handle(self, *args: Any, **options: Any) -> None:
        swept = sweep.sweep(timezone.now(), datetime.timedelta(hours=options["older_than"]))
        self.stdout.write(f"{len(swept)} files swept.")
        if lacking := sweep.rows_without_files():
            raise CommandError("These files are named and not there: " + ", ".join(lacking))
