"""What must hold of an entry as a whole, beyond what its columns and constraints say."""

from __future__ import annotations

from collections import defaultdict

from django.utils import timezone
from django.utils.translation import gettext as _

from memorial import dates
from memorial.changes.alteration import Invalid
from memorial.changes.build import Built
from memorial.changes.snapshot import Snapshot
from memorial.models import Person, Standing, photograph_files
from memorial.models.living import is_protected, presume
from memorial.names import fold


def check(before: Snapshot | None, state: Snapshot, built: Built) -> None:
    """Raise `Invalid` with every rule broken."""
    messages: dict[str, list[str]] = defaultdict(list)
    if before is not None and "slug" in before.values and before.values["slug"] != state.values.get("slug"):
        messages["slug"].append(_("An address is never changed: others rely on it."))
    if state.kind == "person":
        _one_displayed_name(state, messages)
        _records_keep_their_words(before, state, messages)
        _who_may_live_is_protected(state, messages)
        _shown_photographs_have_a_source(state, messages)
        _photographs_have_their_files(before, built, messages)
    if messages:
        raise Invalid(messages)


def _one_displayed_name(state: Snapshot, messages: dict[str, list[str]]) -> None:
    displayed = [row for row in state.parts.get("names", ()) if row.get("displayed")]
    if len(displayed) > 1:
        messages["names"].append(_("One name is displayed, not several."))
    if not displayed and (state.parts.get("names") or state.values.get("standing") == Standing.PUBLISHED):
        messages["names"].append(_("Choose the name that is displayed."))


def _records_keep_their_words(before: Snapshot | None, state: Snapshot, messages: dict[str, list[str]]) -> None:
    """A record is what a source says, verbatim: it can be added, never rewritten or dropped."""
    if before is None:
        return
    now = {row.get("id"): row for row in state.parts.get("records", ())}
    for row in before.parts.get("records", ()):
        if now.get(row["id"]) != row:
            messages["records"].append(_("The words of a source are kept as they stand; add another record instead."))
            return


def _who_may_live_is_protected(state: Snapshot, messages: dict[str, list[str]]) -> None:
    """Born under a hundred years ago with no death recorded: nobody can be entered as dead, or presumed so."""
    if is_protected(state.values["living"]):
        return
    stated = [row for row in state.parts.get("statements", ()) if row["standing"] != "refuted"]
    births = [dates.parse(row["date"]).latest for row in stated if row["kind"] == "born" and row["date"]]
    presumed = presume(
        death_known=any(row["kind"] in ("killed", "died") for row in stated),
        born_latest=max(births, default=None),
        sign_of_life=None,
        today=timezone.now().date(),
    )
    if is_protected(presumed):
        messages["living"].append(
            _("Born under a hundred years ago, and no death is recorded: possibly living, until a source tells of one.")
        )


def _shown_photographs_have_a_source(state: Snapshot, messages: dict[str, list[str]]) -> None:
    """What else a shown photograph needs is in its own `clean`; the list of citations only the whole entry has."""
    for index, row in enumerate(state.parts.get("photographs", ())):
        if row.get("shown") and not row.get("citations"):
            messages[f"photographs[{index}].citations"].append(
                _("A photograph that is shown needs a citation: where it is printed or kept.")
            )


def _photographs_have_their_files(before: Snapshot | None, built: Built, messages: dict[str, list[str]]) -> None:
    """No row without its files. Those that stood there before are not looked for again."""
    known = {row["file_key"] for row in before.parts.get("photographs", ())} if before else set()
    for index, (photograph, _many) in enumerate(built.parts["photographs"]):
        if photograph.file_key not in known and photograph_files.missing(photograph.kept):
            messages[f"photographs[{index}].file_key"].append(
                _("The files of this photograph are not here. Choose the file again.")
            )


def derive(built: Built) -> None:
    """Fill a person's denormalised columns from the displayed name: shown name, sort key, words of the address."""
    person = built.root
    if not isinstance(person, Person):
        return
    shown = next((name for name, _many in built.parts["names"] if name.displayed), None)
    person.display_name = shown.text if shown else ""
    person.sort_key = fold(shown.sorted_form)[:300] if shown else ""
    person.slug = "-".join(fold(person.display_name).split())[:120].strip("-")
