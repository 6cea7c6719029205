"""The rules of the house that ruff, mypy and import-linter cannot see, each shown to fail on a small sample.

docs/develop.md says why each rule is there. To let a module do something new, change the table here with it.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "briefgen"

MODULE_LINES, BODY_LINES, NESTING = 300, 40, 3

PURE = (
    "errors",
    "model",
    "grammar",
    "language",
    "ingest",
    "extract",
    "compose",
    "check",
    "outline",
    "export",
    "rules",
    "deliver/message",
)
"""Functions of their arguments: no files, no network, no clock."""

PURE_STDLIB = {
    *(
        "__future__",
        "abc",
        "array",
        "bisect",
        "collections",
        "colorsys",
        "contextlib",
        "dataclasses",
        "datetime",
        "decimal",
    ),
    *("difflib", "email", "enum", "fractions", "functools", "hashlib", "heapq", "html", "itertools", "json", "math"),
    "operator",
    *("pathlib.PurePosixPath", "posixpath", "re", "string", "textwrap", "typing", "unicodedata", "urllib.parse"),
}

DOORS = {
    "babel": ("language",),
    "click": ("cli",),
    "font_source_sans_pro": ("render",),
    "font_source_serif_pro": ("render",),
    "fontTools": ("render",),
    "gc": ("cli", "extract"),  # stopped while a document is read, which no result can tell
    "importlib.resources": (
        *("grammar/lexicon", "language/catalogue", "outline/kinds", "pipeline/new", "project", "render", "rules"),
    ),
    "jinja2": ("render",),
    "markdown_it": ("outline/prose",),
    "markupsafe": ("render",),
    "pydantic": ("outline",),
    "pydantic_core": ("outline",),
    "pydyf": ("render/pdf", "render/structure"),
    "pypdf": ("render/delivered",),
    "rich": ("cli",),
    "smtplib": ("deliver/smtp",),
    "socket": ("deliver/smtp",),
    "sqlite3": ("store",),
    "ssl": ("deliver/smtp",),
    "vl_convert": ("render/drawings",),
    "weasyprint": ("render/pdf",),
    "yaml": ("located_yaml",),
    # csv and io write to strings.
    "csv": ("export",),
    "io": ("export", "language", "render"),
}
"""What may be imported in these modules only; any third party that is not here may be imported nowhere."""

CLOCKS = {"now", "today", "utcnow", "getenv", "environ", "getlocale", "setlocale", "urandom", "gethostname", "getfqdn"}
"""What reads the machine's time, place, chance or settings: only the command line does, and hands them down."""

CHANCE = {"locale", "platform", "random", "secrets", "time", "uuid"}

DUMPS = {"util", "utils", "helper", "helpers", "common", "base", "manager", "handler", "handlers", "misc"}

HEAVY = {"PIL", "babel", "cffi", "fontTools", "pydantic", "rich", "smtplib", "sqlite3", "weasyprint"}
"""What the command line must not load before it knows that it needs it."""


@dataclass(frozen=True)
class Module:
    name: str
    """Its path below the package, without the ending: `render/pdf`; a package's `__init__` is the package."""
    code: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.code)

    def within(self, *places: str) -> bool:
        return any(self.name == place or self.name.startswith(f"{place}/") for place in places)

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """Absolute names of what is imported, wherever the import stands; `import a.b` and `from a import b` alike."""
        names: list[str] = []
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                names += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names += [f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names]
        return tuple(names)

    @cached_property
    def functions(self) -> tuple[ast.FunctionDef | ast.AsyncFunctionDef, ...]:
        return tuple(node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def modules() -> Iterator[Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).with_suffix("").as_posix()
        yield Module(name.removesuffix("/__init__"), path.read_text(encoding="utf-8"))


def starts(name: str, places: set[str] | dict[str, tuple[str, ...]]) -> str | None:
    """The longest of the places that the dotted name is or lies in."""
    parts = name.split(".")
    return next((p for n in range(len(parts), 0, -1) if (p := ".".join(parts[:n])) in places), None)


def pure_core(module: Module) -> Iterator[str]:
    """The pure core imports its own house, what is listed, and what it is itself the door of."""
    if not module.within(*PURE):
        return
    for name in module.imports:
        door = starts(name, DOORS)
        known = starts(name, PURE_STDLIB) or (door and module.within(*DOORS[door]))
        if not known and not name.startswith("briefgen."):
            yield f"{name} in the pure core"


def doors(module: Module) -> Iterator[str]:
    """One door each, and no third party without one."""
    for name in module.imports:
        door = starts(name, DOORS)
        if door and not module.within(*DOORS[door]):
            yield f"{name} outside {' and '.join(DOORS[door])}"
        if not door and name.split(".")[0] not in {*sys.stdlib_module_names, "briefgen"}:
            yield f"{name} has no door"


def heavy_inside(module: Module) -> Iterator[str]:
    """What is slow to load is imported in the function that needs it."""
    for node in module.tree.body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            sample = Module(module.name, ast.unparse(node))
            yield from (f"{n} at the top" for n in sample.imports if n.split(".")[0] in {"weasyprint", "fontTools"})


def asked_from_above(module: Module) -> Iterator[str]:
    """Clock, locale, environment and chance enter at the command line as arguments."""
    if module.within("cli", "__main__"):
        return
    yield from (name for name in module.imports if name.split(".")[0] in CHANCE)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS:
            yield f"{ast.unparse(node)} in line {node.lineno}"


def no_any(module: Module) -> Iterator[str]:
    """Types say what a value is."""
    yield from (name for name in module.imports if name in {"typing.Any", "typing_extensions.Any"})
    yield from (ast.unparse(n) for n in ast.walk(module.tree) if isinstance(n, ast.Attribute) and n.attr == "Any")


def names(module: Module) -> Iterator[str]:
    """A module is called after what it holds."""
    yield from (part for part in module.name.split("/") if part in DUMPS)


def module_size(module: Module) -> Iterator[str]:
    size = sum(1 for line in module.code.splitlines() if line.strip() and not line.strip().startswith("#"))
    if size > MODULE_LINES:
        yield f"{size} lines of code"


def body_size(module: Module) -> Iterator[str]:
    for function in module.functions:
        body = function.body[1:] if ast.get_docstring(function) is not None else function.body
        size = (function.end_lineno or 0) - body[0].lineno + 1 if body else 0
        if size > BODY_LINES:
            yield f"{function.name}: {size} lines"


def nesting(module: Module) -> Iterator[str]:
    for function in module.functions:
        if (depth := deepest(function, 0)) > NESTING:
            yield f"{function.name}: {depth} deep"


def deepest(node: ast.AST, depth: int) -> int:
    blocks = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.Match)
    scopes = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    inner = [depth]
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, scopes):
            chained = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
            inner.append(deepest(child, depth + (isinstance(child, blocks) and not chained)))
    return max(inner)


def described(module: Module) -> Iterator[str]:
    """A module says in a few lines what lives in it."""
    words = ast.get_docstring(module.tree) or ""
    if not words or len(words.splitlines()) > 6:
        yield f"docstring of {len(words.splitlines())} lines"


DEEP = (
    "def f(a):\n    if a:\n        for b in a:\n            while b:\n                with b:\n                    pass"
)

RULES: tuple[tuple[Callable[[Module], Iterator[str]], str, str], ...] = (
    (pure_core, "extract/figures", "from pathlib import Path"),
    (pure_core, "compose/bind", "def f():\n    import os"),
    (pure_core, "model/fact", "import pydantic"),
    (pure_core, "check/bound", "from io import StringIO"),
    (doors, "pipeline", "import click"),
    (doors, "outline/blocks", "from yaml import safe_load"),
    (doors, "render/html", "def f():\n    import weasyprint.urls"),
    (doors, "outline/blocks", "import markdown_it"),
    (doors, "deliver/message", "import smtplib"),
    (doors, "extract/figures", "import numpy as np"),
    (heavy_inside, "render/pdf", "from weasyprint import HTML"),
    (asked_from_above, "compose/brief", "from datetime import date\nx = date.today()"),
    (asked_from_above, "pipeline", "import os\nx = os.environ"),
    (asked_from_above, "deliver/message", "from uuid import uuid4"),
    (no_any, "model/fact", "from typing import Any"),
    (no_any, "model/fact", "import typing as t\nx: t.Any"),
    (names, "extract/utils", ""),
    (names, "common/dates", ""),
    (module_size, "extract/figures", "x = 1\n" * 301),
    (body_size, "extract/figures", "def f():\n" + "    x = 1\n" * 41),
    (nesting, "extract/figures", DEEP),
    (described, "extract/figures", "x = 1"),
)


@pytest.mark.parametrize("rule", dict.fromkeys(rule for rule, _, _ in RULES), ids=lambda rule: rule.__name__)
def test_rule_holds(rule: Callable[[Module], Iterator[str]]) -> None:
    broken = [f"briefgen/{module.name}: {what}" for module in modules() for what in rule(module)]
    assert not broken, "\n".join(broken)


@pytest.mark.parametrize(("rule", "name", "code"), RULES)
def test_rule_can_fail(rule: Callable[[Module], Iterator[str]], name: str, code: str) -> None:
    assert list(rule(Module(name, code)))


@pytest.mark.parametrize(
    ("rule", "name", "code"),
    [
        (doors, "cli", "import click"),
        (doors, "render/pdf", "def f():\n    from weasyprint import HTML"),
        (doors, "store", "import sqlite3"),
        (pure_core, "outline/prose", "from markdown_it import MarkdownIt"),
        (pure_core, "grammar/lexicon", "from importlib.resources import files"),
        (pure_core, "render/html", "from pathlib import Path"),
        (asked_from_above, "cli", "import os\nx = os.environ"),
        (module_size, "extract/figures", "x = 1\n# why\n\n" * 300),
        (body_size, "extract/figures", "def f():\n" + "    x = 1\n" * 40),
        (nesting, "extract/figures", "def f(a):\n    if a:\n        pass\n" + "    elif a:\n        pass\n" * 9),
        (names, "extract/baseline", ""),
    ],
)
def test_rule_lets_pass(rule: Callable[[Module], Iterator[str]], name: str, code: str) -> None:
    assert list(rule(Module(name, code))) == []


def test_there_is_a_house() -> None:
    assert {"errors", "model/fact", "grammar/lexicon"} <= {module.name for module in modules()}


def loaded(code: str) -> set[str]:
    """Names of the top-level modules that a fresh interpreter has loaded after the code."""
    program = f"{code}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    return set(run.stdout.split())


def test_extraction_loads_no_third_party() -> None:
    gained = loaded("import briefgen.extract, briefgen.ingest") - loaded("")
    assert gained - set(sys.stdlib_module_names) == {"briefgen"}


def test_the_command_line_starts_light() -> None:
    assert (loaded("import briefgen.cli") - loaded("")) & HEAVY == set()


@pytest.mark.parametrize("name", sorted(HEAVY))
def test_a_heavy_import_would_be_seen(name: str) -> None:
    assert name in loaded(f"import {name}")
