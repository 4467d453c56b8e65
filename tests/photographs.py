"""People with photographs, for tests. The photographs show coloured squares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PIL import Image

from memorial.changes import Alteration, apply, snapshot
from memorial.changes.snapshot import blank_row
from memorial.images import derive
from memorial.models import Person, Photograph, photograph_files
from memorial.models.photograph_files import Kept
from tests.builders import ACTOR, a_citation, make_person
from tests.hostile_images import encoded


def use_store(settings: Any, folder: Path) -> None:
    """Keep the files of photographs in this folder while the test runs."""
    own = {**settings.STORAGES["photographs"], "OPTIONS": {"location": folder}}
    settings.STORAGES = {**settings.STORAGES, "photographs": own}


def kept_picture(width: int = 700, height: int = 500, colour: str = "teal") -> Kept:
    """Files of a picture, in the store, of no row yet."""
    return photograph_files.keep(derive(encoded(Image.new("RGB", (width, height), colour))))


def photograph_row(kept: Kept | None = None, **values: Any) -> dict[str, Any]:
    """A photograph with all it needs to be shown, and shown; unless said otherwise."""
    kept = kept or kept_picture()
    told = {
        "alt": "A teal square",
        "caption": "Ona before her house",
        "credit": "Archive of the squares",
        "rights": "public_domain",
        "rights_note": "Published in 1931",
        "date": "1931~",
        "shown": True,
        "citations": [a_citation().pk],
        "file_key": kept.key,
        "width": kept.width,
        "height": kept.height,
        "widths": " ".join(str(width) for width in kept.widths),
    }
    return {"id": None, **blank_row(Photograph, **{**told, **values})}


def make_photographed(*rows: dict[str, Any], **values: Any) -> Person:
    """A published person who is dead, with these photographs; with one that is shown when none is given."""
    person = make_person("Ona Fotografaitė", **values)
    give(person, *(rows or (photograph_row(),)))
    return person


def give(person: Person, *rows: dict[str, Any], **values: Any) -> None:
    """Make these the photographs of the person, and these their values."""
    person.refresh_from_db()
    state = snapshot(person).with_part("photographs", rows).with_values(**values)
    apply(Alteration(state, person.version, ACTOR, "for a test"))
    person.refresh_from_db()


def files_in(folder: Path) -> list[str]:
    """Every file under a folder, by its path in it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def put_away(answer: Any) -> Any:
    """The answer, its file read to the end and shut.

    `answer.close()` would end the connection to the database as well, under the test that goes on.
    """
    if answer.streaming:
        answer.getvalue()
    return answer
