"""Sources and citations on the desk."""

from memorial.admin.entry import EntryAdmin


class SourceAdmin(EntryAdmin):
    list_display = ("short_title", "best_title", "kind", "priority", "standing")
    list_filter = ("standing", "kind")
    search_fields = ("authors", "editors", "title", "title_repaired", "slug")


class CitationAdmin(EntryAdmin):
    list_display = ("__str__", "source", "locator")
    list_select_related = ("source", "via__source", "via__via__source")
    search_fields = ("source__authors", "source__editors", "source__title", "source__title_repaired", "locator")
    autocomplete_fields = ("source", "via")
