"""Dates as sources give them: EDTF (ISO 8601-2:2019, Library of Congress), its days, its words, its reading.

- `parse("1953-08~")`: an `EDTF` value with the first and last day it allows, or `DateError`.
- `read("about 1920")`: the same from what people type, in eight languages.
- `in_words(value, "en")`: `about 1920`; `day_in_words(8, 1, "en")`: `1 August`, of any year.
- `iso(value)`: ISO 8601 cut to what is known, for machines.
"""

from memorial.dates.edtf import EDTF, OPEN_END, OPEN_START, parse
from memorial.dates.errors import DateError
from memorial.dates.order import iso, key, overlaps, overlaps_days
from memorial.dates.reading import read
from memorial.dates.words import day_in_words, in_words

__all__ = [
    "EDTF",
    "OPEN_END",
    "OPEN_START",
    "DateError",
    "day_in_words",
    "in_words",
    "iso",
    "key",
    "overlaps",
    "overlaps_days",
    "parse",
    "read",
]
