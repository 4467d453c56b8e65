"""From the text of a cell to a value. Every function raises `ValueError` with words for a historian."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from memorial import dates
from memorial.models.identifier import validate_id

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")


def text(cell: str) -> str:
    """The cell as it stands, without spaces around it."""
    return cell.strip()


def key(cell: str) -> str:
    """A key: lower-case letters and digits in words joined by hyphens, `vorkuta-camp-29`."""
    cell = cell.strip()
    if not _KEY.match(cell):
        raise ValueError(_("a key is made of lower-case letters and digits, its words joined by hyphens"))
    return cell


def permanent_id(cell: str) -> str:
    """A person's permanent id: six to eight characters without look-alikes."""
    cell = cell.strip()
    try:
        validate_id(cell)
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from error
    return cell


def one_key(cell: str) -> str | None:
    """A key that stands in another file, or None."""
    return cell.strip() or None


def keys(cell: str) -> list[str]:
    """Keys separated by semicolons: `n59; n61`."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def date(cell: str) -> str:
    """An EDTF date in its canonical form, or nothing."""
    cell = cell.strip()
    return dates.parse(cell).text if cell else ""


def whole_number(cell: str) -> int | None:
    """A number without a sign, or None."""
    cell = cell.strip()
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit() and len(cell) < 10):
        raise ValueError(_("this is not a whole number"))
    return int(cell)


def decimal(cell: str) -> str | None:
    """A decimal number as text, `67.49800`, or None."""
    cell = cell.strip()
    if not cell:
        return None
    try:
        number = Decimal(cell)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError(_("this is not a decimal number"))
    return str(number.quantize(Decimal("0.00001")))


def yes(cell: str) -> bool:
    """`yes` or nothing."""
    cell = cell.strip().lower()
    if cell not in ("", "yes"):
        raise ValueError(_("write yes, or leave it empty"))
    return cell == "yes"
