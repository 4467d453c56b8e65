"""One person: the page, its history, its JSON and linked data. Ids never die."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial.archive.cite import Reference, reference
from memorial.archive.linked_data import person_as_linked_data
from memorial.archive.person import person_as_json
from memorial.models import Person, Standing
from memorial.models.identifier import IS_ID
from memorial.public.drawing.of import map_of_person, timeline_of_person
from memorial.public.history import public_history
from memorial.public.origin import origin
from memorial.public.person_page import compose

#: Merged ids lead on to each other; a longer chain than this is a fault of the record.
_LONGEST_CHAIN = 20


@require_safe
def person_page(request: HttpRequest, id: str, slug: str) -> HttpResponse:
    """The page; any other words after the id lead to the right ones."""
    person = _find(id)
    if moved := _elsewhere(request, person, "person_by_id"):
        return moved
    if person.standing == Standing.WITHDRAWN:
        return render(request, "person/person_withdrawn.html", {"person": person}, status=410)
    if slug != person.slug:
        return HttpResponsePermanentRedirect(person.get_absolute_url())
    page = compose(person.with_citations(), get_language() or "en")
    return render(
        request,
        "person/person_page.html",
        {
            "page": page,
            "cite": _reference(request, person),
            "map": map_of_person(person),
            "timeline": timeline_of_person(person),
        },
    )


@require_safe
def person_history(request: HttpRequest, id: str) -> HttpResponse:
    """What was changed on this page, when and why."""
    person = _find(id)
    if moved := _elsewhere(request, person, "person_history"):
        return moved
    if person.standing == Standing.WITHDRAWN:
        return render(request, "person/person_withdrawn.html", {"person": person}, status=410)
    return render(request, "person/person_history.html", {"person": person, "entries": public_history(person)})


@require_safe
def person_json(request: HttpRequest, id: str) -> HttpResponse:
    """Everything the page says, for machines."""
    person = _for_machines(request, id, "person_json")
    if isinstance(person, HttpResponse):
        return person
    return _json(person_as_json(person.with_citations(), *_told_to(request)))


@require_safe
def person_linked_data(request: HttpRequest, id: str) -> HttpResponse:
    """The person as schema.org JSON-LD."""
    person = _for_machines(request, id, "person_jsonld")
    if isinstance(person, HttpResponse):
        return person
    data = person_as_linked_data(person.with_citations(), *_told_to(request))
    return _json(data, "application/ld+json; charset=utf-8")


@require_safe
def person_bibtex(request: HttpRequest, id: str) -> HttpResponse:
    """How the page is cited, for BibTeX."""
    person = _for_machines(request, id, "person_bibtex")
    if isinstance(person, HttpResponse):
        return person
    return _text(_reference(request, person).bibtex, "application/x-bibtex")


@require_safe
def person_ris(request: HttpRequest, id: str) -> HttpResponse:
    """How the page is cited, for reference managers that read RIS."""
    person = _for_machines(request, id, "person_ris")
    if isinstance(person, HttpResponse):
        return person
    return _text(_reference(request, person).ris, "application/x-research-info-systems")


@require_safe
def person_csl(request: HttpRequest, id: str) -> HttpResponse:
    """How the page is cited, for citeproc."""
    person = _for_machines(request, id, "person_csl")
    if isinstance(person, HttpResponse):
        return person
    return _json(_reference(request, person).csl, "application/vnd.citationstyles.csl+json; charset=utf-8")


def _for_machines(request: HttpRequest, id: str, name: str) -> Person | HttpResponse:
    """The person, or what a program is told where there is nobody to tell of."""
    person = _at(id)
    if person is None or not (person.is_public or person.standing == Standing.WITHDRAWN or person.merged_into_id):
        return JsonResponse({"error": _("There is nobody at this address.")}, status=404)
    if moved := _elsewhere(request, person, name):
        return moved
    if person.standing == Standing.WITHDRAWN:
        gone = {"id": person.pk, "error": _("This page has been withdrawn."), "reason": person.withdrawn_reason}
        return JsonResponse(gone, status=410)
    return person


def _told_to(request: HttpRequest) -> tuple[str, str]:
    """Where addresses begin, and the language of the words."""
    return origin(request), get_language() or "en"


def _reference(request: HttpRequest, person: Person) -> Reference:
    return reference(person, origin(request))


def _json(data: Any, content_type: str = "application/json; charset=utf-8") -> HttpResponse:
    response = JsonResponse(
        data, safe=False, content_type=content_type, json_dumps_params={"ensure_ascii": False, "indent": 1}
    )
    return _open(response)


def _text(text: str, content_type: str) -> HttpResponse:
    return _open(HttpResponse(text, content_type=f"{content_type}; charset=utf-8"))


def _open(response: HttpResponse) -> HttpResponse:
    """Free to be read by anybody's program."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _at(id: str) -> Person | None:
    """Whoever has this id, published or not. Any text may stand in an address; most are no id at all."""
    return Person.objects.filter(pk=id).for_page().first() if IS_ID.match(id) else None


def _find(id: str) -> Person:
    """The person under this id if there is anything to say of it, else 404: drafts are nobody's business."""
    person = _at(id)
    if person is None or not (person.is_public or person.standing == Standing.WITHDRAWN or person.merged_into_id):
        raise Http404(_("There is nobody at this address."))
    return person


def _elsewhere(request: HttpRequest, person: Person, name: str) -> HttpResponse | None:
    """The permanent redirect of a merged person, straight to the end of the chain."""
    step, seen = person, {person.pk}
    while step.merged_into is not None and len(seen) < _LONGEST_CHAIN:
        step = step.merged_into
        if step.pk in seen:
            raise Http404(_("There is nobody at this address."))
        seen.add(step.pk)
    if step is person:
        return None
    return redirect(reverse(name, args=[step.pk]), permanent=True)
