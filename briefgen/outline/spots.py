"""Where in the shapes a path of pydantic's leads: the keys that could stand there, and an example of what should.

`faults` asks; the shapes themselves, with descriptions and examples, are in `shapes`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from pydantic import Tag
from pydantic.fields import FieldInfo

from briefgen.outline.shape import FORMS, Shape

Path = tuple[str | int, ...]
TAGS = {*FORMS.values(), "<block>", "<section>", "[key]"}
"""Steps of pydantic's paths that stand in no file."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the shapes: the mapping's shape and the last key on the way that it knows, with its field."""

    shape: type[Shape]
    key: str = ""
    field: FieldInfo | None = None

    @property
    def example(self) -> str:
        """A line of YAML that would do here."""
        examples = self.field.examples if self.field else None
        return f'"{self.key}: {examples[0]}"' if examples else ""

    @property
    def about(self) -> str:
        """What the key holds, to stand within a sentence."""
        text = (self.field.description if self.field else None) or ""
        return text[:1].lower() + text[1:]


def spot(shape: type[Shape], loc: Path) -> Spot:
    """Return where a path leads that begins at a shape."""
    found = Spot(shape)
    inside: object = shape
    for step in loc:
        if step in TAGS:
            inside = next(_tagged(inside, str(step)), inside)
        elif isinstance(step, str):
            shape = next(shapes_in(inside), shape)
            known = shape.keys().get(step)
            # A fact's own name is no key of the shapes: below it stands what `facts` holds.
            found = Spot(shape, step, known) if known else Spot(shape, found.key, found.field)
            inside = known.annotation if known else inside
    return found


def _tagged(annotation: object, tag: str) -> Iterator[object]:
    if any(isinstance(mark, Tag) and mark.tag == tag for mark in getattr(annotation, "__metadata__", ())):
        yield annotation
    for part in get_args(annotation):
        yield from _tagged(part, tag)


def shapes_in(annotation: object) -> Iterator[type[Shape]]:
    """Yield the shapes that a key's annotation is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for part in get_args(annotation):
        yield from shapes_in(part)
