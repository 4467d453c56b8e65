"""Permanent ids of people: short, random, without look-alikes, never reused."""

from __future__ import annotations

import re
import secrets

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

#: No vowels (so that no id spells a word), no 0/o, 1/l/i.
ALPHABET = "23456789bcdfghjkmnpqrstvwxyz"
LENGTH = 6
MAX_LENGTH = 8

IS_ID = re.compile(rf"\A[{ALPHABET}]{{{LENGTH},{MAX_LENGTH}}}\Z")

validate_id = RegexValidator(
    IS_ID,
    _("A permanent id has 6 to 8 of these characters: 23456789bcdfghjkmnpqrstvwxyz."),
)


def new_id(length: int = LENGTH) -> str:
    """A random id, such as `k7q2xd`: 482 million of six characters, 378 thousand million of eight."""
    return "".join(secrets.choice(ALPHABET) for _place in range(length))
