"""Nationalities and roles on the desk."""

from memorial.admin.entry import EntryAdmin


class TermAdmin(EntryAdmin):
    list_display = ("label_en", "slug", "label_lt", "label_lv", "label_et")
    search_fields = ("label_en", "label_lt", "label_lv", "label_et", "label_uk", "label_ru", "label_pl", "label_de")
