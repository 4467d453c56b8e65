"""When a form was given out, signed, so that one filled in faster than a person reads is noticed. No clock is read."""

from __future__ import annotations

import datetime

from django.core.signing import BadSignature, Signer

_SALT = "memorial.corrections.form"
#: Nobody reads the form and writes a word in less.
LEAST = datetime.timedelta(seconds=5)
#: A form may lie open for a night and a day; a signature kept for longer is passed around.
MOST = datetime.timedelta(days=3)


def issue(now: datetime.datetime) -> str:
    """The token for a form that is given out now. Keep it when the form is shown again with an error.

    >>> issue(timezone.now())
    '1795708800:5dTx...'
    """
    return Signer(salt=_SALT).sign(str(int(now.timestamp())))


def age(token: str, now: datetime.datetime) -> datetime.timedelta | None:
    """How long ago the form was given out; None when the token is none of ours."""
    try:
        given = int(Signer(salt=_SALT).unsign(token))
    except (BadSignature, ValueError):
        return None
    return now - datetime.datetime.fromtimestamp(given, datetime.UTC)
