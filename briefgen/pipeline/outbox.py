"""The ledger of deliveries, briefs/_deliveries.yaml: what was sent, kept from before the first byte leaves.

A delivery is entered as begun, on disk, before the server is asked, and as sent once it has answered; what breaks in
between leaves an entry that says so. Rules delivery-twice, delivery-unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from briefgen import files
from briefgen.deliver.outbox import entered, read, write
from briefgen.errors import BriefgenError, Finding, Severity
from briefgen.model.library import Library
from briefgen.model.lock import Difference
from briefgen.model.receipt import Receipt, State
from briefgen.pipeline.judge import Made
from briefgen.pipeline.load import Desk
from briefgen.pipeline.lock import edition

NAME = "_deliveries.yaml"


def receipts(desk: Desk) -> tuple[Receipt, ...]:
    """Return what was delivered so far; raise BriefgenError where the file cannot be read."""
    path = _path(desk)
    tree = desk.yaml(path) if path.is_file() else None
    if path.is_file() and tree is None:
        raise BriefgenError(*desk.findings)
    return read(tree) if tree else ()


def _path(desk: Desk) -> Path:
    return desk.project.briefs / NAME


def receipt(whole: Made, found: Library, made: Mapping[str, bytes], to: tuple[str, Sequence[str]], day: str) -> Receipt:
    """Return the receipt of a brief's files, by their names, for recipients with what they are called."""
    told = edition(whole, found)
    called, recipients = to
    digests = {document.source.name: document.digest for document in found.documents}
    return Receipt(
        whole.brief.id,
        day,
        State.BEGUN,
        called,
        len(recipients),
        told.version,
        told.as_of,
        whole.brief.evidence,
        tuple((name, sha256(content).hexdigest()) for name, content in sorted(made.items())),
        tuple((name, digests[name]) for name in told.sources if name in digests),
        tuple((pin.name, pin.printed) for pin in told.pins),
    )


def enter(desk: Desk, new: Receipt, beside: Mapping[Path, bytes] | None = None) -> None:
    """Put a receipt into the ledger, together with other files or not at all; whatever was entered meanwhile stays."""
    files.write({**(beside or {}), _path(desk): write(entered(receipts(desk), new)).encode()})


def strike(desk: Desk, new: Receipt) -> None:
    """Take a delivery that was begun, and that certainly nobody got, out of the ledger."""
    kept = [each for each in receipts(desk) if each != new]
    files.write({_path(desk): write(kept).encode()})


def before(desk: Desk, new: Receipt) -> Finding | None:
    """Return what the ledger says of the same letter to the same people: that it was sent, or that nobody knows."""
    same = [each for each in receipts(desk) if each.letter == new.letter]
    told = f'"{new.brief}" for {new.to}, {_people(new.count)}'
    for each in same:
        if each.state is State.SENT:
            message = f"{told}, was sent on {each.day} as it stands."
            cure = "Nothing was sent now. Say --again to send it once more, or --list to name other recipients."
            return Finding("delivery-twice", each.place, message, cure)
    for each in same:
        if each.state is State.BEGUN:
            message = f"{told}, was begun on {each.day}, and nobody knows whether it arrived."
            return Finding("delivery-unknown", each.place, message, "Ask one of them.", Severity.WARNING)
    return None


def line(given: Receipt) -> str:
    """Return a delivery in a line: day, brief and version, and to whom it went."""
    way = {State.BEGUN: "begun, perhaps arrived, for", State.SENT: "sent to", State.WRITTEN: "written to a file for"}
    brief = f"{given.brief}, version {given.version} of {given.as_of}"
    return f"{given.day}  {brief}: {way[given.state]} {given.to}, {_people(given.count)}"


def outdated(receipts_: Iterable[Receipt], found: Iterable[Difference]) -> Iterator[Receipt]:
    """Yield the deliveries of a brief that had a fact as it was before it changed."""
    changed = {(each.brief, change.name): change.old for each in found for change in each.changes}
    for given in receipts_:
        was = (changed.get((given.brief, name)) for name, said in given.facts)
        if any(old and old.printed == said for old, (_, said) in zip(was, given.facts, strict=True)):
            yield given


def _people(count: int) -> str:
    return f"{count} recipient{'s' * (count != 1)}"
