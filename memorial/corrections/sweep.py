"""Whether the quarantine and its rows agree: no row without its file, no file without a row but for a day."""

from __future__ import annotations

import datetime

from memorial.corrections import mail_folder
from memorial.models import EvidenceFile, Letter, evidence_files

#: A form may lie open for so long with files already received.
FORM_STAYS_OPEN = datetime.timedelta(days=1)


def rows_without_files() -> list[str]:
    """The names of files that a row names and the store has not. There should be none."""
    return [name for row in EvidenceFile.objects.order_by("pk") for name in evidence_files.missing(row.kept)]


def files_without_rows(now: datetime.datetime, older_than: datetime.timedelta = FORM_STAYS_OPEN) -> list[str]:
    """The names of files no row names: sent with a form that was never finished, or left by a machine that stopped.

    Younger ones are left out: their form may still be open.
    """
    store = evidence_files.store()
    # The files first, then the rows: a letter that arrives in between has its files before its rows.
    old = [(key, name) for key, name in evidence_files.all_names() if store.get_modified_time(name) <= now - older_than]
    named = set(EvidenceFile.objects.values_list("file_key", flat=True)) if old else set()
    return [name for key, name in old if key not in named]


def sweep(now: datetime.datetime, older_than: datetime.timedelta = FORM_STAYS_OPEN) -> list[str]:
    """Delete files without rows, and letters in the folder whose sender's data is gone; returns the former's names."""
    unnamed = files_without_rows(now, older_than)
    for name in unnamed:
        evidence_files.store().delete(name)
    mail_folder.discard(list(Letter.objects.filter(email__isnull=True).values_list("pk", flat=True)))
    return unnamed
