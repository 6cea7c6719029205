"""Two editions of a brief say the same: each text cites the same facts and prints the same figures, dates and quotations.

Rules parity-facts, parity-figures, parity-dates, parity-quotes, parity-notes, and `kept`'s parity-strength; that every text is there, in its place, is
`outline.edition`'s matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.check.claim import Claim
from briefgen.check.cure import Cure
from briefgen.check.kept import kept
from briefgen.check.scope import Scope, scopes
from briefgen.errors import Finding
from briefgen.grammar.dates import DateKind
from briefgen.grammar.quantities import Quantity
from briefgen.grammar.quotations import quotations
from briefgen.grammar.typography import wording
from briefgen.model.brief import Brief
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline
from briefgen.model.prose import Prose

_MONEY = 3
"""Letters of a currency's code."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text of an edition, in as many claims as it is read in."""

    prose: Prose
    claims: tuple[Claim, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The facts cited in it, in order."""
        return tuple(dict.fromkeys(name for claim in self.claims for _, name in claim.scope.marks))


def parity(
    original: tuple[Outline, Brief], edition: tuple[Outline, Brief], bindings: Sequence[Binding]
) -> Iterator[Finding]:
    """Yield where an edition does not say what the original says; `bindings` are those of both."""
    pairs = tuple(zip(_texts(original[0], bindings), _texts(edition[0], bindings), strict=False))
    found = [finding for one, other in pairs for finding in _compared(one, other)]
    yield from found
    if not any(finding.rule == "parity-facts" for finding in found):
        yield from _notes(original[1], edition[1], pairs)


def _texts(outline: Outline, bindings: Sequence[Binding]) -> Iterator[Text]:
    printed = {binding.name: "" for binding in bindings}
    cure = Cure({}, Library((), ()))
    run: list[Scope] = []
    for scope in scopes(outline, printed):
        if run and scope.prose is not run[0].prose:
            yield Text(run[0].prose, tuple(Claim(each, (), outline, cure) for each in run))
            run = []
        run.append(scope)
    if run:
        yield Text(run[0].prose, tuple(Claim(each, (), outline, cure) for each in run))


def _compared(one: Text, other: Text) -> Iterator[Finding]:
    there = f"in {one.prose.place}"
    if set(one.names) != set(other.names):
        lost = [f"[@{name}]" for name in one.names if name not in other.names]
        more = [f"[@{name}]" for name in other.names if name not in one.names]
        told = f"does not cite {', '.join(lost)}" if lost else f"cites {', '.join(more)}"
        cure = "Cite the same facts in both editions."
        yield Finding("parity-facts", other.prose.place, f"{_opening(other)} {told}, unlike the text {there}.", cure)
    for rule, what, read in (
        ("parity-figures", "figures", _figures),
        ("parity-dates", "dates", _dates),
        ("parity-quotes", "quotations", _quotes),
    ):
        yield from _differing(rule, what, dict(read(one)), dict(read(other)), other, there)
    yield from kept(one.claims, other.claims)


Seen = Iterator[tuple[tuple[str, ...], tuple[str, Claim, int]]]


def _differing(
    rule: str,
    what: str,
    there: Mapping[tuple[str, ...], tuple[str, Claim, int]],
    here: Mapping[tuple[str, ...], tuple[str, Claim, int]],
    other: Text,
    where: str,
) -> Iterator[Finding]:
    cure = f"Print the same {what} in both editions."
    for key, (surface, claim, start) in here.items():
        if key not in there:
            place = claim.scope.locate(surface, start)
            yield Finding(rule, place, f'"{surface}" is not among the {what} of the text {where}.', cure)
    lost = [surface for key, (surface, _, _) in there.items() if key not in here]
    if lost and len(here) <= len(there) and not set(here) - set(there):
        message = f'"{lost[0]}", {where}, is not in this text: {_opening(other)}.'
        yield Finding(rule, other.prose.place, message, cure)


def _figures(text: Text) -> Seen:
    for claim in text.claims:
        for quantity in claim.quantities:
            if not quantity.idiom:
                surface = claim.text[quantity.span.start : quantity.span.end]
                yield _amount(quantity), (surface, claim, quantity.span.start)


def _amount(quantity: Quantity) -> tuple[str, ...]:
    """A figure's value, and whether it is money, a share or a place in a row; what is counted has no common name."""
    kind = "%" if quantity.unit in {"%", "pp"} else "money" if _money(quantity.unit) else ""
    low, high = (str(value.normalize()) for value in (quantity.low, quantity.high))
    return low, high, kind, "th" if quantity.ordinal else ""


def _money(unit: str) -> bool:
    return (len(unit) == _MONEY and unit.isupper()) or unit in {"peso", "dollar", "franc", "livre"}


def _dates(text: Text) -> Seen:
    for claim in text.claims:
        for date in claim.dates:
            if date.kind in {DateKind.DATE, DateKind.TIME} and date.first and date.last:
                yield (date.first.isoformat(), date.last.isoformat()), (date.text, claim, date.span.start)


def _quotes(text: Text) -> Seen:
    for claim in text.claims:
        for quotation in quotations(claim.text):
            words = claim.text[quotation.inner.start : quotation.inner.end]
            yield (wording(words),), (words, claim, quotation.inner.start)


def _notes(one: Brief, other: Brief, pairs: Sequence[tuple[Text, Text]]) -> Iterator[Finding]:
    """The same passages under the same numbers; the first text that cites in another order is the place."""
    facts, others = [note.facts for note in one.notes], [note.facts for note in other.notes]
    if facts == others:
        return
    number = next((n for n, pair in enumerate(zip(facts, others, strict=False), 1) if pair[0] != pair[1]), len(facts))
    found = next((two for first, two in pairs if first.names != two.names), pairs[0][1])
    more = " has another number of notes" if Counter(facts) != Counter(others) else ""
    message = f"{_opening(found)}{more or f' cites in another order, so that note {number} is another'}."
    cure = "Cite in the order of the other edition."
    yield Finding("parity-notes", found.prose.place, message, cure)


def _opening(text: Text) -> str:
    """The first words of a text, to tell it from others."""
    words = " ".join(claim.text for claim in text.claims).replace('"', "").split()
    return f'"{" ".join(words[:6])}{" …" if len(words) > 6 else ""}"'
