"""What the desk does with every entry: it writes through the one door, lays before a second person what needs one,
shows the history, and says when two collide.
"""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from memorial.admin.entry_form import EntryForm, state_of
from memorial.admin.history import EntryHistory
from memorial.admin.page import EntryPage
from memorial.admin.preview import EntryPreview
from memorial.admin.rebase import rebased
from memorial.admin.rows import Rows
from memorial.admin.select import EntrySelects
from memorial.changes import (
    Actor,
    Alteration,
    Conflict,
    Invalid,
    NeedsSecond,
    Snapshot,
    apply,
    differences,
    find_entry,
    propose,
    revert,
    snapshot,
)
from memorial.changes.entries import shape_of
from memorial.changes.snapshot import key_of
from memorial.models import Change, Proposal

#: A search of a list is read up to this many characters: every further word would be another condition.
SEARCH_READ = 200


class PartInline(Rows, EntrySelects, admin.StackedInline):  # type: ignore[type-arg]
    """Parts of an entry on its page."""

    show_change_link = False


class EntryAdmin(EntryPage, EntryHistory, EntryPreview, EntrySelects, admin.ModelAdmin):  # type: ignore[type-arg]
    """The page of an entry. Nothing here saves a model: `save_related` hands the whole entry to `changes.apply`."""

    form = EntryForm
    actions = None
    list_per_page = 50
    show_full_result_count = False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Entries are withdrawn, never deleted."""
        return False

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view(self.revert_view)
        own = path("<path:object_id>/history/<int:change_id>/revert/", view, name=f"{name}_revert")
        return [own, *super().get_urls()]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return super().get_search_results(request, queryset, search_term.replace("\x00", "")[:SEARCH_READ])

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; when the door refuses, the same form with its reasons, or the page of the collision."""
        if request.method == "POST" and object_id is not None:
            self._keep_removed_rows(request, object_id)
        try:
            answer = super().changeform_view(request, object_id, form_url, extra_context)
            self._warn_if_stale(request, object_id, answer)
            return answer
        except Conflict as conflict:
            return self._collision(request, conflict)
        except Invalid as refusal:
            request.refused = refusal.messages  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def _keep_removed_rows(self, request: HttpRequest, object_id: str) -> None:
        """Rows that somebody else removed meanwhile become new ones, so that the two versions can be compared."""
        entry = self.get_object(request, object_id)
        if entry is not None and request.POST.get("version_seen") != str(entry.version):
            stored = {
                accessor: getattr(entry, accessor).values_list("pk", flat=True)
                for accessor, _model in shape_of(self.model).parts
            }
            request.POST = rebased(request.POST, stored)  # type: ignore[assignment]

    def _warn_if_stale(self, request: HttpRequest, object_id: str | None, answer: HttpResponse) -> None:
        """A form given back for other reasons may also be behind: say so, before the curator mends it in vain."""
        if request.method != "POST" or object_id is None or answer.status_code != 200:
            return
        entry = self.get_object(request, object_id)
        if entry is not None and request.POST.get("version_seen") != str(entry.version):
            told = _("While you were writing, this entry was changed. Its history says how; please open it anew.")
            messages.warning(request, told)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Nothing yet: the entry and its parts go through the door together."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        state = state_of(form, formsets)
        given = form.cleaned_data
        actor = Actor.from_user(request.user)
        # Contributors read no letters, so they answer none.
        letter = given["answers"] if actor.may_decide else ""
        alteration = Alteration(state, given["version_seen"], actor, given["reason"], letter)
        made = None
        try:
            made = apply(alteration)
        except NeedsSecond as needs:
            request.proposed = propose(needs.alteration)  # type: ignore[attr-defined]
        request.made = made  # type: ignore[attr-defined]
        if made is not None:
            stored = find_entry(Snapshot.from_json(made.after))
            form.instance.pk = stored.pk  # type: ignore[union-attr]

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing was added while it is only proposed."""
        return None if _proposed(request) else super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None if _proposed(request) else super().log_change(request, obj, message)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """What waits has no page of its own yet: its proposal is shown."""
        proposed = _proposed(request)
        if proposed is None:
            return super().response_add(request, obj, post_url_continue)
        self._tell_it_waits(request, proposed)
        return HttpResponseRedirect(self._proposal_address(proposed))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        proposed = _proposed(request)
        if proposed is None:
            return super().response_change(request, obj)
        self._tell_it_waits(request, proposed)
        return HttpResponseRedirect(request.path)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With what waits for a second person already, so that nobody works in vain."""
        entry = kwargs.get("obj")
        if entry is not None:
            waiting = Proposal.objects.waiting().of(shape_of(self.model).kind, key_of(entry))
            context["waiting"] = [(one, self._proposal_address(one)) for one in waiting.defer("state")]
        return super().render_change_form(request, context, *args, **kwargs)

    def _tell_it_waits(self, request: HttpRequest, proposed: Proposal) -> None:
        told = _("This waits for a second curator: {link}. The record is as it was until then.")
        link = format_html('<a href="{}">{}</a>', self._proposal_address(proposed), proposed.label)
        messages.info(request, format_html(told, link=link))

    def _proposal_address(self, proposed: Proposal) -> str:
        return reverse(f"{self.admin_site.name}:memorial_proposal_change", args=[proposed.pk])

    def message_user(self, request: HttpRequest, message: Any, level: int | str = messages.INFO, **kwargs: Any) -> None:
        """What became of the save; where the page said what was already so, that."""
        unchanged = getattr(request, "made", True) is None
        super().message_user(request, _("Nothing was changed.") if unchanged else message, level, **kwargs)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> str:
        made: Change | None = getattr(request, "made", None)
        return made.reason if made is not None else _("Nothing was changed.")

    def revert_view(self, request: HttpRequest, object_id: str, change_id: int) -> HttpResponse:
        """Ask, then return the entry to what it was after one of its changes."""
        entry = self._entry(request, object_id)
        if not self.has_change_permission(request, entry):
            raise PermissionDenied
        change = get_object_or_404(Change.objects.of(shape_of(self.model).kind, key_of(entry)), pk=change_id)
        error = ""
        if request.method == "POST":
            try:
                self._revert(request, change)
                return HttpResponseRedirect(self._address("change", entry))
            except Conflict as conflict:
                return self._collision(request, conflict)
            except ValidationError as refusal:
                error = " ".join(refusal.messages)
            except Invalid as refusal:
                error = " ".join(text for texts in refusal.messages.values() for text in texts)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Return to an earlier version: %(entry)s") % {"entry": entry},
            "opts": self.opts,
            "object": entry,
            "change": change,
            "differences": differences(snapshot(entry), Snapshot.from_json(change.after)),
            "reason": request.POST.get("reason", ""),
            "error": error,
        }
        return TemplateResponse(request, "admin/memorial/revert.html", context, status=400 if error else 200)

    def _revert(self, request: HttpRequest, change: Change) -> None:
        seen = request.POST.get("version_seen", "")
        version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else -1
        reason = EntryForm.declared_fields["reason"].clean(request.POST.get("reason", ""))
        try:
            made = revert(change, version, Actor.from_user(request.user), reason)
        except NeedsSecond as needs:
            proposed = propose(needs.alteration)
            if proposed is not None:
                self._tell_it_waits(request, proposed)
            return
        done = _("The earlier version stands again.") if made else _("Nothing was changed.")
        messages.success(request, done)

    def _collision(self, request: HttpRequest, conflict: Conflict) -> HttpResponse:
        """Both versions side by side. What was typed travels along, and can still be put in its place."""
        proposed = conflict.proposed
        typed = [
            (name, value)
            for name, values in request.POST.lists()
            if name not in ("version_seen", "csrfmiddlewaretoken")
            for value in values
        ]
        context = {
            **self.admin_site.each_context(request),
            "title": _("Somebody else has changed this in the meantime"),
            "opts": self.opts,
            "differences": differences(conflict.current, proposed.state),
            "latest": Change.objects.of(proposed.state.kind, proposed.state.key or "").first(),
            "typed": typed,
            "version": conflict.current_version,
            "address": request.path,
        }
        return TemplateResponse(request, "admin/memorial/conflict.html", context, status=409)

    def _entry(self, request: HttpRequest, object_id: str) -> Any:
        entry = self.get_object(request, object_id)
        if entry is None:
            raise Http404(_("There is no such entry."))
        if not self.has_view_or_change_permission(request, entry):
            raise PermissionDenied
        return entry

    def _address(self, action: str, entry: Any) -> str:
        name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{action}"
        return reverse(name, args=[entry.pk])


def _proposed(request: HttpRequest) -> Proposal | None:
    """What this request has laid before a second person, if anything."""
    return getattr(request, "proposed", None)
