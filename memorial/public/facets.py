"""What narrows a list down, with how many people each would leave, as links."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from memorial import search
from memorial.models import Camp, Event, Nationality, Role
from memorial.models.person import Fate

#: So many values of each kind are offered, the most frequent first; the filters above the list have them all.
OFFERED = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One value, how many people it would leave, and the parameters of that list."""

    label: str
    people: int
    parameters: str


@dataclass(frozen=True, slots=True)
class Group:
    """The values of one filter."""

    heading: str
    choices: tuple[Choice, ...]


def groups(facets: search.Facets, parameters: QueryDict, language: str) -> tuple[Group, ...]:
    """The filters not in use that would part this list, with their values; at most four questions, for the labels."""
    nationalities = {
        key: (entry.slug, entry.label(language))
        for key, entry in Nationality.objects.in_bulk(_most(facets.nationalities)).items()
    }
    camps = {
        key: (entry.slug, str(entry))
        for key, entry in Camp.objects.public().select_related("parent").in_bulk(_most(facets.camps)).items()
    }
    events = {
        key: (entry.slug, entry.name) for key, entry in Event.objects.public().in_bulk(_most(facets.events)).items()
    }
    roles = {
        key: (entry.slug, entry.label(language)) for key, entry in Role.objects.in_bulk(_most(facets.roles)).items()
    }
    fates = {fate.value: (fate.value, str(fate.label)) for fate in Fate}
    offered = (
        ("nationality", _("Nationality"), facets.nationalities, nationalities),
        ("camp", _("Camp"), facets.camps, camps),
        ("event", _("Event"), facets.events, events),
        ("role", _("Role"), facets.roles, roles),
        ("fate", _("Fate"), facets.fates, fates),
    )
    found = (
        Group(heading, tuple(_choices(name, counts, labels, parameters)))
        for name, heading, counts, labels in offered
        if not parameters.get(name)
    )
    return tuple(group for group in found if any(choice.people < facets.people for choice in group.choices))


def _most(counts: Mapping[int, int]) -> list[int]:
    return sorted(counts, key=lambda key: -counts[key])[:OFFERED]


def _choices(
    name: str,
    counts: Mapping[int, int] | Mapping[str, int],
    labels: Mapping[object, tuple[str, str]],
    parameters: QueryDict,
) -> Iterable[Choice]:
    for key, people in sorted(counts.items(), key=lambda pair: -pair[1])[:OFFERED]:
        if key not in labels:
            continue
        slug, label = labels[key]
        narrowed = parameters.copy()
        narrowed.pop("page", None)
        narrowed[name] = slug
        yield Choice(label, people, narrowed.urlencode())
