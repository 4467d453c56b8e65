"""Behind every page: nothing on the console, no policy broken, nobody else asked, nothing kept, no link that fails."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watch
from tests.browser.places import PLACES, address_of

pytestmark = pytest.mark.browser

LANGUAGES = ("", "/lt", "/lv", "/et", "/uk", "/ru", "/pl", "/de")
#: Answered with words for people and not with success.
REFUSED = {"people-refused": 400, "missing": 404}
#: What a reader may walk to from the first page. The days of the calendar are alike: one is among the places.
WALKED = re.compile(r"^/(people/[^?]*|camps/.*|events/.*|sources/.*|names/|about/.*|data/)?$")

#: Where links lead; the `href` of one inside a drawing is no string.
ADDRESSES = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, site: str, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900}, locale="lt")
    page = context.new_page()
    watch.on(page)
    yield page
    context.close()


def nothing_happened(page: Page, watch: Watch, site: str, status: int = 200) -> None:
    console = [line for line in watch.console if f"status of {status}" not in line]
    assert console == []
    assert [failure for failure in watch.failures if not failure.startswith(str(status))] == []
    assert [url for url in watch.requests if not url.startswith(f"{site}/")] == []
    assert page.context.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_of_page_in_every_language(page: Page, watch: Watch, site: str, language: str) -> None:
    for place in PLACES:
        watch.forget()
        answer = page.goto(address_of(page, place, language))
        assert answer is not None and answer.status == REFUSED.get(place, 200), place
        assert page.locator("html").get_attribute("lang") == (language[1:] or "en")
        assert page.locator("h1").count() == 1
        nothing_happened(page, watch, site, REFUSED.get(place, 200))


def test_every_page_a_reader_can_walk_to(page: Page, watch: Watch, site: str) -> None:
    waiting, seen = ["/"], {"/"}
    while waiting:
        path = waiting.pop()
        if not path.endswith("/"):  # a file to carry away, which is no page
            assert page.request.get(path).status == 200, path
            continue
        answer = page.goto(path)
        assert answer is not None and answer.status == 200, path
        nothing_happened(page, watch, site)
        watch.forget()
        for link in page.locator("a[href]").evaluate_all(ADDRESSES):
            parts = urlsplit(link)
            if link.startswith(site) and not parts.query and WALKED.match(parts.path) and parts.path not in seen:
                seen.add(parts.path)
                waiting.append(parts.path)
    assert len(seen) > 180
