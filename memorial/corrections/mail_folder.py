"""Where there is no mail server: each letter as a file in a folder, to be opened with any mail program.

One file a letter, named after its row, so that it can be deleted with the rest of the sender's data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_NUMBER = re.compile(r"<letter-(\d+)\.")


class MailFolder(BaseEmailBackend):
    """A mail backend of Django's that writes `letter-17.eml` into `settings.EMAIL_FILE_PATH`, for its owner's eyes."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            found = _NUMBER.match(str(message.extra_headers.get("Message-ID", "")))
            place = path_of(int(found[1]) if found else 0)
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            place.touch(mode=0o600)
            place.write_bytes(message.message().as_bytes())
        return len(email_messages)


def path_of(letter: int) -> Path:
    """Where the letter of this number is written."""
    return Path(settings.EMAIL_FILE_PATH) / f"letter-{letter}.eml"


def discard(letters: Sequence[int]) -> None:
    """Delete the files of these letters; those that are not there are no trouble."""
    for number in letters:
        path_of(number).unlink(missing_ok=True)
