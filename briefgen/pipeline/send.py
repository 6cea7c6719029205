"""A brief to its recipients: as an .eml file, or through a mail server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from briefgen import files
from briefgen.deliver.message import Delivery, message
from briefgen.deliver.smtp import Credentials, deliver
from briefgen.pipeline.briefs import Work, Written, artifacts, finished
from briefgen.pipeline.judge import level, report


@dataclass(frozen=True, slots=True)
class Order:
    """To whom a brief goes, by whom, through which server (None: into a file), with whose password, and when."""

    sender: str
    recipients: tuple[str, ...]
    via: str | None
    user: str
    password: str
    date: datetime


def send(work: Work, order: Order) -> Written:
    """Build the brief of the work's audience and send it, or write the message beside the briefs."""
    desk, _, (brief, *_) = finished(work)
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
    if order.via is None:
        path = desk.project.output / f"{brief.id}.eml"
        files.write({path: bytes(letter)})
        return Written((str(path),), tuple(desk.findings))
    login = Credentials(order.user, order.password) if order.user else None
    deliver(order.via, letter, login)
    return Written(tuple(f"sent to {recipient}" for recipient in order.recipients), tuple(desk.findings))
