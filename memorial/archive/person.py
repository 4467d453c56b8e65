"""A person as JSON: the contract of `/people/<id>.json`, described in docs/data-format.md."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any

from memorial import dates
from memorial.models import Citation, Person, PersonName, Photograph, Statement, wording

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def person_as_json(person: Person, origin: str, language: str) -> dict[str, Any]:
    """Everything the public may see of a person fetched with `for_page()`, as JSON values.

    `citations` lists each citation once, under its number; names and statements carry theirs whole. `origin` is put
    before every path; words are in `language`.
    """
    numbers: dict[int, dict[str, Any]] = {}
    names = [_name(name, numbers) for name in person.public_names]
    statements = [_statement(statement, numbers, origin, language) for statement in person.public_statements]
    texts = [
        {"language": text.language, "text": text.text, "citations": _citations(text.cited, numbers)}
        for text in person.public_texts
    ]
    photographs = [_photograph(one, numbers, origin, language) for one in person.public_photographs]
    return {
        "id": person.pk,
        "url": origin + person.get_absolute_url(),
        "name": person.display_name,
        "living": person.living,
        "fate": "" if person.is_protected else person.fate.value,
        "names": names,
        "texts": texts,
        "statements": statements,
        "photographs": photographs,
        "citations": list(numbers.values()),
        "updated": person.updated.isoformat(),
        "licence": LICENCE,
    }


def _name(name: PersonName, numbers: dict[int, dict[str, Any]]) -> dict[str, Any]:
    return {
        "text": name.text,
        "kind": name.kind,
        "given": name.given,
        "patronymic": name.patronymic,
        "family": name.family,
        "script": name.script,
        "language": name.language,
        "certainty": name.certainty,
        "how": name.how,
        "displayed": name.displayed,
        "citations": _citations(name.cited, numbers),
    }


def _statement(statement: Statement, numbers: dict[int, dict[str, Any]], origin: str, language: str) -> dict[str, Any]:
    related = statement.related_person
    return {
        "id": statement.pk,
        "kind": statement.kind,
        "text": wording.sentence(statement),
        "value": wording.value(statement),
        "detail": statement.detail,
        "date": _date(statement.date, language),
        "camp": _entry(statement.camp, origin),
        "event": _entry(statement.event, origin),
        "related_person": related
        and {"id": related.pk, "name": str(related), "url": origin + related.get_absolute_url()},
        "certainty": statement.certainty,
        "standing": statement.standing,
        "reason": statement.reason,
        "citations": _citations(statement.cited, numbers),
    }


def _photograph(
    photograph: Photograph, numbers: dict[int, dict[str, Any]], origin: str, language: str
) -> dict[str, Any]:
    return {
        "url": origin + photograph.address(),
        "width": photograph.width,
        "height": photograph.height,
        "alt": photograph.alt,
        "caption": photograph.caption,
        "date": _date(photograph.date, language),
        "credit": photograph.credit,
        "rights": photograph.rights,
        "rights_note": photograph.rights_note,
        "citations": _citations(photograph.cited, numbers),
    }


def _date(text: str, language: str) -> dict[str, str | None] | None:
    if not text:
        return None
    value = dates.parse(text)
    return {
        "edtf": text,
        "earliest": _day(value.earliest),
        "latest": _day(value.latest),
        "words": dates.in_words(value, language),
    }


def _day(ordinal: int) -> str | None:
    """A day as ISO 8601; None for an open end and for years no calendar of ours reaches."""
    if not 1 <= ordinal <= datetime.date.max.toordinal():
        return None
    return datetime.date.fromordinal(ordinal).isoformat()


def _entry(entry: Any, origin: str) -> dict[str, str] | None:
    """A camp or event; one that is not published is named without an address."""
    if entry is None:
        return None
    return {"slug": entry.slug, "name": entry.name, "url": origin + entry.get_absolute_url() if entry.is_public else ""}


def _citations(citations: Iterable[Citation], numbers: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        numbers.setdefault(citation.pk, {"number": len(numbers) + 1, **_citation(citation)}) for citation in citations
    ]


def _citation(citation: Citation) -> dict[str, Any]:
    return {
        "source": citation.source.slug,
        "source_url": citation.source.get_absolute_url(),
        "locator": citation.locator,
        "via": _citation(citation.via) if citation.via else None,
        "text": str(citation),
    }
