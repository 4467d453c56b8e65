"""The history of an entry on the desk: each version in words, and any two of them side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from memorial.admin.compare import compared
from memorial.changes import Snapshot, differences
from memorial.changes.entries import shape_of
from memorial.changes.references import References
from memorial.changes.snapshot import key_of
from memorial.models import Change

#: So many changes stand on one page of the history.
HISTORY_SHOWN = 100


class EntryHistory:
    """For the admin of an entry: its history, and the comparison of two versions."""

    admin_site: Any
    opts: Any
    model: Any

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_compare"
        view = self.admin_site.admin_view(self.compare_view)
        return [path("<path:object_id>/compare/", view, name=name), *super().get_urls()]  # type: ignore[misc]

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Every change of the entry, in words, newest first, each with the way back to it."""
        entry = self._entry(request, object_id)  # type: ignore[attr-defined]
        paginator = Paginator(self._changes(entry), HISTORY_SHOWN)
        page = paginator.get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            **(extra_context or {}),
            "title": _("History: %(entry)s") % {"entry": entry},
            "opts": self.opts,
            "object": entry,
            "page": page,
            "rows": _told(page.object_list),
            "may_revert": self.has_change_permission(request, entry),  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/memorial/history.html", context)

    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The versions `from` and `to` side by side, the earlier one first. Without both: the last two."""
        entry = self._entry(request, object_id)  # type: ignore[attr-defined]
        latest = entry.version
        asked = [_number(request.GET.get(name), default) for name, default in (("from", latest - 1), ("to", latest))]
        first, second = sorted(asked)
        found = {change.version: change for change in self._changes(entry).filter(version__in=(first, second))}
        if first not in found or second not in found:
            raise Http404(_("There is no such version of this entry."))
        before, after = found[first], found[second]
        told = differences(Snapshot.from_json(before.after), Snapshot.from_json(after.after))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Versions %(first)d and %(second)d: %(entry)s")
            % {"first": first, "second": second, "entry": entry},
            "opts": self.opts,
            "object": entry,
            "sides": (before, after),
            "comparisons": compared(told),
            "may_revert": self.has_change_permission(request, entry),  # type: ignore[attr-defined]
        }
        return TemplateResponse(request, "admin/memorial/compare.html", context)

    def _changes(self, entry: Any) -> Any:
        return Change.objects.of(shape_of(self.model).kind, key_of(entry))


def _number(text: str | None, default: int) -> int:
    if text is None:
        return max(default, 1)
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 10):
        raise Http404(_("There is no such version of this entry."))
    return int(text)


def _told(changes: Sequence[Change]) -> list[tuple[Change, list[str]]]:
    """Each change with its differences in words; what they refer to is fetched once for all."""
    states = [(_state(change.before), _state(change.after)) for change in changes]
    references = References.of(*(state for pair in states for state in pair))
    told = []
    for change, (before, after) in zip(changes, states, strict=True):
        words = [str(found) for found in differences(before, after, references)] if before else [_("Entered.")]
        told.append((change, words))
    return told


def _state(stored: Any) -> Snapshot | None:
    return Snapshot.from_json(stored) if stored else None
