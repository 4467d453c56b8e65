"""The parameters of a list of people, for the page and for whatever else lists people by address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import django_filters
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import forms

from memorial import dates
from memorial.fields import EDTFFormField
from memorial.models import Camp, Event, Nationality, Person, Role, Source
from memorial.models.person import Fate
from memorial.models.source import TITLE_COLUMNS
from memorial.public.choose import Choose
from memorial.search import Filters, Query, Sort, narrow


@dataclass(frozen=True, slots=True)
class Asked:
    """One filter in use, in words, and the parameters of the same list without it."""

    label: str
    value: str
    without: str


_UNKNOWN = {"invalid_choice": _("“%(value)s” is not in this list.")}


def _entry_filter(label: Any, entries: Any) -> django_filters.ModelChoiceFilter:
    """One entry of a short list, by its key in the address."""
    return django_filters.ModelChoiceFilter(
        label=label,
        queryset=entries,
        to_field_name="slug",
        empty_label=_("any"),
        error_messages=_UNKNOWN,
        widget=Choose,
    )


class DateFilter(django_filters.Filter):
    """A day, month or year as people type it; the form gives it back as EDTF."""

    field_class = EDTFFormField


class PersonFilterSet(django_filters.FilterSet):
    """`q nationality camp event fate role source from to letter sort`, each with its label and its check.

    An unknown key is an error of the form, never the whole list: ask `is_valid()` before anything else.
    """

    q = django_filters.CharFilter(
        label=_("Name"),
        widget=forms.TextInput(
            attrs={
                "type": "search",
                "autocomplete": "off",
                "spellcheck": "false",
                "data-suggest": reverse_lazy("suggest"),
                "data-suggest-label": _("Names that may be meant"),
            }
        ),
    )
    nationality = _entry_filter(_("Nationality"), Nationality.objects.all())
    camp = _entry_filter(_("Camp"), Camp.objects.public().select_related("parent").only("slug", "name", "parent__name"))
    event = _entry_filter(_("Event"), Event.objects.public().only("slug", "name"))
    fate = django_filters.ChoiceFilter(
        label=_("Fate"), choices=Fate.choices, empty_label=_("any"), error_messages=_UNKNOWN, widget=Choose
    )
    role = _entry_filter(_("Role"), Role.objects.all())
    source = _entry_filter(_("Source"), Source.objects.public().only("slug", *TITLE_COLUMNS))
    # `from` is a word of Python, and the name of the parameter is a promise to other sites.
    locals()["from"] = DateFilter(label=_("From"), required=False)
    to = DateFilter(label=_("To"), required=False)
    letter = django_filters.CharFilter(label=_("First letter"), max_length=1, widget=forms.HiddenInput)
    sort = django_filters.ChoiceFilter(
        label=_("Order"),
        choices=Sort.choices,
        empty_label=None,
        required=False,
        error_messages=_UNKNOWN,
        widget=Choose,
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def filter_queryset(self, queryset: Any) -> Any:
        """The people the filters let through; the name typed is `search.find`'s affair."""
        return narrow(queryset, self.filters_asked())

    def filters_asked(self) -> Filters:
        """The cleaned parameters as the value `search` takes."""
        given = self.form.cleaned_data
        return Filters(
            nationality=given["nationality"],
            camp=given["camp"],
            event=given["event"],
            role=given["role"],
            source=given["source"],
            fate=given["fate"],
            first_day=dates.parse(given["from"]).earliest if given["from"] else None,
            last_day=dates.parse(given["to"]).latest if given["to"] else None,
            letter=given["letter"],
        )

    def query(self, language: str) -> Query:
        """The whole question, from valid parameters."""
        given = self.form.cleaned_data
        return Query(given["q"], self.filters_asked(), language, Sort(given["sort"] or Sort.RELEVANCE))

    def asked(self) -> tuple[Asked, ...]:
        """The filters in use, the name typed and the order not among them; from valid parameters."""
        found = []
        for name, field in self.form.fields.items():
            value = self.form.cleaned_data.get(name)
            if name in ("q", "sort") or value in (None, ""):
                continue
            label = dict(Fate.choices).get(value, value) if name == "fate" else value
            parameters = self.data.copy()
            parameters.pop(name, None)
            parameters.pop("page", None)
            found.append(Asked(str(field.label), str(label), parameters.urlencode()))
        return tuple(found)
