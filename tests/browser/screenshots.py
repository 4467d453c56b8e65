"""Pictures of every class of page at three widths, light and dark; `make screenshots` puts them in var/screenshots."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.places import PLACES, address_of
from tests.browser.server import serving

WIDTHS = (360, 768, 1280)


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as var, serving(Path(var)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        for scheme in ("light", "dark"):
            for width in WIDTHS:
                context = browser.new_context(
                    base_url=site, color_scheme=scheme, viewport={"width": width, "height": 900}, locale="en"
                )
                page = context.new_page()
                for place in PLACES:
                    page.goto(address_of(page, place))
                    page.screenshot(path=folder / f"{place}-{width}-{scheme}.png", full_page=True)
                context.close()
        browser.close()
    print(f"{len(PLACES) * len(WIDTHS) * 2} pictures in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
