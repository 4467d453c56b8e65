"""`apply`: save, history and name index in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from memorial.changes import chain, rules
from memorial.changes.alteration import Alteration, Conflict, Invalid, NeedsSecond
from memorial.changes.build import Builder, Built
from memorial.changes.entries import SHAPES
from memorial.changes.public_side import face, is_read_elsewhere
from memorial.changes.snapshot import Row, Snapshot, key_of, snapshot
from memorial.models import Change, Person
from memorial.models.identifier import validate_id
from memorial.search import index


def apply(alteration: Alteration) -> Change | None:
    """Make the entry what `alteration.state` says. Returns the history row, or None when nothing would change.

    Raises `Conflict` when the entry is no longer at `alteration.version`, `Invalid` when the state breaks a rule,
    `NeedsSecond` when another person must publish it; in each case nothing is stored. Nobody publishes a change of
    their own, whichever way it comes: what the public reads is altered when two people with accounts of their own
    have had a hand in it (`actor` and `approved_by`), or by an operator's command. Writers follow one another: the
    head of the hash chain is their lock.

    >>> apply(Alteration(blank("role", "medic", label_en="medic"), 0, Actor.operator("Import"), "for Camp 4"))
    <Change: medic, 1>
    """
    if not alteration.reason.strip():
        raise Invalid({"reason": [_("Say why: every change has a reason.")]})
    try:
        with transaction.atomic():
            return _apply(alteration)
    except IntegrityError as error:
        raise Invalid({"": [_constraint_message(alteration.state, error)]}) from error


def _apply(alteration: Alteration) -> Change | None:
    head = chain.lock()
    state = alteration.state
    entry = find_entry(state)
    before = snapshot(entry) if entry is not None and entry.version else None
    version = entry.version if entry is not None else 0
    if version != alteration.version:
        raise Conflict(before, version, alteration)
    if before is not None and _same(before, state):
        return None
    alone = not _two_people(alteration)
    was_read = alone and entry is not None and is_read_elsewhere(entry)
    built = Builder(state, entry).build()
    rules.check(before, state, built)
    rules.derive(built)
    built.root.version = version + 1
    _save(built, before)
    after = snapshot(built.root)
    if alone and not (
        alteration.actor.may_decide
        and not was_read
        and face(before) == face(after)
        and not is_read_elsewhere(built.root)
    ):
        raise NeedsSecond(alteration)
    second = None if alone else alteration.approved_by
    change = Change(
        kind=state.kind,
        key=key_of(built.root),
        version=version + 1,
        label=str(built.root)[:300],
        before=before.as_json() if before else None,
        after=after.as_json(),
        actor_id=alteration.actor.user_id,
        actor_key=alteration.actor.key,
        actor_name=alteration.actor.name,
        approved_by_key=second.key if second else None,
        approved_by_name=second.name if second else None,
        reason=alteration.reason.strip(),
        answers=alteration.answers,
        made=timezone.now(),
    )
    change.full_clean(exclude=["before", "after", "actor", "previous_hash", "hash"], validate_unique=False)
    chain.append(head, change)
    if isinstance(built.root, Person):
        index.refresh([built.root])
    return change


def _two_people(alteration: Alteration) -> bool:
    """Whether a second person, who may, stands behind it; an operator's command needs none."""
    second = alteration.approved_by
    if second is None:
        return alteration.actor.is_operator
    return second.may_decide and not second.is_same_as(alteration.actor)


def reserve(ids: Iterable[str]) -> None:
    """Set aside permanent ids, so that people who are stored together can refer to each other.

    A reserved person says nothing and nobody sees it (a draft at version 0) until `apply` fills it. Ids that are
    taken already are left as they are.
    """
    people = []
    for key in ids:
        person = Person(pk=key)
        validate_id(person.pk)
        people.append(person)
    Person.objects.bulk_create(people, ignore_conflicts=True)


def find_entry(state: Snapshot) -> Any | None:
    """The stored entry that a snapshot is of, or None when it is new."""
    shape = SHAPES[state.kind]
    if state.key is None:
        return None
    return shape.model._default_manager.filter(**{shape.key_field: state.key}).first()


def _same(before: Snapshot, state: Snapshot) -> bool:
    def plain(row: Row) -> dict[str, Any]:
        return {name: sorted(value) if isinstance(value, list) else value for name, value in row.items()}

    return plain(before.values) == plain(state.values) and {
        accessor: [plain(row) for row in rows] for accessor, rows in before.parts.items()
    } == {accessor: [plain(row) for row in state.parts.get(accessor, ())] for accessor in before.parts}


def _save(built: Built, before: Snapshot | None) -> None:
    built.root.save()
    for name, entries in built.root_many.items():
        getattr(built.root, name).set(entries)
    for accessor, rows in built.parts.items():
        stored = {row["id"]: row for row in before.parts[accessor]} if before else {}
        _delete_dropped(built, accessor, rows, stored)
        # The row that stops being displayed goes first: one name is displayed at any time.
        for part, many in sorted(rows, key=lambda row: bool(getattr(row[0], "displayed", False))):
            part.save()
            for name, entries in many.items():
                getattr(part, name).set(entries)
    built.root.refresh_from_db()


def _delete_dropped(built: Built, accessor: str, rows: list[Any], stored: Mapping[int, Row]) -> None:
    kept = {part.pk for part, _many in rows}
    dropped = [number for number in stored if number not in kept]
    if dropped:
        getattr(built.root, accessor).filter(pk__in=dropped).delete()


def _constraint_message(state: Snapshot, error: IntegrityError) -> str:
    """The words that the broken constraint has for people, found by its name in the database's message."""
    shape = SHAPES[state.kind]
    for model in (shape.model, *(part for _accessor, part in shape.parts)):
        for constraint in model._meta.constraints:
            if constraint.name in str(error):
                return str(constraint.get_violation_error_message())
        for column in model._meta.concrete_fields:
            # SQLite names the column, PostgreSQL an index that is called after it.
            told = (f"{model._meta.db_table}.{column.column}", f"{model._meta.db_table}_{column.column}_")
            if column.unique and any(name in str(error) for name in told):
                return _("This %(field)s is taken.") % {"field": column.verbose_name}
    return _("This contradicts what is already recorded.")
