"""Gather the phrases that the program prints of itself into language/catalogues/*.po; `--check` only says what is stale.

A phrase is the first argument of a call of `phrase`, any of `messages`, of a template's `say` or `counted`, or a field of the
English labels. What is new comes in untranslated, what is gone goes; tests/language/test_catalogues.py says what still wants
a translation.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, nodes

from briefgen.render.labels import ENGLISH

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "briefgen"
TEMPLATES = ROOT / "templates"
CATALOGUES = PACKAGE / "language" / "catalogues"
Found = tuple[str, str, str]
"""Context, message, the module in which it stands."""


def main() -> int:
    """Write every catalogue anew, or say which are stale."""
    stale = [path for path in sorted(CATALOGUES.glob("*.po")) if path.read_bytes() != fresh(path)]
    for path in stale:
        print(f"{path.relative_to(ROOT)} {'is stale: run make catalogues' if '--check' in sys.argv else 'written'}")
        if "--check" not in sys.argv:
            path.write_bytes(fresh(path))
    return 1 if stale and "--check" in sys.argv else 0


def fresh(path: Path) -> bytes:
    """Return a catalogue with the phrases that there are now, and the translations that it had."""
    known = read_po(BytesIO(path.read_bytes()), locale=path.stem)
    made = Catalog(locale=path.stem, project="briefgen", fuzzy=False, charset="utf-8")
    for context, message, where in sorted(found(), key=lambda each: (each[2], each[0], each[1])):
        before = known.get(message, context or None)
        made.add(message, before.string if before else "", locations=[(where, None)], context=context or None)
    written = BytesIO()
    write_po(written, made, width=100, omit_header=True, sort_output=False)
    return written.getvalue()


def found() -> Iterator[Found]:
    """Yield every phrase of the program, each once for each context."""
    told: dict[tuple[str, str], str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        where = path.relative_to(ROOT).as_posix()
        for context, message in _phrases(ast.parse(path.read_text(encoding="utf-8"))):
            told.setdefault((context, message), where)
    for path in sorted(TEMPLATES.rglob("*.html")):
        where = path.relative_to(ROOT).as_posix()
        for message in _said(Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))):
            told.setdefault(("", message), where)
    for name in ENGLISH.__dataclass_fields__:
        if name != "told":
            told.setdefault((name, getattr(ENGLISH, name)), "briefgen/render/labels.py")
    for key, words in ENGLISH.told.items():
        told.setdefault((f"column {key}", words), "briefgen/render/labels.py")
    yield from ((context, message, where) for (context, message), where in told.items())


def _phrases(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"phrase", "messages"}:
            told = [arg.value if isinstance(arg, ast.Constant) else "" for arg in node.args]
            if node.func.id == "messages":
                yield from (("", word) for word in told if isinstance(word, str))
            elif told and isinstance(told[0], str) and told[0]:
                yield (str(told[2]) if len(told) > 2 else "", told[0])


def _said(tree: nodes.Template) -> Iterator[str]:
    """The phrases of a template: what it says, and both forms of what it counts."""
    for call in tree.find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name in {"say", "counted"}:
            told = call.args[:1] if call.node.name == "say" else call.args[1:]
            yield from (str(word.value) for arg in told for word in arg.find_all(nodes.Const))
            yield from (str(arg.value) for arg in told if isinstance(arg, nodes.Const))


if __name__ == "__main__":
    sys.exit(main())
