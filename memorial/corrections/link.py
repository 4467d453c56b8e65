"""The private link of a correction: a key of 160 bits that the database does not hold.

It is an HMAC under the secret key of the code and a number drawn by lot, so that each later letter can carry it again.
Links made under an earlier secret key open as long as that key is among `SECRET_KEY_FALLBACKS`.
"""

from __future__ import annotations

import base64

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from memorial.models import Correction

_BYTES = 20
_SALT = "memorial.corrections.link"


def key_of(correction: Correction) -> str:
    """The key in the link, 32 characters of base32: `mzxw6ytboi...`."""
    return _made(correction, settings.SECRET_KEY)


def is_key(correction: Correction, key: str) -> bool:
    """Whether the link is its own. Each comparison takes the same time, right or wrong."""
    given = key.encode("utf-8", "replace")
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    matches = [constant_time_compare(given, _made(correction, secret).encode()) for secret in secrets]
    return any(matches)


def mark_of(correction: Correction) -> str:
    """What a letter of ours adds to the link (`?letter=...`): whoever has it reads what is sent to the address."""
    told = f"{correction.code}:{correction.nonce}:{correction.sender_address}"
    digest = salted_hmac(f"{_SALT}.letter", told, algorithm="sha256").digest()
    return base64.b32encode(digest[:10]).decode().lower()


def path_of(code: str, key: str, language: str = "en") -> str:
    """The path of the private page, in a language: `/lt/corrections/k7q2xd3m/mzxw6.../`."""
    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    return f"{prefix}/corrections/{code}/{key}/"


def _made(correction: Correction, secret: str) -> str:
    digest = salted_hmac(_SALT, f"{correction.code}:{correction.nonce}", secret=secret, algorithm="sha256").digest()
    return base64.b32encode(digest[:_BYTES]).decode().lower()
