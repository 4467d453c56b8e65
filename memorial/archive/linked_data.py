"""A person as schema.org JSON-LD, cut to what is known: no invented days, no invented facts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from memorial import dates
from memorial.archive.person import LICENCE
from memorial.models import Person, Photograph, Statement


def person_as_linked_data(person: Person, origin: str, language: str) -> dict[str, Any]:
    """The person as schema.org `Person`; dates only as precise as known, of statements that are shown and certain.

    Of somebody who may be living: the name only.
    """
    url = origin + person.get_absolute_url()
    name = person.displayed_name
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": url,
        "url": url,
        "identifier": person.pk,
        "name": person.display_name,
        "license": LICENCE,
        "dateModified": person.updated.date().isoformat(),
    }
    if name is not None:
        data |= {key: value for key, value in (("givenName", name.given), ("familyName", name.family)) if value}
    others = [other.text for other in person.public_names if not other.displayed]
    if others:
        data["alternateName"] = others
    if not person.is_protected:
        data |= _stated(person, language)
    pictures = [_picture(photograph, origin) for photograph in person.public_photographs]
    if pictures:
        data["image"] = pictures
    sources = sorted(_sources(person, origin))
    if sources:
        data["subjectOf"] = [{"@type": "CreativeWork", "url": address, "name": title} for address, title in sources]
    return data


def _stated(person: Person, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if person.sex:
        found["gender"] = person.sex
    if born := _certain(person, "born"):
        found["birthDate"] = born
    if died := _certain(person, "killed", "died"):
        found["deathDate"] = died
    nationalities = [
        statement.nationality.label(language) for statement in person.stated("nationality") if statement.nationality
    ]
    if nationalities:
        found["nationality"] = nationalities
    return found


def _picture(photograph: Photograph, origin: str) -> dict[str, Any]:
    """A schema.org `ImageObject`. The licence of the data is not that of the photograph: its rights are said."""
    url = origin + photograph.address()
    said = {
        "@type": "ImageObject",
        "@id": url,
        "contentUrl": url,
        "encodingFormat": "image/jpeg",
        "width": photograph.width,
        "height": photograph.height,
        "description": photograph.alt,
        "caption": photograph.caption,
        "creditText": photograph.credit,
        "copyrightNotice": ". ".join(filter(None, (photograph.get_rights_display(), photograph.rights_note))),
    }
    return {key: value for key, value in said.items() if value}


def _certain(person: Person, *kinds: str) -> str | None:
    """The date of the one statement that is shown and certain, to the precision known."""
    shown: list[Statement] = [s for s in person.stated(*kinds) if s.standing == "shown" and s.certainty == "certain"]
    dated = {statement.date for statement in shown if statement.date}
    return dates.iso(dates.parse(dated.pop())) if len(dated) == 1 else None


def _sources(person: Person, origin: str) -> Iterable[tuple[str, str]]:
    cited: list[Any] = [*person.public_names, *person.public_statements, *person.public_photographs]
    return {
        (origin + citation.source.get_absolute_url(), citation.source.best_title)
        for row in cited
        for citation in row.cited
    }
