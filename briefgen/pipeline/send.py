"""A brief to its recipients: as an .eml file, or through a mail server; `outbox` keeps what was sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage

from briefgen.deliver.message import Delivery, bare, message
from briefgen.deliver.outbox import line
from briefgen.deliver.smtp import Credentials, Undelivered, deliver, server
from briefgen.errors import BriefgenError, Severity, report
from briefgen.model.receipt import Receipt, State
from briefgen.pipeline.briefs import ENDINGS, artifacts, concluded
from briefgen.pipeline.judge import level
from briefgen.pipeline.load import Desk
from briefgen.pipeline.outbox import before, enter, receipt, strike
from briefgen.pipeline.work import Work, Written


@dataclass(frozen=True, slots=True)
class Order:
    """To whom a brief goes, by whom, through which server (None: into a file), with whose password, and when."""

    sender: str
    recipients: tuple[str, ...]
    via: str | None
    user: str
    password: str
    date: datetime
    called: str = ""
    """What the ledger calls the recipients; their audience where it is empty."""
    addresses: bool = False
    """Whether the ledger keeps their addresses."""
    again: bool = False
    """Whether the same letter may go to the same people once more."""


def send(work: Work, order: Order) -> Written:
    """Build the brief of the work's audience and send it, or write the message beside the briefs."""
    desk, found, (whole, *_), (brief, *_) = concluded(work)
    made = artifacts(brief, ("html", "text", "pdf"), desk)
    level(desk)
    report(desk.findings)
    letter = message(
        Delivery(
            title=brief.title_text,
            audience=brief.label,
            sender=order.sender,
            recipients=order.recipients,
            html=made["html"].decode(),
            text=made["text"].decode(),
            pdf=made["pdf"],
            pdf_name=f"{brief.id}.pdf",
            date=order.date,
        )
    )
    called = order.called or brief.label
    contents = {f"{brief.id}.{ENDINGS[form]}": content for form, content in made.items()}
    new = receipt(
        replace(whole, brief=brief), found, contents, (called, order.recipients), order.date.date().isoformat()
    )
    new = replace(new, addresses=tuple(sorted(map(line, order.recipients))) if order.addresses else ())
    if order.via is None:
        path = desk.project.output / f"{brief.id}.eml"
        enter(desk, replace(new, state=State.WRITTEN), {path: bytes(letter)})
        return Written((str(path),), tuple(desk.findings))
    _deliver(order, letter, new, desk)
    return Written(tuple(f"sent to {recipient}" for recipient in order.recipients), tuple(desk.findings))


def _deliver(order: Order, letter: EmailMessage, new: Receipt, desk: Desk) -> None:
    """Send the letter, entered in the ledger before and after."""
    server(order.via or "")  # an address that is none is told before anything is entered
    told = before(desk, new)
    if told and not order.again:
        if told.severity is Severity.ERROR:
            raise BriefgenError(told)
        desk.findings.append(told)
    enter(desk, new)
    login = Credentials(order.user, order.password) if order.user else None
    try:
        deliver(order.via or "", letter, login)
    except Undelivered as fault:
        _half(fault, new, desk)
        raise
    enter(desk, replace(new, state=State.SENT))


def _half(fault: Undelivered, new: Receipt, desk: Desk) -> None:
    """What the ledger keeps of a letter that not all got; where nobody can say who did, it stays begun."""
    if fault.reached is None:
        return
    if fault.reached:
        kept = tuple(address for address in new.addresses if bare(address) in fault.reached)
        reached = len(fault.reached)
        refused = new.count - reached
        enter(desk, replace(new, state=State.SENT, count=reached, refused=refused, addresses=kept))
    strike(desk, new)
