"""Sources and citations on the desk."""

from django.db import models

from memorial.admin.entry import EntryAdmin


class SourceAdmin(EntryAdmin):
    #: A web address typed without its scheme is taken to be https.
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    list_display = ("short_title", "best_title", "kind", "priority", "standing")
    list_filter = ("standing", "kind")
    search_fields = ("authors", "editors", "title", "title_repaired", "slug")


class CitationAdmin(EntryAdmin):
    list_display = ("__str__", "source", "locator")
    list_select_related = ("source", "via__source", "via__via__source")
    search_fields = ("source__authors", "source__editors", "source__title", "source__title_repaired", "locator")
    autocomplete_fields = ("source", "via")
