"""Files of evidence: looked at by content, drawn anew or kept as they are, and written before any row names them.

A form that fails keeps the files it has: each goes back to the sender as a sealed line, which the form sends again.
"""

from __future__ import annotations

import datetime
from dataclasses import asdict

from django.core import signing
from django.utils.translation import gettext as _

from memorial import images
from memorial.images import Reason
from memorial.models import Correction, EvidenceFile, ProposedChange, evidence_files
from memorial.models.evidence_files import Received

_SALT = "memorial.corrections.evidence"
#: A file that no row names is swept after a day; the seal is good for as long.
SEALED_FOR = datetime.timedelta(hours=20)
_PDF_HEAD = 1024


class NotTaken(Exception):
    """The file is not taken. The message says why and what to do, in the language in use."""

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


def receive(data: bytes, name: str) -> Received:
    """Look at a file, draw it anew if it is a picture, and put it into the quarantine. Raises `NotTaken`.

    When this returns the files are on the disk; nothing names them yet. `name` is what the sender's file was called.

    >>> receive(Path("birth certificate.jpg").read_bytes(), "birth certificate.jpg").kind
    'picture'
    """
    name = _plain(name)
    if data[:5] == b"%PDF-" or b"%PDF-" in data[:_PDF_HEAD]:
        return _pdf(data, name)
    try:
        return evidence_files.keep_picture(images.derive(data), name, data)
    except images.Refused as refusal:
        raise NotTaken(_why(refusal.reason, data)) from refusal
    except OSError as error:
        raise NotTaken(_cannot_keep()) from error


def seal(received: Received) -> str:
    """The file as a line the form carries, so that it need not be chosen again."""
    return signing.dumps(asdict(received), salt=_SALT, compress=True)


def unseal(line: str) -> Received | None:
    """The file of a line; None when the line is not ours, is old, or its files are gone."""
    try:
        stored = signing.loads(line, salt=_SALT, max_age=SEALED_FOR)
    except signing.BadSignature:
        return None
    received = Received(**{**stored, "widths": tuple(stored["widths"])})
    return None if evidence_files.missing(received) else received


def discard_again(files: tuple[Received, ...]) -> None:
    """Of files that came with a letter we had already, delete those no row names: they were sent a second time."""
    named = set(EvidenceFile.objects.filter(file_key__in=[one.key for one in files]).values_list("file_key", flat=True))
    for one in files:
        if one.key not in named:
            evidence_files.discard(one)


def not_here(files: tuple[Received, ...]) -> list[str]:
    """What is wrong with files that are to be attached: they were swept, or went with another letter; [] when nothing.

    >>> not_here((received,))
    ['This file is no longer here: metrika.jpg. Please choose it again.']
    """
    taken = set(EvidenceFile.objects.filter(file_key__in=[one.key for one in files]).values_list("file_key", flat=True))
    told = _("This file is no longer here: %(name)s. Please choose it again.")
    return [told % {"name": one.name} for one in files if one.key in taken or evidence_files.missing(one)]


def attach(
    correction: Correction, files: tuple[Received, ...], now: datetime.datetime, change: ProposedChange | None = None
) -> list[EvidenceFile]:
    """Give the files their rows, in the transaction of the letter they came with."""
    first = correction.files.count()
    rows = [
        EvidenceFile.of(one, correction=correction, change=change, position=first + place, received=now)
        for place, one in enumerate(files)
    ]
    for row in rows:
        row.save()
    return rows


def _pdf(data: bytes, name: str) -> Received:
    if len(data) > images.MAX_BYTES:
        raise NotTaken(_why(Reason.TOO_LARGE, data))
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:]:
        raise NotTaken(_why(Reason.DAMAGED, data))
    try:
        return evidence_files.keep_pdf(data, name)
    except OSError as error:
        raise NotTaken(_cannot_keep()) from error


def _plain(name: str) -> str:
    """The last part of a path, without what cannot be shown."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(letter for letter in last if letter.isprintable())[:200]


def _cannot_keep() -> str:
    return _("We cannot keep files at the moment. The fault is ours: please try again later, or send the words alone.")


def _why(reason: Reason, data: bytes) -> str:
    """The reason in kind words, with what can be done."""
    if reason is Reason.NOT_ALLOWED and data[4:8] == b"ftyp":
        return _("We cannot open this sort of picture (HEIC). Please save it as JPEG and choose it again.")
    return {
        Reason.EMPTY: _("This file is empty. Please choose it again."),
        Reason.TOO_LARGE: _("This file is larger than 10 MB. Please send a smaller copy, or photograph it in parts."),
        Reason.NOT_ALLOWED: _("We take pictures as JPEG, PNG or WebP, and documents as PDF. This is something else."),
        Reason.TOO_MANY_PIXELS: _("This picture is larger than we can open. Please send a smaller copy."),
        Reason.TOO_TALL: _("This picture is too long for its width. Please send it in parts."),
        Reason.DAMAGED: _("This file could not be opened; it may be damaged. Please save it anew and choose it again."),
        Reason.TOO_HEAVY: _("This picture took too long to open. Please send a smaller or simpler copy."),
        Reason.UNAVAILABLE: _cannot_keep(),
    }[reason]
