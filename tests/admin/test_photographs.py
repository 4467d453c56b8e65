"""A photograph comes in at the desk: drawn anew at once, never sent twice, unseen until two people say so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from memorial import images
from memorial.admin.photographs import WORDS, kept_of, word_for
from memorial.changes import snapshot
from memorial.images import Reason
from memorial.models import Change, Citation, Person, Photograph, Proposal
from tests import hostile_images as hostile
from tests.admin.page_forms import PageForm, form_of
from tests.builders import a_citation, make_person
from tests.photographs import files_in, give, kept_picture, make_photographed, photograph_row, put_away, use_store

pytestmark = pytest.mark.django_db

REASON = "Found in the family's album."
TOLD = {"alt": "A young woman at a window", "credit": "Family album", "rights": "with_permission"}


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    use_store(settings, tmp_path / "photographs")
    return tmp_path / "photographs"


@pytest.fixture
def curator(db: None) -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("ona", first_name="Ona", last_name="Kuratorė"))
    return client


@pytest.fixture
def draft(db: None) -> Person:
    return make_person("Ona Juodraštinė", standing="draft")


def address(person: Person) -> str:
    return f"/admin/memorial/person/{person.pk}/change/"


def opened(client: Client, person: Person) -> PageForm:
    answer = client.get(address(person))
    assert answer.status_code == 200
    return form_of(answer.content.decode())


def send(client: Client, person: Person, form: PageForm, files: dict[int, bytes], at: str = "", **values: Any) -> Any:
    """The form with these files in these rows, each under a name that lies."""
    sent = {**form.fill(**{"reason": REASON, **values}).values}
    named = {
        f"photographs-{row}-upload": SimpleUploadedFile("../../holiday.jpg", content, "image/jpeg")
        for row, content in files.items()
    }
    return client.post(at or address(person), {**sent, **named})


def with_row(client: Client, person: Person, **values: Any) -> PageForm:
    return opened(client, person).add_row("photographs", **{**TOLD, "citations": a_citation().pk, **values})


def of_words(reason: Reason) -> str:
    return str(WORDS[reason])


def test_a_photograph_is_taken_in_with_its_row_and_waits_unshown(curator: Client, draft: Person, folder: Path) -> None:
    sent = hostile.polyglots()["jpeg with metadata"]
    assert send(curator, draft, with_row(curator, draft), {0: sent}).status_code == 302
    photograph = Photograph.objects.get(person=draft)
    assert (photograph.alt, photograph.shown, photograph.sizes) == (TOLD["alt"], False, (64,))
    assert sorted(photograph.kept.names) == files_in(folder)
    for name in photograph.kept.names:
        kept = (folder / name).read_bytes()
        assert kept not in sent and sent not in kept and hostile.traces(kept) == []
        assert "holiday" not in name
    change = Change.objects.of("person", draft.pk).first()
    assert change is not None and change.after["parts"]["photographs"][0]["file_key"] == photograph.file_key


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda: b"", Reason.EMPTY),
        (lambda: hostile.impostors()["svg"], Reason.NOT_ALLOWED),
        (lambda: hostile.impostors()["html"], Reason.NOT_ALLOWED),
        (lambda: hostile.impostors()["gif"], Reason.NOT_ALLOWED),
        (lambda: hostile.impostors()["pdf"], Reason.NOT_ALLOWED),
        (lambda: hostile.BOMBS["png of 50,000 by 50,000"](), Reason.TOO_MANY_PIXELS),
        (lambda: hostile.plain("JPEG")[:300], Reason.DAMAGED),
        (lambda: hostile.plain("PNG") + bytes(images.MAX_BYTES), Reason.TOO_LARGE),
    ],
    ids=lambda value: str(value) if isinstance(value, Reason) else "",
)
def test_what_is_not_taken_is_told_kindly_at_the_field_and_the_form_is_kept(
    curator: Client, draft: Person, folder: Path, made: Any, reason: Reason
) -> None:
    form = with_row(curator, draft, caption="At the window, before 1944")
    answer = send(curator, draft, form, {0: made()})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert of_words(reason).replace("’", "&#x27;") in page
    back = form_of(page).values
    assert back["photographs-0-caption"] == ["At the window, before 1944"]
    assert back["photographs-0-alt"] == [TOLD["alt"]] and back["reason"] == [REASON]
    assert back["photographs-0-pending"] == [""]
    assert not Photograph.objects.exists() and files_in(folder) == []


def test_after_a_refusal_another_file_does(curator: Client, draft: Person) -> None:
    refused = send(curator, draft, with_row(curator, draft), {0: b"nothing"})
    back = form_of(refused.content.decode())
    assert send(curator, draft, back, {0: hostile.plain("WEBP")}).status_code == 302
    assert Photograph.objects.get(person=draft).alt == TOLD["alt"]


def test_a_row_without_a_file_asks_for_one(curator: Client, draft: Person) -> None:
    page = send(curator, draft, with_row(curator, draft), {}).content.decode()
    assert "Choose the file of the photograph." in page


def test_a_file_need_not_be_chosen_again_when_the_form_comes_back_for_another_reason(
    curator: Client, draft: Person, folder: Path
) -> None:
    form = with_row(curator, draft)
    answer = send(curator, draft, form, {0: hostile.plain("PNG")}, reason="")
    page = answer.content.decode()
    assert answer.status_code == 200 and "need not be chosen again" in page
    kept = files_in(folder)
    assert f'src="/media/photographs/{kept[0]}"' in page
    assert send(curator, draft, form_of(page), {}).status_code == 302
    assert sorted(Photograph.objects.get(person=draft).kept.names) == kept == files_in(folder)


def test_nor_when_the_door_refuses(curator: Client, draft: Person, folder: Path) -> None:
    """What is shown needs a citation; only the door says so."""
    form = with_row(curator, draft, citations=None, shown="on")
    answer = send(curator, draft, form, {0: hostile.plain("PNG")})
    page = answer.content.decode()
    assert answer.status_code == 200 and "A photograph that is shown needs a citation" in page
    back = form_of(page).fill_row("photographs", 0, citations=a_citation().pk)
    assert send(curator, draft, back, {}).status_code == 302
    assert len(files_in(folder)) == 2
    assert Photograph.objects.get(person=draft).shown


def test_nor_when_two_collide(curator: Client, draft: Person, folder: Path) -> None:
    form = with_row(curator, draft)
    give(draft, sex="female")
    answer = send(curator, draft, form, {0: hostile.plain("PNG")})
    assert answer.status_code == 409
    again = form_of(answer.content.decode())
    assert curator.post(address(draft), again.values).status_code == 302
    assert sorted(Photograph.objects.get(person=draft).kept.names) == files_in(folder)


def test_a_file_stays_with_its_row_when_somebody_removed_rows_above(curator: Client, draft: Person) -> None:
    give(draft, photograph_row(alt="The first"), photograph_row(alt="The second"))
    form = opened(curator, draft).add_row("photographs", **TOLD, citations=a_citation().pk)
    second = snapshot(draft).parts["photographs"][1]
    give(draft, second)
    answer = send(curator, draft, form, {2: hostile.plain("PNG")})
    assert answer.status_code == 409
    again = form_of(answer.content.decode())
    assert curator.post(address(draft), again.values).status_code == 302
    assert [one.alt for one in Photograph.objects.filter(person=draft)] == ["The second", "The first", TOLD["alt"]]
    assert Photograph.objects.filter(person=draft).last().sizes == (64,)  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("lacking", "words"),
    [
        ({"alt": ""}, "Say what is to be seen"),
        ({"credit": ""}, "Say whose photograph it is"),
        ({"rights": "unknown"}, "While the rights are unknown"),
    ],
)
def test_what_is_shown_lacks_nothing(curator: Client, draft: Person, lacking: dict[str, str], words: str) -> None:
    form = with_row(curator, draft, shown="on", **lacking)
    assert words in send(curator, draft, form, {0: hostile.plain("PNG")}).content.decode()


def test_another_file_can_take_the_place_of_the_first_and_the_first_is_kept(
    curator: Client, draft: Person, folder: Path
) -> None:
    give(draft, photograph_row())
    before = Photograph.objects.get(person=draft)
    assert send(curator, draft, opened(curator, draft), {0: hostile.plain("PNG")}).status_code == 302
    after = Photograph.objects.get(pk=before.pk)
    assert after.file_key != before.file_key and after.alt == before.alt
    assert files_in(folder) == sorted([*before.kept.names, *after.kept.names])


def test_a_stored_row_shows_its_picture_and_stays_as_it_is_when_saved_unread(curator: Client, draft: Person) -> None:
    give(draft, photograph_row())
    photograph = Photograph.objects.get(person=draft)
    page = curator.get(address(draft)).content.decode()
    assert photograph.address(320) in page and "A teal square (shown to readers)" in page
    assert f'name="photographs-0-file_key"' not in page  # noqa: F541
    send(curator, draft, opened(curator, draft), {})
    assert Photograph.objects.get(pk=photograph.pk).file_key == photograph.file_key


@pytest.mark.parametrize("forge", [lambda word: word[:-1], lambda _word: "k:1:x", lambda word: word.upper()])
def test_a_forged_word_brings_in_nothing(curator: Client, draft: Person, forge: Any) -> None:
    form = with_row(curator, draft, pending=forge(word_for(kept_picture())))
    assert send(curator, draft, form, {}).status_code == 200
    assert not Photograph.objects.exists()


def test_a_word_is_read_as_it_was_written() -> None:
    kept = kept_picture()
    assert kept_of(word_for(kept)) == kept
    assert kept_of("anything") is None


def test_a_word_whose_files_are_gone_asks_for_the_file_again(curator: Client, draft: Person, folder: Path) -> None:
    form = with_row(curator, draft, pending=word_for(kept_picture()))
    for name in files_in(folder):
        (folder / name).unlink()
    assert "choose the file again" in send(curator, draft, form, {}).content.decode()


def test_one_file_is_not_the_file_of_two_photographs(curator: Client, draft: Person) -> None:
    other = make_photographed()
    form = with_row(curator, draft, pending=word_for(Photograph.objects.get(person=other).kept))
    answer = send(curator, draft, form, {})
    assert answer.status_code == 200 and Photograph.objects.count() == 1


def test_a_full_disk_is_told_and_nothing_is_lost(
    curator: Client, draft: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_derived: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("memorial.models.photograph_files.keep", full)
    page = send(curator, draft, with_row(curator, draft), {0: hostile.plain("PNG")}).content.decode()
    assert of_words(Reason.UNAVAILABLE) in page
    assert form_of(page).values["photographs-0-alt"] == [TOLD["alt"]]


def test_of_a_published_person_it_waits_for_a_second_curator(curator: Client, visitor: Client) -> None:
    person = make_person("Ona Paskelbtoji")
    send(curator, person, with_row(curator, person, shown="on"), {0: hostile.plain("PNG")})
    assert not Photograph.objects.exists()
    waiting = Proposal.objects.get()
    (row,) = waiting.state["parts"]["photographs"]
    key = row["file_key"]
    at = f"/media/photographs/{key[:2]}/{key}-64.jpg"
    assert visitor.get(at).status_code == 404
    assert put_away(curator.get(at)).status_code == 200


def test_the_preview_shows_the_photograph_of_a_form_that_is_not_saved(curator: Client, draft: Person) -> None:
    form = with_row(curator, draft, shown="on")
    answer = send(curator, draft, form, {0: hostile.plain("PNG")}, at=address(draft).replace("change", "preview"))
    assert answer.status_code == 200
    assert '<figure class="photograph">' in answer.content.decode()
    assert not Photograph.objects.exists()


def test_who_has_no_right_to_photographs_brings_in_none(db: None, draft: Person, folder: Path) -> None:
    user = User.objects.create_user("rasa", password="long-enough-a-word", is_staff=True)
    rights = Permission.objects.filter(codename__in=["view_person", "change_person", "view_photograph"])
    user.user_permissions.set(rights)
    client = Client()
    client.force_login(user)
    send(client, draft, opened(client, draft), {0: hostile.plain("PNG")})
    assert files_in(folder) == [] and not Photograph.objects.exists()


def test_ten_megabytes_pass_and_eleven_are_told_kindly(curator: Client, draft: Person) -> None:
    whole = hostile.plain("JPEG")
    ten = whole + bytes(images.MAX_BYTES - len(whole))
    eleven = whole + bytes(11 * 2**20)
    assert "larger than 10 MB" in send(curator, draft, with_row(curator, draft), {0: eleven}).content.decode()
    assert send(curator, draft, with_row(curator, draft), {0: ten}).status_code == 302


def test_far_more_than_may_be_sent_is_refused_unread_and_in_words(curator: Client, draft: Person) -> None:
    answer = curator.post(
        address(draft), b"x", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(33 * 2**20)
    )
    assert answer.status_code == 413
    assert "At most 32.0" in answer.content.decode().replace("\xa0", " ")
    assert "Content-Security-Policy" in answer


def test_the_citations_of_a_shown_photograph_can_be_taken_from_the_row_above(curator: Client, draft: Person) -> None:
    give(draft, photograph_row(citations=[Citation.objects.last().pk]))  # type: ignore[union-attr]
    form = opened(curator, draft).add_row("photographs", **TOLD, shown="on", same_as_above="on")
    assert send(curator, draft, form, {1: hostile.plain("PNG")}).status_code == 302
    first, second = Photograph.objects.filter(person=draft)
    assert list(first.citations.all()) == list(second.citations.all())
