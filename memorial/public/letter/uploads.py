"""Files that came with a form, and those it carries along as sealed lines because an earlier page took them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from memorial import corrections
from memorial.corrections.submission import MAX_FILES
from memorial.images import MAX_BYTES
from memorial.models.evidence_files import Received


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that lies in the quarantine, and the line that stands for it in the form."""

    received: Received
    line: str


@dataclass(frozen=True, slots=True)
class Uploads:
    """The good files, and why each other one was not taken."""

    kept: tuple[Kept, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def received(self) -> tuple[Received, ...]:
        return tuple(one.received for one in self.kept)


def uploads_of(request: HttpRequest) -> Uploads:
    """What a form sent carries (`kept`, but for those ticked in `drop`) and what was chosen anew (`files`).

    A file that cannot be taken is named with the reason, and takes nothing else with it.
    """
    dropped = set(request.POST.getlist("drop"))
    kept, problems = _carried(dict.fromkeys(request.POST.getlist("kept")), dropped)
    new, refused = _chosen(request.FILES.getlist("files"), MAX_FILES - len(kept))
    return Uploads((*kept, *new), (*problems, *refused))


def _carried(lines: Iterable[str], dropped: set[str]) -> tuple[list[Kept], list[str]]:
    kept, problems = [], []
    for line in list(lines)[:MAX_FILES]:
        received = corrections.unseal(line)
        if received is None:
            problems.append(_("A file you had chosen is no longer here. Please choose it again."))
        elif received.key not in dropped:
            kept.append(Kept(received, line))
    return kept, problems


def _chosen(files: Sequence[UploadedFile], room: int) -> tuple[list[Kept], list[str]]:
    kept: list[Kept] = []
    problems = []
    for file in files:
        name = file.name or _("unnamed file")
        if len(kept) >= room:
            told = _("%(name)s: at most %(count)d files can be sent with one letter. You can add more afterwards.")
            problems.append(told % {"name": name, "count": MAX_FILES})
            continue
        try:
            # One byte too many is read and no more: it is refused for its size.
            received = corrections.receive(file.read(MAX_BYTES + 1), name)
        except corrections.NotTaken as reason:
            problems.append(f"{name}: {reason.message}")
        else:
            kept.append(Kept(received, corrections.seal(received)))
    return kept, problems
