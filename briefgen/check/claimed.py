"""A figure that a passage gives on somebody's word is not told as plain fact. Rule strength-changed.

Whose statement a whole fact is, is asked in `hedges`; here it is single figures, whoever says them. Cards, cells and
timeline entries name their source beside them and need not say it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.check.claim import Claim, Part
from briefgen.check.hedges import asserts, attributed, finding, named
from briefgen.errors import Finding
from briefgen.grammar.assertions import OPEN, Force, assertions
from briefgen.grammar.lexicon import rows, words
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
    publisher = claim.library.document(told.target.source).source.publisher
    last = folded(speaker.name).split()[-1]
    return last in words("records") or folded(speaker.name).removeprefix("the ") in folded(publisher)


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
