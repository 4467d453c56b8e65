"""Readers see the photographs a curator shows, and no others: on the page, as data, and file by file."""

from __future__ import annotations

import datetime
import io
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image

from memorial.changes import Alteration, Invalid, apply, revert, snapshot
from memorial.changes.photographs import photograph_files_without_rows, photographs_without_files
from memorial.models import Change, Person, Photograph, photograph_files
from memorial.public.notes import Notes
from memorial.public.picture import pictures_of
from tests.builders import ACTOR, a_citation
from tests.photographs import files_in, give, kept_picture, make_photographed, photograph_row, put_away, use_store

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    use_store(settings, tmp_path / "photographs")
    return tmp_path / "photographs"


def photograph_of(person: Person) -> Photograph:
    return Photograph.objects.get(person=person)


def status_of(client: Client, address: str, method: str = "get") -> int:
    """What is answered; a file is put away again."""
    return int(put_away(getattr(client, method)(address)).status_code)


def staff(*permissions: str) -> Client:
    user = User.objects.create_user(f"rasa{len(permissions)}", password="long-enough-a-word", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client = Client()
    client.force_login(user)
    return client


def every_way_to(person: Person) -> list[str]:
    own = f"/people/{person.pk}"
    return [person.get_absolute_url(), f"{own}/history/", f"{own}.json", f"{own}.jsonld"]


# The file


@pytest.mark.parametrize(
    ("kind", "content_type", "known_as"), [("webp", "image/webp", "WEBP"), ("jpg", "image/jpeg", "JPEG")]
)
@pytest.mark.parametrize("width", [320, 640, 700])
def test_a_shown_photograph_is_given_out_as_what_it_is(
    visitor: Client, kind: str, content_type: str, known_as: str, width: int
) -> None:
    address = photograph_of(make_photographed()).address(width, kind)
    answer = visitor.get(address, headers={"accept-encoding": "gzip"})
    content = b"".join(answer.streaming_content)
    picture = Image.open(io.BytesIO(content))
    assert (answer.status_code, picture.format, picture.width) == (200, known_as, width)
    assert answer["Content-Type"] == content_type
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert int(answer["Content-Length"]) == len(content) and "Content-Encoding" not in answer
    assert "Set-Cookie" not in answer and "Cookie" not in answer.get("Vary", "")


def test_the_head_of_a_file_can_be_asked_for_and_nothing_can_be_sent(visitor: Client) -> None:
    address = photograph_of(make_photographed()).address()
    assert status_of(visitor, address, "head") == 200
    assert visitor.post(address).status_code == 405


@pytest.mark.parametrize(
    "hidden",
    [{"standing": "draft"}, {"standing": "in_review"}, {"standing": "withdrawn"}, {"living": "living"},
     {"living": "possibly_living"}],
)  # fmt: skip
def test_nobody_sees_a_photograph_of_whoever_is_hidden(visitor: Client, hidden: dict[str, str]) -> None:
    person = make_photographed(**hidden)
    assert status_of(visitor, photograph_of(person).address()) == 404


def test_nobody_sees_a_photograph_that_is_not_shown(visitor: Client) -> None:
    person = make_photographed(photograph_row(shown=False))
    assert status_of(visitor, photograph_of(person).address()) == 404
    assert pictures_of(person, Notes()) == ()


def test_a_photograph_of_somebody_merged_is_gone(visitor: Client) -> None:
    person, other = make_photographed(), make_photographed()
    give(person, *snapshot(person).parts["photographs"], merged_into=other.pk)
    assert status_of(visitor, photograph_of(person).address()) == 404
    assert status_of(visitor, photograph_of(other).address()) == 200


@pytest.mark.parametrize(
    "change",
    [
        lambda name: name.replace("-640.", "-641."),
        lambda name: name.replace("-640.", "-1280."),
        lambda name: name.replace("-640.", "-0640."),
        lambda name: name.replace(".jpg", ".png"),
        lambda name: name.replace(".jpg", ".jpg.html"),
        lambda name: name.replace(".jpg", ".JPG"),
        lambda name: name + "/",
        lambda name: name.replace("/photographs/", "/photographs/../"),
        lambda name: re.sub("/photographs/../", "/photographs/zz/", name),
        lambda name: name.replace("-640.", "-640%00."),
        lambda _name: "/media/photographs/",
        lambda _name: "/media/",
        lambda _name: "/media/photographs/22/22222222222222222222-320.jpg",
        lambda _name: "/media/photographs/..%2f..%2fmemorial.sqlite3",
    ],
)
def test_only_names_of_our_making_are_known(visitor: Client, change: Any) -> None:
    address = photograph_of(make_photographed(photograph_row(kept_picture()))).address(640)
    assert status_of(visitor, address) == 200
    assert status_of(visitor, change(address)) == 404


def test_who_works_at_the_desk_sees_the_others_and_no_cache_keeps_them(settings: Any) -> None:
    settings.SECOND_FACTOR = False
    address = photograph_of(make_photographed(photograph_row(shown=False), standing="draft")).address()
    answer = put_away(staff("view_photograph").get(address))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_the_desk_sees_files_of_a_form_that_is_not_saved(settings: Any, visitor: Client) -> None:
    settings.SECOND_FACTOR = False
    kept = kept_picture()
    address = f"/media/photographs/{kept.names[0]}"
    assert status_of(staff("view_photograph"), address) == 200
    assert status_of(visitor, address) == 404


def test_an_account_without_the_right_or_the_second_factor_sees_no_more_than_a_reader(settings: Any) -> None:
    address = photograph_of(make_photographed(standing="draft")).address()
    settings.SECOND_FACTOR = False
    assert status_of(staff("view_camp", "view_person"), address) == 404
    settings.SECOND_FACTOR = True
    assert status_of(staff("view_photograph"), address) == 404


def test_a_file_that_is_missing_is_a_404_and_is_logged(visitor: Client, folder: Path, caplog: Any) -> None:
    photograph = photograph_of(make_photographed())
    (folder / photograph.kept.names[0]).unlink()
    assert status_of(visitor, photograph.address(320, "webp")) == 404
    assert f"photograph {photograph.pk} is missing" in caplog.text


# The page


def test_the_page_shows_it_with_its_words_and_its_source(visitor: Client) -> None:
    person = make_photographed()
    photograph = photograph_of(person)
    page = visitor.get(person.get_absolute_url()).content.decode()
    figure = page[page.index('<figure class="photograph">') : page.index("</figure>")]
    assert 'alt="A teal square"' in figure and 'width="700" height="500"' in figure
    assert f"{photograph.address(320, 'webp')} 320w" in figure and f"{photograph.address(700, 'jpg')} 700w" in figure
    for words in ("Ona before her house (about 1931)", "Archive of the squares (public domain). Published in 1931"):
        assert words in figure
    assert re.search(r'href="#note-\d+"', figure)
    assert "style=" not in figure


def test_no_page_and_no_data_tell_of_what_is_not_shown(visitor: Client) -> None:
    person = make_photographed()
    hidden = photograph_row(shown=False, alt="A hidden square", credit="A hidden archive")
    give(person, *snapshot(person).parts["photographs"], hidden)
    for address in every_way_to(person):
        text = visitor.get(address).content.decode()
        assert "A hidden" not in text and hidden["file_key"] not in text, address
    assert "added “A teal square" in visitor.get(f"/people/{person.pk}/history/").content.decode()


def test_somebody_who_may_be_living_has_no_photograph_anywhere(visitor: Client) -> None:
    person = make_photographed(living="possibly_living")
    key = photograph_of(person).file_key
    for address in every_way_to(person):
        text = visitor.get(address).content.decode()
        assert key not in text and "teal" not in text, address


def test_the_data_have_it_with_credit_and_rights(visitor: Client) -> None:
    person = make_photographed()
    url = "http://testserver" + photograph_of(person).address()
    (told,) = visitor.get(f"/people/{person.pk}.json").json()["photographs"]
    assert told["url"] == url and told["alt"] == "A teal square" and told["rights"] == "public_domain"
    assert told["credit"] == "Archive of the squares" and told["citations"] and told["date"]["edtf"] == "1931~"
    (linked,) = visitor.get(f"/people/{person.pk}.jsonld").json()["image"]
    assert linked["contentUrl"] == url and linked["creditText"] == "Archive of the squares"
    assert linked["copyrightNotice"] == "public domain. Published in 1931"


def test_many_photographs_are_no_more_questions(django_assert_num_queries: Any) -> None:
    def asked(person: Person) -> int:
        with django_assert_num_queries(10):
            found = Person.objects.for_page().get(pk=person.pk).with_citations()
            return len(pictures_of(found, Notes()))

    assert asked(make_photographed()) == 1
    assert asked(make_photographed(*(photograph_row() for _one in range(5)))) == 5


# The rules of the record


@pytest.mark.parametrize(
    ("lacking", "place"),
    [
        ({"alt": ""}, "photographs[1].alt"),
        ({"credit": ""}, "photographs[1].credit"),
        ({"rights": "unknown"}, "photographs[1].rights"),
        ({"citations": []}, "photographs[1].citations"),
    ],
)
def test_what_is_shown_says_what_it_is_and_whose(lacking: dict[str, Any], place: str) -> None:
    person = make_photographed()
    rows = snapshot(person).parts["photographs"]
    with pytest.raises(Invalid) as told:
        give(person, *rows, photograph_row(**lacking))
    assert list(told.value.messages) == [place]
    give(person, *rows, photograph_row(**lacking, shown=False))
    assert person.photographs.count() == 2


def test_no_row_without_its_files_and_none_with_the_files_of_another() -> None:
    person, other = make_photographed(), make_photographed()
    rows = snapshot(person).parts["photographs"]
    with pytest.raises(Invalid, match=r"photographs.1..file_key"):
        give(person, *rows, photograph_row(file_key="2" * 20))
    with pytest.raises(Invalid, match=r"file is taken"):
        give(person, *rows, photograph_row(file_key=photograph_of(other).file_key))
    with pytest.raises(Invalid, match=r"photographs.1..file_key"):
        give(person, *rows, photograph_row(file_key="../../../etc/passwd"))
    assert [row["id"] for row in snapshot(person).parts["photographs"]] == [rows[0]["id"]]


def test_a_removed_photograph_comes_back_with_its_files(visitor: Client, folder: Path) -> None:
    person = make_photographed()
    address = photograph_of(person).address()
    with_it = Change.objects.of("person", person.pk).first()
    assert with_it is not None
    give(person)
    assert status_of(visitor, address) == 404
    assert len(files_in(folder)) == 6
    revert(with_it, person.version, ACTOR, "it is hers")
    assert status_of(visitor, address) == 200


def test_the_history_tells_of_it_in_words_and_not_in_names_of_files(visitor: Client) -> None:
    person = make_photographed()
    history = visitor.get(f"/people/{person.pk}/history/").content.decode()
    assert "A teal square, Ona before her house" in history
    assert photograph_of(person).file_key not in history


def test_the_founding_record_is_altered_by_a_photograph_through_the_door_only() -> None:
    person = Person.objects.get(display_name="Janis Mendriks")
    state = snapshot(person).with_part("photographs", [photograph_row()])
    assert apply(Alteration(state, person.version, ACTOR, "found")) is not None
    assert photograph_of(person).citations.get() == a_citation()


# The store


def test_a_file_is_whole_or_not_there(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    kept = kept_picture()
    before = files_in(folder)
    assert sorted(kept.names) == before
    monkeypatch.setattr("memorial.models.photograph_files.os.fsync", full)
    with pytest.raises(OSError, match="space"):
        kept_picture()
    assert files_in(folder) == before


def test_names_are_drawn_by_lot_and_lie_in_folders_of_two_letters(folder: Path) -> None:
    kept_picture(), kept_picture()
    names = files_in(folder)
    assert len({name[:20] for name in names}) == 2
    assert all(re.fullmatch(r"([a-z0-9]{2})/\1[a-z0-9]{18}-(320|640|700)\.(webp|jpg)", name) for name in names)


def test_files_nobody_saved_are_found_and_no_others(folder: Path) -> None:
    person = make_photographed()
    give(person, photograph_row())
    unsaved = kept_picture()
    (folder / "readme.txt").write_text("not ours")
    assert photograph_files_without_rows() == []
    assert photograph_files_without_rows(older_than=datetime.timedelta(days=-1)) == sorted(unsaved.names)


def test_the_check_of_the_record_names_a_photograph_without_its_file(folder: Path, capsys: Any) -> None:
    photograph = photograph_of(make_photographed())
    call_command("check_record")
    name = photograph.kept.names[2]
    (folder / name).unlink()
    assert photographs_without_files() == [name] == photograph_files.missing(photograph.kept)
    with pytest.raises(CommandError, match=re.escape(name)):
        call_command("check_record")
