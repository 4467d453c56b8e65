"""What a person's page shows, in its order: a value made from the person, with every note numbered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from memorial import dates
from memorial.models import Person, PersonName, PersonText, Statement
from memorial.models.person import Fate
from memorial.public.beside import Company, companies
from memorial.public.line import line
from memorial.public.notes import Note, Notes
from memorial.public.picture import Picture, pictures_of

#: Kinds that say who somebody was, before what happened to them.
_WHO = ("nationality", "religion", "occupation", "rank", "role", "residence")


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement with its date in words and its notes. `rivals`: other values are recorded and told below."""

    statement: Statement
    when: str
    notes: tuple[Note, ...]
    rivals: bool = False

    @property
    def head(self) -> str:
        """What stands beside it: the date, else what sort of claim it is."""
        return self.when or self.statement.label

    @property
    def anchor(self) -> str:
        """Where on the page it stands; `/corrections/new/` and other sites point at it."""
        return f"statement-{self.statement.pk}"


@dataclass(frozen=True, slots=True)
class NameShown:
    """One written form of the name with its notes; `script` in words where it is another than the displayed form's."""

    name: PersonName
    notes: tuple[Note, ...]
    script: str = ""


@dataclass(frozen=True, slots=True)
class TextShown:
    """One short text with its notes."""

    text: PersonText
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person's page. `ties` are those the sources put beside this person by name, `companies` those of the same
    office, event or camp; `unknown` lists in words what no source tells us."""

    person: Person
    name: PersonName | None
    line: str
    texts: tuple[TextShown, ...]
    other_names: tuple[NameShown, ...]
    name_notes: tuple[Note, ...]
    facts: tuple[Fact, ...]
    pictures: tuple[Picture, ...]
    ties: tuple[Fact, ...]
    companies: tuple[Company, ...]
    competing: tuple[Fact, ...]
    refuted: tuple[Fact, ...]
    unknown: tuple[str, ...]
    notes: tuple[Note, ...]


def compose(person: Person, language: str) -> PersonPage:
    """The page of a person fetched with `Person.objects.for_page()`; asks the database only for the companies."""
    notes = Notes()
    name = person.displayed_name
    name_notes = notes.of(name.cited) if name else ()
    others = tuple(
        NameShown(other, notes.of(other.cited), _script(other, name))
        for other in person.public_names
        if not other.displayed
    )
    texts = tuple(TextShown(text, notes.of(text.cited)) for text in _in_language(person, language))
    ordered = sorted(person.public_statements, key=_in_time)
    ordered.sort(key=lambda statement: statement.kind == Statement.Kind.RELATED_TO)
    facts = [_fact(statement, notes, language) for statement in ordered]
    rivals = {fact.statement.kind for fact in facts if fact.statement.standing == "competing"}
    shown = [replace(fact, rivals=fact.statement.kind in rivals) for fact in _standing(facts, "shown")]
    return PersonPage(
        person=person,
        name=name,
        line=line(person),
        texts=texts,
        other_names=others,
        name_notes=name_notes,
        facts=tuple(fact for fact in shown if fact.statement.kind != Statement.Kind.RELATED_TO),
        pictures=pictures_of(person, notes),
        ties=tuple(fact for fact in shown if fact.statement.kind == Statement.Kind.RELATED_TO),
        companies=companies(person, language, notes),
        competing=_standing(facts, "competing"),
        refuted=_standing(facts, "refuted"),
        unknown=tuple(_unknown(person)),
        notes=notes.all,
    )


def _script(name: PersonName, displayed: PersonName | None) -> str:
    """The alphabet a form is written in, by its ISO 15924 code where we have no word for it."""
    if displayed is None or name.script == displayed.script or name.kind == PersonName.Kind.PRISONER_NUMBER:
        return ""
    words = {"Latn": _("in Latin letters"), "Cyrl": _("in Cyrillic letters")}
    return words.get(name.script, name.script)


def _in_language(person: Person, language: str) -> tuple[PersonText, ...]:
    """The texts in the reader's language, else the English ones."""
    own = tuple(text for text in person.public_texts if text.language == language)
    return own or tuple(text for text in person.public_texts if text.language == "en")


def _fact(statement: Statement, notes: Notes, language: str) -> Fact:
    when = dates.in_words(dates.parse(statement.date), language) if statement.date else ""
    return Fact(statement, when, notes.of(statement.cited))


def _in_time(statement: Statement) -> tuple[int, int, int, int]:
    """Who somebody was; then what is dated, in order; then the rest, as entered."""
    if statement.kind in _WHO and statement.date_earliest is None:
        return (0, _WHO.index(statement.kind), 0, statement.position)
    if statement.date_earliest is None:
        return (2, 0, 0, statement.position)
    return (1, statement.date_earliest, statement.date_latest or 0, statement.position)


def _standing(facts: Iterable[Fact], standing: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.statement.standing == standing)


def _unknown(person: Person) -> Iterable[str]:
    """What the sources do not tell; nothing of people who may be living, whose lives are not asked after."""
    if person.is_protected:
        return
    if not any(name.given for name in person.public_names):
        yield _("the given name")
    if not any(name.family for name in person.public_names):
        yield _("the family name")
    if not person.stated("born"):
        yield _("when and where they were born")
    if not person.stated("nationality"):
        yield _("their nationality")
    if not person.stated("arrested", "sentenced"):
        yield _("when and why they were arrested")
    if not person.stated("held_in"):
        yield _("in which camp they were held")
    if person.fate is Fate.NOT_STATED:
        yield _("what became of them")
    if person.fate in (Fate.KILLED, Fate.DIED) and not person.stated("buried"):
        yield _("where they are buried")
