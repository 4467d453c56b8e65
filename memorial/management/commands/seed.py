"""`manage.py seed`: the founding record into an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from memorial.changes import Actor
from memorial.ingest import Refused, bring_in
from memorial.models import Change, Person

FOUNDING_RECORD = settings.BASE_DIR / "fixtures" / "lituanus_2005"


def holds_a_record() -> bool:
    """Whether anything was ever recorded here. A seed never touches such a database."""
    return Person.objects.exists() or Change.objects.exists()


class Command(BaseCommand):
    help = "Bring the founding record into an empty database. A database that holds a record is left as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=FOUNDING_RECORD, help="the record set to bring in")

    def handle(self, *args: Any, **options: Any) -> None:
        if holds_a_record():
            self.stdout.write("The database holds a record already. Nothing was changed.")
            return
        folder: Path = options["folder"]
        actor = Actor.operator(name=f"Import of {folder.name}", key=f"import:{folder.name}")
        reason = "Founding record, published by the import that ships it."
        try:
            report = bring_in(folder, actor, reason, publish=True)
        except Refused as refusal:
            lines = "\n".join(str(problem) for problem in refusal.problems)
            raise CommandError(f"Nothing was stored. Please mend:\n{lines}") from refusal
        self.stdout.write(str(report))
