"""Which other corrections ask for the same: of the same statement, the same value, or in nearly the same words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from memorial.corrections.repeats import NEARLY
from memorial.models import Correction, ProposedChange, TextMark
from memorial.names import fold


@dataclass(frozen=True, slots=True)
class Alike:
    """Another correction that may be the same, and why: `same_value`, `same_statement` or `same_words`."""

    correction: Correction
    why: str


def alike(correction: Correction, limit: int = 20) -> list[Alike]:
    """Other letters a curator should read beside this one, the likest first, what was not taken left out."""
    others = Correction.objects.counted().exclude(pk=correction.pk)
    found: dict[int, str] = {}
    for change in correction.changes.all():
        for other in _about_the_same(change):
            why = "same_value" if _value(change) and _value(change) == _value(other) else "same_statement"
            if found.get(other.correction_id) != "same_value":
                found[other.correction_id] = why
    marks = list(correction.marks.values_list("mark", flat=True))
    if marks:
        shared = TextMark.objects.filter(mark__in=marks).values("correction").annotate(count=Count("pk"))
        for number in shared.filter(count__gte=min(NEARLY, len(marks))).values_list("correction", flat=True):
            found.setdefault(number, "same_words")
    order = ("same_value", "same_words", "same_statement")
    rows = others.in_bulk(sorted(found))
    alike_ones = [Alike(row, found[number]) for number, row in rows.items()]
    return sorted(alike_ones, key=lambda one: (order.index(one.why), -one.correction.pk))[:limit]


def earlier_decisions(change: ProposedChange) -> list[ProposedChange]:
    """What was decided before about the same statement or name, the newest first."""
    same = _about_the_same(change)
    decided = [one for one in same if one.decision in ("accepted", "declined")]
    return sorted(decided, key=lambda one: -one.pk)


def _about_the_same(change: ProposedChange) -> list[ProposedChange]:
    others = ProposedChange.objects.exclude(correction=change.correction_id).select_related("correction")
    if change.statement_id or change.name_id:
        row = Q(statement=change.statement_id) if change.statement_id else Q(name=change.name_id)
        return list(others.filter(row)[:100])
    if change.person_id and change.about != ProposedChange.About.PHOTOGRAPH:
        return list(others.filter(person=change.person_id, about=change.about, kind=change.kind)[:100])
    if change.about == ProposedChange.About.MISSING_PERSON:
        missing = others.filter(about=ProposedChange.About.MISSING_PERSON).order_by("-pk")[:500]
        return [one for one in missing if _value(one) == _value(change)]
    return []


def _value(change: ProposedChange) -> str:
    return " ".join(sorted(fold(" ".join(str(text) for text in change.proposed.values())).split()))
