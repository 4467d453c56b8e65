"""Behind the private link: every step of a letter, and what its sender can do. Whoever has the link is the sender.

The key in the address is what nobody else knows: nothing here is kept by a browser or a cache, said to another site,
or written into a log.
"""

from __future__ import annotations

import logging

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from memorial import corrections
from memorial.corrections import link, view
from memorial.corrections.states import Action
from memorial.models import Step
from memorial.public.letter.pages import not_stored
from memorial.public.letter.same_site import from_our_own_pages
from memorial.public.letter.sender_page import SenderPage, compose
from memorial.public.letter.uploads import Uploads, uploads_of
from memorial.public.letter.wish_form import plain
from memorial.public.origin import origin
from memorial.public.views import errors

logger = logging.getLogger(__name__)

#: What is done with words and files, and what is asked once more before it is done.
_WITH_WORDS = {
    Action.ANSWER: corrections.answer,
    Action.ADD: corrections.add,
    Action.APPEAL: corrections.appeal,
}
_FOR_GOOD = {Action.WITHDRAW: corrections.withdraw, Action.ERASE: corrections.erase}


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def correction_private(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The private page, and what is done on it (`do`)."""
    try:
        answer = _answer(request, code, key)
    except corrections.NotFound:
        answer = errors.not_found(request, Http404(_("There is no letter with this code.")))
    return _unseen(answer)


def _answer(request: HttpRequest, code: str, key: str) -> HttpResponse:
    shown = view.by_link(code, key)
    if request.method == "POST":
        return _done(request, shown, code, key)
    mark = request.GET.get("letter", "")
    if request.method == "GET" and mark and constant_time_compare(mark, link.mark_of(shown.correction)):
        corrections.confirm(code, key, timezone.now())
        return HttpResponseRedirect(_here(code, key), status=303)
    return _page(request, compose(shown), code, key)


def _done(request: HttpRequest, shown: view.SenderView, code: str, key: str) -> HttpResponse:
    action = request.POST.get("do", "")
    if action in _FOR_GOOD and not request.POST.get("sure"):
        if action not in shown.may:
            return _page(request, compose(shown), code, key, problem=_not_now(shown, action), status=409)
        context = {"page": compose(shown), "action": action, "here": _here(code, key)}
        return render(request, "corrections/correction_sure.html", context)
    try:
        if action in _FOR_GOOD:
            _FOR_GOOD[Action(action)](code, key, timezone.now())
            return HttpResponseRedirect(_here(code, key), status=303)
        if action in _WITH_WORDS:
            return _with_words(request, shown, Action(action), code, key)
    except corrections.NotNow as refusal:
        text = plain(request.POST.get("text", ""))
        return _page(request, compose(view.by_link(code, key)), code, key, refusal.message, text=text, status=409)
    except DatabaseError:
        logger.exception("what a sender asked for could not be stored")
        return _page(request, compose(shown), code, key, not_stored(), status=503)
    return _page(request, compose(shown), code, key, _("This could not be understood."), status=400)


def _with_words(request: HttpRequest, shown: view.SenderView, action: Action, code: str, key: str) -> HttpResponse:
    """Words and files are put with the letter, once; or the page comes back with them and with what is wrong."""
    text = plain(request.POST.get("text", ""))
    uploads = uploads_of(request)
    if uploads.problems:
        problem = _("Not every file could be taken. The others are kept; send them when you have looked.")
        return _page(request, compose(shown), code, key, problem, text=text, uploads=uploads, tried=action, status=400)
    if not _is_again(request, shown, action, text):
        try:
            _WITH_WORDS[action](code, key, text, timezone.now(), uploads.received)
        except corrections.Refused as refused:
            problem = " ".join(message for messages in refused.messages.values() for message in messages)
            return _page(
                request, compose(shown), code, key, problem, text=text, uploads=uploads, tried=action, status=400
            )
        except DatabaseError:
            logger.exception("words to a letter could not be stored")
            return _page(
                request, compose(shown), code, key, not_stored(), text=text, uploads=uploads, tried=action, status=503
            )
    return HttpResponseRedirect(_here(code, key), status=303)


def _is_again(request: HttpRequest, shown: view.SenderView, action: Action, text: str) -> bool:
    """Whether the same form was sent twice: the same was done since the page with it was made."""
    since = request.POST.get("after", "")
    if not (since.isascii() and since.isdigit()):
        return False
    return any(
        step.pk > int(since) and step.role == Step.Role.SENDER and (step.action, step.text) == (action, text)
        for step in shown.steps
    )


def _page(
    request: HttpRequest,
    page: SenderPage,
    code: str,
    key: str,
    problem: str = "",
    *,
    text: str = "",
    uploads: Uploads | None = None,
    tried: str = "",
    status: int = 200,
) -> HttpResponse:
    """`tried` is what the sender was at when something went wrong: its form comes back with the words."""
    here = _here(code, key)
    context = {
        "page": page,
        "letter": page.view.correction,
        "here": here,
        "link": origin(request) + here,
        "problem": problem,
        "text": text,
        "uploads": uploads or Uploads(),
        "tried": tried,
        "offers": {action.value: True for action in page.view.may},
        "days": settings.CONTACT_DAYS,
    }
    return render(request, "corrections/correction_private.html", context, status=status)


def _not_now(shown: view.SenderView, action: str) -> str:
    return str(corrections.states.refusal(shown.correction.state, corrections.Role.SENDER, Action(action)))


def _here(code: str, key: str) -> str:
    return reverse("correction_private", args=[code, key])


def _unseen(answer: HttpResponse) -> HttpResponse:
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return answer
