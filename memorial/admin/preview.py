"""An entry as the public will see it, before anything is stored.

What is typed is made in a rehearsal, a transaction that is always rolled back; in it the entry's own public page is
asked for at its address, as a visitor would, and answers. So the preview cannot differ from the page, and the desk
need not know how pages are made.
"""

from __future__ import annotations

import re
from typing import Any

from django.contrib.admin.utils import flatten_fieldsets
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.forms import all_valid
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import get_script_prefix, path, resolve
from django.utils.html import escape
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from memorial.admin.entry_form import state_of
from memorial.admin.refusal import Problem, problems
from memorial.changes import Actor, Alteration, Invalid, Snapshot, rehearse, snapshot
from memorial.models import Standing

#: Headers of the curator's request that would make the public page answer for the curator, or not at all.
_OWN = ("HTTP_COOKIE", "HTTP_AUTHORIZATION", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE")


class EntryPreview:
    """For the admin of an entry that has a page of its own."""

    admin_site: Any
    opts: Any
    model: Any

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_preview"
        view = self.admin_site.admin_view(self.preview_view)
        own = [
            path("add/preview/", view, {"object_id": None}, name=f"{name}_new"),
            path("<path:object_id>/preview/", view, name=name),
        ]
        return [*(own if self.has_page else ()), *super().get_urls()]  # type: ignore[misc]

    @property
    def has_page(self) -> bool:
        """Whether the public has a page of it: citations and words of lists have none."""
        return hasattr(self.model, "get_absolute_url")

    def preview_view(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        """The page of what is typed (POST of the form) or of what is stored (GET). Nothing is kept."""
        entry = self._entry(request, object_id) if object_id is not None else None  # type: ignore[attr-defined]
        if request.method == "POST":
            self._check_may_write(request, entry)
            state, wrong = self._typed(request, entry)
        elif entry is not None:
            state, wrong = snapshot(entry), []
        else:
            raise Http404(_("There is nothing to show yet."))
        if state is None:
            return self._not_yet(request, entry, wrong)
        try:
            return preview_of(request, state, entry.version if entry is not None else 0)
        except Invalid as refusal:
            told = [Problem(capfirst(place), text, "") for place, texts in refusal.messages.items() for text in texts]
            return self._not_yet(request, entry, told)

    def _check_may_write(self, request: HttpRequest, entry: Any) -> None:
        may = (
            self.has_change_permission(request, entry)  # type: ignore[attr-defined]
            if entry is not None
            else self.has_add_permission(request)  # type: ignore[attr-defined]
        )
        if not may:
            raise PermissionDenied

    def _typed(self, request: HttpRequest, entry: Any) -> tuple[Snapshot | None, list[Problem]]:
        """The entry as the form says it should be, or what is wrong with the form. A reason is not asked for."""
        sent = request.POST.copy()
        sent["reason"] = "preview"
        sent["version_seen"] = str(entry.version if entry is not None else 0)
        request.POST = sent  # type: ignore[assignment]
        fieldsets = self.get_fieldsets(request, entry)  # type: ignore[attr-defined]
        form_class = self.get_form(  # type: ignore[attr-defined]
            request, entry, change=entry is not None, fields=flatten_fieldsets(fieldsets)
        )
        form = form_class(sent, request.FILES, instance=entry)
        formsets, inlines = self._create_formsets(request, form.instance, change=entry is not None)  # type: ignore[attr-defined]
        if all_valid(formsets) & form.is_valid():
            return state_of(form, formsets), []
        shown = self.get_inline_formsets(request, formsets, inlines, entry)  # type: ignore[attr-defined]
        return None, problems(form, shown)

    def _not_yet(self, request: HttpRequest, entry: Any, wrong: list[Problem]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("This cannot be shown yet"),
            "opts": self.opts,
            "original": entry,
            "problems": wrong,
        }
        return TemplateResponse(request, "admin/memorial/preview_refused.html", context, status=400)


def preview_of(request: HttpRequest, state: Snapshot, version: int) -> HttpResponse:
    """The public page of an entry in this state, made on this version; raises `Conflict` or `Invalid` as `apply`.

    What is no public page yet is shown as if it were published; what is withdrawn, as it is left.
    """
    if state.values["standing"] != Standing.WITHDRAWN:
        state = state.with_values(standing=Standing.PUBLISHED.value)
    actor = Actor.from_user(request.user)
    with rehearse(Alteration(state, version, actor, _("A preview, not saved"))) as rehearsed:
        return _as_preview(_visited(request, rehearsed.get_absolute_url()))


def _visited(request: HttpRequest, address: str) -> HttpResponse:
    """What a visitor would get at this address of our own."""
    visit = HttpRequest()
    visit.META = {name: value for name, value in request.META.items() if name not in _OWN}
    visit.method = visit.META["REQUEST_METHOD"] = "GET"
    visit.path = address
    visit.path_info = visit.META["PATH_INFO"] = "/" + address.removeprefix(get_script_prefix())
    visit.META["QUERY_STRING"] = ""
    visit.user = AnonymousUser()
    visit.LANGUAGE_CODE = get_language() or "en"  # type: ignore[attr-defined]
    visit.resolver_match = resolve(visit.path_info)
    answer: HttpResponse = visit.resolver_match.func(visit, *visit.resolver_match.args, **visit.resolver_match.kwargs)
    if hasattr(answer, "render") and not getattr(answer, "is_rendered", True):
        answer.render()
    return answer


def _as_preview(page: HttpResponse) -> HttpResponse:
    """The page with a banner that says it is none yet; for no search engine and no cache."""
    banner = render_to_string("admin/memorial/preview_banner.html")
    style = render_to_string("admin/memorial/preview_style.html")
    text = page.content.decode()
    text = text.replace("<title>", f"<title>{escape(_('Preview: '))}", 1)
    text = text.replace("</head>", f"{style}</head>", 1)
    text = re.sub(r"<body[^>]*>", lambda body: body.group() + banner, text, count=1)
    answer = HttpResponse(text, status=page.status_code, content_type=page["Content-Type"])
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Cache-Control"] = "no-store, private"
    return answer
