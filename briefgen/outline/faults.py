"""Errors of pydantic -> findings in plain words, each at the very key or value, with the form expected.

`shapes` raises them; `spots` says what could stand in their place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from briefgen.errors import Finding, Place
from briefgen.outline.shape import Shape
from briefgen.outline.spots import TAGS, Path, Spot, spot
from briefgen.outline.written import Draft, Items, Keys, Word, Written
from briefgen.rules.rule import ids

SPELLING = {
    "age": "is no time with its unit",
    "count": "is no whole number from 1 up",
    "day": "is no day, written year-month-day",
    "file": "is no YAML file beside this one",
    "language": "is no language tag",
    "moment": "is no day, hour and zone, such as 2018-03-14 06:00 EDT",
    "colour": "is no colour, written as #rrggbb in quotation marks",
    "asset": "is no such file inside the project",
}
FORMS: dict[type, str] = {Word: "text", Items: "a list", Keys: "a mapping"}
EXPECTED = {"dict_type": "a mapping", "list_type": "a list", "model_type": "a mapping", "words": "text"}
UNKNOWN = {"actor": "actor-unknown", "stakeholder": "stakeholder-unknown", "topic": "topic-unknown"}
ALIKE = 0.7
"""How much a word must be like another to be offered for it; "facts" is not "actor"."""
LONGEST = 60
"""Characters of a value that a message quotes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One error of pydantic: its type, the path in the file, the value there, and what could stand there."""

    kind: str
    path: Path
    value: Written
    place: Place
    spot: Spot
    expected: str
    """Words or forms that pydantic would have taken."""

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
        return f'"{text}"' if len(text) <= LONGEST else f'"{text[: LONGEST - 1]}…"'


def report(error: ValidationError, shape: type[Shape], value: Written, draft: Draft) -> None:
    """Add a finding for each error found in a value that should have the shape."""
    for detail in error.errors(include_url=False):
        if detail["input"] is not None:  # what has no value is a finding already
            fault = _fault(detail, shape, value)
            rule, message, cure = _wording(fault)
            draft.error(rule, fault.place, message, cure)


def _fault(detail: ErrorDetails, shape: type[Shape], whole: Written) -> Fault:
    path = tuple(step for step in detail["loc"] if step not in TAGS)
    value: Written = detail["input"]
    place = value.place if value is not None else Place("")
    if detail["type"] == "extra_forbidden":
        above = _at(whole, path[:-1])
        place = above.key(str(path[-1])) if isinstance(above, Keys) else place
    context = detail.get("ctx", {})
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    return Fault(detail["type"], path, value, place, spot(shape, detail["loc"]), expected)


def _at(value: Written, path: Path) -> Written:
    for step in path:
        if isinstance(value, Keys):
            value = next((below for key, below in value.items() if key == step), None)
        elif isinstance(value, Items) and isinstance(step, int):
            value = value[step]
    return value


def _wording(fault: Fault) -> tuple[str, str, str]:
    """Return the rule's last part, the message and the cure."""
    example = fault.spot.example
    match fault.kind:
        case "missing":
            return "missing-key", f'"{fault.key}" is missing: {fault.spot.about}', f"Add a line such as {example}."
        case "extra_forbidden":
            return "unknown-key", f'"{fault.key}" is not known here.', nearest(fault.key, fault.spot.shape.keys())
        case "blank" | "too_short":
            needed = fault.spot.field is not None and fault.spot.field.is_required()
            cure = f"Fill it in, such as {example}"
            return "empty", f"{fault.subject} is empty.", f"{cure}." if needed else f"{cure}, or take it out."
        case "literal_error":
            known = re.findall("'([^']*)'", fault.expected)
            return "invalid", f"{fault.quoted} is not known here.", nearest(str(fault.value), known)
        case "name":
            slug = re.sub("[^a-z0-9]+", "-", str(fault.value).casefold()).strip("-") or "harvest-2016"
            return "invalid", f"{fault.quoted} is no name.", f'Use small letters, digits and hyphens, such as "{slug}".'
        case "rule":
            return "invalid", f"{fault.quoted} is no rule.", nearest(str(fault.value), ids())
        case "firm":
            return "invalid", f"{fault.quoted} has no exceptions.", "Mend what it finds."
        case kind if kind in SPELLING:
            return "invalid", f"{fault.quoted} {SPELLING[kind]}.", f"Write it like {example}."
        case _:
            held = FORMS.get(type(fault.value), "nothing")
            message = f"{fault.subject} holds {held}, where {_forms(fault)} is expected."
            return "invalid", message, f"Write it like {example}." if example else ""


def _forms(fault: Fault) -> str:
    if fault.kind == "model_type" and fault.spot.key in {"figures", "quotes", "events", "key_figures", "timeline"}:
        return "a name or a mapping"
    tags = re.findall("<(text|list|mapping)>", fault.expected)
    return " or ".join(tag if tag == "text" else f"a {tag}" for tag in tags) or EXPECTED.get(fault.kind, "another form")


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a cure: the known word that is nearest, or else the list of them."""
    words = tuple(known)
    close = get_close_matches(word, words, n=1, cutoff=ALIKE)
    return f'Did you mean "{close[0]}"?' if close else f"Known: {', '.join(words)}."


def strangers(draft: Draft, known: Mapping[str, Collection[str]]) -> None:
    """Add a finding for each id that is asked for and not known; `known` has the ids of each kind."""
    for what, word in draft.ids:
        if word not in known[what]:
            cure = nearest(word, sorted(known[what])) if known[what] else f"Define it under {what}s: in the vocabulary."
            draft.findings.append(Finding(UNKNOWN[what], word.place, f'"{word}" is no {what} of the vocabulary.', cure))
