"""An invented brief with every kind of block: a dispute over herring quotas in a sea that is on no map."""

from __future__ import annotations

from itertools import count

from briefgen.model.brief import (
    Account,
    Answered,
    BackLink,
    Brief,
    BriefSection,
    Card,
    Dispute,
    Disputed,
    Endnote,
    Entry,
    Figures,
    Head,
    Matrix,
    MatrixRow,
    Missed,
    Position,
    Question,
    Questions,
    Quotation,
    Quotes,
    Side,
    Sources,
    Table,
    Timeline,
    Unused,
    Witness,
    Words,
)
from briefgen.model.prose import Block, Bullets, Citation, Emphasis, Inline, Link, Paragraph, Strong, Text

SOURCES = (
    ("Harbour Gazette, Crews ask for a floor under the herring quota", "4 March 2031"),
    ("Northern Wire, Skarn Sea talks break for the spawning season", "19 March 2031"),
    ("The Merrow Ledger, Who pays when the shoal moves north", "2 April 2031"),
)
PASSAGES = (
    (0, 2, "The commission set the year’s herring quota at 412,000 tonnes, a cut of 18 per cent."),
    (0, 4, "“We can live with a smaller share, but not with a share of nothing,” Marit Olsund told crews on the quay."),
    (0, 5, "Some 2,600 people work in the four canneries of Halvor Bay."),
    (0, 9, "The minister has promised to put a floor under the coastal fleet’s share before the next session."),
    (1, 1, "Talks on sharing the Skarn Sea’s herring will resume in Vessel Point on 12 May."),
    (1, 3, "Merrow resists observers on its factory ships, two delegates said."),
    (1, 4, "By the commission’s count, Halvor carries 61 per cent of the cuts made since 2024."),
    (1, 7, "Ostland would accept on-board cameras if the films stayed in its own hands."),
    (1, 8, "The session that opened on 3 March ended without a common text."),
    (2, 2, "A tonne of herring fetched 940 crowns on the quay in March, a third more than a year ago."),
    (2, 3, "“A quota that nobody counts is a wish,” said Iven Tarr, who chairs the scientific council."),
    (2, 6, "Independent skippers fear that the intercommissional arbitration procedure will outlast their loans."),
    (2, 8, "Ostland proposes to share the quota by where the fish spawn, not by where they are caught."),
)


class Marks:
    """Numbers notes in reading order and remembers each mark, as composing does."""

    def __init__(self) -> None:
        self.order: list[int] = []
        self.marks: dict[int, list[str]] = {}
        self.ids = count(1)

    def __call__(self, passage: int) -> Citation:
        if passage not in self.marks:
            self.order.append(passage)
            self.marks[passage] = []
        number = self.order.index(passage) + 1
        self.marks[passage].append(f"c{next(self.ids)}")
        return Citation(number, self.marks[passage][-1], f"n{number}")

    def notes(self) -> tuple[Endnote, ...]:
        return tuple(self._note(number, passage) for number, passage in enumerate(self.order, 1))

    def _note(self, number: int, passage: int) -> Endnote:
        source, paragraph, words = PASSAGES[passage]
        title, date = SOURCES[source]
        marks = self.marks[passage]
        letters = [""] if len(marks) == 1 else [chr(ord("a") + index) for index in range(len(marks))]
        back = tuple(BackLink(mark, letter) for mark, letter in zip(marks, letters, strict=True))
        url = "https://ledger.example/shoal" if source == 2 else ""
        place = f"paragraph {paragraph}"
        facts = (f"s-{passage:010x}",)
        return Endnote(number, f"n{number}", title, date, place, words, passage == 11, url, facts, back)


def brief(audience: str = "labour", page: str = "Letter", language: str = "en-CA") -> Brief:
    """The whole brief, as if composed."""
    mark = Marks()
    opening = _bottom_line(mark)
    figures = _figures(mark)
    decision = _decision(mark)
    sections = tuple(
        BriefSection(number, f"s{number}", (Text(title),), blocks)
        for number, (title, blocks) in enumerate(_sections(mark), 1)
    )
    return Brief(
        id="herring",
        audience=audience,
        label={"labour": "Crews’ brief", "auto": "Canneries’ brief", "government": "Minister’s note"}.get(
            audience, "Brief"
        ),
        organisation="Skarn Sea Fishers’ Federation",
        subject="Herring quota",
        title=(
            Text("Crews keep a place in the herring talks. Merrow will not be watched, and Halvor pays for the cut"),
        ),
        title_text="Crews keep a place in the herring talks. Merrow will not be watched, and Halvor pays for the cut",
        purpose=(Text("For the federation’s council, before the session at Vessel Point"),),
        bottom_line=opening,
        bottom_line_text="The commission has cut the herring quota. Crews should obtain a floor before Vessel Point.",
        as_of="2 April 2031",
        as_of_iso="2031-04-02",
        version="3",
        evidence="7c1e·a94d",
        marking="For discussion · not for distribution",
        language=language,
        page=page,
        figures=figures,
        decision=decision,
        sections=sections,
        notes=mark.notes(),
    )


def _bottom_line(mark: Marks) -> tuple[Inline, ...]:
    return (
        Text("The commission has cut the herring quota by 18 per cent"),
        mark(0),
        Text(", and by its own count Halvor bears most of what has gone since 2024"),
        mark(6),
        Text(". Merrow resists observers"),
        mark(5),
        Text(". Crews should obtain the promised floor in writing before the talks resume."),
    )


def _figures(mark: Marks) -> Figures:
    return Figures(
        (
            Card("412,000", "t", (Text("herring quota for the year, a cut of 18 per cent"),), (mark(0),)),
            Card("61%", "", (Text("of the cuts since 2024 fall on Halvor"),), (mark(6),)),
            Card(
                "940",
                "crowns",
                (Text("a tonne on the quay in March"), mark(9), Text(", a third more than a year ago")),
                (mark(9),),
            ),
            Card("2,600", "", (Text("people work in the four canneries of Halvor Bay"),), (mark(2),)),
        )
    )


def _decision(mark: Marks) -> tuple[Inline, ...]:
    return (
        Strong((Text("Ask the minister, in writing, before 12 May"), mark(4), Text(":"))),
        Text(" does the floor under the coastal fleet’s share stand if Merrow keeps its ships closed to observers?"),
    )


def _sections(mark: Marks) -> tuple[tuple[str, tuple[Answered, ...]], ...]:
    return (
        ("Key messages", (_messages(mark), _analysis())),
        ("Who stands where", (_matrix(mark),)),
        ("In their own words", (_quotes(mark), _long_quote(mark))),
        ("The record, and what comes next", (_prose(mark), _timeline(mark), _more_figures(mark))),
        ("What to ask for", (_advice(mark), _callout(mark))),
        ("Questions you will be asked", (_questions(mark),)),
        ("Where the sources part", (_disputed(mark), _table(mark), _unused(mark))),
        ("How far the sources carry", (_sources(mark),)),
    )


def _disputed(mark: Marks) -> Disputed:
    remark = (Text("One is a quota, the other a share of it."),)
    asked = Dispute((Text("How deep the cut goes"),), (_quota(mark), _share(mark)), ("scope", "claimant"))
    told = Dispute((), (_share(mark), _quota(mark)), (), remark)
    return Disputed((asked, told), (Text("What the two counts say of the cut."),))


def _quota(mark: Marks) -> Side:
    return Side("412,000 tonnes", (), (Witness("", "Harbour Gazette, 4 March 2031"),), (mark(0),))


def _share(mark: Marks) -> Side:
    witness = Witness("Ana Skarn", "Northern Wire, 19 March 2031")
    return Side("", (Text("Halvor carries most of the cuts"),), (witness,), (mark(6),))


def _table(mark: Marks) -> Table:
    heads = (Head("what"), Head("value"), Head("period"), Head("", (Text("Our remark"),)))
    rows = (
        ((Text("Herring quota"),), (Text("412,000 tonnes"), mark(0)), (Text("2031"),), ()),
        ((Text("People in the canneries"),), (Text("2,600"), mark(2)), (), (Text("of Halvor Bay alone"),)),
    )
    return Table(heads, rows, (Text("The figures, by source"),))


def _unused(mark: Marks) -> Unused:
    missed = Missed((Text(PASSAGES[9][2]),), "The Merrow Ledger, 2 April 2031", (mark(9),))
    return Unused((missed,), 2, ("Independent skippers",), ("Ostland",), (Text("Looked for by topic."),))


def _messages(mark: Marks) -> Words:
    return Words(
        "key_points",
        (
            _item(
                Strong((Text("The door is open."),)),
                Text(" The minister has promised a floor under the coastal fleet’s share before the next session"),
                mark(3),
                Text("."),
            ),
            _item(
                Strong((Text("The gap is with Merrow."),)),
                Text(" It resists observers on its factory ships, two delegates say"),
                mark(5),
                Text("; Ostland would take cameras, if it keeps the films"),
                mark(7),
                Text("."),
            ),
            _item(
                Strong((Text("The price is up, the work is not safe."),)),
                Text(" A tonne fetches 940 crowns"),
                mark(9),
                Text(", yet the canneries of Halvor Bay, with 2,600 people"),
                mark(2),
                Text(", work on a quota that was cut by 18 per cent"),
                mark(0),
                mark(6),
                mark(8),
                Text("."),
            ),
        ),
    )


def _analysis() -> Words:
    return Words(
        "analysis",
        (
            _item(
                Text("Counting is the one point on which crews, scientists and Ostland pull the same way. "),
                Text("A floor without observers protects a share "),
                Strong((Text("of a number that nobody can check"),)),
                Text("."),
            ),
        ),
    )


def _matrix(mark: Marks) -> Matrix:
    def cell(stance: str, word: str, passage: int, account: str = "") -> tuple[Position, ...]:
        return (Position(stance, (Text(word),), account, (mark(passage),)),)

    return Matrix(
        (Text("Positions reported in the sources, as of 2 April 2031"),),
        ("Halvor", "Merrow", "Ostland", "Fishers’ Federation", "Scientific council"),
        (
            MatrixRow(
                "Observers on board",
                (
                    (),
                    cell("resists", "Resists", 5, "two delegates"),
                    cell("conditional", "Accepts cameras if it keeps the films", 7),
                    (),
                    cell("supports", "Supports counting", 10),
                ),
            ),
            MatrixRow(
                "A floor under the coastal share",
                (cell("proposes", "Proposes", 3), (), (), cell("supports", "Supports a smaller share", 1), ()),
            ),
            MatrixRow(
                "Sharing by spawning ground",
                ((), (), cell("proposes", "Proposes", 12), (), ()),
            ),
            MatrixRow(
                "Intercommissional arbitration",
                (
                    (),
                    (),
                    (),
                    cell("opposes", "Opposes", 11)
                    + cell("predicts", "Predicts long delay", 11, "independent skippers"),
                    (),
                ),
            ),
        ),
        (
            ("supports", "supports"),
            ("proposes", "proposes"),
            ("conditional", "on condition"),
            ("resists", "resists"),
            ("opposes", "opposes"),
            ("predicts", "predicts"),
        ),
    )


def _quotes(mark: Marks) -> Quotes:
    return Quotes(
        (
            Quotation(
                "We can live with a smaller share, but not with a share of nothing",
                "Marit Olsund",
                "president, Fishers’ Federation",
                "Harbour Gazette, 4 March 2031",
                (mark(1),),
            ),
            Quotation(
                "A quota that nobody counts is a wish",
                "Iven Tarr",
                "chair of the scientific council",
                "The Merrow Ledger, 2 April 2031",
                (mark(10),),
            ),
        )
    )


def _long_quote(mark: Marks) -> Quotes:
    words = (
        "When the “open count” was promised, we were told to wait for the ships; when the ships came, we were told to "
        "wait for the films; now there are films, and we are told that they belong to somebody else"
    )
    return Quotes((Quotation(words, "Sunniva Brekke", "", "The Merrow Ledger, 2 April 2031", (mark(11), mark(12))),))


def _more_figures(mark: Marks) -> Figures:
    return Figures(
        (
            Card("a third", "", (Text("dearer than a year ago"),), (mark(9),), "more than"),
            Card("12 May", "2031", (Text("when the talks resume"),), (mark(4),)),
            Card("18%", "", (Text("less herring than in the year before, for every fleet together"),), (mark(0),)),
        )
    )


def _prose(mark: Marks) -> Words:
    return Words(
        "prose",
        (
            (
                _paragraph(
                    Text("The session of March ended without a common text"),
                    mark(8),
                    Text(". What was on the table can be read in the "),
                    Link("https://ledger.example/texts", (Text("published drafts"),)),
                    Text("; three things stood out:"),
                ),
                Bullets(
                    (
                        _item(Text("a count on board, by people or by cameras"), mark(5), mark(7), Text(";")),
                        _item(Text("a share by "), Emphasis((Text("where the fish spawn"),)), mark(12), Text(";")),
                        _item(Text("a procedure that skippers fear will outlast their loans"), mark(11), Text(".")),
                    )
                ),
                _paragraph(Text("Nothing in the sources says what became of the count that was asked for in 2024.")),
            ),
        ),
    )


def _timeline(mark: Marks) -> Timeline:
    return Timeline(
        (
            Entry(
                "3 March 2031",
                "2031-03-03",
                "past",
                (Text("Session opens; it ends without a common text"),),
                (mark(8),),
            ),
            Entry(
                "March 2031",
                "2031-03-01",
                "ongoing",
                (Text("Herring sells for 940 crowns a tonne on the quay, and the canneries buy less of it"),),
                (mark(9), mark(2)),
            ),
            Entry(
                "by 12 May 2031",
                "2031-05-12",
                "unknown",
                (Text("The minister’s floor under the coastal share"),),
                (mark(3),),
            ),
            Entry("12 May 2031", "2031-05-12", "scheduled", (Text("Talks resume in Vessel Point"),), (mark(4),)),
        ),
        (Text("The talks, as the sources date them"),),
    )


def _advice(mark: Marks) -> Words:
    return Words(
        "recommendations",
        (
            _item(
                Strong((Text("Obtain the floor in writing."),)),
                Text(" It was promised for the time before the next session"),
                mark(3),
                Text("."),
            ),
            _item(
                Strong((Text("Ask for a count first."),)),
                Text(" Tie every share to observers or to films that all may see"),
                mark(7),
                Text("."),
            ),
            _item(
                Strong((Text("Keep a seat."),)),
                Text(" Send two skippers to Vessel Point, with a mandate that covers arbitration."),
            ),
        ),
    )


def _callout(mark: Marks) -> Words:
    return Words(
        "callout",
        (_item(Text("A share is worth what the count is worth: no floor without observers"), mark(10), Text(".")),),
        "The line to take",
    )


def _questions(mark: Marks) -> Questions:
    return Questions(
        (
            Question(
                (Text("Why defend a share when prices rise?"),),
                (
                    _paragraph(
                        Text("Because 940 crowns a tonne"),
                        mark(9),
                        Text(" reach the boats that may still go out, not the ones tied up."),
                    ),
                ),
            ),
            Question(
                (Text("Did the March session bring anything?"),),
                (
                    _paragraph(
                        Text("It ended without a common text"),
                        mark(8),
                        Text(". No source reports what was agreed beside it."),
                    ),
                ),
            ),
        )
    )


def _sources(mark: Marks) -> Sources:
    numbers: dict[int, list[Citation]] = {0: [], 1: [], 2: []}
    for number, passage in enumerate(mark.order, 1):
        numbers[PASSAGES[passage][0]].append(Citation(number, "", f"n{number}"))
    publishers = [title.partition(", ") for title, _ in SOURCES]
    return Sources(
        tuple(
            Account(
                title,
                publisher,
                SOURCES[index][1],
                "as printed" if index else "from the file’s record",
                "https://ledger.example/shoal" if index == 2 else "",
                "Excerpts up to 25 words" if index == 2 else "",
                tuple(numbers[index]),
                "A digest: one witness with the article it digests." if index == 0 else "",
            )
            for index, (publisher, _, title) in enumerate(publishers)
        ),
        (
            _paragraph(
                Text("Three newspaper reports carry everything above; none of them had the commission’s own paper.")
            ),
        ),
        (
            "37 numbers, dates and quotations agree with the passage they cite.",
            "2 statements rest on unnamed delegates.",
        ),
    )


def _paragraph(*nodes: Inline) -> Block:
    return Paragraph(nodes)


def _item(*nodes: Inline) -> tuple[Block, ...]:
    return (Paragraph(nodes),)
