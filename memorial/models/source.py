"""What our knowledge rests on: books, articles, interviews, files."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from memorial.fields import EDTFField, edtf_columns_agree
from memorial.models.address import address
from memorial.models.entry import Publishable, PublishableQuerySet, language_field

#: What a source is named by in short.
TITLE_COLUMNS = ("title", "title_repaired", "authors", "editors", "date")


class SourceQuerySet(PublishableQuerySet["Source"]):
    """Sources; `public()` comes from what all publishable entries share."""


class Source(Publishable):
    """One bibliographic record: the title as printed, and repaired beside it when print or computer damaged it."""

    class Kind(models.TextChoices):
        BOOK = "book", _("book")
        CHAPTER = "chapter", _("chapter")
        ARTICLE = "article", _("article")
        INTERVIEW = "interview", _("interview")
        MEMOIR = "memoir", _("memoir")
        REPORT = "report", _("report")
        ARCHIVAL_FILE = "archival_file", _("archival file")
        DATABASE = "database", _("database")
        WEB_PAGE = "web_page", _("web page")
        LETTER = "letter", _("letter to the memorial")
        FAMILY_DOCUMENT = "family_document", _("document held by a family")

    slug = models.SlugField(
        _("address"),
        max_length=80,
        unique=True,
        help_text=_("The last part of the page's address, such as kozlov-2004. Never change it once it is public."),
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, help_text=_("What sort of source this is."))
    title = models.CharField(
        _("title"),
        max_length=500,
        help_text=_("Exactly as printed, damage and misprints included. For an interview: with whom, and when."),
    )
    title_repaired = models.CharField(
        _("title, repaired"),
        max_length=500,
        blank=True,
        help_text=_("Only when the printed title is damaged: as it should read."),
    )
    repair = models.CharField(
        _("how it was repaired"),
        max_length=300,
        blank=True,
        help_text=_("In words: bytes of Windows-1257 read as Windows-1250."),
    )
    authors = models.CharField(
        _("authors"), max_length=300, blank=True, help_text=_("Family, Given; Family, Given. As they should read.")
    )
    editors = models.CharField(_("editors"), max_length=300, blank=True, help_text=_("Family, Given; Family, Given."))
    container = models.CharField(
        _("stands in"), max_length=500, blank=True, help_text=_("The book, journal, series or archive that holds it.")
    )
    publisher = models.CharField(_("publisher"), max_length=300, blank=True, help_text=_("Publisher or archive."))
    place = models.CharField(_("place"), max_length=200, blank=True, help_text=_("Where it was published or held."))
    date = EDTFField(
        _("date"),
        earliest_field="date_earliest",
        latest_field="date_latest",
        blank=True,
        help_text=_("When it was published or said, as precisely as we know and no further."),
    )
    date_earliest = models.IntegerField(null=True, editable=False)
    date_latest = models.IntegerField(null=True, editable=False)
    pages = models.CharField(_("pages"), max_length=60, blank=True, help_text=_("Pages within its container."))
    language = language_field(blank=True)
    identifiers = models.CharField(
        _("identifiers"),
        max_length=300,
        blank=True,
        help_text=_("ISBN, ISSN, DOI or archive number; semicolons between."),
    )
    url = models.URLField(_("where it can be read"), max_length=500, blank=True, help_text=_("Address on the web."))
    archived_url = models.URLField(
        _("kept copy"), max_length=500, blank=True, help_text=_("Address of a copy in a web archive.")
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(9)],
        help_text=_("1 to 9. Of two sources that conflict, the lower number is shown unless a curator decides."),
    )
    rights = models.CharField(
        _("rights"), max_length=500, blank=True, help_text=_("What we may do with it, and who says so.")
    )
    note = models.TextField(
        _("note"), blank=True, help_text=_("Other printed spellings of the title, doubts, where a copy is kept.")
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["authors", "title"]
        constraints = [
            edtf_columns_agree("source_date_columns_agree"),
            models.CheckConstraint(
                condition=Q(title_repaired="") | ~Q(repair=""),
                name="source_repair_is_explained",
                violation_error_message=_("Say how the title was repaired."),
            ),
            models.CheckConstraint(
                condition=Q(priority__gte=1, priority__lte=9),
                name="source_priority_1_to_9",
                violation_error_message=_("The priority is a number from 1 to 9."),
            ),
        ]

    def __str__(self) -> str:
        return self.short_title

    def get_absolute_url(self) -> str:
        return address("source_page", self.slug)

    def clean(self) -> None:
        if self.title_repaired and not self.repair:
            raise ValidationError({"repair": _("Say how the title was repaired.")})

    @property
    def credited(self) -> str:
        """Authors, else editors; empty when none is named."""
        return self.authors or self.editors

    @property
    def best_title(self) -> str:
        """The title as it should read."""
        return self.title_repaired or self.title

    @property
    def year(self) -> str:
        """The year of the date, `2004`, or nothing when it is not one plain year."""
        return self.date[:4] if self.date[:4].isdigit() else ""

    @property
    def short_title(self) -> str:
        """How a note names the source: family names and year, else title and year. `Kozlov 2004`."""
        families = [name.split(",")[0].strip() for name in self.credited.split(";") if name.strip()]
        head = " & ".join(families[:3]) if families else self.best_title
        return f"{head} {self.year}".strip()
