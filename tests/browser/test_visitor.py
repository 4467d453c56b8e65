"""A reader with a telephone and without scripts, and one at night: the way from a name to its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Watch

pytestmark = pytest.mark.browser

PLACES = ("/", "/people/", "person", "/camps/", "camp", "/events/", "event", "/sources/", "source", "/about/")
#: The ground that shows behind the page (the body's, else the one the colour scheme of the page gives), and the ink.
COLORS = """() => {
  const own = getComputedStyle(document.body);
  if (!own.backgroundColor.endsWith(", 0)")) return [own.backgroundColor, own.color];
  const probe = document.body.appendChild(document.createElement("div"));
  probe.style.backgroundColor = "Canvas";
  const ground = getComputedStyle(probe).backgroundColor;
  probe.remove();
  return [ground, own.color];
}"""


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def telephone(browser: Browser, site: str, watch: Watch) -> Iterator[Page]:
    """Narrow, and without JavaScript."""
    context = browser.new_context(
        base_url=site, java_script_enabled=False, viewport={"width": 360, "height": 740}, locale="en"
    )
    page = context.new_page()
    watch.on(page)
    yield page
    context.close()


@pytest.fixture
def night(browser: Browser, site: str, watch: Watch) -> Iterator[Page]:
    """Wide, dark, with JavaScript."""
    context = browser.new_context(
        base_url=site, color_scheme="dark", viewport={"width": 1280, "height": 900}, locale="en"
    )
    page = context.new_page()
    watch.on(page)
    yield page
    context.close()


def look_up(page: Page, name: str) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill(name)
    page.get_by_role("searchbox").press("Enter")
    page.wait_for_url("**/people/?q=*")


def hits(page: Page) -> list[str]:
    return page.locator("ol.people > li").all_inner_texts()


def nothing_went_wrong(page: Page, watch: Watch, site: str) -> None:
    """No error, no stranger asked, nothing kept on the reader's machine."""
    assert watch.failures == []
    assert watch.console == []
    assert watch.requests and [url for url in watch.requests if not url.startswith(site)] == []
    assert page.context.cookies() == []


def test_from_a_name_typed_without_marks_to_its_source_and_back(telephone: Page, watch: Watch, site: str) -> None:
    page = telephone
    look_up(page, "laiciunas")
    assert "Laičiūnas" in hits(page)[0]
    found = page.url

    page.locator("ol.people > li").first.get_by_role("link").click()
    page.wait_for_url("**/people/*/*laiciunas*/")
    assert "Laičiūnas" in page.get_by_role("heading", level=1).inner_text()
    person = urlsplit(page.url).path

    page.get_by_role("link", name="note 1", exact=True).first.click()
    page.wait_for_url("**#note-1")
    note = page.locator("#note-1")
    assert note.evaluate("element => element.matches(':target')")
    note.locator('a[href^="/sources/"]').first.click()
    page.wait_for_url("**/sources/*/")
    page.locator("summary", has_text="Laičiūnas").click()
    assert "Laičiūnas" in page.locator(f'main a[href="{person}"]').first.inner_text()

    page.go_back()
    assert urlsplit(page.url).path == person
    page.go_back()
    assert page.url.split("#")[0].endswith(person)
    page.go_back()
    assert page.url == found and parse_qs(urlsplit(page.url).query) == {"q": ["laiciunas"]}
    assert page.locator('input[name="q"]').input_value() == "laiciunas"
    assert "Laičiūnas" in hits(page)[0]
    nothing_went_wrong(page, watch, site)


def test_a_name_typed_in_cyrillic_is_found(telephone: Page, watch: Watch, site: str) -> None:
    look_up(telephone, "Лайчюнас")
    assert "Laičiūnas" in hits(telephone)[0]
    nothing_went_wrong(telephone, watch, site)


def test_a_name_nobody_bears_is_answered_with_what_to_try(telephone: Page, watch: Watch, site: str) -> None:
    look_up(telephone, "Nenurodytasis")
    assert "Nobody found" in telephone.locator("main").inner_text()
    assert telephone.locator('input[name="q"]').input_value() == "Nenurodytasis"
    nothing_went_wrong(telephone, watch, site)


def test_the_keyboard_alone_leads_to_the_content(telephone: Page) -> None:
    telephone.goto("/")
    telephone.keyboard.press("Tab")
    telephone.keyboard.press("Enter")
    telephone.wait_for_url("**/#main")
    assert telephone.locator("#main").evaluate("element => element.matches(':target')")


def open_place(page: Page, place: str) -> None:
    """An address, or the first page of its kind that a list leads to."""
    if place.startswith("/"):
        page.goto(place)
        return
    folder = {"person": "people", "camp": "camps", "event": "events", "source": "sources"}[place]
    page.goto("/" if place == "person" else f"/{folder}/")
    page.locator(f'main a[href^="/{folder}/"]').first.click()
    page.wait_for_url(re.compile(rf"/{folder}/[^?]+/$"))


@pytest.mark.parametrize("place", PLACES)
def test_every_kind_of_page_stands_at_night_and_on_the_narrowest_screen(
    night: Page, watch: Watch, site: str, place: str
) -> None:
    open_place(night, place)
    assert night.locator("h1").count() == 1
    assert night.locator("html").get_attribute("lang") == "en"
    ground, ink = night.evaluate(COLORS)
    assert brightness(ground) < 80 < 160 < brightness(ink)
    assert night.evaluate("document.documentElement.scrollWidth") <= 1280
    night.set_viewport_size({"width": 320, "height": 640})
    assert night.evaluate("document.documentElement.scrollWidth") <= 320
    nothing_went_wrong(night, watch, site)


def brightness(color: str) -> float:
    """The mean of red, green and blue of `rgb(…)`."""
    return sum(float(number) for number in re.findall(r"[\d.]+", color)[:3]) / 3


def test_a_page_on_paper_has_the_name_its_sources_and_no_controls(telephone: Page, watch: Watch, site: str) -> None:
    look_up(telephone, "laiciunas")
    telephone.locator("ol.people > li").first.get_by_role("link").click()
    telephone.wait_for_url("**/people/*/*laiciunas*/")
    telephone.emulate_media(media="print")
    assert telephone.locator("h1").is_visible() and telephone.locator("#notes").is_visible()
    for control in ("header.site details", "header.site nav", "footer.site nav", "form"):
        for place in telephone.locator(control).all():
            assert not place.is_visible(), control
    paper = telephone.pdf(format="A4")
    assert paper.startswith(b"%PDF-") and len(paper) > 10_000
    nothing_went_wrong(telephone, watch, site)


def test_the_menu_opens_without_scripts(telephone: Page, watch: Watch, site: str) -> None:
    telephone.goto("/")
    menu = telephone.locator("header.site details.menu")
    assert not menu.get_by_role("link", name="Camps").is_visible()
    menu.locator("summary").click()
    menu.get_by_role("link", name="Camps").click()
    telephone.wait_for_url("**/camps/")
    nothing_went_wrong(telephone, watch, site)


def test_the_filters_open_narrow_down_and_can_be_taken_back(telephone: Page, watch: Watch, site: str) -> None:
    telephone.goto("/people/?q=juozas")
    telephone.locator("details.narrow summary").click()
    telephone.get_by_label("Fate").select_option("killed")
    telephone.locator("details.narrow button").click()
    telephone.wait_for_url("**fate=killed**")
    assert len(hits(telephone)) == 1 and "Pūkys" in hits(telephone)[0]
    telephone.locator(".asked a").click()
    telephone.wait_for_url(re.compile(r"\?q=juozas"))
    assert "fate=killed" not in telephone.url and len(hits(telephone)) > 1
    nothing_went_wrong(telephone, watch, site)
