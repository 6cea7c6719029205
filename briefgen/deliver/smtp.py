"""The only network: hand a finished message to a mail server, over TLS unless the server is this machine.

`message` makes what is sent. Who may log in is an argument; the command line reads it from the environment.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from ipaddress import ip_address
from urllib.parse import urlsplit

from briefgen.errors import ConfigurationError, EnvironmentFault, Finding, Place

PORTS = {"smtp": 587, "smtps": 465}
TIMEOUT = 30.0


class Undelivered(EnvironmentFault):
    """A letter that not all got. `reached` are the addresses of those who did, None where nobody can say."""

    def __init__(self, reached: tuple[str, ...] | None, *findings: Finding) -> None:
        super().__init__(*findings)
        self.reached = reached


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who logs in at the mail server."""

    user: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server, and whether TLS comes before the first word (smtps) or by STARTTLS (smtp)."""

    scheme: str
    host: str
    port: int

    @property
    def loopback(self) -> bool:
        """Whether the server is this machine by its name or address; no look-up is asked."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def server(url: str) -> Server:
    """Read smtp://host:port or smtps://host:port; without a port, 587 and 465.

    >>> print(server("smtp://mail.example.org"))
    smtp://mail.example.org:587
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _wrong_url() from None
    plain = parts.scheme in PORTS and host.isascii() and not parts.path.strip("/") and not parts.query
    if not plain or not host or "@" in parts.netloc:
        raise _wrong_url()
    return Server(parts.scheme, host, port or PORTS[parts.scheme])


def deliver(
    url: str, letter: EmailMessage, credentials: Credentials | None = None, trust: ssl.SSLContext | None = None
) -> None:
    """Send the letter to all its recipients; raise Undelivered where any of them does not get it.

    `trust` says whose certificates count; without it, those of the system.
    """
    to = server(url)
    with _faults_named(to):
        refused = _send(to, letter, credentials, trust or ssl.create_default_context())
    if refused:
        reached = tuple(address for address in _recipients(letter) if address not in refused)
        findings = (_refusal(to, recipient, answer) for recipient, answer in sorted(refused.items()))
        raise Undelivered(reached, *findings)


def _recipients(letter: EmailMessage) -> list[str]:
    return [address.addr_spec for address in letter["To"].addresses]


def _send(
    to: Server, letter: EmailMessage, credentials: Credentials | None, trust: ssl.SSLContext
) -> dict[str, tuple[int, bytes]]:
    with closing(_connected(to, trust)) as connection:
        try:
            if to.scheme == "smtp" and not to.loopback:
                connection.starttls(context=trust)
            if credentials:
                connection.login(credentials.user, credentials.password)
            sender = letter["From"].addresses[0].addr_spec
            return connection.sendmail(sender, _recipients(letter), letter.as_bytes())
        finally:
            # What a server answers to a farewell says nothing of the letter that it took before: some say 421 there.
            with suppress(OSError):
                connection.quit()


def _connected(to: Server, trust: ssl.SSLContext) -> smtplib.SMTP:
    """Connect under an address literal for a name: this machine's own is nobody's business, and costs a look-up."""
    me = "[127.0.0.1]"
    if to.scheme == "smtps":
        return smtplib.SMTP_SSL(to.host, to.port, me, timeout=TIMEOUT, context=trust)
    return smtplib.SMTP(to.host, to.port, me, timeout=TIMEOUT)


@contextmanager
def _faults_named(to: Server) -> Iterator[None]:
    """Turn what smtplib and the system raise into one line that names the server and the cure."""
    try:
        yield
    except smtplib.SMTPRecipientsRefused as fault:
        refusals = (_refusal(to, recipient, answer) for recipient, answer in sorted(fault.recipients.items()))
        raise Undelivered((), *refusals) from None
    except (OSError, UnicodeError) as fault:  # SMTPException is an OSError
        broken = isinstance(
            fault, (smtplib.SMTPServerDisconnected, TimeoutError, ConnectionResetError, BrokenPipeError)
        )
        raise Undelivered(None if broken else (), _finding(to, *_explain(fault))) from None


def _explain(fault: OSError | UnicodeError) -> tuple[str, str, str]:
    """Return the rule, what happened and the cure."""
    match fault:
        case smtplib.SMTPAuthenticationError():
            cure = "Set BRIEFGEN_SMTP_USER and BRIEFGEN_SMTP_PASSWORD to what the server knows."
            return "smtp-login", f"the server refused the user name or the password ({_answer(fault.smtp_error)})", cure
        case smtplib.SMTPNotSupportedError() if "STARTTLS" in str(fault):
            return "smtp-tls", "the server offers no TLS", "Ask for its smtps:// address; nothing was sent."
        case smtplib.SMTPNotSupportedError():
            cure = "Unset BRIEFGEN_SMTP_USER, or name a server that knows log-ins."
            return "smtp-login", f"the server takes no log-in ({_line(str(fault))})", cure
        case ssl.SSLError():
            cure = "Use the name and port that its certificate was made for, and a certificate that this system trusts."
            return "smtp-tls", f"no safe connection ({_line(str(fault))})", cure
        case smtplib.SMTPResponseException():
            answer = f"{fault.smtp_code} {_answer(fault.smtp_error)}"
            return "smtp-refused", f"the server answered {answer}", "Change what it names, or ask who runs the server."
        case smtplib.SMTPException():
            return "smtp-broken", f"the server hung up ({_line(str(fault))})", "Try again, or ask who runs it."
        case UnicodeError():
            return (
                "smtp-login",
                "the user name or the password is not ASCII",
                "Ask the server's people for one that is.",
            )
        case _:
            cure = "Check the address after --via, and that the server runs and may be reached from here."
            return "smtp-unreachable", f"no connection ({_line(fault.strerror or str(fault))})", cure


def _refusal(to: Server, recipient: str, answer: tuple[int, bytes]) -> Finding:
    said = f"the server refused {recipient} ({answer[0]} {_answer(answer[1])})"
    return _finding(to, "smtp-recipient", said, "Correct the address, or leave it out.")


def _finding(to: Server, rule: str, said: str, cure: str) -> Finding:
    return Finding(rule, Place(str(to), 0), f"{said}.", cure)


def _answer(answer: bytes | str) -> str:
    return _line(answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer)


def _line(words: str) -> str:
    """Fold a server's words into one short printable line: they are data from outside."""
    return "".join(c if c.isprintable() else " " for c in words)[:200].strip().rstrip(".")


def _wrong_url() -> ConfigurationError:
    """Say it without the address: it may hold a password."""
    said = "the address is not smtp://host:port or smtps://host:port."
    cure = "Leave out user and password: they are read from BRIEFGEN_SMTP_USER and BRIEFGEN_SMTP_PASSWORD."
    return ConfigurationError(Finding("smtp-address", Place("--via", 0), said, cure))
