"""`manage.py check_record`: do the history and the name index agree with the record?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from memorial.changes import BrokenChain, verify
from memorial.search import index


class Command(BaseCommand):
    help = "Verify the hash chain of the history and that the name index agrees with the names."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            length = verify()
        except BrokenChain as error:
            raise CommandError(f"The history was altered: {error}") from error
        differing = index.differing()
        if differing:
            raise CommandError(f"The name index differs for: {', '.join(differing[:20])}. Run manage.py rebuild_index.")
        self.stdout.write(f"The history is whole ({length} changes); the name index agrees with the names.")
