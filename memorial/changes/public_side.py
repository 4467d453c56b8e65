"""What of an entry the public can read, so that one can tell whether an alteration touches it."""

from __future__ import annotations

from typing import Any

from django.db import models

from memorial.changes.entries import SHAPES, content_fields, many_fields, shape_of
from memorial.changes.snapshot import Snapshot
from memorial.models import Citation, Standing

#: Words of lists are public by nature: the filters of the list of people name every one of them.
PUBLIC_BY_NATURE = ("nationality", "role")

#: Entries whose words are said within the words of others, by the accessor that lists those: a citation names its
#: source and the citation through which it is known, a section of a camp the camp it belongs to.
_SAID_WITHIN = {"source": "citations", "citation": "carried", "camp": "sections"}


def face(state: Snapshot | None) -> Any:
    """What the public finds at the entry's own address, as a value to compare; None when there is nothing.

    Published: everything. A person's address that was merged leads on, and one that was withdrawn says why.
    """
    if state is None:
        return None
    values = state.values
    if values.get("standing") == Standing.PUBLISHED or state.kind in PUBLIC_BY_NATURE:
        return state.as_json()
    if values.get("merged_into"):
        return ("merged", values["merged_into"])
    if state.kind == "person" and values.get("standing") == Standing.WITHDRAWN:
        return ("withdrawn", values["withdrawn_reason"])
    return None


def is_read_elsewhere(entry: models.Model) -> bool:
    """Whether the stored entry's words stand on the page of another entry that is published.

    A page prints what it refers to, published or not: the source in a note, the camp of a statement. People are the
    exception, they are named nowhere before they are published themselves (`models/living.py`).
    """
    kind = shape_of(type(entry)).kind
    if kind == "person":
        return False
    said = _with_those_that_say(entry, _SAID_WITHIN.get(kind))
    return any(_is_printed(model, numbers) for model, numbers in said.items()) or _is_listed(entry)


def _with_those_that_say(entry: models.Model, accessor: str | None) -> dict[type[Any], set[Any]]:
    """The numbers of the entry and of all in whose words its own are said, by model."""
    found: dict[type[Any], set[Any]] = {type(entry): {entry.pk}}
    step: list[Any] = [entry]
    while accessor is not None and step:
        relation: Any = type(step[0])._meta.get_field(accessor)
        model = relation.related_model
        known = found.setdefault(model, set())
        condition = {f"{relation.field.name}__in": [one.pk for one in step]}
        step = [one for one in model._default_manager.filter(**condition).only("pk") if one.pk not in known]
        known.update(one.pk for one in step)
        accessor = _SAID_WITHIN.get(shape_of(model).kind)
    return found


def _is_printed(model: type[Any], numbers: set[Any]) -> bool:
    """Whether anything on a published page refers to one of these entries."""
    return any(
        page._default_manager.filter(**{f"{column.name}__in": numbers, standing: Standing.PUBLISHED}).exists()
        for page, standing in _pages()
        for column in [*content_fields(page), *many_fields(page)]
        if column.related_model is model
    )


def _pages() -> list[tuple[type[Any], str]]:
    """The models whose rows stand on pages of their own or of their owner, each with the path to its standing."""
    found = []
    for shape in SHAPES.values():
        if any(column.name == "standing" for column in shape.model._meta.concrete_fields):
            found.append((shape.model, "standing"))
            found += [(model, f"{shape.kind}__standing") for _accessor, model in shape.parts]
    return found


def _is_listed(entry: models.Model) -> bool:
    """A source's page lists the sources known through it; a citation alone is enough to put one there."""
    if not isinstance(entry, Citation) or entry.via is None:
        return False
    if not (entry.source.is_public and entry.via.source.is_public):
        return False
    same = Citation.objects.filter(source=entry.source_id, via__source=entry.via.source_id)
    return not same.exclude(pk=entry.pk).exists()
