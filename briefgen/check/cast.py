"""Cast: which of the vocabulary's actors a text names, and who is present in a cited passage, by name or otherwise.

A passage has an actor where it names them, where the extractors found them in it ("she said"), where it names their
country by another word, and where somebody speaks in it for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from briefgen.check.evidence import Evidence
from briefgen.check.surnames import alone, surnames
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.people import roles
from briefgen.grammar.typography import folded, straight
from briefgen.model.fact import Fact, Mention, Position, Role, Statement
from briefgen.model.source import Span
from briefgen.model.vocabulary import Actor

_PERSONAL = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:they|their|them|it|its|the country|the government|the company)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a text that stand for an actor."""

    actor: str
    span: Span


class Cast:
    """The vocabulary's actors, and where they are."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in evidence.library.vocabulary.actors}
        self._present: dict[tuple[str, Span], frozenset[str]] = {}
        self._described: dict[str, frozenset[str]] = {}
        self._title_words: dict[str, frozenset[str]] = {}
        self._before: dict[str, list[str]] = {}

    def named(self, text: str) -> tuple[Named, ...]:
        """Return the actors that a text names, in order; part of a longer name names nobody."""
        matches = [(match, Span(*match.span())) for match in (self._pattern.finditer(text) if self._ids else ())]
        found = [
            Named(id_, span)
            for match, span in matches
            if (id_ := self._ids.get(_key(match[0])) or self._ids.get(_key(match[0]) + "."))
        ]
        found = [each for each in found if not self._part(text, each)]
        taken = [span for _, span in matches]
        found += [Named(ids[0], span) for ids, span in self.by_surname(text, taken) if len(ids) == 1]
        return tuple(sorted(found, key=lambda each: each.span.start))

    def by_surname(self, text: str, taken: Sequence[Span] = ()) -> Iterator[tuple[Sequence[str], Span]]:
        """Yield where a text names persons by their last name alone, outside of other names; several may share one."""
        for name, span in alone(text, self._last_names):
            if not any(other.meets(span) for other in taken):
                yield self._last_names[name], span

    @cached_property
    def _last_names(self) -> Mapping[str, Sequence[str]]:
        return surnames(self.actors.values())

    def present(self, fact: Fact) -> frozenset[str]:
        """Return the actors in a fact's passage, and those for whom these speak."""
        key = (fact.passage.source, fact.passage.span)
        if key not in self._present:
            told = self._in_words(*key)
            for each in (fact, *self.evidence.inside(fact)):
                told |= {*each.actors, *filter(None, map(self.actor_of, _mentions(each)))}
            self._present[key] = self.sided(told | self._meant(*key))
        return self._present[key]

    def around(self, fact: Fact) -> frozenset[str]:
        """Return the actors in the paragraph of a fact's passage, and in the sentence before it."""
        source, start = fact.passage.source, fact.passage.span.start
        before = [s.span for s in self.evidence.library.document(source).sentences if s.span.end <= start][-1:]
        told = self._in_words(source, before[0]) if before else set()
        words_ = self.paragraph(fact)
        return self.sided(told | {n.actor for n in self.named(words_)} | self._countries(words_)) | self.present(fact)

    def _in_words(self, source: str, span: Span) -> set[str]:
        plain = self.evidence.library.document(source).plain[span.start : span.end]
        return {named.actor for named in self.named(plain)} | self._countries(plain)

    def _meant(self, source: str, span: Span) -> set[str]:
        """Whom the pronouns of a passage may mean: the people, or the others, of the sentence before it."""
        document = self.evidence.library.document(source)
        plain = document.plain[span.start : span.end]
        before = [sentence.span for sentence in document.sentences if sentence.span.end <= span.start]
        if not before:
            return set()
        told = self.sided(self._in_words(source, before[-1]))
        people = {id_ for id_ in told if self.actors[id_].kind == "person"}
        return (people if _PERSONAL.search(plain) else set()) | (told - people if _OTHERS.search(plain) else set())

    def paragraph(self, fact: Fact) -> str:
        """Return the words of the paragraphs in which a fact's passage stands."""
        document = self.evidence.library.document(fact.passage.source)
        spans = [p.span for p in document.paragraphs if p.span.meets(fact.passage.span)]
        return " ".join(document.plain[span.start : span.end] for span in spans)

    def places(self, people: Iterable[str]) -> frozenset[str]:
        """Return the organisations where people are or were, by the vocabulary and by the sources."""
        ids = set(people)
        told = [actor.spoken for id_, actor in self.actors.items() if id_ in ids]
        told += [role.organisation for id_ in sorted(ids) for _, role in self.offices(id_) if role.organisation]
        return frozenset(named.actor for words_ in told for named in self.named(straight(words_)))

    def sided(self, ids: Iterable[str]) -> frozenset[str]:
        """Return actors with those for whom they speak."""
        told = set(ids)
        return frozenset(told | {actor.side for id_, actor in self.actors.items() if id_ in told and actor.side})

    def actor_of(self, who: Mention | str | None) -> str | None:
        """Return the id of the actor whom a mention or a name means; None where nobody is known by it."""
        if isinstance(who, Mention):
            return who.actor or self.actor_of(who.name) or self.actor_of(re.sub(r"^[A-Z]\w*-[a-z]+ ", "", who.name))
        if not who:
            return None
        if found := self._ids.get(_key(straight(who))):
            return found
        last = list(self._surnames.get(folded(who), ()))
        last += [id_ for id_, pattern in self._other_names.items() if pattern.fullmatch(straight(who))]
        return last[0] if len(last) == 1 else None

    @cached_property
    def people(self) -> frozenset[str]:
        """The last names of the people to whom the sources give words or an office under a name of two words and more."""
        library = self.evidence.library
        told = [f.body.speaker.name for f in library.facts if isinstance(f.body, Statement) and f.body.speaker]
        told += [f.body.person.name for f in library.facts if isinstance(f.body, Role)]
        found = (folded(name).rpartition(" ")[2] for name in told if name.istitle() and " " in name)
        return frozenset(last for last in found if last not in words("organisation_words"))

    def described(self, speaker: Mention) -> frozenset[str]:
        """Return the nouns by which the vocabulary and the sources describe a speaker: minister, chairman."""
        id_ = self.actor_of(speaker)
        return self.described_as(id_) if id_ else roles(speaker.name) | self._titles(speaker.name)

    def described_as(self, actor_id: str) -> frozenset[str]:
        """Return the same for one of the vocabulary's actors."""
        if actor_id not in self._described:
            actor = self.actors[actor_id]
            told = [" ".join((actor.name, *actor.aliases, *actor.roles, actor.spoken))]
            told += [role.role for _, role in self.offices(actor_id)]
            self._described[actor_id] = roles(" ; ".join(told)) | self._titles(actor.name.split()[-1])
        return self._described[actor_id]

    def title_words(self, actor_id: str) -> frozenset[str]:
        """Return the words that stand with an actor's name, in offices and before it, in the sources and the vocabulary."""
        if actor_id not in self._title_words:
            actor = self.actors[actor_id]
            told = [actor.spoken, *actor.aliases, *actor.roles, *self.before(actor.name.split()[-1])]
            for _, role in self.offices(actor_id):
                told += [role.role, role.organisation or ""]
            found = re.findall(r"[\w-]+", f"{' '.join(told)} {' '.join(told).replace('-', ' ')}".casefold())
            self._title_words[actor_id] = frozenset(word.replace("labour", "labor") for word in found)
        return self._title_words[actor_id]

    def offices(self, actor_id: str) -> Sequence[tuple[Fact, Role]]:
        """Return the offices that the sources give an actor, with the facts that tell them."""
        return self._offices.get(actor_id, ())

    @cached_property
    def _offices(self) -> Mapping[str, Sequence[tuple[Fact, Role]]]:
        found: dict[str, list[tuple[Fact, Role]]] = {}
        for fact in self.evidence.library.of("role"):
            if isinstance(fact.body, Role) and fact.body.person.actor:
                found.setdefault(fact.body.person.actor, []).append((fact, fact.body))
        return found

    def _titles(self, name: str) -> frozenset[str]:
        """The nouns that stand right before a name anywhere in the sources."""
        return frozenset[str]().union(*map(roles, self.before(name)))

    def before(self, name: str) -> list[str]:
        """Return the few words before a name, wherever it stands in the sources."""
        if name not in self._before:
            pattern = re.compile(rf"((?:[\w.'-]+ ){{1,4}})(?:[A-Z][\w'-]+ )*{re.escape(name)}(?!\w)")
            lines = (line for d in self.evidence.library.documents if name in d.plain for line in d.plain.split("\n"))
            self._before[name] = [match[1] for line in lines if name in line for match in pattern.finditer(line)]
        return self._before[name]

    @cached_property
    def _ids(self) -> Mapping[str, str]:
        """Actors by name, alias and description; what several actors share names nobody."""
        found: dict[str, set[str]] = {}
        for actor in self.actors.values():
            for name in (actor.name, *actor.aliases, *actor.roles):
                found.setdefault(_key(straight(name)), set()).add(actor.id)
        return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}

    @cached_property
    def _surnames(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for id_, actor in self.actors.items():
            if actor.kind == "person":
                found.setdefault(_surname(actor), []).append(id_)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = {straight(n) for a in self.actors.values() for n in (a.name, *a.aliases, *a.roles)}
        ordered = sorted(names, key=lambda name: (-len(name), name))
        return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_alternative, ordered))})(?!\w|-[a-z])")

    def _part(self, text: str, named: Named) -> bool:
        """Whether the words are part of another's name: "Anna Ross", "Bank of Canada House"."""
        behind = re.match(r" ([A-Z][a-z]+)", text[named.span.end :])
        if behind and self.actors[named.actor].kind != "person" and behind[1].lower() in words("organisation_words"):
            return True
        before = re.search(r"([A-Z][a-z]+) $", text[: named.span.start])
        return bool(before and before[1] in _given() and text[named.span.start].isupper())

    def _countries(self, plain: str) -> set[str]:
        return {id_ for id_, pattern in self._other_names.items() if pattern.search(plain)}

    def adjectives(self, text: str) -> Iterator[Named]:
        """Yield where a text names countries by other words than the vocabulary's: "Norwegian"."""
        for id_, pattern in self._other_names.items():
            yield from (Named(id_, Span(*match.span())) for match in pattern.finditer(text))

    @cached_property
    def _other_names(self) -> Mapping[str, re.Pattern[str]]:
        """How else a country is named, by the actors that bear its name."""
        known = {row[0]: ",".join(row[1:]).split(",") for row in rows("countries")}
        found: dict[str, re.Pattern[str]] = {}
        for actor in self.actors.values():
            others = [other for name in (actor.name, *actor.aliases) for other in (name, *known.get(name, ())) if other]
            if any(name in known for name in (actor.name, *actor.aliases)):
                found[actor.id] = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, others))})(?!\w)")
        return found


@lru_cache(maxsize=2)
def cast_of(evidence: Evidence) -> Cast:
    """Return the cast of the evidence, made once for all outlines."""
    return Cast(evidence)


def _mentions(fact: Fact) -> tuple[Mention | str | None, ...]:
    match fact.body:
        case Statement(speaker=speaker):
            return (speaker,)
        case Position(actor=actor, according_to=account):
            return (actor, account)
        case Role(person=person, organisation=organisation):
            return (person, organisation)
        case _:
            return ()


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _surname(actor: Actor) -> str:
    return folded(actor.name).rpartition(" ")[2]


def _alternative(name: str) -> str:
    pattern = re.escape(name).replace(r"\ ", r"\s+")
    pattern = pattern + "?" if pattern.endswith(r"\.") else pattern  # "in Mexico and the U.S, when" has no second stop
    return pattern if name != name.lower() else f"(?i:{pattern})"


@cache
def _given() -> frozenset[str]:
    return frozenset(words("given_names"))
