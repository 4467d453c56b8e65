"""The names to be read aloud: one after another on the screen, or as a list on paper."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from memorial.public.reading import NAMES, ReadingForm, reading

#: How long each name may stand, in seconds, where the reading goes on by itself.
PACES = (5, 8, 12, 20)


@require_safe
def names_reading(request: HttpRequest) -> HttpResponse:
    """The names of this day (UTC) or of `day`, of everybody or by nationality and event; 400 with what cannot be read.

    The page carries all its names: once opened it needs no network, and without a program it is a list in large type.
    """
    form = ReadingForm(request.GET)
    if not form.is_valid():
        return render(request, "names/names_reading.html", {"form": form}, status=400)
    language = get_language() or "en"
    day, filters = form.cleaned_data["day"] or timezone.now().date(), form.filters()
    context = {
        "form": form,
        "day": day,
        "nationality": filters.nationality.label(language) if filters.nationality else "",
        "event": filters.event,
        "reading": reading(filters, day, language, NAMES),
        "paces": PACES,
    }
    return render(request, "names/names_reading.html", context)
