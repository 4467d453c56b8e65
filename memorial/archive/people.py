"""A list of people as data, row by row: the contract of `/people.csv` and `/people.json` (docs/data-format.md)."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any

from memorial.archive.person import LICENCE
from memorial.models import Person, PersonName, Statement
from memorial.models.line import fate_in_words

#: A spreadsheet runs what begins so; an apostrophe before it makes it text (OWASP, CSV injection).
_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: Tells spreadsheets that the file is UTF-8; without it they spoil every name that is not English.
_BOM = "\ufeff"
#: So many characters are handed on at a time, about.
_PIECE = 32_768


@dataclass(frozen=True, slots=True)
class Dated:
    """When a statement says that something was (EDTF, as recorded), how sure its source is, and how it stands."""

    date: str
    certainty: str
    standing: str

    def __str__(self) -> str:
        """`1920`, `1921 (competing, probable)`."""
        doubts = [word for word in (self.standing, self.certainty) if word not in ("shown", "certain")]
        return f"{self.date} ({', '.join(doubts)})" if doubts else self.date


@dataclass(frozen=True, slots=True)
class Row:
    """What the public may see of one person in one line. The fields, in this order, are the columns of the CSV.

    `fate` is the word of the record (`killed`, ..., `not_stated`; empty of somebody who may be living), `sources` how
    many sources the names and standing statements rest on.
    """

    id: str
    url: str
    name: str
    family: str
    given: str
    patronymic: str
    other_forms: tuple[str, ...]
    nationality: tuple[str, ...]
    born: tuple[Dated, ...]
    died: tuple[Dated, ...]
    fate: str
    fate_in_words: str
    camps: tuple[str, ...]
    events: tuple[str, ...]
    roles: tuple[str, ...]
    sources: int


COLUMNS = tuple(column.name for column in fields(Row))


def rows(people: Sequence[Person], origin: str, language: str) -> list[Row]:
    """The rows of people fetched with `for_list()`; two questions for all of them.

    `origin` is put before every path. Words of controlled lists are in `language`, which is the active one.
    """
    sources = _Sources(people)
    return [_row(person, origin, language, sources) for person in people]


def as_csv(found: Iterable[Row]) -> Iterator[str]:
    """RFC 4180 with a header, every cell in quotation marks, UTF-8 announced by a byte order mark.

    Several values in one cell are parted by `; `. The text comes in pieces of some thousand characters.
    """
    file = io.StringIO()
    write = csv.writer(file, quoting=csv.QUOTE_ALL).writerow
    file.write(_BOM)
    write(COLUMNS)
    for one in found:
        write([_cell(getattr(one, column)) for column in COLUMNS])
        if file.tell() > _PIECE:
            yield file.getvalue()
            file.seek(0)
            file.truncate()
    yield file.getvalue()


def as_json(found: Iterable[Row], about: Mapping[str, Any]) -> Iterator[str]:
    """One JSON object: `licence`, what `about` tells, and `people`, a list of rows; in pieces, as the CSV."""
    head = json.dumps({"licence": LICENCE, **about}, ensure_ascii=False, indent=1)
    pieces, size = [head.removesuffix("\n}") + ',\n "people": ['], 0
    between = "\n"
    for one in found:
        pieces.append(between + json.dumps(asdict(one), ensure_ascii=False))
        between, size = ",\n", size + len(pieces[-1])
        if size > _PIECE:
            yield "".join(pieces)
            pieces, size = [], 0
    yield "".join(pieces) + "\n]}\n"


def _row(person: Person, origin: str, language: str, sources: _Sources) -> Row:
    name, stated = person.displayed_name, person.stated
    standing = [statement for statement in person.public_statements if statement.standing != "refuted"]
    return Row(
        id=person.pk,
        url=origin + person.get_absolute_url(),
        name=person.display_name,
        family=name.family if name else "",
        given=name.given if name else "",
        patronymic=name.patronymic if name else "",
        other_forms=_once(other.text for other in person.public_names if not other.displayed),
        nationality=_once(one.nationality.label(language) for one in stated("nationality") if one.nationality),
        born=_dated(stated("born")),
        died=_dated(stated("killed", "died")),
        fate="" if person.is_protected else person.fate.value,
        fate_in_words="" if person.is_protected else fate_in_words(person, language),
        camps=_once(str(one.camp) for one in stated("held_in", "transferred") if one.camp),
        events=_once(one.event.name for one in standing if one.event),
        roles=_once(one.role.label(language) for one in stated("role") if one.role),
        sources=sources.behind(person.public_names, standing),
    )


class _Sources:
    """On which sources the names and statements of some people rest. What may be seen of them is not decided here."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._names: dict[int, set[int]] = defaultdict(set)
        self._statements: dict[int, set[int]] = defaultdict(set)
        keys = [person.pk for person in people]
        of_names = PersonName.citations.through.objects.filter(personname__person__in=keys)
        for name, source in of_names.values_list("personname_id", "citation__source_id"):
            self._names[name].add(source)
        of_statements = Statement.citations.through.objects.filter(statement__person__in=keys)
        for statement, source in of_statements.values_list("statement_id", "citation__source_id"):
            self._statements[statement].add(source)

    def behind(self, names: Iterable[PersonName], statements: Iterable[Statement]) -> int:
        found = [self._names[name.pk] for name in names] + [self._statements[one.pk] for one in statements]
        return len(set().union(*found))


def _dated(statements: Iterable[Statement]) -> tuple[Dated, ...]:
    """The dates that stand, the one that is shown first."""
    dated = [Dated(one.date, one.certainty, one.standing) for one in statements if one.date]
    return tuple(dict.fromkeys(sorted(dated, key=lambda one: one.standing != "shown")))


def _once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _cell(value: object) -> str:
    text = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULAS) else text
