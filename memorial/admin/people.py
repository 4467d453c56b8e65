"""People on the desk: names, statements and citations on one page; found by any form of the name."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, SEARCH_VAR
from django.db.models import Case, CharField, IntegerField, QuerySet, Value, When
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from memorial import dates, search
from memorial.admin.entry import EntryAdmin, PartInline
from memorial.admin.name_pages import NamePages
from memorial.admin.paging import BoundedPaginator
from memorial.admin.people_list import (
    CampFilter,
    EventFilter,
    FateFilter,
    NationalityFilter,
    PeopleList,
    SourceFilter,
)
from memorial.admin.photographs import PhotographInline, TakesPhotographs
from memorial.admin.rows import PartForm
from memorial.admin.select import EntrySelect
from memorial.models import Person, PersonName, PersonText, Record, Statement, wording
from memorial.models.line import line
from memorial.models.statement import VALUE_COLUMNS, VALUES

#: So many of those found are listed, the closest first; another word narrows it down.
HITS_LISTED = 100


class NameForm(PartForm):
    @property
    def sentence(self) -> str:  # type: ignore[override]
        """`Лайчюнас (other spelling)`, and whether it is the one displayed."""
        name: PersonName = self.instance
        said = [] if name.kind == PersonName.Kind.AS_RECORDED else [name.get_kind_display()]
        said += [gettext("displayed")] if name.displayed else []
        said += [] if name.certainty == PersonName.Certainty.ATTESTED else [name.get_certainty_display()]
        return f"{name.text} ({', '.join(said)})" if said else name.text


class NameInline(PartInline):
    model = PersonName
    form = NameForm
    opens = True
    autocomplete_fields = ("citations",)
    fields = (
        "text",
        ("kind", "displayed"),
        ("given", "patronymic", "family"),
        ("script", "language"),
        ("certainty", "how"),
        "citations",
    )


class StatementForm(PartForm):
    """A statement. The script of the page shows the values its kind takes; without it the help of each says so."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kind" not in self.fields:
            return
        taken = {kind: sorted(values.needs | values.may) for kind, values in VALUES.items()}
        self.fields["kind"].widget.attrs |= {
            "data-values": json.dumps(taken),
            "data-columns": json.dumps(VALUE_COLUMNS),
            "data-foreign": gettext("This kind of statement takes no such value. Empty it, or choose another kind."),
        }
        for column in VALUE_COLUMNS:
            self.fields[column].help_text = f"{self.fields[column].help_text} {_kinds_with(column)}"

    @cached_property
    def sentence(self) -> str:
        """`Held in: Camp No. 29, Vorkuta, summer 1953`, and its standing when it is not the one shown."""
        statement: Statement = self.instance
        said = wording.sentence(statement)
        if statement.date:
            when = dates.in_words(dates.parse(statement.date), get_language() or "en")
            said = f"{said}, {when}"
        return said if statement.standing == "shown" else f"{said} – {statement.get_standing_display()}"


def _kinds_with(column: str) -> str:
    """Which kinds of statement take a value in this column, from the table that decides it."""
    said = []
    for told, kinds in (
        (gettext("Needed for: %(kinds)s."), [kind for kind, values in VALUES.items() if column in values.needs]),
        (gettext("Possible for: %(kinds)s."), [kind for kind, values in VALUES.items() if column in values.may]),
    ):
        if kinds:
            said.append(told % {"kinds": ", ".join(str(Statement.Kind(kind).label) for kind in kinds)})
    return " ".join(said)


class StatementInline(PartInline):
    model = Statement
    form = StatementForm
    fk_name = "person"
    autocomplete_fields = ("camp", "event", "nationality", "role", "related_person", "citations")
    fieldsets = (
        (None, {"fields": (("kind", "date"),)}),
        (None, {"fields": VALUE_COLUMNS, "classes": ("values",)}),
        (None, {"fields": ("detail", ("certainty", "standing"), "reason", "citations")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        statements: Any = super().get_queryset(request)
        return statements.with_values()  # type: ignore[no-any-return]


class TextInline(PartInline):
    model = PersonText
    autocomplete_fields = ("citations",)
    fields = ("language", "text", "citations")


class RecordInline(PartInline):
    """The words of sources. They are added, never altered."""

    model = Record
    autocomplete_fields = ("source",)
    fields = (("source", "locator"), "text")
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("source")


class PersonAdmin(NamePages, TakesPhotographs, EntryAdmin):
    list_display = ("display_name", "told_apart_by", "standing", "rests_on", "updated")
    list_filter = ("standing", "living", FateFilter, NationalityFilter, CampFilter, EventFilter, SourceFilter)
    paginator = BoundedPaginator
    change_list_template = "admin/memorial/people_list.html"
    search_fields = ("display_name",)
    search_help_text = _("Any written form of the name, in any alphabet, with or without its marks; or a number.")
    fields = ("standing", "withdrawn_reason", "sex", "living", "living_reason", "reason", "version_seen")
    own_fieldsets = ((_("Living or dead"), {"fields": (("living", "living_reason"), "sex"), "classes": ("after",)}),)
    inlines = (NameInline, StatementInline, TextInline, PhotographInline, RecordInline)

    @property
    def media(self) -> forms.Media:
        """With what the completing filters of the list need."""
        return super().media + EntrySelect(NationalityFilter.field, self.admin_site).media

    @admin.display(description=_("told apart by"))
    def told_apart_by(self, person: Person) -> str:
        return line(person)

    @admin.display(description=_("rests on"))
    def rests_on(self, person: Person) -> str:
        count = int(getattr(person, "source_count", 0))
        return ngettext("%(count)d source", "%(count)d sources", count) % {"count": count}

    @admin.display(description=_("found because"))
    def why(self, person: Person) -> str:
        return capfirst(getattr(person, "why", ""))

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PeopleList]:
        return PeopleList

    def get_list_display(self, request: HttpRequest) -> Any:
        first, *others = super().get_list_display(request)
        return [first, "why", *others] if request.GET.get(SEARCH_VAR, "").strip() else [first, *others]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By any written form of the name, through the same door as the public; the closest first, with the reason."""
        if not search_term.strip():
            return queryset, False
        query = search.Query(search_term, audience=search.Audience.CURATORS)
        hits = search.find(query, size=HITS_LISTED).items
        found = queryset.filter(pk__in=[hit.person.pk for hit in hits])
        if not hits:
            return found, False
        found = found.annotate(
            closeness=Case(
                *(When(pk=hit.person.pk, then=Value(place)) for place, hit in enumerate(hits)),
                output_field=IntegerField(),
            ),
            why=Case(
                *(When(pk=hit.person.pk, then=Value(hit.words)) for hit in hits), output_field=CharField(),
            ),
        )  # fmt: skip
        return (found if ORDER_VAR in request.GET else found.order_by("closeness")), False
