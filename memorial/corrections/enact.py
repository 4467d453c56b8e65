"""From what was accepted to the record: a source and citation for the family's evidence, and the entry as it should be.

Nothing of the record is deleted: the value that stood there stays, competing or refuted, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from memorial.changes import Actor, Alteration, Invalid, Snapshot, apply, blank, find_entry, propose, snapshot
from memorial.changes.snapshot import blank_row
from memorial.corrections.photographs import Likeness, picture_of, take_over
from memorial.corrections.submission import Value
from memorial.models import (
    Change,
    Citation,
    Correction,
    Person,
    PersonName,
    Photograph,
    Proposal,
    ProposedChange,
    Source,
    Statement,
)
from memorial.models.person import FATE_KINDS
from memorial.names import script

About = ProposedChange.About

#: Statements of these kinds say what became of somebody, or that they died: two curators agree on each.
TWO_CURATORS = frozenset({*FATE_KINDS, "buried"})
_STATEMENT_COLUMNS = ("text", "detail", "date", "camp", "event", "nationality", "role", "related_person")
#: Who made a change that was asked for by somebody who did not wish to be named. In one language: history keeps it.
UNNAMED = "a letter to the memorial"
_NAME_COLUMNS = ("text", "given", "patronymic", "family", "script", "language")


@dataclass(frozen=True, slots=True)
class EvidenceSource:
    """How the family's evidence is cited, in the curator's words: the sender's stand in no history.

    `kind` is `letter` or `family_document`, or another kind of source; an empty title is made from the code.
    """

    title: str = ""
    kind: str = Source.Kind.LETTER
    date: str = ""
    place: str = ""
    rights: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Accepted:
    """One proposed change with the value as it is adopted, its citation, and what becomes of what stood there."""

    change: ProposedChange
    value: Value
    citation: Citation
    old: str
    reason: str
    displayed: bool = False
    certainty: str = "certain"
    likeness: Likeness | None = None


@dataclass(frozen=True, slots=True)
class Enacted:
    """What came of it: a line of the history, or a proposal that waits for a second curator."""

    change: Change | None = None
    proposal: Proposal | None = None


def letter_of(correction: Correction) -> Actor:
    """The maker of a change that a letter asked for: the letter itself, or its sender by name if they wish so."""
    name = correction.sender_name.strip() if correction.may_be_named else ""
    return Actor(name=name or UNNAMED, key=f"correction:{correction.code}")


def cite(correction: Correction, source: EvidenceSource, curator: Actor, reason: str) -> Citation:
    """The citation of the family's evidence; made on the first acceptance, and the same one for the next."""
    title = source.title.strip() or _("Letter to the memorial, code %(code)s") % {"code": correction.code}
    slug = f"letter-{correction.code}"
    stored = Source.objects.filter(slug=slug).first()
    if stored is not None and stored.title != title:
        taken = Source.objects.filter(slug__startswith=slug)
        stored = taken.filter(title=title).first()
        slug = f"{slug}-{taken.count() + 1}"
    if stored is None:
        values = {
            "kind": source.kind,
            "title": title,
            "date": source.date or correction.received.date().isoformat(),
            "place": source.place,
            "rights": source.rights or _("Seen by the curators; not published."),
            "language": correction.language,
        }
        made = _apply(correction, blank("source", slug, **values), 0, curator, reason)
        stored = Source.objects.get(slug=made.key)
    found = Citation.objects.filter(source=stored, locator=source.locator, wording="", via=None).first()
    if found is None:
        state = blank("citation", source=stored.slug, locator=source.locator)
        found = Citation.objects.get(pk=_apply(correction, state, 0, curator, reason).key)
    return found


def enact(correction: Correction, person: Person, accepted: Sequence[Accepted], curator: Actor) -> dict[int, Enacted]:
    """Alter somebody's page by what was accepted. Returns what came of each, by the number of the proposed change.

    What needs two curators is laid before the second; the rest is made at once, by the letter and this curator.
    """
    alone = [one for one in accepted if not needs_two(one)]
    together = [one for one in accepted if needs_two(one)]
    enacted: dict[int, Enacted] = {}
    if alone:
        change = _apply(correction, _altered(person, alone), person.version, curator, _reasons(alone))
        enacted |= {one.change.pk: Enacted(change=change) for one in alone}
        person.refresh_from_db()
    if together:
        enacted |= _propose(correction, _altered(person, together), person.version, together, curator)
    return enacted


def enact_missing(
    correction: Correction, first: Accepted, belonging: Sequence[Accepted], curator: Actor
) -> dict[int, Enacted]:
    """Lay a new person before a second curator, with the name and everything the letter says of them."""
    state = blank("person", Person().pk, standing="published", living="possibly_living")
    state = state.with_part("names", [_name_row(first, displayed=True)])
    state = _with(state, belonging)
    if any(one.change.kind in ("killed", "died") for one in belonging if one.change.about == About.NEW_STATEMENT):
        state = state.with_values(living="dead")
    return _propose(correction, state, 0, [first, *belonging], curator)


def done_at_the_desk(correction: Correction) -> Enacted:
    """What a curator has changed, or proposed, on the pages of the desk for this letter and no point of it has become.

    What still waits comes first: the letter is answered when that is decided.
    """
    waiting = Proposal.objects.waiting().filter(answers=correction.code, answered=None).order_by("pk").first()
    if waiting is not None:
        return Enacted(proposal=waiting)
    return Enacted(change=Change.objects.answering(correction.code).filter(answered=None).first())


def needs_two(one: Accepted) -> bool:
    """Whether two curators must agree: on a fate, a death, a burial, a new person, a photograph that is shown."""
    change = one.change
    is_statement = change.about in (About.STATEMENT, About.NEW_STATEMENT)
    always = change.about in (About.MISSING_PERSON, About.PHOTOGRAPH)
    return always or (is_statement and change.kind in TWO_CURATORS)


def _apply(correction: Correction, state: Snapshot, version: int, curator: Actor, reason: str) -> Change:
    maker = letter_of(correction)
    change = apply(Alteration(state, version, maker, _short(reason), correction.code, approved_by=curator))
    if change is None:
        raise Invalid({"": [_("The record says so already.")]})
    return change


def _propose(
    correction: Correction, state: Snapshot, version: int, accepted: Sequence[Accepted], curator: Actor
) -> dict[int, Enacted]:
    proposal = propose(Alteration(state, version, curator, _short(_reasons(accepted)), correction.code))
    if proposal is None:
        raise Invalid({"": [_("The record says so already.")]})
    return {one.change.pk: Enacted(proposal=proposal) for one in accepted}


def _altered(person: Person, accepted: Sequence[Accepted]) -> Snapshot:
    return _with(snapshot(person), accepted)


def _with(state: Snapshot, accepted: Iterable[Accepted]) -> Snapshot:
    for one in accepted:
        if one.change.about in (About.NAME, About.NEW_NAME):
            state = _with_name(state, one)
        elif one.change.about == About.PHOTOGRAPH:
            state = _with_photograph(state, one)
        else:
            state = _with_statement(state, one)
    return state


def _with_name(state: Snapshot, one: Accepted) -> Snapshot:
    """The new written form is a row of its own; the old one stays, and is no longer displayed if this one is."""
    rows = [dict(row) for row in state.parts["names"]]
    old = next((row for row in rows if row["id"] == one.change.name_id), None)
    displayed = one.displayed or bool(old and old["displayed"] and one.old == "refuted")
    if displayed:
        for row in rows:
            row["displayed"] = False
    return state.with_part("names", [*rows, _name_row(one, displayed=displayed, old=old)])


def _name_row(one: Accepted, *, displayed: bool, old: Mapping[str, Any] | None = None) -> dict[str, Any]:
    given = {name: text for name, text in one.value.as_json().items() if name in _NAME_COLUMNS}
    text = given.get("text", "")
    values = {
        "kind": one.change.kind or (old["kind"] if old else PersonName.Kind.AS_RECORDED),
        "script": "Cyrl" if script(text) == "Cyrl" else "Latn",
        "language": "und",
        **given,
        "displayed": displayed,
        "citations": [one.citation.pk],
    }
    return {"id": None, **blank_row(PersonName, **values)}


def _with_statement(state: Snapshot, one: Accepted) -> Snapshot:
    rows = [dict(row) for row in state.parts["statements"]]
    old = next((row for row in rows if row["id"] == one.change.statement_id), None)
    given = {name: text for name, text in one.value.as_json().items() if name in _STATEMENT_COLUMNS}
    before = {name: old[name] for name in _STATEMENT_COLUMNS if name != "detail"} if old else {}
    values = {
        "kind": one.change.kind,
        **before,
        **given,
        "certainty": one.certainty,
        "citations": [one.citation.pk],
    }
    made = {"id": None, **blank_row(Statement, **values)}
    if old is not None:
        old["standing"] = one.old
        old["reason"] = _short(one.reason)
        place = rows.index(old)
        return state.with_part("statements", [*rows[:place], made, *rows[place:]])
    return state.with_part("statements", [*rows, made])


def _with_photograph(state: Snapshot, one: Accepted) -> Snapshot:
    """The picture, shown, with the letter as its source."""
    likeness = one.likeness
    if likeness is None:
        raise Invalid({f"changes[{one.change.pk}].alt": [_("Say what is to be seen, for those who cannot.")]})
    kept = take_over(picture_of(one.change))
    values = {
        **asdict(likeness),
        "shown": True,
        "citations": [one.citation.pk],
        "file_key": kept.key,
        "width": kept.width,
        "height": kept.height,
        "widths": " ".join(str(width) for width in kept.widths),
    }
    row = {"id": None, **blank_row(Photograph, **values)}
    return state.with_part("photographs", [*state.parts["photographs"], row])


def _reasons(accepted: Sequence[Accepted]) -> str:
    return " ".join(dict.fromkeys(one.reason.strip() for one in accepted))


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 500 else text[:499] + "…"


def is_read(change: Change) -> bool:
    """Whether readers can see what this line of the history made."""
    entry = find_entry(Snapshot.from_json(change.after))
    return bool(entry is not None and getattr(entry, "is_public", False))
