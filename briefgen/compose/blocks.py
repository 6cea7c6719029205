"""Requests -> answered blocks: prose, figures, quotes, timeline and questions. The matrix has `matrix`, the account `account`.

Each answer is a function of its request and the Work at hand; what cannot be answered is added to the work's findings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from briefgen.compose.agree import cited, groups
from briefgen.compose.bind import answers
from briefgen.compose.cite import Numbering
from briefgen.compose.parted import parted
from briefgen.compose.spoken import cut, own_words
from briefgen.compose.wording import day, place_of, time, value
from briefgen.errors import Finding
from briefgen.grammar.limits import Limit
from briefgen.language.names import foreign
from briefgen.language.typography import typeset
from briefgen.model import brief as made
from briefgen.model.fact import Event, Fact, Figure, Statement
from briefgen.model.library import Library
from briefgen.model.outline import FactsRequest, Pick, ProseRequest, Query, QuestionsRequest
from briefgen.model.prose import Inline, Text, plain


@dataclass(slots=True)
class Work:
    """What composing one brief carries along: the library, the numbering and the findings so far."""

    library: Library
    numbering: Numbering
    findings: list[Finding] = field(default_factory=list)
    as_of: date | None = None
    language: str = "en-CA"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A fact to show, in all its cited passages, with the outline's own words for it if there are any."""

    facts: tuple[Fact, ...]
    pick: Pick | None = None
    focus: str = ""


def words(request: ProseRequest, work: Work) -> made.Words:
    """Answer prose: the same text with its names numbered."""
    return made.Words(request.role, tuple(work.numbering.prose(item) for item in request.items), request.label)


def questions(request: QuestionsRequest, work: Work) -> made.Questions:
    """Answer questions in the outline's order."""
    number = work.numbering
    return made.Questions(
        tuple(
            made.Question(number.inline(a.question), say=number.inline(a.say), answer=number.prose(a.answer))
            for a in request.items
        )
    )


def chosen(request: FactsRequest, work: Work) -> tuple[Chosen, ...]:
    """Return the facts that a request names or asks for; an empty answer is a finding."""
    if request.query is None:
        bound = ((work.numbering.bindings.get(pick.name), pick) for pick in request.picks)
        return tuple(Chosen(binding.cited, pick, binding.focus) for binding, pick in bound if binding)
    found = groups(answers(request.query, work.library), work.library)
    if not found:
        work.findings.append(_empty(request.query, request))
    ordered = sorted((cited(group, work.library) for group in found), key=lambda facts: _order(request.query, facts))
    return tuple(Chosen(facts) for facts in islice(ordered, request.query.limit))


def figures(request: FactsRequest, work: Work) -> made.Figures:
    """Answer with cards: the value as the source prints it, or as the outline does."""
    return made.Figures(tuple(_card(choice, work) for choice in chosen(request, work) if _countable(choice, work)))


def _countable(choice: Chosen, work: Work) -> bool:
    """Whether there is a value to print large: the fact's own, or the outline's."""
    fact, pick = choice.facts[0], choice.pick
    if isinstance(fact.body, Figure) or (pick and pick.value):
        return True
    place = pick.place if pick else work.library.document(fact.target.source).source.place
    message = f'"{pick.name if pick else fact.id}" is {_article(fact.kind)}, not a figure.'
    work.findings.append(Finding("figure-wanted", place, message, "Give it a value:, or name a figure."))
    return False


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _card(choice: Chosen, work: Work) -> made.Card:
    fact, pick = choice.facts[0], choice.pick
    shown = plain(pick.value) if pick and pick.value else value(fact, work.language)
    told = parted(shown, work.language)
    label = work.numbering.inline(pick.text) if pick and pick.text else _subject(fact)
    marks = work.numbering.cite(choice.facts, choice.focus)
    return made.Card(told.number, told.rest, label, marks, told.qualifier)


def _subject(fact: Fact) -> tuple[Inline, ...]:
    return (Text(fact.body.subject or ""),) if isinstance(fact.body, Figure) else ()


def quotes(request: FactsRequest, work: Work) -> made.Quotes:
    """Answer with the speakers' own words; a fact that quotes nobody is a finding."""
    items = (_quotation(choice, work) for choice in chosen(request, work))
    return made.Quotes(tuple(item for item in items if item))


def _quotation(choice: Chosen, work: Work) -> made.Quotation | None:
    fact = choice.facts[0]
    source = work.library.document(fact.target.source).source
    said = own_words(fact, work.library, choice.focus)
    if not said or not isinstance(fact.body, Statement) or fact.body.speaker is None:
        work.findings.append(_unquotable(choice, work))
        return None
    if source.quote_limit and len(said.split()) > source.quote_limit:
        work.findings.append(_too_long(said, source.quote_limit, choice, work))
    if limit := cut(fact, work.library, choice.focus):
        work.findings.append(_cut(said, limit, choice, work))
    speaker = fact.body.speaker
    actor = next((a for a in work.library.vocabulary.actors if a.id == speaker.actor), None)
    told = ", ".join(
        p
        for p in (source.publisher or source.name, day(source.published, work.language) if source.published else "")
        if p
    )
    told = typeset(told, work.language)
    marks = work.numbering.cite(choice.facts, choice.focus)
    name, office = (actor.name, actor.spoken) if actor else (speaker.name, "")
    return made.Quotation(said, name, office, told, marks, foreign(source.language, work.language))


def _too_long(said: str, limit: int, choice: Chosen, work: Work) -> Finding:
    place = choice.pick.place if choice.pick else work.library.document(choice.facts[0].target.source).source.place
    message = f'the quotation has {len(said.split())} words, and its source allows {limit}: "{said}".'
    return Finding("rights-exceeded", place, message, "Choose a shorter one, or put it in our own words.")


def _cut(said: str, limit: Limit, choice: Chosen, work: Work) -> Finding:
    source = work.library.document(choice.facts[0].target.source).source
    how = "goes on" if limit.behind else "has before it"
    message = f'"{said}" is cut: the source {how} "{limit.words}" ({source.name} ¶{choice.facts[0].target.paragraph}).'
    place = choice.pick.place if choice.pick else source.place
    return Finding("quote-truncated", place, message, "Say it in our own words, with that limit.")


def _unquotable(choice: Chosen, work: Work) -> Finding:
    fact = choice.facts[0]
    place = choice.pick.place if choice.pick else work.library.document(fact.target.source).source.place
    message = f'the passage "{fact.target.exact}" has no speaker\'s own words between quotation marks.'
    return Finding("quote-unbound", place, message, "Choose a direct statement, or move it to prose.")


def timeline(request: FactsRequest, work: Work) -> made.Timeline:
    """Answer with dated events in order of time, a whole year after its days."""
    dated = [choice for choice in chosen(request, work) if _dated(choice, work)]
    entries = tuple(_entry(choice, work) for choice in sorted(dated, key=_start))
    return made.Timeline(entries, work.numbering.inline(request.caption))


def _dated(choice: Chosen, work: Work) -> bool:
    body = choice.facts[0].body
    if isinstance(body, Event) and body.when and body.when.first:
        return True
    if choice.pick:
        what = (
            f"is {_article(choice.facts[0].kind)}, not a dated event"
            if not isinstance(body, Event)
            else f"has no date that its source, {place_of(choice.facts[0], work.library)}, resolves"
        )
        message = f'"{choice.pick.name}" {what}.'
        work.findings.append(
            Finding("date-unbound", choice.pick.place, message, "Leave it out of the timeline, or date its source.")
        )
    return False


def _start(choice: Chosen) -> tuple[str, str]:
    body = choice.facts[0].body
    when = body.when if isinstance(body, Event) else None
    return (str(when.last), str(when.first)) if when else ("", "")


def _entry(choice: Chosen, work: Work) -> made.Entry:
    body = choice.facts[0].body
    assert isinstance(body, Event)  # noqa: S101 - _dated lets nothing else through
    assert body.when is not None  # noqa: S101
    text = work.numbering.inline(choice.pick.text) if choice.pick and choice.pick.text else (Text(body.what or ""),)
    marks = work.numbering.cite(choice.facts, choice.focus)
    return made.Entry(time(body.when, work.language), str(body.when.first), body.status.value, text, marks)


def _order(query: Query | None, facts: Sequence[Fact]) -> tuple[str, str, int]:
    fact = facts[0]
    key = ""
    if query and query.order == "date" and isinstance(fact.body, Event) and fact.body.when:
        key = str(fact.body.when.first)
    if query and query.order == "value" and isinstance(fact.body, Figure):
        key = f"{fact.body.high:030.6f}"
    return key, fact.target.source, fact.target.span.start


def _empty(query: Query, request: FactsRequest) -> Finding:
    message = f"the {request.role} block asks for facts that no source states."
    return Finding("query-empty", query.place, message, "Widen the query, or take the block out.")
