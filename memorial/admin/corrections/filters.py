"""What the queue is narrowed down by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.contrib.admin import SimpleListFilter
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from memorial.admin.corrections.lines import FOR_US, STATES
from memorial.admin.people_list import EntryFilter
from memorial.corrections import Action
from memorial.models import Correction, CorrectionState, Person, ProposedChange, Step

S = CorrectionState


class StateFilter(SimpleListFilter):
    """Where letters stand, with how many there are. Unless somebody asks otherwise: those whose next step is ours."""

    title, parameter_name = gettext_lazy("state"), "state"
    everything, for_us, closed = "all", "for_us", "closed"
    _groups = {
        for_us: FOR_US,
        closed: (S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED, S.PUBLISHED, S.WITHDRAWN),
    }
    _single = (S.APPEALED, S.NEEDS_INFORMATION, S.WAITS_FOR_SECOND, S.REJECTED)

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        self._set_aside = reverse(f"{model_admin.admin_site.name}:memorial_correction_quarantine")
        # Counted along the index of states: the rows are not read.
        by_state = Correction.objects.order_by().values("state").annotate(number=Count("pk"))
        counts = dict(by_state.values_list("state", "number"))
        self._quarantined = counts.get(S.QUARANTINED, 0)

        def said(words: Any, states: tuple[S, ...]) -> str:
            return f"{words} ({sum(counts.get(state, 0) for state in states)})"

        return [
            (self.for_us, said(_("waits for us"), FOR_US)),
            *((state.value, said(STATES[state], (state,))) for state in self._single),
            (self.closed, said(_("answered and closed"), self._groups[self.closed])),
            (self.everything, _("All")),
        ]

    def value(self) -> str:
        return super().value() or self.for_us

    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, title in self.lookup_choices:
            query = changelist.get_query_string({self.parameter_name: value})
            yield {"selected": self.value() == value, "query_string": query, "display": title}
        aside = f"{STATES[S.QUARANTINED]} ({self._quarantined})"
        yield {"selected": False, "query_string": self._set_aside, "display": aside}

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == self.everything:
            return queryset.exclude(state=S.QUARANTINED)
        return queryset.filter(state__in=self._groups.get(self.value(), (self.value(),)))


class LanguageFilter(SimpleListFilter):
    """The language the letter was written in, and is answered in."""

    title, parameter_name = gettext_lazy("language"), "language"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(code, _(name)) for code, name in settings.LANGUAGES]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(language=self.value()) if self.value() else queryset


class AsksFilter(SimpleListFilter):
    """What sort of thing a letter asks for."""

    title, parameter_name = gettext_lazy("what it asks for"), "asks"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return ProposedChange.About.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if not self.value():
            return queryset
        return queryset.filter(Exists(ProposedChange.objects.filter(correction=OuterRef("pk"), about=self.value())))


class WhomFilter(EntryFilter):
    """Letters that speak of one person."""

    title, parameter_name = gettext_lazy("about whom"), "person"
    model, field = Person, ProposedChange._meta.get_field("person")

    def narrowed(self, people: QuerySet[Any], entry: Any) -> QuerySet[Any]:
        return people.filter(pk__in=ProposedChange.objects.filter(person=entry).values("correction"))


class FlaggedFilter(SimpleListFilter):
    """Whether anything seemed odd about it when it came."""

    title, parameter_name = gettext_lazy("what seemed odd"), "flagged"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("yes", _("something")), ("no", _("nothing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() == "yes":
            return queryset.exclude(flags=[])
        return queryset.filter(flags=[]) if self.value() == "no" else queryset


class HandFilter(SimpleListFilter):
    """Who has taken it up, so that two do not read the same letter."""

    title, parameter_name = gettext_lazy("who reads it"), "hand"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("mine", _("I have taken it up")), ("nobody", _("nobody yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        taken = Step.objects.filter(correction=OuterRef("pk"), action=Action.TAKE_UP)
        if self.value() == "mine":
            return queryset.filter(Exists(taken.filter(actor_key=request.user.get_username())))
        return queryset.filter(~Exists(taken)) if self.value() == "nobody" else queryset
