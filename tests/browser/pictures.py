"""The pictures of the curators' handbook: `make handbook-pictures` draws them anew from a desk as it is served."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.desk import Desk, log_in, served
from tests.browser.letters import send_letters

#: Wide enough for two columns, narrow enough to be read beside the text.
WIDTH = 1000
#: Colours a picture is reduced to, so that it stays small.
COLORS = 48
_ENTRIES = """
from django.contrib.auth.models import User
from memorial.changes import Actor, Alteration, apply, blank, propose, snapshot
from memorial.models import Person
from tests.builders import name_row, statement_row

rasa, ona = (Actor.from_user(User.objects.get(username=key)) for key in ("rasa", "ona"))
nobody = Actor.operator("Import of letters")

def enter(name, by, *statements, **values):
    state = blank("person", Person().pk, living="dead", **values)
    state = state.with_part("names", [name_row(name)]).with_part("statements", statements)
    return Person.objects.get(pk=apply(Alteration(state, 0, by, "Named in a letter of 3 May 1954.")).key)

enter("Petras Pavyzdinis", ona, standing="in_review")
shown = enter("Jonas Pavyzdinis", nobody, standing="published")
propose(Alteration(snapshot(shown).with_values(sex="male"), 1, rasa, "Named as a son in the same letter."))
draft = enter("Ona Pavyzdinė", ona, statement_row("rank", text="captain"),
              statement_row("held_in", camp="vorkuta-camp-29", date="1953-22"), standing="draft")
state = snapshot(draft)
rank, held = state.parts["statements"]
rank = {**rank, "text": "major", "detail": "as the card index of the camp has it"}
apply(Alteration(state.with_part("statements", [rank, held]), 1, rasa, "Card index of the camp, f. 27."))
print(draft.pk)
"""


def pictures(page: Page, desk: Desk) -> Iterator[str]:
    """Opens what is to be seen, and yields the name of each picture when it can be taken."""
    person = f"/admin/memorial/person/{desk.tell(_ENTRIES)}"
    log_in(page)
    page.goto("/admin/")
    yield "first-page"
    page.goto("/admin/memorial/person/?q=kazanas")
    yield "people"
    page.goto(f"{person}/change/")
    page.locator("#statements-0 > summary").click()
    page.locator("#statements-heading").evaluate("heading => heading.scrollIntoView()")
    yield "statement"
    page.locator("#id_statements-0-kind").select_option("held_in")
    page.locator("#id_reason").fill("A slip, for the picture.")
    page.locator("input[name=_save]").click()
    page.locator("#problems").wait_for()
    yield "to-be-mended"
    page.goto("about:blank")
    page.goto(f"{person}/history/")
    yield "history"
    page.goto(f"{person}/compare/?from=1&to=2")
    yield "comparison"
    page.goto(f"{person}/preview/")
    yield "preview"
    page.goto("/admin/memorial/person/names/explain/?q=Afanasij Kasanas")
    page.locator("#content h2").first.evaluate("heading => heading.scrollIntoView()")
    yield "name-explained"
    page.goto("/admin/memorial/person/names/compare/?first=Afanasius Kazanas&second=Афанасий Казанас")
    page.locator("#content table, #content h2").first.evaluate("told => told.scrollIntoView()")
    yield "names-compared"
    yield from _of_letters(page, desk)


def _of_letters(page: Page, desk: Desk) -> Iterator[str]:
    code, _key = send_letters(desk, "Afanasius Pavyzdys", "lt", junk=3)
    page.goto("/admin/memorial/correction/")
    yield "letters"
    letter = f"/admin/memorial/correction/{code}/change/"
    page.goto(letter)
    page.locator(".change").nth(1).evaluate("change => change.scrollIntoView()")
    yield "letter"
    for number in (0, 1):
        decision = page.locator(".decision").nth(number)
        decision.get_by_label("Accept", exact=True).check()
        decision.get_by_label("A reason that is used again").select_option("accepted-document")
        decision.get_by_label("Reason for the history").fill("The register of baptisms of 1912 says so.")
    page.locator(".decision").nth(2).get_by_label("Ask the sender").check()
    page.locator(".decision").nth(2).get_by_label("A reason that is used again").select_option("ask-archive")
    page.locator("[name=source-title]").fill("Register of baptisms")
    page.locator("[name=source-date]").fill("1912")
    page.locator(".closing-ways button[value=preview]").click()
    page.locator("#preview").evaluate("shown => shown.scrollIntoView()")
    yield "letter-preview"
    page.goto("about:blank")
    page.goto(letter)
    page.get_by_role("button", name="Decide whether it is shown").click()
    point = page.locator(".change").last
    point.get_by_label("Accept", exact=True).check()
    point.get_by_label("What is to be seen").fill("A page of a register, written by hand")
    point.evaluate("point => point.scrollIntoView()")
    yield "letter-photograph"
    page.goto("about:blank")
    page.goto("/admin/memorial/correction/quarantine/")
    yield "set-aside"


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as var, served(Path(var)) as desk, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        context = browser.new_context(
            base_url=desk.address, viewport={"width": WIDTH, "height": 760}, color_scheme="light", locale="en"
        )
        page = context.new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        for name in pictures(page, desk):
            page.evaluate("document.querySelectorAll('.second-factor-off').forEach(said => said.remove())")
            picture = (
                Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLORS, dither=Image.Dither.NONE)
            )
            picture.save(folder / f"desk-{name}.png", optimize=True)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
