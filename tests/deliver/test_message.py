from __future__ import annotations

import email
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.deliver.message import Delivery, message
from briefgen.errors import ConfigurationError

DELIVERY = Delivery(
    title="Harbour dues in the coming year – what changes",
    audience="pilots",
    sender="Quay Research <desk@quay.example>",
    recipients=("ana@harbour.example", "Zoë Ōta <zoe@harbour.example>"),
    html="<!doctype html><p>Dues rise by €40 a berth.</p>\n",
    text="Dues rise by €40 a berth.\n\nFrom the first of May.\n",
    pdf=b"%PDF-1.7\n\xff\x00\r\n.\r\n",
    pdf_name="pilots.pdf",
    date=datetime(2031, 5, 2, 9, 30, tzinfo=UTC),
)


def reread(letter: EmailMessage) -> EmailMessage:
    return email.message_from_bytes(letter.as_bytes(), EmailMessage, policy=SMTP)


def test_headers_and_parts_survive_the_wire() -> None:
    letter = reread(message(DELIVERY))
    assert letter["Subject"] == "Harbour dues in the coming year – what changes (pilots)"
    assert letter["From"] == "Quay Research <desk@quay.example>"
    assert letter["To"] == "ana@harbour.example, Zoë Ōta <zoe@harbour.example>"
    assert letter["Date"] == "Fri, 02 May 2031 09:30:00 +0000"
    assert letter["Message-ID"].endswith("@quay.example>")
    text, html = letter.get_body(("plain",)), letter.get_body(("html",))
    assert text is not None
    assert html is not None
    assert text.get_content().replace("\r\n", "\n") == DELIVERY.text
    assert html.get_content().replace("\r\n", "\n") == DELIVERY.html
    (pdf,) = letter.iter_attachments()
    assert pdf.get_filename() == "pilots.pdf"
    assert pdf.get_content_type() == "application/pdf"
    assert pdf.get_content() == DELIVERY.pdf


def test_the_wire_is_ascii_in_short_lines() -> None:
    wire = message(replace(DELIVERY, html="<p>" + "words " * 5000)).as_bytes()
    assert wire.isascii()
    assert max(len(line) for line in wire.split(b"\r\n")) <= 998


PROGRAM = """
import sys; sys.path[:0] = [{tests!r}]
from test_message import DELIVERY, message
import hashlib
print(hashlib.sha256(message(DELIVERY).as_bytes()).hexdigest())
"""


def test_same_arguments_same_bytes_in_any_process() -> None:
    program = PROGRAM.format(tests=str(__file__).rpartition("/")[0])
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Pacific/Auckland"))
    ]
    assert runs[0] == runs[1] != ""


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Another"},
        {"html": "<p>2</p>"},
        {"text": "2"},
        {"pdf": b"2"},
        {"recipients": ("ana@harbour.example",)},
        {"date": datetime(2031, 5, 3, tzinfo=UTC)},
    ],
)
def test_what_differs_gets_another_name(changed: dict[str, str]) -> None:
    assert message(replace(DELIVERY, **changed))["Message-ID"] != message(DELIVERY)["Message-ID"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("title", "Dues\r\nBcc: x@evil.example", "header-unsafe"),
        ("title", "Dues\x85", "header-unsafe"),
        ("title", "Dues\u2028and more", "header-unsafe"),
        ("title", " ", "header-unsafe"),
        ("audience", "pilots\n", "header-unsafe"),
        ("sender", "desk@quay.example\nBcc: x@evil.example", "address-invalid"),
        ("sender", "Desk\r\n <desk@quay.example>", "address-invalid"),
        ("sender", "desk@quay.example, x@evil.example", "address-invalid"),
        ("sender", "desk", "address-invalid"),
        ("recipients", ("zoë@harbour.example",), "address-invalid"),
        ("recipients", ("ana@harbour.example\r\nRCPT TO:<x@evil.example>",), "address-invalid"),
        ("recipients", ("a <b@c.example> <d@e.example>",), "address-invalid"),
        ("recipients", (), "recipient-missing"),
        ("pdf_name", "../pilots.pdf", "name-invalid"),
        ("pdf_name", 'a.pdf"; x="', "name-invalid"),
        ("pdf_name", "a.pdf\n", "name-invalid"),
    ],
)
def test_what_cannot_stand_in_a_header_is_a_finding_on_one_line(field: str, value: str, rule: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        message(replace(DELIVERY, **{field: value}))  # type: ignore[arg-type]
    (finding,) = caught.value.findings
    assert finding.rule == rule
    assert len(str(finding).splitlines()) == 1


def test_all_findings_come_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        message(replace(DELIVERY, title="\n", sender="x", recipients=("y", "z")))
    assert [finding.rule for finding in caught.value.findings] == ["header-unsafe", *["address-invalid"] * 3]


@given(title=st.text(max_size=200), name=st.text(max_size=60))
def test_any_words_give_a_finding_or_exactly_these_headers(title: str, name: str) -> None:
    try:
        letter = message(replace(DELIVERY, title=title, recipients=(f"{name} <ana@harbour.example>",)))
    except ConfigurationError:
        return
    again = reread(letter)
    assert [key.lower() for key in again] == [key.lower() for key in letter]
    assert [address.addr_spec for address in again["To"].addresses] == ["ana@harbour.example"]
    assert "".join(str(again["Subject"]).split()) == "".join(f"{title} (pilots)".split())
