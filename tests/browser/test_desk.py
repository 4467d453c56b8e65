"""The desk under the hands of its curators: by keyboard, without scripts, two at once, in the dark and magnified."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Watch
from tests.browser.desk import Desk, log_in, served, tab_to

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Desk]:
    with served(tmp_path_factory.mktemp("desk")) as running:
        yield running


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def context(browser: Browser, desk: Desk) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=desk.address, viewport={"width": 1280, "height": 900}, locale="en")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    page = context.new_page()
    watch.on(page)
    log_in(page)
    return page


@pytest.fixture
def plain(browser: Browser, desk: Desk) -> Iterator[Page]:
    """Without JavaScript."""
    context = browser.new_context(
        base_url=desk.address, java_script_enabled=False, viewport={"width": 1000, "height": 900}, locale="en"
    )
    page = context.new_page()
    log_in(page)
    yield page
    context.close()


def form_of(person: str) -> str:
    return f"/admin/memorial/person/{person}/change/"


def reason(page: Page, text: str) -> None:
    page.locator("#id_reason").fill(text)


def save(page: Page) -> None:
    with page.expect_navigation():
        page.locator("input[name=_save]").click()


def shown_values(page: Page, row: str) -> list[str]:
    """The value fields of a statement that can be seen."""
    columns = ("camp", "event", "nationality", "role", "related_person", "text")
    return [column for column in columns if page.locator(f"{row} .form-row.field-{column}").is_visible()]


def test_a_curator_with_the_keyboard_alone_corrects_cites_compares_and_returns(
    page: Page, watch: Watch, desk: Desk
) -> None:
    person = desk.draft("Ona Klavišinė")
    keys = page.keyboard
    page.goto(form_of(person))
    tab_to(page, "a.skip-to-content-link")
    keys.press("Enter")

    tab_to(page, "#statements-0 > summary")
    keys.press("Enter")
    tab_to(page, "#id_statements-0-text")
    keys.press("Control+A")
    keys.type("major")
    tab_to(page, "#statements-0 .field-citations .select2-search__field")
    keys.type("Kozlov 366")
    expect(page.locator(".select2-results__option--highlighted")).to_contain_text("Kozlov 2004, 362–366")
    keys.press("Enter")
    expect(page.locator("#statements-0 .field-citations")).to_contain_text("Kozlov 2004, 362–366")
    keys.press("Escape")
    tab_to(page, "#id_reason")
    keys.type("The card says major.")
    tab_to(page, "input[name=_continue]")
    keys.press("Enter")
    page.wait_for_load_state()
    expect(page.locator("#statements-0 > summary")).to_contain_text("Rank: major")
    expect(page.locator("#statements-0 > summary")).to_contain_text("Kozlov 2004, 362–366")

    tab_to(page, ".historylink")
    keys.press("Enter")
    page.wait_for_url("**/history/")
    tab_to(page, "#history-form button")
    keys.press("Enter")
    page.wait_for_url("**/compare/?*")
    expect(page.locator("del").first).to_have_text("captain")
    expect(page.locator("ins").first).to_have_text("major")

    tab_to(page, "#content a.button")
    keys.press("Enter")
    page.wait_for_url("**/revert/")
    tab_to(page, "#id_reason")
    keys.type("That was another card.")
    tab_to(page, "#content button")
    keys.press("Enter")
    page.wait_for_url("**/change/")
    expect(page.locator("#statements-0 > summary")).to_contain_text("Rank: captain")
    expect(page.locator(".meta")).to_contain_text("version 3")
    assert watch.console == [] and watch.failures == []


def test_only_the_fields_of_the_kind_are_shown_and_nothing_typed_is_hidden(
    page: Page, watch: Watch, desk: Desk
) -> None:
    page.goto(form_of(desk.draft("Ona Rūšinė")))
    page.locator("#statements-0 > summary").click()
    assert shown_values(page, "#statements-0") == ["text"]
    page.locator("#id_statements-0-kind").select_option("took_part")
    assert shown_values(page, "#statements-0") == ["event", "text"]
    expect(page.locator("#statements-0 .foreign-note")).to_have_count(1)
    page.locator("#id_statements-0-text").fill("")
    page.locator("#id_statements-0-kind").select_option("role")
    assert shown_values(page, "#statements-0") == ["camp", "event", "role"]
    page.get_by_role("button", name="Add another statement").click()
    assert shown_values(page, "#statements-2") == []
    assert page.evaluate("document.activeElement.id") == "id_statements-2-kind"
    assert watch.console == []


def test_the_citations_of_the_row_above_are_taken_over_with_one_button(page: Page, desk: Desk) -> None:
    page.goto(form_of(desk.draft("Ona Citatinė")))
    page.get_by_role("button", name="Add another statement").click()
    page.locator("#id_statements-2-kind").select_option("occupation")
    page.locator("#id_statements-2-text").fill("nurse")
    page.locator("#statements-2").get_by_role("button", name="The same citations as the row above").click()
    expect(page.locator("#statements-2 [role=status]")).to_have_text("Taken over.")
    reason(page, "From the same letter.")
    page.locator("input[name=_continue]").click()
    above, below = (page.locator(f"#statements-{row} .sources") for row in (1, 2))
    expect(below).to_have_text(above.inner_text())


def test_an_error_leads_to_its_field(page: Page, desk: Desk) -> None:
    page.goto(form_of(desk.draft("Ona Klaidingoji")))
    page.locator("#statements-0 > summary").click()
    page.locator("#id_statements-0-kind").select_option("held_in")
    page.locator("#id_statements-0-text").fill("")
    reason(page, "A slip.")
    save(page)
    assert page.evaluate("document.activeElement.id") == "problems"
    expect(page).to_have_title(re.compile("^Error: "))
    link = page.locator("#problems a")
    expect(link).to_have_text("Statement: Camp: This kind of statement needs a value here.")
    link.press("Enter")
    assert page.evaluate("document.activeElement.closest('.form-row').matches('.field-camp')")


def test_a_new_citation_is_made_beside_the_form_and_chosen_in_it(page: Page, watch: Watch, desk: Desk) -> None:
    page.goto(form_of(desk.draft("Ona Šaltinė")))
    page.locator("#statements-0 > summary").click()
    page.locator("#id_statements-0-text").fill("typed before")
    with page.expect_popup() as opened:
        page.locator("#add_id_statements-0-citations").click()
    small = opened.value
    small.wait_for_load_state()
    small.locator(".field-source .select2-selection").click()
    small.locator(".select2-dropdown .select2-search__field").fill("Kozlov")
    small.locator(".select2-results__option", has_text="Kozlov 2004").click()
    small.locator("#id_locator").fill("f. 27 of a test")
    small.locator("#id_reason").fill("Needed for a statement.")
    small.locator("input[name=_save]").click()
    expect(page.locator("#statements-0 .field-citations")).to_contain_text("Kozlov 2004, f. 27 of a test")
    expect(page.locator("#id_statements-0-text")).to_have_value("typed before")
    assert watch.console == []


def test_a_preview_opens_beside_the_form_and_the_form_stays(page: Page, desk: Desk) -> None:
    page.goto(form_of(desk.draft("Ona Rodomoji")))
    page.locator("#statements-0 > summary").click()
    page.locator("#id_statements-0-text").fill("major of the guard")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Preview").click()
    shown = opened.value
    shown.wait_for_load_state()
    expect(shown.locator("aside.preview-banner")).to_contain_text("not published")
    expect(shown.locator("main")).to_contain_text("major of the guard")
    expect(page.locator("#id_statements-0-text")).to_have_value("major of the guard")


def test_without_javascript_every_field_stands_with_its_help_and_the_server_says_what_does_not_belong(
    plain: Page, desk: Desk
) -> None:
    plain.goto(form_of(desk.draft("Ona Paprastoji")))
    plain.locator("#statements-0 > summary").click()
    assert len(shown_values(plain, "#statements-0")) == 6
    expect(plain.locator("#id_statements-0-camp_helptext")).to_contain_text("Needed for: held in, transferred to.")
    plain.locator("#id_statements-0-kind").select_option("nationality")
    reason(plain, "A slip.")
    save(plain)
    expect(plain.locator("#problems li")).to_have_count(2)
    assert plain.locator("#statements-0[open]").count() == 1
    plain.locator("#problems a", has_text="has no such value").click()
    assert plain.url.endswith("#id_statements-0-text")


def test_without_javascript_a_row_is_added_with_the_citations_above(plain: Page, desk: Desk) -> None:
    plain.goto(form_of(desk.draft("Ona Paprastoji")))
    blank = plain.locator("#statements-2")
    blank.locator("summary").click()
    plain.locator("#id_statements-2-kind").select_option("occupation")
    plain.locator("#id_statements-2-text").fill("nurse")
    plain.locator("#id_statements-2-same_as_above").check()
    plain.locator("#id_statements-2-place").fill("1")
    reason(plain, "From the same letter.")
    plain.locator("input[name=_continue]").click()
    expect(plain.locator("#statements-0 > summary")).to_contain_text("Occupation: nurse")
    expect(plain.locator("#statements-0 .sources")).to_have_text(plain.locator("#statements-1 .sources").inner_text())


def test_two_curators_collide_over_a_row_that_one_removed_and_both_are_seen(
    page: Page, browser: Browser, desk: Desk
) -> None:
    person = desk.draft("Ona Ginčijamoji")
    page.goto(form_of(person))
    page.locator("#statements-0 > summary").click()
    page.locator("#id_statements-0-detail").fill("of the guard")
    reason(page, "The list says so.")

    other = browser.new_context(base_url=desk.address, locale="en")
    theirs = other.new_page()
    log_in(theirs, "rasa")
    theirs.goto(form_of(person))
    theirs.locator("#statements-0 > summary").click()
    theirs.locator("#id_statements-0-DELETE").check()
    expect(theirs.locator("#statements-0 .going")).to_be_visible()
    reason(theirs, "Of another Ona.")
    save(theirs)
    other.close()

    save(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Somebody else has changed this in the meantime")
    expect(page.locator("#content")).to_contain_text("Rasa Vadovė")
    expect(page.locator(".compared")).to_contain_text("of the guard")
    page.get_by_role("button", name="Put mine in its place").click()
    page.wait_for_url("**/admin/memorial/person/")
    page.goto(form_of(person))
    expect(page.locator("#statements-group")).to_contain_text("captain; of the guard")


def places(person: str) -> dict[str, str]:
    return {
        "the first page": "/admin/",
        "the list": "/admin/memorial/person/",
        "what was found": "/admin/memorial/person/?q=laiciunas",
        "camps": "/admin/memorial/camp/",
        "a form": form_of(person),
        "an empty form": "/admin/memorial/person/add/",
        "an event": "/admin/memorial/event/add/",
        "the history": f"/admin/memorial/person/{person}/history/",
        "a comparison": f"/admin/memorial/person/{person}/compare/",
        "how a name is found": "/admin/memorial/person/names/explain/?q=P%C5%B1kys+juozas",
        "two names": "/admin/memorial/person/names/compare/?first=Jonas+Laiciunas&second=Лайчюнас+Иван",
        "two names with errors": "/admin/memorial/person/names/compare/?first=Jonas&second=",
        "the way back": f"/admin/memorial/person/{person}/history/",
    }


def complaints(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark"), (320, "light"), (1280, "dark")])
def test_nothing_on_the_desk_is_unreadable_unnamed_or_cut_off(
    browser: Browser, desk: Desk, width: int, scheme: str
) -> None:
    """320 px are also what is left of 1280 at 400 %."""
    person = desk.draft("Ona Prieinamoji")
    context = browser.new_context(
        base_url=desk.address,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        locale="en",
        bypass_csp=True,
    )  # type: ignore[arg-type]
    page = context.new_page()
    page.goto("/admin/login/")
    wrong = {"login": complaints(page)}
    log_in(page)
    for name, address in places(person).items():
        page.goto(address)
        if name == "the way back":
            page.goto(f"/admin/memorial/person/{person}/change/")
            page.locator("#id_sex").select_option("female")
            reason(page, "From the list.")
            save(page)
            page.goto(address)
            page.locator("a.button").first.click()
            page.wait_for_url("**/revert/")
        page.evaluate("document.querySelectorAll('details.row').forEach(row => { row.open = true; })")
        wrong[name] = complaints(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong[name].append("wider than the window")
        if page.locator("h1").count() != 1:
            wrong[name].append("not one h1")
    page.goto(form_of(person))
    page.locator("#id_sex").select_option("male")
    save(page)
    wrong["a form with errors"] = complaints(page)
    context.close()
    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_desk_says_nothing_on_the_console_and_asks_nobody_else(page: Page, watch: Watch, desk: Desk) -> None:
    for name, address in places(desk.draft("Ona Tyloji")).items():
        if name != "two names with errors":  # the browser itself tells the console of an answer of 400
            page.goto(address)
    page.goto("/admin/memorial/person/add/")
    page.locator(".field-citations .select2-selection").first.click()
    expect(page.locator(".select2-results__option").first).to_be_visible()
    page.locator(".theme-toggle").first.click()
    assert watch.console == [] and watch.failures == []
    assert [url for url in watch.requests if not url.startswith(desk.address)] == []


def test_what_was_typed_is_not_thrown_away_without_a_question(page: Page, desk: Desk) -> None:
    page.goto(form_of(desk.draft("Ona Nebaigtoji")))
    page.locator("#id_reason").press_sequentially("Typed and not saved.")
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => { location.href = '/admin/'; })")
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(page.locator("#id_reason")).to_have_value("Typed and not saved.")
