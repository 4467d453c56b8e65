"""Days of remembrance: the calendar, and each day of the year."""

from __future__ import annotations

import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial.public.remembrance import is_day, on_day

#: A year that has every day of the calendar.
_LEAP = 2000


@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Every day of the year, by month."""
    first = datetime.date(_LEAP, 1, 1)
    days = [first + datetime.timedelta(days=number) for number in range(366)]
    months = [(days_of[0], days_of) for days_of in ([day for day in days if day.month == m] for m in range(1, 13))]
    return render(request, "days/calendar.html", {"months": months, "today": timezone.now().date()})


@require_safe
def day(request: HttpRequest, month: int, day: int) -> HttpResponse:
    """Who is remembered on this day; 404 for one that no year has."""
    if not is_day(month, day):
        raise Http404(_("No year has this day."))
    date = datetime.date(_LEAP, month, day)
    context = {
        "date": date,
        "remembered": on_day(month, day, get_language() or "en"),
        "before": date - datetime.timedelta(days=1),
        "after": date + datetime.timedelta(days=1),
    }
    return render(request, "days/day_page.html", context)
