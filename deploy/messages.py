"""The catalogues of the public site's words, without gettext's own tools: `make messages`.

Collects every marked string a reader can meet, from memorial/ and templates/, brings locale/<language>/LC_MESSAGES/
django.po up to date and compiles each to django.mo. Both files come out the same, byte for byte, wherever and whenever
this is run: no dates, no line numbers, one order. Translations whose English string has gone stay at the foot of
django.po, marked #~, and come back with the string. `messages.py missing lt` lists what has no translation yet.

What is for curators only is not collected, because the desk is in English: see `DESK` and `_lines_for_curators`.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

BASE_DIR = Path(__file__).resolve().parent.parent
LOCALE_DIR = BASE_DIR / "locale"

#: Each language with its number of forms and gettext's rule which form a whole number takes. English is the source.
PLURALS = {
    "lt": (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2)"),
    "lv": (3, "(n%10==1 && n%100!=11 ? 0 : n!=0 ? 1 : 2)"),
    "et": (2, "(n != 1)"),
    "uk": (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"),
    "ru": (3, "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"),
    "pl": (3, "(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)"),
    "de": (2, "(n != 1)"),
}

#: Where strings are for curators and operators only. Everything else is taken to be read by the public.
DESK = (
    "templates/admin/",
    "memorial/accounts/",
    "memorial/admin/",
    "memorial/ingest/",
    "memorial/management/",
    "memorial/changes/",
    "memorial/models/change.py",
    "memorial/models/arrivals.py",
    "memorial/models/claim.py",
    "memorial/models/letter.py",
    "memorial/models/reason_text.py",
    "memorial/models/proposal.py",
    "memorial/models/turn.py",
    "memorial/corrections/decide.py",
    "memorial/corrections/settle.py",
    "memorial/corrections/enact.py",
    "memorial/corrections/photographs.py",
    "memorial/corrections/pranks.py",
    "memorial/images/",
    "memorial/checks.py",
    "memorial/settings.py",  # the names of the languages, which Django translates
)
#: ... but for this: the history of a person's page is told in these words.
PUBLIC_WITHIN_DESK = ("memorial/changes/diff.py",)
#: Arguments of model fields and constraints that only the desk prints.
_DESK_ARGUMENTS = {"help_text", "violation_error_message"}
#: Models whose columns' names readers meet, in the history of a person's page. Of others they stand on the desk only.
_COLUMNS_TOLD = ("person.py", "name.py", "statement.py", "record.py", "entry.py")

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_HEADER = """\
# Translations of the public site of the memorial. Published with the code, under the same licence.
# How to translate: docs/translating.md"""
_WIDTH = 110

#: What a string is known by: its context (or None), and its English text, or texts for one and for many.
Key = tuple[str | None, "str | tuple[str, str]"]


@dataclass(slots=True)
class Found:
    """Where a string stands, as paths below the project, and what its author tells translators."""

    places: set[str] = field(default_factory=set)
    comments: set[str] = field(default_factory=set)


class SteadyCatalogue(Catalog):
    """A catalogue whose header tells only what does not change by itself."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:  # type: ignore[override]
        return [
            ("Language", str(self.locale)),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
            ("Plural-Forms", f"nplurals={self.num_plurals}; plural={self.plural_expr};\n"),
        ]


def collect() -> dict[Key, Found]:
    """Every marked string that readers meet, with its places.

    >>> collect()[(None, "Held in the same camp")].places
    {'memorial/public/beside.py'}
    """
    found: dict[Key, Found] = {}
    for path in sorted([*(BASE_DIR / "memorial").rglob("*.py"), *(BASE_DIR / "templates").rglob("*.html")]):
        place = path.relative_to(BASE_DIR).as_posix()
        if place.startswith(DESK) and place not in PUBLIC_WITHIN_DESK:
            continue
        for key, comments in _marked(path.read_text("utf-8"), place):
            entry = found.setdefault(key, Found())
            entry.places.add(place)
            entry.comments.update(comments)
    return found


def _marked(source: str, place: str) -> Iterator[tuple[Key, list[str]]]:
    """The strings marked in one file, in order, with the comments for translators."""
    skipped: set[int] = set()
    if place.endswith(".html"):
        # Python's tokenizer, which reads the outcome, minds how lines are indented.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=place).split("\n"))
    else:
        tree = ast.parse(source)
        # The help of a public form is for readers; of a model, for the desk alone.
        skipped = set() if place.startswith("memorial/public/") else _lines_for_curators(tree)
        if place.startswith("memorial/models/") and not place.endswith(_COLUMNS_TOLD):
            skipped |= _lines_of_columns(tree)
    rows = extract("python", io.BytesIO(source.encode()), keywords=_KEYWORDS, comment_tags=("Translators:",))
    for line, text, comments, context in rows:
        if line not in skipped and text:
            yield (context, text), [re.sub(r"^Translators:\s*", "", " ".join(comments))] if comments else []


def _lines_for_curators(tree: ast.AST) -> set[int]:
    """The lines of a module with what only the desk prints: help texts, and refusals of what a curator typed."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        parts: list[ast.AST] = []
        if isinstance(node, ast.Call):
            parts = [word.value for word in node.keywords if word.arg in _DESK_ARGUMENTS]
            if any(isinstance(part, ast.Constant) and part.value in _DESK_ARGUMENTS for part in node.args):
                parts = list(node.args)
        elif isinstance(node, ast.FunctionDef) and node.name in ("clean", "validate_id"):
            parts = [node]
        elif isinstance(node, ast.Assign) and any(
            isinstance(name, ast.Name) and name.id.endswith("_HELP") for name in node.targets
        ):
            parts = [node.value]
        for part in parts:
            lines.update(range(part.lineno, (part.end_lineno or part.lineno) + 1))  # type: ignore[attr-defined]
    return lines


def _lines_of_columns(tree: ast.Module) -> set[int]:
    """The lines of a module that declare columns: those of its classes outside methods and lists of choices."""
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef) and not _is_choices(node)]
    inner = (ast.FunctionDef, ast.ClassDef)
    parts = [
        part
        for node in classes
        for part in node.body
        if not isinstance(part, inner) or (isinstance(part, ast.ClassDef) and not _is_choices(part))
    ]
    return {line for part in parts for line in range(part.lineno, (part.end_lineno or part.lineno) + 1)}


def _is_choices(node: ast.ClassDef) -> bool:
    return any("Choices" in ast.unparse(base) for base in node.bases)


def path_of(language: str) -> Path:
    """The catalogue a translator edits."""
    return LOCALE_DIR / language / "LC_MESSAGES" / "django.po"


def stored(language: str) -> Catalog:
    """The catalogue as it stands in its file; an empty one where there is none."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def _empty(language: str) -> SteadyCatalogue:
    catalogue = SteadyCatalogue(locale=language, header_comment=_HEADER, fuzzy=False)
    catalogue._num_plurals, catalogue._plural_expr = PLURALS[language]
    return catalogue


def renewed(language: str, found: dict[Key, Found]) -> Catalog:
    """The strings found with the translations stored; those of strings that have gone are kept as obsolete."""
    old, new = stored(language), _empty(language)
    known = {_key(message): message for message in [*old.obsolete.values(), *old] if message.id}
    for key, entry in found.items():
        before = known.pop(key, None)
        new.add(
            key[1],
            before.string if before else "",
            locations=[(place, 0) for place in sorted(entry.places)],
            flags=before.flags & {"fuzzy"} if before else (),
            auto_comments=sorted(entry.comments),
            user_comments=before.user_comments if before else (),
            context=key[0],
        )
    for message in known.values():
        if is_translated(message, new.num_plurals):
            new.obsolete[message.id if message.context is None else (message.id, message.context)] = message
    return new


def _key(message) -> Key:  # type: ignore[no-untyped-def]
    return message.context, tuple(message.id) if isinstance(message.id, (list, tuple)) else message.id


def is_translated(message, plurals: int) -> bool:  # type: ignore[no-untyped-def]
    """Whether every form of a message is there, and no person has to look at it again."""
    if message.fuzzy:
        return False
    if message.pluralizable:
        return len(message.string) == plurals and all(message.string)
    return bool(message.string)


def as_po(catalogue: Catalog) -> bytes:
    """The text a translator edits."""
    file = io.BytesIO()
    write_po(file, catalogue, width=_WIDTH, sort_output=True, include_lineno=False)
    return file.getvalue().rstrip() + b"\n"


def as_mo(language: str) -> bytes:
    """What Django reads, made from the stored catalogue: only what is translated whole."""
    whole = _empty(language)
    for message in stored(language):
        if message.id and is_translated(message, whole.num_plurals):
            whole.add(message.id, message.string, context=message.context)
    file = io.BytesIO()
    write_mo(file, whole)
    return file.getvalue()


def untranslated(language: str) -> list[Key]:
    """What has no translation in the stored catalogue."""
    plurals = PLURALS[language][0]
    return [_key(message) for message in stored(language) if message.id and not is_translated(message, plurals)]


def main(arguments: list[str]) -> int:
    """Bring all catalogues up to date, or with `missing <language>` list what lacks; the exit status."""
    if arguments:
        if len(arguments) != 2 or arguments[0] != "missing" or arguments[1] not in PLURALS:
            print(f"messages.py, or messages.py missing with one of: {' '.join(PLURALS)}", file=sys.stderr)
            return 2
        for context, text in untranslated(arguments[1]):
            print(f"{text!r}" + (f" ({context})" if context else ""))
        return 0
    found = collect()
    for language in PLURALS:
        path = path_of(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_po(renewed(language, found)))
        path.with_suffix(".mo").write_bytes(as_mo(language))
        print(f"{language}  {len(found) - len(untranslated(language))} of {len(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
