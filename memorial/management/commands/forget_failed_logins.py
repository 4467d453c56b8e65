"""`manage.py forget_failed_logins`: what is kept of failed logins goes after a day; for a timer, once a day."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from memorial.accounts.failures import forget_failures


class Command(BaseCommand):
    help = "Delete what is kept of failed logins, which holds addresses, when it is older than a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hours", type=int, default=24, help="delete what is older than so many hours")

    def handle(self, *args: Any, **options: Any) -> None:
        count = forget_failures(datetime.timedelta(hours=options["hours"]))
        self.stdout.write(f"{count} deleted.")
