"""Same inputs, same bytes: in another process, time zone, locale, folder and hash seed."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FERRY = Path(__file__).parent / "projects" / "ferry"
PLACES = (
    {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77"},
)


@pytest.mark.slow
def test_two_builds_are_the_same_to_the_byte(tmp_path: Path) -> None:
    first, second = (digests(tmp_path / str(n), place) for n, place in enumerate(PLACES))
    assert len(first) == 4
    assert first == second


def digests(folder: Path, place: dict[str, str]) -> dict[str, str]:
    root = shutil.copytree(FERRY, folder / "some where")
    command = [sys.executable, "-m", "briefgen", "-C", str(root), "build", "--format", "html,pdf,text,json"]
    subprocess.run(command, env=os.environ | place, check=True, capture_output=True, cwd=Path(__file__).parents[1])
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in (root / "build").iterdir()}
