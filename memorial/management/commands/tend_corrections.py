"""What is owed to senders by itself; for a timer that runs once a day."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from memorial.corrections import tend


class Command(BaseCommand):
    help = "Warns senders, deletes contact data whose time is over, and files no letter names. Run it once a day."

    def handle(self, *args: Any, **options: Any) -> None:
        done = tend(timezone.now())
        self.stdout.write(
            f"{done.settled} brought up to date, {done.warned} warned, {done.erased} erased, {done.swept} files swept."
        )
