"""Filling in the desk's forms as a browser would: what the page holds is what is sent."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from django.test import Client


class _Fields(HTMLParser):
    """The successful controls of the form that has a `reason` field, as name and values."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self._select: str | None = None
        self._textarea: str | None = None

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append({})
        elif not self.forms or "disabled" in given:
            return
        elif tag == "input" and given.get("name"):
            self._input(given)
        elif tag == "select":
            self._select = given.get("name")
        elif tag == "textarea":
            self._textarea = given.get("name")
            self._add(self._textarea or "", "")
        elif tag == "option" and self._select and "selected" in given:
            self._add(self._select, given.get("value", ""))

    def _input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text")
        if kind in ("submit", "button", "image", "file", "reset"):
            return
        if kind in ("checkbox", "radio") and "checked" not in given:
            return
        self._add(given["name"], given.get("value", "on" if kind in ("checkbox", "radio") else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None
        elif tag == "textarea":
            self._textarea = None

    def handle_data(self, data: str) -> None:
        if self._textarea and self.forms:
            self.forms[-1][self._textarea][-1] += (
                data.removeprefix("\n") if not self.forms[-1][self._textarea][-1] else data
            )

    def _add(self, name: str, value: str) -> None:
        self.forms[-1].setdefault(name, []).append(value)


def form_of(page: str, field: str = "reason") -> dict[str, Any]:
    """What the form that has this field would send as it stands."""
    parser = _Fields()
    parser.feed(page)
    return next(dict(form) for form in parser.forms if field in form)


def opened(client: Client, address: str) -> dict[str, Any]:
    """The form of a page of the desk as it opens."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return form_of(answer.content.decode())


def add_row(form: dict[str, Any], prefix: str, **values: Any) -> None:
    """Fill in one more row of a formset, as the page's script would."""
    number = int(form[f"{prefix}-TOTAL_FORMS"][0])
    form[f"{prefix}-TOTAL_FORMS"] = [str(number + 1)]
    empty = {name: value for name, value in form.items() if name.startswith(f"{prefix}-__prefix__-")}
    for name, value in empty.items():
        form[name.replace("__prefix__", str(number))] = list(value)
    for name, value in values.items():
        form[f"{prefix}-{number}-{name}"] = value if isinstance(value, list) else [str(value)]
