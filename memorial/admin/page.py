"""The page of an entry: its fieldsets in the order of the work, and at its head what is still to be mended."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from memorial.admin.refusal import elsewhere, problems
from memorial.changes import Actor
from memorial.models.correction import CODE_LENGTH

#: Fields that decide about the whole: they stand last, beside the buttons, with the reason.
CLOSING = ("standing", "withdrawn_reason")
_CHANGE = ("reason", "version_seen")
_ANSWERS = ("answers",)


class EntryPage:
    """For the admin of an entry."""

    change_form_template = "admin/memorial/entry_form.html"
    save_on_top = False

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(js=[Script("js/desk_page.js", type="module")])  # type: ignore[misc]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """The entry's own fields, then its standing and the reason. `after` in a fieldset's classes puts it below the
        rows of the parts; the last one is `closing`."""
        may_save = (
            self.has_change_permission(request, obj)  # type: ignore[attr-defined]
            if obj
            else self.has_add_permission(request)  # type: ignore[attr-defined]
        )
        fields = self.get_fields(request, obj)  # type: ignore[attr-defined]
        own = [name for name in fields if name not in (*CLOSING, *_CHANGE, *_ANSWERS)]
        closing = [name for name in CLOSING if name in fields]
        name = _("Standing, and why this is changed") if closing else _("Why this is changed")
        change = [*_CHANGE, *(_ANSWERS if Actor.from_user(request.user).may_decide else ())] if may_save else []
        last = (name, {"fields": [*closing, *change], "classes": ("closing",)})
        first = list(self.own_fieldsets) or [(None, {"fields": own})]
        return [*first, last] if last[1]["fields"] else first

    #: The entry's own fields in groups; empty for one group of all. Without standing and reason.
    own_fieldsets: tuple[Any, ...] = ()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form; after a refusal by the door, with what it said that belongs to no row of a part."""
        form = super().get_form(request, obj, change, **kwargs)  # type: ignore[misc]
        refused = getattr(request, "refused", {})
        letter = request.GET.get("letter", "").replace("\x00", "")[:CODE_LENGTH]
        if not refused and not letter:
            return form
        inlines = self.get_inline_instances(request, obj)  # type: ignore[attr-defined]
        shown = [inline.get_formset(request, obj).get_default_prefix() for inline in inlines]
        return type(form.__name__, (form,), {"refused": elsewhere(refused, shown), "letter": letter})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The page bears the name of the entry, and begins with what is to be mended."""
        sent = request.method == "POST"
        context["problems"] = problems(context["adminform"].form, context["inline_admin_formsets"]) if sent else ()
        context["has_page"] = self.has_page  # type: ignore[attr-defined]
        if context["original"] is not None:
            context |= {"title": context["subtitle"], "subtitle": None}
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        title = str(capfirst(self.opts.verbose_name_plural))  # type: ignore[attr-defined]
        return super().changelist_view(request, {"title": title, **(extra_context or {})})  # type: ignore[misc,no-any-return]
