"""The ledger of deliveries: entered before the letter leaves, never lost, never twice, and read by `uses`."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briefgen.deliver.smtp import Undelivered
from briefgen.errors import BriefgenError, Finding, Place
from briefgen.located_yaml import Builtin, load, plain
from briefgen.pipeline import send as sending
from briefgen.pipeline.accept import accept
from briefgen.pipeline.difference import diff
from briefgen.pipeline.send import Order, send
from briefgen.pipeline.trace import uses
from briefgen.pipeline.work import Work

FERRY = Path(__file__).parent.parent / "projects" / "ferry"
VIA = "smtp://localhost:2525"
PEOPLE = ("ada@union.example", "bo@union.example")


@pytest.fixture
def ferry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and for its brief's pages a few bytes: the ledger keeps digests alone."""
    monkeypatch.setattr(sending, "artifacts", lambda *_: {"html": b"<p>", "text": b"p", "pdf": b"%PDF"})
    return Path(shutil.copytree(FERRY, tmp_path / "ferry"))


def order(day: int = 5, via: str | None = VIA, *, addresses: bool = False, again: bool = False) -> Order:
    when = datetime(2024, 6, day, 12, tzinfo=UTC)
    return Order("desk@union.example", PEOPLE, via, "", "", when, "", addresses, again)


def kept(ferry: Path) -> list[dict[str, Builtin]]:
    text = (ferry / "briefs" / "_deliveries.yaml").read_text(encoding="utf-8")
    told = plain(load(text, "_deliveries.yaml"))
    return [each for each in told if isinstance(each, dict)] if isinstance(told, list) else []


def server(monkeypatch: pytest.MonkeyPatch, ferry: Path, fault: BaseException | None = None) -> list[str]:
    """Put a server in place of the network; it notes what the ledger says while the letter is under way."""
    seen: list[str] = []

    def deliver(*_: object) -> None:
        seen.append(str(kept(ferry)[-1]["state"]))
        if fault:
            raise fault

    monkeypatch.setattr(sending, "deliver", deliver)
    return seen


def refusal(reached: tuple[str, ...] | None) -> Undelivered:
    return Undelivered(reached, Finding("smtp-recipient", Place(VIA, 0), "the server refused.", ""))


def test_a_delivery_is_entered_before_it_leaves_and_ended_after(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = server(monkeypatch, ferry)
    send(Work(ferry, audience="crews"), order())
    assert seen == ["begun"]
    (told,) = kept(ferry)
    assert (told["state"], told["on"], told["recipients"]) == ("sent", "2024-06-05", 2)
    assert "addresses" not in told
    assert "union.example" not in (ferry / "briefs" / "_deliveries.yaml").read_text(encoding="utf-8")
    files = told["files"]
    assert isinstance(files, dict)
    assert sorted(files) == ["crews.html", "crews.pdf", "crews.txt"]


def test_the_same_letter_does_not_go_twice(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = server(monkeypatch, ferry)
    send(Work(ferry, audience="crews"), order())
    with pytest.raises(BriefgenError, match="delivery-twice"):
        send(Work(ferry, audience="crews"), order(6))
    assert (len(seen), len(kept(ferry))) == (1, 1)
    send(Work(ferry, audience="crews"), order(6, again=True))
    assert [each["on"] for each in kept(ferry)] == ["2024-06-05", "2024-06-06"]


@pytest.mark.parametrize(
    ("fault", "states"),
    [
        (refusal(()), []),
        (refusal(("bo@union.example",)), [("sent", 1)]),
        (refusal(None), [("begun", 2)]),
        (KeyboardInterrupt(), [("begun", 2)]),
    ],
    ids=["nobody got it", "some got it", "the line broke", "the program was stopped"],
)
def test_a_delivery_that_fails_half_way_is_kept_as_far_as_it_came(
    ferry: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, states: list[tuple[str, int]]
) -> None:
    server(monkeypatch, ferry, fault)
    with pytest.raises(type(fault)):
        send(Work(ferry, audience="crews"), order(addresses=True))
    assert [(each["state"], each["recipients"]) for each in kept(ferry)] == states
    if states == [("sent", 1)]:
        assert kept(ferry)[0]["addresses"] == ["bo@union.example"]


def test_what_was_begun_is_told_and_ended_by_the_next_one(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server(monkeypatch, ferry, refusal(None))
    with pytest.raises(Undelivered):
        send(Work(ferry, audience="crews"), order())
    server(monkeypatch, ferry)
    told = send(Work(ferry, audience="crews"), order(6)).warnings
    assert [each.rule for each in told] == ["delivery-unknown"]
    assert [(each["state"], each["on"]) for each in kept(ferry)] == [("sent", "2024-06-06")]


def test_a_letter_written_to_a_file_is_kept_once(ferry: Path) -> None:
    for day in (5, 6):
        send(Work(ferry, audience="crews"), order(day, via=None))
    assert [(each["state"], each["on"]) for each in kept(ferry)] == [("written", "2024-06-06")]


def some(*recipients: str, called: str = "", addresses: bool = False) -> Order:
    return replace(order(addresses=addresses), recipients=recipients, called=called)


def test_who_got_a_letter_is_told_by_the_whole_address(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server(monkeypatch, ferry, refusal(("ann@union.example",)))
    with pytest.raises(Undelivered):
        send(
            Work(ferry, audience="crews"), some("Berg, Ann <ann@union.example>", "joann@union.example", addresses=True)
        )
    (told,) = kept(ferry)
    assert (told["recipients"], told["refused"]) == (1, 1)
    assert told["addresses"] == ["Berg, Ann <ann@union.example>"]


def test_after_a_part_was_refused_only_those_are_tried_again(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server(monkeypatch, ferry, refusal(("ada@union.example",)))
    with pytest.raises(Undelivered):
        send(Work(ferry, audience="crews"), order())
    seen = server(monkeypatch, ferry)
    with pytest.raises(BriefgenError, match=r"delivery-twice.* to 1 of them; the server refused 1\."):
        send(Work(ferry, audience="crews"), order())
    assert not seen
    send(Work(ferry, audience="crews"), some("bo@union.example"))
    assert [each["recipients"] for each in kept(ferry)] == [1, 1]


@pytest.mark.parametrize("called", ["ferry  delegates", "ferry\u00a0delegates"])
def test_a_list_is_the_same_however_it_is_spaced(called: str, ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server(monkeypatch, ferry, refusal(()))
    with pytest.raises(Undelivered):
        send(Work(ferry, audience="crews"), some(*PEOPLE, called=called))
    assert not kept(ferry), "what nobody got is struck"
    server(monkeypatch, ferry)
    send(Work(ferry, audience="crews"), some(*PEOPLE, called=called))
    for again in (called, "ferry delegates"):
        with pytest.raises(BriefgenError, match="delivery-twice"):
            send(Work(ferry, audience="crews"), some(*PEOPLE, called=again, addresses=True))


def test_an_address_that_is_none_enters_nothing(ferry: Path) -> None:
    with pytest.raises(BriefgenError, match="smtp-address"):
        send(Work(ferry, audience="crews"), order(via="mail.union.example"))
    assert not (ferry / "briefs" / "_deliveries.yaml").exists()


def test_uses_lists_who_was_given_it_also_of_a_source_withdrawn(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server(monkeypatch, ferry)
    send(Work(ferry, audience="crews"), order())
    sources = kept(ferry)[0]["sources"]
    assert isinstance(sources, dict)
    name = next(iter(sources))
    assert "2024-06-05  crews, version" in uses(ferry, name, "text", pages=False)
    for seed in (ferry / "seeds").iterdir():
        if seed.name == name:
            seed.unlink()
            (ferry / "seeds" / "other.md").write_text("The pier was painted green by two men.\n", encoding="utf-8")
    told = json.loads(uses(ferry, name, "json", pages=False))
    assert [each["delivered"] for each in told if "delivered" in each] == ["2024-06-05"]


def test_diff_names_those_who_have_a_fact_as_it_was(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    server(monkeypatch, ferry)
    accept(Work(ferry))
    send(Work(ferry, audience="crews"), order())
    assert "Delivered as it was" not in diff(ferry, None, None, "text")[0]
    facts = kept(ferry)[0]["facts"]
    assert isinstance(facts, dict)
    lock = ferry / "briefgen.lock"
    name, said = next((name, said) for name, said in facts.items() if isinstance(said, str) and "260" in said)
    seeds = [path for path in (ferry / "seeds").iterdir() if "260 seafarers" in path.read_text(encoding="utf-8")]
    for path in (*seeds, *(ferry / "briefs").glob("crews.yaml")):
        path.write_text(path.read_text(encoding="utf-8").replace("260 seafarers", "270 seafarers"), encoding="utf-8")
    told, _ = diff(ferry, str(lock), None, "text")
    assert f"{name}" in told, said
    assert "\n\nDelivered as it was:\n  2024-06-05  crews, version" in told
    told, _ = diff(ferry, str(lock), None, "markdown")
    assert "\n\n### Delivered as it was\n\n- 2024-06-05  crews, version" in told
    tree = json.loads(diff(ferry, str(lock), None, "json")[0])
    assert [(each["to"], each["delivered"]) for each in tree["deliveries"]] == [("Crews’ brief", "2024-06-05")]
