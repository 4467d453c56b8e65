"""The wall: every published name, by family name, or by nationality, camp or event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial import search
from memorial.models import Camp, Event, Nationality, Person
from memorial.models.person import PersonQuerySet
from memorial.names import collation_key
from memorial.public.order import by_name
from memorial.public.views.people import page_number

#: So many names stand on one page of the wall.
NAMES = 600
#: A wall in sections shows so many sections, and so many names in each, fewer where there are many sections: those
#: whose turn it is. The rest of a section is a link away.
SECTIONS = 60
IN_SECTION = 60
LEAST_IN_SECTION = 10


@dataclass(frozen=True, slots=True)
class Section:
    """Names that belong together; `more` when there are others, whose turn comes on another day."""

    heading: str
    people: tuple[Person, ...]
    more: bool
    list_query: str


@require_safe
def names(request: HttpRequest) -> HttpResponse:
    """`by` is name, nationality, camp or event; by name the wall has pages and may be opened at a letter."""
    by = request.GET.get("by", "name")
    if by not in ("name", "nationality", "camp", "event"):
        raise Http404(_("The wall cannot be ordered so."))
    people = Person.objects.public()
    context = {"by": by, "total": people.count()}
    if by == "name":
        return render(request, "names/names_wall.html", context | _one_block(request, people))
    sections = list(_sections(by, people))
    shares = any(section.more for section in sections)
    return render(request, "names/names_wall.html", context | {"sections": sections, "shares": shares})


def _one_block(request: HttpRequest, people: PersonQuerySet) -> dict[str, object]:
    letter = request.GET.get("letter", "").strip()[:1]
    if letter and not letter.isalpha():
        raise Http404(_("The wall has no such letter."))
    if letter:
        people = people.under_letter(letter)
    number = page_number(request)
    start = (number - 1) * NAMES
    rows = list(people.order_by("sort_key", "pk").for_wall()[start : start + NAMES + 1])
    if not rows and number > 1:
        raise Http404(_("There is no such page of this list."))
    whole = number == 1 and len(rows) <= NAMES
    return {
        "people": by_name(rows, get_language() or "en") if whole else rows[:NAMES],
        "letter": letter.lower(),
        "letters": search.letters(get_language() or "en"),
        "number": number,
        "previous": number - 1,
        "next": number + 1 if len(rows) > NAMES else None,
    }


def _sections(by: str, people: PersonQuerySet) -> Iterable[Section]:
    language = get_language() or "en"
    entries = _entries(by)[:SECTIONS]
    size = min(IN_SECTION, max(LEAST_IN_SECTION, NAMES // max(1, len(entries))))
    today = timezone.now().date()
    chosen = [(entry, *_of(people, entry).whose_turn(today, size)) for entry in entries]
    rows = Person.objects.for_wall().in_bulk({key for _entry, keys, _more in chosen for key in keys})
    for entry, keys, more in chosen:
        if keys:
            heading = entry.label(language) if isinstance(entry, Nationality) else str(entry)
            yield Section(heading, tuple(by_name((rows[key] for key in keys), language)), more, f"{by}={entry.slug}")


def _entries(by: str) -> list[Nationality | Camp | Event]:
    if by == "nationality":
        language = get_language() or "en"
        return sorted(
            Nationality.objects.all(), key=lambda nationality: collation_key(nationality.label(language), language)
        )
    if by == "camp":
        return list(Camp.objects.public().filter(parent__isnull=True))
    return list(Event.objects.public().filter(parent__isnull=True))


def _of(people: PersonQuerySet, entry: Nationality | Camp | Event) -> PersonQuerySet:
    if isinstance(entry, Nationality):
        return search.narrow(people, search.Filters(nationality=entry))
    if isinstance(entry, Camp):
        return search.narrow(people, search.Filters(camp=entry))
    return search.narrow(people, search.Filters(event=entry))
