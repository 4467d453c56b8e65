"""The error of everything that reads dates."""

from __future__ import annotations

#: How much of a text an error repeats.
_SHOWN = 60


def gettext_noop(text: str) -> str:
    """Marks a reason for translation: `makemessages` knows the name. It is translated where Django is known."""
    return text


class DateError(ValueError):
    """A date that cannot be read: the reason in words, and the place (index of the character, from 0).

    `template` and `values` are the reason before they are put together (`month %(month)s does not exist`), so that it
    can be translated; `shown` is the text it is about, shortened.

    >>> raise DateError("month %(month)s does not exist", "1953-13", 5, month="13")
    DateError: month 13 does not exist (at character 6 of “1953-13”)
    """

    def __init__(self, template: str, text: str, place: int = 0, **values: str) -> None:
        self.template = template
        self.values = values
        self.reason = template % values if values else template
        self.place = place
        self.shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
        super().__init__(f"{self.reason} (at character {place + 1} of “{self.shown}”)")
