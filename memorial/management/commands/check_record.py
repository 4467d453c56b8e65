"""`manage.py check_record`: do the history, the name index and the files of photographs agree with the record?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from memorial import search
from memorial.changes import BrokenChain, verify
from memorial.changes.photographs import photograph_files_without_rows, photographs_without_files


class Command(BaseCommand):
    help = "Verify the hash chain of the history, the name index, and that every photograph has its files."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            length = verify()
        except BrokenChain as error:
            raise CommandError(f"The history was altered: {error}") from error
        differing = search.differing()
        if differing:
            raise CommandError(f"The name index differs for: {', '.join(differing[:20])}. Run manage.py rebuild_index.")
        lost = photographs_without_files()
        if lost:
            raise CommandError(f"Files of photographs are missing: {', '.join(lost[:20])}.")
        self.stdout.write(f"The history is whole ({length} changes); the name index agrees with the names.")
        unnamed = photograph_files_without_rows()
        if unnamed:
            told = f"{len(unnamed)} files of photographs belong to no entry and none of its versions: "
            self.stdout.write(told + ", ".join(unnamed[:20]) + ". Nobody saved them; they can be removed.")
