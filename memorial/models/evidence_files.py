"""The quarantine: files of evidence on the disk, by keys drawn by lot. Nothing here is ever served to readers.

A picture is kept in our sizes as JPEG and WebP, as `photograph_files` does, so that one a curator shows can be taken
over as it is; a PDF is kept as it was sent.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from memorial.images import Derived
from memorial.models.identifier import ALPHABET, new_id
from memorial.models.photograph_files import KEY_LENGTH, KINDS, listed, name_of, write

PICTURE, PDF = "picture", "pdf"
_IS_NAME = re.compile(rf"\A[{ALPHABET}]{{2}}/(?P<key>[{ALPHABET}]{{{KEY_LENGTH}}})(?:-\d{{1,4}}\.(?:webp|jpg)|\.pdf)\Z")


@dataclass(frozen=True, slots=True)
class Received:
    """A file that lies in the quarantine. `size` and `digest` (SHA-256) are of what was sent, the latter to know it by
    when it is sent again and never stored; the rest is of a picture's largest size."""

    key: str
    kind: str
    name: str
    size: int
    width: int = 0
    height: int = 0
    widths: tuple[int, ...] = ()
    digest: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the store."""
        if self.kind == PDF:
            return (pdf_name(self.key),)
        return tuple(name_of(self.key, width, kind) for width in self.widths for kind in KINDS)


def store() -> Storage:
    """Where they lie: `STORAGES["evidence"]`."""
    return storages["evidence"]


def pdf_name(key: str) -> str:
    return f"{key[:2]}/{key}.pdf"


def keep_picture(derived: Derived, name: str, data: bytes) -> Received:
    """Write every size of a picture under a new key; when this returns they are on the disk. `data` is what was sent.

    OSError where they cannot be written.
    """
    kept, digest = write(store(), derived), hashlib.sha256(data).hexdigest()
    return Received(kept.key, PICTURE, name, len(data), kept.width, kept.height, kept.widths, digest)


def keep_pdf(data: bytes, name: str) -> Received:
    """Write the PDF under a new key, likewise."""
    received = Received(new_id(KEY_LENGTH), PDF, name, len(data), digest=hashlib.sha256(data).hexdigest())
    store().save(pdf_name(received.key), ContentFile(data))
    return received


def missing(received: Received) -> list[str]:
    """The names of its files that are not in the store."""
    return [name for name in received.names if not store().exists(name)]


def discard(received: Received) -> None:
    """Delete its files; those that are gone already are no trouble."""
    for name in received.names:
        store().delete(name)


def all_names() -> Iterator[tuple[str, str]]:
    """Every file of evidence in the store: its key and its name."""
    return listed(store(), _IS_NAME)
