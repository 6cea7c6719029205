"""The published schemas: what the program prints, what is in the repository, and what its own YAML files hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from briefgen.located_yaml import load, plain
from briefgen.pipeline.schemas import KINDS, schema

LINE = "# yaml-language-server: $schema="


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_one_and_is_published(kind: str, root: Path) -> None:
    made = json.loads(schema(kind))
    Draft202012Validator.check_schema(made)
    published = root / "docs" / "reference" / f"{kind}.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == made


def shipped(root: Path) -> list[Path]:
    """The YAML files, the companions in other languages ("brief.fr.yaml") among them."""
    return [root / "briefgen.yaml", *sorted((root / "briefs").glob("*.yaml"))]


def test_each_shipped_file_names_its_schema_and_keeps_to_it(root: Path) -> None:
    for path in shipped(root):
        text = path.read_text(encoding="utf-8")
        first = text.partition("\n")[0]
        assert first.startswith(LINE), path
        named = path.parent / first.removeprefix(LINE)
        faults = Draft202012Validator(json.loads(named.read_text(encoding="utf-8"))).iter_errors(plain(load(text, "")))
        assert not [f"{path.name}: {fault.json_path}: {fault.message}" for fault in faults]


def test_a_companion_may_leave_out_what_its_original_has() -> None:
    text = "language: fr-CA\ntitle: Le chantier\nsections: [{blocks: [{prose: Rien.}, {quotes: {}}]}]\nfacts: {}\n"
    assert not list(Draft202012Validator(json.loads(schema("companion"))).iter_errors(plain(load(text, ""))))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("project", "titel: x"),
        ("sources", "a.txt: {publsher: x}"),
        ("companion", "titel: x"),
        ("companion", "sections: [{titel: x}]"),
        ("companion-vocabulary", "actors: {a: {nom: x}}"),
    ],
)
def test_a_key_misspelt_is_refused(kind: str, text: str) -> None:
    assert list(Draft202012Validator(json.loads(schema(kind))).iter_errors(plain(load(text, ""))))
