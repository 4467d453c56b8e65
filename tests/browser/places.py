"""The classes of public pages, each by one page of the founding record."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Page

#: What each class is called, and how it is reached: an address, or the person of this name with what follows.
PLACES = {
    "home": "/",
    "people": "/people/",
    "people-found": "/people/?q=juozas&nationality=lithuanian",
    "people-nobody": "/people/?q=nenurodytasis",
    "people-refused": "/people/?camp=nowhere&from=yesterday",
    "person": "@kazanas",
    "person-one-name": "@misterevicius",
    "person-history": "@kazanas history/",
    "camps": "/camps/",
    "camp": "/camps/vorkuta-camp-29/",
    "events": "/events/",
    "event": "/events/camp-29-shooting/",
    "sources": "/sources/",
    "source": "/sources/latkovskis-2005/",
    "names": "/names/",
    "names-in-sections": "/names/?by=nationality",
    "names-read": "/names/reading/?day=2026-08-01",
    "days": "/days/",
    "day": "/days/8-1/",
    "about": "/about/",
    "method": "/about/method/",
    "privacy": "/about/privacy/",
    "accessibility": "/about/accessibility/",
    "data": "/data/",
    "corrections": "/corrections/",
    "correct-missing": "/corrections/new/",
    "missing": "/people/2222222222/",
}


def address_of(page: Page, place: str, language: str = "") -> str:
    """The address of a class of page in a language (`""` for English, else `/lt`)."""
    told = PLACES[place]
    if not told.startswith("@"):
        return language + told
    name, _space, rest = told[1:].partition(" ")
    page.goto(f"{language}/people/?q={name}")
    found = page.locator("ol.people a.name").first.get_attribute("href")
    assert found is not None, f"nobody is found by {name}"
    path = urlsplit(found).path
    # The history stands under the id, without the words of the name.
    return "/".join(path.split("/")[:-2]) + "/" + rest if rest else path
