"""The files of photographs: their names, and a store that has each of them whole or not at all.

    keep(derived) -> Kept          write the files of a picture, before any row names them
    name_of(key, 640, "webp")      "k7/k7q2xd3m9cbtrwpz4h8v-640.webp" in `store()`

The store is `STORAGES["photographs"]`; any storage of Django's will do that writes whole files and keeps their names.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

from memorial.images import Derived
from memorial.models.identifier import ALPHABET, new_id

KEY_LENGTH = 20
IS_KEY = re.compile(rf"\A[{ALPHABET}]{{{KEY_LENGTH}}}\Z")
#: Endings of the files of each size.
KINDS = ("webp", "jpg")

_IS_NAME = re.compile(rf"\A[{ALPHABET}]{{2}}/(?P<key>[{ALPHABET}]{{{KEY_LENGTH}}})-\d{{1,4}}\.(?:webp|jpg)\Z")


@dataclass(frozen=True, slots=True)
class Kept:
    """The files of one picture: the key that names them, the largest size, every width."""

    key: str
    width: int
    height: int
    widths: tuple[int, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name_of(self.key, width, kind) for width in self.widths for kind in KINDS)


class WholeFiles(FileSystemStorage):
    """Files in a folder, each written beside its place and moved there once it is on the disk."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name asked for: a key drawn by lot is nobody else's."""
        return name

    def _save(self, name: str, content: Any) -> str:
        place = Path(self.path(name))
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
        try:
            with draft.open("xb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            if self.file_permissions_mode is not None:
                draft.chmod(self.file_permissions_mode)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
        _flush_folder(place.parent)
        return name


def store() -> Storage:
    """Where the files lie."""
    return storages["photographs"]


def name_of(key: str, width: int, kind: str) -> str:
    """The name in the store of one file; `kind` is one of `KINDS`."""
    return f"{key[:2]}/{key}-{width}.{kind}"


def keep(derived: Derived) -> Kept:
    """Write every size under a new key. When this returns the files are on the disk. OSError where they cannot be."""
    return write(store(), derived)


def write(place: Storage, derived: Derived) -> Kept:
    """The same for any store of pictures."""
    largest = derived.largest
    widths = tuple(size.width for size in derived.sizes)
    kept = Kept(new_id(KEY_LENGTH), largest.width, largest.height, widths)
    for size in derived.sizes:
        for kind, content in zip(KINDS, (size.webp, size.jpeg), strict=True):
            place.save(name_of(kept.key, size.width, kind), ContentFile(content))
    return kept


def missing(kept: Kept) -> list[str]:
    """The names of its files that are not in the store."""
    return [name for name in kept.names if not store().exists(name)]


def all_names() -> Iterator[tuple[str, str]]:
    """Every file of a photograph in the store: its key and its name."""
    return listed(store(), _IS_NAME)


def listed(place: Storage, is_name: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """Every file in a store whose name is one of ours, by the group `key` of the pattern; other files are left out."""
    try:
        folders, _files = place.listdir("")
    except FileNotFoundError:
        return
    for folder in sorted(folders):
        for name in sorted(place.listdir(folder)[1]):
            found = is_name.match(f"{folder}/{name}")
            if found:
                yield found["key"], f"{folder}/{name}"


def _flush_folder(folder: Path) -> None:
    """A new name is on the disk once its folder is."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
