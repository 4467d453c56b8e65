"""The pages anybody reaches: the figures, the form in its steps, and what became of a letter, by its code."""

from __future__ import annotations

import logging
import secrets

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe

from memorial import corrections
from memorial.corrections import form_token, network, view
from memorial.corrections.statistics import figures
from memorial.models import Change, Person
from memorial.public.languages import AUTONYMS
from memorial.public.letter import choices
from memorial.public.letter.choices import Pick
from memorial.public.letter.draft import STEPS, Draft
from memorial.public.letter.same_site import from_our_own_pages
from memorial.public.letter.uploads import uploads_of

logger = logging.getLogger(__name__)

#: A form that was given out longer ago is given out anew before it is sent.
_STALE = form_token.MOST / 2
#: A name that is carried over from a search is cut here.
_NAME_LENGTH = 300


@require_safe
@cache_control(no_cache=True)
def corrections_page(request: HttpRequest) -> HttpResponse:
    """What a correction is, how it goes, and the figures as they stand."""
    return render(request, "corrections/corrections_page.html", {"figures": figures()})


@require_safe
@cache_control(no_cache=True)
def correction_page(request: HttpRequest, code: str) -> HttpResponse:
    """What anybody may know of a letter: the month it came, where it stands, what it changed."""
    try:
        shown = view.publicly(code)
    except corrections.NotFound as error:
        raise Http404(_("There is no letter with this code.")) from error
    answer = render(request, "corrections/correction_page.html", {"letter": shown, "rows": _with_people(shown)})
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _with_people(shown: view.PublicView) -> list[tuple[Change, Person | None]]:
    """The lines of the history that came of a letter, each with the person it is of, if readers can see one."""
    keys = [change.key for change in shown.changes if change.kind == "person"]
    people = Person.objects.public().filter(pk__in=keys).prefetch_related("names").in_bulk() if keys else {}
    return [(change, people.get(change.key)) for change in shown.changes]


@from_our_own_pages
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new_correction(request: HttpRequest) -> HttpResponse:
    """The form: a page for each step, all of them carrying the whole letter. Sent, it leads to the private page."""
    if request.method != "POST":
        return _page(request, _opened(request))
    draft = Draft(request.POST, uploads_of(request))
    if _altered(draft):
        return _page(request, draft)
    if (back := request.POST.get("back", "")) in STEPS:
        draft.step = back
        return _page(request, draft)
    wanted = request.POST.get("to", "")
    if wanted not in (*STEPS, "send"):
        wanted = draft.step
    wrong = draft.step_to_mend(wanted, _key(request), get_language() or "en")
    if draft.uploads.problems and STEPS.index(draft.step) <= STEPS.index("evidence"):
        wrong = wrong or "evidence"
    if wrong:
        draft.step = wrong
        return _page(request, draft, status=400)
    if wanted == "send":
        return _sent(request, draft)
    draft.step = wanted
    return _page(request, draft)


def _opened(request: HttpRequest) -> Draft:
    """The form as a link opens it: about a statement, a name, a person, or somebody who is missing."""
    asked = request.GET
    draft = Draft(QueryDict(mutable=True))
    person = asked.get("person", "")
    if not person:
        draft.choose(Pick("missing_person"))
        draft.put(0, "text", asked.get("q", "").replace("\x00", "").strip()[:_NAME_LENGTH])
        return draft
    if not draft.have_at_hand(person):
        raise Http404(_("There is nobody at this address."))
    for about in ("statement", "name"):
        row = asked.get(about, "")
        if row and not ((pick := Pick.read(f"{about}:{person}:{row}:")) and draft.choose(pick)):
            draft.problems.append(_("What you pointed to has changed meanwhile. Please choose it anew."))
    return draft


def _altered(draft: Draft) -> bool:
    """Whether the form was asked to speak of more or of less, and does so now."""
    data = draft.data
    if (number := data.get("take_out", "")).isascii() and number.isdigit():
        draft.take_out(int(number))
    elif person := data.get("at_hand", ""):
        if not draft.have_at_hand(person):
            draft.problems.append(_("There is nobody at this address."))
    elif "add" in data:
        _choose_all(draft)
    else:
        return "look" in data
    draft.step = STEPS[0]
    return True


def _choose_all(draft: Draft) -> None:
    picks = [pick for line in draft.data.getlist("pick") if (pick := Pick.read(line))]
    if not picks:
        draft.problems.append(_("Please choose what you would like to speak of."))
    refused = [pick for pick in picks if not draft.choose(pick)]
    if refused:
        draft.problems.append(_("What you pointed to has changed meanwhile. Please choose it anew."))


def _sent(request: HttpRequest, draft: Draft) -> HttpResponse:
    """The letter is taken in, or the form comes back with what is wrong and everything that was typed."""
    now = timezone.now()
    token = request.POST.get("token", "")
    age = form_token.age(token, now)
    draft.step = STEPS[-1]
    if age is not None and age > form_token.MOST:
        draft.problems.append(_("The form lay open for some days. Please look it over and send it once more."))
        return _page(request, draft, status=400)
    arrival = corrections.Arrival(
        now=now,
        address=network.client_address(request.META, settings.PROXIES),
        form_token=token,
        honeypot=request.POST.get("topic", ""),
    )
    try:
        receipt = corrections.submit(draft.submission(_key(request), get_language() or "en"), arrival)
    except corrections.Refused as refused:
        draft.tell(refused)
        draft.step = next((step for step in STEPS if draft.is_faulty(step)), STEPS[0])
        return _page(request, draft, status=400)
    except corrections.SameKeyOtherContent as error:
        draft.problems.append(error.message)
        draft.problems.append(_("If you send this now, it goes as a letter of its own."))
        return _page(request, draft, status=409, key=_new_key())
    except DatabaseError:
        # A full disk, one that cannot be written to, a lock that is not let go. What can be read is still read.
        logger.exception("a letter could not be stored")
        draft.problems.append(not_stored())
        return _page(request, draft, status=503)
    answer = HttpResponseRedirect(reverse("correction_private", args=[receipt.code, receipt.key]), status=303)
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def not_stored() -> str:
    """What is said when the fault is ours, in the language in use."""
    return _(
        "This could not be stored just now. The fault is ours. Nothing you typed is lost: please send it again soon."
    )


def _page(request: HttpRequest, draft: Draft, status: int = 200, key: str = "") -> HttpResponse:
    now = timezone.now()
    token = draft.data.get("token", "")
    age = form_token.age(token, now)
    # What is no token of ours is given back as it came: only a form that was given out is given out anew.
    stale = age is not None and age > _STALE
    place = STEPS.index(draft.step)
    context = {
        "draft": draft,
        "titles": _titles(),
        "next": STEPS[place + 1] if place + 1 < len(STEPS) else "",
        "before": STEPS[place - 1] if place else "",
        "token": form_token.issue(now) if stale or request.method != "POST" else token,
        "key": key or _key(request) or _new_key(),
        "kinds": choices.kinds(),
        "days": settings.CONTACT_DAYS,
        # A link to another language would lose what was typed: the form has buttons for them.
        **({"languages": (), "tongues": _tongues()} if request.method == "POST" else {}),
    }
    answer = render(request, "corrections/letter_form.html", context, status=status)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def _titles() -> list[tuple[str, str]]:
    return [("what", _("What")), ("evidence", _("Evidence")), ("you", _("You")), ("check", _("Look it over"))]


def _tongues() -> list[tuple[str, str, str]]:
    """The form in every other language: its code, its own name, where it is sent."""
    found = []
    for code, _name in settings.LANGUAGES:
        if code != get_language():
            with translation.override(code):
                found.append((code, AUTONYMS[code], reverse("new_correction")))
    return found


def _key(request: HttpRequest) -> str:
    return request.POST.get("key", "")[:200]


def _new_key() -> str:
    return secrets.token_urlsafe(24)
