"""Pages of words: what this is, how we work, what can be carried away, what is kept of readers, who can use it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from memorial.archive.person import LICENCE
from memorial.models import Change, Person, Record, Source
from memorial.public.contact import contact


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "about/about_page.html")


@require_safe
def method(request: HttpRequest) -> HttpResponse:
    return render(request, "about/about_method.html")


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """What can be carried away, in which forms, under which licence, and how much there is of it."""
    context = {
        "people_count": Person.objects.public().count(),
        "record_count": Record.objects.filter(person__standing="published").count(),
        "source_count": Source.objects.public().count(),
        "changed": Change.objects.order_by("-pk").values_list("made", flat=True).first(),
        "licence": LICENCE,
        "contact": contact(),
    }
    return render(request, "about/data_page.html", context)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of those who read, and of those who work on the record."""
    context = {
        "contact": contact(),
        "contact_days": settings.CONTACT_DAYS,
        "locked_minutes": int(settings.AXES_COOLOFF_TIME.total_seconds() // 60),
        "session_minutes": settings.SESSION_COOKIE_AGE // 60,
    }
    return render(request, "about/privacy_page.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the pages were tested against, what is known to be missing, whom to tell."""
    return render(request, "about/accessibility_page.html", {"contact": contact()})
