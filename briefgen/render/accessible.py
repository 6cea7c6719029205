"""A page -> what keeps it from somebody who cannot see it. Rule page-inaccessible.

Looked at before the page is set, since WeasyPrint stamps a PDF accessible that lacks all this, or only logs it. What a
look at the pages alone can tell, such as contrast, is the tests' matter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from briefgen.errors import Finding, Place

RULE = "page-inaccessible"
GATHERING = {"a", "h1", "h2", "h3", "h4", "h5", "h6", "th", "title", "svg", "table", "caption"}
"""Elements whose text matters."""
EMPTY_WORDS = {"here", "click here", "link", "this link", "more", "read more", "ici", "cliquez ici", "lien"}
"""Link texts that say nothing to somebody who hears the links alone."""


@dataclass(slots=True)
class Element:
    """An element with the text inside it and what stands in it."""

    tag: str
    attributes: dict[str, str]
    raw: str = ""
    """The tag as it is written."""
    text: str = ""
    inside: list[Element] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What a screen reader calls it."""
        return " ".join((self.attributes.get("aria-label") or self.text).split())

    def __str__(self) -> str:
        return self.raw.partition('"')[0]


def inaccessible(html: str, place: Place) -> tuple[Finding, ...]:
    """Return what is wrong with a page, in its order."""
    page = _Page()
    page.feed(html)
    page.close()
    parts = (_head, _headings, _pictures, _tables, _links, _apart, _order, _twice)
    told = (each for part in parts for each in part(page))
    return tuple(Finding(RULE, place, f"{message}.", cure) for message, cure in dict.fromkeys(told))


class _Page(HTMLParser):
    """The elements that matter, in order, each with its text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self.open: list[Element] = []
        self.ids: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {key: value or "" for key, value in attrs}, self.get_starttag_text() or "")
        self.ids.update([made.attributes["id"]] if made.attributes.get("id") else [])
        for outer in self.open:
            outer.inside.append(made)
            outer.text += f" {made.attributes['alt']} " if made.attributes.get("alt") else ""
        if tag in GATHERING:
            self.open.append(made)
        self.found.append(made)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, -1, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        for outer in self.open:
            outer.text += data

    def of(self, *tags: str) -> Iterator[Element]:
        return (each for each in self.found if each.tag in tags)


Told = Iterator[tuple[str, str]]


def _head(page: _Page) -> Told:
    root = next(page.of("html"), Element("html", {}))
    if not root.attributes.get("lang", "").strip():
        yield '"<html>" has no lang', "Say the page's language there, so that it is read aloud in it."
    title = next((each for each in page.of("title") if not any(each in svg.inside for svg in page.of("svg"))), None)
    if title is None or not title.name:
        yield '"<title>" is missing or empty', "Give the page its title."


def _headings(page: _Page) -> Told:
    before = 0
    for each in page.of("h1", "h2", "h3", "h4", "h5", "h6"):
        level = int(each.tag[1])
        if not each.name:
            yield f'"{each}" is an empty heading', "Give it words, or leave it out."
        if level > before + 1:
            after = f"after <h{before}>" if before else "first"
            yield (
                f'"{each.name}" is <{each.tag}> and stands {after}',
                f"Make it <h{before + 1}>: levels are not skipped.",
            )
        before = level
    if sum(1 for _ in page.of("h1")) > 1:
        yield '"<h1>" stands twice', "A page has one title; make the others <h2>."


def _pictures(page: _Page) -> Told:
    for each in page.of("img"):
        if not each.attributes.get("alt", "").strip():
            yield (
                f'"{each}" has no alternative text',
                "Say in alt what it shows; what shows nothing belongs in the style sheet.",
            )
    for each in page.of("svg"):
        if not any(inner.tag == "title" for inner in each.inside) or not each.text.strip():
            yield f'"{each}" has no title', "Say in a <title> inside it what it shows."


def _tables(page: _Page) -> Told:
    for each in page.of("table"):
        heads = [inner for inner in each.inside if inner.tag == "th"]
        if not heads:
            yield f'"{each}" has no headed row or column', "Make the cells that name the others <th>."
        for head in heads:
            if not head.name:
                yield f'"{each}" has an empty <th>', "Make an empty corner a <td>."
            elif head.attributes.get("scope") not in {"col", "row", "colgroup", "rowgroup"}:
                yield f'"{head.name}" heads a table without a scope', 'Add scope="col" or scope="row".'


def _links(page: _Page) -> Told:
    for each in page.of("a"):
        if "href" not in each.attributes:
            continue
        if not each.name:
            yield f'"{each.attributes["href"]}" is a link without words', "Say where it leads."
        elif each.name.casefold().strip(" .…:") in EMPTY_WORDS:
            yield f'"{each.name}" says nothing of where its link leads', "Say where it leads."


def _apart(page: _Page) -> Told:
    """Links of the same words lead to the same place: whoever hears the links alone cannot tell them apart else."""
    ways: dict[str, set[str]] = {}
    for each in page.of("a"):
        if each.attributes.get("href") and each.name:
            ways.setdefault(each.name, set()).add(each.attributes["href"])
    for name, there in ways.items():
        if len(there) > 1:
            yield f'"{name}" is what {len(there)} links to different places say', "Say of each where it leads."


def _order(page: _Page) -> Told:
    """The keyboard goes through a page as it is read."""
    for each in page.found:
        if re.fullmatch(r"[1-9]\d*", each.attributes.get("tabindex", "").strip()):
            yield f'"{each}" comes first for the keyboard, wherever it stands', "Take tabindex out, or make it 0."


def _twice(page: _Page) -> Told:
    for id_, number in page.ids.items():
        if number > 1:
            yield f'"{id_}" is the id of {number} elements', "Links to it would be lost: give each its own."
