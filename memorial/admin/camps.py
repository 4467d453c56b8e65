"""Camps on the desk."""

from memorial.admin.entry import EntryAdmin, PartInline
from memorial.models import CampHeadcount, CampName, CampText


class CampNameInline(PartInline):
    model = CampName
    autocomplete_fields = ("citations",)


class CampHeadcountInline(PartInline):
    model = CampHeadcount
    autocomplete_fields = ("citations",)


class CampTextInline(PartInline):
    model = CampText
    autocomplete_fields = ("citations",)


class CampAdmin(EntryAdmin):
    list_display = ("name", "parent", "kind", "standing")
    list_filter = ("standing", "kind")
    list_select_related = ("parent",)
    search_fields = ("name", "names__text", "parent__name")
    autocomplete_fields = ("parent", "coordinates_citation", "citations")
    inlines = (CampNameInline, CampHeadcountInline, CampTextInline)
