"""Date expressions of plain text: where each stands, what it is, and which days it means.

`forms` recognises them, `resolution` counts them from the publication or the narrated date.
Events that happen on these dates are read in `extract.events`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, Protocol

from briefgen.grammar.date_tokens import Cut, dated, may_date, pieces
from briefgen.grammar.forms import placed
from briefgen.grammar.moments import Between, DateKind, Placed
from briefgen.grammar.resolution import resolve
from briefgen.grammar.tense import direction
from briefgen.grammar.timeline import Resolution, Resolved, Timeline, is_story, recalled, told
from briefgen.model.source import Span

__all__ = ["DateExpression", "DateKind", "Dated", "Resolution", "agrees", "dates", "southern"]


SOUTHERN = frozenset({"en-au", "en-bw", "en-fj", "en-na", "en-nz", "en-pg", "en-za", "en-zm", "en-zw"})
"""Language tags of publishers south of the equator."""


class DateExpression(NamedTuple):
    """A date as printed and as resolved; durations, sets and unresolved dates have no days."""

    span: Span
    text: str
    kind: DateKind
    edtf: str | None = None
    """Extended Date/Time Format (ISO 8601-2), level 1."""
    timex: str | None = None
    """TIMEX3 value; an interval with `/` exactly for ranges whose two ends are printed."""
    first: date | None = None
    last: date | None = None
    """First and last day, both included."""
    resolution: Resolution = Resolution.UNRESOLVED
    parts: tuple[DateExpression, ...] = ()
    """The two ends, for a range."""


class Dated(Protocol):
    """Anything with an interval: a DateExpression, or a fact's When."""

    @property
    def timex(self) -> str | None:
        """The TIMEX3 value."""

    @property
    def first(self) -> date | None:
        """The first day."""

    @property
    def last(self) -> date | None:
        """The last day, included."""


def agrees(printed: Dated, known: Dated) -> bool:
    """Whether a printed date may stand for a known one: the same days, a coarser period, or one end of a printed range.

    A finer date than the known one does not agree, and neither does one that is not resolved.
    """
    if printed.first is None or printed.last is None or known.first is None or known.last is None:
        return False
    if printed.first <= known.first and known.last <= printed.last:
        return True
    ranged = known.timex is not None and "/" in known.timex
    return ranged and printed.first == printed.last and printed.first in (known.first, known.last)


def southern(language: str) -> bool:
    """Whether a publisher's language tag places it where December is in summer.

    >>> southern("en-AU"), southern("en-CA"), southern("en")
    (True, False, False)
    """
    return language.lower().replace("_", "-") in SOUTHERN


def dates(
    plain: str, sentences: Sequence[Span], published: date | None, southern: bool = False, cut: Cut | None = None
) -> tuple[DateExpression, ...]:
    """Return the date expressions of the sentences in text order; they never overlap. A text's words may be known to the caller.

    >>> text = "Talks resume Monday. The mill shut on 3 May 2012."
    >>> [(d.text, d.timex) for d in dates(text, [Span(0, 20), Span(21, 49)], date(2019, 3, 1))]
    [('Monday', '2019-03-04'), ('3 May 2012', '2012-05-03')]
    """
    if cut is None and not may_date(plain):
        return ()
    cut = cut or pieces(plain)
    read = [(span, placed(tokens)) for span, tokens in dated(plain, cut, sentences)]
    story = is_story((p.moment for _, moments in read for p in moments), published)
    timeline = Timeline(published, southern, story=story)
    found: list[DateExpression] = []
    for sentence, moments in read:
        timeline = timeline._replace(near=False) if timeline.near else timeline
        for moment in moments:
            expression, timeline = _expression(plain, sentence, moment, timeline)
            found.append(expression)
    return tuple(found)


def _expression(plain: str, sentence: Span, placed: Placed, timeline: Timeline) -> tuple[DateExpression, Timeline]:
    """The expression at a place, and the timeline after it."""
    span, moment = placed.span, placed.moment
    timeline = recalled(timeline, span.start)
    resolved = resolve(moment, timeline, partial(direction, plain, sentence, span))
    parts: tuple[DateExpression, ...] = ()
    if isinstance(moment, Between):
        low, after = _expression(plain, sentence, moment.low, timeline)
        high, timeline = _expression(plain, sentence, moment.high, after)
        parts = (low, high)
    return _made(plain, span, resolved, parts), told(timeline, moment, resolved, span.end)


def _made(plain: str, span: Span, value: Resolved, parts: tuple[DateExpression, ...]) -> DateExpression:
    return DateExpression(
        span,
        plain[span.start : span.end],
        value.kind,
        value.edtf,
        value.timex,
        value.first,
        value.last,
        value.resolution if value.edtf else Resolution.UNRESOLVED,
        parts,
    )
