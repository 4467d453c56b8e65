"""From what a curator typed to decisions: read, tried without keeping anything, and made; what is refused is told."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.contrib.admin import AdminSite
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from memorial import corrections
from memorial.admin.corrections.answer_form import DecisionForm, carry, filled
from memorial.admin.corrections.beside import Beside
from memorial.admin.corrections.cited import SourceForm
from memorial.admin.refusal import Problem
from memorial.changes import Actor
from memorial.corrections import Decision, Rehearsed
from memorial.corrections.steps import held
from memorial.models import Correction, ReasonText, Step

#: Stands in a preview where the private link will stand.
LINK = "[…]"
#: Not part of what was typed.
_ASIDE = ("csrfmiddlewaretoken", "seen", "shown", "go")


class Answer:
    """The forms of one letter. `said` holds what could not be put at a field."""

    def __init__(
        self, correction: Correction, rows: list[Beside], reasons: list[ReasonText], desk: AdminSite, data: Any = None
    ) -> None:
        self.correction = correction
        self.data = filled(data, correction.language, reasons) if data is not None else None
        self.source = SourceForm(correction, self.data)
        self._make = partial(DecisionForm, language=correction.language, reasons=reasons, desk=desk, data=self.data)
        self.forms = {
            row.change.pk: self._make(row.change, replaces=row.replaces) for row in rows if row.change.is_open
        }
        self.rows = {row.change.pk: row for row in rows}
        self.said: list[str] = []

    def carry(self, typed: Any) -> None:
        """Show what was typed, of changes that are still open, without looking at it."""
        for form in (*self.forms.values(), *(one.cited for one in self.forms.values()), self.source):
            carry(form, typed)

    @property
    def digest(self) -> str:
        """Of what was typed: by it is known whether a preview showed just this."""
        typed = sorted((name, values) for name, values in self.data.lists() if name not in _ASIDE) if self.data else []
        return hashlib.sha256(json.dumps(typed).encode()).hexdigest()

    @property
    def accepts(self) -> bool:
        return any(form.is_accepted for form in self.forms.values())

    def is_sound(self) -> bool:
        """Whether all that was typed can be read. The evidence is looked at only where something is accepted."""
        checked = [form.is_sound() for form in self.forms.values()]  # every one, so that all is told at once
        sound = all(checked)
        if self.accepts:
            sound = self.source.is_valid() and sound
        if sound and not any(form.is_decided for form in self.forms.values()):
            self.said.append(_("Nothing is decided yet. Choose accept, decline or ask for one of the changes."))
            return False
        return sound

    def decisions(self) -> list[Decision]:
        source = self.source.source() if self.accepts else corrections.EvidenceSource()
        return [
            form.decision(source, _number(self.data.get(f"{form.prefix}-version", "")))
            for form in self.forms.values()
            if form.is_decided
        ]

    def rehearsed(self, actor: Actor, now: datetime.datetime) -> Rehearsed:
        """What would come of it. Raises what the verb raises."""
        return corrections.rehearse(self.correction.code, self.decisions(), actor, now, LINK)

    def decide(self, actor: Actor, now: datetime.datetime, seen: int) -> list[Step]:
        """Do it, unless something has happened since the step that was seen last; then return what, and do nothing."""
        with transaction.atomic():
            since = steps_since(held(self.correction.code), seen)
            if not since:
                corrections.decide(self.correction.code, self.decisions(), actor, now)
            return since

    def refuse(self, messages: Mapping[str, list[str]]) -> None:
        """Put what the verb or the door of the record said at its field, or at the head of the page."""
        for place, texts in messages.items():
            form, field = self._field(place)
            if form is None:
                self.said += texts
            else:
                form.add_error(field, texts)

    def _field(self, place: str) -> tuple[DecisionForm | None, str | None]:
        """`changes[12].reason` is of the verb; `statements[2].camp` of the door, which knows no letter."""
        head, _dot, column = place.partition(".")
        for number, form in self.forms.items():
            if head == f"changes[{number}]":
                return form, column if column in form.fields else None
        accepted = [form for form in self.forms.values() if form.is_accepted and column in form.columns]
        return (accepted[0], column) if len(accepted) == 1 else (None, None)

    def typed_in_vain(self, row: Beside) -> list[tuple[str, str]]:
        """What was typed for a change that somebody else has decided meanwhile: labels and texts, to be copied."""
        if self.data is None or row.change.is_open:
            return []
        form = self._make(row.change, replaces=row.replaces)
        names = [name for name in ("verdict", "reason", "note", *form.columns) if name in form.fields]
        typed = [(str(form[name].label), str(form[name].value() or "").strip()) for name in names]
        return [(label, text) for label, text in typed if text]

    @property
    def problems(self) -> list[Problem]:
        """Everything to mend, each with the field it leads to."""
        found = [Problem("", text, "content-start") for text in self.said]
        forms: list[tuple[str, Any]] = [
            (_("Change %(number)d") % {"number": self.rows[number].number}, form) for number, form in self.forms.items()
        ]
        forms += [
            (_("Evidence of change %(number)d") % {"number": self.rows[number].number}, form.cited)
            for number, form in self.forms.items()
            if form.is_accepted
        ]
        if self.accepts:
            forms.append((_("Evidence"), self.source))
        for where, form in forms:
            for name, texts in form.errors.items():
                bound = form[name] if name in form.fields else None
                label = f"{where}: {capfirst(str(bound.label))}" if bound is not None else where
                target = bound.auto_id if bound is not None else f"{form.prefix}-heading"
                found += [Problem(label, text, target) for text in texts]
        return found


def last_step(correction: Correction) -> int:
    """The number of the last thing that happened to a letter."""
    return correction.steps.order_by("-pk").values_list("pk", flat=True).first() or 0


def steps_since(correction: Correction, seen: int) -> list[Step]:
    """What happened to a letter after the step that was seen last, oldest first."""
    return list(correction.steps.filter(pk__gt=seen).select_related("change").order_by("pk"))


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
