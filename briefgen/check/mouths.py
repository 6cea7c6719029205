"""Words and thoughts are in the right mouth, quoted or told. Rules speaker-mismatch, actor-unbound.

`attributions` reads whom a text lets speak, `cast` who is present in a passage; offices are `offices`' matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.check.attributions import Attribution, attributions, single, subject
from briefgen.check.cast import Cast, Named
from briefgen.check.claim import Claim
from briefgen.check.deeds import beside, done
from briefgen.check.said import Match, matches, said
from briefgen.check.scope import Voice
from briefgen.check.strangers import strangers
from briefgen.check.whose import whose
from briefgen.errors import Finding
from briefgen.grammar.lexicon import words as lexicon
from briefgen.grammar.people import roles
from briefgen.grammar.quotations import Quotation, quotations
from briefgen.grammar.sentences import sentences
from briefgen.grammar.typography import folded
from briefgen.model.fact import Fact, Mention, Position, Statement
from briefgen.model.source import Span

_SILENT = re.compile(r" (?:is|are|was|were) not (?:among|one|part|named|quoted|mentioned|there|in)\b")
_ALWAYS = frozenset({"person", "organisation"})


def mouths(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for words put into another's mouth, and for an actor of whom no cited passage speaks."""
    cast, named = claim.cast, claim.named
    told = attributions(claim.text, named)
    unknown = tuple(strangers(claim, single(claim.text)))
    if not claim.facts:
        yield from (finding for _, finding in unknown)
        return
    wrong = list(_quoted(claim, cast, named, told))
    wrong += _shared(claim, cast, named, told)
    wrong += _told(claim, cast, [each for each in told if not any(span.holds(each.span) for span, _ in wrong)])
    wrong += done(claim, cast, [n for n in named if not any(span.holds(n.span) for span, _ in wrong)])
    yield from (finding for _, finding in wrong)
    yield from (finding for span, finding in unknown if not any(other.holds(span) for other, _ in wrong))
    absent = tuple(_absent(claim, cast, [n for n in named if not any(span.holds(n.span) for span, _ in wrong)]))
    yield from absent
    if not wrong and not absent and claim.scope.voice is not Voice.OURS:
        yield from whose(claim, cast)


def _quoted(
    claim: Claim, cast: Cast, named: Sequence[Named], told: Sequence[Attribution]
) -> Iterator[tuple[Span, Finding]]:
    """Quotations whose sentence lets somebody else speak, and not the speaker; each with its sentence."""
    marked = quotations(claim.text)
    sayings = said(claim.facts, claim.cure.evidence) if marked else ()
    for quotation in marked:
        words = claim.text[quotation.inner.start : quotation.inner.end]
        sentence = _sentence(claim.text, quotation)
        here = [each for each in told if sentence.holds(each.span)]
        people = [n for n in named if sentence.holds(n.span) and cast.actors[n.actor].kind == "person"]
        speakers = [speaker for match in matches(words, sayings) if (speaker := _speaker(match))]
        voices: tuple[Attribution | Named, ...] = (*here, *people)
        others = [each for each in voices if not quotation.inner.holds(each.span)]
        if speakers and others and not any(_named(s, sentence, claim, cast, named, others) for s in speakers):
            name = _full(speakers[0], cast)
            message = f'"{words}" is {name}\'s, whom this sentence does not name.'
            place = claim.scope.locate(words, quotation.inner.start)
            yield sentence, Finding("speaker-mismatch", place, message, f"Name {name}, or nobody.")


def _sentence(text: str, quotation: Quotation) -> Span:
    whole = sentences(text, 0, len(text))
    return next((span for span in whole if span.meets(quotation.span)), Span(0, len(text)))


def _speaker(match: Match) -> Mention | None:
    body = match.said.statement.body if match.said.statement else None
    return body.speaker if isinstance(body, Statement) else None


def _named(
    speaker: Mention,
    sentence: Span,
    claim: Claim,
    cast: Cast,
    named: Sequence[Named],
    others: Sequence[Attribution | Named],
) -> bool:
    """Whether a sentence names a speaker: by name, by office, or by the side for whom the speaker speaks."""
    text = claim.text[sentence.start : sentence.end]
    id_ = cast.actor_of(speaker)
    heard = {each.actor for each in others if each.actor}
    if id_ and (id_ in {n.actor for n in named if sentence.holds(n.span)} or cast.actors[id_].side in heard):
        return True
    if folded(speaker.name.split()[-1]) in folded(text):
        return True
    bare = [each for each in others if isinstance(each, Attribution) and each.role]
    known = cast.described(speaker)
    if id_ is None and not speaker.name[:1].isupper():
        return True  # an unnamed speaker: a sentence can only describe them
    strangers = [each for each in others if each not in bare]
    return bool(roles(_without_titles(text, named, sentence)) & known) or (
        not strangers and not any(_foreign(each, known) for each in bare)
    )


def _without_titles(text: str, named: Sequence[Named], sentence: Span) -> str:
    """A sentence without the words right before its names, which are the titles of those."""
    for each in sorted(named, key=lambda n: -n.span.start):
        if sentence.holds(each.span):
            start = each.span.start - sentence.start
            head = text[:start].rsplit(" ", 2)[0] if text[:start].count(" ") > 1 else ""
            text = head + text[each.span.end - sentence.start :]
    return text


def _foreign(role: Attribution, known: frozenset[str]) -> bool:
    """Whether a role cannot be the speaker's: a group for a person, or an office that the sources do not give."""
    return role.role not in known and (role.plural or role.role in lexicon("public_offices"))


def _told(claim: Claim, cast: Cast, told: Sequence[Attribution]) -> Iterator[tuple[Span, Finding]]:
    """Reported words whose speaker is another in every cited passage."""
    speakers = [(mention, fact) for fact in claim.facts for mention in _speakers(fact, cast)]
    known = cast.sided(filter(None, (cast.actor_of(mention) for mention, _ in speakers)))
    for each in told:
        if not speakers or _open(speakers, cast) or (each.actor in known if each.actor else not _other(each, claim)):
            continue
        if (
            each.actor
            and cast.actors[each.actor].kind != "person"
            and any(each.actor in cast.present(f) for f in claim.facts)
        ):
            continue
        words = claim.text[each.span.start : each.span.end]
        name = _full(speakers[0][0], cast)
        source = claim.library.document(speakers[0][1].passage.source).source.name
        message = (
            f'"{words}" does not say this in what is cited, but {name} ({source} ¶{speakers[0][1].passage.paragraph}).'
        )
        place = claim.scope.locate(words, each.span.start)
        yield each.span, Finding("speaker-mismatch", place, message, f"Name {name}, or cite where {words} says it.")


def _shared(
    claim: Claim, cast: Cast, named: Sequence[Named], told: Sequence[Attribution]
) -> Iterator[tuple[Span, Finding]]:
    """Last names that speak and are those of several actors, where neither the text nor what is cited chooses one."""
    present = frozenset[str]().union(*(cast.present(fact) for fact in claim.facts))
    known = {each.actor for each in named}
    for ids, span in cast.by_surname(claim.text, [each.span for each in named]):
        chosen = known.intersection(ids) or present.intersection(ids)
        if len(ids) == 1 or len(chosen) == 1 or not any(each.span.meets(span) for each in told):
            continue
        words = claim.text[span.start : span.end]
        message = f'"{words}" may be {" or ".join(cast.actors[id_].name for id_ in ids)}.'
        yield span, Finding("actor-unbound", claim.scope.locate(words, span.start), message, "Write the full name.")


def _other(told: Attribution, claim: Claim) -> bool:
    """Whether a name that the vocabulary does not know is a person's of the sources, and no speaker's of what is cited."""
    last = folded(told.name).rpartition(" ")[2]
    if not last or last not in claim.cast.people:
        return False
    speakers = (speaker for fact in claim.facts for speaker in _speakers(fact, claim.cast))
    return all(last not in folded(_full(speaker, claim.cast)).split() for speaker in speakers)


def _speakers(fact: Fact, cast: Cast) -> Iterator[Mention]:
    """Who says, thinks or wants something in a fact's passage."""
    for each in (fact, *cast.evidence.inside(fact)):
        if isinstance(each.body, Statement) and each.body.speaker:
            yield each.body.speaker
        elif isinstance(each.body, Position):
            yield each.body.actor


def _open(speakers: Sequence[tuple[Mention, Fact]], cast: Cast) -> bool:
    """Whether a passage lets somebody speak who could be anybody: a pronoun, or a role that the vocabulary does not know."""
    return any(cast.actor_of(mention) is None and not mention.name[:1].isupper() for mention, _ in speakers)


def _absent(claim: Claim, cast: Cast, named: Sequence[Named]) -> Iterator[Finding]:
    """Actors of whom no cited passage speaks."""
    seen = set[str]()
    for each in named:
        cited = beside(claim, each.span)
        present = frozenset[str]().union(*(cast.present(fact) for fact in cited))
        if each.actor in present or each.actor in seen:
            continue
        if cast.actors[each.actor].kind != "person" and each.actor in cast.places(present):
            continue
        if _SILENT.match(claim.text, each.span.end):
            continue
        if _in_passing(claim, cast, each) and any(each.actor in cast.around(fact) for fact in claim.facts):
            continue
        seen.add(each.actor)
        words = claim.text[each.span.start : each.span.end]
        others = [
            cast.actors[id_].name for id_ in sorted(present) if cast.actors[id_].kind == cast.actors[each.actor].kind
        ]
        told = f", which speaks of {', '.join(others[:3])}" if others else ""
        message = f'"{words}" is in no passage cited here{told}.'
        place = claim.scope.locate(words, each.span.start)
        yield Finding("actor-unbound", place, message, "Name who is in the passage, or cite one that speaks of them.")


def _in_passing(claim: Claim, cast: Cast, named: Named) -> bool:
    """Whether a country or a group is only named on the way: "pay in Norway", "the experts' claim"."""
    return cast.actors[named.actor].kind not in _ALWAYS and not subject(claim.text, named.span)


def _full(speaker: Mention, cast: Cast) -> str:
    id_ = cast.actor_of(speaker)
    return cast.actors[id_].name if id_ else speaker.name
