"""Which nouns are entries, what their parts are, and how each is named in the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from memorial.models import (
    Camp,
    CampHeadcount,
    CampName,
    CampText,
    CasualtyFigure,
    Citation,
    Event,
    EventText,
    Nationality,
    Official,
    Person,
    PersonName,
    PersonText,
    Photograph,
    Record,
    Role,
    Source,
    Statement,
)


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of entry: its model, the field that names it, and its parts by the accessor that lists them."""

    kind: str
    model: type[Any]
    key_field: str
    parts: tuple[tuple[str, type[Any]], ...] = ()

    def part(self, accessor: str) -> type[Any]:
        return dict(self.parts)[accessor]


SHAPES: dict[str, Shape] = {
    shape.kind: shape
    for shape in (
        Shape("nationality", Nationality, "slug"),
        Shape("role", Role, "slug"),
        Shape("source", Source, "slug"),
        Shape("citation", Citation, "pk"),
        Shape("camp", Camp, "slug", (("names", CampName), ("headcounts", CampHeadcount), ("texts", CampText))),
        Shape("event", Event, "slug", (("texts", EventText), ("officials", Official), ("figures", CasualtyFigure))),
        Shape(
            "person",
            Person,
            "pk",
            (
                ("names", PersonName),
                ("statements", Statement),
                ("texts", PersonText),
                ("records", Record),
                ("photographs", Photograph),
            ),
        ),
    )
}

_BY_MODEL = {shape.model: shape for shape in SHAPES.values()}
_OWNERS = {model: shape for shape in SHAPES.values() for _accessor, model in shape.parts}


def shape_of(model: type[models.Model]) -> Shape:
    """The shape of an entry's model; KeyError for a model that is no entry."""
    return _BY_MODEL[model]


def content_fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """The columns a snapshot holds: everything a curator could have written.

    What is derived or technical is declared `editable=False` in the models; the link of a part to its owner follows
    from where the part stands.
    """
    owner = _OWNERS.get(model)
    return [
        field
        for field in model._meta.concrete_fields
        if (field.editable or field.name == "merged_into")
        and not field.primary_key
        and not (owner is not None and field.related_model is owner.model and field.name == owner.kind)
    ]


def many_fields(model: type[models.Model]) -> list[models.ManyToManyField[Any, Any]]:
    """The lists of other entries a snapshot holds, such as citations."""
    return list(model._meta.many_to_many)
