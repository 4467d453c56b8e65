"""The files of photographs, given out under names of our own making: one file, one fixed type, nothing run."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.http import FileResponse, Http404, HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial.models import Photograph
from memorial.models.identifier import ALPHABET
from memorial.models.photograph_files import KEY_LENGTH, name_of, store

logger = logging.getLogger(__name__)

ADDRESS = (
    rf"^media/photographs/(?P<folder>[{ALPHABET}]{{2}})/(?P<key>[{ALPHABET}]{{{KEY_LENGTH}}})"
    r"-(?P<width>[1-9][0-9]{0,3})\.(?P<kind>webp|jpg)$"
)
_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}
#: A name never gets another content: who has it once need not ask again.
_FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def photograph_file(
    request: HttpRequest, folder: str, key: str, width: str, kind: str, is_curator: Callable[[HttpRequest], bool]
) -> FileResponse:
    """One file of a photograph that readers may see, else 404.

    Who passes `is_curator` (the desk's own rule) and may view photographs sees every one there is, also those of a
    form that is not saved yet: its preview shows them.
    """
    photograph = Photograph.objects.select_related("person").filter(file_key=key).first()
    is_public = photograph is not None and photograph.is_public
    if key[:2] != folder or not (is_public or _may_see_all(request, is_curator)):
        raise Http404(_("There is no photograph at this address."))
    if photograph is not None and int(width) not in photograph.sizes:
        raise Http404(_("There is no photograph at this address."))
    try:
        file = store().open(name_of(key, int(width), kind))
    except FileNotFoundError:
        if photograph is not None:
            logger.error("a file of photograph %d is missing", photograph.pk)
        raise Http404(_("There is no photograph at this address.")) from None
    answer = FileResponse(file, content_type=_TYPES[kind], filename=f"{key}-{width}.{kind}")
    answer["Cache-Control"] = _FOR_EVER if is_public else "private, no-store"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _may_see_all(request: HttpRequest, is_curator: Callable[[HttpRequest], bool]) -> bool:
    return is_curator(request) and request.user.has_perm("memorial.view_photograph")
