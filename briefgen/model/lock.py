"""Lock: what each brief rested on when a person last read it; Change: where two such states differ.

`pipeline.lock` fills it from briefs, `lock` writes, reads and compares it, `compose` prints its changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.errors import Place

Parts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seed:
    """A source as it was: its file's name, its bytes' SHA-256, and what its record said."""

    name: str
    digest: str
    title: str = ""
    published: str = ""
    """ISO 8601, or empty."""
    publisher: str = ""
    """An older lock has none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a fact stood: a source's file name, the paragraph, and the words within the source's quote limit."""

    source: str
    paragraph: int
    words: str
    whole: str = ""
    """A digest of the whole passage where `words` is only a part of it."""


@dataclass(frozen=True, slots=True)
class Resting:
    """A sentence, card, cell or entry of a brief that rests on a fact, and the section that it stands in."""

    section: str
    text: str
    place: Place = field(default=Place(""), compare=False)
    """Where it is written; a lock file does not keep that."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of an outline as it was accepted, and the names that it cites."""

    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pin:
    """A fact that a brief uses: under its name, or under its id where a query found it."""

    name: str
    kind: str
    value: Parts
    """What must not change unread, by names that its kind gives."""
    printed: str
    """The value in words, for people."""
    passages: tuple[Passage, ...]
    resting: tuple[Resting, ...] = ()
    also: tuple[Parts, ...] = field(default=(), compare=False)
    """Values of the other facts that say the same; a lock file does not keep them."""
    place: Place = field(default=Place(""), compare=False)
    """Where the name is defined; a lock file does not keep that."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A brief at one version: its facts by name, and the digests of all sources of that day."""

    brief: str
    version: str
    as_of: str
    pins: tuple[Pin, ...]
    seeds: tuple[tuple[str, str], ...] = ()
    texts: tuple[Wording, ...] = ()
    """Every text of its outline in reading order, cited or not; an older lock has none."""
    label: str = field(default="", compare=False)
    place: Place = field(default=Place(""), compare=False)

    @property
    def sources(self) -> tuple[str, ...]:
        """The file names of the sources that its facts stand in, sorted."""
        return tuple(sorted({passage.source for pin in self.pins for passage in pin.passages}))

    def pin(self, name: str) -> Pin | None:
        """Return the pin of that name, if there is one."""
        return next((pin for pin in self.pins if pin.name == name), None)


@dataclass(frozen=True, slots=True)
class Lock:
    """All sources and briefs of a project; `previous` has the last edition of each brief with another version."""

    seeds: tuple[Seed, ...] = ()
    editions: tuple[Edition, ...] = ()
    previous: tuple[Edition, ...] = ()

    def edition(self, brief: str) -> Edition | None:
        """Return the edition of a brief, if there is one."""
        return next((edition for edition in self.editions if edition.brief == brief), None)

    def before(self, brief: str, version: str) -> Edition | None:
        """Return what was last accepted of a brief under another version than this."""
        held = (e for e in (*self.editions, *self.previous) if e.brief == brief and e.version != version)
        return next(held, None)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a fact. `how` is value, turn, words, place, gone or came.

    A turn is a word in the same passage that limits, denies or weakens it; `reason` has it with a plus or minus sign.
    """

    how: str
    name: str
    old: Pin | None
    new: Pin | None
    corrects: bool = False
    """Whether the sources stayed as they were, so that our reading or choice was mended; else the world moved."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SeedChange:
    """What became of a source. `how` is added, withdrawn or changed."""

    how: str
    name: str
    title: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A changed fact in words, for readers of the brief: what it was, what it is, and the sentence that rests on it.

    `value` is empty where the brief prints it no more.
    """

    name: str
    was: str
    value: str
    sentence: str
    corrects: bool


@dataclass(frozen=True, slots=True)
class Since:
    """What a brief has to tell of its last accepted edition with another version."""

    version: str
    as_of: str
    told: tuple[Told, ...]
    sources: tuple[SeedChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in one brief. `new` is None where the brief is gone, `old` where it came."""

    brief: str
    old: Edition | None
    new: Edition | None
    changes: tuple[Change, ...]
    sources: tuple[SeedChange, ...] = ()
    """Sources that it newly rests on, no longer rests on, or that changed."""
    texts: tuple[tuple[str, str], ...] = ()
    """Texts of its outline as they read and as they read now; "" before one that came, and after one that went."""
