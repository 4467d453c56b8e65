"""Sources and citations on the desk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from memorial.admin.entry import EntryAdmin
from memorial.admin.select import asks_to_complete
from memorial.models import Change

#: Citations of so many of a curator's last changes are offered first, and so many of them at the most.
CHANGES_LOOKED_AT = 10
OFFERED_FIRST = 12


class SourceAdmin(EntryAdmin):
    #: A web address typed without its scheme is taken to be https.
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("short_title", "best_title", "kind", "priority", "standing", "updated")
    list_filter = ("standing", "kind")
    search_fields = ("authors", "editors", "title", "title_repaired", "slug")
    search_help_text = _("Authors, editors or words of the title.")
    own_fieldsets = (
        (_("The source"), {"fields": ("slug", "kind", "title", ("title_repaired", "repair"), ("authors", "editors"))}),
        (
            _("Where and when"),
            {"fields": ("container", ("publisher", "place"), ("date", "pages"), ("language", "identifiers"))},
        ),
        (_("Where it can be read, and what we may do"), {"fields": ("url", "archived_url", "rights")}),
        (_("For our own work"), {"fields": ("priority", "note")}),
    )


class CitationAdmin(EntryAdmin):
    list_display = ("__str__", "source", "locator", "updated")
    list_select_related = ("source", "via__source", "via__via__source")
    search_fields = ("source__authors", "source__editors", "source__title", "source__title_repaired", "locator")
    search_help_text = _("Authors or title of the source, and the page or note: Kozlov 366.")
    autocomplete_fields = ("source", "via")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """When a field is completed: those the curator used lately first, then the rest as always."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if not asks_to_complete(request):
            return found, duplicates
        lately = used_lately(request.user.pk)
        places = [When(pk=pk, then=Value(place)) for place, pk in enumerate(lately)]
        if places:
            rank = Case(*places, default=Value(len(places)), output_field=IntegerField())
            found = found.annotate(used=rank).order_by("used", "pk")
        return found.select_related(*self.list_select_related), duplicates


def used_lately(user_id: int) -> list[int]:
    """The citations in what this curator changed last, the latest first: numbers, without repetition."""
    changes = Change.objects.filter(actor_id=user_id).order_by("-pk").values_list("before", "after")
    found: dict[int, None] = {}
    for before, after in changes[:CHANGES_LOOKED_AT]:
        known = set(_citations(before)) if before else set()
        # What the change brought in, before what it merely left standing.
        for number in sorted(_citations(after), key=lambda number: number in known):
            found.setdefault(number)
    return list(found)[:OFFERED_FIRST]


def _citations(state: dict[str, Any]) -> Iterator[int]:
    if state["kind"] == "citation":
        yield int(state["key"])
    for rows in state["parts"].values():
        for row in reversed(rows):
            yield from row.get("citations", ())
