"""Whom to write to, where the operator of the memorial has said so (`MEMORIAL_CONTACT`)."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Contact:
    """An e-mail address or the address of a page: as it is read, and as it is opened."""

    text: str
    url: str


def contact() -> Contact | None:
    """None where the operator has given no address.

    >>> contact()
    Contact(text='memorial@example.org', url='mailto:memorial@example.org')
    """
    text = settings.CONTACT
    if not text:
        return None
    return Contact(text, text) if text.startswith("https://") else Contact(text, f"mailto:{text}")
