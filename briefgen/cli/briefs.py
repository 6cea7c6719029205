"""Commands that make briefs: `render`, `build`, `check` and `send`."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from pathlib import Path

import click

from briefgen.cli.main import (
    Day,
    date_option,
    done,
    findings_option,
    format_option,
    guarded,
    language_option,
    machine_form,
    main,
    output_option,
    say,
    seeds_option,
    tell,
    variant_option,
)
from briefgen.pipeline.work import Work


@main.command()
@click.argument("audience")
@format_option
@seeds_option
@output_option
@date_option
@variant_option
@language_option
@findings_option
@click.pass_obj
@guarded
def render(
    directory: Path,
    audience: str,
    formats: tuple[str, ...],
    seeds: Path | None,
    output: Path | None,
    as_of: date | None,
    variant: str | None,
    language: str,
) -> None:
    """Render one brief.

    \b
    Example: briefgen render labour --format pdf --output /tmp/briefs
    """
    from briefgen.pipeline.briefs import build as make

    done(make(Work(directory, seeds, output, audience, as_of, variant or "", language), formats))


@main.command()
@format_option
@seeds_option
@output_option
@date_option
@variant_option
@language_option
@findings_option
@click.pass_obj
@guarded
def build(
    directory: Path,
    formats: tuple[str, ...],
    seeds: Path | None,
    output: Path | None,
    as_of: date | None,
    variant: str | None,
    language: str,
) -> None:
    """Render the briefs of all outlines.

    \b
    Example: briefgen build --output /tmp/briefs
    """
    from briefgen.pipeline.briefs import build as make

    done(make(Work(directory, seeds, output, as_of=as_of, variant=variant or "", language=language), formats))


@main.command()
@seeds_option
@output_option
@click.option("--baseline", type=click.Path(path_type=Path), help="Let pass what this file says was there before.")
@click.option(
    "--write-baseline", "write", type=click.Path(path_type=Path), help="Write what is there now to this file."
)
@findings_option
@click.pass_obj
@guarded
def check(directory: Path, seeds: Path | None, output: Path | None, baseline: Path | None, write: Path | None) -> None:
    """Check sources and outlines without rendering; exit 1 where there is something to fix.

    \b
    Example: briefgen check --findings sarif
    """
    from briefgen.pipeline import briefs as desk

    work = Work(directory, seeds, output)
    if write:
        done(desk.remember(work, write))
        return
    report = desk.check(work, baseline)
    tell(report.warnings)
    if report.talk:
        say(report.talk, err=True)
    say(report.summary, err=bool(machine_form()))


@main.command()
@click.argument("audience")
@click.option(
    "--to", "recipients", multiple=True, required=True, metavar="ADDRESS", help="A recipient; repeat for more."
)
@click.option(
    "--from", "sender", default="briefs@localhost", show_default=True, metavar="ADDRESS", help="Who sends it."
)
@click.option("--via", metavar="URL", help="smtp://host:port or smtps://host:port; without it an .eml file is written.")
@click.option("--date", "day", type=Day(), help="The day of the delivery; now without it.")
@click.option("--list", "called", default="", metavar="NAME", help="What the ledger calls the recipients.")
@click.option("--addresses", is_flag=True, help="Keep their addresses in the ledger, and not only how many they are.")
@click.option("--again", is_flag=True, help="Send once more what the same recipients already got.")
@seeds_option
@output_option
@language_option
@click.pass_obj
@guarded
def send(
    directory: Path,
    audience: str,
    recipients: tuple[str, ...],
    sender: str,
    via: str | None,
    day: date | None,
    called: str,
    addresses: bool,
    again: bool,
    seeds: Path | None,
    output: Path | None,
    language: str,
) -> None:
    """Send a brief by e-mail, or write the message to a file; briefs/_deliveries.yaml keeps what went to whom.

    User and password are read from BRIEFGEN_SMTP_USER and BRIEFGEN_SMTP_PASSWORD.

    \b
    Example: briefgen send labour --to members@union.example --via smtps://mail.union.example:465
    """
    from briefgen.pipeline.send import Order
    from briefgen.pipeline.send import send as deliver

    user, password = (os.environ.get(f"BRIEFGEN_SMTP_{name}", "") for name in ("USER", "PASSWORD"))
    when = datetime.combine(day, time(12), UTC) if day else datetime.now(UTC)
    order = Order(sender, recipients, via, user, password, when, called, addresses, again)
    done(deliver(Work(directory, seeds, output, audience, language=language), order))
