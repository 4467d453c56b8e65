"""A picture that came with a letter becomes a point of it: whether it is shown as a photograph, and of whom."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from memorial import corrections
from memorial.admin.corrections.beside import Beside
from memorial.admin.corrections.lines import whom_of
from memorial.changes import Actor
from memorial.corrections import NotFound, NotNow
from memorial.models import Correction


def of_whom(rows: list[Beside]) -> list[tuple[int, str]]:
    """The people a letter is about, each once: the number of a change that is about them, and their name."""
    found: dict[str, int] = {}
    for row in rows:
        if name := whom_of(row.change):
            found.setdefault(name, row.change.pk)
    return [(number, name) for name, number in found.items()]


def considered(request: HttpRequest, correction: Correction) -> bool:
    """Do it as the page asks for it, and say that it is done, or why not."""
    file = _number(request.POST.get("consider", ""))
    whom = _number(request.POST.get(f"of-{file}", ""))
    try:
        corrections.consider(correction.code, file, whom, Actor.from_user(request.user), timezone.now())
    except NotNow as refused:
        messages.warning(request, _("Nothing was done. %(why)s") % {"why": refused.message})
        return False
    except NotFound:
        messages.warning(request, _("Nothing was done. There is no such picture with this letter."))
        return False
    messages.success(request, _("One point more: whether the picture is shown. Decide it below, like the others."))
    return True


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
