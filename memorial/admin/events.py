"""Events on the desk: the account, the figures, the officials."""

from django.utils.translation import gettext_lazy as _

from memorial.admin.entry import EntryAdmin, PartInline
from memorial.models import CasualtyFigure, EventText, Official


class EventTextInline(PartInline):
    model = EventText
    autocomplete_fields = ("citations",)
    fields = ("language", "text", "citations")


class FigureInline(PartInline):
    model = CasualtyFigure
    autocomplete_fields = ("nationalities", "citations")
    fields = (
        "claimant",
        ("counts", "nationalities"),
        ("killed_low", "killed_high", "killed_words"),
        ("wounded_low", "wounded_high", "wounded_words"),
        "note",
        "citations",
    )


class OfficialInline(PartInline):
    model = Official
    autocomplete_fields = ("citations",)
    fields = (("name", "office"), "text", "citations")


class EventAdmin(EntryAdmin):
    list_display = ("name", "date", "parent", "kind", "standing", "updated")
    list_filter = ("standing", "kind")
    list_select_related = ("parent",)
    search_fields = ("name", "camps__name")
    search_help_text = _("Words of the event’s name, or a camp where it happened.")
    autocomplete_fields = ("parent", "camps", "citations")
    own_fieldsets = ((_("The event"), {"fields": ("slug", "name", ("kind", "date"), "parent", "camps", "citations")}),)
    inlines = (EventTextInline, FigureInline, OfficialInline)
