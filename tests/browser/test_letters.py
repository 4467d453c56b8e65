"""Letters from families under the hands of a curator: by keyboard alone, without scripts, in the dark and magnified."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.desk import Desk, log_in, served, tab_to
from tests.browser.letters import answer, send_letters
from tests.browser.test_desk import complaints

pytestmark = pytest.mark.browser

QUEUE = "/admin/memorial/correction/"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Desk]:
    with served(tmp_path_factory.mktemp("letters")) as running:
        yield running


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def page(browser: Browser, desk: Desk, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(base_url=desk.address, viewport={"width": 1280, "height": 900}, locale="en")
    page = context.new_page()
    watch.on(page)
    log_in(page)
    yield page
    context.close()


@pytest.fixture
def plain(browser: Browser, desk: Desk) -> Iterator[Page]:
    """Without JavaScript."""
    context = browser.new_context(base_url=desk.address, java_script_enabled=False, locale="en")
    page = context.new_page()
    log_in(page)
    yield page
    context.close()


def prefix_of(page: Page, number: int) -> str:
    """The beginning of the names of the fields of one change."""
    name = page.locator(".decision").nth(number).locator("input[type=radio]").first.get_attribute("name")
    assert name is not None
    return name.removesuffix("verdict")


def choose(page: Page, prefix: str, verdict: str) -> None:
    """Tab to the decision and choose with the arrows, as one does with a group of radio buttons."""
    tab_to(page, f"input[name={prefix}verdict]")
    for _step in range(("accept", "decline", "ask").index(verdict) + 1):
        page.keyboard.press("ArrowDown")
    expect(page.locator(f"input[name={prefix}verdict][value={verdict}]")).to_be_checked()


def take_reason(page: Page, prefix: str, begins: str) -> None:
    """Tab to the list of reasons and type the beginning of one."""
    tab_to(page, f"select[name={prefix}preset]")
    page.keyboard.type(begins)
    page.keyboard.press("Enter")
    expect(page.locator(f"[name={prefix}reason]")).not_to_have_value("")


def press(page: Page, selector: str) -> None:
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_by_keyboard_a_question_is_asked_and_after_the_answer_a_letter_is_accepted_in_part(
    page: Page, watch: Watch, desk: Desk
) -> None:
    code, key = send_letters(desk, "Afanasius Klavišas", "lt")
    press(page, f"a[href='{QUEUE}']")
    press(page, f"a[href='{QUEUE}{code}/change/']")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Afanasius Klavišas")

    second = prefix_of(page, 1)
    choose(page, second, "ask")
    take_reason(page, second, "Could you tell us in which")
    expect(page.locator(f"[name={second}reason]")).to_have_value(re.compile("archyve"))
    press(page, "button[name=go][value=decide]")
    expect(page.locator(".meta")).to_contain_text("Waits for the sender’s answer")

    answer(desk, code, key, "Fondas R-58, byla 14.")
    page.goto(f"{QUEUE}{code}/change/")
    expect(page.locator(".letter-side")).to_contain_text("Fondas R-58, byla 14.")
    for number in (0, 1):
        prefix = prefix_of(page, number)
        choose(page, prefix, "accept")
        tab_to(page, f"[name={prefix}note]")
        page.keyboard.type("The register of baptisms says so.")
        take_reason(page, prefix, "Thank you. The document")
    third = prefix_of(page, 2)
    choose(page, third, "decline")
    take_reason(page, third, "We cannot change this")
    tab_to(page, "[name=source-title]")
    page.keyboard.press("Control+A")
    page.keyboard.type("Register of baptisms")
    press(page, "button[name=go][value=decide]")
    preview = page.locator("#preview")
    expect(preview).to_contain_text("Nothing has been done yet")
    expect(preview).to_contain_text("Register of baptisms")
    expect(preview).to_contain_text("Afanasijus Klavišas")
    expect(preview).to_contain_text("Be šaltinio to pakeisti negalime")
    assert page.evaluate("document.activeElement.id") == "preview"
    press(page, "#preview button[value=decide]")
    expect(page.locator(".meta")).to_contain_text("Answered, shown in the record")
    expect(page.locator(".change").nth(0)).to_contain_text("Accepted")
    expect(page.locator(".change").nth(2)).to_contain_text("Declined")
    assert watch.console == [] and watch.failures == []
    assert [url for url in watch.requests if not url.startswith(desk.address)] == []


def test_by_keyboard_a_letter_is_declined_with_a_reason_and_the_next_is_opened(page: Page, desk: Desk) -> None:
    code, _key = send_letters(desk, "Zigmantius Klavišas")
    page.goto(f"{QUEUE}{code}/change/")
    for number in range(3):
        prefix = prefix_of(page, number)
        choose(page, prefix, "decline")
        tab_to(page, f"[name={prefix}reason]")
        page.keyboard.type("No source of ours says so; if you find one, please write again.")
    press(page, "button[name=go][value=next]:not([tabindex])")
    expect(page.locator(".messagelist")).to_contain_text(f"Letter {code}: declined.")
    assert code not in page.url and page.url.endswith("/change/")


def test_by_keyboard_what_is_no_letter_is_closed_in_three_actions(page: Page, watch: Watch, desk: Desk) -> None:
    send_letters(desk, "Juozius Klavišas", junk=3)
    page.goto(f"{QUEUE}quarantine/")
    count = page.locator(".quarantined li").count()
    tab_to(page, "[data-ticks=all]")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=code]:checked")).to_have_count(count)
    tab_to(page, "#why")
    page.keyboard.type("It offers")
    press(page, "button[value=reject]")
    expect(page.locator("#content")).to_contain_text(f"{count} letters would be closed")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text(f"{count} letters were closed.")
    expect(page.locator("#content")).to_contain_text("Nothing is set aside.")
    assert watch.console == []


def test_without_javascript_a_chosen_reason_is_filled_in_by_the_server(plain: Page, desk: Desk) -> None:
    code, _key = send_letters(desk, "Petrasius Paprastas", "lt")
    plain.goto(f"{QUEUE}{code}/change/")
    prefix = prefix_of(plain, 0)
    plain.locator(f"input[name={prefix}verdict][value=decline]").check()
    plain.locator(f"select[name={prefix}preset]").select_option("no-source")
    plain.locator(".closing-ways button[value=preview]").click()
    expect(plain.locator(f"[name={prefix}reason]")).to_have_value(re.compile("Be šaltinio"))
    expect(plain.locator("#preview")).to_contain_text("None yet")
    plain.locator("#preview button[value=decide]").click()
    expect(plain.locator(".change").first).to_contain_text("Declined")


def test_an_error_leads_to_its_field_and_nothing_typed_is_gone(page: Page, desk: Desk) -> None:
    code, _key = send_letters(desk, "Klaidius Bandymas")
    page.goto(f"{QUEUE}{code}/change/")
    prefix = prefix_of(page, 0)
    choose(page, prefix, "accept")
    tab_to(page, f"[name={prefix}reason]")
    page.keyboard.type("Thank you.")
    press(page, "button[name=go][value=decide]")
    expect(page).to_have_title(re.compile("^Error: "))
    assert page.evaluate("document.activeElement.id") == "problems"
    press_link = page.locator("#problems a")
    expect(press_link).to_contain_text("Reason for the history")
    press_link.press("Enter")
    assert page.evaluate("document.activeElement.name") == f"{prefix}note"
    expect(page.locator(f"[name={prefix}reason]")).to_have_value("Thank you.")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark"), (320, "light"), (1280, "dark")])
@pytest.mark.parametrize("language", ["en", "lt"])
def test_nothing_is_unreadable_unnamed_or_cut_off(
    browser: Browser, desk: Desk, width: int, scheme: str, language: str
) -> None:
    """320 px are also what is left of 1280 at 400 %."""
    code, _key = send_letters(desk, f"Jonius Prieinamas{width}{scheme}{language}", language, junk=2)
    context = browser.new_context(
        base_url=desk.address, viewport={"width": width, "height": 800}, color_scheme=scheme, locale="en",
        bypass_csp=True,
    )  # type: ignore[arg-type]  # fmt: skip
    page = context.new_page()
    log_in(page)
    wrong: dict[str, list[str]] = {}

    def look(name: str) -> None:
        page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")
        wrong[name] = complaints(page)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wrong[name].append("wider than the window")
        if page.locator("h1").count() != 1:
            wrong[name].append("not one h1")

    for name, address in (
        ("the queue", QUEUE), ("what was set aside", f"{QUEUE}quarantine/"), ("a letter", f"{QUEUE}{code}/change/"),
        ("the reasons", "/admin/memorial/reasontext/"),
    ):  # fmt: skip
        page.goto(address)
        look(name)
    page.goto(f"{QUEUE}{code}/change/")
    for number in range(3):
        prefix = prefix_of(page, number)
        page.locator(f"input[name={prefix}verdict][value=accept]").check()
        page.locator(f"[name={prefix}note]").fill("The register says so.")
        page.locator(f"select[name={prefix}preset]").select_option("accepted-document")
    look("a letter that is accepted")
    page.locator(".closing-ways button[value=preview]").click()
    page.locator("#preview").wait_for()
    look("what would happen")
    page.locator(f"[name={prefix}note]").fill("")
    page.locator(".closing-ways button[value=preview]").click()
    page.locator("#problems").wait_for()
    look("what is to be mended")
    page.goto(f"{QUEUE}quarantine/")
    page.locator("input[name=code]").first.check()
    page.locator("#why").select_option("machine")
    page.locator("button[value=reject]").click()
    look("the question before closing")
    context.close()
    assert {name: found for name, found in wrong.items() if found} == {}
