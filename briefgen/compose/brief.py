"""Outline + bindings + library -> Brief: answer each request in reading order, then write the notes.

The way in to this stage, after `bind`. `render` prints what comes out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from briefgen.compose import blocks
from briefgen.compose.account import account
from briefgen.compose.blocks import Work
from briefgen.compose.changes import changes
from briefgen.compose.charts import chart
from briefgen.compose.cite import Numbering
from briefgen.compose.disputed import disputed
from briefgen.compose.matrix import matrix
from briefgen.compose.notes import notes
from briefgen.compose.table import table
from briefgen.compose.unused import unused
from briefgen.compose.wording import day, iso
from briefgen.errors import Finding
from briefgen.language.names import called
from briefgen.model.brief import Answered, Brief, BriefSection, Endnote, Sister
from briefgen.model.chart import ChartRequest
from briefgen.model.library import Binding, Library
from briefgen.model.lock import Since
from briefgen.model.outline import (
    ChangesRequest,
    DisputedRequest,
    FactsRequest,
    Outline,
    PositionsRequest,
    ProseRequest,
    QuestionsRequest,
    Request,
    SourcesRequest,
    TableRequest,
    UnusedRequest,
)
from briefgen.model.prose import Inline, plain

_EVIDENCE = 12


def compose(
    outline: Outline,
    bindings: Iterable[Binding],
    library: Library,
    *,
    organisation: str = "",
    subject: str = "",
    page: str = "letter",
    since: Since | None = None,
) -> tuple[Brief, tuple[Finding, ...]]:
    """Return the finished brief, and a finding for every request that could not be answered."""
    numbering = Numbering({binding.name: binding for binding in bindings}, outline.language)
    work = Work(library, numbering, as_of=outline.as_of, language=outline.language)
    number = work.numbering
    title, purpose = number.inline(outline.title), number.inline(outline.purpose)
    bottom_line = number.inline(outline.bottom_line)
    figures = blocks.figures(outline.key_figures, work) if outline.key_figures else None
    decision = number.inline(outline.decision)
    sections = _sections(outline, work, since)
    endnotes = notes(number, library)
    made = Brief(
        id=outline.id,
        audience=outline.audience,
        label=outline.label,
        organisation=organisation,
        subject=subject,
        title=title,
        title_text=plain(outline.title),
        purpose=purpose,
        bottom_line=bottom_line,
        bottom_line_text=plain(outline.bottom_line),
        as_of=day(outline.as_of, outline.language),
        as_of_iso=outline.as_of.isoformat(),
        version=outline.version,
        evidence=evidence(endnotes),
        marking=outline.marking,
        embargo=_until(outline.embargo, outline.language),
        language=outline.language,
        page=page,
        figures=figures,
        decision=decision,
        sections=sections,
        notes=endnotes,
        quoted=_quoted(endnotes),
        sisters=tuple(_sister(language, id, outline) for language, id in outline.sisters),
        header=outline.header,
        status=outline.status,
        variant=outline.variant,
    )
    return made, tuple(work.findings)


def _until(moment: str, language: str) -> str:
    on, _, at = moment.partition(" ")
    return f"{iso(on, language)}, {at}" if moment else ""


def _quoted(endnotes: Iterable[Endnote]) -> str:
    """The one other language in which all passages stand; empty where there is none, or more than one."""
    languages = {note.language for note in endnotes}
    return languages.pop() if len(languages) == 1 else ""


def _sister(language: str, id: str, outline: Outline) -> Sister:
    """An edition in another language; a brief's short form leads to that of its sister."""
    stem, dot, tag = id.partition(".")
    named = f"{stem}-{outline.variant}{dot}{tag}" if outline.variant else id
    return Sister(language, called(language, language), called(language, outline.language), named)


def _sections(outline: Outline, work: Work, since: Since | None) -> tuple[BriefSection, ...]:
    """Answer in reading order, but what was left out and the account of sources last: they tell of all the others."""
    answered: dict[tuple[int, int], Answered] = {}
    late: dict[tuple[int, int], SourcesRequest] = {}
    left: dict[tuple[int, int], UnusedRequest] = {}
    titles: list[tuple[Inline, ...]] = []
    for row, section in enumerate(outline.sections):
        titles.append(work.numbering.inline(section.title))
        for column, request in enumerate(section.requests):
            if isinstance(request, SourcesRequest):
                late[row, column] = request
            elif isinstance(request, UnusedRequest):
                left[row, column] = request
            elif isinstance(request, ChangesRequest):
                answered[row, column] = changes(request, since, work)
            else:
                answered[row, column] = _answer(request, work)
    answered |= {where: unused(request, outline, work) for where, request in left.items()}
    answered |= {where: account(request, work) for where, request in late.items()}
    rows = zip(titles, outline.sections, strict=True)
    return tuple(
        BriefSection(
            row + 1, f"section-{row + 1}", title, tuple(answered[row, c] for c in range(len(section.requests)))
        )
        for row, (title, section) in enumerate(rows)
    )


def _answer(request: Request, work: Work) -> Answered:
    match request:
        case ProseRequest():
            return blocks.words(request, work)
        case QuestionsRequest():
            return blocks.questions(request, work)
        case PositionsRequest():
            return matrix(request, work)
        case FactsRequest(role="figures"):
            return blocks.figures(request, work)
        case FactsRequest(role="quotes"):
            return blocks.quotes(request, work)
        case FactsRequest():
            return blocks.timeline(request, work)
        case DisputedRequest():
            return disputed(request, work)
        case ChartRequest() | TableRequest():
            return chart(request, work) if isinstance(request, ChartRequest) else table(request, work)
        case SourcesRequest() | UnusedRequest() | ChangesRequest():
            raise TypeError(f"{type(request).__name__} is answered elsewhere")


def evidence(endnotes: Iterable[Endnote]) -> str:
    """Digest the notes' sources and passages: two briefs on the same evidence bear the same id."""
    told = "\n".join(f"{note.source}\t{note.date}\t{note.place}\t{note.passage}" for note in endnotes)
    digest = hashlib.sha256(told.encode()).hexdigest()[:_EVIDENCE]
    return "·".join(digest[i : i + 4] for i in range(0, _EVIDENCE, 4))
