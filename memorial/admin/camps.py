"""Camps on the desk."""

from django.utils.translation import gettext_lazy as _

from memorial.admin.entry import EntryAdmin, PartInline
from memorial.models import CampHeadcount, CampName, CampText


class CampNameInline(PartInline):
    model = CampName
    autocomplete_fields = ("citations",)
    fields = ("text", ("script", "language"), ("date", "certainty"), "citations")


class CampHeadcountInline(PartInline):
    model = CampHeadcount
    autocomplete_fields = ("citations",)
    fields = ("date", ("low", "high"), "wording", "citations")


class CampTextInline(PartInline):
    model = CampText
    autocomplete_fields = ("citations",)
    fields = ("language", "text", "citations")


class CampAdmin(EntryAdmin):
    list_display = ("name", "parent", "kind", "standing", "updated")
    list_filter = ("standing", "kind")
    list_select_related = ("parent",)
    search_fields = ("name", "names__text", "parent__name")
    search_help_text = _("Any name of the camp, or of what it was part of.")
    autocomplete_fields = ("parent", "coordinates_citation", "citations")
    own_fieldsets = (
        (_("The camp"), {"fields": ("slug", "name", ("kind", "parent"), "date", "citations")}),
        (
            _("Where it lay"),
            {"fields": (("latitude", "longitude"), "precision", "coordinates_citation"), "classes": ("after",)},
        ),
    )
    inlines = (CampNameInline, CampHeadcountInline, CampTextInline)
