"""The memorial as it is served, and a browser that notes what a page asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, sync_playwright

from tests.browser.server import serving


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running memorial, with the founding record and a database of its own."""
    with serving(tmp_path_factory.mktemp("var")) as address:
        yield address


@pytest.fixture(scope="module")
def browser(launch_options: dict[str, object]) -> Iterator[Browser]:
    """One browser for a module; it ends with it, because its loop must not run under tests of the database."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options)  # type: ignore[arg-type]
        yield browser
        browser.close()


@dataclass
class Watch:
    """What happened behind a page: words on the console, requests, answers that were no success."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)

    def on(self, page: Page) -> None:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("request", self._asked)
        page.on("response", self._answered)

    def forget(self) -> None:
        """Begin anew, for the next page."""
        self.console.clear()
        self.requests.clear()
        self.failures.clear()

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.console.append(message.text)

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")
