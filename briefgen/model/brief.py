"""Brief: the outline with every request answered and every citation numbered. Templates only print it.

`compose` builds it; all text in it is final: values formatted, dates written out, notes numbered.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.chart import Chart
from briefgen.model.prose import Block, Citation, Inline


@dataclass(frozen=True, slots=True)
class Words:
    """A prose block. `role` is prose, key_points, callout, analysis or recommendations."""

    role: str
    items: tuple[tuple[Block, ...], ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure: the value large, what qualifies it and its unit small beside it, what it measures below."""

    value: str
    unit: str
    label: tuple[Inline, ...]
    citations: tuple[Citation, ...]
    qualifier: str = ""
    """What stands before the value: "some", "more than"."""


@dataclass(frozen=True, slots=True)
class Figures:
    """Key figures in the outline's order."""

    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's own words. `words` is what stands between the quotation marks, without them."""

    words: str
    speaker: str
    spoken: str
    """The speaker's role, or empty."""
    source: str
    """Publisher and date: `CBC News, 12 December 2017`."""
    citations: tuple[Citation, ...]
    language: str = ""
    """The words' own, where it is not the brief's."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """Quotations in the outline's order."""

    items: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A filled cell: stance id for the shape, word for the reader; `account` says on whose word, or is empty."""

    stance: str
    word: tuple[Inline, ...]
    account: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An issue and a cell per column; no positions in a cell means that the sources state none."""

    label: str
    cells: tuple[tuple[Position, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who stands where."""

    caption: tuple[Inline, ...]
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    stances: tuple[tuple[str, str], ...]
    """The stances used, id and word, for the legend."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A dated event. `status` is scheduled, past, ongoing or unknown, as the source says it."""

    when: str
    datetime: str
    """The first day in ISO 8601, for a machine."""
    status: str
    text: tuple[Inline, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in order of time."""

    entries: tuple[Entry, ...]
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answer."""

    question: tuple[Inline, ...]
    answer: tuple[Block, ...]
    say: tuple[Inline, ...] = ()
    """A line to say aloud, or empty."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions and answers in the outline's order."""

    items: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Witness:
    """Who says so where: the speaker, or empty where the source itself does; `CBC News, 12 December 2017`."""

    claimant: str
    source: str


@dataclass(frozen=True, slots=True)
class Side:
    """One of the accounts of a dispute: a value or words, and all who say so."""

    value: str
    """The figure as printed, large; empty where the account is no figure."""
    text: tuple[Inline, ...]
    witnesses: tuple[Witness, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Accounts side by side.

    `differs` has period, scope or claimant, or nothing where the figures flatly disagree; it is empty where only the
    reader can tell. `remark` says what differs in the outline's words instead.
    """

    text: tuple[Inline, ...]
    sides: tuple[Side, ...]
    differs: tuple[str, ...] = ()
    remark: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Disputed:
    """What sources disagree on."""

    disputes: tuple[Dispute, ...]
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """A column's head: a column of facts by its id (value, what, ...), or one in the outline's words."""

    column: str
    text: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, as many as heads."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """A fact that the brief does not use, in the source's words or in few."""

    text: tuple[Inline, ...]
    source: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Unused:
    """What the sources say on the topics and the brief does not, the weightiest first."""

    facts: tuple[Missed, ...]
    more: int
    """How many further facts there are."""
    silent: tuple[str, ...]
    """Actors of whom no source tells a word or stance on the topics."""
    unheard: tuple[str, ...]
    """Actors whom a source quotes on the topics, and the brief does not."""
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """A changed fact: what it is and was, and the sentence that rests on it, or a correction in the outline's words."""

    value: str
    was: str
    text: tuple[Inline, ...]
    citations: tuple[Citation, ...] = ()
    when: str = ""
    """The day of a correction told by hand."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """A source that came, went or changed: added, withdrawn or changed, and how it is called."""

    how: str
    source: str


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since the last version: we were wrong, or the world moved. No version means that this is the first."""

    version: str
    as_of: str
    corrections: tuple[Changed, ...]
    updates: tuple[Changed, ...]
    sources: tuple[Renewed, ...]
    note: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """What a source is and how the brief used it."""

    title: str
    publisher: str
    published: str
    basis: str
    url: str
    rights: str
    notes: tuple[Citation, ...]
    """The endnotes that rest on it; `id` is empty, since these are no marks to come back to."""
    remark: str = ""
    gist: str = ""
    """The first sentence of the basis, where it argues for more than one: paper has no room for the rest."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The account of sources: each seed, and what was checked how."""

    accounts: tuple[Account, ...]
    note: tuple[Block, ...] = ()
    checked: tuple[str, ...] = ()


Answered = (
    Words | Figures | Quotes | Matrix | Timeline | Questions | Disputed | Chart | Table | Unused | Changes | Sources
)


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A numbered section."""

    number: int
    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class BackLink:
    """Leads from an endnote to one of its marks: the mark's id, and a letter where there are several."""

    id: str
    letter: str


@dataclass(frozen=True, slots=True)
class Endnote:
    """Where a passage stands and what it says. `url` is empty or http(s)."""

    number: int
    id: str
    source: str
    """Publisher and title."""
    date: str
    place: str
    """`paragraph 5`, or `paragraphs 5 and 6`."""
    passage: str
    shortened: bool
    url: str
    facts: tuple[str, ...]
    """Ids of the facts that stand on it."""
    back: tuple[BackLink, ...]
    language: str = ""
    """The passage's own, where it is not the brief's."""


@dataclass(frozen=True, slots=True)
class Sister:
    """The edition of a brief in another language, which it calls by its own name and by this brief's."""

    language: str
    name: str
    called: str
    id: str
    """As the brief's: the name of its files."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A finished brief."""

    id: str
    audience: str
    label: str
    organisation: str
    subject: str
    title: tuple[Inline, ...]
    title_text: str
    purpose: tuple[Inline, ...]
    bottom_line: tuple[Inline, ...]
    bottom_line_text: str
    as_of: str
    as_of_iso: str
    version: str
    evidence: str
    """A short digest of the facts printed; equal evidence, equal id."""
    marking: str
    language: str
    page: str
    figures: Figures | None
    decision: tuple[Inline, ...]
    sections: tuple[BriefSection, ...]
    notes: tuple[Endnote, ...]
    quoted: str = ""
    """The language of what is quoted, where it is all in one and that is not the brief's."""
    sisters: tuple[Sister, ...] = ()
    """The same brief in other languages."""
    header: tuple[tuple[str, str], ...] = ()
    """To whom, from whom, for what, the number: an id for the label, and the words."""
    status: str = ""
    """draft, final, or empty where no person reviews the facts."""
    undecided: int = 0
    """How many of the facts that it rests on nobody has approved; told of a draft."""
    embargo: str = ""
    """Until when it must not be passed on, as it is printed: day, hour, zone."""
    marking_on: str = "every"
    """Which pages bear the marking: first or every."""
    variant: str = ""
    """one-pager or qa, which leave out passages in their notes and more; empty for the whole brief."""
