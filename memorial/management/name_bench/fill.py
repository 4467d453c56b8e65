"""Making the database of the bench: people with one name each, in bulk, and their index, measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from memorial.ingest.synthetic.bulk import indexes_later, moment, settle, write
from memorial.management.name_bench import database, index_anew
from memorial.management.name_bench.background import Background, Row
from memorial.management.name_bench.database import Made, Wanted
from memorial.models import NameForm, NameIndex, NamePosting, NameWord, NameWordKey, Person, PersonName
from memorial.models.identifier import ALPHABET, LENGTH
from memorial.models.living import Living
from memorial.names import fold
from memorial.search.index import room_to_write

#: So many people are written together.
_BATCH = 20_000
_PERSON = ("id", "version", "created", "updated", "standing", "living", "display_name", "sort_key")
_NAME = ("id", "person_id", "text", "displayed")
_TABLES = (Person, PersonName, NameWord, NameWordKey, NamePosting, NameForm, NameIndex)


class NotIndexed(Exception):
    """The process that makes the index came to no end; what it said stands above."""


def made(wanted: Wanted, background: Background, targets: list[str], tell: Callable[[str], None]) -> Made:
    """The database as wanted: as it stands if that is it, or else made now. `tell` is told what is being done."""
    standing = database.standing(wanted)
    if standing is not None:
        tell("The database stands complete and is used again.")
        return standing
    database.clear(wanted)
    call_command("migrate", verbosity=0)
    people = _store(background.names(targets), tell)
    settle([Person, PersonName])
    before = database.size()
    build_seconds, peak = _index_anew()
    after = database.size()
    _settle_down()
    index_bytes = after if connection.vendor == "postgresql" else after - before
    found = Made(wanted, people, NameWord.objects.count(), build_seconds, index_bytes, peak)
    database.remember(found)
    return found


def _store(rows: Iterable[Row], tell: Callable[[str], None]) -> int:
    """Everybody with a name, in the order of their ids, so that tables and indexes only grow at their end."""
    people, now = 0, moment()
    with room_to_write(), indexes_later([Person, PersonName]):
        for batch in _batches(rows):
            numbered = list(enumerate(batch, people))
            write(Person, _PERSON, (_person(number, row, now) for number, row in numbered))
            write(PersonName, _NAME, ((number + 1, _id(number), row.name, True) for number, row in numbered))
            people += len(batch)
            if people % (10 * _BATCH) == 0:
                tell(f"{people} people stored")
    return people


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _person(number: int, row: Row, now: object) -> tuple[object, ...]:
    order = fold(f"{row.family} {row.name}" if row.family else row.name)
    return (_id(number), 1, now, now, "published", Living.PRESUMED_DEAD.value, row.name, order)


def _id(number: int) -> str:
    """The permanent id at this place of all ids in their order.

    >>> _id(0), _id(28)
    ('222222', '222232')
    """
    base = len(ALPHABET)
    return "".join(ALPHABET[number // base**place % base] for place in reversed(range(LENGTH)))


def _index_anew() -> tuple[float, int]:
    """Seconds and peak memory in bytes of making the index, in a process that does nothing else."""
    connection.close()
    command = [sys.executable, "-c", index_anew.PROGRAM]
    done = subprocess.run(command, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise NotIndexed
    told = json.loads(done.stdout)
    return told["seconds"], told["peak_rss_bytes"]


def _settle_down() -> None:
    """What a site's database has done some minutes after so many changes: counted its rows, and swept."""
    settle(_TABLES)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
