"""A PDF's tags, put right where WeasyPrint leaves them short, so that all readers are told what sighted ones see.

Header cells say whether they head a column or a row; a list of terms is a list of labels and bodies; running heads and
page numbers are no text; nothing is announced that has nothing in it. `pdf` asks for it before a file is written.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from pydyf import PDF, Array, Dictionary

BARE = {"/Span", "/NonStruct", "/Div", "/P"}
"""What may go where it has nothing in it."""


def mend(made: PDF) -> None:
    """Mend the tags of a PDF in place."""
    tree = _Tree(made)
    reached = list(tree.under(tree.root))
    tree.unspoken({element.number for element in reached})
    for element in reached:
        match element["S"]:
            case "/TH":
                element["A"]["Scope"] = "/Column" if tree.above(tree.above(element))["S"] == "/THead" else "/Row"
            case "/Div" if tree.above(element).get("S") == "/L":
                tree.pair(element)
            case _:
                pass
    for element in reversed(reached):
        if element["S"] in BARE and not element["K"]:
            tree.above(element)["K"].remove(element.reference)


class _Tree:
    """The structure elements of a PDF by their references."""

    def __init__(self, made: PDF) -> None:
        self.made = made
        self.top = self.at(made.catalog["StructTreeRoot"])
        self.root = self.at(self.top["K"][0])

    def at(self, reference: str | bytes) -> Dictionary:
        return self.made.objects[int(reference.split()[0])]

    def above(self, element: Dictionary) -> Dictionary:
        return self.at(element["P"])

    def kids(self, element: Dictionary) -> list[Dictionary]:
        found = [self.at(kid) for kid in element["K"] if not isinstance(kid, int)]
        return [each for each in found if _element(each)]

    def under(self, element: Dictionary) -> Iterator[Dictionary]:
        """Yield an element and all inside it, each after what it stands in."""
        yield element
        for kid in self.kids(element):
            yield from self.under(kid)

    def pair(self, row: Dictionary) -> None:
        """A term and what is said of it, which stand as two items in a row that is none, become one item."""
        row["S"] = "/LI"
        for place, item in enumerate(self.kids(row)):
            item["S"] = "/LBody" if place else "/Lbl"
            for inner in self.kids(item):
                inner["S"] = "/NonStruct"

    def unspoken(self, spoken: set[int]) -> None:
        """Make an artifact of whatever is tagged and hangs on no branch: what stands in the margins."""
        entries = self.at(self.top["ParentTree"])["Nums"]
        lists = dict(zip(entries[::2], entries[1::2], strict=True))
        for page in self.made.objects:
            if isinstance(page, dict) and page.get("Type") == "/Page" and "StructParents" in page:
                owners: Array = lists[page["StructParents"]]
                lone = {place for place, owner in enumerate(owners) if int(owner.split()[0]) not in spoken}
                for place in lone:
                    owners[place] = "null"
                _unmark(self.at(page["Contents"]).stream, lone)


def _element(found: object) -> TypeGuard[Dictionary]:
    return isinstance(found, dict) and found.get("Type") == "/StructElem"


def _unmark(stream: list[object], lone: set[int]) -> None:
    for place, each in enumerate(stream):
        if isinstance(each, dict) and each.get("MCID") in lone:
            stream[place - 1 : place + 1] = ["/Artifact", b"<</Type /Pagination>>"]
