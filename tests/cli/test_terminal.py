"""What a person sees on a terminal: results and findings at the beginning of their lines, and nothing left of progress."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FERRY = ROOT / "tests" / "projects" / "ferry"


def seen(*words: str, key: str = "") -> list[str]:
    """Run the real program on a terminal, and return the lines that stand there in the end; a key answers a prompt."""
    code = "import sys; sys.argv[0] = 'briefgen'; from briefgen.cli import main; main()"
    ours, its = pty.openpty()
    environment = {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "100", "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-c", code, *words]
    with subprocess.Popen(command, stdin=its, stdout=its, stderr=its, cwd=FERRY, env=environment) as process:
        os.close(its)
        told, end = b"", time.monotonic() + 60
        while (piece := _read(ours)) is not None and time.monotonic() < end:
            told += piece
            if key and b" q quit:" in told and not piece:  # what is typed before the prompt waits is thrown away
                os.write(ours, key.encode())
        process.kill()
    os.close(ours)
    return _standing(told.decode())


def _read(terminal: int) -> bytes | None:
    """What the program has printed since, nothing while it keeps silent, and None once it has ended."""
    try:
        ready, _, _ = select.select([terminal], [], [], 0.5)
        return os.read(terminal, 65536) if ready else b""
    except OSError:
        return None


def _standing(told: str) -> list[str]:
    """What is left of a terminal's lines once the cursor has gone back, up, and cleared lines."""
    rows, row = [""], 0
    for piece in re.findall(r"\x1b\[[?\d;]*[A-Za-z]|\r|\n|[^\x1b\r\n]+", told):
        match piece:
            case "\n":
                row += 1
                rows += [""] * (row == len(rows))
            case "\x1b[2K":
                rows[row] = ""
            case "\x1b[1A":
                row -= 1
            case _ if piece[0] not in "\x1b\r":
                rows[row] += piece
    return [line for line in rows if line]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("facts --kind role", "r-"),
        ("check", "2 sources, "),
        ("facts show f-0", "facts show: "),
        ("why 260", "crews, "),
        ("explain stale", " "),
    ],
)
def test_the_first_line_stands_alone(words: str, first: str) -> None:
    """And not behind "Reading and checking …", where the first of a list of facts was."""
    lines = seen(*words.split())
    assert lines[0].startswith(first)
    assert not [each for each in lines if "Reading and checking" in each]


def test_who_reviews_is_asked_on_a_line_that_stays() -> None:
    lines = seen("review", "--by", "Ida Falk", key="q")
    assert not [each for each in lines if "Reading and checking" in each]
    assert any(each.startswith("a approve, r reject") for each in lines)
