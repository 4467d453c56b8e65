"""People on the desk: names, statements and citations on one page; found by any form of the name."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from memorial import search
from memorial.admin.entry import EntryAdmin, PartInline
from memorial.models import PersonName, PersonText, Record, Statement

#: So many pages of what was found are listed, the closest first; another word narrows it down.
PAGES_OF_HITS = 5


class NameInline(PartInline):
    model = PersonName
    autocomplete_fields = ("citations",)
    fields = (
        ("kind", "displayed"),
        "text",
        ("given", "patronymic", "family"),
        ("script", "language"),
        ("certainty", "how"),
        "citations",
    )


class StatementInline(PartInline):
    model = Statement
    fk_name = "person"
    autocomplete_fields = ("camp", "event", "nationality", "role", "related_person", "citations")
    fields = (
        ("kind", "date"),
        ("camp", "event"),
        ("nationality", "role", "related_person"),
        "text",
        "detail",
        ("certainty", "standing", "reason"),
        "citations",
    )


class TextInline(PartInline):
    model = PersonText
    autocomplete_fields = ("citations",)


class RecordInline(PartInline):
    """The words of sources. They are added, never altered."""

    model = Record
    autocomplete_fields = ("source",)
    can_delete = False


class PersonAdmin(EntryAdmin):
    list_display = ("display_name", "id", "standing", "living", "updated")
    list_filter = ("standing", "living")
    search_fields = ("display_name",)
    fields = ("standing", "withdrawn_reason", "sex", "living", "living_reason", "reason", "version_seen")
    inlines = (NameInline, StatementInline, TextInline, RecordInline)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By any written form of the name, through the same door as the public."""
        if not search_term.strip():
            return queryset, False
        query = search.Query(search_term, audience=search.Audience.CURATORS)
        found = search.find(query)
        hits = list(found.items)
        for number in range(2, min(found.last, PAGES_OF_HITS) + 1):
            hits += search.find(query, number).items
        return queryset.filter(pk__in=[hit.person.pk for hit in hits]), False
