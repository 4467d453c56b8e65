"""The drawings of the pages: what each asks the database for. One question for a map, two for a timeline."""

from __future__ import annotations

from collections.abc import Collection

from memorial.models import Camp, Event, Person
from memorial.public.drawing import map as maps
from memorial.public.drawing import timeline
from memorial.public.drawing.map import Map
from memorial.public.drawing.timeline import Timeline


def map_of_camps(here: Collection[int] = ()) -> Map | None:
    """All camps of the record, those in `here` marked."""
    return maps.draw(Camp.objects.public().select_related("parent"), here)


def map_of_person(person: Person) -> Map | None:
    """All camps, with those marked where somebody was held, fetched with `for_page()`; None where no camp is told."""
    camps = [row.camp for row in person.stated("held_in", "transferred") if row.camp is not None]
    here = {camp.pk for camp in camps if camp.is_public}
    return map_of_camps(here) if here else None


def timeline_of_events(here: Collection[int] = ()) -> Timeline | None:
    """All events of the record, those in `here` marked."""
    return timeline.draw(Event.objects.public().with_camps(), here)


def timeline_of_person(person: Person) -> Timeline | None:
    """All events, with those marked of which somebody's statements speak, fetched with `for_page()`; None for none."""
    told = (row.event for row in person.public_statements if row.standing != "refuted" and row.event is not None)
    here = {event.pk for event in told if event.is_public}
    return timeline_of_events(here) if here and not person.is_protected else None
