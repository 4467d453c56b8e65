"""The classes of page that are measured, each by the address of its heaviest kind in the database at hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.urls import reverse

from memorial.models import (
    Camp,
    Citation,
    Event,
    NamePosting,
    NameWord,
    Nationality,
    Person,
    PersonName,
    Source,
    Statement,
)
from memorial.models.person import Fate
from memorial.models.tree import above

#: What a page may take in the server, in milliseconds at the median.
PUBLIC_BUDGET = 100
DESK_BUDGET = 300


@dataclass(frozen=True, slots=True)
class PageClass:
    """One address, what it stands for, and whether it is the curators'."""

    name: str
    address: str
    desk: bool = False

    @property
    def budget(self) -> int:
        return DESK_BUDGET if self.desk else PUBLIC_BUDGET


class NothingToMeasure(Exception):
    """There is no published person, camp, event or source to ask for."""


def public_pages() -> Iterator[PageClass]:
    """Every class of public page; of camps, events and sources the largest, of people an ordinary and the longest."""
    if not all(model.objects.public().exists() for model in (Person, Camp, Event, Source)):
        raise NothingToMeasure
    longest, ordinary = _longest_person(), _ordinary_person()
    camp, event, source = _largest(Camp, "camp"), _largest(Event, "event"), _largest_source()
    yield PageClass("home", "/")
    yield from _lists(ordinary, camp, event)
    yield PageClass("person, ordinary", ordinary.get_absolute_url())
    yield PageClass("person, longest", longest.get_absolute_url())
    yield PageClass("person.json", f"/people/{ordinary.pk}.json")
    yield PageClass("camps", "/camps/")
    yield PageClass("camp, largest", camp.get_absolute_url())
    yield PageClass("events", "/events/")
    yield PageClass("event, largest", event.get_absolute_url())
    yield PageClass("sources", "/sources/")
    yield PageClass("source, largest", source.get_absolute_url())
    yield PageClass("names", "/names/")
    yield PageClass("names, by camp", "/names/?by=camp")
    yield PageClass("names, by nationality", "/names/?by=nationality")
    yield PageClass("names, read", "/names/reading/")
    yield PageClass("day", "/days/8-1/")


def desk_pages() -> Iterator[PageClass]:
    """The curators' lists and the form of a person."""
    people, camps = reverse("admin:memorial_person_changelist"), reverse("admin:memorial_camp_changelist")
    person = _ordinary_person()
    name = _shared_name()
    yield PageClass("desk: people", people, desk=True)
    yield PageClass("desk: people, filtered", f"{people}?standing__exact=published&living__exact=dead", desk=True)
    yield PageClass("desk: people, drafts", f"{people}?standing__exact=draft", desk=True)
    yield PageClass("desk: people, searched", f"{people}?q={name.text}", desk=True)
    yield PageClass("desk: camps", camps, desk=True)
    yield PageClass("desk: person's form", reverse("admin:memorial_person_change", args=[person.pk]), desk=True)


def _lists(person: Person, camp: Camp, event: Event) -> Iterator[PageClass]:
    """The list of people: plain, narrowed down, and searched for names that hundreds, one or nobody bears."""
    nationality = (
        Nationality.objects.annotate(people=Count("statements")).order_by("-people").values_list("slug", flat=True)[0]
    )
    name = _shared_name()
    other = PersonName.objects.filter(person=name.person_id, displayed=False).exclude(kind="prisoner_number").first()
    yield PageClass("people", "/people/")
    yield PageClass("people, 100th page", "/people/?page=100")
    yield PageClass("people, one filter", f"/people/?nationality={nationality}")
    yield PageClass("people, three filters", f"/people/?nationality={nationality}&camp={camp.slug}&fate={Fate.KILLED}")
    yield PageClass("people, of an event", f"/people/?event={event.slug}&camp={camp.slug}")
    yield PageClass("people, no fate", f"/people/?fate={Fate.NOT_STATED}")
    yield PageClass("people, in years", "/people/?from=1953-06&to=1953-08")
    yield PageClass("people, by letter", f"/people/?letter={person.sort_key[:1]}")
    yield PageClass("search, shared name", f"/people/?q={name.family or name.text}")
    yield PageClass("search, whole name", f"/people/?q={person.display_name}")
    if other is not None:
        yield PageClass("search, other spelling", f"/people/?q={other.family or other.text}")
    yield PageClass("search, beginning", f"/people/?q={(name.family or name.text)[:2]}")
    yield PageClass("search, two words", f"/people/?q={name.text[:3]} {(name.family or name.text)[:3]}")
    yield PageClass("search, nobody", "/people/?q=Nobodyatallbearsthis")


def _longest_person() -> Person:
    told = Statement.objects.filter(person__standing="published").values("person").annotate(number=Count("pk"))
    found = told.order_by("-number", "person").first()
    return Person.objects.public()[0] if found is None else Person.objects.get(pk=found["person"])


def _ordinary_person() -> Person:
    """Somebody of whom about as much is told as of most."""
    some = Person.objects.public().order_by("pk")[:101]
    return sorted(some, key=lambda person: (person.statements.count(), person.pk))[len(some) // 2]


def _shared_name() -> PersonName:
    """The displayed name of one of those whose family name is borne by most."""
    for word in NameWord.objects.order_by("-forms")[:50]:
        posting = NamePosting.objects.filter(word_id=word.pk).order_by("pk").first()
        name = PersonName.objects.filter(pk=posting.name_id, displayed=True).first() if posting else None
        if name is not None and name.family and word.text != name.given.lower():
            return name
    return PersonName.objects.filter(displayed=True)[0]


def _largest(model: type[Any], column: str) -> Any:
    """The published entry of a tree of which, with all below it, most is stated."""
    total: Counter[int] = Counter()
    stated = Statement.objects.filter(**{f"{column}__isnull": False}).values_list(column).annotate(number=Count("pk"))
    for entry, number in stated.order_by():
        for higher in above(model, entry):
            total[higher] += number
    return max(model.objects.public(), key=lambda entry: (total[entry.pk], -entry.pk))


def _largest_source() -> Source:
    cited = dict(Citation.objects.values_list("source").annotate(number=Count("pk")).order_by())
    return max(Source.objects.public(), key=lambda source: (cited.get(source.pk, 0), -source.pk))
