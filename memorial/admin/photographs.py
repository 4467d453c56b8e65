"""Photographs on a person's page of the desk: a file is taken in once, wherever the form goes from there.

A browser does not send a chosen file twice. So whatever comes with a form is drawn anew and kept at once, before the
form is looked at; from then on the form carries a signed word for it (`pending`), like anything else that was typed.
Why a file was not taken travels in place of the file.
"""

from __future__ import annotations

import logging
import re
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from memorial import images
from memorial.admin.entry import PartInline
from memorial.admin.rows import PartForm
from memorial.images import Reason, Refused
from memorial.models import Photograph, photograph_files
from memorial.models.photograph import photograph_address
from memorial.models.photograph_files import Kept

logger = logging.getLogger(__name__)

#: What is said when a file is not taken.
WORDS = {
    Reason.EMPTY: _("This file is empty. Choose another."),
    Reason.TOO_LARGE: _("This file is larger than 10 MB. Save the photograph smaller, as a JPEG, and choose that."),
    Reason.NOT_ALLOWED: _(
        "This is no photograph we can take, whatever the name of the file says. Choose a JPEG, PNG or WebP."
    ),
    Reason.TOO_MANY_PIXELS: _("This photograph has more than 40 million pixels. Save it smaller and choose that."),
    Reason.TOO_TALL: _("This is more than four times as tall as it is wide. Cut out the part that matters."),
    Reason.DAMAGED: _(
        "This file is damaged or was cut off on its way. If you can open it, save it anew and choose that."
    ),
    Reason.TOO_HEAVY: _("It took too long to open this file. Save the photograph anew, as a JPEG, and choose that."),
    Reason.UNAVAILABLE: _("Photographs cannot be taken in at the moment. Leave the file out for now and try later."),
}

_SALT = "memorial.admin.photographs"
_FILE = re.compile(r"photographs-(?:\d{1,4})-upload\Z")


def take_in(request: HttpRequest) -> None:
    """Draw anew and keep every photograph that came with this form, and put the word for it, or the reason why it was
    not taken, among what was typed. What is not a row's photograph is left alone."""
    names = [name for name in request.FILES if _FILE.match(name)]
    if not names:
        return
    typed = request.POST.copy()
    for name in names:
        try:
            typed[f"{name.removesuffix('upload')}pending"] = word_for(_kept(request.FILES[name]))
        except Refused as refused:
            typed[name] = refused.reason.value
        for file in request.FILES.pop(name):
            file.close()
    request.POST = typed  # type: ignore[assignment]


def _kept(file: UploadedFile) -> Kept:
    if (file.size or 0) > images.MAX_BYTES:
        raise Refused(Reason.TOO_LARGE)
    derived = images.derive(file.read())
    try:
        return photograph_files.keep(derived)
    except OSError as error:
        logger.error("a photograph could not be kept: %s", error.strerror)
        raise Refused(Reason.UNAVAILABLE) from error


def word_for(kept: Kept) -> str:
    """Files that are kept, as a word that only this site can write; for the same files it is the same."""
    return _signer().sign_object([kept.key, kept.width, kept.height, list(kept.widths)])


def kept_of(word: str) -> Kept | None:
    """The files of such a word; None for one that is not ours."""
    try:
        key, width, height, widths = _signer().unsign_object(word)
    except signing.BadSignature:
        return None
    return Kept(key, width, height, tuple(widths))


def _signer() -> signing.Signer:
    return signing.Signer(salt=_SALT)


class PhotographInput(forms.FileInput):
    """A field for a file, with the picture that is there already. Reads the reason where there is one instead."""

    def __init__(self) -> None:
        super().__init__({"accept": "image/jpeg,image/png,image/webp"})
        self.kept: Kept | None = None
        self.is_pending = False

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.get(name) or data.get(name)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        field = super().render(name, None, attrs, renderer)
        if self.kept is None:
            return field
        width = self.kept.widths[0]
        context = {
            "field": field,
            "address": photograph_address(self.kept.key, width, "jpg"),
            "width": width,
            "height": max(1, round(self.kept.height * width / self.kept.width)),
            "is_pending": self.is_pending,
        }
        return mark_safe(render_to_string("admin/memorial/photograph_input.html", context))  # noqa: S308


class PhotographField(forms.Field):
    """The file, or in its place the reason why it was not taken."""

    widget = PhotographInput

    def clean(self, value: Any) -> None:
        if value:
            reason = Reason(value) if value in Reason.__members__.values() else Reason.UNAVAILABLE
            raise ValidationError(WORDS[reason], code=reason.value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


class PhotographForm(PartForm):
    """One photograph. Its files are those of the signed word, else those it has."""

    upload = PhotographField(
        label=_("File"),
        required=False,
        help_text=_(
            "A JPEG, PNG or WebP of at most 10 MB and 40 million pixels. We keep copies of our own, without place, "
            "camera or anything else that was written into the file."
        ),
    )
    pending = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "upload" not in self.fields:
            return
        stored = self.instance.kept if self.instance.pk is not None else None
        if stored is not None:
            # Should somebody else remove the row meanwhile, it keeps its photograph as a new one.
            self.initial["pending"] = word_for(stored)
        widget: PhotographInput = self.fields["upload"].widget
        widget.kept = self._pending or stored
        widget.is_pending = self._pending not in (None, stored)

    @cached_property
    def _pending(self) -> Kept | None:
        word = self.data.get(self.add_prefix("pending"), "") if self.is_bound else ""
        return kept_of(word) if word else None

    @property
    def sentence(self) -> str:  # type: ignore[override]
        """What is to be seen, and whether readers see it."""
        photograph: Photograph = self.instance
        shown = gettext("shown to readers") if photograph.shown else gettext("not shown")
        return f"{photograph} ({shown})"

    def clean(self) -> dict[str, Any] | None:
        """Before the row's own rules, its files: those sent now, else those it has."""
        cleaned = super().clean()
        if self._pending is not None and self._pending.key != self.instance.file_key:
            if photograph_files.missing(self._pending):
                self.add_error("upload", gettext("This file is no longer here. Please choose the file again."))
            else:
                self.instance.take(self._pending)
        elif self._pending is None and self.instance.pk is None and not self.has_error("upload"):
            self.add_error("upload", gettext("Choose the file of the photograph."))
        return cleaned


class PhotographInline(PartInline):
    """Photographs. One that is new is seen on the desk only, until a curator shows it and the page is published."""

    model = Photograph
    form = PhotographForm
    autocomplete_fields = ("citations",)
    fields = (
        "upload",
        "pending",
        "alt",
        "caption",
        "date",
        "credit",
        ("rights", "rights_note"),
        "citations",
        "shown",
    )

    @property
    def media(self) -> forms.Media:
        return super().media + forms.Media(css={"all": ["css/desk_photographs.css"]})


class TakesPhotographs:
    """For the admin of an entry with photographs: they are taken in before anything else is done with the form."""

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self._take_in(request)
        return super().changeform_view(request, *args, **kwargs)  # type: ignore[misc,no-any-return]

    def preview_view(self, request: HttpRequest, object_id: str | None) -> HttpResponse:
        self._take_in(request)
        return super().preview_view(request, object_id)  # type: ignore[misc,no-any-return]

    def _take_in(self, request: HttpRequest) -> None:
        may = any(request.user.has_perm(f"memorial.{verb}_photograph") for verb in ("add", "change"))
        if request.method == "POST" and may:
            take_in(request)
