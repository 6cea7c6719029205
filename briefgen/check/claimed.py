"""A figure or a view that a passage has on somebody's word is not told as plain fact. Rule strength-changed.

Whose statement a whole fact is, is asked in `hedges`; here it is single figures, and what somebody believes or claims,
whoever it is. Cards, cells and timeline entries name their source beside them and need not say it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.check.claim import Claim, Part
from briefgen.check.hedges import asserts, attributed, finding, named
from briefgen.errors import Finding
from briefgen.grammar.assertions import OPEN, Force, assertions
from briefgen.grammar.lexicon import known, rows, words
from briefgen.grammar.quantities import Quantity, agrees
from briefgen.grammar.typography import folded, straight
from briefgen.grammar.verbs import stem
from briefgen.model.fact import Fact, Figure, Mention, Statement

_SELF = re.compile(r"\b(?:I|me|my|we|us|our|it|its|he|him|his|she|her|they|them|their)\b", re.IGNORECASE)
"""Words by which a speaker speaks of their own: "it says it planted 900 trees"."""


def claimed(claim: Claim, part: Part) -> Iterator[Finding]:
    """Yield a finding for the first figure of a part that all passages cited have on somebody's word, and the text has not."""
    text = claim.text[part.sentence.start : part.sentence.end]
    if not part.marked or attributed(text) or not asserts(claim, part):
        return
    for quantity in claim.quantities:
        if quantity.idiom or not part.span.holds(quantity.span):
            continue
        words_ = [_word(claim, part, fact) for fact in _figures(claim, part, quantity)]
        if words_ and all(words_) and (who := words_[0]):
            cure = f'Say whose it is, as in "{who} says" or "by {who}\'s count".'
            yield finding(claim, quantity.span, f"{who}'s word, told as plain fact", cure)
            return
    yield from _views(claim, part)


def _views(claim: Claim, part: Part) -> Iterator[Finding]:
    """A verb that the passages have only in what somebody believes, fears or claims."""
    facts = {fact.id: fact for cited in part.facts for fact in claim.cure.evidence.inside(cited)}
    views = [fact for fact in facts.values() if isinstance(fact.body, Statement) and _views_of(fact.body)]
    if not views:
        return
    inside = {root: fact for fact in views for root in _verbs(claim, fact)}
    plainly = {root for cited in part.facts for root in _plain(claim, cited, views)}
    for told in assertions(claim.text, part.sentence.start, part.sentence.end):
        sure = part.span.holds(told.span) and told.force is not Force.UNSURE and not told.bare
        if sure and told.stem in inside.keys() - plainly and (who := _teller(claim, part, inside[told.stem])):
            yield finding(
                claim, told.group, f"{who}'s view, told as plain fact", f'Say whose it is, as in "{who} says".'
            )
            return


def _views_of(statement: Statement) -> bool:
    return statement.cue is not None and stem(statement.cue.name.split()[0]) in _viewing()


@cache
def _viewing() -> frozenset[str]:
    """Verbs of views: those of the middle of the scale of knowing, but for plain reports."""
    told = [row[0] for row in rows("degrees") if row[1:] == ("know", "2")]
    return frozenset(map(stem, told)) - frozenset(map(stem, ("say", "tell", "estimate", "warn")))


def _verbs(claim: Claim, fact: Fact) -> Iterator[str]:
    """The stems of the verbs of what somebody says."""
    plain = claim.library.document(fact.target.source).plain
    for span in fact.body.content if isinstance(fact.body, Statement) else ():
        yield from (one.stem for one in assertions(plain, span.start, span.end) if one.force is not Force.UNSURE)


def _plain(claim: Claim, cited: Fact, views: Sequence[Fact]) -> Iterator[str]:
    """The stems of the verbs of a passage that are in nobody's view."""
    plain, span = claim.library.document(cited.passage.source).plain, cited.passage.span
    told = [part for fact in views if isinstance(fact.body, Statement) for part in fact.body.content]
    for one in assertions(plain, span.start, span.end):
        if one.force is not Force.UNSURE and not any(part.holds(one.span) for part in told):
            yield one.stem


def _teller(claim: Claim, part: Part, told: Fact) -> str:
    """Who says something of which the text does not say it."""
    text = claim.text[part.sentence.start : part.sentence.end]
    speaker = told.body.speaker if isinstance(told.body, Statement) else None
    if speaker is None or re.match(r"(?:he|she|they)\b", text, re.IGNORECASE) or named(claim, text, speaker):
        return ""
    return speaker.name


def _figures(claim: Claim, part: Part, quantity: Quantity) -> Iterator[Fact]:
    facts = {fact.id: fact for cited in part.facts for fact in claim.cure.evidence.inside(cited)}
    return (fact for fact in facts.values() if isinstance(fact.body, Figure) and agrees(quantity, fact.body))


def _word(claim: Claim, part: Part, figure: Fact) -> str:
    """On whose word alone a passage has a figure, where the text keeps nothing of it."""
    told = claim.cure.evidence.statement(figure.target.source, figure.target.span)
    if told is None or not isinstance(told.body, Statement) or told.body.speaker is None or not _reports(told.body):
        return ""
    speaker, text = told.body.speaker, claim.text[part.sentence.start : part.sentence.end]
    if not any(span.holds(figure.target.span) for span in told.body.content) or _recorded(claim, told, speaker):
        return ""
    by_pronoun = re.match(r"(?:he|she|they)\b", text, re.IGNORECASE)
    if (by_pronoun or named(claim, text, speaker)) and not (_own(claim, told, speaker) and _claims(claim, part)):
        return ""
    return speaker.name


def _reports(statement: Statement) -> bool:
    """Whether somebody is said to say it, and does not wish or decide it."""
    first = statement.cue.name.split()[0] if statement.cue else ""
    return first.lower() == "according" or stem(first) in _telling()


@cache
def _telling() -> frozenset[str]:
    return frozenset(map(stem, words("reporting_words")))


def _recorded(claim: Claim, told: Fact, speaker: Mention) -> bool:
    """Whether it is a record that tells it, such as the law or the census, or the paper itself."""
    publisher = folded(claim.library.document(told.target.source).source.publisher)
    name = folded(speaker.name)
    somebody = any(word in known("given_names") for word in speaker.name.split()[:-1])  # "Ann Law said"
    if name.split()[-1] in known("records") and not somebody:
        return True
    return re.search(rf"(?<!\w){re.escape(name.removeprefix('the '))}(?!\w)", publisher) is not None


def _own(claim: Claim, told: Fact, speaker: Mention) -> bool:
    """Whether a speaker tells of themselves, so that to name them is not to say that it is their word."""
    plain = claim.library.document(told.target.source).plain
    content = told.body.content if isinstance(told.body, Statement) else ()
    said = " ".join(plain[span.start : span.end] for span in content)
    return bool(_SELF.search(said)) or folded(speaker.name.split()[-1]) in folded(straight(said))


def _claims(claim: Claim, part: Part) -> bool:
    """Whether a part tells as done what is no decision: whoever decides tells of it with authority, and of plans too."""
    told = assertions(claim.text, part.sentence.start, part.sentence.end)
    here = [one for one in told if part.span.holds(one.span)]
    sure = [one for one in here if one.force is not Force.UNSURE]
    return not any(one.force in OPEN or one.stem in _deciding() for one in sure)


@cache
def _deciding() -> frozenset[str]:
    """Verbs of decisions and of wishes, of which whoever makes them is the witness."""
    acts = [row[0] for row in rows("deed_verbs") if row[1] in ("decision", "election")]
    return frozenset(
        stem(word) for word in (*acts, *words("attitude_words"), *(row[0] for row in rows("stance_verbs")))
    )
