"""What the private page shows: the letter as it was sent, what was decided of it, and every step with its day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from memorial import dates
from memorial.corrections.states import SUBMIT, Action
from memorial.corrections.view import SenderView
from memorial.models import Camp, CorrectionState, Event, Nationality, Person, ProposedChange, Role, Step
from memorial.public.letter.choices import title_of

Decision = ProposedChange.Decision
_ENTRIES = {"camp": Camp, "event": Event, "nationality": Nationality, "role": Role}
_TEXTS = ("text", "given", "patronymic", "family", "detail")


@dataclass(frozen=True, slots=True)
class Point:
    """One proposed change: whom and what it is about, what stood there, what was asked for, what was decided and why.

    `shown_at` is the page on which it can be read, empty while there is none.
    """

    title: str
    person: Person | None
    belongs_to: str
    current: str
    sources: tuple[str, ...]
    proposed: tuple[str, ...]
    words: str
    evidence: str
    how_known: str
    decision: str
    verdict: str
    reason: str
    history_of: str


@dataclass(frozen=True, slots=True)
class Told:
    """One step in words: the day, who and what, and what was said."""

    made: datetime.datetime
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class SenderPage:
    """The page. `question` is what we asked last and wait for; `fresh` while nothing has happened since it was sent."""

    view: SenderView
    state: str
    points: tuple[Point, ...]
    steps: tuple[Told, ...]
    question: str
    fresh: bool
    last_step: int

    def may(self, action: str) -> bool:
        return action in self.view.may


def compose(view: SenderView) -> SenderPage:
    """The page of a letter, in the language in use; asks the database for the names of camps and the like only."""
    named = _names(view.changes)
    points = {change.pk: _point(change, named) for change in view.changes}
    return SenderPage(
        view=view,
        state=capfirst(str(view.shown_state.label)),
        points=tuple(points.values()),
        steps=tuple(_told(step, points) for step in view.steps if _is_told(step)),
        question=_question(view),
        fresh=len(view.steps) == 1 and view.correction.erased is None,
        last_step=view.steps[-1].pk if view.steps else 0,
    )


def _point(change: ProposedChange, named: dict[tuple[str, str], str]) -> Point:
    first = change.belongs_to
    return Point(
        title=title_of(change.about, change.kind),
        person=change.person if change.person is not None and change.person.is_public else None,
        belongs_to=str(first.proposed_value("text")) if first is not None else "",
        current=str(change.current.get("words", "")),
        sources=tuple(change.current.get("sources", ())),
        proposed=tuple(_proposed(change, named)),
        words=change.words,
        evidence=change.evidence,
        how_known=change.how_known,
        decision=capfirst(str(Decision(change.decision).label)),
        verdict=change.decision,
        reason=change.reason,
        history_of=change.change.key if change.change is not None and change.change.kind == "person" else "",
    )


def _proposed(change: ProposedChange, named: dict[tuple[str, str], str]) -> Iterable[str]:
    """The values asked for, in words."""
    for column in _TEXTS:
        if text := str(change.proposed_value(column)):
            yield text
    for column in _ENTRIES:
        if key := str(change.proposed_value(column)):
            yield named.get((column, key), key)
    if date := str(change.proposed_value("date")):
        try:
            yield dates.in_words(dates.parse(date), get_language() or "en")
        except dates.DateError:
            yield date


def _names(changes: Iterable[ProposedChange]) -> dict[tuple[str, str], str]:
    """The names of the camps, events, nationalities and roles asked for, in one question for each sort."""
    found: dict[tuple[str, str], str] = {}
    for column, model in _ENTRIES.items():
        keys = {str(change.proposed_value(column)) for change in changes} - {""}
        entries = model._default_manager.filter(slug__in=keys) if keys else ()
        if model is Camp and keys:
            entries = Camp.objects.filter(slug__in=keys).select_related("parent")
        found |= {(column, entry.slug): str(entry) for entry in entries}
    return found


def _is_told(step: Step) -> bool:
    """A decision is told change by change, not once more for the whole; unless it moved the letter on."""
    return not (step.action == Action.DECIDE and step.change_id is None and step.after == CorrectionState.IN_REVIEW)


def _told(step: Step, points: dict[int, Point]) -> Told:
    point = points.get(step.change_id or 0)
    if step.action == SUBMIT:
        what = _("Your letter reached us.")
    elif point is not None:
        verdict = str(Decision(step.verdict).label) if step.verdict else str(Action(step.action).label)
        about = ": ".join(part for part in (str(point.person or point.belongs_to), point.title) if part)
        what = f"{about} – {verdict}"
    elif step.action in (Action.DECIDE, Action.SETTLE):
        what = capfirst(str(CorrectionState(step.after).label))
    else:
        what = capfirst(str(Action(step.action).label))
    return Told(step.made, what, step.text)


def _question(view: SenderView) -> str:
    """What was asked since the sender last answered, all of it."""
    if Action.ANSWER not in view.may:
        return ""
    asked: list[str] = []
    for step in view.steps:
        if step.action == Action.ANSWER:
            asked = []
        elif step.action == Action.ASK and step.text and step.text not in asked:
            asked.append(step.text)
    return "\n\n".join(asked)
