from __future__ import annotations

import email
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP as Conversation  # noqa: N811
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session

from briefgen.deliver.smtp import Credentials, deliver, server
from briefgen.errors import BriefgenError, ConfigurationError, EnvironmentFault

HOST = "mail.quay.example"


@dataclass
class Mailbox:
    """A mail server's memory; it refuses recipients named nobody, and text that says so."""

    letters: list[Envelope] = field(default_factory=list)
    secure: list[bool] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802
        self, _server: Conversation, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if address.startswith("nobody@"):
            return "550 no such\tmailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Conversation, session: Session, envelope: Envelope) -> str:  # noqa: N802
        self.secure.append(session.ssl is not None)
        self.letters.append(envelope)
        return "552 mailbox full" if b"too much" in (envelope.original_content or b"") else "250 OK"


@dataclass
class Curt(Mailbox):
    """A mail server that takes letters and then says that it has no time for a farewell."""

    async def handle_QUIT(self, _server: Conversation, _session: Session, _envelope: Envelope) -> str:  # noqa: N802
        return "421 closing down"


def login(
    _server: Conversation, _session: Session, _envelope: Envelope, _mechanism: str, given: LoginPassword
) -> AuthResult:
    return AuthResult(success=given == LoginPassword(b"desk", b"secret"), handled=False)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def certificate(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    return context


@pytest.fixture(scope="module")
def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@contextmanager
def running(mailbox: Mailbox, **options: object) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port, **options)  # type: ignore[arg-type]
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the server's name lead to this machine, as a name server would."""
    look_up = socket.getaddrinfo

    def here(host: str, *rest: int, **more: int) -> list[tuple[object, ...]]:
        return list(look_up("127.0.0.1" if host == HOST else host, *rest, **more))

    monkeypatch.setattr(socket, "getaddrinfo", here)


def letter(*recipients: str, text: str = "From the first of May.\n.\n\nDues rise.\n") -> EmailMessage:
    made = EmailMessage(policy=SMTP)
    made["From"], made["To"], made["Subject"] = "desk@quay.example", ", ".join(recipients), "Dues"
    made.set_content(text, cte="quoted-printable")
    return made


def findings(url: str, *recipients: str, **more: object) -> list[str]:
    with pytest.raises(BriefgenError) as caught:
        deliver(url, letter(*recipients or ("ana@harbour.example",)), **more)  # type: ignore[arg-type]
    assert caught.value.status == (2 if isinstance(caught.value, ConfigurationError) else 3)
    assert all(len(str(finding).splitlines()) == 1 and finding.cure for finding in caught.value.findings)
    return [str(finding) for finding in caught.value.findings]


def test_loopback_takes_the_letter_as_it_is() -> None:
    mailbox, sent = Mailbox(), letter("ana@harbour.example", "Zoë <zoe@harbour.example>")
    with running(mailbox) as port:
        deliver(f"smtp://127.0.0.1:{port}", sent)
    (received,) = mailbox.letters
    assert received.mail_from == "desk@quay.example"
    assert received.rcpt_tos == ["ana@harbour.example", "zoe@harbour.example"]
    assert received.original_content == sent.as_bytes()
    assert mailbox.secure == [False]


@pytest.mark.usefixtures("named")
def test_another_machine_is_spoken_to_over_tls_only(certificate: ssl.SSLContext, trust: ssl.SSLContext) -> None:
    mailbox = Mailbox()
    with running(mailbox, tls_context=certificate, require_starttls=True) as port:
        deliver(f"smtp://{HOST}:{port}", letter("ana@harbour.example"), trust=trust)
    assert mailbox.secure == [True]


@pytest.mark.usefixtures("named")
def test_smtps(certificate: ssl.SSLContext, trust: ssl.SSLContext) -> None:
    mailbox = Mailbox()
    with running(mailbox, ssl_context=certificate) as port:
        deliver(f"smtps://{HOST}:{port}", letter("ana@harbour.example"), trust=trust)
    assert len(mailbox.letters) == 1


@pytest.mark.usefixtures("named")
def test_without_tls_nothing_is_sent_to_another_machine(trust: ssl.SSLContext) -> None:
    mailbox = Mailbox()
    with running(mailbox) as port:
        (said,) = findings(f"smtp://{HOST}:{port}", trust=trust, credentials=Credentials("desk", "secret"))
    assert said.startswith(f"smtp://{HOST}:{port}: smtp-tls: the server offers no TLS.")
    assert not mailbox.letters


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_certificate_nobody_vouches_for(certificate: ssl.SSLContext, scheme: str) -> None:
    mailbox = Mailbox()
    options = {"tls_context" if scheme == "smtp" else "ssl_context": certificate}
    with running(mailbox, **options) as port:
        (said,) = findings(f"{scheme}://{HOST}:{port}", trust=ssl.create_default_context())
    assert "smtp-tls: no safe connection" in said
    assert "certificate" in said
    assert not mailbox.letters


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
def test_log_in_and_wrong_password() -> None:
    mailbox = Mailbox()
    with running(mailbox, authenticator=login, auth_required=True, auth_require_tls=False) as port:
        url = f"smtp://127.0.0.1:{port}"
        deliver(url, letter("ana@harbour.example"), Credentials("desk", "secret"))
        (wrong,) = findings(url, credentials=Credentials("desk", "geheim"))
        (foreign,) = findings(url, credentials=Credentials("desk", "geheïm"))
        (missing,) = findings(url)
    assert "smtp-login: the server refused the user name or the password" in wrong
    assert "BRIEFGEN_SMTP_PASSWORD" in wrong
    assert "not ASCII" in foreign
    assert "smtp-refused: the server answered 530" in missing
    assert "geheim" not in wrong + foreign + missing
    assert len(mailbox.letters) == 1


def test_a_server_without_log_in() -> None:
    with running(Mailbox()) as port:
        (said,) = findings(f"smtp://127.0.0.1:{port}", credentials=Credentials("desk", "secret"))
    assert "smtp-login: the server takes no log-in" in said


def test_each_refused_recipient_is_named_and_the_others_get_it() -> None:
    mailbox = Mailbox()
    with running(mailbox) as port:
        url = f"smtp://127.0.0.1:{port}"
        (one,) = findings(url, "ana@harbour.example", "nobody@a.example")
        both = findings(url, "nobody@a.example", "nobody@b.example")
    assert "smtp-recipient: the server refused nobody@a.example (550 no such mailbox)." in one
    assert [f"nobody@{host}.example" in said for host, said in zip("ab", both, strict=True)] == [True, True]
    assert [received.rcpt_tos for received in mailbox.letters] == [["ana@harbour.example"]]


def test_a_letter_that_was_taken_stays_so_whatever_is_said_at_the_end() -> None:
    mailbox = Curt()
    with running(mailbox) as port:
        deliver(f"smtp://127.0.0.1:{port}", letter("ana@harbour.example"))
        (said,) = findings(f"smtp://127.0.0.1:{port}", "nobody@a.example")
    assert len(mailbox.letters) == 1
    assert "smtp-recipient: the server refused nobody@a.example" in said


def test_a_refused_letter() -> None:
    with running(Mailbox()) as port, pytest.raises(EnvironmentFault, match="smtp-refused: the server answered 552"):
        deliver(f"smtp://127.0.0.1:{port}", letter("ana@harbour.example", text="too much"))


def test_nobody_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (said,) = findings(f"smtp://127.0.0.1:{port}")
    assert said.startswith(f"smtp://127.0.0.1:{port}: smtp-unreachable: no connection")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mail.quay.example",
        "http://mail.quay.example",
        "smtp://",
        "smtp://desk:secret@mail.quay.example",
        "smtp://mail.quay.example:port",
        "smtp://mail.quay.example:99999",
        "smtp://mail.quay.example/inbox",
        "smtp://mäil.example",
        "smtp://[::1",
    ],
)
def test_an_address_that_is_none_is_said_without_its_password(url: str) -> None:
    (said,) = findings(url)
    assert said.startswith("--via: smtp-address:")
    assert "secret" not in said


@pytest.mark.parametrize(
    ("url", "loopback"),
    [
        ("smtp://localhost", True),
        ("smtp://127.8.8.8:25", True),
        ("smtp://[::1]:25", True),
        ("smtp://localhost.quay.example", False),
        ("smtp://127.0.0.1.quay.example", False),
        ("smtp://10.0.0.1", False),
    ],
)
def test_what_counts_as_this_machine(url: str, loopback: bool) -> None:
    assert server(url).loopback is loopback


def test_credentials_do_not_print_the_password() -> None:
    assert "secret" not in repr(Credentials("desk", "secret"))


def test_the_letter_can_be_read_again() -> None:
    mailbox = Mailbox()
    with running(mailbox) as port:
        deliver(f"smtp://localhost:{port}", letter("ana@harbour.example"))
    again = email.message_from_bytes(mailbox.letters[0].original_content or b"", EmailMessage, policy=SMTP)
    assert again.get_content().replace("\r\n", "\n") == "From the first of May.\n.\n\nDues rise.\n"
