"""Files of evidence for curators: pictures to look at, documents to save. Fixed types; nothing run, nothing cached."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.translation import gettext as _

from memorial.models import EvidenceFile
from memorial.models.evidence_files import PICTURE, pdf_name, store
from memorial.models.photograph_files import name_of


class FileViews:
    """For the admin of letters."""

    correction: Any

    def file_view(self, request: HttpRequest, code: str, number: int) -> HttpResponse:
        """A picture in its largest size, to be looked at; a PDF, to be saved."""
        file = self._file(request, code, number)
        if file.kind == PICTURE:
            return _given(request, file, name_of(file.file_key, file.kept.widths[-1], "jpg"), "image/jpeg", "jpg")
        return _given(request, file, pdf_name(file.file_key), "application/pdf", "pdf")

    def small_view(self, request: HttpRequest, code: str, number: int) -> HttpResponse:
        """A picture in its smallest size."""
        file = self._file(request, code, number)
        if file.kind != PICTURE:
            raise Http404(_("There is no such file."))
        return _given(request, file, name_of(file.file_key, file.kept.widths[0], "jpg"), "image/jpeg", "jpg")

    def _file(self, request: HttpRequest, code: str, number: int) -> EvidenceFile:
        correction = self.correction(request, code)
        found: EvidenceFile | None = correction.files.filter(pk=number).first()
        if found is None:
            raise Http404(_("There is no such file."))
        return found


def _given(request: HttpRequest, file: EvidenceFile, name: str, content_type: str, ending: str) -> HttpResponse:
    """One file under a name of our own making: the sender's may say more than it should."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    try:
        opened = store().open(name)
    except FileNotFoundError:
        raise Http404(_("This file is not here any more.")) from None
    answer = FileResponse(
        opened,
        content_type=content_type,
        as_attachment=file.kind != PICTURE,
        filename=f"{file.correction.code}-{file.position + 1}.{ending}",
    )
    answer["Cache-Control"] = "private, no-store"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
