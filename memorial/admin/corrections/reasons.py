"""The reasons curators use again, on the desk: read by curators, kept by chief curators."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from memorial.models import ReasonText


class ReasonAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Reasons are words of ours, not of the record: they are saved at once. A letter keeps the words it was given."""

    list_display = ("slug", "use", "text_en", "lacking")
    list_filter = ("use",)
    search_fields = ("slug", "text_en")
    fields = ("slug", "use", "position", *(f"text_{code}" for code in ("en", "lt", "lv", "et", "uk", "ru", "pl", "de")))
    actions = None

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Reasons that are used again"), **(extra_context or {})})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj is not None else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What nobody needs any more is put at the end of the list."""
        return False

    @admin.display(description=gettext_lazy("not translated into"))
    def lacking(self, reason: ReasonText) -> str:
        return ", ".join(languages_lacking(reason)) or _("complete")


def languages_lacking(reason: ReasonText) -> list[str]:
    """The languages a reason is not translated into."""
    return [code for code, _name in settings.LANGUAGES if not getattr(reason, f"text_{code}", "")]
