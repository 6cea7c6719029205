"""Errors of pydantic -> findings in plain words, each at the very key or value, with the form expected.

`shapes` raises them; which keys and examples there are is read from the shapes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from briefgen.errors import Place
from briefgen.outline.shapes import FORMS, Shape
from briefgen.outline.written import Draft, Items, Keys, Word, Written

Path = tuple[str | int, ...]

EXPECTED = {
    "dict_type": "a mapping",
    "list_type": "a list",
    "model_type": "a mapping",
    "too_short": "at least one item",
    "words": "text",
}
SPELLING = {
    "count": ("is no whole number from 1 up", ""),
    "day": ("is no day", "Write year-month-day."),
    "language": ("is no language tag", ""),
    "file": ("is no YAML file beside this one", ""),
    "name": ("is no name", "Names are small letters, digits and hyphens."),
}


def report(error: ValidationError, shape: type[Shape], value: Written, draft: Draft) -> None:
    """Add a finding for each error found in a value that should have the shape."""
    for detail in error.errors(include_url=False):
        if detail["input"] is not None:  # what has no value is a finding already
            Fault(detail, shape, value, draft).report()


class Fault:
    """One error of pydantic, with what the shapes say of its place."""

    def __init__(self, detail: ErrorDetails, shape: type[Shape], value: Written, draft: Draft) -> None:
        self.kind = detail["type"]
        self.path = tuple(step for step in detail["loc"] if step not in {*FORMS.values(), "[key]"})
        self.value: Written = detail["input"]
        self.expected = str(detail.get("ctx", {}).get("expected") or detail.get("ctx", {}).get("expected_tags") or "")
        self.shape, self.field = walk(shape, self.path)
        self.whole = value
        self.draft = draft

    def report(self) -> None:
        """Add the finding."""
        match self.kind:
            case "missing":
                about = self.field.description if self.field else ""
                self.add(
                    "missing-key",
                    f'"{self.key}" is missing: {_small(about or "")}',
                    f"Add a line such as {self.example}.",
                )
            case "extra_forbidden":
                self.add(
                    "unknown-key", f'"{self.key}" is not known here.', nearest(self.key, tuple(self.shape.model_fields))
                )
            case "blank" | "too_short":
                self.add("empty", f"{self.subject} is empty.", f"Fill it in, such as {self.example}, or take it out.")
            case "literal_error":
                known = tuple(re.findall("'([^']*)'", self.expected))
                self.add("invalid", f"{self.quoted} is not known here.", nearest(str(self.value), known))
            case kind if kind in SPELLING:
                message, cure = SPELLING[kind]
                self.add("invalid", f"{self.quoted} {message}.", f"{cure} Such as {self.example}.".lstrip())
            case _:
                message = f"{self.subject} holds {_form(self.value)}, where {self.forms} is expected."
                self.add("invalid", message, f"Such as {self.example}.")

    def add(self, rule: str, message: str, cure: str) -> None:
        """Add a finding at the key or value."""
        self.draft.error(rule, self.place, message, cure)

    @property
    def key(self) -> str:
        """The last key on the way."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "the file")

    @property
    def subject(self) -> str:
        """What the error is about."""
        last = self.path[-1] if self.path else None
        return f'Item {last + 1} of "{self.key}"' if isinstance(last, int) else f'"{self.key}"'

    @property
    def quoted(self) -> str:
        """The value in quotation marks, cut where it is long."""
        text = str(self.value)
        return f'"{text}"' if len(text) <= 60 else f'"{text[:59]}…"'

    @property
    def example(self) -> str:
        """A line of YAML that would do."""
        examples = self.field.examples if self.field else None
        return f'"{self.key}: {examples[0]}"' if examples else '"harvest-2016"'

    @property
    def forms(self) -> str:
        """The forms that are expected, in words."""
        tags = re.findall("<(text|list|mapping)>", self.expected)
        names = [tag if tag == "text" else f"a {tag}" for tag in tags]
        return " or ".join(names) or EXPECTED.get(self.kind, "another form")

    @property
    def place(self) -> Place:
        """Where the value stands; for a key, where the key does."""
        if self.kind == "extra_forbidden":
            above = at(self.whole, self.path[:-1])
            return above.key(self.key) if isinstance(above, Keys) else self.value.place if self.value else Place("")
        return self.value.place if self.value is not None else Place("")


def walk(shape: type[Shape], path: Path) -> tuple[type[Shape], FieldInfo | None]:
    """Return the shape that a path's last key belongs to, and that key's field, if it is known."""
    field: FieldInfo | None = None
    for step in path:
        if field and (inner := next(_shapes(field.annotation), None)):
            shape = inner
        if isinstance(step, str):
            field = shape.model_fields.get(step)
    return shape, field


def _shapes(annotation: object) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for part in get_args(annotation):
        yield from _shapes(part)


def at(value: Written, path: Path) -> Written:
    """Return the value at a path, or the last one on the way that is there."""
    for step in path:
        if isinstance(value, Keys) and step in value:
            value = next(below for key, below in value.items() if key == step)
        elif isinstance(value, Items) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            break
    return value


def nearest(word: str, known: tuple[str, ...]) -> str:
    """Return a cure: the known word that is nearest, or the list of known words."""
    close = get_close_matches(word, known, n=1)
    return f'Did you mean "{close[0]}"?' if close else f"Known: {', '.join(known)}."


def _form(value: object) -> str:
    forms: dict[type, str] = {Word: "text", Items: "a list", Keys: "a mapping"}
    return forms.get(type(value), "nothing")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
