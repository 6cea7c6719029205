from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.pipeline.briefs import build, check
from briefgen.pipeline.work import Work

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><path d="M0 0h4v1z"/></svg>'


@pytest.fixture
def ferry(root: Path, tmp_path: Path) -> Path:
    """The ferry project with a look of its own."""
    folder = tmp_path / "ferry"
    shutil.copytree(root / "tests" / "projects" / "ferry", folder, ignore=shutil.ignore_patterns("build"))
    (folder / "briefgen.yaml").write_text("title: Island ferries\nbrand: look/brand.yaml\n", encoding="utf-8")
    (folder / "look").mkdir()
    (folder / "look" / "logo.svg").write_text(LOGO, encoding="utf-8")
    face = files("font_source_sans_pro").joinpath("files", "SourceSansPro-Regular.ttf").read_bytes()
    (folder / "look" / "own.ttf").write_bytes(face)
    return folder


def look(folder: Path, text: str) -> None:
    (folder / "look" / "brand.yaml").write_text(text, encoding="utf-8")


def found(folder: Path) -> str:
    with pytest.raises(BriefgenError) as raised:
        check(Work(folder))
    return str(raised.value)


def test_a_brief_bears_the_look_of_its_organisation(ferry: Path) -> None:
    look(ferry, "organisation: Ferry Crews\nlogo: {file: logo.svg, alt: A wave}\nfaces: {label: {regular: own.ttf}}\n")
    build(Work(ferry), ("html",))
    page = (ferry / "build" / "crews.html").read_text(encoding="utf-8")
    assert 'alt="A wave"' in page
    assert "<span>Ferry Crews</span>" in page


def test_the_settings_name_the_organisation_before_the_brand(ferry: Path) -> None:
    look(ferry, "organisation: Ferry Crews\n")
    with (ferry / "briefgen.yaml").open("a", encoding="utf-8") as settings:
        settings.write("organisation: Sound Islands\n")
    build(Work(ferry), ("html",))
    assert "Ferry Crews" not in (ferry / "build" / "crews.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("logo: {file: ../secret.svg, alt: A wave}", "brand-invalid"),
        ("logo: {file: logo.gif, alt: A wave}", "brand-invalid"),
        ("logo: {file: absent.png, alt: A wave}", 'brand-file: "absent.png" does not exist.'),
        ("logo: {file: fake.png, alt: A wave}", 'brand-file: "fake.png" is no PNG picture.'),
        ("faces: {text: {regular: fake.ttf}}", 'brand-file: "fake.ttf" is no font that can be read'),
        ("accents: {crews: teal}", "is no colour, written as #rrggbb in quotation marks"),
        ("colours: {acent: '#8f2a1c'}", 'Did you mean "accent"?'),
        ("accents: {crews: '#ffd0d0'}", "brand-contrast"),
    ],
)
def test_what_cannot_be_used_is_found_at_its_place(ferry: Path, written: str, told: str) -> None:
    (ferry / "look" / "fake.png").write_bytes(b"GIF89a")
    (ferry / "look" / "fake.ttf").write_bytes(b"no font")
    look(ferry, written + "\n")
    text = found(ferry)
    assert told in text
    assert "look/brand.yaml:1:" in text


def test_a_brand_that_is_not_there_is_found(ferry: Path) -> None:
    assert "look/brand.yaml" in found(ferry)
