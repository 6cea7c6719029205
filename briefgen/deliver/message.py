"""A brief as an e-mail: text, HTML and the PDF in one message, whose bytes follow from the arguments alone.

No clock, no randomness, no network here: the date is an argument, boundaries and Message-ID come from the content's
digest. `smtp` sends what this makes; an `.eml` file is `bytes(message(delivery))`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import cache
from hashlib import sha256

from briefgen.errors import ConfigurationError, Finding, Place


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is sent, to whom, by whom and when."""

    title: str
    audience: str
    sender: str
    """`name@host` or `Display name <name@host>`; each recipient too."""
    recipients: tuple[str, ...]
    html: str
    text: str
    pdf: bytes
    pdf_name: str
    date: datetime
    """With its time zone."""


def message(delivery: Delivery) -> EmailMessage:
    """Return the e-mail; raise ConfigurationError with every value that cannot stand in a header."""
    findings = tuple(_findings(delivery))
    if findings:
        raise ConfigurationError(*findings)
    digest = _digest(delivery)
    sender = _address(delivery.sender)
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = f"{delivery.title} ({delivery.audience})"
    letter["From"] = sender
    letter["To"] = tuple(_address(recipient) for recipient in delivery.recipients)
    letter["Date"] = delivery.date
    letter["Message-ID"] = f"<{digest[:40]}@{sender.domain}>"
    _fill(letter, delivery, digest)
    return letter


def bare(recipient: str) -> str:
    """Return the address alone of a recipient who may stand in a header.

    >>> bare("Ada Berg <ada@union.example>")
    'ada@union.example'
    """
    return _address(recipient).addr_spec


def _fill(letter: EmailMessage, delivery: Delivery, digest: str) -> None:
    """Put the parts in; `=_` stands in no quoted-printable or base64 text, so no boundary can end a part early."""
    letter.set_content(delivery.text, cte="quoted-printable")
    letter.add_alternative(delivery.html, subtype="html", cte="quoted-printable")
    letter.set_boundary(f"=_{digest[:32]}_alternative")
    letter.add_attachment(delivery.pdf, maintype="application", subtype="pdf", filename=delivery.pdf_name)
    letter.set_boundary(f"=_{digest[:32]}_mixed")


def _digest(delivery: Delivery) -> str:
    """Hash every part behind its length, so that no two deliveries run together into the same bytes."""
    words = (delivery.title, delivery.audience, delivery.sender, *delivery.recipients, delivery.html, delivery.text)
    parts = [word.encode() for word in (*words, delivery.pdf_name, delivery.date.isoformat())]
    total = sha256()
    for part in (*parts, delivery.pdf):
        total.update(b"%d:" % len(part) + part)
    return total.hexdigest()


def _findings(delivery: Delivery) -> Iterator[Finding]:
    for name, value in (("title", delivery.title), ("audience", delivery.audience)):
        if not value.strip() or not value.isprintable():
            yield _finding("header-unsafe", name, value, "Write it on one line, without control characters.")
    for name, value in (("sender", delivery.sender), *(("recipient", value) for value in delivery.recipients)):
        if not _addressed().fullmatch(value) or not value.isprintable():
            yield _finding("address-invalid", name, value, "Write name@host or Display name <name@host>, in ASCII.")
    if not delivery.recipients:
        yield _finding("recipient-missing", "recipient", "", "Name at least one with --to.")
    if not _file_name().fullmatch(delivery.pdf_name):
        yield _finding("name-invalid", "attachment", delivery.pdf_name, "Use letters, digits, `-`, `_` and `.pdf`.")


def _finding(rule: str, name: str, value: str, cure: str) -> Finding:
    """Report a value by its repr, so that a line end in it cannot forge a line of the report either."""
    return Finding(rule, Place("e-mail", 0), f"{name} {value[:80]!r} cannot stand in a header.", cure)


def _address(value: str) -> Address:
    """Read an address that `_findings` has passed."""
    match = _addressed().fullmatch(value)
    assert match, value  # noqa: S101  # checked by the caller
    return Address((match["name"] or "").strip(' "'), addr_spec=match["spec"] or match["bare"])


@cache
def _addressed() -> re.Pattern[str]:
    """An address as mail systems hand them out: no comments, no quoted local part, no list."""
    spec = r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9.-]{0,252}[a-zA-Z0-9])?"
    return re.compile(rf"(?P<bare>(?a:{spec}))|(?P<name>[^<>@]{{0,200}})<(?P<spec>(?a:{spec}))>")


@cache
def _file_name() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,120}\.pdf")
