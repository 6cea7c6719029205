"""How long a check takes on 100 seeds and 20 outlines: cold, with nothing kept, warm, and edited. No page is rendered.

    python benchmarks/check.py [--towns 20] [--runs 5] [--keep DIR]

Writes a project of invented harbour towns, five seeds and one outline to a town, and checks it, each run as a process
of its own. Cold is the first run in a new folder; warm the one after it; edited the one after a word of one outline was
changed; unread the one after that with the texts of all outlines to be read anew, as after a changed seed, but with the facts of
the seeds kept. `--keep` leaves the project in a folder.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

TOWNS = tuple(
    first + last for last in ("vik", "holm", "dal", "nes", "strand") for first in ("Aske", "Brun", "Elm", "Tor")
)
HEADS = (
    ("Astrid", "Celia", "Dagmar", "Frida", "Hedda", "Jorunn", "Liv", "Ragnhild", "Signe", "Tuva"),
    ("Aasgard", "Borgen", "Dalhus", "Eikeland", "Fossum", "Grimstad", "Haugland", "Isdal", "Kvamme", "Lunde"),
)
VOICES = (
    ("Bjarne", "Einar", "Gunnar", "Ivar", "Kjell", "Magnus", "Olav", "Petter", "Sverre", "Trond"),
    ("Moen", "Nygaard", "Opdal", "Rognan", "Solheim", "Tangen", "Ulvik", "Vinje", "Wessel", "Ytterdal"),
)
CREWS = ("welders", "painters", "riggers", "fitters", "divers")
WORKS = ("quay", "dry dock", "slipway", "lighthouse", "breakwater")
GATHERINGS = ("public hearing", "round table", "committee meeting", "conference", "summit")
CARGO = ("trawlers", "barges", "tankers", "ferries", "tugs")
DEAR = ("rents", "fares", "berth fees", "house prices", "heating costs")
PRAISE = ("steady hands", "cheap promises", "patient work", "rusty cranes", "empty berths")

LEAD = """\
{yard} employs {crew} {crews} in {town}, according to the county. {head}, the chief executive of {yard}, said on Monday
that the {work} would cost ${cost} million and that the tender had been late for reasons that nobody in the town could
explain. "{town} was built by {praise}, and we intend to keep it so," {head_last} said."""
REST = """\
{union} opposes the {work} toll. Its president, {voice}, told the harbour board that {share} percent of the {crews}
had asked for shorter shifts. "We will not pay for a wall that keeps no water out," {voice_last} said, but added that
the union was willing to talk.

The county will hold a {gathering} in {town} on {day}. The mayor is expected to open it, and members of both sides have
been invited. Officials said that the plans could still change if the spring storms came early.

{head_last} said that the company had spent about {spent} million crowns on the {work} since 2019, nearly twice as much as
planned. The yard lost {lost} orders last year to ports further south, where a day in dock costs less than half as
much. Passenger numbers fell by {fall} percent in the first quarter, according to the ferry office.

"There is no shortage of work, there is a shortage of rooms," {voice_last} told reporters in {town} on Tuesday. He
described the housing plan as a good start. Young workers want to stay in {town}, the union says, but {dear} have risen
{rise} percent since last summer. A survey of {asked} households found that a third of them would consider leaving.

The harbour board rejected a first proposal in February. A second one, which would spread the cost over {years} years, is
being drafted by the county's engineers. According to the board, the {work} handles {ships} {cargo} a month, more than any
other on the coast. {yard} has promised to publish its figures before the end of June.

Critics of the toll argue that it would drive the small boats away. Supporters believe that without it the {work}
would have to close within ten years. {voice_last} said he had seen such forecasts before and that none of them had
come true. "Ask me again in the autumn," he said.

The ministry has not said whether it will pay a share. A spokesman said that the government supports safe harbours and
that a decision would be made known in due course. The next talks are planned for the week after the {gathering}."""

POINTS = """\
          - "**{town} has {crew} {crews} at work**, the county says [@crew-{n}]."
          - "The {work} would cost ${cost} million, says {head} [@cost-{n}]."
          - "{voice} says that {share} percent of the {crews} asked for shorter shifts [@share-{n}]."
"""
ANSWER = """\
          - question: What does the {work} do?
            say: The board says that it handles {ships} {cargo} a month [@ships-{n}].
            answer: |
              The board says that it handles {ships} {cargo} a month [@ships-{n}]. In {town} {dear} have risen {rise} percent since
              last summer, the union says [@rise-{n}]. The county will hold a {gathering} on {day} [@hearing-{n}].
"""
FACTS = """\
  crew-{n}: {{figure: {crew} {crews}, source: {seed}}}
  cost-{n}: {{figure: ${cost} million, source: {seed}}}
  share-{n}: {{figure: {share} percent, source: {seed}}}
  ships-{n}: {{figure: {ships} {cargo}, source: {seed}}}
  rise-{n}: {{figure: {rise} percent, source: {seed}}}
  hearing-{n}: {{event: {gathering} {town}, source: {seed}}}
  said-{n}: {{statement: {praise}, source: {seed}}}
"""


def stories(number: int) -> Iterator[dict[str, str]]:
    """Yield what the five seeds of a town tell, as words by name; each number is printed by one seed alone."""
    town = TOWNS[number % len(TOWNS)] + ("" if number < len(TOWNS) else chr(ord("a") + number // len(TOWNS)))
    ending = ("", "sen")[number // 10 % 2] + chr(ord("a") + number // 20) * (number >= 20)
    head, voice = (f"{first[number % 10]} {last[number % 10]}{ending}" for first, last in (HEADS, VOICES))
    for n in range(5):
        unique = number * 5 + n
        published = date(2024, 3, 4) + timedelta(days=7 * n)
        meeting = published + timedelta(days=30)
        yield {
            "n": str(n), "town": town, "seed": f"{published}-{town.lower()}", "published": str(published),
            "day": f"{meeting.day} {meeting:%B}", "head": head, "head_last": head.split()[1],
            "voice": voice, "voice_last": voice.split()[1],
            "yard": f"{town} Shipyard", "union": f"{town} Dockers", "crews": CREWS[n], "work": WORKS[n],
            "gathering": GATHERINGS[n], "praise": PRAISE[n], "crew": str(140 + 3 * unique), "cost": f"{21 + n / 10:.1f}",
            "share": str(51 + n), "spent": "310", "lost": "12", "fall": "2", "rise": str(20 + n),
            "asked": "1,200", "years": "11", "ships": str(60 + n),
            "cargo": CARGO[n], "dear": DEAR[n],
        }  # fmt: skip


def seed(told: dict[str, str]) -> str:
    """Return a seed's text with its front matter."""
    head = f"---\ntitle: {told['town']} and its {told['work']}\npublisher: {told['town']} Post\npublished: {told['published']}\n---\n"
    return f"{head}\n{LEAD.format(**told)}\n\n{REST.format(**told)}\n"


def outline(told: list[dict[str, str]]) -> str:
    """Return a town's outline."""
    town = told[0]["town"]
    head = (
        f"title: What {town} has to decide\nlabel: {town} brief\naudience: {town.lower()}\nas_of: 2024-05-01\nlanguage: en-CA\n"
        f"bottom_line: |\n  {told[0]['yard']} would rebuild the quay for ${told[0]['cost']} million [@cost-0].\nfacts:\n"
    )
    quoted = ", ".join(f"said-{n}" for n in range(len(told)))
    events = "".join(
        f"            - {{fact: hearing-{n}, text: The county's {one['gathering']}}}\n" for n, one in enumerate(told)
    )
    return (
        f"{head}{''.join(FACTS.format(**one) for one in told)}key_figures:\n"
        f"  - {{fact: crew-0, text: welders are employed in {town}}}\n"
        "sections:\n  - title: Key messages\n    blocks:\n      - key_points:\n"
        f"{''.join(POINTS.format(**one) for one in told)}"
        "      - analysis: Nobody knows who would pay the toll.\n"
        f"  - title: Who stands where\n    blocks:\n      - positions: {{actors: [yard-{town.lower()}, union-{town.lower()}],"
        f" issues: [toll, rents]}}\n  - title: In their words\n    blocks:\n      - quotes: [{quoted}]\n"
        f"  - title: Calendar\n    blocks:\n      - timeline:\n          events:\n{events}"
        f"  - title: Questions\n    blocks:\n      - questions:\n{''.join(ANSWER.format(**one) for one in told)}"
        "  - title: Sources and checks\n    blocks:\n      - sources: {note: The county's own figures were not seen.}\n"
    )


def actors(told: dict[str, str]) -> str:
    """Return a town's lines of the vocabulary."""
    town = told["town"].lower()
    return (
        f"  yard-{town}: {{name: {told['yard']}, kind: organisation}}\n"
        f"  union-{town}: {{name: {told['union']}, kind: organisation}}\n"
        f"  head-{town}: {{name: {told['head']}, kind: person, aliases: [{told['head_last']}], side: yard-{town}}}\n"
        f"  voice-{town}: {{name: {told['voice']}, kind: person, aliases: [{told['voice_last']}], side: union-{town}}}\n"
    )


def project(folder: Path, towns: int) -> None:
    """Write the project."""
    for name in ("seeds", "briefs"):
        (folder / name).mkdir(parents=True)
    (folder / "briefgen.yaml").write_text("title: Harbours\n", encoding="utf-8")
    lines = ["actors:\n"]
    for number in range(towns):
        told = list(stories(number))
        lines.append(actors(told[0]))
        for one in told:
            (folder / "seeds" / f"{one['seed']}.md").write_text(seed(one), encoding="utf-8")
        (folder / "briefs" / f"{told[0]['town'].lower()}.yaml").write_text(outline(told), encoding="utf-8")
    lines.append("topics:\n  toll: {label: Toll, terms: [toll]}\n  rents: {label: Rents, terms: [rents, housing]}\n")
    (folder / "briefs" / "_vocabulary.yaml").write_text("".join(lines), encoding="utf-8")


def seconds(folder: Path) -> tuple[float, float]:
    """Check the project; return the wall time and the CPU time in seconds. Findings end the benchmark."""
    # An installed program has its bytecode; a shell that forbids to write any would measure the compiler.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "briefgen", "-C", str(folder), "check"]
    before, start = os.times(), time.perf_counter()
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    wall, after = time.perf_counter() - start, os.times()
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return wall, after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print the medians."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--towns", type=int, default=20)
    words.add_argument("--runs", type=int, default=5)
    words.add_argument("--keep", type=Path)
    asked = words.parse_args()
    runs: dict[str, list[tuple[float, float]]] = {"cold": [], "warm": [], "edited": [], "unread": []}
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch) / "project"
        for _ in range(asked.runs):
            shutil.rmtree(folder, ignore_errors=True)
            project(folder, asked.towns)
            runs["cold"].append(seconds(folder))
            runs["warm"].append(seconds(folder))
            one = min((folder / "briefs").glob("[a-z]*.yaml"))
            one.write_text(one.read_text(encoding="utf-8").replace("What ", "All that "), encoding="utf-8")
            runs["edited"].append(seconds(folder))
            for kept in (folder / ".briefgen_cache").glob("*.findings"):
                kept.unlink()
            runs["unread"].append(seconds(folder))
    print(f"{5 * asked.towns} seeds, {asked.towns} outlines, {asked.runs} runs of each")
    for name, each in runs.items():
        print(f"{name:<6}  median {median(w for w, _ in each):5.2f} s wall, {median(c for _, c in each):5.2f} s CPU")


if __name__ == "__main__":
    main()
