"""The first page: the names, and one search box."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from memorial.models import Person, Record, Source

#: The wall on the first page stays readable; all names are on the way from it.
WALL = 300


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    people = Person.objects.public()
    context = {
        "people": people.order_by("sort_key", "pk").prefetch_related("names")[:WALL],
        "people_count": people.count(),
        "record_count": Record.objects.filter(person__in=people).count(),
        "source_count": Source.objects.public().count(),
    }
    return render(request, "home/home.html", context)
