"""`rehearse`: what a decision would do, shown before it is made. Nothing of it is kept and nothing is sent."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from memorial.changes import Actor, Snapshot, differences
from memorial.changes.propose import alteration_of
from memorial.corrections import photographs, steps
from memorial.corrections.decide import Decision, decide
from memorial.corrections.letters import LINK_MARK
from memorial.models import Change, Citation, CorrectionState, Letter, Proposal, photograph_files
from memorial.models.photograph_files import Kept


@dataclass(frozen=True, slots=True)
class Altered:
    """One entry that would be altered: its name, whether that waits for a second curator, and what would differ."""

    label: str
    waits: bool
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What would come of it. `letter` is the text of our letter with a mark for the private link; empty when none
    would be written now. `citations` are those of the family's evidence, in words.
    """

    state: CorrectionState
    altered: tuple[Altered, ...]
    citations: tuple[str, ...]
    subject: str
    letter: str


def rehearse(code: str, decisions: Sequence[Decision], actor: Actor, now: datetime.datetime, mark: str) -> Rehearsed:
    """Decide in a transaction that is always rolled back, and tell what came of it. Raises what `decide` raises.

    `mark` stands in the letter where the private link will stand.

    >>> rehearse("k7q2xd3m", [Decision(12, "decline", "Be šaltinio ...")], actor, timezone.now(), "[link]").state
    CorrectionState.DECLINED
    """
    with transaction.atomic():
        copied: list[Kept] = []
        try:
            held = steps.held(code)
            copied = [kept for kept in photographs.not_shown(held) if photograph_files.missing(kept)]
            changes, proposals, letters = (_last(model) for model in (Change, Proposal, Letter))
            correction = decide(code, decisions, actor, now)
            made = list(Change.objects.filter(pk__gt=changes, answers=code).order_by("pk"))
            waiting = list(Proposal.objects.filter(pk__gt=proposals, answers=code).order_by("pk"))
            letter = correction.letters.select_related("email").filter(pk__gt=letters).last()
            email = letter.email if letter is not None else None
            return Rehearsed(
                CorrectionState(correction.state),
                (*(_altered(change) for change in made if change.kind == "person"), *map(_proposed, waiting)),
                tuple(str(citation) for citation in _citations(code, made, waiting)),
                email.subject if email is not None else "",
                email.message.replace(LINK_MARK, mark) if email is not None else "",
            )
        finally:
            photographs.discard(copied)
            transaction.set_rollback(True)


def _last(model: type[Change] | type[Proposal] | type[Letter]) -> int:
    newest = model._default_manager.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def _altered(change: Change) -> Altered:
    before = Snapshot.from_json(change.before) if change.before else None
    told = differences(before, Snapshot.from_json(change.after))
    return Altered(change.label, False, tuple(str(one) for one in told))


def _proposed(proposal: Proposal) -> Altered:
    state = alteration_of(proposal).state
    stood = Change.objects.of(proposal.kind, proposal.key).filter(version=proposal.version).first()
    before = Snapshot.from_json(stood.after) if stood is not None else None
    return Altered(proposal.label, True, tuple(str(one) for one in differences(before, state)))


def _citations(code: str, made: Sequence[Change], waiting: Sequence[Proposal]) -> list[Citation]:
    """Those of the evidence: made now, or on an earlier acceptance and used again."""
    rows = [
        row
        for state in [*(one.after for one in made if one.kind == "person"), *(one.state for one in waiting)]
        for part in ("names", "statements")
        for row in state["parts"].get(part, ())
    ]
    numbers = {number for row in rows for number in row.get("citations", ())}
    found = Citation.objects.filter(pk__in=numbers, source__slug__startswith=f"letter-{code}")
    return list(found.select_related("source", "via__source").order_by("pk"))
