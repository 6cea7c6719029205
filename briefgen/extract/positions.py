"""Positions: where an actor stands on an issue, and on whose account.

A cue of the lexicon gives the stance, the words before it may turn it round; its subject is the actor, and the
topics that it governs are the issue. Cues: `stances`; `clauses`; who: `bearers`; about what: `issues`; `conditions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from briefgen.extract.actors import actor
from briefgen.extract.bearers import Bearers, bearers, kept, motive, passive, sent
from briefgen.extract.clauses import Clause, clauses, softened, span_of
from briefgen.extract.conditions import conditioned, conditions, left_open
from briefgen.extract.denials import claimed, nobody, nothing
from briefgen.extract.duties import duties
from briefgen.extract.facts import build
from briefgen.extract.finite import bases
from briefgen.extract.forecasts import Forecast, doubting, forecasts
from briefgen.extract.issues import Issues, before, governed, inherited, region, taken_up
from briefgen.extract.marks import marks
from briefgen.extract.mentions import Kind
from briefgen.extract.reading import Reading
from briefgen.extract.stances import (
    AGENT,
    BASE,
    CONDITIONAL,
    FINITE,
    LABEL,
    NOUN,
    OPPOSES,
    PAST,
    PREDICTS,
    PROPOSES,
    SUPPORTS,
    noun,
)  # fmt: skip
from briefgen.extract.undoing import double_negative
from briefgen.extract.voices import voices
from briefgen.grammar.lexicon import words
from briefgen.grammar.prefixes import factored
from briefgen.model.fact import Fact, Grade, Mention, Position, Stance
from briefgen.model.source import ParagraphKind, Span


def positions(reading: Reading) -> Iterator[Fact]:
    """Yield the positions that the body of a document states."""
    heard, (stances, futures, modals), body = voices(reading), marks(reading), ParagraphKind.BODY
    last, seen = None, -1
    for number in sorted({*stances, *futures, *modals}):
        sentence = reading.sentences[number]
        if sentence.paragraph.kind is not body:
            continue
        here: list[Fact] = []
        if number in stances:
            follows = number == seen + 1 and reading.sentences[seen].paragraph.number == sentence.paragraph.number
            for clause in clauses(heard, sentence, stances[number], last if follows else None):
                here += _positions(clause)
        if number in futures:
            for forecast in forecasts(heard, sentence, futures[number]):
                here += list(_told(reading, PREDICTS, forecast, here))
        if number in modals:
            for stance, duty in duties(heard, sentence, modals[number]):
                here += list(_told(reading, stance, duty, here))
        last, seen = _last(here) if here else None, number
        yield from here


def _told(reading: Reading, stance: Stance, forecast: Forecast, known: list[Fact]) -> Iterator[Fact]:
    """What a forecast or a duty says, unless a stance with a cue of its own was read in the same words."""
    if any(forecast.span.meets(fact.target.span) for fact in known):
        return
    cue = " ".join(reading.plain[forecast.cue.start : forecast.cue.end].split())
    since = forecast.issues.since
    passage = reading.passage(Span(min(forecast.span.start, since or forecast.span.start), forecast.span.end))
    for issue in forecast.issues.ids or (None,):
        body = Position(forecast.speaker, stance, issue, cue)
        yield build(
            reading,
            body,
            forecast.span,
            passage,
            actors=[forecast.speaker.actor] if forecast.speaker.actor else [],
            topics=[issue] if issue else [],
            grade=_GRADES[since is not None],
            extractor="position:forecast" if stance is PREDICTS else "position:duty",
        )


_GRADES = (Grade.STATED, Grade.INHERITED)


def _last(facts: list[Fact]) -> Mention | None:
    """The one actor of a sentence's positions, for an "it" that opens the next sentence."""
    actors = {fact.body.actor.name: fact.body.actor for fact in facts if isinstance(fact.body, Position)}
    return next(iter(actors.values())) if len(actors) == 1 else None


def _positions(clause: Clause) -> Iterable[Fact]:
    """The positions that a clause states; few do."""
    read = _stance(clause) if _leads(clause) and not _doubted(clause) else None
    found = bearers(clause) if read else None
    return _taken(clause, read, found) if read and found else ()


def _taken(clause: Clause, read: Stance, found: Bearers) -> Iterator[Fact]:
    """The positions of those who take a stance."""
    stance, object_ = conditioned(clause, read), _object(clause)
    about = _issues(clause, object_)
    if read is PROPOSES and stance is OPPOSES:
        about = about._replace(ids=about.ids[:1])  # "an end to the levy and better wages" is against one of them
    if (not about.ids and (_about_person(clause) or _objectless(clause))) or (
        about.ids and stance is read and double_negative(clause, stance, object_)
    ):
        return
    if "must" in clause.group.classes and not (found.inherited or clause.speaker is None):
        return  # "the minister said the board must accept it": not the board's stance
    if stance is OPPOSES and claimed(clause.plain, clause.cue.end, clause.end):
        return
    for mention in found.mentions:
        if _not_meant(clause, mention):
            continue
        if not about.ids and _own_business(clause, mention, found):
            continue
        for issue in about.ids or (None,):
            yield _fact(clause, mention, stance, issue, found, about, object_)


def _doubted(clause: Clause) -> bool:
    """Whether somebody doubts or denies it; whose motives or plans are doubted still has them."""
    if clause.voice is None or not doubting(clause.voice):
        return False
    return not (clause.possessed or clause.cue.form is NOUN or motive(clause))


def _not_meant(clause: Clause, mention: Mention) -> bool:
    """Whether it is said that somebody does not, or does so with nothing: "nor Falk supports", "backed neither plan"."""
    owner = clause.plain.startswith("'", mention.span.end)  # "nor Falk's reasons for backing it" tells that he does
    if not owner and nobody(clause.plain, clause.sentence.span.start, mention.span.start):
        return True
    if clause.cue.form is NOUN and clause.plain.endswith(_LACKING, clause.floor, clause.cue.start):
        return True
    return clause.cue.entry.stance is not PREDICTS and nothing(clause.plain, clause.cue.end)


_LACKING = ("any ", "lack of ", "lacks ", "little ", "no ", "without ")
"""What before "support from" tells that there is none."""


def _own_business(clause: Clause, mention: Mention, found: Bearers) -> bool:
    """Whether somebody is only about to do something: "Ana Falk plans to move" is no stance, a council's plan to is."""
    words = clause.cue.entry.words
    if not (words.endswith(" to") or words == "push") or clause.possessed or motive(clause) or _campaigns(clause):
        return False
    known = actor(mention.actor, clause.reading.vocabulary) if mention.actor else None
    if known:
        return words in _PLANS and known.kind == "person"
    people = (m for m in clause.reading.mentions_in(mention.span) if m.kind in _PEOPLE)
    return found.inherited or any(m.gender != "p" for m in people)


_PERSON = Kind.PERSON
_PEOPLE = (Kind.PERSON, Kind.ROLE, Kind.PRONOUN)


def _campaigns(clause: Clause) -> bool:
    """Whether somebody pushes for something to be done, and not to the front: "is pushing to | raise the fee"."""
    return clause.cue.entry.words == "push to" and _following(clause) in bases()


_PLANS = frozenset(f"{verb} to" for verb in ("aim", "hope", "intend", "plan", "pledge", "promise", "try", "vow"))
"""What anybody says of anything: of one person a stance only where it is on a topic."""


def _about_person(clause: Clause) -> bool:
    """Whether somebody, not something, is backed or attacked: that is no position on an issue."""
    start, end = clause.cue.end + 1, min(clause.end, clause.cue.end + 60)
    if _personal().match(clause.plain, start, end):
        return True
    near = [m for m in clause.reading.mentions_in(Span(start, end)) if m.start - len(m.title) - start <= 1]
    return any(m.kind is _PERSON and not clause.plain.startswith("'s", m.end) for m in near) if near else False


@cache
def _personal() -> re.Pattern[str]:
    return re.compile(r"(?:him|her|them|me|us|you)\b")


def _objectless(clause: Clause) -> bool:
    """Whether what is accepted stands elsewhere: "a number that the industry could accept"."""
    words = clause.cue.entry.words
    verb = clause.cue.form in _VERBAL and (words in _TRANSITIVE or words.endswith(" for"))  # "what we asked for"
    return (
        verb
        and not passive(clause)
        and not clause.possessed
        and _ends().match(clause.plain, clause.cue.end) is not None
    )


_VERBAL = (BASE, FINITE, PAST)
_TRANSITIVE = frozenset(
    "accept back defend dismiss endorse expect fear favor favour need oppose reject seek support tolerate want".split()
)


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(r"[.,;:?!\"]| (?:and|or|but)\b| it to\b|$")


def _fact(
    clause: Clause, mention: Mention, stance: Stance, issue: str | None, found: Bearers, about: Issues, object_: Span
) -> Fact:
    account = _account(clause, mention)
    body = Position(
        mention,
        stance,
        issue,
        cue=" ".join(clause.plain[clause.group.start : clause.cue.end].split()),
        according_to=account.name if account else None,
        hedges=(*clause.group.hedges, *softened(clause), *conditions(clause, object_)),
    )
    label = about.first if clause.cue.form is LABEL else None
    span = span_of(clause, found.start if label is None else min(found.start, label), object_.end)
    since = min(span.start, about.since if about.since is not None else span.start)
    inherited_ = found.inherited or (about.since is not None and issue is not None)
    actors = [m.actor for m in (mention, account) if m and m.actor]
    return build(
        clause.reading,
        body,
        span,
        clause.reading.passage(Span(since, span.end)),
        actors=actors,
        topics=[issue] if issue else [],
        grade=_GRADES[inherited_],
        extractor=f"position:{clause.cue.form.value}",
    )


def _account(clause: Clause, mention: Mention) -> Mention | None:
    """On whose account a stance is known: the speaker's, where that is somebody else."""
    speaker = clause.speaker
    if speaker is None:
        return None
    same = speaker.name == mention.name or (speaker.actor is not None and speaker.actor == mention.actor)
    return None if same else speaker


def _leads(clause: Clause) -> bool:
    """Whether a noun is followed by what leads to its issue."""
    entry = clause.cue.entry
    if clause.cue.form is NOUN:
        return _following(clause) in entry.leads or sent(clause) is not None
    if clause.possessed:
        head, _, lead = entry.words.partition(" ")
        owned = noun(head)
        return owned is not None and (lead or _following(clause)) in owned.leads
    needed = _NEEDED.get(entry.words)
    if needed and not needed().match(clause.plain, clause.cue.end, clause.end):
        return False
    # "what Oslo wants in the talks" has its object elsewhere
    loose = entry.stance is PROPOSES and " " not in entry.words
    return not (loose and _following(clause) in _LOOSE and not passive(clause))


_LOOSE = frozenset(("in", "at", "on", "from", "with", "by", "for"))


def _following(clause: Clause) -> str:
    """The word behind a cue."""
    found = _word().match(clause.plain, clause.cue.end, clause.end)
    return found[1] if found else ""


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r" ([a-z]+)\b")


@cache
def _thing() -> re.Pattern[str]:
    """What is pushed when a cause is: "pushing a tax", "pushing higher wages", not "pushing ahead"."""
    return re.compile(
        r" \"?(?!(?:after|ever|over|under)\b)(?:the|an?|its|their|his|her|this|these|more|new|[a-z]+er)\b"
    )


@cache
def _asked() -> re.Pattern[str]:
    """Who is asked to do something, or that it be done: "asked the court to"; to ask whether is no stance."""
    return re.compile(
        r" (?!about|how|if|what|when|where|whether|who|why|(?:to|not to) (?:be (?:named|identified|quoted)|remain)\b|that (?:\w+ )?names? not\b)(?:that\b|[^.;,\"]{1,80}? (?:(?:to|not to) [a-z]+|for\b))"
    )


@cache
def _pressed() -> re.Pattern[str]:
    """Who is pressed to do something: a name or a body, not "pressed the button to"."""
    bodies = factored(words("acting_bodies"))
    return re.compile(
        rf" (?:(?:the )?[A-Z][\w.'-]*(?: [\w.'-]+){{0,4}}|(?:the|its|their) (?:[\w'-]+ ){{0,2}}{bodies}s?) to (?!an?\b|the\b|its\b)[a-z]"
    )


_NEEDED = {"ask": _asked, "push": _thing} | dict.fromkeys(("implore", "lobby", "press", "pressure"), _pressed)


def _object(clause: Clause) -> Span:
    return region(clause.plain, clause.floor, clause.cue.start, clause.end)


_NOMINAL = (NOUN, AGENT, LABEL)
"""Forms that no verb group denies or weakens."""


def _stance(clause: Clause) -> Stance | None:
    """The stance before what follows the cue may make it conditional."""
    entry, group = clause.cue.entry, clause.group
    if kept(clause):
        return CONDITIONAL if entry.stance is SUPPORTS or entry.negated else None
    if clause.cue.form in _NOMINAL:
        return entry.stance
    if entry.modal and group.negated and not {"would", "may"} & group.classes:
        return None
    if "must" in group.classes and entry.stance is SUPPORTS and passive(clause):
        return None  # "must be approved by members": nobody has yet
    if entry.words == "expect" and clause.plain.startswith(" to ", clause.cue.end):
        return None
    if entry.future and not _future().search(clause.plain, *_object(clause)):
        return None
    if not group.classes:
        return entry.stance
    stance = entry.negated if group.negated else entry.stance
    if stance is OPPOSES and group.negated and left_open(clause):
        return CONDITIONAL
    if stance is SUPPORTS and {"may", "willing"} & group.classes:
        return CONDITIONAL
    return stance


@cache
def _future() -> re.Pattern[str]:
    return re.compile(r"\b(?:will|would|won't|wouldn't|going to|could|may|might)\b|'ll\b")


def _issues(clause: Clause, object_: Span) -> Issues:
    """The topics governed; for passives and labels those before the cue; for anaphors those taken up."""
    reading, behind = clause.reading, Span(clause.cue.end, object_.end)
    if not reading.topics:
        return Issues()
    label = clause.cue.form is LABEL
    called = _called().search(clause.left) if label else None
    if called:
        return inherited(reading, clause.sentence, clause.floor + called.start())
    if label or passive(clause) or sent(clause):
        found = before(reading, clause.floor, clause.cue.start)
        return found if found.ids else governed(reading, behind)
    if (clause.cue.form is NOUN or clause.possessed) and clause.plain.startswith(" is ", behind.start):
        behind = Span(behind.start + len(" is"), behind.end)
    taken = taken_up(reading, clause.sentence, behind)
    return taken if taken is not None else governed(reading, object_)


@cache
def _called() -> re.Pattern[str]:
    """What is called so, by a word that points back: "called it a | mistake"."""
    return re.compile(r"\b(?:it|this|that) (?:an? |the )?(?:[\w-]+ ){0,2}$")
