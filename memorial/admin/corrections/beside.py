"""What stands beside each other on the page of a letter: as the sender saw it, as it stands now, as it should be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from memorial import dates
from memorial.admin.corrections.lines import asks_for, kind_in_words, whom_of
from memorial.corrections.duplicates import earlier_decisions
from memorial.corrections.enact import TWO_CURATORS
from memorial.corrections.pranks import Flag
from memorial.corrections.quote import words_of
from memorial.models import Correction, EvidenceFile, PersonName, ProposedChange, Statement

About = ProposedChange.About
_STATEMENTS = (About.STATEMENT, About.NEW_STATEMENT)
_NAMES = (About.NAME, About.NEW_NAME, About.MISSING_PERSON)


@dataclass(frozen=True, slots=True)
class Cited:
    """A source of what stands now, and its page on the desk."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Stands:
    """The row of the record a change is about, as it stands now. `gone`: there was one, and it is no longer there.

    `moved` says that it reads otherwise, or rests on other sources, than when the sender wrote; `note` what else a
    curator must know of it, such as that it was refuted meanwhile.
    """

    words: str = ""
    sources: tuple[Cited, ...] = ()
    note: str = ""
    moved: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One proposed value with what it is called."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """One proposed change with everything that is to be seen of it."""

    change: ProposedChange
    number: int
    title: str
    person_address: str
    saw: str
    saw_sources: tuple[str, ...]
    stands: Stands
    proposed: tuple[Pair, ...]
    files: tuple[EvidenceFile, ...]
    earlier: tuple[ProposedChange, ...]
    flags: tuple[str, ...]
    needs_second: str

    @property
    def replaces(self) -> bool:
        """Whether a value stands there now, of which must be said what becomes of it."""
        return self.change.about == About.STATEMENT and bool(self.stands.words)


def beside(correction: Correction, site: str) -> list[Beside]:
    """Every change a letter proposes, in its order. `site` is the name of the desk's addresses."""
    changes = list(correction.changes.select_related("person", "belongs_to", "change", "proposal").order_by("position"))
    standing = _standing(correction, changes, site)
    files = list(correction.files.order_by("position", "pk"))
    return [
        Beside(
            change,
            place + 1,
            _title(change),
            reverse(f"{site}:memorial_person_change", args=[change.person.pk]) if change.person else "",
            str(change.current.get("words", "")),
            tuple(str(one) for one in change.current.get("sources", ())),
            standing[change.pk],
            tuple(_proposed(change)),
            tuple(file for file in files if file.change_id == change.pk),
            tuple(earlier_decisions(change)[:10]),
            _flags(correction, change),
            needs_second(change),
        )
        for place, change in enumerate(changes)
    ]


def _title(change: ProposedChange) -> str:
    whom = whom_of(change)
    if not whom and change.belongs_to is not None:
        whom = str(change.belongs_to.proposed_value("text"))
    asked = capfirst(asks_for(change))
    return f"{whom}: {asked}" if whom else asked


def _standing(correction: Correction, changes: list[ProposedChange], site: str) -> dict[int, Stands]:
    """What stands now of each change, by its number, fetched together."""
    statements = _rows(Statement.objects.with_values(), (one.statement_id for one in changes))
    names = _rows(PersonName.objects.all(), (one.name_id for one in changes))
    found: dict[int, Stands] = {}
    for change in changes:
        row = statements.get(change.statement_id) or names.get(change.name_id)
        if row is not None:
            found[change.pk] = _stands(correction, change, row, site)
        else:
            # Nothing was quoted of what is to be added.
            found[change.pk] = Stands(gone=bool(change.current), moved=bool(change.current))
    return found


def _rows(rows: QuerySet[Any], numbers: Iterable[int | None]) -> Mapping[int | None, Any]:
    wanted = [number for number in numbers if number is not None]
    cited = rows.prefetch_related("citations__source", "citations__via__source", "citations__via__via__source")
    return cited.in_bulk(wanted) if wanted else {}


def _stands(correction: Correction, change: ProposedChange, row: Any, site: str) -> Stands:
    citations = list(row.citations.all())
    sources = tuple(Cited(str(one), reverse(f"{site}:memorial_citation_change", args=[one.pk])) for one in citations)
    with translation.override(correction.language):
        quoted = words_of(row, correction.language)
        cited = [str(one) for one in citations]
    moved = bool(change.current) and (quoted != change.current.get("words") or cited != change.current.get("sources"))
    return Stands(words_of(row, "en"), sources, _note(row), moved)


def _note(row: Any) -> str:
    if isinstance(row, Statement) and row.standing != Statement.Standing.SHOWN:
        return f"{row.get_standing_display()}: {row.reason}"
    if isinstance(row, PersonName) and row.displayed:
        return _("displayed at the head of the page")
    return ""


def _proposed(change: ProposedChange) -> Iterable[Pair]:
    """What is proposed, value by value; dates in words and as they were typed."""
    model = Statement if change.about in _STATEMENTS else PersonName
    if change.about in _NAMES and change.kind:
        yield Pair(_("Kind"), kind_in_words(change))
    for column, text in change.proposed.items():
        if column == "date":
            yield Pair(_("Date"), _date(str(text), str(change.proposed.get("date_typed", ""))))
        elif column != "date_typed":
            yield Pair(_label(model, column), str(text))
        elif "date" not in change.proposed:
            yield Pair(_("Date, as typed"), str(text))


def _date(text: str, typed: str) -> str:
    words = dates.in_words(dates.parse(text), "en")
    return f"{words} (“{typed}”)" if typed and typed != words else words


def _label(model: type[Model], column: str) -> str:
    known = {field.name: field for field in model._meta.get_fields()}
    return str(capfirst(getattr(known.get(column), "verbose_name", column)))


def _flags(correction: Correction, change: ProposedChange) -> tuple[str, ...]:
    """What seemed odd in the fields of this change."""
    place = f"wishes[{change.position}]."
    told = [one["flag"] for one in correction.flags if one.get("place", "").startswith(place)]
    return tuple(str(Flag(flag).label) for flag in dict.fromkeys(told) if flag in Flag.values)


def needs_second(change: ProposedChange) -> str:
    """Why accepting this takes two curators; empty when one may do it."""
    if change.about != About.PHOTOGRAPH and (change.about == About.MISSING_PERSON or change.belongs_to_id):
        return _("A new person takes two curators. Accepting lays it before the second.")
    if change.about == About.PHOTOGRAPH:
        return _("A photograph that readers see takes two curators. Accepting lays it before the second.")
    if change.about in _STATEMENTS and change.kind in TWO_CURATORS:
        return _("What became of somebody takes two curators. Accepting lays it before the second.")
    return ""
