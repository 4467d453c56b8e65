"""Controlled words with a label in each interface language."""

from __future__ import annotations

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from memorial.models.entry import Entry

_HELP = _("The word in this language; where it is empty, readers of this language see the English one.")


class Term(Entry):
    """A word of a controlled list, with its label in the eight interface languages."""

    slug = models.SlugField(_("key"), max_length=60, unique=True, help_text=_("Short, in English, never changed."))
    label_en = models.CharField(_("in English"), max_length=100, help_text=_HELP)
    label_lt = models.CharField(_("in Lithuanian"), max_length=100, blank=True, help_text=_HELP)
    label_lv = models.CharField(_("in Latvian"), max_length=100, blank=True, help_text=_HELP)
    label_et = models.CharField(_("in Estonian"), max_length=100, blank=True, help_text=_HELP)
    label_uk = models.CharField(_("in Ukrainian"), max_length=100, blank=True, help_text=_HELP)
    label_ru = models.CharField(_("in Russian"), max_length=100, blank=True, help_text=_HELP)
    label_pl = models.CharField(_("in Polish"), max_length=100, blank=True, help_text=_HELP)
    label_de = models.CharField(_("in German"), max_length=100, blank=True, help_text=_HELP)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label(get_language() or "en")

    def label(self, language: str) -> str:
        """The label in `language` (an interface language code), else the English one."""
        return str(getattr(self, f"label_{language}", "") or self.label_en)
