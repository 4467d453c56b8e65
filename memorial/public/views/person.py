"""One person: the page, its history, its JSON and linked data. Ids never die."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial.archive.linked_data import person_as_linked_data
from memorial.archive.person import person_as_json
from memorial.models import Person, Standing
from memorial.models.identifier import IS_ID
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
    return render(request, "person/person_page.html", {"page": compose(person, get_language() or "en")})


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
    return _machine(request, id, "person_json", person_as_json, "application/json; charset=utf-8")


@require_safe
def person_linked_data(request: HttpRequest, id: str) -> HttpResponse:
    """The person as schema.org JSON-LD."""
    return _machine(request, id, "person_jsonld", person_as_linked_data, "application/ld+json; charset=utf-8")


def _machine(request: HttpRequest, id: str, name: str, represent, content_type: str) -> HttpResponse:  # type: ignore[no-untyped-def]
    person = _at(id)
    if person is None or not (person.is_public or person.standing == Standing.WITHDRAWN or person.merged_into_id):
        return JsonResponse({"error": _("There is nobody at this address.")}, status=404)
    if moved := _elsewhere(request, person, name):
        return moved
    if person.standing == Standing.WITHDRAWN:
        gone = {"id": person.pk, "error": _("This page has been withdrawn."), "reason": person.withdrawn_reason}
        return JsonResponse(gone, status=410)
    data = represent(person, origin(request), get_language() or "en")
    return JsonResponse(data, content_type=content_type, json_dumps_params={"ensure_ascii": False, "indent": 1})


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
