"""A descendant at the memorial, with JavaScript and without, in English and in Lithuanian: corrects, adds, is answered.

The curators' part goes through the verbs, in a database made for these tests.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.desk import Desk, served
from tests.browser.test_accessibility import WCAG
from tests.corrections.letters import a_jpeg

pytestmark = pytest.mark.browser

_VERBS = """
from django.utils import timezone
from memorial.changes import DECIDE, Actor, accept
from memorial.corrections import Decision, ask, decide, release, settle_proposal
from memorial.models import Correction, Proposal
ona, rasa = (Actor(name, key, may=frozenset([DECIDE])) for name, key in (("Ona", "ona"), ("Rasa", "rasa")))
letter = Correction.objects.get(code={code!r})
wishes = [change for change in letter.changes.all() if change.is_open]
now = timezone.now()
if letter.is_set_aside:  # this browser types faster than any descendant
    release(letter.code, ona, now)
"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Desk]:
    with served(tmp_path_factory.mktemp("letters")) as running:
        yield running


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "metrika.jpg"
    path.write_bytes(a_jpeg())
    return path


@pytest.fixture(params=[True, False], ids=["script", "plain"])
def page(request: pytest.FixtureRequest, browser: Browser, desk: Desk, watch: Watch) -> Iterator[Page]:
    context = browser.new_context(
        base_url=desk.address, java_script_enabled=request.param, viewport={"width": 360, "height": 740}, locale="en"
    )
    page = context.new_page()
    watch.on(page)
    yield page
    assert context.cookies() == []
    assert watch.console == []
    assert [url for url in watch.requests if not url.startswith(f"{desk.address}/")] == []
    context.close()


def on(page: Page, step: str) -> None:
    """The button that leads on; the first of a form is only for the Enter key."""
    followed(page, f"div.act button[name=to][value={step}]")


def followed(page: Page, what: str) -> None:
    """Press it and wait for the page it leads to: what is asked before that is asked of the old one, or of none."""
    with page.expect_navigation():
        page.locator(what).first.click()


def send(page: Page) -> str:
    """From the step of the evidence to the receipt; the code."""
    on(page, "you")
    on(page, "check")
    on(page, "send")
    page.wait_for_url("**/corrections/*/*/")
    return page.locator("strong.code").inner_text()


def curators(desk: Desk, code: str, does: str) -> str:
    return desk.tell(_VERBS.format(code=code) + does)


@pytest.mark.parametrize("language", ["", "/lt"])
def test_a_name_is_corrected_with_a_scan_asked_about_answered_and_accepted_in_part(
    page: Page, desk: Desk, scan: Path, language: str
) -> None:
    page.goto(f"{language}/people/?q=kazanas")
    page.locator("ol.people a.name").first.click()
    person = page.url
    page.locator("header a.correct").first.click()
    expect(page.locator(".stands bdi").first).to_contain_text("Kazanas")
    page.locator("#id_w0-text").fill("Afanasijus Kazanas")
    page.locator("#more > summary").click()
    page.locator("select[name=pick]").first.select_option(
        page.locator("select[name=pick] option[value$=':rank']").first.get_attribute("value")
    )
    page.locator("button[name=add]").click()
    page.locator("#id_w1-text").fill("captain")
    expect(page.locator("#id_w0-text")).to_have_value("Afanasijus Kazanas")
    on(page, "evidence")
    page.locator("#id_w0-evidence").fill("Certificate of baptism, kept at home")
    page.locator("#id_files").set_input_files(scan)
    code = send(page)
    private = page.url

    curators(desk, code, "ask(letter.code, 'Which archive, and which number?', ona, now)")
    page.goto(private)
    expect(page.locator("#answer")).to_contain_text("Which archive, and which number?")
    page.locator("#text-answer").fill("Fund 1671, file 14.")
    page.locator("button[value=answer]").click()
    expect(page.locator("#answer")).to_have_count(0)

    curators(
        desk,
        code,
        "decide(letter.code, [Decision(wishes[0].pk, 'accept', 'The register of baptisms writes it so.', "
        "note='Register of baptisms, fund 1671, file 14.'), "
        "Decision(wishes[1].pk, 'decline', 'We found no source for the rank.')], ona, now)",
    )
    page.goto(private)
    expect(page.locator("#points + section")).to_contain_text("The register of baptisms writes it so.")
    expect(page.locator("main")).to_contain_text("We found no source for the rank.")
    page.goto(person)
    expect(page.locator(".forms")).to_contain_text("Afanasijus Kazanas")
    page.goto(private)
    page.locator("#points ~ section a[href*='/history/']").first.click()
    expect(page.locator(".history")).to_contain_text("Register of baptisms, fund 1671, file 14.")
    page.locator(f"a[href$='/corrections/{code}/']").first.click()
    expect(page.locator("h1")).to_contain_text(code)


@pytest.mark.parametrize("language", ["", "/lt"])
def test_a_missing_person_is_added_from_an_empty_search(
    page: Page, desk: Desk, language: str, request: pytest.FixtureRequest
) -> None:
    name = "Petras Bandomasis " + "".join(filter(str.isalpha, request.node.callspec.id))
    page.goto(f"{language}/people/?q={name.replace(' ', '+')}")
    page.locator("main a[href*='corrections/new/?q=']").click()
    expect(page.locator("#id_w0-text")).to_have_value(name)
    page.locator("#id_w1-date").fill({"": "about 1920", "/lt": "apie 1920 m."}[language])
    page.locator("#id_w3-camp").select_option("norilsk-camp-5")
    on(page, "evidence")
    page.locator("#id_w0-how_known").fill("He was the brother of my grandmother.")
    code = send(page)
    private = page.url
    person = curators(
        desk,
        code,
        "decide(letter.code, [Decision(one.pk, 'accept', 'The letters prove it.') for one in wishes], ona, now)\n"
        "waiting = Proposal.objects.get(answers=letter.code)\n"
        "accept(waiting.pk, rasa)\n"
        "settle_proposal(waiting.pk, now)\n"
        "print(Correction.objects.get(code=letter.code).changes.first().change.key)",
    )
    page.goto(private)
    expect(page.locator("main")).to_contain_text("The letters prove it.")
    page.goto(f"{language}/people/{person}/")
    expect(page.locator("h1")).to_contain_text(name)


@pytest.mark.parametrize("language", ["", "/lt"])
def test_what_is_declined_is_heard_by_another_curator(page: Page, desk: Desk, language: str) -> None:
    page.goto(f"{language}/people/?q=mendriks")
    page.locator("ol.people a.name").first.click()
    page.locator(".facts a.correct").first.click()
    page.locator("#id_w0-words").fill("My grandfather told it otherwise.")
    on(page, "evidence")
    code = send(page)
    private = page.url
    curators(desk, code, "decide(letter.code, [Decision(wishes[0].pk, 'decline', 'We need a source.')], ona, now)")
    page.goto(private)
    expect(page.locator("main")).to_contain_text("We need a source.")
    page.locator("#text-appeal").fill("His letter of 1956 says so.")
    page.locator("button[value=appeal]").click()
    curators(desk, code, "decide(letter.code, [Decision(wishes[0].pk, 'decline', 'It is not his.')], rasa, now)")
    page.goto(private)
    expect(page.locator("main")).to_contain_text("It is not his.")
    expect(page.locator("#appeal")).to_have_count(0)


# Every class of these pages before axe.


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["", "/lt"])
def test_axe_finds_nothing_on_any_page_of_a_letter(browser: Browser, desk: Desk, scheme: str, language: str) -> None:
    context = browser.new_context(
        base_url=desk.address, color_scheme=scheme, viewport={"width": 320, "height": 640}, bypass_csp=True, locale="en"
    )
    page = context.new_page()

    def clean(what: str) -> None:
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert found.violations_count == 0, f"{what}: {found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, what

    page.goto(f"{language}/people/?q=mendriks")
    followed(page, "ol.people a.name")
    clean("person")
    followed(page, ".facts a.correct")
    clean("what")
    on(page, "evidence")
    clean("refused")
    page.locator("#id_w0-words").fill("It was otherwise.")
    for step in ("evidence", "you", "check"):
        on(page, step)
        clean(step)
    on(page, "send")
    page.wait_for_url("**/corrections/*/*/")
    clean("private")
    code = page.locator("strong.code").inner_text()
    followed(page, "button[value=erase]")
    clean("sure")
    page.goto(f"{language}/corrections/{code}/")
    clean("public")
    context.close()
