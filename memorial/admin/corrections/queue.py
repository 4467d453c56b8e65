"""The queue: letters that wait, the longest waiting first, and the addresses of everything that is done to one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from memorial import search
from memorial.admin.corrections.files import FileViews
from memorial.admin.corrections.filters import (
    AsksFilter,
    FlaggedFilter,
    HandFilter,
    LanguageFilter,
    StateFilter,
    WhomFilter,
)
from memorial.admin.corrections.lines import FOR_US, Line, age_in_words, lines
from memorial.admin.corrections.quarantine import QuarantineViews
from memorial.admin.corrections.review import ReviewViews
from memorial.admin.entry import SEARCH_READ
from memorial.admin.listing import Listing
from memorial.admin.paging import BoundedPaginator
from memorial.admin.people_list import FilteredList
from memorial.admin.select import EntrySelect
from memorial.changes import DECIDE
from memorial.models import Correction, ProposedChange
from memorial.models.correction import CODE_LENGTH

#: So many characters of a letter that names nobody stand in its line.
BEGINNING = 90
#: So many people found by a name are looked for among the letters.
PEOPLE_LOOKED_FOR = 50


class QueueList(FilteredList):
    """One page of the queue; each letter with its line, in a fixed number of queries."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        for line in lines(self.result_list):
            line.correction.line = line  # type: ignore[attr-defined]

    def url_for_result(self, result: Correction) -> str:
        """Letters are known by their codes."""
        return str(self.model_admin.page_of(result))


class CorrectionAdmin(ReviewViews, QuarantineViews, FileViews, Listing):
    """Letters are made by their senders and decided by verbs. Nothing here is typed into a row."""

    list_display = ("whom", "asks", "waits", "standing", "signs")
    list_display_links = ("whom",)
    list_filter = (StateFilter, LanguageFilter, AsksFilter, WhomFilter, FlaggedFilter, HandFilter)
    paginator = BoundedPaginator
    change_list_template = "admin/corrections/queue.html"
    search_fields = ("code",)
    search_help_text = gettext_lazy("The code of a letter, or the name of whom it is about.")
    ordering = ("received", "pk")

    @property
    def media(self) -> forms.Media:
        """With what the completing filter of the list needs."""
        return super().media + EntrySelect(WhomFilter.field, self.admin_site).media

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Curators of the queue: who may decide what others propose."""
        return bool(request.user.has_perm(f"memorial.{DECIDE}"))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def get_urls(self) -> list[Any]:
        return [
            self.page("", self.changelist_view, "changelist"),
            self.page("next/", self.next_view, "next"),
            self.page("quarantine/", self.quarantine_view, "quarantine"),
            self.page("quarantine/reject/", self.reject_view, "reject"),
            self.page("<slug:code>/change/", self.review_view, "change"),
            self.page("<slug:code>/ask/", self.ask_view, "ask"),
            self.page("<slug:code>/take-up/", self.take_up_view, "take_up"),
            self.page("<slug:code>/set-aside/", self.set_aside_view, "set_aside"),
            self.page("<slug:code>/release/", self.release_view, "release"),
            self.page("<slug:code>/files/<int:number>/", self.file_view, "file"),
            self.page("<slug:code>/files/<int:number>/small/", self.small_view, "file_small"),
        ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[QueueList]:
        return QueueList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Letters from families"), **(extra_context or {})})

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """By code, or by whom it is about: in the record, by any form of the name; or still missing. By no sender."""
        term = search_term.replace("\x00", "").strip()[:SEARCH_READ]
        if not term:
            return queryset, False
        query = search.Query(term, audience=search.Audience.CURATORS)
        people = [hit.person.pk for hit in search.find(query, size=PEOPLE_LOOKED_FOR).items]
        about = ProposedChange.objects.filter(
            Q(person__in=people) | Q(about=ProposedChange.About.MISSING_PERSON, proposed__text__icontains=term)
        )
        found = Q(pk__in=about.values("correction"))
        if len(term) == CODE_LENGTH:
            found |= Q(code=term.lower())
        return queryset.filter(found), False

    def next_view(self, request: HttpRequest) -> HttpResponse:
        """To the letter that has waited longest; with `after`, to the next behind that one."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        after = Correction.objects.filter(code=request.GET.get("after", "").replace("\x00", "")[:CODE_LENGTH]).first()
        following = next_for_us(after)
        if following is None:
            return HttpResponseRedirect(reverse(f"{self.admin_site.name}:memorial_correction_changelist"))
        return HttpResponseRedirect(self.page_of(following))

    def page_of(self, correction: Correction) -> str:
        return reverse(f"{self.admin_site.name}:memorial_correction_change", args=[correction.code])

    def correction(self, request: HttpRequest, code: str) -> Correction:
        """The letter of an address. 403 for who may not see letters, before it is said whether there is one."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = Correction.objects.filter(code=code).first()
        if found is None:
            raise Http404(_("There is no letter of this code."))
        return found

    @admin.display(description=gettext_lazy("about whom"))
    def whom(self, correction: Correction) -> str:
        return _line(correction).whom

    @admin.display(description=gettext_lazy("what it asks for"))
    def asks(self, correction: Correction) -> str:
        """In words; of a letter that names nobody, how it begins."""
        line = _line(correction)
        if line.names_somebody or not line.excerpt:
            return line.asks
        return format_html('<q lang="{}">{}</q>', correction.language, Truncator(line.excerpt).chars(BEGINNING))

    @admin.display(description=gettext_lazy("how long"), ordering="received")
    def waits(self, correction: Correction) -> str:
        return age_in_words(correction, timezone.now())

    @admin.display(description=gettext_lazy("state"))
    def standing(self, correction: Correction) -> str:
        line = _line(correction)
        return f"{line.state} ({line.hand})" if line.hand and correction.is_open else line.state

    @admin.display(description=gettext_lazy("signs"))
    def signs(self, correction: Correction) -> str:
        line = _line(correction)
        said = [line.language]
        if line.files:
            said.append(ngettext("%(count)d file", "%(count)d files", line.files) % {"count": line.files})
        if line.flags:
            told = ngettext("%(count)d flag", "%(count)d flags", len(line.flags))
            said.append(told % {"count": len(line.flags)})
        return ", ".join([*said, correction.code])


def _line(correction: Correction) -> Line:
    line: Line = correction.line  # type: ignore[attr-defined]
    return line


def next_for_us(after: Correction | None) -> Correction | None:
    """The letter that has waited longest for us; with `after`, the first behind it. None when nothing waits."""
    waiting = Correction.objects.filter(state__in=FOR_US).order_by("received", "pk")
    if after is not None:
        behind = Q(received__gt=after.received) | Q(received=after.received, pk__gt=after.pk)
        following = waiting.filter(behind).first()
        if following is not None:
            return following
        waiting = waiting.exclude(pk=after.pk)
    return waiting.first()
