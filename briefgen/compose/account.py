"""The account of sources: what each seed is, which notes rest on it, and what was checked how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.compose.blocks import Work
from briefgen.compose.cite import Numbering, passage
from briefgen.compose.wording import day, describe
from briefgen.grammar.sentences import sentences
from briefgen.language.catalogue import phrase, primary
from briefgen.model.brief import Account, Answered, Brief, Sources, Words
from briefgen.model.library import Library
from briefgen.model.outline import SourcesRequest
from briefgen.model.prose import Citation, Paragraph, Text
from briefgen.model.source import Document, Source


def account(request: SourcesRequest, work: Work) -> Sources:
    """Answer with the sources that the brief rests on, then the others, each in order of publication.

    A digest whose original is cited in its place is told with the original.

    Called after every other block, since the notes must all have their numbers.
    """
    rows = [(document, _row(document, work)) for document in sorted(work.library.documents, key=_age)]
    told = [row for document, row in rows if row.notes or _told_of(document, work)]
    ordered = (*(row for row in told if row.notes), *(row for row in told if not row.notes))
    return Sources(ordered, work.numbering.prose(request.note), checks(work.library, work.numbering))


def _told_of(document: Document, work: Work) -> bool:
    """Whether a source that is not cited is told of: no digest beside its original, nothing under embargo."""
    embargo = document.source.embargo
    return not work.library.digests(document.source.id) and not (embargo and work.as_of and work.as_of < embargo)


def checks(library: Library, numbering: Numbering) -> tuple[str, ...]:
    """Say what was checked and what was not, with the counts."""
    facts = sum(len(facts) for facts in numbering.passages.values())
    marks = sum(map(len, numbering.marks.values()))
    language = numbering.language
    read = phrase("{} sources were read and {} facts found in them.", language)
    if len(library.documents) == 1:
        read = phrase("{} source was read and {} facts found in it.", language)
    used = phrase("This brief rests on {} of these facts, in {} passages, marked {} times.", language)
    rule = phrase(
        "Numbers, dates and quotations in our text were compared with the passages cited beside them.", language
    )
    limit = phrase("Not checked: whether a source is right, and whether our own wording is fair to it.", language)
    return (
        read.format(len(library.documents), len(library.facts)),
        used.format(facts, len(numbering.passages), marks),
        rule,
        *_reasons(numbering),
        *_across(library, language),
        limit,
    )


def _across(library: Library, language: str) -> Iterator[str]:
    """What holds of a text in another language than its sources'."""
    if any(primary(document.source.language) != primary(language) for document in library.documents):
        yield phrase(
            "Quotations stand in the language in which they are printed; words in brackets are ours.", language
        )
        if primary(language) == "fr":
            yield phrase(
                "Whose words they are and how strong was checked in the English edition, with which this one was compared"
                " text by text: facts cited, figures, dates, quotations, notes and their order.",
                language,
            )


def _reasons(numbering: Numbering) -> Iterator[str]:
    """Why the brief prints a fact that other sources tell otherwise."""
    for binding in numbering.bindings.values():
        if binding.because and any(passage(fact) in numbering.passages for fact in binding.cited):
            told = phrase("Chosen where sources differ: {}. {}", numbering.language)
            yield told.format(describe(binding.cited[0]), binding.because)


def remarked(brief: Brief, remarks: Sequence[str]) -> Brief:
    """Return the brief with remarks at the end of what its accounts of sources tell of the checks."""
    sections = tuple(
        replace(section, blocks=tuple(_told(block, remarks) for block in section.blocks)) for section in brief.sections
    )
    return replace(brief, sections=sections) if remarks else brief


def boxed(brief: Brief, remarks: Sequence[str]) -> Brief:
    """Return a brief without an account of sources, such as a one-pager, with the remarks in a box at its end."""
    if not remarks or not brief.sections or any(isinstance(b, Sources) for s in brief.sections for b in s.blocks):
        return remarked(brief, remarks)
    box = Words("callout", tuple((Paragraph((Text(remark),)),) for remark in remarks))
    *before, last = brief.sections
    return replace(brief, sections=(*before, replace(last, blocks=(*last.blocks, box))))


def _told(block: Answered, remarks: Sequence[str]) -> Answered:
    return replace(block, checked=(*block.checked, *remarks)) if isinstance(block, Sources) else block


def _age(document: Document) -> tuple[str, str]:
    return str(document.source.published or "9999"), document.source.name


def _row(document: Document, work: Work) -> Account:
    source, language = document.source, work.language
    numbers = [n for n, key in enumerate(work.numbering.passages, 1) if key[0] == source.id]
    return Account(
        title=source.title or source.name,
        publisher=source.publisher or phrase("publisher not recorded", language),
        published=day(source.published, language) if source.published else phrase("date not known", language),
        basis=source.published_basis,
        url=source.url,
        rights=source.rights,
        notes=tuple(Citation(n, "", f"note-{n}") for n in numbers),
        remark=_remark(source, work.library, language),
        gist=gist(source.published_basis),
    )


def gist(argued: str) -> str:
    """Return the first sentence of an argument, or nothing where it is the only one.

    >>> gist("Inferred: the sheet bears no date. The quay was iced that week.")
    'Inferred: the sheet bears no date.'
    """
    first, *rest = sentences(argued, 0, len(argued)) or (None,)
    return argued[first.start : first.end] if first and rest else ""


def _remark(source: Source, library: Library, language: str) -> str:
    if source.original and library.digests(source.id):
        return phrase("A digest of {}, cited where it alone says so.", language).format(source.original)
    if source.original:
        return phrase("Our own digest of the publisher's article.", language)
    missing = [name for name in ("title", "publisher", "published") if not getattr(source, name)]
    told = [
        phrase("Read together with our digest of it, {}.", language).format(name) for name in library.digested(source)
    ]
    if missing:
        lacking = phrase(" and no ", language).join(phrase(name, language, "missing") for name in missing)
        told.append(phrase("The record gives no {}.", language).format(lacking))
    return " ".join(told)
