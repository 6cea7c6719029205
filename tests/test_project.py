"""Settings: what briefgen.yaml may say, and what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.located_yaml import load
from briefgen.project import Project, Settings, find, settings


def test_a_folder_without_settings_is_a_project(tmp_path: Path) -> None:
    project = find(tmp_path)
    assert project == Project(tmp_path, Settings())
    assert (project.file, project.seeds, project.output) == (
        tmp_path / "briefgen.yaml",
        tmp_path / "seeds",
        tmp_path / "build",
    )
    assert (project.briefs.name, project.templates.name) == ("briefs", "templates")


def test_paths_are_shown_relative_to_the_project(tmp_path: Path) -> None:
    assert find(tmp_path).shown(tmp_path / "seeds" / "a.md") == "seeds/a.md"
    assert find(tmp_path).shown(tmp_path.parent / "a.md") == f"{tmp_path.parent}/a.md"


def test_settings() -> None:
    text = "title: Ferry briefs\norganisation: Crews\nlanguage: fr-CA\npage: a4\noutput: out\nseeds: ./texts\n"
    text += "briefs: plans\ntemplates: look\nmarking: Internal\ncomplete_sources: true\nrules: {as-of-early: warning}\n"
    written = Settings(
        "Ferry briefs",
        "Crews",
        "fr-CA",
        "A4",
        "out",
        "./texts",
        "plans",
        "look",
        "Internal",
        complete_sources=True,
        rules=(("as-of-early", "warning"),),
    )
    assert settings(load(text, "briefgen.yaml")) == (written, ())


@pytest.mark.parametrize("text", ["", "title:\noutput: ~\n"])
def test_what_is_left_out_is_default(text: str) -> None:
    assert settings(load(text, "briefgen.yaml")) == (Settings(), ())


@pytest.mark.parametrize(
    ("text", "place", "rule", "words"),
    [
        ("- title", "1:1", "settings-form", "title:"),
        ("titel: x", "1:1", "settings-key", '"title"'),
        ("zzz: 3", "1:1", "settings-key", "complete_sources"),
        ("title: [x]", "1:8", "settings-form", '"title"'),
        ("page: A3", "1:7", "settings-page", "A4"),
        ("language: English please", "1:11", "settings-language", "en-CA"),
        ("complete_sources: yes", "1:19", "settings-complete-sources", "true or false"),
        ("title: x\noutput: seeds", "2:9", "settings-output", "seeds"),
        ("output: briefs/out", "1:9", "settings-output", "briefs"),
        ("output: ./templates", "1:9", "settings-output", "templates"),
        ("seeds: ../texts", "1:8", "settings-outside", "--seeds"),
        ("output: a/../../b", "1:9", "settings-outside", "--output"),
        ("briefs: /srv/plans", "1:9", "settings-outside", "a folder inside."),
        ("rules: [x]", "1:8", "settings-rules", "fact-unused: error"),
        ("rules: {as-of-erly: error}", "1:9", "settings-rules", '"as-of-early"'),
        ("rules: {as-of-early: eror}", "1:22", "settings-rules", '"error"'),
        ("rules: {number-unbound: off}", "1:25", "settings-rules", "lowest level is warning"),
    ],
)
def test_a_fault_has_its_place(text: str, place: str, rule: str, words: str) -> None:
    _, (finding,) = settings(load(text, "briefgen.yaml"))
    assert (str(finding.place), finding.rule) == (f"briefgen.yaml:{place}", rule)
    assert words in f"{finding.message} {finding.cure}"
