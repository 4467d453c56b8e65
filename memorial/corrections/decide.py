"""`decide`: a curator accepts, declines or asks, change by change, each with a reason the sender reads."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _

from memorial.changes import Actor, Invalid, MayNotDecide
from memorial.corrections import letters, steps
from memorial.corrections.enact import (
    Accepted,
    Enacted,
    EvidenceSource,
    cite,
    done_at_the_desk,
    enact,
    enact_missing,
    is_read,
)
from memorial.corrections.photographs import Likeness
from memorial.corrections.states import Action
from memorial.corrections.steps import SYSTEM
from memorial.corrections.submission import Value
from memorial.corrections.submit import post
from memorial.models import Correction, CorrectionState, Letter, Person, ProposedChange, Statement

S = CorrectionState
About, Decided = ProposedChange.About, ProposedChange.Decision
#: Before the number of a change that names a missing person, where others are known by their id.
_MISSING = "missing:"


class Verdict(TextChoices):
    ACCEPT = "accept", _("accept")
    DECLINE = "decline", _("decline")
    ASK = "ask", _("ask")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided of one proposed change, by its number. `reason` is for the sender, in the sender's language.

    For accepting: `value` as it is adopted (as proposed when None), `old` says whether the value that stood there is
    `competing` or `refuted`, `displayed` puts a name at the head of the page, `version` is that of the person as the
    curator saw them. `note` is the reason in the history, `reason` when it is empty. Of a photograph `likeness` says
    what is told of it; it is needed to accept one.
    """

    change: int
    verdict: str
    reason: str
    value: Value | None = None
    old: str = Statement.Standing.COMPETING
    displayed: bool = False
    certainty: str = Statement.Certainty.CERTAIN
    note: str = ""
    version: int | None = None
    source: EvidenceSource = field(default_factory=EvidenceSource)
    likeness: Likeness | None = None


def decide(code: str, decisions: Sequence[Decision], actor: Actor, now: datetime.datetime) -> Correction:
    """Store what was decided, alter the record, and write to the sender; all of it or nothing.

    Raises `NotFound`, `NotNow` when the table of states does not allow it, `MayNotDecide` for a letter of one's own,
    `Invalid` with messages by place (`"changes[12].reason"`), `Conflict` when a person was altered meanwhile.

    >>> decide("k7q2xd3m", [Decision(12, "accept", "Dėkojame.")], Actor.from_user(rasa), timezone.now()).state
    'published'
    """
    with transaction.atomic():
        correction = steps.held(code)
        hand = steps.hand_of(actor, correction)
        rule = steps.allowed(correction, hand, Action.DECIDE)
        _not_ones_own(correction, actor)
        open_changes = {one.pk: one for one in correction.changes.select_related("person", "belongs_to") if one.is_open}
        _check(decisions, open_changes)
        enacted = _enact(correction, decisions, open_changes, actor)
        before = correction.state
        after = _note(correction, decisions, open_changes, enacted, actor, now)
        if after not in rule.to:
            after = rule.to[0]  # what is still open of an appeal stays with the curator who hears it
        if after in (S.ACCEPTED, S.PARTLY_ACCEPTED, S.DECLINED):
            conclude(correction, after, now)
        steps.take(correction, hand, Action.DECIDE, now, to=after)
        for one in decisions:
            change = open_changes[one.change]
            steps.write(
                correction,
                hand,
                Action.ASK if one.verdict == Verdict.ASK else Action.DECIDE,
                now,
                before=before,
                change=change,
                verdict=change.decision,
                text=one.reason,
            )
        _tell(correction, decisions, now)
        publish(correction, now)
        return correction


def ask(code: str, question: str, actor: Actor, now: datetime.datetime) -> Correction:
    """Ask the sender something about the whole letter. The letter with the question is in the outbox."""
    with transaction.atomic():
        correction = steps.held(code)
        hand = steps.hand_of(actor, correction)
        steps.allowed(correction, hand, Action.ASK)
        if not question.strip():
            raise Invalid({"question": [_("Write what you would like to know.")]})
        steps.take(correction, hand, Action.ASK, now, text=question)
        post(letters.write(correction, Letter.Kind.ASKED, now, question), now)
        return correction


def take_up(code: str, actor: Actor, now: datetime.datetime) -> Correction:
    """A curator has begun to read it; the sender sees "in review"."""
    with transaction.atomic():
        correction = steps.held(code)
        steps.take(correction, steps.hand_of(actor, correction), Action.TAKE_UP, now)
        return correction


def outcome_of(correction: Correction) -> CorrectionState:
    """The state that the decisions on the single changes make up together."""
    decisions = list(correction.changes.values_list("decision", flat=True))
    if Decided.ASKED in decisions:
        return S.NEEDS_INFORMATION
    if Decided.OPEN in decisions:
        return S.IN_REVIEW
    if Decided.WAITS in decisions:
        return S.WAITS_FOR_SECOND
    accepted = decisions.count(Decided.ACCEPTED)
    if accepted == len(decisions) and accepted:
        return S.ACCEPTED
    return S.PARTLY_ACCEPTED if accepted else S.DECLINED


def publish(correction: Correction, now: datetime.datetime) -> None:
    """Note that readers see what came of it, once they do."""
    if correction.state not in (S.ACCEPTED, S.PARTLY_ACCEPTED):
        return
    made = correction.changes.that_changed_the_record().select_related("change")
    if any(one.change is not None and is_read(one.change) for one in made):
        correction.published = now
        steps.take(correction, SYSTEM, Action.PUBLISH, now)


def conclude(correction: Correction, after: CorrectionState, now: datetime.datetime) -> None:
    """Note the outcome of a correction all of whose changes are decided."""
    correction.outcome = after.value
    correction.decided = correction.decided or now


def _not_ones_own(correction: Correction, actor: Actor) -> None:
    """A curator who writes a letter is one person, not two."""
    if actor.email and actor.email.casefold() == correction.sender_address.casefold():
        raise MayNotDecide(_("This letter came from your own address: another curator decides on it."))


def _check(decisions: Sequence[Decision], open_changes: Mapping[int, ProposedChange]) -> None:
    messages: dict[str, list[str]] = {}
    if not decisions:
        messages[""] = [_("Nothing was decided.")]
    for one in decisions:
        place = f"changes[{one.change}]"
        if one.change not in open_changes:
            messages[place] = [_("This change is not open any more.")]
        elif one.verdict not in Verdict.values:
            messages[f"{place}.verdict"] = [_("Accept, decline or ask.")]
        elif not one.reason.strip():
            messages[f"{place}.reason"] = [_("Say why: the sender reads it.")]
        elif one.old not in (Statement.Standing.COMPETING, Statement.Standing.REFUTED):
            messages[f"{place}.old"] = [_("The value that stood there is competing or refuted.")]
    if len({one.change for one in decisions}) != len(decisions):
        messages[""] = [_("One change was decided twice.")]
    if messages:
        raise Invalid(messages)


def _enact(
    correction: Correction,
    decisions: Sequence[Decision],
    open_changes: Mapping[int, ProposedChange],
    actor: Actor,
) -> dict[int, Enacted]:
    """Alter the record by all that was accepted, person by person; for mere words see what was done at the desk."""
    groups: dict[str, list[tuple[Decision, Accepted]]] = {}
    enacted: dict[int, Enacted] = {}
    for one in decisions:
        change = open_changes[one.change]
        if one.verdict != Verdict.ACCEPT:
            continue
        if change.about == About.OTHER:
            enacted[change.pk] = done_at_the_desk(correction)
        else:
            key = _whom(change)
            groups.setdefault(key, []).append((one, _accepted(correction, change, one, actor)))
    for key, group in groups.items():
        made = [accepted for _decision, accepted in group]
        if key.startswith(_MISSING):
            enacted |= _enact_missing(correction, made, actor)
        else:
            person = Person.objects.get(pk=key)
            _not_stale(person, [decision for decision, _accepted in group])
            enacted |= enact(correction, person, made, actor)
    return enacted


def _accepted(correction: Correction, change: ProposedChange, one: Decision, actor: Actor) -> Accepted:
    value = one.value if one.value is not None else Value.from_json(change.proposed)
    reason = one.note.strip() or one.reason.strip()
    citation = cite(correction, one.source, actor, reason)
    return Accepted(change, value, citation, one.old, reason, one.displayed, one.certainty, one.likeness)


def _whom(change: ProposedChange) -> str:
    """Whom it is about: the id of a person, or for a missing one the number of the change that names them."""
    missing = change if change.about == About.MISSING_PERSON else change.belongs_to
    if missing is not None:
        return f"{_MISSING}{missing.pk}"
    if not change.person_id:
        raise Invalid({f"changes[{change.pk}]": [_("It names no person of the index. Say whom it is about.")]})
    return change.person_id


def _enact_missing(correction: Correction, made: list[Accepted], actor: Actor) -> dict[int, Enacted]:
    first = next((one for one in made if one.change.about == About.MISSING_PERSON), None)
    if first is None:
        place = f"changes[{made[0].change.pk}]"
        raise Invalid({place: [_("Accept the missing person together with what is said of them.")]})
    return enact_missing(correction, first, [one for one in made if one is not first], actor)


def _not_stale(person: Person, decisions: Sequence[Decision]) -> None:
    seen = {one.version for one in decisions if one.version is not None}
    if seen - {person.version}:
        raise Invalid({"": [_("This person was altered meanwhile. Please look at the page as it stands now.")]})


def _note(
    correction: Correction,
    decisions: Sequence[Decision],
    open_changes: Mapping[int, ProposedChange],
    enacted: Mapping[int, Enacted],
    actor: Actor,
    now: datetime.datetime,
) -> CorrectionState:
    for one in decisions:
        change = open_changes[one.change]
        made = enacted.get(change.pk, Enacted())
        change.decision = {
            Verdict.ACCEPT: Decided.WAITS if made.proposal is not None else Decided.ACCEPTED,
            Verdict.DECLINE: Decided.DECLINED,
            Verdict.ASK: Decided.ASKED,
        }[Verdict(one.verdict)]
        change.reason = one.reason.strip()
        change.decided, change.decided_by_id = now, actor.user_id
        change.decided_by_key, change.decided_by_name = actor.key, actor.name
        change.change = made.change
        change.proposal = made.proposal
        change.save()
    return outcome_of(correction)


def _tell(correction: Correction, decisions: Sequence[Decision], now: datetime.datetime) -> None:
    """One letter: the answer when all is decided, else what was asked."""
    if correction.is_closed:
        post(letters.write(correction, Letter.Kind.DECIDED, now), now)
        return
    questions = [one.reason.strip() for one in decisions if one.verdict == Verdict.ASK]
    if questions:
        post(letters.write(correction, Letter.Kind.ASKED, now, "\n\n".join(questions)), now)
