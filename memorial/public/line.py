"""The line that tells one person from another, as public pages print it."""

from memorial.models.line import fate_in_words, line, lines

__all__ = ["fate_in_words", "line", "lines"]
