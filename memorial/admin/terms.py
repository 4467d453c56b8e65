"""Nationalities and roles on the desk."""

from django.utils.translation import gettext_lazy as _

from memorial.admin.entry import EntryAdmin


class TermAdmin(EntryAdmin):
    list_display = ("label_en", "slug", "label_lt", "label_lv", "label_et", "updated")
    search_fields = ("label_en", "label_lt", "label_lv", "label_et", "label_uk", "label_ru", "label_pl", "label_de")
    search_help_text = _("The word in any of the eight languages.")
