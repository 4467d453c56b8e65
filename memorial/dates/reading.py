"""Reading dates as people type them, in the eight interface languages: `about 1920`, `summer 1953`, `1.8.1953`.

- EDTF is taken as it stands, and goes before any other reading: `1940-41` is the second half of 1940; `1940–41` with
  a dash, or `1940/41`, are two years.
- Numbers are read day first, as in all of these languages but American English: 1/8/1953 is the first of August.
- "Before" and "after" are strict: `before 1 August 1953` is `../1953-07-31`, `before 1953` is `../1952`. "Until",
  "by" and "since" take in the date itself.
- "Between" means one day or more of that span, we do not know which: `[1950..1953]`. "From ... to" means all of it:
  `1950/1953`.
- What has no fixed length is refused, not guessed: "early 1953", "the end of August".
- Whatever is not understood is refused and named. Nothing that was typed is passed over, brackets included.
"""

from __future__ import annotations

import datetime
import re
import unicodedata

from memorial.dates.edtf import EDTF, MAX_LENGTH, parse
from memorial.dates.errors import DateError, gettext_noop
from memorial.dates.piece import borrowing, has_year, is_mark, is_plural, marks, single
from memorial.dates.tokens import Token, cut, split_years
from memorial.dates.vocabulary import Role

#: What can be EDTF at all: other texts are not tried.
_EDTF_LIKE = re.compile(r"[0-9XYTZ~?%\[\]{}.,/:+ -]+")
_IN_FIGURES = re.compile(r"(?<![0-9])[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|(?<![0-9./-])[0-9]{1,2}[./][0-9]{4}")
_DASHES = frozenset("-–—")
#: Signs that part words and say nothing.
_SILENT = frozenset(".,()'’;:")
_PREFIXES = frozenset(
    (Role.BETWEEN, Role.FROM, Role.TO, Role.UNTIL, Role.BEFORE, Role.BEFORE_OR_TO, Role.AFTER)
)  # fmt: skip
_AFTERTHOUGHTS = frozenset(
    (Role.OR_EARLIER, Role.OR_LATER, Role.START_UNKNOWN, Role.END_UNKNOWN, Role.ONE_OF_SPAN)
)  # fmt: skip
_JOINTS = frozenset((Role.TO, Role.BEFORE_OR_TO))
_ANDS = frozenset((Role.AND, Role.AND_OR_NOTHING))


def read(text: str, language: str = "en") -> EDTF:
    """The date that was typed, or `DateError` naming the part that was not understood. EDTF itself is taken as it is.

    An empty text and "unknown" are errors too: whoever asks decides what an absent date is. `language` is that of the
    interface, as for `in_words`; no word of the eight languages means two things, so all are read whatever it is.

    >>> read("before 1 August 1953").text
    '../1953-07-31'
    """
    typed = unicodedata.normalize("NFC", text).strip()
    if not typed:
        raise DateError(gettext_noop("there is no date"), text)
    if len(typed) > MAX_LENGTH:
        raise DateError(gettext_noop("this is too long for a date"), text)
    strict: DateError | None = None
    if _EDTF_LIKE.fullmatch(typed):
        try:
            return parse(typed)
        except DateError as error:
            strict = error
    try:
        return _Phrase(typed).read()
    except DateError:
        # Of text that holds no words, and no date in figures, the standard knows better what is wrong.
        if strict is not None and not _IN_FIGURES.search(typed) and re.search(r"[\[\]{}/~%X]|\.\.", typed):
            raise strict from None
        raise


class _Phrase:
    """One typed date: its pieces, then the words around them."""

    def __init__(self, typed: str) -> None:
        self.typed = typed
        self.tokens = [token for token in cut(typed) if not (token.kind == "sign" and token.text in _SILENT - {","})]
        for token in self.tokens:
            self._refuse_unread(token)
        self.afterthoughts = {token.role for token in self.tokens if token.role in _AFTERTHOUGHTS}
        self.tokens = [token for token in self.tokens if token.role not in _AFTERTHOUGHTS]
        self.tokens = [token for token in self.tokens if token.role is not Role.IGNORED]
        if any(token.told("month") for token in self.tokens):
            self.tokens = [part for token in self.tokens for part in split_years(token)]
        #: Marks that stand before "between" or "before", and so are said of every date.
        self.outer: list[Token] = []

    def read(self) -> EDTF:
        prefix = self._take_prefix()
        built = self._built(prefix.role if prefix else None)
        try:
            return parse(built)
        except DateError as error:
            raise DateError(error.template, self.typed, 0, **error.values) from error

    def _refuse_unread(self, token: Token) -> None:
        if token.role is Role.VAGUE:
            reason = gettext_noop("“%(word)s” has no fixed length: write the months you mean, or leave the word out")
            raise DateError(reason, self.typed, token.place, word=token.text)
        if token.role is Role.NOTHING_KNOWN:
            reason = gettext_noop("leave the date empty when it is not known")
            raise DateError(reason, self.typed, token.place)
        known_sign = token.kind == "sign" and token.text in _DASHES | {",", "?", "~"}
        if token.kind == "strange" or (token.kind == "sign" and not known_sign):
            raise self._not_understood(token)

    def _not_understood(self, token: Token) -> DateError:
        reason = gettext_noop("“%(word)s” was not understood")
        return DateError(reason, self.typed, token.place, word=token.text)

    def _take_prefix(self) -> Token | None:
        """Takes out the word that governs the whole, and the marks before it, which are said of the whole."""
        for at, token in enumerate(self.tokens):
            if token.role in _PREFIXES:
                self.outer = self.tokens[:at]
                self.tokens = self.tokens[at + 1 :]
                return token
            if not is_mark(token) and token.text != ",":
                return None
        return None

    def _built(self, prefix: Role | None) -> str:
        """EDTF text for the whole."""
        if Role.START_UNKNOWN in self.afterthoughts or Role.END_UNKNOWN in self.afterthoughts:
            return self._with_unknown_end(prefix)
        one_of = prefix is Role.BETWEEN or Role.ONE_OF_SPAN in self.afterthoughts
        years = [token for token in self.tokens if token.kind == "years"]
        if years:
            return self._two_years(years[0], prefix, one_of=one_of)
        joined = self._split_at_joint(between=prefix is Role.BETWEEN)
        if joined is not None and prefix in (None, Role.FROM, Role.BETWEEN) and not self._says_more_than_span():
            first, last = borrowing(joined, self.typed, self.outer)
            return f"[{first}..{last}]" if one_of else f"{first}/{last}"
        if one_of:
            raise DateError(gettext_noop("two dates are needed here"), self.typed)
        members, all_of = self._members()
        if len(members) > 1 and prefix is None and not self.afterthoughts:
            listed = ",".join(borrowing(members, self.typed, self.outer))
            return f"{{{listed}}}" if all_of else f"[{listed}]"
        return self._bounded(prefix, single(self.tokens, self.typed, self.outer))

    def _bounded(self, prefix: Role | None, date: str) -> str:
        if Role.OR_EARLIER in self.afterthoughts or prefix in (Role.TO, Role.UNTIL):
            bounds = (f"../{date}", prefix is not None and Role.OR_EARLIER in self.afterthoughts)
        elif Role.OR_LATER in self.afterthoughts or prefix is Role.FROM:
            bounds = (f"{date}/..", prefix is not None and Role.OR_LATER in self.afterthoughts)
        elif prefix in (Role.BEFORE, Role.BEFORE_OR_TO):
            return f"../{self._shifted(date, -1)}"
        elif prefix is Role.AFTER:
            return f"{self._shifted(date, 1)}/.."
        else:
            return date
        text, twice = bounds
        if twice or len(self.afterthoughts) > 1:
            raise DateError(gettext_noop("this says twice where the date ends"), self.typed)
        return text

    def _with_unknown_end(self, prefix: Role | None) -> str:
        """`until 1953, beginning not known`: a dash at the open side says no more."""
        tokens = self.tokens
        if tokens and tokens[0].text in _DASHES:
            tokens = tokens[1:]
        elif tokens and tokens[-1].text in _DASHES:
            tokens = tokens[:-1]
        date = single(tokens, self.typed, self.outer)
        if self.afterthoughts == {Role.START_UNKNOWN} and prefix in (None, Role.TO, Role.UNTIL, Role.BEFORE_OR_TO):
            return f"/{date}"
        if self.afterthoughts == {Role.END_UNKNOWN} and prefix in (None, Role.FROM):
            return f"{date}/"
        raise DateError(gettext_noop("this says twice where the date ends"), self.typed)

    def _shifted(self, date: str, step: int) -> str:
        """The day before or after a date, cut to the precision of the date: before 1953 is 1952. Marks are kept."""
        plain = date.rstrip("~?%")
        value = parse(plain)
        try:
            day = datetime.date.fromordinal(value.earliest - 1 if step < 0 else value.latest + 1)
        except (ValueError, OverflowError) as error:
            raise DateError(gettext_noop("there is no day beyond this date"), self.typed) from error
        length = {"year": 4, "decade": 4, "month": 7}.get(value.precision, 10)
        return day.isoformat()[:length] + date[len(plain) :]

    def _two_years(self, years: Token, prefix: Role | None, *, one_of: bool) -> str:
        rest = [token for token in self.tokens if token is not years and not is_plural(token)]
        strange = [token for token in rest if not (is_mark(token) or token.text == ",")]
        if strange or prefix not in (None, Role.FROM, Role.BETWEEN) or self._says_more_than_span():
            raise self._not_understood(strange[0] if strange else years)
        mark = marks([*rest, *self.outer])
        first, last = years.told("first") + mark, years.told("last") + mark
        return f"[{first}..{last}]" if one_of else f"{first}/{last}"

    def _says_more_than_span(self) -> bool:
        return bool(self.afterthoughts - {Role.ONE_OF_SPAN})

    def _split_at_joint(self, *, between: bool) -> list[list[Token]] | None:
        """The two sides of `to`, of a dash, or after `between` of `and`."""
        for at, token in enumerate(self.tokens):
            joins = token.role in _JOINTS or token.text in _DASHES or (between and token.role in _ANDS)
            if joins and 0 < at < len(self.tokens) - 1:
                return [self.tokens[:at], self.tokens[at + 1 :]]
        return None

    def _members(self) -> tuple[list[list[Token]], bool]:
        """The dates that `or`, or `and`, joins; commas join too where every side has its own year."""
        joints = [token.role for token in self.tokens if token.role in (Role.OR, Role.AND)]
        all_of = Role.AND in joints
        if all_of and Role.OR in joints:
            raise DateError(gettext_noop("“and” and “or” do not go together in a date"), self.typed)
        members: list[list[Token]] = [[]]
        for token in self.tokens:
            parted = token.text == "," and joints and any(has_year(member) for member in members[-1:])
            if token.role in (Role.OR, Role.AND) or parted:
                members.append([])
            else:
                members[-1].append(token)
        return members, all_of
