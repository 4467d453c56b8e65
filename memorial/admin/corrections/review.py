"""The page on which a letter is read and answered, and the short verbs beside it: take up, ask, set aside, release."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from memorial import corrections
from memorial.admin.corrections.answer import Answer, last_step, steps_since
from memorial.admin.corrections.answer_form import QuestionForm, filled
from memorial.admin.corrections.beside import Beside, beside
from memorial.admin.corrections.considered import considered, of_whom
from memorial.admin.corrections.lines import age_in_words, flags_in_words, language_in_words, state_in_words, whom_of
from memorial.changes import Actor, Conflict, Invalid, MayNotDecide
from memorial.corrections import Action, NotNow, Rehearsed, Role
from memorial.corrections.duplicates import Alike, alike
from memorial.corrections.enact import done_at_the_desk
from memorial.corrections.states import SUBMIT, may, refusal
from memorial.corrections.steps import hand_of
from memorial.models import Correction, Letter, ReasonText, Step

_NUMBER_LENGTH = 10


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the way of a letter: a step, or a letter of ours."""

    when: Any
    what: str
    who: str
    text: str = ""


class ReviewViews:
    """For the admin of letters."""

    admin_site: AdminSite
    opts: Any
    correction: Callable[[HttpRequest, str], Correction]
    page_of: Callable[[Correction], str]

    def review_view(self, request: HttpRequest, code: str) -> HttpResponse:
        """Everything that is to be seen of a letter; sent, what was decided is tried, shown or made."""
        correction = self.correction(request, code)
        if request.method == "POST":
            return self._answered(request, correction)
        return self._page(request, correction, self._answer(correction))

    def ask_view(self, request: HttpRequest, code: str) -> HttpResponse:
        """Ask the sender something about the letter as a whole."""
        correction = self.correction(request, code)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        reasons = list(ReasonText.objects.all())
        data = filled(request.POST, correction.language, reasons)
        question = QuestionForm(correction.language, reasons, data)
        answer = self._answer(correction)
        if since := steps_since(correction, _number(request.POST.get("seen", ""))):
            return self._page(request, correction, answer, question=question, since=since)
        if not question.is_valid():
            return self._page(request, correction, answer, question=question)
        try:
            actor = Actor.from_user(request.user)
            corrections.ask(correction.code, question.cleaned_data["reason"], actor, timezone.now())
        except NotNow as refused:
            answer.said.append(refused.message)
            return self._page(request, self.correction(request, code), answer, question=question, status=409)
        messages.success(request, _told_asked(correction))
        return HttpResponseRedirect(self.page_of(correction))

    def take_up_view(self, request: HttpRequest, code: str) -> HttpResponse:
        """Say that one reads it: others see who does, and the sender sees that somebody does."""
        return self._do(request, code, corrections.take_up, _("You have taken this letter up."))

    def set_aside_view(self, request: HttpRequest, code: str) -> HttpResponse:
        """Put what is no letter out of the queue."""
        return self._do(request, code, corrections.quarantine, _("Set aside. It can be taken back at any time."))

    def release_view(self, request: HttpRequest, code: str) -> HttpResponse:
        """Take one back into the queue."""
        return self._do(request, code, corrections.release, _("Taken back into the queue."))

    def _do(self, request: HttpRequest, code: str, verb: Callable[..., Any], told: str) -> HttpResponse:
        correction = self.correction(request, code)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            verb(correction.code, Actor.from_user(request.user), timezone.now())
        except NotNow as refused:
            messages.warning(request, _("Nothing was done. %(why)s") % {"why": refused.message})
        else:
            messages.success(request, told)
        return HttpResponseRedirect(self.page_of(correction))

    def _answer(self, correction: Correction, data: Any = None) -> Answer:
        rows = beside(correction, self.admin_site.name)
        return Answer(correction, rows, list(ReasonText.objects.all()), self.admin_site, data)

    def _answered(self, request: HttpRequest, correction: Correction) -> HttpResponse:
        """Try what was typed, and do it if that was asked for; an acceptance only once it has been shown."""
        answer = self._answer(correction, request.POST)
        seen = _number(request.POST.get("seen", ""))
        if since := steps_since(correction, seen):
            return self._page(request, correction, answer, since=since)
        if "consider" in request.POST:
            return self._considered(request, correction)
        if not answer.is_sound():
            return self._page(request, correction, answer)
        actor, now = Actor.from_user(request.user), timezone.now()
        wants = request.POST.get("go", "preview")
        was_shown = request.POST.get("shown", "") == answer.digest
        try:
            if wants == "preview" or (answer.accepts and not was_shown):
                return self._page(request, correction, answer, preview=answer.rehearsed(actor, now))
            since = answer.decide(actor, now, seen)
        except NotNow as refused:
            answer.said.append(refused.message)
            return self._page(request, correction, answer, status=409)
        except MayNotDecide as refused:
            answer.said.append(str(refused))
            return self._page(request, correction, answer, status=403)
        except Conflict:
            answer.said.append(_("Somebody has altered the person meanwhile. Look at what stands now, and send again."))
            return self._page(request, correction, answer, status=409)
        except Invalid as refused:
            answer.refuse(refused.messages)
            return self._page(request, correction, answer, status=409 if "" in refused.messages else 400)
        if since:
            return self._page(request, correction, answer, since=since)
        correction.refresh_from_db()
        messages.success(request, _told_decided(correction))
        return HttpResponseRedirect(self._way_on(correction, wants))

    def _considered(self, request: HttpRequest, correction: Correction) -> HttpResponse:
        """Make a picture a point of the letter; what was typed of the others stays."""
        done = considered(request, correction)
        answer = self._answer(self.correction(request, correction.code))
        answer.carry(request.POST)
        return self._page(request, answer.correction, answer, status=200 if done else 409)

    def _way_on(self, correction: Correction, wants: str) -> str:
        if wants == "next":
            return reverse(f"{self.admin_site.name}:memorial_correction_next") + f"?after={correction.code}"
        return self.page_of(correction)

    def _page(
        self,
        request: HttpRequest,
        correction: Correction,
        answer: Answer,
        *,
        question: QuestionForm | None = None,
        preview: Rehearsed | None = None,
        since: list[Step] | None = None,
        status: int = 0,
    ) -> HttpResponse:
        actor = Actor.from_user(request.user)
        hand = hand_of(actor, correction)
        rows = list(answer.rows.values())
        question = question or QuestionForm(correction.language, list(ReasonText.objects.all()))
        problems = answer.problems if request.method == "POST" and not since else []
        may_decide = may(correction.state, hand.role, Action.DECIDE)
        context = {
            **self.admin_site.each_context(request),
            "title": _title(correction, rows),
            "opts": self.opts,
            "media": _media(answer),
            "correction": correction,
            "state": state_in_words(correction),
            "age": age_in_words(correction, timezone.now()),
            "language": language_in_words(correction.language),
            "flags": flags_in_words(correction),
            "sections": [(row, answer.forms.get(row.change.pk), answer.typed_in_vain(row)) for row in rows],
            "answer": answer,
            "question": question,
            "problems": problems + _of_question(question),
            "since": [_of_step(step) for step in since or ()],
            "preview": preview,
            "may_decide": may_decide,
            "why_not": "" if may_decide else refusal(correction.state, hand.role, Action.DECIDE),
            "may": {action.value: may(correction.state, hand.role, action) for action in _BESIDE},
            "told": list(_told(correction)),
            "alike": [(one, _WHY[one.why], self.page_of(one.correction)) for one in _alike(correction)],
            "by_hand": done_at_the_desk(correction),
            "of_whom": of_whom(rows) if correction.may_publish_photographs else [],
            "files": list(correction.files.filter(change=None).order_by("position", "pk")),
            "seen": last_step(correction),
            "shown": answer.digest if preview else "",
            "waits_for": _waits_for(correction, rows, actor),
        }
        status = status or (409 if since else 200)
        return TemplateResponse(request, "admin/corrections/review.html", context, status=status)


_BESIDE = (Action.TAKE_UP, Action.CONSIDER, Action.ASK, Action.QUARANTINE, Action.RELEASE)
_WHY = {
    "same_value": _("asks for the same"),
    "same_words": _("says nearly the same"),
    "same_statement": _("is about the same"),
}


def _alike(correction: Correction) -> list[Alike]:
    return alike(correction, limit=10)


def _title(correction: Correction, rows: list[Beside]) -> str:
    """Code and whom it is about; a title stands in histories of browsers, so it names no sender."""
    whom = ", ".join(dict.fromkeys(filter(None, (whom_of(row.change) for row in rows))))
    said = _("Letter %(code)s") % {"code": correction.code}
    return f"{said}: {whom}" if whom else said


def _media(answer: Answer) -> Any:
    media = answer.source.media
    for form in answer.forms.values():
        media += form.media
    return media


def _of_question(question: QuestionForm) -> list[Any]:
    if not question.is_bound or question.is_valid():
        return []
    return [{"label": question["reason"].label, "text": text, "target": question["reason"].auto_id}
            for text in question.errors.get("reason", ())]  # fmt: skip


def _waits_for(correction: Correction, rows: list[Beside], actor: Actor) -> list[tuple[Beside, bool]]:
    """Changes that wait for a second curator, and whether this one may be it."""
    waiting = [row for row in rows if row.change.proposal is not None and row.change.proposal.is_waiting]
    return [(row, row.change.proposal.made_by_key != actor.key) for row in waiting]  # type: ignore[union-attr]


def _told(correction: Correction) -> Iterator[Told]:
    """The whole way of a letter, oldest first: what was done, and what we wrote."""
    found = [_of_step(step) for step in correction.steps.select_related("change").order_by("pk")]
    for letter in correction.letters.order_by("pk"):
        found.append(
            Told(letter.written, _("our letter: %(what)s") % {"what": letter.get_kind_display()}, _sent(letter))
        )
    return iter(sorted(found, key=lambda one: one.when))


def _sent(letter: Letter) -> str:
    if letter.failed is not None:
        return _("not delivered: the address takes no letters")
    return _("sent") if letter.sent is not None else _("waits to be sent")


def _of_step(step: Step) -> Told:
    what = _("received") if step.action == SUBMIT else str(Action(step.action).label)
    if step.change is not None:
        what = _("change %(number)d: %(what)s") % {"number": step.change.position + 1, "what": _verdict(step) or what}
    by = step.actor_name or str(Role(step.role).label)
    return Told(step.made, what, by, step.text)


def _verdict(step: Step) -> str:
    decisions = dict(step._meta.get_field("change").related_model.Decision.choices)
    return str(decisions.get(step.verdict, ""))


def _told_decided(correction: Correction) -> str:
    told = {"code": correction.code, "state": state_in_words(correction)}
    return _("Letter %(code)s: %(state)s. What was decided is written down.") % told


def _told_asked(correction: Correction) -> str:
    if correction.letters_go_to:
        return _("The question is on its way.")
    return _("The question stands on the sender’s page. They have left no address to write to.")


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < _NUMBER_LENGTH else 0
