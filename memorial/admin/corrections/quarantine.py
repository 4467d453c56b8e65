"""What was set aside: looked through by the page, taken back into the queue, or closed in three actions.

Select, choose a reason, confirm. Nothing is deleted, and nobody is written to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from memorial import corrections
from memorial.admin.corrections.lines import lines
from memorial.admin.paging import BoundedPaginator
from memorial.changes import Actor
from memorial.corrections import Flag, NotNow, Why
from memorial.corrections.quarantine import AT_ONCE
from memorial.models import Correction

PER_PAGE = 100
_IS_CODE = re.compile(r"[a-z0-9]{8}\Z")


class QuarantineViews:
    """For the admin of letters."""

    admin_site: AdminSite
    opts: Any
    has_view_permission: Callable[[HttpRequest], bool]

    def quarantine_view(self, request: HttpRequest) -> HttpResponse:
        """What was set aside, a page at a time; sent, the ticked ones go back into the queue or are asked about."""
        self._check(request)
        if request.method != "POST":
            return self._listed(request)
        codes = _codes(request)
        if not codes:
            return self._listed(request, _("Nothing is ticked. Tick the letters you mean."), status=400)
        if request.POST.get("go") == "release":
            return self._released(request, codes)
        if request.POST.get("why") not in Why.values:
            return self._listed(request, _("Choose why they are not taken."), codes, status=400)
        return self._asked(request, codes)

    def reject_view(self, request: HttpRequest) -> HttpResponse:
        """Close those that were confirmed."""
        self._check(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        codes, why = _codes(request), request.POST.get("why", "")
        if not codes or why not in Why.values:
            return self._listed(request, _("Nothing was closed: tick letters, and choose why."), codes, status=400)
        left = corrections.bulk_reject(codes, Actor.from_user(request.user), timezone.now(), why)
        done = len(set(codes)) - len(left)
        closed = ngettext("%(count)d letter was closed.", "%(count)d letters were closed.", done)
        messages.success(request, closed % {"count": done})
        if left:
            told = _("Left as they are, because somebody has dealt with them meanwhile: %(codes)s.")
            messages.warning(request, told % {"codes": ", ".join(left)})
        return HttpResponseRedirect(self._address())

    def _check(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _released(self, request: HttpRequest, codes: list[str]) -> HttpResponse:
        actor, now, left = Actor.from_user(request.user), timezone.now(), []
        for code in codes:
            try:
                corrections.release(code, actor, now)
            except (NotNow, corrections.NotFound):
                left.append(code)
        done = len(codes) - len(left)
        told = ngettext(
            "%(count)d letter is in the queue again.", "%(count)d letters are in the queue again.", done
        )  # fmt: skip
        messages.success(request, told % {"count": done})
        return HttpResponseRedirect(self._address())

    def _asked(self, request: HttpRequest, codes: list[str]) -> HttpResponse:
        """The question before many letters are closed at once."""
        found = lines(Correction.objects.quarantine().filter(code__in=codes))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Close letters that are none of ours to answer"),
            "opts": self.opts,
            "lines": found,
            "why": Why(request.POST["why"]),
        }
        return TemplateResponse(request, "admin/corrections/reject.html", context)

    def _listed(self, request: HttpRequest, refused: str = "", ticked: Any = (), status: int = 200) -> HttpResponse:
        flag = request.GET.get("flag", "")
        rows = _flagged(Correction.objects.quarantine(), flag)
        paginator = BoundedPaginator(rows, PER_PAGE)
        page = paginator.get_page(request.GET.get("page", 1))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Letters that were set aside"),
            "opts": self.opts,
            "page": page,
            "lines": lines(page.object_list),
            "flag": flag,
            "flags": Flag.choices,
            "reasons": Why.choices,
            "why": request.POST.get("why", ""),
            "refused": refused,
            "ticked": set(ticked),
            "all_ticked": request.GET.get("all") == "1",
        }
        return TemplateResponse(request, "admin/corrections/quarantine.html", context, status=status)

    def _address(self) -> str:
        return reverse(f"{self.admin_site.name}:memorial_correction_quarantine")


def _codes(request: HttpRequest) -> list[str]:
    """The letters that are ticked, as far as they can be codes; no more than are closed at once."""
    sent = dict.fromkeys(request.POST.getlist("code"))
    return [code for code in sent if _IS_CODE.match(code)][:AT_ONCE]


def _flagged(rows: QuerySet[Any], flag: str) -> QuerySet[Any]:
    """Those with a flag. It is looked for in the text of the column: SQLite cannot look into its lists."""
    if flag not in Flag.values:
        return rows
    return rows.annotate(flags_text=Cast("flags", TextField())).filter(flags_text__contains=f'"{flag}"')
