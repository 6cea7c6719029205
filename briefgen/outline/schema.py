"""The form of the YAML files as JSON Schema, for editors and for the reference.

Read from `shapes`, where the keys are described; nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.outline.brand import BrandShape
from briefgen.outline.plans import OutlineShape, PartShape
from briefgen.outline.review import DecisionShape
from briefgen.outline.shape import Shape
from briefgen.outline.terms import VocabularyShape

FILES: dict[str, type[Shape]] = {
    "outline": OutlineShape,
    "part": PartShape,
    "vocabulary": VocabularyShape,
    "review": DecisionShape,
    "brand": BrandShape,
}
"""Each kind of file with its shape."""


COMPANIONS = {"companion": "outline", "companion-vocabulary": "vocabulary"}
"""The kinds of file that give another one's texts in a second language."""


def schema(kind: str) -> Mapping[str, object]:
    """Return the JSON Schema of a kind of file: outline, part, vocabulary, or what stands beside one of them."""
    if kind in COMPANIONS:
        return _companion(schema(COMPANIONS[kind]))
    made = FILES[kind].model_json_schema()
    if kind in {"vocabulary", "brand"}:
        return made
    if kind == "review":
        about = "Decisions of people on facts; the last one on a fact holds."
        return {"title": "Review", "type": "array", "description": about, "items": made}
    shapes = (made, *made["$defs"].values())
    for shape in shapes:
        shape["properties"] = {key: _chosen(key, form) for key, form in shape.get("properties", {}).items()}
    made["$defs"]["ChoiceShape"] = CHOICE
    _unless(made, "include")
    _unless(made["$defs"]["SectionShape"], "use")
    return made


def _companion(whole: Mapping[str, object]) -> Mapping[str, object]:
    """The form of a file that gives the texts by the keys of another one: nothing has to stand there again."""
    made = {str(key): _loosened(value) for key, value in whole.items() if key not in DEMANDS}
    about = f"Texts in another language, by the keys of the {made['title']} that it stands beside, in the same order."
    properties = made["properties"]
    own = properties if isinstance(properties, dict) else {}
    return {**made, "title": "Companion", "description": about, "properties": {**own, **OWN}}


def _loosened(form: object) -> object:
    """A form without what it demands; of several forms, any will do."""
    if isinstance(form, Mapping):
        kept = {("anyOf" if key == "oneOf" else str(key)): value for key, value in form.items() if key not in DEMANDS}
        return {key: _loosened(value) for key, value in kept.items()}
    return [_loosened(each) for each in form] if isinstance(form, list) else form


DEMANDS = frozenset({"required", "if", "then", "not", "minItems", "minProperties"})
OWN = {
    "language": {
        "type": "string",
        "description": "The language of the texts; without it, the one that the file is named after.",
        "examples": ["fr-CA"],
    },
    "subject": {
        "type": ["string", "number"],
        "description": "What all briefs are about, in place of the project's title.",
        "examples": ["La traversée"],
    },
}
"""What a companion has for itself."""


def _unless(shape: dict[str, object], key: str) -> None:
    """Require a shape's keys only where none can come from elsewhere."""
    if required := shape.pop("required", None):
        shape |= {"if": {"not": {"required": [key]}}, "then": {"required": required}}


def _chosen(key: str, form: dict[str, object]) -> dict[str, object]:
    """Let a text be chosen by the audience, and so each text of a list."""
    if key in UNCHOSEN:
        return form
    said = {name: form[name] for name in ("description", "examples", "default") if name in form}
    bare = {name: value for name, value in form.items() if name not in said}
    if isinstance(items := bare.get("items"), dict):
        bare["items"] = {"anyOf": [items, {"$ref": "#/$defs/ChoiceShape"}]}
    chosen: dict[str, object] = {"anyOf": [bare, {"$ref": "#/$defs/ChoiceShape"}]}
    return chosen | said


UNCHOSEN = ("audience", "include", "kind", "facts", "variables", "blocks", "use", "exceptions")
CHOICE = {
    "title": "ChoiceShape",
    "description": "In any text's or list's place: what each audience reads there, and all others.",
    "type": "object",
    "properties": {
        "for": {
            "type": "object",
            "description": "By audience.",
            "examples": ["{growers: our wells, millers: our mills}"],
        },
        "else": {"description": "For any other audience.", "examples": ["the wells"]},
    },
    "required": ["for"],
    "additionalProperties": False,
}
