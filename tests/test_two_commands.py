"""`make serve` works, and what it lacks it asks for in a sentence, before it has begun anything."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
#: What the scripts call, beside a Python.
TOOLS = ("dirname", "mkdir", "rm", "cat", "cksum", "tr", "tail", "grep")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The scripts alone, in a folder of their own, with nothing to install."""
    folder = tmp_path / "copy"
    shutil.copytree(ROOT / "deploy", folder / "deploy", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.txt", "requirements-postgres.txt", "requirements-dev.txt"):
        (folder / name).touch()
    return folder


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A PATH with the tools the scripts call, and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        (folder / name).symlink_to(shutil.which(name) or pytest.fail(f"no {name} on this machine"))
    return folder


def put_python(folder: Path, name: str, script: str) -> None:
    (folder / name).write_text(f"#!/bin/sh\n{script}\n")
    (folder / name).chmod(0o755)


def run(folder: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        command, cwd=folder, env={**kept, **environment}, capture_output=True, text=True, timeout=120, check=False
    )


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """It ended with 1, these words and no traceback."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_without_python_it_says_what_to_install(copy: Path, bare: Path) -> None:
    refused(run(copy, "deploy/serve", PATH=str(bare)), "there is no python3", "apt install python3 python3-venv")


def test_a_python_that_does_not_fit_is_named(copy: Path, bare: Path) -> None:
    put_python(bare, "python3", 'case $1 in --version) echo "Python 3.9.2" ;; *) exit 1 ;; esac')
    refused(run(copy, "deploy/serve", PATH=str(bare)), "3.11, 3.12 or 3.13", "Python 3.9.2", "PYTHON=")


def test_another_python_that_fits_is_found_by_its_version(copy: Path, bare: Path) -> None:
    put_python(bare, "python3", "exit 1")
    put_python(bare, "python3.12", "exit 0")
    found = run(copy, "deploy/find-python", PATH=str(bare))
    assert (found.returncode, found.stdout.strip()) == (0, str(bare / "python3.12"))


def test_a_python_that_is_asked_for_is_taken_or_refused_but_not_replaced(copy: Path, bare: Path) -> None:
    put_python(bare, "python3", "exit 0")
    refused(run(copy, "deploy/find-python", PATH=str(bare), PYTHON="python3.7"), "there is no python3.7")


def test_without_venv_it_says_which_package_has_it(copy: Path, bare: Path) -> None:
    put_python(bare, "python3", f'case "$*" in *ensurepip*) exit 1 ;; *) exec {sys.executable} "$@" ;; esac')
    done = run(copy, "deploy/serve", PATH=str(bare), PORT=str(free_port()))
    refused(done, "apt install python3-venv")
    assert not (copy / ".venv").exists()


def test_a_taken_port_is_said_before_anything_is_made(copy: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = run(copy, "deploy/serve", PORT=str(port))
    refused(done, f"Port {port} is taken", "PORT=8001 make serve")
    assert not (copy / ".venv").exists()


@pytest.mark.parametrize("port", ["http", "80a", "0", "-1", "70000", "123456"])
def test_what_is_no_port_is_refused(copy: Path, port: str) -> None:
    refused(run(copy, "deploy/serve", PORT=port), "PORT=8001 make serve")


def test_a_folder_that_cannot_be_written_is_said_with_a_way_out(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run(copy, "deploy/serve", MEMORIAL_VAR=str(tmp_path / "file" / "var"), PORT=str(free_port()))
    refused(done, "cannot be written", "MEMORIAL_VAR=")
    assert not (copy / ".venv").exists()


def test_what_is_half_made_or_copied_from_elsewhere_is_made_anew_and_what_is_whole_is_left(copy: Path) -> None:
    """One story in three runs, because an environment takes seconds to make."""
    (copy / "requirements.txt").write_text("a-package-that-is-not-there==1\n")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:1/simple", "PIP_RETRIES": "0", "PIP_NO_CACHE_DIR": "1"}
    refused(run(copy, "deploy/prepare", **nowhere), "could not be installed", "network", "run the same command again")

    # Stopped while it was made, and carried elsewhere: its scripts call a Python in the first folder.
    (copy / "requirements.txt").write_text("")
    shutil.rmtree(copy / ".venv" / "lib")
    moved = copy.rename(copy.with_name("moved"))
    healed = run(moved, "deploy/prepare")
    assert healed.returncode == 0, healed.stderr
    assert run(moved, ".venv/bin/pip", "--version").returncode == 0
    assert str(moved) in (moved / ".venv" / "bin" / "pip").read_text()
    assert run(moved, "deploy/prepare").stderr == ""

    # PostgreSQL asks for its driver though all else is there; what was there before still counts.
    postgres = {"DATABASE_URL": "postgresql://memorial@127.0.0.1/memorial"}
    assert run(moved, "deploy/prepare", **postgres).stderr == "Installing the pinned packages.\n"
    assert run(moved, "deploy/prepare", **postgres).stderr == run(moved, "deploy/prepare").stderr == ""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """The memorial as `deploy/serve` starts it after the packages, on a port and in a folder of its own."""
    port = free_port()
    environment = {
        "PATH": os.environ["PATH"],
        "MEMORIAL_VAR": str(tmp_path_factory.mktemp("var")),
        "DJANGO_SETTINGS_MODULE": "memorial.settings",
        "MEMORIAL_GREETING": "listening",
    }
    prepared = subprocess.run(
        [sys.executable, "deploy/prepare_site.py"],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert prepared.returncode == 0, prepared.stderr
    assert "person" in prepared.stdout
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}",
         "memorial.wsgi"],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert server.stdout is not None
    assert server.stdout.readline() == "listening\n"
    yield port, server
    if server.poll() is None:
        server.kill()
        server.communicate()


def answer(port: int, address: str) -> tuple[int, bytes]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=60) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_the_first_page_the_health_and_the_style_are_served(served: tuple[int, subprocess.Popen[str]]) -> None:
    port, _ = served
    status, page = answer(port, "/")
    assert status == 200
    assert b"</html>" in page
    assert answer(port, "/healthz") == (200, b"ok\n")
    style = page.split(b'rel="stylesheet" href="')[1].split(b'"')[0].decode()
    assert answer(port, style)[0] == 200


def test_a_question_of_ten_thousand_letters_is_answered_by_a_page_of_ours(
    served: tuple[int, subprocess.Popen[str]],
) -> None:
    status, page = answer(served[0], "/people/?q=" + "%F0%90%8D%88" * 10_000)
    assert status < 500
    assert b"</html>" in page


def test_an_endless_request_line_is_cut_off(served: tuple[int, subprocess.Popen[str]]) -> None:
    """Without a limit, one such line held a whole core for as long as it was sent."""
    sent = 0
    with socket.create_connection(("127.0.0.1", served[0]), timeout=30) as line:
        try:
            line.sendall(b"GET /?q=")
            while sent < 4_000_000:
                line.sendall(b"a" * 10_000)
                sent += 10_000
            told = line.recv(100)
        except ConnectionError:
            told = b""
    assert sent < 4_000_000 or b"414" in told
    assert answer(served[0], "/healthz")[0] == 200


def test_it_stops_when_interrupted_though_a_browser_holds_a_connection_and_has_told_of_nobody(
    served: tuple[int, subprocess.Popen[str]],
) -> None:
    port, server = served
    answer(port, "/nobody-of-this-name?q=Petras")
    with socket.create_connection(("127.0.0.1", port), timeout=5) as browser:
        browser.sendall(b"GET /peo")
        os.killpg(server.pid, signal.SIGINT)
        _, told = server.communicate(timeout=30)
    assert server.returncode == 0
    assert told == ""  # a worker that has to be killed is told of here
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=5)
