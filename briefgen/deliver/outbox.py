"""Receipts <-> the text of briefs/_deliveries.yaml: YAML, sorted by day, one thing a line; equal receipts, equal text.

Rule outbox-form. Who reads and writes the file, and when, is told in `pipeline.outbox`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from briefgen.errors import BriefgenError, Finding
from briefgen.located_yaml import Located
from briefgen.model.receipt import Pairs, Receipt, State

HEAD = (
    "# Which brief went to whom, with what in it, and what that rested on.\n"
    "# `briefgen send` adds to this file; `briefgen uses` reads it. It has addresses only where --addresses asked for them.\n"
)
CURE = "Take the file as it was last committed, or mend it by hand; `briefgen send` adds to it."
WRONG = "This is no delivery's state or count."


def write(receipts: Iterable[Receipt]) -> str:
    """Return the text of the file."""
    ordered = sorted(receipts, key=lambda each: (each.day, each.brief, each.to, each.count, each.state.value))
    return HEAD + "".join(f"{line}\n" for each in ordered for line in _lines(each))


def _lines(receipt: Receipt) -> Iterator[str]:
    yield f"- brief: {_text(receipt.brief)}"
    yield f"  on: {_text(receipt.day)}"
    yield f"  state: {receipt.state.value}"
    yield f"  to: {_text(receipt.to)}"
    yield f"  recipients: {receipt.count}"
    if receipt.refused:
        yield f"  refused: {receipt.refused}"
    if receipt.addresses:
        yield "  addresses:"
    yield from (f"    - {_text(address)}" for address in receipt.addresses)
    for key, text in (("version", receipt.version), ("as_of", receipt.as_of), ("evidence", receipt.evidence)):
        yield f"  {key}: {_text(text)}"
    for key, pairs in (("files", receipt.files), ("sources", receipt.sources), ("facts", receipt.facts)):
        if pairs:
            yield f"  {key}:"
        yield from (f"    {_text(name)}: {_text(told)}" for name, told in sorted(pairs))


def _text(text: str) -> str:
    """A text between quotation marks, on one line, as JSON and YAML both read it."""
    return json.dumps(line(text), ensure_ascii=False)


def line(text: str) -> str:
    """Return a text as the file keeps it: on one line, with single spaces."""
    return " ".join(text.split())


def entered(receipts: Sequence[Receipt], new: Receipt) -> tuple[Receipt, ...]:
    """Return the receipts with a new one, which ends the same letter's that was begun, and replaces a file's."""
    over = {State.WRITTEN: State.WRITTEN, State.BEGUN: State.BEGUN, State.SENT: State.BEGUN}[new.state]
    return (*(each for each in receipts if each.letter != new.letter or each.state is not over), new)


def read(tree: Located) -> tuple[Receipt, ...]:
    """Return the receipts of a file; raise BriefgenError at the first thing that is not in form."""
    if (tree.scalar, tree.items, tree.entries) == (None, None, None):
        return ()
    if tree.items is None:
        raise _wrong(tree, "This is no list of deliveries.")
    return tuple(map(_receipt, tree.items))


def _receipt(node: Located) -> Receipt:
    state = next((each for each in State if each.value == _word(node, "state")), None)
    if state is None:
        raise _wrong(_need(node, "state"), WRONG)
    refused = node.get("refused")
    addresses = node.get("addresses")
    return Receipt(
        _word(node, "brief"),
        _word(node, "on"),
        state,
        _word(node, "to"),
        _count(_need(node, "recipients")),
        _word(node, "version"),
        _word(node, "as_of"),
        _word(node, "evidence"),
        _pairs(node, "files"),
        _pairs(node, "sources"),
        _pairs(node, "facts"),
        tuple(str(item.scalar) for item in addresses.items or ()) if addresses else (),
        _count(refused) if refused else 0,
        node.place,
    )


def _pairs(node: Located, key: str) -> Pairs:
    found = node.get(key)
    return tuple((entry.key, str(entry.value.scalar)) for entry in found.entries or ()) if found else ()


def _count(node: Located) -> int:
    if type(node.scalar) is not int:  # true is an int, too
        raise _wrong(node, WRONG)
    return node.scalar


def _word(node: Located, key: str) -> str:
    return str(_need(node, key).scalar)


def _need(node: Located, key: str) -> Located:
    found = node.get(key)
    if found is None:
        raise _wrong(node, f'"{key}" is missing.')
    return found


def _wrong(node: Located, message: str) -> BriefgenError:
    return BriefgenError(Finding("outbox-form", node.place, message, CURE))
