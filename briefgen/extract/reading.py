"""A document read once: what the grammars found in it, for every kind of fact to draw on.

Nothing is decided here. Each kind of fact reads from a Reading in its own module; `facts` puts facts together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from briefgen.extract.actors import named
from briefgen.extract.mentions import Kind, NameMention, mentions
from briefgen.extract.openers import number_openers
from briefgen.extract.phrases import Naming
from briefgen.extract.tokens import Tokens, tokens
from briefgen.extract.topics import touched
from briefgen.grammar.dates import DateExpression, DateKind, dates, southern
from briefgen.grammar.quantities import Quantity, quantities
from briefgen.grammar.quotations import Quotation, quotations
from briefgen.model.fact import Fact
from briefgen.model.source import Document, ParagraphKind, Sentence, Span
from briefgen.model.target import Target, target
from briefgen.model.vocabulary import Vocabulary

_STRETCH = 750
"""Code points of a stretch: with two of them beside a span, a sentence is no longer one that a reader needs whole."""

_PRONOUN = Kind.PRONOUN
_PROPER = (Kind.PERSON, Kind.ORGANISATION, Kind.PLACE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A document with everything that the grammars found in it; each tuple is in the order of the text."""

    document: Document
    plain: str
    """The document's text made plain."""
    sentences: tuple[Sentence, ...]
    vocabulary: Vocabulary
    tokens: Tokens
    actors: tuple[Naming, ...] = ()
    topics: tuple[Naming, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[NameMention, ...] = ()
    statements: tuple[Fact, ...] = ()
    """Filled before the kinds that ask in whose words something stands."""
    _starts: tuple[int, ...] = field(default=(), repr=False)
    _mentions: tuple[int, ...] = field(default=(), repr=False)
    _dates: tuple[int, ...] = field(default=(), repr=False)
    _statements: tuple[int, ...] = field(default=(), repr=False)
    _targets: dict[Span, Target] = field(default_factory=dict, repr=False, compare=False)
    """Targets of passages made so far: many facts stand in one passage, which is kept once."""

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of body paragraphs: no headings, captions or boilerplate."""
        kind = ParagraphKind.BODY
        return tuple([sentence for sentence in self.sentences if sentence.paragraph.kind is kind])

    def heard(self, statements: tuple[Fact, ...]) -> Reading:
        """Return the reading with its statements, for the kinds that ask in whose words something stands."""
        return replace(self, statements=statements, _statements=tuple([fact.target.span.start for fact in statements]))

    def statements_in(self, span: Span) -> tuple[Fact, ...]:
        """Return the statements whose words begin inside a span, in order."""
        first, last = bisect_left(self._statements, span.start), bisect_left(self._statements, span.end)
        return self.statements[first:last]

    def index(self, offset: int) -> int | None:
        """Return the number of the sentence that an offset lies in, or the one before it; None before the first."""
        place = bisect_right(self._starts, offset) - 1
        return place if place >= 0 else None

    def sentence_at(self, offset: int) -> Sentence | None:
        """Return the sentence that an offset lies in, or the one before it; None before the first."""
        place = bisect_right(self._starts, offset) - 1
        return self.sentences[place] if place >= 0 else None

    def passage(self, span: Span) -> Span:
        """Return the span from the start of its first sentence to the end of its last.

        Of a sentence without end only the stretches around the span: a line of a megabyte would be kept with every
        fact. Stretches are counted from the sentence's start, so that neighbours share one passage.
        """
        (start, end), sentences = span, self.sentences
        first = bisect_right(self._starts, start) - 1
        if first >= 0:
            whole = sentences[first].span
            if end <= whole.end <= whole.start + _STRETCH:
                return whole  # nearly every fact stands in one sentence, and that is not long
        last = bisect_right(self._starts, max(start, end - 1)) - 1
        whole = Span(
            start if first < 0 else self._starts[first], end if last < 0 else max(end, sentences[last].span.end)
        )
        far = start - whole.start > 2 * _STRETCH or whole.end - end > 2 * _STRETCH
        return _stretches(self.plain, span, whole) if far else whole

    def target(self, span: Span) -> Target:
        """Return the target of a span."""
        place = bisect_right(self._starts, span.start) - 1
        return target(self.document, span, self.sentences[place].paragraph if place >= 0 else None)

    def shared(self, passage: Span) -> Target:
        """Return the target of a passage, the same one for the same passage."""
        known = self._targets.get(passage)
        if known is None:
            known = self._targets[passage] = self.target(passage)
        return known

    def mentions_in(self, span: Span) -> tuple[NameMention, ...]:
        """Return the mentions inside a span, in order."""
        first, last = bisect_left(self._mentions, span.start), bisect_left(self._mentions, span.end)
        return tuple([mention for mention in self.mentions[first:last] if mention.end <= span.end])

    def mention_ending(self, start: int, end: int) -> NameMention | None:
        """Return the longest mention between two offsets that ends at the second, pronouns left out."""
        for place in range(bisect_left(self._mentions, start), bisect_left(self._mentions, end)):
            mention = self.mentions[place]
            if mention.end == end and mention.kind is not _PRONOUN:
                return mention
        return None

    def mention_before(self, offset: int) -> NameMention | None:
        """Return the last mention that begins before an offset."""
        place = bisect_left(self._mentions, offset) - 1
        return self.mentions[place] if place >= 0 else None

    def dates_in(self, span: Span) -> tuple[DateExpression, ...]:
        """Return the date expressions that begin inside a span, in order."""
        return self.dates[bisect_left(self._dates, span.start) : bisect_left(self._dates, span.end)]

    def date_before(self, offset: int) -> DateExpression | None:
        """Return the last date expression that begins before an offset; dates do not overlap."""
        place = bisect_left(self._dates, offset) - 1
        return self.dates[place] if place >= 0 else None

    def actors_in(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the actors that a span names, each once, in order."""
        return _ids(self.actors, span) if self.actors else ()

    def topics_in(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the topics that a span touches, each once, in order."""
        return _ids(self.topics, span) if self.topics else ()


def _stretches(plain: str, span: Span, whole: Span) -> Span:
    """The stretches around a span of a sentence that is longer than a reader needs whole."""
    start, end = whole
    before, behind = (span.start - start) // _STRETCH - 1, (span.end - start) // _STRETCH + 2
    cut = start + behind * _STRETCH
    if end - span.end > 2 * _STRETCH:
        end = max(plain.rfind(" ", span.end, cut), span.end)
    if span.start - start > 2 * _STRETCH:
        opening = start + before * _STRETCH
        start = max(plain.find(" ", opening, span.start) + 1, opening)
    return Span(start, end)


def _ids(namings: tuple[Naming, ...], span: Span) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for naming in within(namings, span) for id in naming.ids))


def within(namings: tuple[Naming, ...], span: Span) -> tuple[Naming, ...]:
    """Return the namings inside a span, found by bisection."""
    if not namings:
        return ()
    first = bisect_left(namings, span.start, key=lambda naming: naming.span.start)
    last = bisect_left(namings, span.end, key=lambda naming: naming.span.start)
    return tuple(naming for naming in namings[first:last] if naming.span.end <= span.end)


def read(document: Document, vocabulary: Vocabulary) -> Reading:
    """Read a document once."""
    plain, whole = document.plain, Span(0, len(document.plain))
    spans = [sentence.span for sentence in document.sentences]
    quoted = quotations(plain, [paragraph.span for paragraph in document.paragraphs])
    cut = tokens(plain, _speech(plain, quoted))
    names = mentions(plain, cut, spans, vocabulary)
    source = document.source
    when = dates(plain, spans, source.published, southern(source.language), cut)
    return Reading(
        document,
        plain,
        document.sentences,
        vocabulary,
        cut,
        actors=tuple(_outside(named(plain, whole, vocabulary), names)),
        topics=touched(plain, whole, vocabulary),
        quotations=quoted,
        dates=when,
        quantities=quantities(plain, _calendar(plain, when), number_openers(plain, cut)),
        mentions=names,
        _starts=tuple([span.start for span in spans]),
        _mentions=tuple([name.start for name in names]),
        _dates=tuple([expression.span.start for expression in when]),
    )


def _speech(plain: str, quoted: Sequence[Quotation]) -> list[Quotation]:
    """The quotations that may hold speech: in single marks only where a document has them as its usual ones."""
    double = [quotation for quotation in quoted if not quotation.single]
    told = [q for q in quoted if q.single and plain[q.inner.end - 1] in ",.?!" and plain.count(" ", *q.inner) > 0]
    return sorted([*double, *told]) if len(told) > len(double) else double


def _outside(namings: Iterable[Naming], names: Sequence[NameMention]) -> Iterator[Naming]:
    """Leave out names inside longer ones: of "New Norland" or "Norland Steel Corp." Norland is only a part."""
    for naming in namings:
        place = bisect_right(names, naming.span.start, key=lambda name: name.start) - 1
        around = names[place].span if place >= 0 and names[place].kind in _PROPER else naming.span
        if not (around.holds(naming.span) and around != naming.span):
            yield naming


def _calendar(plain: str, when: tuple[DateExpression, ...]) -> list[Span]:
    """Dates and times of day, which are no figures; a length of time is one too, but not "three or four months ago"."""
    kinds = (DateKind.DATE, DateKind.TIME)
    return [e.span for e in when if e.kind in kinds or plain.startswith((" ago", " earlier", " hence"), e.span.end)]
