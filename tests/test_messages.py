"""The catalogues are fresh, whole where they must be, and safe to print: nothing a translator wrote breaks a page."""

from __future__ import annotations

import ast
import csv
import importlib.util
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message
from django.conf import settings
from django.utils import translation

BASE_DIR = Path(settings.BASE_DIR)


def _load() -> ModuleType:
    """`deploy/messages.py`, which no package holds."""
    spec = importlib.util.spec_from_file_location("deploy_messages", BASE_DIR / "deploy" / "messages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look for it there
    spec.loader.exec_module(module)
    return module


messages = _load()
LANGUAGES = tuple(messages.PLURALS)
STALE = "The catalogues are stale: run `make messages`, and translate what is new."

#: What every language must have whole: navigation, search, list of people, filters, person page, dates, errors.
#: Lithuanian has everything.
MUST = (
    "templates/base.html",
    "templates/components/",
    "templates/errors/",
    "templates/home/",
    "templates/names/",
    "templates/people/",
    "templates/person/",
    "memorial/dates/",
    "memorial/fields.py",
    "memorial/models/",
    "memorial/public/",
    "memorial/search/",
)


def test_no_marked_string_stands_within_another_where_it_is_not_found() -> None:
    """What is marked inside an f-string is collected by no tool of ours, and would be told in English for ever."""
    lost = [
        f"{path.relative_to(BASE_DIR)}:{call.lineno}"
        for path in (BASE_DIR / "memorial").rglob("*.py")
        if not str(path.relative_to(BASE_DIR)).startswith(messages.DESK)
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in messages._KEYWORDS
    ]
    assert lost == []


#: Numbers and the form each takes, as grammars of the languages give them.
PLURALS = {
    "lt": {1: 0, 21: 0, 101: 0, 2: 1, 9: 1, 22: 1, 0: 2, 10: 2, 11: 2, 19: 2, 20: 2, 111: 2},
    "lv": {1: 0, 21: 0, 101: 0, 2: 1, 10: 1, 11: 1, 111: 1, 0: 2},
    "et": {1: 0, 0: 1, 2: 1, 21: 1},
    "uk": {1: 0, 21: 0, 2: 1, 4: 1, 22: 1, 0: 2, 5: 2, 11: 2, 12: 2, 14: 2, 112: 2},
    "ru": {1: 0, 21: 0, 2: 1, 4: 1, 22: 1, 0: 2, 5: 2, 11: 2, 12: 2, 14: 2, 112: 2},
    "pl": {1: 0, 2: 1, 4: 1, 22: 1, 0: 2, 5: 2, 12: 2, 14: 2, 21: 2, 112: 2},
    "de": {1: 0, 0: 1, 2: 1, 21: 1},
}


@pytest.fixture(scope="module")
def found() -> dict:
    return messages.collect()


def _texts(message: Message) -> list[tuple[str, str]]:
    """Each translated form beside the English text it stands for."""
    if not message.pluralizable:
        return [(message.id, message.string)]
    return [(message.id[min(number, 1)], text) for number, text in enumerate(message.string)]


def _translated(language: str) -> list[Message]:
    return [message for message in messages.stored(language) if message.id and any(message.string or ())]


def test_there_is_a_catalogue_for_every_language_but_english() -> None:
    assert set(LANGUAGES) == {code for code, _name in settings.LANGUAGES} - {"en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_holds_what_the_code_and_templates_say(language: str, found: dict) -> None:
    assert messages.path_of(language).read_bytes() == messages.as_po(messages.renewed(language, found)), STALE


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_made_of_the_text(language: str) -> None:
    assert messages.path_of(language).with_suffix(".mo").read_bytes() == messages.as_mo(language), STALE


def test_lithuanian_is_whole() -> None:
    assert messages.untranslated("lt") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_every_reader_needs_is_translated(language: str, found: dict) -> None:
    lacking = [
        key for key in messages.untranslated(language) if any(place.startswith(MUST) for place in found[key].places)
    ]
    assert lacking == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_waits_for_a_second_look(language: str) -> None:
    assert [message.id for message in messages.stored(language) if message.id and message.fuzzy] == []


_PLACEHOLDER = re.compile(r"%\([^)]*\)[a-z]|%%|\{[^}]*\}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_english(language: str) -> None:
    """The form for one is also that for 21 in most of these languages, and then has to say the number."""
    one_is_only_one = PLURALS[language].get(21) != 0
    for message in _translated(language):
        for number, (english, text) in enumerate(_texts(message)):
            if message.pluralizable and not (number == 0 and one_is_only_one):
                english = message.id[1]
            assert set(_PLACEHOLDER.findall(text)) == set(_PLACEHOLDER.findall(english)), f"{english!r}: {text!r}"
            assert "%" not in _PLACEHOLDER.sub("", text) or "%" in _PLACEHOLDER.sub("", english), text


class _Tags(HTMLParser):
    """The tags of a text, in order, and whether they are closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.all: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        self.all.append(f"{tag} {sorted(attrs)}")

    def handle_endtag(self, tag: str) -> None:
        assert self.opened and self.opened.pop() == tag, f"</{tag}> closes nothing"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_tags_of_its_english_and_no_other(language: str) -> None:
    for message in _translated(language):
        for english, text in _texts(message):
            tags = _Tags(text)
            assert tags.opened == [], text
            assert sorted(tags.all) == sorted(_Tags(english).all), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_begins_and_ends_as_its_english(language: str) -> None:
    """The space at either end joins it to its neighbours; a sentence keeps its stop."""
    for message in _translated(language):
        for english, text in _texts(message):
            assert text == text.strip() or english != english.strip(), text
            if english.endswith(".") and len(english.split()) > 3:
                assert text.rstrip("”“»").endswith("."), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_shouted(language: str) -> None:
    assert [message.id for message in _translated(language) if any("!" in text for _e, text in _texts(message))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_counts_as_its_grammar_does(language: str) -> None:
    number, rule = messages.PLURALS[language]
    header = messages.path_of(language).read_text("utf-8").split("\n\n")[0].replace('"\n"', "")
    assert f"Plural-Forms: nplurals={number}; plural={rule};" in header
    for message in _translated(language):
        assert not message.pluralizable or len(message.string) == number, message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_takes_the_form_the_grammar_gives_it(language: str) -> None:
    counted = next(
        message for message in _translated(language) if message.pluralizable and len(set(message.string)) > 1
    )
    one, many = counted.id
    with translation.override(language):
        for number, form in PLURALS[language].items():
            assert translation.ngettext(one, many, number) == counted.string[form], number


def test_what_only_curators_read_is_not_in_the_catalogue(found: dict) -> None:
    """The desk is in English; a translator's hours go to what families read."""
    texts = {text for _context, text in found}
    assert "The rank, religion" not in str(texts)
    assert "How sure the source is, not how sure we are." not in texts
    assert "A camp cannot be a section of itself." not in texts
    places = {place for entry in found.values() for place in entry.places}
    assert not [place for place in places if place.startswith(("memorial/admin/", "templates/admin/"))]
    assert {"killed", "not stated", "prisoner's number", "Find"} <= texts


def test_a_string_with_a_context_and_one_with_a_count_are_found(found: dict) -> None:
    assert ("a name", "also written %(form)s") in found
    assert any(isinstance(text, tuple) for _context, text in found)


def test_words_for_translators_come_along() -> None:
    source = "# Translators: a person's name.\nname = _('name')\n"
    assert list(messages._marked(source, "memorial/public/x.py")) == [((None, "name"), ["a person's name."])]


def test_a_template_gives_its_strings_however_it_is_indented() -> None:
    source = (
        "{% if a %}\n    {% translate 'One' %}\n  {% blocktranslate trimmed count n=n %}\n {{ n }} name\n"
        "{% plural %}{{ n }} names{% endblocktranslate %}\n{% endif %}{% translate 'May' context 'month' %}"
    )
    keys = [key for key, _comments in messages._marked(source, "templates/x.html")]
    assert keys == [(None, "One"), (None, ("%(n)s name", "%(n)s names")), ("month", "May")]


@pytest.mark.parametrize("table", ["nationalities.csv", "roles.csv"])
def test_the_words_of_the_founding_record_have_a_label_in_every_language(table: str) -> None:
    with (BASE_DIR / "fixtures" / "lituanus_2005" / table).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            assert all(row[f"label_{language}"].strip() for language in ("en", *LANGUAGES)), row["key"]
