"""Brief -> one self-contained HTML page: the only importer of Jinja, and the door to templates and fonts.

A project's own templates come first, file by file; the default look stands behind them and is always there as
`default/<name>`, to be extended and overridden block by block. No string of a brief is ever compiled. Next: `pdf`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Finding, Place
from briefgen.language.names import called, foreign
from briefgen.model.brand import Brand
from briefgen.render import fonts
from briefgen.render.balance import even
from briefgen.render.brand import Branded, branded, tokens
from briefgen.render.charts import pictures
from briefgen.render.labels import changed_since, curled, differing, labels, nested
from briefgen.render.watermark import watermark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jinja2 import Environment
    from jinja2.runtime import Context
    from markupsafe import Markup

    from briefgen.model.brief import Brief
    from briefgen.model.chart import Chart
    from briefgen.render.drawings import Drawings

DEFAULT = Brand()
FACES = "<faces>"
"""Stands where `brief.html` says `{{ faces }}`: they can only be cut once the rest of the page is known.

No text of a brief can be taken for it: wherever a template prints text, its `<` is escaped.
"""


def html(brief: Brief, templates: Sequence[Path] = (), brand: Brand = DEFAULT, drawings: Drawings | None = None) -> str:
    """Return the brief's page; `templates` are a project's own folders, searched in their order.

    `drawings` are pictures of charts and cut faces that need not be made again; those that are made come to them.

    Equal briefs and templates give equal text. A template that fails, a character that no face has, or an address
    that is not http, https or mailto raises BriefgenError.
    """
    return page("brief.html", brief, templates, brand=brand, drawings=drawings)


def page(
    name: str,
    brief: Brief,
    templates: Sequence[Path] = (),
    passages: Mapping[str, str] | None = None,
    more: Mapping[str, object] | None = None,
    brand: Brand = DEFAULT,
    drawings: Drawings | None = None,
) -> str:
    """Return a brief's page as a template of that name sets it.

    `passages` are addresses by the ids of notes: where they are given, marks and notes lead there. `more` is what the
    template needs beside the brief.
    """
    from markupsafe import Markup

    place = Place(f"{brief.id}.html", 0)
    faces_here = Markup(FACES)  # noqa: S704 (a constant of ours)
    told: dict[str, object] = {
        "brief": brief,
        "labels": labels(brief.language),
        "faces": faces_here,
        "passages": passages or {},
    }
    known = {} if drawings is None else drawings
    told |= {"brand": dressed(brand), "drawings": known, **(more or {})}
    text = rendered(name, place, templates, told)
    faces = fonts.embed(sorted(set(unescape(text))), place, brand.faces, known)
    return text.replace(FACES, "\n".join(map(rule, faces)), 1)


def dressed(brand: Brand) -> Branded:
    """Return what templates take of a brand, beside its faces; its style comes in with `css/tokens.css`."""
    from markupsafe import Markup

    made = branded(brand, tokens(default_templates()))
    return replace(made, style=Markup(made.style))  # noqa: S704 (colours and names that were checked)


def rendered(name: str, place: Place, templates: Sequence[Path], told: Mapping[str, object]) -> str:
    """Return what a template makes of what it is told; one that fails is a finding in its own line."""
    from jinja2 import TemplateError

    own = tuple(folder for folder in templates if folder.is_dir())
    _refuse_links(own)
    try:
        return environment(own).get_template(name).render(**told)
    except (TemplateError, UnicodeDecodeError, OverflowError, TypeError, ValueError) as error:
        raise BriefgenError(_fault(error, own, place)) from error


def _refuse_links(own: Sequence[Path]) -> None:
    """A link among a project's templates could lead anywhere, and its file would stand in the page."""
    links = [_shown(path, folder) for folder in own for path in sorted(folder.rglob("*")) if path.is_symlink()]
    if links:
        cure = "Copy the file in instead of linking to it."
        raise BriefgenError(*(Finding("template-link", Place(name, 0), "is a link.", cure) for name in links))


def _shown(path: Path, folder: Path) -> str:
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def default_templates() -> Path:
    """Return the folder of the default look: inside the package when installed, at the repository's top otherwise."""
    package = Path(__file__).resolve().parents[1]
    packed = package / "templates"
    return packed if packed.is_dir() else package.parent / "templates"


@cache
def environment(own: tuple[Path, ...] = ()) -> Environment:
    """Return the sandbox that templates run in: every name autoescaped, every undefined name an error."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, pass_context
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    default = FileSystemLoader(default_templates())
    loader = ChoiceLoader([FileSystemLoader(own), PrefixLoader({"default": default}), default])
    environment = ImmutableSandboxedEnvironment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(
        kind=_kind,
        css=_css,
        address=_address,
        nested=nested,
        changed_since=changed_since,
        differing=differing,
        curled=curled,
        whole=_whole,
        together=_together,
        closed=_closed,
        even=even,
        watermark=watermark,
        called=called,
        foreign=foreign,
        spoken=_spoken,
        pictures=pass_context(_pictures),
    )
    return environment


def _pictures(context: Context, chart: Chart, brief: Brief, tokens: str) -> Markup:
    return pictures(chart, brief, tokens, context["drawings"])


def _kind(node: object) -> str:
    """A node's class, in lower case: the name of the template that prints it.

    >>> _kind(Place("x"))
    'place'
    """
    return type(node).__name__.lower()


def _css(text: str) -> str:
    r"""Text as a CSS string that neither a quotation mark nor a closing tag can end.

    >>> print(_css('a"}</style>'))
    "a\22 \7d \3c \2f style\3e "
    """
    from markupsafe import Markup

    plain = "".join(
        character if character.isalnum() or character == " " or character > "\x9f" else f"\\{ord(character):x} "
        for character in text
    )
    return Markup(f'"{plain}"')  # noqa: S704 (escaped just above)


def _whole(words: str) -> str:
    """Words that stay on one line: a date, a place."""
    from markupsafe import Markup

    return Markup('<span class="whole">{}</span>').format(words)


def _together(words: str) -> str:
    """Text in which a number and the word after it stay on one line; the space stays a space, for whoever searches.

    >>> print(_together("It met on 14 March & closed"))
    It met on <span class="whole">14 March</span> &amp; closed
    """
    from markupsafe import Markup, escape

    number = r"(?<![\d,.&#])\d{1,3}(?:,\d{3})*(?:\.\d+)? [^\W\d]+"
    return Markup(re.sub(number, r'<span class="whole">\g<0></span>', str(escape(words))))  # noqa: S704 (escaped)


def _closed(line: Markup) -> Markup:
    """A paragraph whose last short word takes the one before it along: no line of one "it".

    >>> from markupsafe import Markup
    >>> print(_closed(Markup("Nothing came of it<sup>3</sup>.")))
    Nothing came <span class="whole">of it</span><sup>3</sup>.
    """
    from markupsafe import Markup

    runt = r"(?<=\s)([^\s<>]{1,9} [^\s<>]{1,5})(?=(?:<sup>(?:(?!</sup>).)*</sup>)?[.,;:!?]?$)"
    return Markup(re.sub(runt, r'<span class="whole">\1</span>', str(line).rstrip()))  # noqa: S704 (escaped before)


def _spoken(words: Markup, language: str) -> Markup:
    """Text in which what stands between guillemets is in a language of its own."""
    from markupsafe import Markup

    marked = re.sub(r"(?<=«[\s])([^«»]+?)(?=\s»)", rf'<span lang="{language}">\1</span>', str(words))
    return Markup(marked) if language else words  # noqa: S704 (escaped; the language is a tag)


def _address(url: str) -> str:
    """The address, if a reader may follow it."""
    if not re.match(r"(?:https?://|mailto:)[^\s<>\"]+$", url) or re.search(r"%[01][0-9A-Fa-f]|%7[Ff]", url):
        finding = Finding(
            "link-unsafe", Place("page", 0), f'"{url}" is no http, https or mailto address.', "Correct it."
        )
        raise BriefgenError(finding)
    return url


def rule(face: fonts.Embedded) -> str:
    """Return the line of a style sheet that declares a face."""
    source = f"url(data:font/woff2;base64,{face.data}) format('woff2')"
    return (
        f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};font-style:{face.style};"
        f"font-display:block;src:{source}}}"
    )


def _fault(error: Exception, own: Sequence[Path], place: Place) -> Finding:
    """Point to the line of the template that failed: a syntax error names it, for any other the last one run is it."""
    ran = [(frame.filename, frame.lineno or 1) for frame in extract_tb(error.__traceback__)]
    ran.append((getattr(error, "filename", None) or "", getattr(error, "lineno", 1)))
    lines = ((Path(name), line, folder) for name, line in reversed(ran) for folder in (*own, default_templates()))
    inside = (Place(_shown(path, folder), line) for path, line, folder in lines if path.is_relative_to(folder))
    name = getattr(error, "name", None)
    where = next(inside, Place(f"templates/{name}", 0) if name else place)
    return Finding("template-fault", where, f"{error}.", "Mend the template.")
