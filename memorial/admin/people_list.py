"""The list of people on the desk: found by any form of the name and in that order, each with the reason; narrowed down
by what statements say. Everything a curator may see counts here, published or not.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from memorial.admin.select import EntrySelect
from memorial.models import (
    Camp,
    Citation,
    Event,
    Nationality,
    Person,
    PersonName,
    PersonText,
    Record,
    Source,
    Statement,
)
from memorial.models.person import FATE_KINDS, Fate
from memorial.models.tree import within

#: A list of up to so many entries is offered whole; a longer one completes what is typed.
OFFERED_WHOLE = 150

#: Where more rows than this rest on a source, people are asked for it one by one, in their order, until the page is
#: full; where fewer do, they are gathered first.
MANY = 5000

_STANDING = Statement.objects.exclude(standing="refuted")


class FilteredList(ChangeList):
    """A list whose filters are partly links, partly fields of a form (`EntryFilter`)."""

    @property
    def other_parameters(self) -> list[tuple[str, str]]:
        """What the form of the filters must send along: the search, the order, the filters that are links."""
        chosen = {spec.parameter_name for spec in self.filter_specs if isinstance(spec, EntryFilter)}
        return [(name, value) for name, value in self.params.items() if name not in chosen]


class PeopleList(FilteredList):
    """One page of the list: its people with what their line and columns say, in a fixed number of queries."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        keys = [person.pk for person in self.result_list]
        rows: dict[str, Any] = Person.objects.for_list().in_bulk(keys)
        sources = _sources_of(rows)
        annotated = "why" in self.queryset.query.annotations
        why = dict(self.queryset.filter(pk__in=keys).values_list("pk", "why")) if annotated else {}
        for key, row in rows.items():
            row.why, row.source_count = why.get(key, ""), len(sources[key])
        self.result_list = [rows[key] for key in keys]


def _sources_of(keys: Iterable[str]) -> dict[str, set[int]]:
    """The sources each person's names, statements, texts and records rest on, by the person's id."""
    wanted = list(keys)
    pairs: set[tuple[str, int]] = set()
    for model in (PersonName, Statement, PersonText):
        cited = model.objects.filter(person__in=wanted, citations__isnull=False).order_by()
        pairs |= set(cited.values_list("person", "citations__source"))
    pairs |= set(Record.objects.filter(person__in=wanted).order_by().values_list("person", "source"))
    return {key: {source for person, source in pairs if person == key} for key in wanted}


class EntryFilter(SimpleListFilter, ABC):
    """People of whom something is stated that refers to one entry: a camp, an event."""

    template = "admin/memorial/entry_filter.html"
    model: Any
    #: A field that refers to such entries: its completions are those of the filter.
    field: Any

    def __init__(self, request: HttpRequest, params: dict[str, Any], model: Any, model_admin: Any) -> None:
        self.admin_site = model_admin.admin_site
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return []

    def has_output(self) -> bool:
        return True

    def choices(self, changelist: Any) -> Iterator[Any]:
        yield {"selected": self.value() is None, "query_string": "", "display": ""}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> QuerySet[Person]:
        if not self.value():
            return queryset
        try:
            return self.narrowed(queryset, self._form_field.clean(self.value()))
        except ValidationError as error:
            raise IncorrectLookupParameters(error) from error

    @abstractmethod
    def narrowed(self, people: QuerySet[Person], entry: Any) -> QuerySet[Person]:
        """The people of whom it holds."""

    @cached_property
    def control(self) -> str:
        """The field of the form: its label comes from the template."""
        attributes = {"id": f"filter_{self.parameter_name}"}
        return str(self._form_field.widget.render(self.parameter_name, self.value(), attributes))

    @cached_property
    def _form_field(self) -> forms.ModelChoiceField:  # type: ignore[type-arg]
        entries = self.model.objects.all()
        if issubclass(self.model, Camp):
            entries = entries.select_related("parent")
        few = len(entries.order_by()[: OFFERED_WHOLE + 1].values_list("pk")) <= OFFERED_WHOLE
        widget = forms.Select() if few else EntrySelect(self.field, self.admin_site)
        return forms.ModelChoiceField(entries, required=False, widget=widget, empty_label=_("any"))


class NationalityFilter(EntryFilter):
    title, parameter_name = _("nationality"), "nationality"
    model, field = Nationality, Statement._meta.get_field("nationality")

    def narrowed(self, people: QuerySet[Person], entry: Any) -> QuerySet[Person]:
        return people.filter(pk__in=_STANDING.filter(nationality=entry).values("person"))


class CampFilter(EntryFilter):
    """Of whom a statement speaks of the camp or of one of its sections."""

    title, parameter_name = _("camp"), "camp"
    model, field = Camp, Statement._meta.get_field("camp")

    def narrowed(self, people: QuerySet[Person], entry: Any) -> QuerySet[Person]:
        return people.filter(pk__in=_STANDING.filter(camp__in=within(Camp, entry.pk)).values("person"))


class EventFilter(EntryFilter):
    """Of whom a statement speaks of the event or of one that is part of it."""

    title, parameter_name = _("event"), "event"
    model, field = Event, Statement._meta.get_field("event")

    def narrowed(self, people: QuerySet[Person], entry: Any) -> QuerySet[Person]:
        return people.filter(pk__in=_STANDING.filter(event__in=within(Event, entry.pk)).values("person"))


class SourceFilter(EntryFilter):
    """Of whom anything rests on the source, seen by us or known through it."""

    title, parameter_name = _("source"), "source"
    model, field = Source, Citation._meta.get_field("source")

    def narrowed(self, people: QuerySet[Person], entry: Any) -> QuerySet[Person]:
        citations = Citation.objects.resting_on(entry).values("pk")
        parts = (PersonName, Statement, PersonText)
        gathered: list[QuerySet[Any]] = [model.objects.filter(citations__in=citations).order_by() for model in parts]
        gathered.append(Record.objects.filter(source=entry).order_by())
        if all(rows[:MANY].count() < MANY for rows in gathered):
            first, *others = [rows.values("person") for rows in gathered]
            return people.filter(pk__in=first.union(*others))
        # Asked of one person at a time, from the few citations of that person to the source, never from the many of
        # the source to the person.
        rests = Q(citations__source=entry) | Q(citations__via__source=entry) | Q(citations__via__via__source=entry)
        told = Q(Exists(Record.objects.filter(source=entry, person=OuterRef("pk"))))
        for model in parts:
            told |= Exists(model.objects.filter(rests, person=OuterRef("pk")).order_by())
        return people.filter(told)


class FateFilter(SimpleListFilter):
    """What became of them, as far as a statement says; "not stated" where none does."""

    title, parameter_name = _("fate"), "fate"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return Fate.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Person]) -> QuerySet[Person]:
        if self.value() in FATE_KINDS:
            return queryset.filter(pk__in=_STANDING.filter(kind=self.value()).values("person"))
        if self.value() == Fate.NOT_STATED:
            fates = _STANDING.filter(person=OuterRef("pk"), kind__in=FATE_KINDS)
            return queryset.filter(~Exists(fates))
        return queryset
