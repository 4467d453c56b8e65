"""The first page: the names, and one search box."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from memorial.models import Person, Record, Source
from memorial.public.drawing.of import map_of_camps, timeline_of_events
from memorial.public.order import by_name
from memorial.public.remembrance import on_day

#: The wall on the first page stays readable; all names are on the way from it.
WALL = 300
#: So many of those remembered today stand on the first page; the rest on the page of the day.
REMEMBERED = 12


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everybody, while a wall can hold them; then a choice that is the same for all readers of a day (UTC)."""
    today = timezone.now().date()
    people = Person.objects.public()
    count = people.count()
    chosen = people if count <= WALL else people.of_the_day(today, WALL)
    context = {
        "people": by_name(chosen.for_wall(), get_language() or "en"),
        "people_count": count,
        "record_count": Record.objects.count_public(),
        "source_count": Source.objects.public().count(),
        "today": today,
        "chosen": count > WALL,
        "map": map_of_camps(),
        "timeline": timeline_of_events(),
        "remembered": on_day(today.month, today.day, get_language() or "en", REMEMBERED),
    }
    return render(request, "home/home.html", context)
