"""The second factor of an account: a phone that shows codes (TOTP, RFC 6238), and backup codes for when it is lost.

Codes are checked and throttled by django-otp: each is taken once, and after a wrong one the next must wait, twice as
long each time.
"""

from __future__ import annotations

import io
import math
from base64 import b32encode
from typing import Any

import segno
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from django_otp import verify_token
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

#: So many backup codes are given at a time; each is good once.
BACKUP_CODES = 10
#: Codes of a phone have six digits; a backup code has eight letters and digits.
PHONE_DIGITS = 6


class Wait(Exception):
    """After wrong codes the next one is taken only later: in `seconds`."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"wait {seconds} s")


def is_set_up(user: AbstractBaseUser) -> bool:
    """Whether the account has a phone whose codes are asked for."""
    return bool(TOTPDevice.objects.filter(user=user, confirmed=True).exists())


def phone_to_be(user: AbstractBaseUser) -> Any:
    """The phone that is being set up: its secret is shown until the first code proves that it was read."""
    begun = TOTPDevice.objects.filter(user=user, confirmed=False).order_by("pk").first()
    return begun or TOTPDevice.objects.create(user=user, confirmed=False, name="phone")


def secret_in_words(phone: Any) -> str:
    """The secret for typing, base32 in groups of four: `JBSW Y3DP EHPK 3PXP`."""
    return in_fours(b32encode(phone.bin_key).decode().rstrip("="))


def as_svg(phone: Any) -> bytes:
    """The secret as a QR code, an SVG of its own without styles; dark on light whatever the page is."""
    drawn = io.BytesIO()
    code = segno.make(phone.config_url, error="m", micro=False)
    code.save(drawn, kind="svg", scale=5, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return drawn.getvalue()


def confirm(user: AbstractBaseUser, code: str) -> tuple[Any, tuple[str, ...]] | None:
    """Take the phone that was being set up into use, in place of any other; None when the code is not its own.

    Returns the phone and ten new backup codes, which can be shown now and never again. Raises `Wait`.
    """
    with transaction.atomic():
        phone = _verified(user, phone_to_be(user), code)
        if phone is not None:
            phone.confirmed = True
            phone.save()
            TOTPDevice.objects.filter(user=user).exclude(pk=phone.pk).delete()
            return phone, new_backup_codes(user)
    return None


def check(user: AbstractBaseUser, code: str) -> Any | None:
    """The phone or the sheet of backup codes this code is from, None when it is wrong or was used. Raises `Wait`."""
    typed = _plain(code)
    model = TOTPDevice if len(typed) == PHONE_DIGITS and typed.isdigit() else StaticDevice
    device = model.objects.filter(user=user, confirmed=True).order_by("pk").first()
    return _verified(user, device, typed) if device is not None else None


def is_backup(device: Any) -> bool:
    """Whether it is the sheet of backup codes, not the phone."""
    return isinstance(device, StaticDevice)


def new_backup_codes(user: AbstractBaseUser) -> tuple[str, ...]:
    """Ten codes, each good once: `abcd efgh`. Those given before are no longer taken."""
    with transaction.atomic():
        # The sheet itself stays: a session that was let in by one of its codes goes on.
        sheet, _made = StaticDevice.objects.get_or_create(user=user, defaults={"name": "backup codes"})
        sheet.token_set.all().delete()
        codes = [StaticToken.random_token() for _number in range(BACKUP_CODES)]
        StaticToken.objects.bulk_create(StaticToken(device=sheet, token=code) for code in codes)
    return tuple(in_fours(code) for code in codes)


def backup_codes_left(user: AbstractBaseUser) -> int:
    return int(StaticToken.objects.filter(device__user=user, device__confirmed=True).count())


def forget(user: AbstractBaseUser) -> bool:
    """Remove phone and backup codes: at the next login a new phone is set up. False when there were none.

    Sessions that were let in by them are no longer: whoever has one is asked anew.
    """
    with transaction.atomic():
        phones, _rows = TOTPDevice.objects.filter(user=user).delete()
        sheets, _rows = StaticDevice.objects.filter(user=user).delete()
    return bool(phones or sheets)


def in_fours(text: str) -> str:
    """`abcdefgh` as `abcd efgh`, for reading and typing."""
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))


def _plain(code: str) -> str:
    return "".join(letter for letter in code if letter.isascii() and letter.isalnum()).lower()[:16]


def _verified(user: AbstractBaseUser, device: Any, code: str) -> Any | None:
    allowed, why = device.verify_is_allowed()
    if not allowed:
        until = (why or {}).get("locked_until")
        raise Wait(max(1, math.ceil((until - timezone.now()).total_seconds())) if until else 1)
    return verify_token(user, device.persistent_id, _plain(code))
