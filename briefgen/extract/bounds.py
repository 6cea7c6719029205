"""Where the clause of a date begins and ends: cut at other clauses and other mouths, trimmed to a phrase.

Spans only; what the clause tells of is `occasions`' business.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice

from briefgen.extract.cues import verbs
from briefgen.extract.reading import Reading
from briefgen.extract.status import words
from briefgen.grammar.lexicon import rows
from briefgen.model.fact import Statement
from briefgen.model.source import Sentence, Span

NEAREST = 8
"""Boundaries on each side of a date among which its clause's own are."""
REACH = 800
"""Code points around a date beyond which nothing belongs to it."""
LONGEST = 30
"""Words: a longer clause is cut at the first comma behind its date."""


@cache
def classes() -> dict[str, str]:
    """Return the class of each word that tells time."""
    return {row[0]: row[1] for row in rows("tense_words")}


def verbal(plain: str, start: int, end: int) -> bool:
    """Whether a stretch of words has a verb that can carry a clause."""
    return carries(words(plain, start, end))


def carries(found: Sequence[str]) -> bool:
    """Whether one of the words is a verb that can carry a clause."""
    if not _telling().isdisjoint(found):
        return True
    for word in found:  # noqa: SIM110 - asked for each boundary of each date's sentence: a generator costs more
        if word.endswith("ed") and len(word) > 4:  # not "need"
            return True
    return False


@cache
def _telling() -> frozenset[str]:
    return frozenset(classes())


@cache
def _boundary() -> re.Pattern[str]:
    """A mark or a space, and what makes it a boundary: the engine skips fast to a set of characters.

    Most are spaces, which one look at the letter behind rules out.
    """
    joins = "and|but|so|yet|while|whereas|although|though|as|with|when|where|because|since|if|after|before|until"
    return re.compile(
        rf"[;:,—\s](?:(?<!\s)(?:(?<=[;:])(?=\s)|(?<=,)\s(?:(?={joins})\b|(?=(?:which|who|whose)\b))|(?<=—)\s?)"
        rf"|(?=[—–\-wba])(?<=\s)(?:[–-]{{1,2}}\s|—\s?|(?=(?:when|while|because|although|whereas|why)\s)"
        rf"|(?=as\s)(?<!such\s)(?<!well\s)(?<!soon\s)(?<!long\s)(?<! as\s)(?<! so\s)(?<!same\s)))"
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?:When|While|As|Although|Though|If|Because|After|Before|Since|With|Asked|Until)\b[^,]{8,240}(,)\s"
    )


@cache
def _lead() -> re.Pattern[str]:
    joins = "and|but|so|yet|as|when|why|while|whereas|where|with|because|though|although|if|meanwhile|however|also|then|still"
    return re.compile(rf"(?:[\s,;:—–\"'(-]+|(?:(?i:{joins})|that|which|who)\b[,\s]*)+")


@cache
def _tail() -> re.Pattern[str]:
    said = "said|says|told|announced|added|reported|according to|confirmed|noted|wrote"
    return re.compile(rf",\s(?:\"\s?)?(?:[\w.'-]+\s){{0,8}}?(?:{said})\b[^,;]*(?:,[^,;]*)?$")


def region(reading: Reading, sentence: Sentence, when: Span) -> Span:
    """Return the part of a sentence that stands in the same mouth as a date.

    A date in somebody's words belongs to these words; one beside "said" belongs to the saying, with all that was said.
    """
    plain, span = reading.plain, _window(sentence.span, when)
    inside = _bracketed(plain, span, when)
    if inside:
        return inside
    if saying(plain, max(span.start, when.start - 40), when.start):
        return span
    for fact in reading.statements_in(Span(span.start - REACH, span.end)):  # they can reach into the span
        body = fact.body
        if fact.target.span.end <= span.start or not isinstance(body, Statement):
            continue
        for part in body.content:
            left = _outside(part, span, when) if part.meets(span) else span
            if left != span and (body.direct or (_clausal(plain, part) and not _object(plain, body, part))):
                span = left
    return span


def _window(span: Span, when: Span) -> Span:
    """The sentence, or what is near the date in one without end."""
    (start, end), (first, last) = span, when
    return span if first - start <= REACH >= end - last else Span(max(start, first - REACH), min(end, last + REACH))


def saying(plain: str, floor: int, at: int) -> bool:
    """Whether a verb of saying stands right before a date, and behind a floor."""
    near = plain[floor:at]
    for verb in _SAYING:  # a pattern that ends in "$" is tried at every letter: it is asked only where it may hold
        if verb in near:
            return _saying().search(plain, floor, at) is not None
    return False


_SAYING = ("said", "says", "announced", "added", "reported", "confirmed", "noted", "stated", "told", "tells")


@cache
def _saying() -> re.Pattern[str]:
    told = r"(?:told|tells)\s(?:[\w'.-]+\s){1,4}?"
    return re.compile(
        rf"\b(?:said|says|announced|added|reported|confirmed|noted|stated|{told})\s?(?:(?:on|in|late|early|at|during)\s)?(?:an?\s|the\s)?$"
    )


def _clausal(plain: str, part: Span) -> bool:
    """Whether what was said is a clause of its own: "planned | to meet" and "hoped for | a deal" are not."""
    return not plain.startswith("to ", part.start) and verbal(plain, part.start, part.end)


def _object(plain: str, body: Statement, part: Span) -> bool:
    """Whether the words are the object of their verb, however verbal they look: "rejected | a fee cut on Monday"."""
    if body.cue is None or body.cue.span.end > part.start or plain[body.cue.span.end : part.start].strip():
        return False
    readings = verbs().get(plain[max(0, body.cue.span.end - 24) : body.cue.span.end].rsplit(" ", 1)[-1].lower(), ())
    bare = all(not verb.frames & {"bare", "that", "quote"} for verb in readings) or _article().match(plain, part.start)
    return bool(bare) and any("np" in verb.frames for verb in readings)


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"(?!that\b)(?:an?|any|the|its|his|her|their|all|more|further|no|new)\s", re.IGNORECASE)


def _bracketed(plain: str, span: Span, when: Span) -> Span | None:
    opened = plain.rfind("(", span.start, when.start)
    if opened < 0 or plain.find(")", opened, when.start) >= 0:
        return None
    closed = plain.find(")", when.end, span.end)
    return Span(opened + 1, closed) if closed > 0 else None


def _outside(part: Span, span: Span, when: Span) -> Span:
    """What a statement's part, which meets a span, leaves of it: all that stands in the same mouth as the date."""
    if part.holds(when):
        return Span(max(part.start, span.start), min(part.end, span.end))
    if part.end <= when.start:
        return Span(max(span.start, part.end), span.end)
    return span


def clause(plain: str, whole: Span, when: Span) -> Span:
    """Return the clause of a stretch that a date stands in."""
    (start, end), boundary = whole, _boundary()
    for cut in list(boundary.finditer(plain, start, when.start))[: -NEAREST - 1 : -1]:
        if _parts(plain, whole.start, cut, when.start):
            start = cut.end()
            break
    for cut in islice(boundary.finditer(plain, when.end, end), NEAREST):
        if _closes(plain, cut, whole.end):
            end = cut.start()
            break
    opening = _opening().match(plain, start, end)
    if opening and opening.start(1) >= when.end:
        end = opening.start(1)
    elif opening and opening.end() <= when.start:
        start = opening.end()
    return Span(start, end)


def _parts(plain: str, start: int, cut: re.Match[str], stop: int) -> bool:
    """Whether a boundary before the date parts two clauses: not where the clause comes back after "who ..."."""
    following = plain[cut.end() : cut.end() + 6]
    if following.startswith(("who", "which")):
        return _back().search(plain, cut.end(), stop) is None
    if _opens_clause().match(plain, cut.end(), cut.end() + 12):
        return True
    if following.startswith(("and ", "with ", "as ", "since ", "after ", "before ", "until ")) or cut[0].isspace():
        return (
            verbal(plain, max(start, cut.start() - 200), cut.start()) and verbal(plain, cut.end(), stop)
        ) or following.startswith("with ")
    return True


@cache
def _back() -> re.Pattern[str]:
    """Where a clause comes back behind the relative one: "the mill, who ...", | will"."""
    return re.compile(r",\s(?:will|is|are|was|were|has|had|have|said|told|\w+ed)\b")


_SUBJECTS = "(?:the|a|an|he|she|it|they|we|his|her|its|their)"


@cache
def _opens_clause() -> re.Pattern[str]:
    return re.compile(rf"(?:and|but|while|as|so) {_SUBJECTS}\b")


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(rf"and {_SUBJECTS}\b")


def _closes(plain: str, cut: re.Match[str], stop: int) -> bool:
    following = plain[cut.end() : cut.end() + 12]
    if following.startswith(("and not ", "or not ", "but not ")):
        return False
    joined = following.startswith("and ") or (following.startswith("as ") and not cut[0].startswith(","))
    if joined and _joins().match(following):
        return True
    return not joined or verbal(plain, cut.end(), min(stop, cut.end() + 80))


def trimmed(plain: str, span: Span, when: Span) -> Span:
    """Return a clause without the conjunction before it, the attribution behind it and what makes it long."""
    lead = _lead().match(plain, span.start, span.end)
    start = lead.end() if lead and lead.end() <= max(when.start, span.start) else span.start
    start, end = _reported(plain, start, span.end, when), span.end
    tail = _tail().search(plain, max(start, when.end), end)
    if tail:
        end = tail.start()
    if plain.count(" ", start, end) >= LONGEST and len(plain[start:end].split()) > LONGEST:
        start, end = _shortened(plain, start, end, when)
    if start <= when.start:
        start = _past_date(plain, start, end, when)
    text = plain[start:end].rstrip(" \n,;:!?")
    text = text if _abbreviated(text) else text.rstrip(". ")
    end = start + len(text)
    if text.count('"') % 2:
        opened = start > span.start and plain[start - 1] == '"'
        return Span(start - 1, end) if opened else Span(start, start + len(text.rstrip('" ,;.')))
    return Span(start, end)


def _shortened(plain: str, start: int, end: int, when: Span) -> tuple[int, int]:
    """A long clause up to the first comma behind its date, or from there where only the date's own words stand before."""
    comma = plain.find(",", when.end, end)
    if comma < 0:
        return start, end
    return (start, comma) if verbal(plain, start, comma) else (comma + 2, end)


_REPORTS = ("said", "says", "announced", "confirmed", "reported", "added")


@cache
def _report() -> re.Pattern[str]:
    return re.compile(r"\b(?:said|says|announced|confirmed|reported|added)\s(?:that\s)?")


def _reported(plain: str, start: int, end: int, when: Span) -> int:
    """The start of what is reported, where a date stands in it: "Ruiz said | the mill will close Friday"."""
    near = plain[start : when.start]
    found = _report().search(plain, start, when.start) if any(map(near.__contains__, _REPORTS)) else None
    if not found or saying(plain, start, when.start):
        return start
    return found.end() if verbal(plain, found.end(), end) else start


def _past_date(plain: str, start: int, end: int, when: Span) -> int:
    """The start of a clause behind the date that opens it: "On Friday, | the board met"."""
    if plain[start : when.start].strip().lower() not in ("", "on", "in", "by", "at", "during", "late", "early"):
        return start
    behind = _past_comma().match(plain, when.end, end)
    return behind.end() if behind and end - behind.end() > 8 else start


@cache
def _past_comma() -> re.Pattern[str]:
    return re.compile(r",?\s(?=\w)")


def _abbreviated(text: str) -> bool:
    """Whether the last stop belongs to the word: "the U.S.", "Acme Inc."."""
    return text.endswith(".") and _abbreviation().search(text, max(0, len(text) - 8)) is not None


@cache
def _abbreviation() -> re.Pattern[str]:
    return re.compile(r"\b(?:[A-Z]|Inc|Corp|Co|Ltd|a\.m|p\.m)\.$")
