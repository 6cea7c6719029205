"""Decisions -> the facts that they are about: rejected ones leave the library, corrected ones say what is right.

A decision is found again by the words of its fact and of the whole passage; when those change it is suspended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from briefgen.compose.correct import corrected
from briefgen.compose.wording import describe
from briefgen.errors import Finding, Severity
from briefgen.grammar.typography import folded
from briefgen.model.fact import Fact
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Naming
from briefgen.model.review import REJECTED, Decision, Ruling
from briefgen.model.source import Document


def reviewed(library: Library, decisions: Iterable[Decision]) -> tuple[Library, Ruling, tuple[Finding, ...]]:
    """Return the library as decided, the decisions that hold, and findings for those that are suspended.

    A decision on a source that is not read waits until it is.
    """
    facts: dict[str, Decision] = {}
    passages: dict[tuple[str, str, str], Decision] = {}
    findings: list[Finding] = []
    documents = {document.source.name: document for document in library.documents}
    for decision in decisions:
        document = documents.get(decision.source)
        if document is None:
            continue
        found = tuple(_same(decision, document, library))
        if decision.kind == "passage" and folded(decision.sentence) in folded(document.plain):
            passages[decision.source, decision.exact, decision.sentence] = decision
        elif found:
            facts |= {fact.id: decision for fact in found}
        else:
            findings.append(_suspended(decision, document, library))
    kept = tuple(_ruled(fact, facts.get(fact.id), library, findings) for fact in library.facts)
    told = tuple(fact for fact in kept if fact.id not in facts or facts[fact.id].verdict != REJECTED)
    return replace(library, facts=told), Ruling(facts, passages), tuple(findings)


def _same(decision: Decision, document: Document, library: Library) -> Iterator[Fact]:
    """The facts that a decision is about: they stand in the same words and say the same."""
    for fact in _standing(decision, document, library):
        if describe(fact) == decision.says:
            yield fact


def _standing(decision: Decision, document: Document, library: Library) -> Iterator[Fact]:
    exact, sentence = folded(decision.exact), folded(decision.sentence)
    for fact in library.facts:
        if fact.target.source == document.source.id and fact.kind == decision.kind:
            words = fact.target.exact, fact.passage.exact
            if (exact, sentence) == tuple(map(folded, words)):
                yield fact


def _suspended(decision: Decision, document: Document, library: Library) -> Finding:
    who = f"{decision.by} on {decision.on}"
    read = next(_standing(decision, document, library), None)
    if read:
        message = f'"{decision.exact}", {decision.verdict} by {who}, is now read as {describe(read)}.'
    else:
        told = [" ".join(document.quote(sentence.span).split()) for sentence in document.sentences]
        near = get_close_matches(decision.sentence, told, 1, 0.5)
        now = f"now reads: {near[0]}" if near else "is no longer there."
        message = f'The sentence of "{decision.exact}", {decision.verdict} by {who}, {now}'
    cure = "Decide on it again with `briefgen review`."
    return Finding("review-suspended", decision.place, message, cure, Severity.WARNING)


def _ruled(fact: Fact, decision: Decision | None, library: Library, findings: list[Finding]) -> Fact:
    """A fact with what was corrected in it."""
    body = fact.body
    for one in decision.correct if decision else ():
        try:
            body = corrected(body, one, library.vocabulary)
        except ValueError as error:
            message, cure = f'"{one.text}" cannot be the {one.name}.', f"Write {error}."
            findings.append(Finding("review-invalid", one.place, message, cure))
    return fact._replace(body=body)


def unrefused(
    bindings: tuple[Binding, ...], ruling: Ruling, library: Library
) -> tuple[tuple[Binding, ...], tuple[Finding, ...]]:
    """Return the bindings but for those to words that somebody rejected, and findings for these."""
    refused = {binding: decision for binding in bindings if (decision := _refusal(binding, ruling, library))}
    findings = (_rejected(binding.name, binding, decision) for binding, decision in refused.items())
    return tuple(binding for binding in bindings if binding not in refused), tuple(findings)


def rejections(
    missing: tuple[Finding, ...], namings: Iterable[Naming], before: tuple[Binding, ...], ruling: Ruling, whole: Library
) -> tuple[Finding, ...]:
    """Return what is missing, told with the reason where somebody rejected it; `before` has the bindings as they were."""
    refused = {binding.place: (binding, _refusal(binding, ruling, whole)) for binding in before}
    places = {naming.place for naming in namings}
    return tuple(
        _rejected(told[0].name, told[0], told[1])
        if finding.place in places and (told := refused.get(finding.place)) and told[1]
        else finding
        for finding in missing
    )


def _refusal(binding: Binding, ruling: Ruling, library: Library) -> Decision | None:
    decided = (ruling.of(fact, library.document(fact.target.source).source.name) for fact in binding.cited)
    return next((decision for decision in decided if decision and decision.verdict == REJECTED), None)


def _rejected(name: str, binding: Binding, decision: Decision) -> Finding:
    why = f": {decision.why}" if decision.why else "."
    message = f'"{name}" stands for {describe(binding.cited[0])}, which {decision.by} rejected on {decision.on}{why}'
    return Finding("review-rejected", binding.place, message, "Take it out, or decide again with `briefgen review`.")
