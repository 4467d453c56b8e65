"""The environment decides, the table in docs/deploying.md tells how, and unset means safe."""

from __future__ import annotations

import re
import runpy
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent
Read = Callable[..., dict[str, Any]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Read:
    """Reads the settings anew, under these variables and no others of ours."""

    def run(**environment: str) -> dict[str, Any]:
        for name in documented():
            monkeypatch.delenv(name, raising=False)
        for name, value in {"MEMORIAL_VAR": str(tmp_path / "var"), **environment}.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(ROOT / "memorial" / "settings.py"))

    return run


def documented() -> set[str]:
    table = (ROOT / "docs" / "deploying.md").read_text().partition("## Settings")[2].partition("## Logs")[0]
    return set(re.findall(r"^\| `([A-Z_]+)` \|", table, flags=re.MULTILINE))


def test_the_table_names_exactly_the_variables_that_are_read() -> None:
    python = [*(ROOT / "memorial").rglob("*.py"), *(ROOT / "deploy").glob("*.py"), *(ROOT / "tests").rglob("*.py")]
    reading = re.compile(r"""(?:environ\.get\(|environ\[|\bflag\(|\bwords\(|\bnumber\()\s*["']([A-Z_]+)["']""")
    used = {name for path in python for name in reading.findall(path.read_text())}
    scripts = [path for path in (ROOT / "deploy").iterdir() if path.is_file() and path.suffix == ""]
    used |= {name for path in scripts for name in re.findall(r"\$\{([A-Z_]+):?-", path.read_text())}
    assert used - {"DJANGO_SETTINGS_MODULE", "PATH"} == documented()


def test_unset_means_safe(read: Read) -> None:
    found = read()
    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert found["CSRF_TRUSTED_ORIGINS"] == []
    assert found["X_FRAME_OPTIONS"] == "DENY"
    assert found["SESSION_COOKIE_HTTPONLY"] is True
    assert found["SESSION_COOKIE_AGE"] == 30 * 60
    assert (
        "ATOMIC_REQUESTS" not in found["DATABASES"]["default"] or not found["DATABASES"]["default"]["ATOMIC_REQUESTS"]
    )


def test_plain_http_on_loopback_is_not_redirected_and_keeps_its_cookies(read: Read) -> None:
    found = read()
    assert "SECURE_SSL_REDIRECT" not in found
    assert "SECURE_PROXY_SSL_HEADER" not in found
    assert "SESSION_COOKIE_SECURE" not in found


def test_https_is_strict(read: Read) -> None:
    found = read(MEMORIAL_HTTPS="1")
    assert found["SECURE_SSL_REDIRECT"] is True
    assert found["SECURE_HSTS_SECONDS"] >= 365 * 24 * 3600
    assert found["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    for cookie in ("SESSION", "CSRF"):
        assert found[f"{cookie}_COOKIE_SECURE"] is True
        assert found[f"{cookie}_COOKIE_NAME"].startswith("__Host-")


def test_everything_that_changes_lives_in_var(read: Read, tmp_path: Path) -> None:
    found = read(MEMORIAL_VAR=str(tmp_path / "elsewhere"))
    for path in (found["DATABASES"]["default"]["NAME"], found["STATIC_ROOT"], found["MEDIA_ROOT"]):
        assert Path(path).is_relative_to(tmp_path / "elsewhere")


def test_sqlite_waits_for_the_lock_and_flushes_every_commit(read: Read) -> None:
    options = read()["DATABASES"]["default"]["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert options["timeout"] == 20
    assert "journal_mode=WAL" in options["init_command"]
    assert "synchronous=FULL" in options["init_command"]


def test_a_database_address_chooses_postgresql_without_the_options_of_sqlite(read: Read) -> None:
    database = read(DATABASE_URL="postgresql://keeper:word@127.0.0.1:5433/record")["DATABASES"]["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert (database["USER"], database["PORT"], database["NAME"]) == ("keeper", 5433, "record")
    assert database["OPTIONS"] == {"options": "-c jit=off"}


def test_options_of_the_database_address_are_kept(read: Read) -> None:
    address = "postgresql://keeper@127.0.0.1/record?sslmode=require&options=-c%20work_mem%3D8MB"
    options = read(DATABASE_URL=address)["DATABASES"]["default"]["OPTIONS"]
    assert options["sslmode"] == "require" and options["options"] == "-c jit=off -c work_mem=8MB"


def test_a_wrong_database_address_is_told_without_its_password(read: Read) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL") as told:
        read(DATABASE_URL="postgre//keeper:word@127.0.0.1/record")
    assert "word" not in str(told.value)


@pytest.mark.parametrize(("word", "meaning"), [("1", True), ("yes", True), ("On", True), ("0", False), ("", False)])
def test_a_switch_understands(read: Read, word: str, meaning: bool) -> None:
    assert read(MEMORIAL_DEBUG=word)["DEBUG"] is meaning


def test_a_misspelt_switch_stops_the_start(read: Read) -> None:
    with pytest.raises(ImproperlyConfigured, match="MEMORIAL_HTTPS"):
        read(MEMORIAL_HTTPS="ture")


def test_lists_are_separated_by_commas(read: Read) -> None:
    found = read(MEMORIAL_HOSTS="memorial.example, www.memorial.example,", MEMORIAL_ORIGINS="https://memorial.example")
    assert found["ALLOWED_HOSTS"] == ["memorial.example", "www.memorial.example"]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://memorial.example"]


def test_the_public_origin_has_no_slash_at_its_end(read: Read) -> None:
    assert read(MEMORIAL_PUBLIC_ORIGIN="https://memorial.example/")["PUBLIC_ORIGIN"] == "https://memorial.example"


def test_the_secret_key_is_made_once_for_its_owner_only(read: Read, tmp_path: Path) -> None:
    first, second = read()["SECRET_KEY"], read()["SECRET_KEY"]
    path = tmp_path / "var" / "secret_key"
    assert first == second == path.read_text()
    assert len(first) >= 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [one.name for one in path.parent.iterdir()] == ["secret_key"]


def test_processes_that_start_at_once_agree_on_the_secret_key(tmp_path: Path) -> None:
    program = "import memorial.settings as s; print(s.SECRET_KEY)"
    environment = {"MEMORIAL_VAR": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)}
    started = [
        subprocess.Popen([sys.executable, "-c", program], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    keys = {process.communicate(timeout=60)[0] for process in started}
    assert keys == {(tmp_path / "secret_key").read_text() + "\n"}


def test_a_given_secret_key_is_not_written_down(read: Read, tmp_path: Path) -> None:
    assert read(MEMORIAL_SECRET_KEY="given")["SECRET_KEY"] == "given"
    assert not (tmp_path / "var").exists()


def test_an_empty_secret_key_is_refused(read: Read, tmp_path: Path) -> None:
    (tmp_path / "secret_key").touch()
    with pytest.raises(ImproperlyConfigured, match="empty"):
        read(MEMORIAL_VAR=str(tmp_path))


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    environment = {"MEMORIAL_VAR": str(tmp_path / "file" / "var"), "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, ROOT / "manage.py", "check"], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.startswith("No secret key:")
    assert "MEMORIAL_VAR" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("word", ["", "memorial@example.org", "https://memorial.example/write/", "a.b+c@d-e.org"])
def test_readers_are_told_whom_to_write_to(read: Read, word: str) -> None:
    assert read(MEMORIAL_CONTACT=word)["CONTACT"] == word


@pytest.mark.parametrize(
    "word", ["memorial", "@example.org", "http://memorial.example", "javascript:alert(1)", 'a@b.c"']
)
def test_an_address_that_leads_nowhere_stops_the_start(read: Read, word: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="MEMORIAL_CONTACT"):
        read(MEMORIAL_CONTACT=word)


def test_a_variable_that_is_empty_is_as_if_it_were_not_set(read: Read) -> None:
    """Else what is kept would be kept in the folder of the program itself."""
    assert read(MEMORIAL_VAR="")["VAR_DIR"] == ROOT / "var"
