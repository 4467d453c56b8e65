"""A killed server loses no letter it has acknowledged. `make drill-submissions` is the same at full size."""

from __future__ import annotations

import socket
import subprocess
import sys

from tests.drills.own_memorial import ROOT


def test_a_killed_server_loses_no_letter_and_keeps_none_twice_or_half() -> None:
    """Killed after every sixth acknowledged letter, while the other clients are in the midst of theirs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "tests.drills", "submissions", "--letters", "24", "--clients", "4", "--every", "0"]
    done = subprocess.run(
        [*command, "--kill-after", "6", "--port", str(port)], cwd=ROOT, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "24 of 24 letters acknowledged" in done.stdout
    assert "Nothing lost, nothing twice, nothing half." in done.stdout
    assert "killed 0 times" not in done.stdout
