"""How long a build takes against a bare WeasyPrint script that sets the same pages.

    python benchmarks/build.py [--project DIR] [--seeds DIR] [--runs 5]

Runs the two in turn, each as a process of its own, and prints medians and the median ratio pair by pair.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

BARE = """
import sys
from weasyprint import HTML
for name in sys.argv[1:]:
    HTML(filename=name).write_pdf(name[:-5] + ".bare.pdf", pdf_variant="pdf/ua-1")
"""


def seconds(command: list[str]) -> float:
    """Run a command and return the wall time in seconds; a command that fails ends the benchmark."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Print the medians and the ratio."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--project", default=".")
    words.add_argument("--seeds")
    words.add_argument("--runs", type=int, default=5)
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        build = [sys.executable, "-m", "briefgen", "-C", asked.project, "build", "--output", folder]
        build += ["--seeds", asked.seeds] if asked.seeds else []
        seconds(build)
        pages = sorted(str(path) for path in Path(folder).glob("*.html"))
        bare = [sys.executable, "-c", BARE, *pages]
        seconds(bare)
        pairs = [(seconds(build), seconds(bare)) for _ in range(asked.runs)]
    print(f"{len(pages)} briefs, {asked.runs} runs of each, in turn, after one of each to warm up")
    print(f"briefgen build     median {median(one for one, _ in pairs):6.2f} s")
    print(f"bare WeasyPrint    median {median(other for _, other in pairs):6.2f} s")
    print(f"ratio              median {median(one / other for one, other in pairs):6.2f}")


if __name__ == "__main__":
    main()
