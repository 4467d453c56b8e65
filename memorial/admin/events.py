"""Events on the desk: the account, the figures, the officials."""

from memorial.admin.entry import EntryAdmin, PartInline
from memorial.models import CasualtyFigure, EventText, Official


class EventTextInline(PartInline):
    model = EventText
    autocomplete_fields = ("citations",)


class FigureInline(PartInline):
    model = CasualtyFigure
    autocomplete_fields = ("nationalities", "citations")


class OfficialInline(PartInline):
    model = Official
    autocomplete_fields = ("citations",)


class EventAdmin(EntryAdmin):
    list_display = ("name", "date", "parent", "kind", "standing")
    list_filter = ("standing", "kind")
    list_select_related = ("parent",)
    search_fields = ("name", "camps__name")
    autocomplete_fields = ("parent", "camps", "citations")
    inlines = (EventTextInline, FigureInline, OfficialInline)
