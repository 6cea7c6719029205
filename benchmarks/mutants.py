"""Mutants: a text -> every small change of it that makes it say something else. Knows no project and judges nothing.

Each kind is a pattern with what takes its place; who is renamed to whom comes from the vocabulary. `mutations` applies
them, each to a copy of the project.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from briefgen.model.vocabulary import Actor

Match = re.Match[str]

PAST = dict(
    row.split()
    for row in """be was/become became/begin began/bring brought/come came/do did/fall fell/find found/get got/give gave
    go went/have had/hold held/keep kept/leave left/lose lost/make made/mean meant/meet met/pay paid/raise raised/say said
    see saw/serve served/set set/speak spoke/stand stood/take took/tell told/try tried/win won""".replace(
        "\n", "/"
    ).split("/")
)
NUMBERS = dict(
    pair.split()
    for pair in """two three,three four,four six,five four,eight six,ten nine,second third,fourth third,quarter third,
    tripled doubled,doubled tripled,half quarter""".replace("\n", " ").split(",")
)
ADJECTIVES = {"U.S.": "Mexican", "American": "Canadian", "Canadian": "American", "Mexican": "Canadian"}
STRANGERS = ("Harold Brenner", "Lucia Ferrante", "Tomas Okonkwo")
OFFICES = ("Finance Minister", "President", "Attorney General", "Governor")
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = "|".join(MONTHS)
_ADVERB = r"(?:\w+ly )?"
_NAME = r"(?:[A-Z][\\w.’'-]+ ?)+"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of a file: what stands at `start` to `end` becomes `new`."""

    kind: str
    path: str
    start: int
    end: int
    new: str

    def applied(self, text: str) -> str:
        """Return the text with the change."""
        return text[: self.start] + self.new + text[self.end :]


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to change a text: where, and what takes its place; None leaves a place alone."""

    name: str
    pattern: str
    becomes: Callable[[Match], str | None]

    def mutants(self, path: str, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Mutant]:
        """Yield the changes of this kind within the given stretches of a text."""
        for match in re.finditer(self.pattern, text):
            inside = any(start <= match.start() and match.end() <= end for start, end in spans)
            new = self.becomes(match) if inside else None
            if new is not None and new != match[0]:
                yield Mutant(self.name, path, *match.span(), new)


def kinds(actors: Sequence[Actor]) -> tuple[Kind, ...]:
    """Return all kinds, for the actors of a vocabulary."""
    return (*_figures(), *_quotations(), *_verbs(), *_sources(), *_people(actors))


def _figures() -> tuple[Kind, ...]:
    softeners = (
        r"(?i:\b(?:nearly|almost|about|more than|up to|at least|some) (?=\d|\$|all\b|tripled)|(?<=\w) and more\b)"
    )
    units = r"(?<=\d) (?:pesos|percent|trillion|billion|million|workers)\b|%(?=\s)|\$(?=\d)"
    periods = r"(?<=\w),? (?:a day|a week|a year|of the year|this year|in \d{4}|since \d{4})\b"
    return (
        Kind("digits swapped", r"(?<![\w@-])\d[\d,.]*\d|(?<![\w@.,-])\d(?![\w-])", lambda m: _digits(m[0])),
        Kind("number word changed", rf"\b(?:{'|'.join(NUMBERS)})\b", lambda m: NUMBERS[m[0]]),
        Kind("number word changed", "¼", lambda _: "½"),
        Kind('unit, period or "nearly" dropped', softeners, lambda _: ""),
        Kind('unit, period or "nearly" dropped', units, lambda _: ""),
        Kind('unit, period or "nearly" dropped', periods, lambda _: ""),
        Kind("date shifted by a week", rf"\b(\d{{1,2}})(?= (?:{_MONTH})\b)", lambda m: _week(m[0])),
        Kind("date shifted by a week", rf"(?<!\d )\b(?:{_MONTH})(?= (?:\d{{4}}|to))", lambda m: _next(MONTHS, m[0])),
        Kind("date shifted by a week", rf"\b(?:{'|'.join(DAYS)})(?=,? \d)", lambda m: _next(DAYS, m[0])),
    )


def _digits(number: str) -> str:
    """Two neighbouring digits change places; where all are equal, one goes up."""
    for at in range(len(number) - 1):
        one, other = number[at], number[at + 1]
        if one.isdigit() and other.isdigit() and one != other and not (at == 0 and other == "0"):
            return number[:at] + other + one + number[at + 2 :]
    first = next(at for at, char in enumerate(number) if char.isdigit())
    return number[:first] + str(int(number[first]) % 9 + 1) + number[first + 1 :]


def _week(day: str) -> str:
    return str(int(day) + 7 if int(day) + 7 <= 28 else int(day) - 7)


def _next(names: Sequence[str], name: str) -> str:
    return names[(names.index(name) + 1) % len(names)]


def _quotations() -> tuple[Kind, ...]:
    words = r"“([^“”@]+)”"
    return (
        Kind("quotation: a word changed", words, partial(_word, change="firm")),
        Kind("quotation: a word put in", words, partial(_word, change="most ", put=True)),
    )


def _word(match: Match, change: str, put: bool = False) -> str | None:
    split = re.search(r"(?<=\w)\s+(?=\w)", match[1])
    if not split:
        return match[0][0] + change.strip() + (" " + match[1] if put else "") + match[0][-1]
    head, tail = match[1][: split.end()], match[1][split.end() :]
    tail = change + tail if put else re.sub(r"^[\w'’-]+", change, tail)
    return match[0][0] + head + tail + match[0][-1]


def _verbs() -> tuple[Kind, ...]:
    base = r"(?P<verb>[a-z]+)\b"
    return (
        Kind(
            '"will" told as done',
            rf"\b(?:will|would|could|may|might) (?!not\b|be\b|have\b)(?P<adverb>{_ADVERB}){base}",
            _done,
        ),
        Kind('"will" told as done', rf"\b(?:was|were) (?:due )?to (?!the\b|be\b)(?P<adverb>){base}", _done),
        Kind(
            '"will" told as done',
            rf"\b(?:proposes|plans|wants|intends|wished|hoped|expected) to (?P<adverb>){base}",
            _done,
        ),
        Kind(
            '"not" dropped',
            r"\b(?P<verb>would|could|will|does|did|do|is|are|was|were|has|have|may) not\b",
            lambda m: m["verb"],
        ),
        Kind('"not" dropped', r"\bcannot\b", lambda _: "can"),
        Kind('"not" dropped', r"\b[Nn]o (?=(?:agreement|significant|further|movement|meetings)\b)", lambda _: ""),
        Kind(
            '"not" put in',
            r"\b(?:would|could|will|is|are|was|were|has|have|may|might)(?! not\b)(?= [a-z])",
            lambda m: f"{m[0]} not",
        ),
        Kind("hedge dropped", r"\bappears? to (?P<verb>have)\b", lambda _: "have"),
        Kind("hedge dropped", r", said to be vague,|\bsaid to be (?=vague)", lambda _: ""),
    )


def _done(match: Match) -> str:
    verb = match["verb"]
    plain = verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else verb + ("d" if verb.endswith("e") else "ed")
    return match["adverb"] + PAST.get(verb, plain)


def _sources() -> tuple[Kind, ...]:
    name = r"(?:[A-Z][\w.’'-]+(?:\s(?:de\s)?[A-Z][\w.’'-]+)*|he|she)"
    upper = rf"(?<=[.:;*]\s)(?:{name}|He|She|Sources|Experts, unnamed,|Unnamed experts)\s(?:says?|said)\sthat\s(\w)"
    behind = rf"(?:says\s{name}|{name}\ssaid|according\sto\s{name}|in\s{name}(?:’s|'s)?\sreading)"
    whose = r"(?:[A-Z]\w+’s|his|(?:chief\s+)?negotiator’s)"
    account = rf"\b(?:On|By|on|by)\s(?:the\s)?(?:[A-Z]\w+\s)?{whose}\s(?:count|account),?\s+(?=[\w])(\w)?"
    return (
        Kind("claimant dropped", upper, lambda m: m[1].upper()),
        Kind("claimant dropped", rf",\s{behind}(?:,\s[^\[\];.]+?)?(?=[,;.]|\s\[)", lambda _: ""),
        Kind("claimant dropped", account, lambda m: (m[1] or "").upper()),
        Kind("claimant dropped", r"\son the chief\snegotiator’s count\b", lambda _: ""),
        Kind('"former" dropped', r"\b(?:former|formerly)\s(?=[\w’]+)", lambda _: ""),
        Kind("office swapped", _OFFICE, lambda m: _rotated(OFFICES, m.start(), m[0])),
    )


_OFFICE = (
    r"(?:\b(?:Labour|Economy|Commerce|Prime|Trade)\s(?:Minister|Secretary|Representative)\b"
    r"|\b[Cc]hief negotiator\b|\b[Ss]pokesman\b|\b[Cc]hairman\b|\bPremier\b|\bpresident(?= of)\b|\bPresident\b)"
)


def _people(actors: Sequence[Actor]) -> tuple[Kind, ...]:
    people = [actor for actor in actors if actor.kind == "person"]
    full = {actor.name: actor.id for actor in people}
    last = {name: actor.id for actor in people for name in actor.aliases if " " not in name and name[0].isupper()}
    sides = {
        actor.name: actor.id
        for actor in actors
        if actor.kind in {"government", "organisation"} and len(actor.name) < 15
    }
    sides |= {
        name: actor.id for actor in actors if actor.kind == "government" for name in actor.aliases if name in _CAPITALS
    }
    groups = ("Experts", "experts", "Opponents", "opponents", "Sources", "sources")
    return (
        Kind("speaker swapped", _either(full), partial(_other, full)),
        Kind("speaker swapped", _either(last, behind=r"(?<![a-zé] )(?<!\w-)"), partial(_other, last)),
        Kind(
            "actor renamed",
            _either(sides, r"(?:\b[Tt]he )?") + r"(?!-| (?:Inc|News|Star|Post|Citizen|Times))",
            partial(_side, sides),
        ),
        Kind("actor renamed", _either(ADJECTIVES) + r"(?= [a-z]+)", lambda m: ADJECTIVES[m[0]]),
        Kind(
            "actor renamed",
            rf"\b(?:{'|'.join(groups)})\b(?= (?:say|said|speak|differ|describe|expect))",
            lambda m: _group(m[0]),
        ),
        Kind("actor renamed to a stranger", _either(full), lambda m: _rotated(STRANGERS, m.start(), m[0])),
    )


_CAPITALS = ("Washington", "Ottawa", "Beijing", "White House", "Mexico City")


def _either(names: Sequence[str] | dict[str, str], before: str = "", behind: str = r"(?<![\w-])(?<![A-Z]\w)") -> str:
    told = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names, key=len, reverse=True))
    return rf"{behind}{before}(?:{told})(?!\w)"


def _other(ids: dict[str, str], match: Match) -> str:
    """Another name of the same sort; who it is turns with the place, so that nobody chooses."""
    mine = ids[" ".join(match[0].split())]
    return _rotated([name for name, id_ in ids.items() if id_ != mine], match.start(), match[0])


def _side(ids: dict[str, str], match: Match) -> str:
    article = re.match(r"[Tt]he ", match[0])
    name = " ".join(match[0][article.end() if article else 0 :].split())
    others = [other for other, id_ in ids.items() if id_ != ids[name]]
    new = _rotated(others, match.start(), name)
    the = "The " if article and article[0][0] == "T" else "the "
    needs = new in {"United States", "White House"}
    return (the if needs else "") + new if article or needs else new


def _group(name: str) -> str:
    new = {"experts": "opponents", "opponents": "experts", "sources": "experts"}[name.lower()]
    return new.capitalize() if name[0].isupper() else new


def _rotated(names: Sequence[str], at: int, old: str) -> str:
    others = [name for name in names if name != old]
    return others[at % len(others)]
