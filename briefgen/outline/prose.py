"""CommonMark -> Prose: paragraphs, lists, emphasis, links and the marks that name facts; all else is a finding.

The only importer of markdown_it. Words are kept as written: no smart quotes, no dashes made of hyphens.
Which fact a name means is `read`'s business; what the marks look like is told in `marks`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from briefgen.errors import Finding, Place
from briefgen.model.prose import Block, Bullets, Cite, Emphasis, Inline, Link, Paragraph, Prose, Strong, Text, Value
from briefgen.outline import marks

DEEPEST = 8
"""Three lists, one inside the other, are seven levels deep; so many more are allowed inside a line."""

NONE: Mapping[str, str] = {}
MARKUP = {
    "blockquote": ("a block quotation", "Use a quotes block, so that the words are checked against their source."),
    "code_block": ("a line indented like program code", "Begin it with fewer than four spaces."),
    "code_inline": ("program code", "Leave out the backticks."),
    "fence": ("program code", "Leave out the lines of backticks or tildes."),
    "heading": ("a heading", "Start a new section, with a title of its own."),
    "hr": ("a rule across the page", "Start a new section."),
    "html_block": ("an HTML tag", r"Leave it out, or write \< where the sign itself is meant."),
    "html_inline": ("an HTML tag", r"Leave it out, or write \< where the sign itself is meant."),
    "image": ("a picture", "Leave it out; pictures belong to the templates."),
    "table": ("a table", "Use a figures, timeline or positions block."),
}


def prose(text: str, raw: str, place: Place, variables: Mapping[str, str] = NONE) -> tuple[Prose, tuple[Finding, ...]]:
    """Return the text's paragraphs and lists; `raw` is how the text stands in the file from `place` on."""
    return _read(_parser().parse(text), text, Prose((), raw, place), variables)


def line(text: str, raw: str, place: Place, variables: Mapping[str, str] = NONE) -> tuple[Prose, tuple[Finding, ...]]:
    """Return a text of one paragraph: "2018. A year" is no list here, and "# 4" no heading."""
    if _bare().fullmatch(text):
        return Prose((Paragraph((Text(text),)),), raw, place), ()
    return _read(_parser().parseInline(text), text, Prose((), raw, place), variables)


@cache
def _bare() -> re.Pattern[str]:
    """A line without a sign that means anything in Markdown."""
    return re.compile(r"(?!\s)[^\\`*_{}\[\]<>&!\x00-\x1f]+(?<!\s)")


def _read(
    tokens: list[Token], text: str, bare: Prose, variables: Mapping[str, str]
) -> tuple[Prose, tuple[Finding, ...]]:
    reader = _Reader(text.split("\n"), bare, variables)
    if any(token.level > DEEPEST for outer in tokens for token in (outer, *(outer.children or ()))):
        reader.fault(
            "prose-markup", "", "This text has lists or emphasis nested too deep.", "Use three levels at most."
        )
        return bare, tuple(reader.findings)
    blocks = tuple(reader.blocks(SyntaxTreeNode(tokens).children))
    return Prose(blocks, bare.raw, bare.place, tuple(reader.printed)), tuple(reader.findings)


@dataclass(slots=True)
class _Reader:
    """Turns markdown_it's tree into ours and gathers what is wrong on the way."""

    lines: list[str]
    written: Prose
    variables: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)
    printed: list[tuple[str, str]] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    def fault(self, rule: str, excerpt: str, message: str, cure: str) -> None:
        """Add a finding at the excerpt; one found before points to the next that looks like it."""
        place = self.written.locate(excerpt, self.seen[excerpt])
        self.seen[excerpt] += 1
        self.findings.append(Finding(rule, place, message, cure))

    def blocks(self, nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
        """Yield paragraphs and lists."""
        for node in nodes:
            match node.type:
                case "paragraph":
                    yield Paragraph(self.inline(node.children[0].children))
                case "inline":
                    yield Paragraph(self.inline(node.children))
                case "bullet_list" | "ordered_list":
                    yield self.bullets(node)
                case _:
                    self.markup(node, self.first(node))

    def first(self, node: SyntaxTreeNode) -> str:
        """Return a block's first line."""
        return self.lines[node.map[0] if node.map else 0].strip()

    def bullets(self, node: SyntaxTreeNode) -> Bullets:
        """Return a list; its numbers count from one, so a line that begins with "2018." is a mistake."""
        if "start" in node.attrs:
            number = f"{node.attrs['start']}{node.markup}"
            message = f'"{number}" at the beginning of a line makes a numbered list that prints as "1."'
            cure = f"Write {number[:-1]}\\{number[-1]} for the number itself, or begin the list with 1."
            self.fault("prose-markup", number, message, cure)
        items = tuple(tuple(self.blocks(item.children)) for item in node.children)
        for count in (count for count, item in enumerate(items, 1) if not item):
            message = f"Item {count} of the list that begins here is empty."
            self.fault("prose-markup", self.first(node), message, "Fill it or take it out.")
        return Bullets(items, node.type == "ordered_list")

    def inline(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Inline, ...]:
        """Return a line's nodes, neighbouring words joined."""
        found: list[Inline] = []
        for node in (made for child in nodes for made in self.leaf(child)):
            last = found[-1] if found else None
            if isinstance(node, Text) and isinstance(last, Text):
                found[-1] = Text(last.text + node.text)
            else:
                found.append(node)
        return tuple(found)

    def leaf(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """Return what one of markdown_it's inline nodes is in our tree; nothing for a mistake."""
        match node.type:
            case "text":
                return self.words(node.content)
            case "softbreak" | "hardbreak":
                return (Text(" "),)
            case "strong":
                return (Strong(self.inline(node.children)),)
            case "em":
                return (Emphasis(self.inline(node.children)),)
            case "link":
                return self.link(node)
            case "cite":
                return tuple(Cite(name) for name in marks.names(node.content))
            case "value":
                return tuple(Value(name) for name in marks.names(node.content))
            case "variable":
                return self.variable(node.content)
            case "attempt":
                self.attempt(node.content)
            case _:
                self.markup(node, node.content or "![")
        return ()

    def words(self, text: str) -> tuple[Inline, ...]:
        """Return words; what is left of a link among them is a mistake, as a link can hold no citation."""
        if "](" in text:
            cure = "Write [words](https://address), with citations behind it."
            self.fault("prose-link", "](", "This link is not well formed.", cure)
        return (Text(text),) if text else ()

    def link(self, node: SyntaxTreeNode) -> tuple[Inline, ...]:
        """Return a link to the web or to a mailbox; one of another kind is a mistake and leaves its words."""
        address = str(node.attrs.get("href", ""))
        children = self.inline(node.children)
        if not _reachable(address):
            message = f'"{address}" is no address that a reader can open.'
            self.fault("prose-link", address, message, "Link to http://, https:// or mailto: addresses only.")
            return children
        return (Link(normalizeLink(address), children),)

    def variable(self, mark: str) -> tuple[Inline, ...]:
        """Return a variable's text, which is Markdown too, but holds no variable itself."""
        name = mark.strip("{} ")
        if name not in self.variables:
            place = self.written.locate(mark, self.seen[mark])
            self.seen[mark] += 1
            self.findings.append(stranger(name, place, self.variables))
            return ()
        text = self.variables[name]
        self.printed.append((mark, text))
        nodes = (node for root in SyntaxTreeNode(_parser().parseInline(text)).children for node in root.children)
        inner = _Reader(self.lines, self.written, NONE, self.findings, self.printed)
        return inner.inline(nodes)

    def attempt(self, excerpt: str) -> None:
        """Report a mark that is not well formed."""
        cure = "Write [@name] to cite, [@one; @two] for several, {@name} to print the fact's own value."
        message = f'"{excerpt}" names no fact: names are small letters, digits and hyphens.'
        self.fault("prose-citation", excerpt, message, cure)

    def markup(self, node: SyntaxTreeNode, excerpt: str) -> None:
        """Report markup that prose has no place for."""
        what, cure = MARKUP.get(node.type, (node.type, "Leave it out."))
        self.fault("prose-markup", excerpt, f"Prose cannot hold {what}: {_short(excerpt)}.", cure)


def stranger(name: str, place: Place, variables: Mapping[str, str]) -> Finding:
    """Return the finding for a variable that is not there."""
    close = get_close_matches(name, variables, n=1)
    known = f"Known: {', '.join(sorted(variables))}." if variables else "Define it under variables:."
    cure = (
        f'Did you mean "{{{close[0]}}}"?' if close else f"{known} Write {{@name}} for a fact's value, \\{{ for a brace."
    )
    return Finding("variable-unknown", place, f'"{{{name}}}" is no variable.', cure)


def _short(excerpt: str) -> str:
    return f'"{excerpt}"' if len(excerpt) <= 40 else f'"{excerpt[:39]}…"'


def _reachable(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if re.search("%(?:[01][0-9A-F]|7F)", address, re.IGNORECASE):  # "%0D%0A" in a mailbox begins another header
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


class _Markdown(MarkdownIt):
    """CommonMark that hands every address over as written, for `link` to judge."""

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url


@cache
def _parser() -> MarkdownIt:
    # Tables are read only to be reported; "[name]: address" lines would vanish from the text, so they are not read.
    parser = _Markdown("commonmark").enable("table").disable("reference")
    parser.inline.ruler.before("link", "mark", _mark)
    return parser


def _mark(state: StateInline, silent: bool) -> bool:
    kinds = {
        "cite": marks.citation(),
        "value": marks.value(),
        "attempt": marks.attempt(),
        "variable": marks.variable(),
    }
    tried = ((kind, pattern.match(state.src, state.pos, state.posMax)) for kind, pattern in kinds.items())
    kind, found = next(((kind, match) for kind, match in tried if match), ("", None))
    if not found:
        return False
    if not silent:
        state.push(kind, "", 0).content = found[0]
    state.pos = found.end()
    return True
