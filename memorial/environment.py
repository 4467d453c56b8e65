"""What the environment says, read for the settings. Whatever cannot be read stops the start and says why."""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def flag(name: str, unset: bool = False) -> bool:
    """A switch. A word we do not know stops the start: a misspelt "on" must not mean off."""
    word = os.environ.get(name, "").strip().lower()
    if not word:
        return unset
    if word in ("1", "true", "yes", "on"):
        return True
    if word in ("0", "false", "no", "off"):
        return False
    raise ImproperlyConfigured(f"{name} is “{word}”. Say 1 or 0.")


def number(name: str, unset: int = 0, most: int = 99) -> int:
    """A count, at most `most`."""
    word = os.environ.get(name, "").strip() or str(unset)
    if word.isascii() and word.isdigit() and len(word) < 9 and int(word) <= most:
        return int(word)
    raise ImproperlyConfigured(f"{name} is “{word}”. Say a number, such as 1.")


def mail_server() -> dict[str, object]:
    """What MEMORIAL_EMAIL_URL says, as Django's settings; nothing when it is unset.

    `smtp://name:password@mail.example:587/?starttls=1`, or `smtps://` for TLS from the first byte.
    """
    text = os.environ.get("MEMORIAL_EMAIL_URL", "").strip()
    if not text:
        return {}
    try:
        url = urlsplit(text)
        port = url.port
    except ValueError as error:
        # The address holds a password: it is not quoted.
        raise ImproperlyConfigured("MEMORIAL_EMAIL_URL is no address; docs/deploying.md shows one.") from error
    if url.scheme not in ("smtp", "smtps") or not url.hostname or url.query not in ("", "starttls=1"):
        raise ImproperlyConfigured("MEMORIAL_EMAIL_URL is no address of a mail server; docs/deploying.md shows one.")
    return {
        "EMAIL_HOST": url.hostname,
        "EMAIL_PORT": port or (465 if url.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(url.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(url.password or ""),
        "EMAIL_USE_SSL": url.scheme == "smtps",
        "EMAIL_USE_TLS": url.query == "starttls=1",
    }


def words(name: str, default: str = "") -> list[str]:
    """Words with commas between.

    >>> words("MEMORIAL_HOSTS", "127.0.0.1,localhost")
    ['127.0.0.1', 'localhost']
    """
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def contact() -> str:
    """An e-mail address or a page; what is neither stops the start: nobody would notice that it leads nowhere."""
    text = os.environ.get("MEMORIAL_CONTACT", "").strip()
    if not text or re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+|https://[^\s\"'<>]+", text, re.ASCII):
        return text
    raise ImproperlyConfigured(f"MEMORIAL_CONTACT is “{text}”. Say an e-mail address, or a page that begins https://")


def secret_key(folder: Path) -> str:
    """The key from the environment, else one made once and kept in `folder`, for its owner's eyes only."""
    if given := os.environ.get("MEMORIAL_SECRET_KEY"):
        return given
    path = folder / "secret_key"
    try:
        if not path.exists():
            _make_secret_key(path)
        key = path.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"No secret key: {path} can be neither read nor made ({error.strerror}). "
            "Set MEMORIAL_SECRET_KEY, or MEMORIAL_VAR to a folder that can be written."
        ) from error
    if not key:
        raise ImproperlyConfigured(f"The secret key in {path} is empty. Remove the file: a new one will be made.")
    return key


def _make_secret_key(path: Path) -> None:
    """Write a new key whole or not at all; of several processes that start at once, the first one's stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
