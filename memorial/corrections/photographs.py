"""A picture that came as evidence becomes a photograph of the record, where its sender has allowed it."""

from __future__ import annotations

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from memorial.corrections.states import NotNow
from memorial.models import EvidenceFile, evidence_files, photograph_files
from memorial.models.identifier import new_id
from memorial.models.photograph_files import KEY_LENGTH, KINDS, Kept, name_of


def take_over(file: EvidenceFile) -> Kept:
    """Copy the files of a picture to the photographs, under another key; the desk gives them their row.

    Raises `NotNow` when it is no picture, or its sender has not allowed that it be shown. What is shown and how is
    decided with the row, as for any photograph; erasing the letter leaves it.
    """
    if file.kind != EvidenceFile.Kind.PICTURE:
        raise NotNow(_("A PDF is evidence for curators; it is not shown."))
    if not file.correction.may_publish_photographs:
        raise NotNow(_("The sender has not allowed that their photographs be shown."))
    kept = Kept(new_id(KEY_LENGTH), file.width, file.height, file.kept.widths)
    for width in kept.widths:
        for kind in KINDS:
            with evidence_files.store().open(name_of(file.file_key, width, kind)) as source:
                photograph_files.store().save(name_of(kept.key, width, kind), ContentFile(source.read()))
    return kept
