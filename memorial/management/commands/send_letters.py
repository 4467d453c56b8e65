"""Sends what stands in the outbox; for a timer that runs every minute."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from memorial.corrections import deliver


class Command(BaseCommand):
    help = "Sends the letters to families that wait in the outbox. Run it every minute; two at once do no harm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--limit", type=int, default=500, help="at most so many at a time")

    def handle(self, *args: Any, **options: Any) -> None:
        done = deliver(timezone.now(), limit=options["limit"])
        if done.sent or done.later or done.given_up or options["verbosity"] > 1:
            self.stdout.write(f"{done.sent} sent, {done.later} to be tried again, {done.given_up} given up.")
