from __future__ import annotations

import os
import re
import subprocess
import sys
import zlib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.model.brief import Brief
from briefgen.render.html import html
from briefgen.render.pdf import pdf

PAGE = (
    '<!doctype html><html lang="en"><head><title>Herring</title><style>{style}</style></head><body>{body}</body></html>'
)


@pytest.fixture(scope="module")
def paper(page: str) -> bytes:
    return pdf(page)


def objects(paper: bytes) -> bytes:
    """All objects, unpacked."""
    parts = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", paper, re.DOTALL):
        try:
            parts.append(zlib.decompress(stream))
        except zlib.error:
            parts.append(stream)
    return paper + b"\n".join(parts)


def test_only_our_faces_are_in_it(paper: bytes) -> None:
    names = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([\w-]+)", objects(paper)))
    assert names
    assert all(name.startswith(b"Brief-") for name in names)


def test_a_bare_brief_prints_without_what_it_lacks(brief: Brief) -> None:
    bare = replace(
        brief,
        organisation="",
        subject="",
        purpose=(),
        marking="",
        figures=None,
        decision=(),
        sections=(),
        notes=(),
        bottom_line=(),
    )
    assert pdf(html(bare)).startswith(b"%PDF-")


def test_it_is_tagged_and_says_what_it_is(paper: bytes) -> None:
    inside = objects(paper)
    assert b"pdfuaid" in inside
    assert b"/Marked true" in inside
    assert b"D:20310402" in inside
    assert b"en-CA" in inside


@pytest.mark.slow
def test_same_bytes_in_another_process_zone_locale_and_folder(page: str, paper: bytes, tmp_path: Path) -> None:
    code = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]; from tests.render import sample\n"
        "from briefgen.render.html import html\nfrom briefgen.render.pdf import pdf\n"
        "page = html(sample.brief()); print(hashlib.sha256(page.encode()).hexdigest(), hashlib.sha256(pdf(page)).hexdigest())"
    )
    here = Path(__file__).resolve().parent
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Pacific/Auckland", "LC_ALL": "C", "HOME": str(tmp_path)}
    command = [sys.executable, "-c", code, str(here.parents[1])]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [sha256(page.encode()).hexdigest(), sha256(paper).hexdigest()]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/x.png", "file:///etc/hostname", "x.png", "ftp://127.0.0.1/x.png"]
)
def test_nothing_outside_the_page_is_fetched(address: str) -> None:
    with pytest.raises(BriefgenError, match="pdf-complaint"):
        pdf(PAGE.format(style="", body=f'<p>x<img src="{address}" alt="x"></p>'))


@pytest.mark.parametrize(
    ("style", "body", "words"),
    [
        ("", '<a href="#nowhere">x</a>', "nowhere"),
        ("p { color: }", "<p>x</p>", "color"),
        ("", '<img src="data:image/png;base64,AAAA" alt="x">', "load"),
    ],
)
def test_complaints_fail(style: str, body: str, words: str) -> None:
    with pytest.raises(BriefgenError, match=words):
        pdf(PAGE.format(style=style, body=body))


def test_a_property_for_browsers_only_is_no_complaint() -> None:
    assert pdf(PAGE.format(style="p { text-wrap: balance }", body="<p>x</p>")).startswith(b"%PDF-")
