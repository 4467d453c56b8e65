"""A reader without JavaScript: reads the form of a page, fills in fields, presses a button, and knows no more."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

_CONTROLS = ("input", "textarea", "select", "button")


class _Form(HTMLParser):
    """The controls of the first form with this class, as a browser would send them."""

    def __init__(self, page: str, css: str) -> None:
        super().__init__()
        self.css = css
        self.action = ""
        self.values: dict[str, list[str]] = {}
        self.boxes: set[tuple[str, str]] = set()
        self.buttons: list[tuple[str, str, str, str]] = []
        self.fields: set[str] = set()
        self.hidden: set[str] = set()
        self._inside = self._done = False
        self._open = ""
        self._name = ""
        self._text = ""
        self._button: tuple[str, str, str] | None = None
        self._chosen: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form" and self.css in told.get("class", "").split() and not self._done:
            self._inside, self.action = True, told["action"]
        if not self._inside:
            return
        name = told.get("name", "")
        if tag == "input":
            self._input(name, told, dict(attrs))
        elif tag in ("textarea", "select"):
            self._open, self._name, self._text, self._chosen = tag, name, "", None
            self.fields.add(name)
        elif tag == "option":
            if self._chosen is None or "selected" in told:
                self._chosen = told.get("value", "")
        elif tag == "button":
            self._button, self._text = (name, told.get("value", ""), told.get("formaction", "")), ""

    def _input(self, name: str, told: dict[str, str], attrs: dict[str, str | None]) -> None:
        kind = told.get("type", "text")
        (self.hidden if kind == "hidden" else self.fields).add(name)
        if kind == "checkbox":
            self.boxes.add((name, told.get("value", "on")))
        if kind == "file" or (kind == "checkbox" and "checked" not in attrs):
            return
        self.values.setdefault(name, []).append(told.get("value", "on" if kind == "checkbox" else ""))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if not self._inside:
            return
        if tag == "form":
            self._inside, self._done = False, True
        elif tag == "textarea" and self._open == tag:
            self.values.setdefault(self._name, []).append(re.sub(r"\A\n", "", self._text))
            self._open = ""
        elif tag == "select" and self._open == tag:
            self.values.setdefault(self._name, []).append(self._chosen or "")
            self._open = ""
        elif tag == "button" and self._button is not None:
            self.buttons.append((*self._button, " ".join(self._text.split())))
            self._button = None


class Reader:
    """Somebody at a page. `page` is its text, `answer` the last answer; forms are told apart by their class."""

    def __init__(self, address: str, css: str = "letter", client: Client | None = None) -> None:
        self.client = client or Client()
        self.css = css
        self.open(address)

    def open(self, address: str) -> Reader:
        self.take(self.client.get(address))
        return self

    def take(self, answer: Any) -> None:
        self.answer = answer
        self.page: str = answer.content.decode()
        self.form = _Form(self.page, self.css)
        self.files: list[SimpleUploadedFile] = []

    @property
    def values(self) -> dict[str, list[str]]:
        """Everything the form would send, by name."""
        return self.form.values

    def fill(self, **values: str) -> Reader:
        """Type into fields; they must be there to be seen. `w0_text` is the field `w0-text`."""
        for word, text in values.items():
            name = re.sub(r"\A(w\d+)_", r"\1-", word)
            assert name in self.form.fields, f"no field {name} among {sorted(self.form.fields)}"
            self.form.values[name] = [text]
        return self

    def tick(self, name: str, value: str = "on") -> Reader:
        assert (name, value) in self.form.boxes, f"no box {name}={value} among {sorted(self.form.boxes)}"
        self.form.values.setdefault(name, []).append(value)
        return self

    def choose(self, name: str, value: str) -> Reader:
        """One entry more of the lists of this name."""
        self.form.values.setdefault(name, []).append(value)
        return self

    def attach(self, *files: tuple[str, bytes]) -> Reader:
        assert "files" in self.form.fields
        self.files += [SimpleUploadedFile(name, content) for name, content in files]
        return self

    def press(self, name: str, value: str = "", **headers: str) -> Reader:
        """The button of this name and value; the answer becomes the page."""
        found = [button for button in self.form.buttons if button[0] == name and value in ("", button[1])]
        assert found, f"no button {name}={value} among {self.form.buttons}"
        address = found[0][2] or self.form.action
        sent: dict[str, Any] = {**self.form.values, name: [found[0][1]]}
        if self.files:
            sent["files"] = self.files
        self.take(self.client.post(address, sent, headers=headers))
        return self

    def follow(self) -> Reader:
        """Where the last answer leads."""
        assert self.answer.status_code in (302, 303), self.page
        return self.open(self.answer["Location"])

    def says(self, text: str) -> bool:
        return text in " ".join(re.sub(r"<[^>]+>", " ", self.page).split())
