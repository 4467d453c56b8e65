"""The list of people: search, browse, filters."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from memorial import search
from memorial.models import Person
from memorial.public.facets import groups
from memorial.public.filters import PersonFilterSet
from memorial.public.line import lines

#: So many people are suggested while somebody types.
SUGGESTED = 8
#: What people have in common is counted over so many of a list; that there were more is said.
COMPARED = 1_000


@require_safe
def people_list(request: HttpRequest) -> HttpResponse:
    """The people who answer the parameters; 400 with the reason when a parameter cannot be read."""
    filterset = PersonFilterSet(request.GET, queryset=Person.objects.public(), request=request)
    number = page_number(request)
    if not filterset.is_valid():
        return render(request, "people/people_list.html", {"form": filterset.form}, status=400)
    query = filterset.query(get_language() or "en")
    page = search.find(query, number)
    if not page.exists:
        raise Http404(_("The list has %(last)d pages, not %(number)d.") % {"last": page.last, "number": number})
    alike = [] if page.total or page.took_too_long else search.alike(query.text)
    context = {
        "alike": list(zip(alike, lines(alike), strict=True)),
        "form": filterset.form,
        "query": query,
        "page": page,
        "rows": list(zip(page.items, lines([hit.person for hit in page.items]), strict=True)),
        "parameters": _without_page(request),
        "asked": filterset.asked(),
        "downloads": {"csv": _carried("people_csv", request), "json": _carried("people_json", request)},
        **_ways_on(request, query, page),
    }
    return render(request, "people/people_list.html", context)


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """A few people for what has been typed so far, as JSON: `{"people": [{"name", "lang", "line", "reason", "url"}]}`.

    `lang` is the language of the name, empty while nobody has determined it. Never an error: what cannot be read
    suggests nobody.
    """
    language = get_language() or "en"
    hits = search.suggest(request.GET.get("q", "").replace("\x00", ""), language, SUGGESTED)
    people = [
        {
            "name": _sorted_form(hit.person),
            "lang": _language(hit.person),
            "line": line,
            "reason": hit.words,
            "url": hit.person.get_absolute_url(),
        }
        for hit, line in zip(hits, lines([hit.person for hit in hits]), strict=True)
    ]
    return JsonResponse({"people": people})


def _sorted_form(person: Person) -> str:
    """The displayed name, family name first, as lists print it."""
    return person.displayed_name.sorted_form if person.displayed_name else person.display_name


def _language(person: Person) -> str:
    """The language of the displayed name, as the `lang` of a page has it."""
    language = person.displayed_name.language if person.displayed_name else ""
    return "" if language == "und" else language


def _ways_on(request: HttpRequest, query: search.Query, page: search.Page[search.Hit]) -> dict[str, object]:
    """What narrows the list down, and where a list of everybody can be opened."""
    over = replace(page, counted=page.counted[:COMPARED], cut_total=page.cut_total or len(page.counted) > COMPARED)
    found = search.facets(query, over)
    letter = query.filters.letter.lower()
    everybody = query == search.Query(filters=search.Filters(letter=query.filters.letter), language=query.language)
    return {
        "facets": groups(found, request.GET, query.language),
        "facets_cut": found.cut,
        "facets_of": found.people,
        "letters": search.letters(query.language) if everybody and page.total else (),
        "letter": letter,
    }


def page_number(request: HttpRequest) -> int:
    """The `page` parameter; a page that is no number does not exist."""
    text = request.GET.get("page", "1")
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 9 and int(text)):
        raise Http404(_("There is no such page of this list."))
    return int(text)


def _carried(name: str, request: HttpRequest) -> str:
    """The address of this list as a file."""
    parameters = _without_page(request)
    return reverse(name) + (f"?{parameters}" if parameters else "")


def _without_page(request: HttpRequest) -> str:
    """The parameters as they came, for the links to other pages of the same list."""
    parameters = request.GET.copy()
    parameters.pop("page", None)
    return parameters.urlencode()
