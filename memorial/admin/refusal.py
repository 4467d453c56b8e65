"""What is wrong with what was typed, said at the very field, and gathered at the head of the page.

`changes.apply` names a place by part and row, `statements[2].camp`; the page has forms with prefixes. Both number the
rows that stay on the page in the same order: `sent_rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

Messages = Mapping[str, list[str]]

_PLACE = re.compile(r"(?P<accessor>\w+)(?:\[(?P<index>\d+)\])?(?:\.(?P<column>\w+))?\Z")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: at which field (its label), what is wrong, and the id of the element to go to."""

    label: str
    text: str
    target: str


def sent_rows(formset: Any) -> list[Any]:
    """The forms of the rows that will be part of the entry, in the order in which they will stand.

    Rows marked for removal and rows nothing was typed into are left out. The number under *place* decides; a row
    that is moved up goes before the one whose number it takes, one moved down goes after. Rows without a number are
    new, and follow.
    """
    kept = [
        part
        for part in formset.forms
        if getattr(part, "cleaned_data", None)
        and not part.cleaned_data.get("DELETE")
        and (part.instance.pk or part.has_changed())
    ]
    return sorted(kept, key=_in_order)


def _in_order(part: Any) -> tuple[float, int, int]:
    """A page may show rows in another order than theirs; saving it is no wish to move them."""
    stored = part.instance.position + 1 if part.instance.pk is not None else None
    place = part.cleaned_data.get("place") or stored
    if place is None:
        return (float("inf"), 0, 0)
    moved = -1 if stored is None or place < stored else int(place > stored)
    return (place, moved, part.instance.position)


def tell_rows(formset: Any, accessor: str, messages: Messages) -> None:
    """Add to the formset and its rows what the door said of them. For use in the formset's `clean`."""
    rows = sent_rows(formset)
    for place, texts in messages.items():
        found = _PLACE.match(place)
        if found is None or found["accessor"] != accessor:
            continue
        if found["index"] is None or int(found["index"]) >= len(rows):
            formset.non_form_errors().extend(texts)
            continue
        row = rows[int(found["index"])]
        row.add_error(found["column"] if found["column"] in row.fields else None, texts)


def elsewhere(messages: Messages, accessors: Iterable[str]) -> Messages:
    """Those messages that no formset of the page will show."""
    shown = set(accessors)
    return {place: texts for place, texts in messages.items() if _accessor(place) not in shown}


def _accessor(place: str) -> str:
    found = _PLACE.match(place)
    return found["accessor"] if found else ""


def problems(form: Any, inline_formsets: Iterable[Any]) -> list[Problem]:
    """Everything wrong with the page that was sent: the rows of its parts first, as on the page, then its own fields.

    `form` is the entry's form, `inline_formsets` the admin's wrappers of the formsets.
    """
    found: list[Problem] = []
    for inline in inline_formsets:
        formset = inline.formset
        heading = str(capfirst(inline.opts.verbose_name_plural))
        found += [Problem(heading, text, f"{formset.prefix}-heading") for text in formset.non_form_errors()]
        for part in formset.forms:
            if part.errors and not part.cleaned_data.get("DELETE"):
                found += _of_form(part, capfirst(inline.opts.verbose_name))
    return found + _of_form(form, "")


def _of_form(form: Any, row: str) -> list[Problem]:
    found = []
    for name, texts in form.errors.items():
        bound = form[name] if name in form.fields else None
        if bound is not None and not bound.is_hidden:
            label, target = str(bound.label), bound.id_for_label or bound.auto_id
        else:
            label, target = "", form.prefix or "content-start"
        where = ": ".join(str(capfirst(part)) for part in (row, label) if part)
        found += [Problem(where, text, target) for text in texts]
    return found
