"""A fact as the evidence site lists it: in short, with as much of its passage as the source's rights allow.

Of a source with a `quote_limit`, only the excerpts stand here that notes print too, and a few words of each other fact:
passage after passage would make the article whole again. What the site says of itself is in its language, what a source
says in the source's. Lines for outlines are `snippet`'s.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.compose.cite import passage
from briefgen.compose.matrix import WORDS
from briefgen.compose.notes import credit
from briefgen.compose.snippet import snippet
from briefgen.compose.wording import day, time
from briefgen.language.amounts import amount
from briefgen.language.catalogue import messages, phrase
from briefgen.language.names import foreign
from briefgen.model.brief import Brief
from briefgen.model.fact import Event, Fact, Figure, Mention, Position, Role, Statement, When
from briefgen.model.library import Library
from briefgen.model.site import Cited, Listed, Shown
from briefgen.model.source import Document, Source

FEW = 8
"""Words of a fact that no brief cites, where its source limits quotations."""
LEADS = dict(
    zip(
        ("<", "<=", ">", ">="),
        messages("less than {}", "at most {}", "more than {}", "at least {}"),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """The language of the site, and the library as its vocabulary and its sheet of sources tell it there."""

    language: str
    library: Library


def shown(
    document: Document, facts: Sequence[Fact], library: Library, briefs: Iterable[Brief], tongue: Tongue | None = None
) -> Shown:
    """Return a source with its facts; `facts` may have passages that outlines quote beside those of the library.

    `tongue` is how the site speaks: in English, with the library's own names, unless given.
    """
    tongue = tongue or Tongue("en-CA", library)
    called = _called(document.source, tongue)
    limited = document.source.quote_limit is not None
    notes, printed = _notes(facts, briefs, tongue.language)
    ordered = sorted(facts, key=lambda fact: (fact.target.span, fact.id))
    listed = (
        replace(
            _listed(fact, tongue, called, notes.get(fact.id, ()), printed.get(passage(fact), "") if limited else None),
            snippet=snippet(fact, library),
        )
        for fact in ordered
    )
    return Shown(document, called, not limited, tuple(listed), foreign(document.source.language, tongue.language))


def _called(source: Source, tongue: Tongue) -> str:
    told = day(source.published, tongue.language) if source.published else phrase("undated", tongue.language)
    return f"{credit(source, tongue.library, tongue.language) or source.name}, {told}"


def _notes(
    facts: Sequence[Fact], briefs: Iterable[Brief], language: str
) -> tuple[Mapping[str, Sequence[Cited]], Mapping[tuple[str, int, int], str]]:
    """The notes that cite each fact, by its id; the words that notes print of each passage."""
    known = {fact.id: fact for fact in facts}
    cited: dict[str, list[Cited]] = {}
    printed: dict[tuple[str, int, int], str] = {}
    for brief in briefs:
        other = foreign(brief.language, language)
        for note in brief.notes:
            for id in (id for id in note.facts if id in known):
                marks = tuple(back.id for back in note.back)
                cited.setdefault(id, []).append(Cited(brief.id, brief.label, note.number, marks, other))
                printed.setdefault(passage(known[id]), note.passage)
    return cited, printed


def _listed(fact: Fact, tongue: Tongue, called: str, cited: Sequence[Cited], excerpt: str | None) -> Listed:
    """The fact; `excerpt` is None where its source may be quoted at will, empty where no note prints its passage."""
    words = " ".join(fact.passage.exact.split()) if excerpt is None else excerpt
    head, tail = _told(fact, tongue)
    first, when = _when(fact, tongue)
    return Listed(
        fact=fact,
        kind=kind(fact),
        head=head,
        tail=tail if excerpt is None else _few(tail),
        words=words,
        day=first,
        when=when,
        source=called,
        cited=tuple(cited),
        language=foreign(tongue.library.document(fact.target.source).source.language, tongue.language),
    )


def kind(fact: Fact) -> str:
    """Return the fact's kind; words that an outline quotes are a passage."""
    return "passage" if fact.id.startswith("q-") else fact.kind


def _told(fact: Fact, tongue: Tongue) -> tuple[str, str]:
    """What a fact is, and what is said with it."""
    language, library = tongue.language, tongue.library
    if fact.id.startswith("q-"):
        return "", _flat(fact.target.exact)
    match fact.body:
        case Figure() as figure:
            own = not foreign(_spoken(fact, library), language)
            return _counted(figure, language), _counts(figure) if own else _printed(figure, language)
        case Statement(speaker=speaker, content=content):
            said = " … ".join(map(library.document(fact.target.source).quote, content))
            return _name(speaker, library) or phrase("Nobody named", language), _flat(said)
        case Event(what=what, when=when):
            return _time(when, fact, tongue), _flat(what or "")
        case Position(actor=actor, stance=stance, issue=issue):
            labels = {topic.id: topic.label for topic in library.vocabulary.topics}
            about, word = labels.get(issue or "", issue or ""), phrase(WORDS[stance], language).lower()
            return _name(actor, library), phrase("{}: {}", language).format(word, about) if about else word
        case Role(person=person, role=role, organisation=organisation, former=former):
            told = ", ".join(part for part in (role, organisation) if part)
            return _name(person, library), phrase("former {}", _spoken(fact, library)).format(told) if former else told


def _spoken(fact: Fact, library: Library) -> str:
    return library.document(fact.target.source).source.language


def _counted(figure: Figure, language: str) -> str:
    """A figure as its source prints it, or where the site speaks another language in that language's digits."""
    told = _flat(amount(figure, language))
    softened = figure.approximate and told != _flat(figure.surface)
    lead = LEADS.get(figure.bound, "") or (messages("about {}")[0] if softened else "{}")
    return phrase(lead, language).format(told)


def _counts(figure: Figure) -> str:
    """What a figure counts, beside the words that it is printed in."""
    subject = figure.subject or ""
    return subject if subject.lower() not in _flat(figure.surface).lower() else ""


def _printed(figure: Figure, language: str) -> str:
    """A figure's own words, which the site's language has put otherwise, with what it counts."""
    surface, about = _flat(figure.surface), _counts(figure)
    number, _, noun = surface.rpartition(" ")
    if number and about.lower().startswith(noun.lower()):
        told = f"{number} {about}"  # "1,200 households" of "households on the outer isles"
    else:
        told = ", ".join(part for part in (surface, about) if part)
    return told.removeprefix(f"{_flat(amount(figure, language))} ")


def _time(when: When | None, fact: Fact, tongue: Tongue) -> str:
    """An event's time; in another language than the site's, only one that is resolved can be told."""
    told = when and (when.first or not foreign(_spoken(fact, tongue.library), tongue.language))
    return time(when, tongue.language) if when and told else phrase("Undated", tongue.language)


def _name(mention: Mention | None, library: Library) -> str:
    """The vocabulary's name, or else what is printed."""
    if mention is None:
        return ""
    return next((actor.name for actor in library.vocabulary.actors if actor.id == mention.actor), mention.name)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _few(text: str) -> str:
    words = text.split()
    return " ".join(words[:FEW]) + (" …" if len(words) > FEW else "")


def _when(fact: Fact, tongue: Tongue) -> tuple[str, str]:
    when = fact.body.when if isinstance(fact.body, Event) else None
    if when and when.first:
        return when.first.isoformat(), time(when, tongue.language)
    published = tongue.library.document(fact.target.source).source.published
    if published is None:
        return "", phrase("undated", tongue.language)
    return published.isoformat(), day(published, tongue.language)


def named(listed: Sequence[Listed], names: Mapping[str, str]) -> tuple[str, ...]:
    """Return a name for each fact, no two alike: the outlines' own where they have one."""
    taken: set[str] = set(names.values())
    found: list[str] = []
    for each in listed:
        name = names.get(each.fact.id, "") or _free(_slug(each), taken)
        taken.add(name)
        found.append(name)
    return tuple(found)


def _free(slug: str, taken: set[str]) -> str:
    numbers = (f"{slug}-{n}" for n in range(2, len(taken) + 3))
    return slug if slug not in taken else next(name for name in numbers if name not in taken)


def _slug(listed: Listed) -> str:
    """A name in small letters, of the first words that tell the fact."""
    text = unicodedata.normalize("NFKD", f"{listed.head} {listed.tail}").encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", text.replace(",", ""))
    return "-".join(words[:4]) or listed.fact.id
