"""Shape: a mapping of which every key is known, and the forms that a value may have; all shapes are made from it.

`asked` and `shapes` say which keys there are.
"""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict, ModelWrapValidatorHandler, PrivateAttr, ValidationInfo, model_validator
from pydantic.fields import FieldInfo

from briefgen.errors import Place
from briefgen.outline import rules
from briefgen.outline.scalars import draft
from briefgen.outline.written import Items, Keys, Word

FORMS: dict[type, str] = {Word: "<text>", Items: "<list>", Keys: "<mapping>"}
"""Tags of the forms; pydantic puts them into the paths of its errors."""


def form(value: object) -> str | None:
    """Return which form of a key's value is meant; None for what is no written value."""
    return FORMS.get(type(value))


class Shape(BaseModel):
    """A mapping whose keys are all known."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)
    quarrels: ClassVar[rules.Rule] = rules.nothing
    _place: Place = PrivateAttr(Place(""))

    @model_validator(mode="wrap")
    @classmethod
    def _placed(cls, value: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if not isinstance(value, Keys):
            return handler(value)
        for place, message, cure in cls.quarrels(value):
            draft(info).error("invalid", place, message, cure)
        made = handler(value)
        made._place = value.place  # noqa: SLF001 - our own instance
        return made

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self._place

    @classmethod
    def keys(cls) -> dict[str, FieldInfo]:
        """Return the keys as they are written, with what is said of them; `from` is no name that Python knows."""
        return {field.alias or name: field for name, field in cls.model_fields.items()}
