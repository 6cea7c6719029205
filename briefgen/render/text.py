"""Brief -> plain text in 72 columns, for terminals and the text part of e-mail; notes stand at the end.

Headings are underlined, marks are [1], and the page's apparatus (running lines, back links) is left out.
"""

from __future__ import annotations

import textwrap
from itertools import chain
from typing import TYPE_CHECKING

from briefgen.model import brief as nouns
from briefgen.model.chart import Chart
from briefgen.model.prose import Bullets, Citation, Emphasis, Link, Paragraph, Strong, Text
from briefgen.render.labels import Labels, changed_since, differing, labels, nested

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model.prose import Block, Inline

WIDTH = 72


def text(brief: nouns.Brief) -> str:
    """Return the brief as plain text with a final line end; equal briefs give equal text."""
    words = labels(brief.language)
    parts = chain(
        _head(brief, words),
        *(_section(section, words) for section in brief.sections),
        _notes(brief.notes, words),
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(brief: nouns.Brief, words: Labels) -> Iterator[str]:
    yield _fill(draft(brief, words))
    issued = f"{brief.label.upper()} · {brief.organisation}".strip(" ·")
    held = words.embargo.format(brief.embargo) if brief.embargo else ""
    yield "\n".join(_fill(part) for part in (issued, brief.marking, held) if part)
    yield "\n".join(_fill(f"{words.told[key]}{words.colon} {said}", "  ") for key, said in brief.header)
    title = _fill(_line(brief.title))
    yield title + "\n" + "=" * max(len(line) for line in title.splitlines())
    yield _fill(_line(brief.bottom_line))
    yield _fill(_line(brief.purpose))
    yield _fill(f"{words.as_of} {brief.as_of} · {words.version} {brief.version} · {words.evidence} {brief.evidence}")
    if brief.figures:
        yield from _figures(brief.figures)
    if brief.decision:
        yield _heading(words.decision)
        yield _fill(_line(brief.decision))


def _section(section: nouns.BriefSection, words: Labels) -> Iterator[str]:
    yield _heading(f"{section.number}. {_line(section.title)}")
    for block in section.blocks:
        yield from _block(block, words)


def _block(block: nouns.Answered, words: Labels) -> Iterator[str]:
    match block:
        case nouns.Words():
            yield from _words(block, words)
        case nouns.Figures():
            yield from _figures(block)
        case nouns.Quotes(items):
            yield from (_quotation(item, words) for item in items)
        case nouns.Matrix():
            yield from _matrix(block, words)
        case nouns.Timeline():
            yield from _timeline(block, words)
        case nouns.Questions(items):
            yield from chain.from_iterable(_question(item, words) for item in items)
        case nouns.Sources():
            yield from _sources(block, words)
        case nouns.Table() | nouns.Disputed() | Chart() | nouns.Unused() | nouns.Changes():
            yield from _across(block, words)


def _across(block: nouns.Table | nouns.Disputed | Chart | nouns.Unused | nouns.Changes, words: Labels) -> Iterator[str]:
    """A block that looks at several sources, or versions, at once."""
    match block:
        case nouns.Table():
            yield from _table(block, words)
        case nouns.Disputed():
            yield from _disputed(block, words)
        case Chart():
            yield from _chart(block, words)
        case nouns.Unused():
            yield from _unused(block, words)
        case nouns.Changes():
            yield from _changes(block, words)


def draft(brief: nouns.Brief, words: Labels) -> str:
    """Return what a draft says of itself; nothing for any other brief."""
    if brief.status != "draft":
        return ""
    left = f": {words.undecided.format(brief.undecided)}" if brief.undecided else ""
    return words.draft.upper() + left


def _question(item: nouns.Question, words: Labels) -> Iterator[str]:
    yield _fill(_line(item.question))
    yield _fill(f"{words.say}{words.colon} {_line(item.say)}", "  ") if item.say else ""
    yield _blocks(item.answer, "  ")


def _words(block: nouns.Words, words: Labels) -> Iterator[str]:
    meaning = {
        "analysis": f"{words.analysis.upper()} ({words.analysis_means})",
        "recommendations": f"{words.recommendations.upper()} ({words.recommendations_mean})",
        "callout": words.callout.upper(),
    }.get(block.role, "")
    yield block.label.upper() or meaning
    for number, item in enumerate(block.items, 1):
        match block.role:
            case "key_points":
                yield _blocks(item, "  ", "- ")
            case "recommendations":
                yield _blocks(item, "    ", f"{number}. ".ljust(4))
            case "analysis":
                yield _blocks(item, "| ", "| ")
            case _:
                yield _blocks(item)


def _figures(block: nouns.Figures) -> Iterator[str]:
    for card in block.cards:
        yield _fill(
            f"{card.qualifier} {card.value} {card.unit}".strip() + " " + _line((*card.label, *card.citations)),
            "  ",
            "* ",
        )


def _quotation(item: nouns.Quotation, words: Labels) -> str:
    said = f"{words.open_quote}{nested(item.words, words)}{words.close_quote}"
    who = ", ".join(part for part in (item.speaker, item.spoken) if part)
    return _fill(said, "    ") + "\n" + _fill(f"– {who}, {item.source}{_marks(item.citations)}", "      ", "    ")


def _matrix(block: nouns.Matrix, words: Labels) -> Iterator[str]:
    yield _fill(_line(block.caption))
    for row in block.rows:
        cells = (
            _fill(f"{column}{words.colon} {_cell(cell, words)}", "      ", "  ")
            for column, cell in zip(block.columns, row.cells, strict=True)
        )
        yield "\n".join([_fill(row.label), *cells])


def _cell(cell: Sequence[nouns.Position], words: Labels) -> str:
    stated = (_line((*position.word, *position.citations)) + _account(position.account, words) for position in cell)
    return "; ".join(stated) or words.not_stated


def _account(name: str, words: Labels) -> str:
    return f" ({words.account.format(name)})" if name else ""


def _timeline(block: nouns.Timeline, words: Labels) -> Iterator[str]:
    yield _fill(_line(block.caption))
    for entry in block.entries:
        status = status_word(entry.status, words)
        yield _fill(f"{entry.when}{words.colon} {_line(entry.text)}{_marks(entry.citations)} ({status})", "    ", "  ")


def _sources(block: nouns.Sources, words: Labels) -> Iterator[str]:
    yield _blocks(block.note)
    for account in block.accounts:
        known = (account.publisher, account.title, account.published, account.basis, account.rights, account.url)
        resting = f"{words.notes} {', '.join(str(note.number) for note in account.notes)}" if account.notes else ""
        yield _fill(". ".join(part.rstrip(".") for part in (*known, resting, account.remark) if part), "    ", "  ")
    yield "\n".join(_fill(line, "  ", "- ") for line in block.checked)


def _table(block: nouns.Table, words: Labels) -> Iterator[str]:
    yield _fill(_line(block.caption))
    heads = [words.told.get(head.column, "") or _line(head.text) for head in block.heads]
    for row in block.rows:
        first, *rest = zip(heads, map(_line, row), strict=True)
        lines = [_fill(f"{head}{words.colon} {cell}", "      ", "  ") for head, cell in rest if cell]
        yield "\n".join([_fill(first[1] or "–"), *lines])


def _chart(block: Chart, words: Labels) -> Iterator[str]:
    yield "\n".join(_fill(part) for part in (_line(block.title), _measured(block)) if part)
    for row in block.rows:
        first, *rest = map(_line, row.cells)
        heads = [_line(head) for head in block.head[1:]] or [""] * len(rest)
        told = (f"{head}{words.colon} {cell}" if head else cell for head, cell in zip(heads, rest, strict=True) if cell)
        yield _fill(f"{first}{words.colon} {', '.join(told)}", "      ", "  * ")
    yield _fill(_line(block.note))
    sources = (f"{credit.source}{_marks(credit.citations)}" for credit in block.credits)
    yield _fill(f"{words.source}{words.colon} {'; '.join(sources)}")


def _measured(block: Chart) -> str:
    return " · ".join(part for part in (_line(block.unit), block.period) if part)


def _disputed(block: nouns.Disputed, words: Labels) -> Iterator[str]:
    yield f"{words.disputed.upper()} ({words.disputed_means})"
    yield _fill(_line(block.caption))
    for dispute in block.disputes:
        sides = (_fill(_side(side, words), "    ", "  * ") for side in dispute.sides)
        remark = _line(dispute.remark) or differing(dispute.differs, words)
        last = _fill(f"{words.differs}{words.colon} {remark}", "    ", "  ") if remark else ""
        yield "\n".join(part for part in (_fill(_line(dispute.text)), *sides, last) if part)


def _side(side: nouns.Side, words: Labels) -> str:
    said = " ".join(part for part in (side.value, _line(side.text)) if part)
    who = "; ".join(_witness(witness, words) for witness in side.witnesses)
    return f"{said} ({who}){_marks(side.citations)}"


def _witness(witness: nouns.Witness, words: Labels) -> str:
    told = words.says.format(witness.claimant) if witness.claimant else ""
    return ", ".join(part for part in (told, witness.source) if part)


def _unused(block: nouns.Unused, words: Labels) -> Iterator[str]:
    yield f"{words.unused.upper()} ({words.unused_means})"
    yield _fill(_line(block.caption))
    for missed in block.facts:
        yield _fill(f"{_line(missed.text)} ({missed.source}){_marks(missed.citations)}", "    ", "  * ")
    yield _fill(words.more.format(block.more), "    ") if block.more else ""
    yield "" if block.facts else f"  {words.unused_none}"
    for label, names in ((words.silent, block.silent), (words.unheard, block.unheard)):
        yield _fill(f"{label}{words.colon} {', '.join(names)}") if names else ""


def _changes(block: nouns.Changes, words: Labels) -> Iterator[str]:
    yield f"{words.changes.upper()} ({changed_since(block, words)})"
    yield _fill(_line(block.note))
    for label, rows in ((words.corrections, block.corrections), (words.updates, block.updates)):
        lines = [_fill(_changed(row, words), "    ", "  * ") for row in rows]
        yield "\n".join([label, *lines]) if lines else ""
    renewed = [_fill(f"{words.told[each.how]}{words.colon} {each.source}", "    ", "  * ") for each in block.sources]
    yield "\n".join([words.renewed, *renewed]) if renewed else ""


def _changed(row: nouns.Changed, words: Labels) -> str:
    was = f"({words.was.format(row.was)})" if row.was else ""
    value = row.value or ("" if row.when else words.dropped)
    lead = " ".join(part for part in (row.when and f"{row.when}{words.colon}", value, was) if part)
    return " – ".join(part for part in (lead, _line(row.text)) if part) + _marks(row.citations)


def _notes(notes: Iterable[nouns.Endnote], words: Labels) -> Iterator[str]:
    yield _heading(words.notes)
    for note in notes:
        passage = f"{words.open_quote}{nested(note.passage, words)}{words.close_quote}"
        said = f"{note.source}, {note.date}, {note.place}. {passage}"
        said += f" ({words.shortened})" if note.shortened else ""
        yield _fill(f"{said} {note.url}".strip(), "     ", f"{note.number}. ".rjust(5))


def status_word(status: str, words: Labels) -> str:
    """Return the word for an event's status."""
    return {"scheduled": words.scheduled, "past": words.past, "ongoing": words.ongoing}.get(status, words.unknown)


def _blocks(blocks: Iterable[Block], indent: str = "", first: str | None = None) -> str:
    filled: list[str] = []
    lead = indent if first is None else first
    for block in blocks:
        match block:
            case Paragraph(children):
                filled.append(_fill(_line(children), indent, lead))
            case Bullets(items, ordered):
                marks = (f"{number}. " if ordered else "- " for number in range(1, len(items) + 1))
                filled += [
                    _blocks(item, indent + "   ", indent + mark) for item, mark in zip(items, marks, strict=True)
                ]
        lead = indent
    return "\n\n".join(filled)


def _line(nodes: Iterable[Inline]) -> str:
    return "".join(_inline(node) for node in nodes).strip()


def _inline(node: Inline) -> str:
    match node:
        case Text(words):
            return words
        case Citation(number):
            return f"[{number}]"
        case Strong(children) | Emphasis(children):
            return "".join(_inline(child) for child in children)
        case Link(url, children):
            return "".join(_inline(child) for child in children) + f" <{url}>"
        case _:
            raise TypeError(f"{type(node).__name__} is not in a finished brief")


def _marks(citations: Iterable[Citation]) -> str:
    return "".join(f"[{citation.number}]" for citation in citations)


def _heading(words: str) -> str:
    filled = _fill(words)
    return "\n" + filled + "\n" + "-" * max(len(line) for line in filled.splitlines())


def _fill(words: str, indent: str = "", first: str | None = None) -> str:
    return textwrap.fill(
        words,
        WIDTH,
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
