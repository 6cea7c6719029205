"""What the gates catch: small changes of the outlines and of the seeds, each checked on a copy of the project.

    python benchmarks/mutations.py [--project DIR] [--seeds DIR] [--all] [--sample 100] [--missed] [--peers]
                                    [--edits FILE]

Prints, by kind, how many changes were made, caught on the right line, caught elsewhere, only warned of, and missed, and how
many of the caught nothing but the lock's texts tell (text-turned), so that a brief that nobody has accepted yet would pass;
for a sample that is drawn with a fixed seed from all candidates, or for all of them. The project as it is must have no
finding.
`mutants` has the kinds of change, `peers` runs other programs on what they can express of the same sample.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

from mutants import Kind, Mutant, kinds

import briefgen.extract as extractor
from briefgen.compose.bind import bind
from briefgen.errors import BriefgenError, Finding, Severity
from briefgen.model.fact import Fact
from briefgen.model.source import Document
from briefgen.model.vocabulary import Vocabulary
from briefgen.pipeline import briefs, load

RANDOM = 20171208
SHARE = 0.7
"""Of the sample, what is drawn from the outlines; the rest is from the seeds."""
LISTED = (
    "digits swapped",
    "number word changed",
    "speaker swapped",
    "actor renamed",
    "actor renamed to a stranger",
    '"will" told as done',
    "quotation: a word changed",
    'quotation cut before "but"',
    'unit, period or "nearly" dropped',
    "date shifted by a week",
)
"""The kinds that the sample is drawn from; the others are tried with all candidates only."""
_KINDS = 25
"""Kinds that a table lists, at most."""
OUTCOMES = ("caught", "elsewhere", "warned", "missed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutant, and the findings that tell it."""

    mutant: Mutant
    result: str
    findings: tuple[Finding, ...]
    alone: bool = False
    """Whether nothing caught it but the text that a person had accepted."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What a mutant of a seed may be told of: the lines and names that rest on each cited passage."""

    spans: tuple[tuple[int, int, str], ...]

    def names(self, mutant: Mutant) -> frozenset[str]:
        """The names whose passages a mutant changes."""
        return frozenset(name for start, end, name in self.spans if start <= mutant.start and mutant.end <= end)


def main() -> None:
    """Print the tables."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--project", type=Path, default=Path())
    words.add_argument("--seeds", type=Path)
    words.add_argument("--sample", type=int, default=100)
    words.add_argument("--all", action="store_true", help="all candidates, after the sample")
    words.add_argument("--missed", action="store_true", help="print each that was not caught on its line")
    words.add_argument("--peers", action="store_true", help="run claims-cli, citations and krokai on the sample")
    words.add_argument("--edits", type=Path, help="changes by hand from a file, instead of those that are made here")
    words.add_argument("--jobs", type=int, default=2)
    words.add_argument("--only", default="", help="of all candidates, those of kinds and files with these words")
    asked = words.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Copy.of(asked.project, asked.seeds, Path(folder))
        base = desk.check()
        print(f"The project as it is: {sum(each.severity is Severity.ERROR for each in base)} findings.")
        made_here = edits(desk, asked.edits) if asked.edits else candidates(desk)
        found = tuple(each for each in made_here if asked.only in f"{each.kind} {each.path}")
        sample = found if asked.edits else sampled(found, asked.sample)
        made = dict(zip(found if asked.all else sample, _judged(asked, found if asked.all else sample), strict=True))
    print(f"\nA sample of {len(sample)}, drawn from {len(found)} candidates\n" if not asked.edits else "")
    print(table([made[each] for each in sample], found, asked.missed))
    if asked.all and not asked.edits:
        print(f"\nAll {len(found)} candidates\n")
        print(table(list(made.values()), found, asked.missed))
    if asked.peers:
        from peers import compared

        print(compared(asked.project, asked.seeds, found if asked.all else sample))


def _judged(asked: argparse.Namespace, mutants: Sequence[Mutant]) -> list[Outcome]:
    """Judge mutants side by side, each worker on a copy of its own."""
    shares = [(asked.project, asked.seeds, mutants[at :: asked.jobs]) for at in range(asked.jobs)]
    with Pool(asked.jobs) as pool:
        told = {outcome.mutant: outcome for part in pool.map(judge, shares) for outcome in part}
    return [told[each] for each in mutants]


def judge(share: tuple[Path, Path | None, Sequence[Mutant]]) -> list[Outcome]:
    """Return what becomes of each mutant."""
    project, seeds, mutants = share
    with tempfile.TemporaryDirectory() as folder:
        copy = Copy.of(project, seeds, Path(folder))
        grounds = copy.grounds()
        return [copy.outcome(mutant, grounds) for mutant in mutants]


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the project that mutants may change, one at a time."""

    folder: Path

    @classmethod
    def of(cls, project: Path, seeds: Path | None, folder: Path) -> Copy:
        """Copy what a check reads; with seeds of another folder, their lock is made anew."""
        shutil.copytree(project / "briefs", folder / "briefs")
        shutil.copytree(seeds or project / "seeds", folder / "seeds")
        for name in ("briefgen.yaml", "briefgen.lock"):
            if (project / name).is_file():
                shutil.copy(project / name, folder)
        extractor.extract = _extract
        if seeds:
            from briefgen.pipeline.accept import accept

            (folder / "briefgen.lock").unlink(missing_ok=True)
            accept(briefs.Work(folder), ())
        return cls(folder)

    def check(self, audience: str | None = None) -> tuple[Finding, ...]:
        """Return every finding of the copy as it stands."""
        try:
            return briefs.check(briefs.Work(self.folder, audience=audience)).warnings
        except BriefgenError as error:
            return error.findings

    def outcome(self, mutant: Mutant, grounds: Mapping[str, Ground]) -> Outcome:
        """Check the copy with a mutant in it."""
        path = self.folder / mutant.path
        data = path.read_bytes()
        text = data.decode()
        changed = mutant.applied(text)
        path.write_bytes(changed.encode())
        ground = grounds.get(mutant.path)
        try:
            found = self.check(None if ground or not path.stem.isalpha() else path.stem)
        finally:
            path.write_bytes(data)
        right = self._resting(ground.names(mutant)) if ground else _here(mutant, changed)
        errors = [each for each in found if each.severity is Severity.ERROR]
        if caught := {each.rule for each in errors if right(each)}:
            return Outcome(mutant, "caught", found, alone=caught == {"text-turned"})
        named = any(right(each) for each in found) or any(each.rule == "fact-reworded" for each in found)
        return Outcome(mutant, "elsewhere" if errors else "warned" if named else "missed", found)

    def grounds(self) -> Mapping[str, Ground]:
        """Return what rests on the seeds, by path: the passage of every fact that a brief cites."""
        desk = load.open_desk(self.folder)
        library = load.library(desk)
        found: dict[str, list[tuple[int, int, str]]] = {}
        for plan in load.outlines(desk, library.vocabulary):
            for binding in bind(plan.namings, library)[0]:
                for fact in binding.cited:
                    path, start, end = self._passage(library.document(fact.passage.source), fact)
                    found.setdefault(path, []).append((start, end, binding.name))
        return {path: Ground(tuple(sorted(set(spans)))) for path, spans in found.items()}

    def _passage(self, document: Document, fact: Fact) -> tuple[str, int, int]:
        path = f"seeds/{document.source.name}"
        start = (self.folder / path).read_text().find(fact.passage.exact)
        return path, max(start, 0), max(start, 0) + len(fact.passage.exact)

    def _resting(self, names: frozenset[str]) -> Callable[[Finding], bool]:
        """A finding tells of the seed where it names such a fact, or points to a sentence that cites it."""
        lines = {(path, at) for path in self.outlines() for at in _citing((self.folder / path).read_text(), names)}

        def right(found: Finding) -> bool:
            return found.excerpt in names or (found.place.path, found.place.line) in lines

        return right

    def outlines(self) -> list[str]:
        """Return the paths of the YAML files in briefs/."""
        return sorted(f"briefs/{path.name}" for path in (self.folder / "briefs").glob("*.yaml"))


def _citing(text: str, names: frozenset[str]) -> Iterator[int]:
    """The lines of the paragraphs and items that cite one of the names, and of the names themselves."""
    begin, cited = 1, False
    for number, line in enumerate([*text.splitlines(), "- "], 1):
        if re.match(r"\s*(?:- |$|[\w-]+:)", line):
            yield from range(begin, number) if cited else ()
            begin, cited = number, False
        told = set(re.findall(r"@([\w-]+)", line)) | set(re.findall(r"(?:fact: |^  |[\[ ])([\w-]+)(?=[,:\]])", line))
        cited = cited or bool(told & names)


def _here(mutant: Mutant, changed: str) -> Callable[[Finding], bool]:
    """A finding is right on a line of the words that changed, or where the words that it quotes reach over them."""
    first, end = mutant.start, mutant.start + len(mutant.new)
    lines = range(_line(changed, first), _line(changed, max(first, end - 1)) + 1)
    starts = [0, *(match.end() for match in re.finditer("\n", changed))]

    def right(found: Finding) -> bool:
        if found.place.path != mutant.path:
            return False
        at = starts[found.place.line - 1] + found.place.column - 1 if 0 < found.place.line <= len(starts) else 0
        quoted = r"\s+".join(map(re.escape, found.excerpt.split()))
        here = re.match(quoted.replace("'", "['‘’]"), changed[at:])
        reach = at + here.end() if here else at
        return found.place.line in lines or at <= first <= reach

    return right


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


_EXTRACT = extractor.extract
_MEMO: dict[tuple[str, str], Sequence[Fact]] = {}


def _extract(document: Document, vocabulary: Vocabulary) -> Sequence[Fact]:
    """A seed is read once in each of its states, however often it is checked."""
    key = (document.source.name, document.digest)
    if key not in _MEMO:
        _MEMO[key] = _EXTRACT(document, vocabulary)
    return _MEMO[key]


def candidates(copy: Copy) -> tuple[Mutant, ...]:
    """Return every change that the kinds make in the outlines' reports and in the passages that the briefs rest on."""
    desk = load.open_desk(copy.folder)
    ways = kinds(load.vocabulary(desk).actors)
    found = list[Mutant]()
    for path in sorted((copy.folder / "briefs").glob("[!_]*.yaml")):
        text = path.read_text()
        if "\nlanguage: fr" in text:
            continue
        found += _of(ways, f"briefs/{path.name}", text, list(_reports(text)))
    for name, ground in sorted(copy.grounds().items()):
        text = (copy.folder / name).read_text()
        found += _of(ways, name, text, [(start, end) for start, end, _ in ground.spans])
        found += _limited(copy, name, text, ground)
    return tuple(dict.fromkeys(found))


def edits(copy: Copy, listed: Path) -> tuple[Mutant, ...]:
    """Return the changes that a file lists, of those whose words stand; white space may be any."""
    found = list[Mutant]()
    for line in listed.read_text().splitlines():
        path, _, rest = line.partition("\t")
        kind, _, words = rest.partition("\t")
        if line.startswith("#") or not (parts := re.fullmatch(r"(.*?)\[-(.+?)-\]\{\+(.+?)\+\}(.*)", words)):
            continue
        before, old, _, behind = (r"\s+".join(map(re.escape, part.split())) for part in parts.groups())
        gaps = [r"\s+" if part[-1:] == " " else "" for part in (parts[1], " " if parts[4][:1] == " " else "")]
        place = re.search(f"{before}{gaps[0]}(?P<old>{old}){gaps[1]}{behind}", (copy.folder / path).read_text())
        found += [Mutant(kind, path, *place.span("old"), parts[3])] if place else []
    return tuple(found)


def _of(ways: Sequence[Kind], path: str, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Mutant]:
    return (mutant for kind in ways for mutant in kind.mutants(path, text, spans))


def _limited(copy: Copy, path: str, text: str, ground: Ground) -> Iterator[Mutant]:
    """The source goes on where a brief's quotation ends, which is what a quotation cut before its "but" comes to."""
    outlines = [(copy.folder / name).read_text() for name in copy.outlines()]
    printed = {words for told in outlines for words in re.findall("“([^”]+)”", told)}
    for start, end, _ in ground.spans:
        for match in re.finditer(r'"([^"]+)"', text[start:end]):
            if match[1] in printed:
                at = start + match.end() - 1
                for more in (", but only in part", ", if all others agree", " unless nobody objects"):
                    yield Mutant('quotation cut before "but"', path, at, at, more)
                first = start + match.start() + 1
                yield Mutant('quotation cut before "but"', path, first, first, "not at all ")


def _reports(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of an outline that report: not its keys and marks, its names of facts, or what is our own."""
    marks = re.compile(r"\[@[^\]]*\]|^ *#.*|\b(?:actors|issues|quotes): \[[^\]]*\]", re.MULTILINE)
    names = re.compile(
        r"\b(?:fact|actor|issue): [\w-]+|\b(?:value|text|title|note|part): |^ *(?:- )?\w+:", re.MULTILINE
    )
    ours = re.compile(
        r"^(?P<indent> *)(?:- )?(?:analysis|recommendations|decision|question|label|audience|kind|to|action|purpose|as_of"
        r"|version|marking|language|include|must_cover):(?:.*\n)(?:(?P=indent) +.*\n|\n(?=(?P=indent) +))*",
        re.MULTILINE,
    )
    cuts = sorted(match.span() for pattern in (marks, names, ours) for match in pattern.finditer(text))
    start = 0
    for begin, end in [*cuts, (len(text), len(text))]:
        if begin > start:
            yield start, begin
        start = max(start, end)


def sampled(found: Sequence[Mutant], size: int) -> tuple[Mutant, ...]:
    """Draw from each kind in turn, outlines and seeds apart, so that no kind stands for the others."""
    drawn = list[Mutant]()
    for folder, share in (("briefs/", round(size * SHARE)), ("seeds/", size - round(size * SHARE))):
        pools = {
            kind: [each for each in found if each.kind == kind and each.path.startswith(folder)] for kind in LISTED
        }
        chance = random.Random(RANDOM)  # noqa: S311 - drawn alike each time, no secret
        for pool in pools.values():
            chance.shuffle(pool)
        part = list[Mutant]()
        while len(part) < share and any(pools.values()):
            part += [pool.pop() for pool in pools.values() if pool]
        drawn += part[:share]
    return tuple(drawn)


def _names(found: Sequence[Mutant]) -> list[str]:
    return list(dict.fromkeys(mutant.kind for mutant in found))


def table(outcomes: Sequence[Outcome], found: Sequence[Mutant], missed: bool) -> str:
    """Return what was made and caught, a line for each kind and one for all."""
    lines = [f"{'':36}{'candidates':>10}{'made':>6}" + "".join(f"{each:>11}" for each in (*OUTCOMES, "by text"))]
    for folder in ("briefs/", "seeds/"):
        lines.append({"briefs/": "outlines", "seeds/": "seeds"}[folder])
        part = [each for each in outcomes if each.mutant.path.startswith(folder)]
        pool = [each for each in found if each.path.startswith(folder)]
        counts = {kind: sum(each.kind == kind for each in pool) for kind in _names(pool)}
        shown = counts if len(counts) < _KINDS else {}  # a list by hand has a kind of its own for almost each
        lines += [_row(f"  {kind}", [o for o in part if o.mutant.kind == kind], counts[kind]) for kind in shown]
        lines.append(_row("  together", part, len(pool)))
    lines.append(_row("all", outcomes, len(found)))
    if missed:
        lines += ["", *(_shown(each) for each in outcomes if each.result != "caught")]
    return "\n".join(lines)


def _row(name: str, told: Sequence[Outcome], pool: int) -> str:
    counts = "".join(f"{sum(each.result == result for each in told):>11}" for result in OUTCOMES)
    return f"{name:36}{pool:>10}{len(told):>6}{counts}{sum(each.alone for each in told):>11}"


def _shown(outcome: Outcome) -> str:
    mutant = outcome.mutant
    text = Path(mutant.path).read_text() if Path(mutant.path).is_file() else ""
    words = " ".join(text[mutant.start : mutant.end].split())
    around = " ".join(
        (
            text[max(0, mutant.start - 60) : mutant.start]
            + "<"
            + text[mutant.start : mutant.end]
            + ">"
            + text[mutant.end : mutant.end + 50]
        ).split()
    )
    rules = ", ".join(f"{each.rule}@{each.place.path}:{each.place.line}" for each in outcome.findings[:3])
    return f"{outcome.result}: {mutant.kind}: {mutant.path}:{_line(text, mutant.start)}: {words!r} -> {mutant.new!r}: {around} ({rules})"


if __name__ == "__main__":
    main()
