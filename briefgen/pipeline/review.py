"""Decisions of people on facts: read, held to the library, told in the briefs; and the facts that still wait for one.

`cli.review` shows them one by one and hands each decision back to `save`, which only ever adds to the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import Path

from briefgen import files
from briefgen.compose.account import remarked
from briefgen.compose.bind import bind
from briefgen.compose.correct import corrected
from briefgen.compose.review import rejections, reviewed, unrefused
from briefgen.compose.wording import describe, place_of
from briefgen.errors import BriefgenError, Finding, Place
from briefgen.language.catalogue import phrase
from briefgen.model.brief import Brief
from briefgen.model.fact import Event, Fact, Figure, Mention
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline
from briefgen.model.review import CORRECTED, FIELDS, Correction, Reviewed, Ruling, kind
from briefgen.pipeline.load import Desk

FILE = "_review.yaml"
OPENING = "# Decisions on facts. `briefgen review` adds to them; the last one on a fact holds.\n"


def review(desk: Desk, found: Library) -> Reviewed:
    """Return the library as decided; what is wrong in the decisions, or suspended, is on the desk."""
    path = desk.project.briefs / FILE
    located = desk.yaml(path) if path.is_file() else None
    if located is None:
        return Reviewed(found, found, Ruling())
    from briefgen.outline.review import decisions

    told, faults = decisions(located)
    library, ruling, findings = reviewed(found, told)
    desk.findings += [*faults, *findings]
    return Reviewed(found, library, ruling)


def named(plan: Outline, seen: Reviewed) -> tuple[tuple[Binding, ...], tuple[Finding, ...]]:
    """Return what an outline's names stand for, and findings for those that stand for nothing, or for what is rejected."""
    bindings, missing = bind(plan.namings, seen.library)
    if seen.library is not seen.whole:
        before, _ = bind(plan.namings, seen.whole)
        missing = rejections(missing, plan.namings, before, seen.ruling, seen.whole)
    kept, refused = unrefused(bindings, seen.ruling, seen.library)
    return kept, (*missing, *refused)


def used(brief: Brief, bindings: Sequence[Binding], library: Library) -> tuple[Fact, ...]:
    """Return the facts that a brief rests on, in the order of its notes."""
    quoted = {fact.id: fact for binding in bindings for fact in binding.cited}
    ids = dict.fromkeys(id_ for note in brief.notes for id_ in note.facts)
    return tuple(fact for id_ in ids if (fact := quoted.get(id_) or library.fact(id_)))


def waiting(facts: Sequence[Fact], seen: Reviewed) -> tuple[Fact, ...]:
    """Return the facts on which nobody has decided."""
    return tuple(fact for fact in facts if seen.ruling.of(fact, _source(fact, seen.library)) is None)


def settled(
    plan: Outline, brief: Brief, bindings: Sequence[Binding], seen: Reviewed
) -> tuple[Brief, tuple[Finding, ...]]:
    """Return the brief, which tells how far people have reviewed it, and what a final one may not print yet."""
    facts = used(brief, bindings, seen.library)
    left = waiting(facts, seen)
    made = replace(brief, undecided=len(left))
    findings = tuple(_open(plan, left, bindings, seen.library)) if plan.status == "final" else ()
    return remarked(made, tuple(_account(facts, left, seen, plan.language))), findings


def _account(facts: Sequence[Fact], left: Sequence[Fact], seen: Reviewed, language: str) -> Iterator[str]:
    """What the account of sources tells of the review."""
    if len(left) == len(facts):
        yield phrase("No person has reviewed the facts.", language)
        return
    told = phrase("{} of the {} facts that this brief rests on were approved by a person.", language)
    yield told.format(len(facts) - len(left), len(facts))
    mended = phrase("Corrected by {}: {} to {}{}.", language)
    for fact in facts:
        decision = seen.ruling.of(fact, _source(fact, seen.library))
        if decision and decision.verdict == CORRECTED:
            fields = ", ".join(f"{one.name}: {one.text}" for one in decision.correct)
            why = f" ({decision.why})" if decision.why else ""
            yield mended.format(decision.by, decision.says, fields, why)


def _open(plan: Outline, left: Sequence[Fact], bindings: Sequence[Binding], library: Library) -> Iterator[Finding]:
    names = {fact.id: binding for binding in reversed(bindings) for fact in binding.cited}
    for fact in left:
        binding = names.get(fact.id)
        name = binding.name if binding else plan.id
        message = f'"{name}" is final before a person has approved {describe(fact)}, {place_of(fact, library)}.'
        place = binding.place if binding else plan.place
        yield Finding("review-open", place, message, "Decide on it with `briefgen review`, or make the brief a draft.")


def _source(fact: Fact, library: Library) -> str:
    return library.document(fact.target.source).source.name


def decision(
    fact: Fact, library: Library, verdict: str, by: str, on: date, why: str = "", correct: dict[str, str] | None = None
) -> str:
    """Return a decision as it stands in the file."""
    quote = fact.target.quote
    told = {
        "decision": verdict,
        "kind": kind(fact),
        "source": _source(fact, library),
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "sentence": fact.passage.exact,
        "says": describe(fact),
        "by": by,
    }
    lines = [f"{key}: {_quoted(text)}" for key, text in told.items() if text.strip()]
    lines.append(f"on: {on.isoformat()}")
    if correct:
        lines.append("correct: {" + ", ".join(f"{name}: {_quoted(text)}" for name, text in correct.items()) + "}")
    if why:
        lines.append(f"why: {_quoted(why)}")
    return "- " + "\n  ".join(lines) + "\n"


def _quoted(text: str) -> str:
    return (
        text if text in {"approved", "rejected", "corrected", *FIELDS} else json.dumps(_flat(text), ensure_ascii=False)
    )


def _flat(text: str) -> str:
    return " ".join(text.split())


def save(path: Path, entry: str) -> None:
    """Add a decision to the end of the file, all that stands in it left as it is."""
    before = files.read(path, path.name).decode() if path.is_file() else OPENING
    gap = "" if before.endswith("\n") or not before else "\n"
    files.write({path: (before + gap + "\n" + entry).encode()})


@dataclass(frozen=True, slots=True)
class Question:
    """A fact on which nobody has decided: where it is used, what it says, and its passage in context."""

    fact: Fact
    briefs: tuple[str, ...]
    says: str
    place: str
    before: str
    words: tuple[str, str, str]
    """The paragraph, in three: up to the fact's own words, these, and the rest."""
    fields: tuple[tuple[str, str], ...]
    """What can be corrected, and what it says now."""


@dataclass(frozen=True, slots=True)
class Round:
    """What waits in a project, and where decisions go."""

    questions: tuple[Question, ...]
    library: Library
    path: Path

    def decide(self, fact: Fact, verdict: str, by: str, on: date, why: str = "", correct: Correct = None) -> None:
        """Save a decision, or raise BriefgenError where a correction cannot be."""
        for name, text in (correct or {}).items():
            _possible(fact, Correction(name, text), self.library)
        save(self.path, decision(fact, self.library, verdict, by, on, why, correct))


Correct = dict[str, str] | None


def _possible(fact: Fact, correction: Correction, library: Library) -> None:
    fault = _fault(fact, correction, library)
    if fault:
        message = f'"{correction.name}" cannot be "{correction.text}".'
        raise BriefgenError(Finding("review-invalid", Place("review", 0), message, fault))


def _fault(fact: Fact, correction: Correction, library: Library) -> str:
    known = FIELDS[kind(fact)]
    if not known:
        return "A passage is the source's own words: approve or reject it."
    if correction.name not in known:
        return f"Its fields are {', '.join(known)}."
    try:
        corrected(fact.body, correction, library.vocabulary)
    except ValueError as error:
        return f"Write {error}."
    return ""


def opened(desk: Desk, made: Sequence[tuple[Outline, Brief, Sequence[Binding]]], seen: Reviewed) -> Round:
    """Return the facts that briefs use and nobody has decided on, in the order of the briefs, each once."""
    briefs: dict[str, list[str]] = {}
    facts: dict[str, Fact] = {}
    for _, brief, bindings in made:
        for fact in waiting(used(brief, bindings, seen.library), seen):
            facts[fact.id] = fact
            briefs.setdefault(fact.id, []).append(brief.id)
    questions = (_question(fact, tuple(briefs[id]), seen.library) for id, fact in facts.items())
    return Round(tuple(questions), seen.library, desk.project.briefs / FILE)


def _question(fact: Fact, briefs: tuple[str, ...], library: Library) -> Question:
    document = library.document(fact.target.source)
    number = fact.target.paragraph
    around = {paragraph.number: paragraph.span for paragraph in document.paragraphs}
    span = around.get(number, fact.passage.span)
    start, end = fact.target.span.start, max(span.end, fact.target.span.end)
    before = _flat(document.quote(around[number - 1])) if number - 1 in around else ""
    parts = ((min(span.start, start), start), (start, fact.target.span.end), (fact.target.span.end, end))
    first, exact, rest = (_spaced(document.text[a:b]) for a, b in parts)
    fields = tuple((name, _now(fact, name)) for name in FIELDS[kind(fact)])
    return Question(
        fact, briefs, describe(fact), place_of(fact, library), before, (first.lstrip(), exact, rest.rstrip()), fields
    )


def _spaced(text: str) -> str:
    """The text with every run of white space made one space, those at its ends too."""
    return re.sub(r"\s+", " ", text)


def _now(fact: Fact, name: str) -> str:
    """What a field of a fact says, as it may be corrected."""
    body = fact.body
    value = body.surface if isinstance(body, Figure) and name == "value" else getattr(body, name, None)
    if isinstance(body, Event) and name == "day":
        value = body.when.edtf or body.when.text if body.when else None
    if isinstance(value, Mention):
        return value.name
    return str(value.value if isinstance(value, Enum) else "" if value is None else value)
