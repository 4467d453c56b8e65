"""The people among whom names are looked for: the rows of a file, or names put together here from syllables."""

from __future__ import annotations

import gzip
import hashlib
import io
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, cast

from memorial.ingest.synthetic.spellings import Tongue, tongues
from memorial.management.name_bench.cases import Broken, same

#: Names put together here: those of this seed.
SEED = 1
_COLUMNS = ("full_name", "surname", "given")
#: Of a hundred invented people so many stand in Cyrillic, family name first, and so many in plain letters.
_CYRILLIC, _PLAIN = 22, 12
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Row:
    """One of the background: the full name as written, and the parts it is made of."""

    name: str
    family: str
    given: str


@dataclass(frozen=True, slots=True)
class Background:
    """So many people, of a file or, without one, invented; always the same ones for the same number."""

    people: int
    path: Path | None = None

    def rows(self, most: int | None = None) -> Iterator[Row]:
        """The first rows; a file that has fewer is begun again. Raises `Broken`."""
        wanted = self.people if most is None else min(most, self.people)
        return _of_file(self.path, wanted) if self.path else _invented(wanted)

    def names(self, targets: list[str]) -> Iterator[Row]:
        """All rows, and after them those of the targets that were not among them."""
        missing = dict.fromkeys(targets)
        for row in self.rows():
            missing.pop(row.name, None)
            yield row
        for target in missing:
            yield Row(target, "", "")

    @property
    def digest(self) -> str:
        """What tells this background from another: of the file its content, of invented people the seed."""
        digest = hashlib.sha256()
        if self.path is None:
            digest.update(f"invented {SEED}".encode())
            return digest.hexdigest()
        try:
            with self.path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    digest.update(chunk)
        except OSError as error:
            raise Broken(f"{self.path} cannot be read: {error.strerror}.") from error
        return digest.hexdigest()


def _of_file(path: Path, wanted: int) -> Iterator[Row]:
    """Rows of a file of columns parted by tabs, first line their names, packed by gzip or not."""
    given = 0
    while given < wanted:
        before = given
        with _opened(path) as lines:
            header = lines.readline().rstrip("\r\n").split("\t")
            missing = [column for column in _COLUMNS if column not in header]
            if missing:
                raise Broken(f"{path}, line 1: no column {', '.join(missing)}.")
            places = [header.index(column) for column in _COLUMNS]
            for number, line in enumerate(lines, 2):
                cells = line.rstrip("\r\n").split("\t")
                if len(cells) != len(header):
                    raise Broken(f"{path}, line {number}: {len(cells)} cells, not {len(header)}.")
                row = Row(*(cells[place] for place in places))
                if not row.name.strip():
                    raise Broken(f"{path}, line {number}: full_name is empty.")
                yield Row(same(row.name), row.family, row.given)
                given += 1
                if given == wanted:
                    return
        if given == before:
            raise Broken(f"{path} has no rows.")


@contextmanager
def _opened(path: Path) -> Iterator[IO[str]]:
    """The lines of a file that may be packed; what goes wrong while they are read is said with its name."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            plain = cast(IO[bytes], gzip.GzipFile(fileobj=file)) if packed else file
            yield io.TextIOWrapper(plain, encoding="utf-8", newline="\n")
    except (OSError, EOFError) as error:
        raise Broken(f"{path} cannot be read: {error}.") from error
    except UnicodeDecodeError as error:
        raise Broken(f"{path} is not UTF-8: {error.reason}.") from error


@cache
def _spoken() -> tuple[Tongue, ...]:
    return tongues(SEED)


def _invented(wanted: int) -> Iterator[Row]:
    chance = random.Random(f"{SEED}:names to look for")  # noqa: S311
    spoken = _spoken()
    shares = [tongue.share for tongue in spoken]
    for _number in range(wanted):
        tongue = chance.choices(spoken, shares)[0]
        given = tongue.given[int(chance.random() * len(tongue.given))]
        family = chance.choices(tongue.families, cum_weights=tongue.weights)[0]
        form = chance.random() * 100
        if form < _CYRILLIC:
            yield Row(f"{family.cyrillic} {given.cyrillic}", family.cyrillic, given.cyrillic)
        elif form < _CYRILLIC + _PLAIN:
            yield Row(f"{given.plain} {family.plain}", family.plain, given.plain)
        else:
            yield Row(f"{given.latin} {family.latin}", family.latin, given.latin)
