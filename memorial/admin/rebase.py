"""A form that was opened before somebody else removed rows from the entry: its rows are kept as new ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from django.http import QueryDict

#: A form with more rows than this was not made by the desk; it is left to the formset to refuse.
_MOST_ROWS = 1000


def rebased(sent: QueryDict, stored: Mapping[str, Collection[int]]) -> QueryDict:
    """The same form, with the rows of what is no longer stored put after the others, as new rows.

    `stored` holds the numbers of the rows that stand now, by the prefix of their formset. A row that was to be removed
    and is gone is left out. Where nothing is gone the form is returned as it came.

    >>> sent = QueryDict("names-TOTAL_FORMS=1&names-INITIAL_FORMS=1&names-0-id=7&names-0-text=Ona")
    >>> rebased(sent, {"names": []}).urlencode()
    'names-TOTAL_FORMS=1&names-INITIAL_FORMS=0&names-0-text=Ona'
    """
    made = sent
    for prefix, numbers in stored.items():
        made = _one(made, prefix, {str(number) for number in numbers})
    return made


def _one(sent: QueryDict, prefix: str, numbers: Collection[str]) -> QueryDict:
    total, initial = (_count(sent.get(f"{prefix}-{name}_FORMS", "")) for name in ("TOTAL", "INITIAL"))
    if total is None or initial is None or initial > total:
        return sent
    still = [row for row in range(initial) if sent.get(f"{prefix}-{row}-id", "") in numbers]
    gone = [row for row in range(initial) if row not in still]
    if not gone:
        return sent
    lost = [row for row in gone if f"{prefix}-{row}-DELETE" not in sent]
    order = {old: new for new, old in enumerate([*still, *lost, *range(initial, total)])}
    made = QueryDict(mutable=True)
    row_of = re.compile(rf"{re.escape(prefix)}-(\d+)-(\w+)\Z")
    for name, values in sent.lists():
        found = row_of.match(name)
        if found is None:
            made.setlist(name, values)
        elif (old := int(found[1])) in order and not (old in lost and found[2] in ("id", "place")):
            made.setlist(f"{prefix}-{order[old]}-{found[2]}", values)
    made[f"{prefix}-TOTAL_FORMS"], made[f"{prefix}-INITIAL_FORMS"] = str(len(order)), str(len(still))
    return made


def _count(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 and int(text) <= _MOST_ROWS else None
