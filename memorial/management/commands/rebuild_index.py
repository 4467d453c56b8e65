"""`manage.py rebuild_index`: write the name index anew from the names."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from memorial.search import index


class Command(BaseCommand):
    help = "Write the name index anew from the names of the record."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{index.rebuild()} rows written.")
