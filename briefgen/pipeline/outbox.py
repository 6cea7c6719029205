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
from briefgen.deliver.outbox import line as kept
from briefgen.errors import BriefgenError, Finding, Severity
from briefgen.model.library import Library
from briefgen.model.lock import Change, Difference
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
    """Return the receipt of a brief's files, by their names, for recipients with what they are called.

    Its texts are as the ledger keeps them, so that it is known again in what was read from there.
    """
    told = edition(whole, found)
    called, recipients = to
    digests = {document.source.name: document.digest for document in found.documents}
    return Receipt(
        whole.brief.id,
        day,
        State.BEGUN,
        kept(called),
        len(recipients),
        kept(told.version),
        told.as_of,
        whole.brief.evidence,
        tuple((name, sha256(content).hexdigest()) for name, content in sorted(made.items())),
        tuple((kept(name), digests[name]) for name in told.sources if name in digests),
        tuple((kept(pin.name), kept(pin.printed)) for pin in told.pins),
    )


def enter(desk: Desk, new: Receipt, beside: Mapping[Path, bytes] | None = None) -> None:
    """Put a receipt into the ledger, together with other files or not at all.

    The ledger is read anew, so that what was entered while the brief was made stays; two that enter at the same moment
    may lose one.
    """
    files.write({**(beside or {}), _path(desk): write(entered(receipts(desk), new)).encode()})


def strike(desk: Desk, new: Receipt) -> None:
    """Take a delivery that was begun, and that certainly nobody got, out of the ledger."""
    others = [each for each in receipts(desk) if each != new]
    files.write({_path(desk): write(others).encode()})


def before(desk: Desk, new: Receipt) -> Finding | None:
    """Return what the ledger says of the same letter to the same people: that it was sent, or that nobody knows."""
    same = [each for each in receipts(desk) if each.letter == new.letter]
    told = f'"{new.brief}" for {new.to}, {_people(new.count)}'
    for each in same:
        if each.state is State.SENT:
            part = f" to {each.count} of them; the server refused {each.refused}" if each.refused else " as it stands"
            message = f"{told}, was sent on {each.day}{part}."
            others = "Name those whom it refused alone" if each.refused else "Name other recipients with --list"
            cure = f"Nothing was sent now. {others}, or say --again to send it to all once more."
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
    refused = f", {given.refused} refused" if given.refused else ""
    return f"{given.day}  {brief}: {way[given.state]} {given.to}, {_people(given.count)}{refused}"


def row(given: Receipt) -> dict[str, object]:
    """Return a delivery as JSON has it."""
    return {
        "brief": given.brief,
        "delivered": given.day,
        "state": given.state.value,
        "to": given.to,
        "recipients": given.count,
        "refused": given.refused,
        "version": given.version,
        "as_of": given.as_of,
        "evidence": given.evidence,
        "facts": [{"name": name, "said": said} for name, said in given.facts],
    }


def outdated(receipts_: Iterable[Receipt], found: Iterable[Difference]) -> Iterator[Receipt]:
    """Yield the deliveries of a brief that had a fact otherwise than it is now, as it was last or longer ago."""
    changed = {(each.brief, kept(change.name)): change for each in found for change in each.changes}
    for given in receipts_:
        of = ((changed.get((given.brief, name)), said) for name, said in given.facts)
        if any(change and _otherwise(change, said) for change, said in of):
            yield given


def _otherwise(change: Change, said: str) -> bool:
    """Whether what a delivery said of a fact holds no more; a turn or a status may change under the same value."""
    if change.new is None or kept(change.new.printed) != said:
        return True
    return change.how != "place" and change.old is not None and kept(change.old.printed) == said


def _people(count: int) -> str:
    return f"{count} recipient{'s' * (count != 1)}"
