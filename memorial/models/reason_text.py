"""Reasons that curators can use again, each in every language a sender may have written in."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ReasonText(models.Model):
    """One reason, in words for the sender. A curator takes it and may add to it."""

    class Use(models.TextChoices):
        ACCEPT = "accept", _("accept")
        DECLINE = "decline", _("decline")
        ASK = "ask", _("ask")

    slug = models.SlugField(_("short name"), max_length=40, unique=True, help_text=_("How curators find it."))
    use = models.CharField(_("for"), max_length=8, choices=Use, help_text=_("When it is said."))
    position = models.PositiveSmallIntegerField(_("place"), default=0, help_text=_("Its place in the list."))
    text_en = models.TextField(
        _("English"), help_text=_("For senders who write in English; the others fall back on it.")
    )
    text_lt = models.TextField(_("Lithuanian"), blank=True, help_text=_("The same in Lithuanian."))
    text_lv = models.TextField(_("Latvian"), blank=True, help_text=_("The same in Latvian."))
    text_et = models.TextField(_("Estonian"), blank=True, help_text=_("The same in Estonian."))
    text_uk = models.TextField(_("Ukrainian"), blank=True, help_text=_("The same in Ukrainian."))
    text_ru = models.TextField(_("Russian"), blank=True, help_text=_("The same in Russian."))
    text_pl = models.TextField(_("Polish"), blank=True, help_text=_("The same in Polish."))
    text_de = models.TextField(_("German"), blank=True, help_text=_("The same in German."))

    class Meta:
        verbose_name = _("reason")
        verbose_name_plural = _("reasons")
        ordering = ["use", "position", "slug"]

    def __str__(self) -> str:
        return self.slug

    def in_language(self, language: str) -> str:
        """The reason in this language, in English where it is not translated."""
        known = {code for code, _name in settings.LANGUAGES}
        return str(getattr(self, f"text_{language}", "") if language in known else "") or self.text_en
