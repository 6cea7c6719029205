"""Pins and changes in words: what findings, `briefgen diff`, `briefgen accept` and the `changes` block say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from briefgen.model.lock import Change, Difference, Pin, SeedChange

SHOWN = 12
"""Words of a passage that a line repeats."""
_NEXT = 3
"""Words that are shown on either side of changed ones."""


def by_id(name: str) -> bool:
    """Whether a pin goes by its fact's id, since no outline gives it a name.

    >>> by_id("f-3fa9c1d2e0"), by_id("cut")
    (True, False)
    """
    return len(name) == 12 and name[1] == "-" and all(letter in "0123456789abcdef" for letter in name[2:])


def said(pin: Pin) -> str:
    """Return a pin's value in words.

    >>> said(Pin("cut", "event", (("when", "2024-03-18"), ("status", "scheduled")), "18 March 2024", ()))
    '18 March 2024, scheduled'
    """
    parts = dict(pin.value)
    match pin.kind:
        case "event":
            status = parts.get("status", "unknown")
            return ", ".join(part for part in (pin.printed, "" if status == "unknown" else status) if part)
        case "statement":
            own = "in their own words" if "own_words" in parts else "as reported"
            return f"{pin.printed or 'nobody named'}, {own}"
        case "position":
            return " ".join(part for part in (pin.printed, parts.get("stance", ""), parts.get("issue", "")) if part)
        case "role":
            return f"{pin.printed}, {'former ' if 'former' in parts else ''}{parts.get('role', '')}"
        case "passage":
            return f'"{brief(parts.get("words", ""))}"'
        case _:
            per = parts.get("per", "")
            tail = f" per {per}" if per and per not in pin.printed else ""
            return f"{_LEADS.get(parts.get('bound', ''), '')}{'about ' * ('approximate' in parts)}{pin.printed}{tail}"


_LEADS = {"<": "less than ", "<=": "at most ", ">": "more than ", ">=": "at least "}
"""What stands before a bounded figure, which its own words leave out."""


def places(pin: Pin) -> str:
    """Return where a pin's fact stands: file names and paragraphs."""
    return ", ".join(f"{passage.source} ¶{passage.paragraph}" for passage in pin.passages)


def step(old: Pin, new: Pin) -> str:
    """Return direction and size of what a figure did; empty for what has none.

    >>> a, b = (Pin("cut", "figure", (("amount", n), ("unit", "ships")), n, ()) for n in ("14", "9"))
    >>> step(a, b)
    'down 5, 35.7%'
    """
    first, last = _amount(old), _amount(new)
    if first is None or last is None or first == last or dict(old.value).get("unit") != dict(new.value).get("unit"):
        return ""
    gap = abs(last - first)
    share = f", {gap / abs(first) * 100:.1f}%" if first else ""
    return f"{'up' if last > first else 'down'} {gap:,f}{share}"


def _amount(pin: Pin) -> Decimal | None:
    if pin.kind != "figure":
        return None
    try:
        return Decimal(dict(pin.value).get("amount", ""))
    except InvalidOperation:
        return None


def brief(words: str) -> str:
    """Return a passage's first words."""
    split = words.split()
    return " ".join(split[:SHOWN]) + (" …" if len(split) > SHOWN else "")


def called(each: Change) -> str:
    """Return what a changed fact goes by: its name, or in words where a query found it."""
    pin = each.new or each.old
    return f'"{said(pin)}"' if pin and by_id(each.name) else each.name


def change(each: Change) -> str:
    """Return a change in one line."""
    old, new = each.old, each.new
    name = "" if by_id(each.name) else f"{each.name}: "
    if old and new:
        return name + _both(each.how, old, new, each.reason)
    if old:
        return f"{name}no longer used: {said(old)} ({places(old)})"
    return f"{name}new: {said(new)} ({places(new)})" if new else each.name


def _both(how: str, old: Pin, new: Pin, reason: str) -> str:
    match how:
        case "value":
            size = step(old, new)
            first, last = differing(old, new)
            return f"{first} → {last}" + (f" ({size})" if size else "") + f", {_moved(old, new)}"
        case "turn":
            return f'{said(new)}: the passage turned ({reason}), {_moved(old, new)}: "{brief(_words(new))}"'
        case "words":
            return f'{said(new)}: the passage reads otherwise, {_moved(old, new)}: "{brief(_words(new))}"'
        case _:
            return f"{said(new)}: stands elsewhere, {_moved(old, new)}"


def differing(old: Pin, new: Pin) -> tuple[str, str]:
    """Return two values in words that differ; what differs is named where the words alone are the same."""
    first, last = said(old), said(new)
    return (first, last) if first != last else (f"{first} ({_raw(old)})", f"{last} ({_raw(new)})")


def _raw(pin: Pin) -> str:
    return ", ".join(f"{name} {text}" for name, text in pin.value)


def _words(pin: Pin) -> str:
    return pin.passages[0].words if pin.passages else ""


def _moved(old: Pin, new: Pin) -> str:
    return places(new) if places(old) == places(new) else f"{places(old)} → {places(new)}"


def source(each: SeedChange) -> str:
    """Return what became of a source in one line."""
    title = ", ".join(part for part in (each.title, each.published) if part)
    return f"source {each.how}: {each.name}" + (f" ({title})" if title else "")


def nature(each: Change) -> str:
    """Return whether a changed value is a correction or an update, and why."""
    why = each.reason or ("its sources read as before" if each.corrects else "its sources changed")
    return f"{'correction' if each.corrects else 'update'}: {why}"


KINDS = ("figure", "passage", "statement", "position", "event", "role")
HEADINGS = ("Figures", "Quotations", "Statements", "Positions", "Dates and status", "Offices")


def grouped(changes: Iterable[Change]) -> Iterator[tuple[str, Sequence[Change]]]:
    """Yield a heading for each kind of fact, with its changes."""
    told = tuple(changes)
    for kind, heading in zip(KINDS, HEADINGS, strict=True):
        ours = [each for each in told if (pin := each.new or each.old) and pin.kind == kind]
        if ours:
            yield heading, ours


TEXTS = "Our own texts"


def text(old: str, new: str) -> str:
    """Say what became of a text: of a long one, the words that changed with a few around them.

    >>> text("The board of the port opposes the levy.", "The board of the port proposes the levy.")
    '"… of the port opposes the levy." → "… of the port proposes the levy."'
    >>> text("", "It met in May.")
    'new: "It met in May."'
    """
    if not old or not new:
        return f'{"gone" if old else "new"}: "{old or new}"'
    was, now = old.split(), new.split()
    alike = _alike(was, now)
    behind = min(_alike(was[::-1], now[::-1]), len(was) - alike, len(now) - alike)
    return " → ".join(f'"{_around(words, alike, len(words) - behind)}"' for words in (was, now))


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two texts have in common from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _around(words: Sequence[str], first: int, end: int) -> str:
    """The words of a stretch with those next to it, and a mark where others are left out."""
    start, last = max(0, first - _NEXT), end + _NEXT
    return ("… " if start else "") + " ".join(words[start:last]) + (" …" if last < len(words) else "")


def head(each: Difference) -> str:
    """Return what became of a brief: its name, versions and days."""
    if each.old is None or each.new is None:
        known = each.new or each.old
        told = f", version {known.version}, as of {known.as_of}" if known else ""
        return f"{each.brief}{told}: {'new brief' if each.new else 'brief withdrawn'}"
    versions = _arrow("version ", each.old.version, each.new.version)
    return f"{each.brief}, {versions}, {_arrow('as of ', each.old.as_of, each.new.as_of)}"


def _arrow(label: str, old: str, new: str) -> str:
    return f"{label}{new}" if old == new else f"{label}{old} → {new}"
