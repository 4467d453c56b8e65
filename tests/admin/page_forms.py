"""A page's form as a browser has it: what it would send if nothing were typed, and the rows that can be added to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

#: Buttons and files are sent only when they are pressed or chosen.
_NOT_SENT = ("submit", "button", "reset", "image", "file")


@dataclass
class PageForm:
    """One form: its attributes and its values by name, in the order of the page."""

    attributes: dict[str, str]
    values: dict[str, list[str]] = field(default_factory=dict)

    def fill(self, **values: Any) -> PageForm:
        """Type into fields. A list fills a list; None empties."""
        for name, value in values.items():
            self.values[name] = [] if value is None else [str(one) for one in _listed(value)]
        return self

    def fill_row(self, prefix: str, index: int, **values: Any) -> PageForm:
        """Type into a row that is on the page."""
        return self.fill(**{f"{prefix}-{index}-{name}": value for name, value in values.items()})

    def add_row(self, prefix: str, **values: Any) -> PageForm:
        """Fill the blank row of the page; when it is filled, what the button "Add" does: one more, at the end."""
        index = int(self.values[f"{prefix}-TOTAL_FORMS"][0])
        empty = f"{prefix}-__prefix__-"
        blank = {name.removeprefix(empty): held for name, held in self.values.items() if name.startswith(empty)}
        if index and all(self.values.get(f"{prefix}-{index - 1}-{name}") == held for name, held in blank.items()):
            index -= 1
        for name, held in blank.items():
            self.values[f"{prefix}-{index}-{name}"] = list(held)
        missing = [name for name in values if f"{prefix}-{index}-{name}" not in self.values]
        assert not missing, f"the row of {prefix} has no {missing}"
        self.fill(**{f"{prefix}-TOTAL_FORMS": index + 1})
        return self.fill_row(prefix, index, **values)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[PageForm] = []
        self._open: PageForm | None = None
        self._select = ""
        self._textarea: str | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = PageForm(given)
            self.forms.append(self._open)
        if self._open is None:
            return
        name = given.get("name", "")
        if tag == "input" and name and given.get("type", "text") not in _NOT_SENT:
            ticked = given.get("type") in ("checkbox", "radio")
            kept = not ticked or "checked" in given
            self._hold(name, given.get("value", "on" if ticked else "") if kept else None)
        elif tag == "select":
            self._select = name
            self._hold(name, None)
        elif tag == "option" and "selected" in given:
            self._hold(self._select, given.get("value", ""))
        elif tag == "textarea":
            self._textarea, self._text = name, ""

    def handle_data(self, data: str) -> None:
        if self._textarea is not None:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        if tag == "textarea" and self._textarea is not None:
            self._hold(self._textarea, self._text.removeprefix("\r\n").removeprefix("\n"))
            self._textarea = None

    def _hold(self, name: str, value: str | None) -> None:
        if self._open is not None:
            held = self._open.values.setdefault(name, [])
            if value is not None:
                held.append(value)


def form_of(page: str, name: str = "") -> PageForm:
    """The form of a page of the desk: the one that is sent and is not the way out; of several, that of this id."""
    reader = _Reader()
    reader.feed(page)
    forms = [
        form
        for form in reader.forms
        if form.attributes.get("method") == "post"
        and form.attributes.get("id") != "logout-form"
        and (not name or form.attributes.get("id") == name)
    ]
    assert len(forms) == 1, [form.attributes for form in forms]
    return forms[0]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
