"""Start the server: open the workspace, find a port, print the link."""

import re
import secrets
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path

from assessor.catalogue.answers import read_answers
from assessor.errors import StorageError, UsageError
from assessor.storage.accounts_log import Deed
from assessor.storage.accounts_roles import WORKSPACE, Part
from assessor.storage.data import as_data, difference
from assessor.storage.workspace_documents import Documents
from assessor.storage.workspace_folder import read_documents, read_frozen
from assessor.storage.workspace_log import Change
from assessor.web.checking import Checker
from assessor.web.contact import read_contact
from assessor.web.house import OWNER, House, Opener
from assessor.web.roles import Role
from assessor.web.workers import Desk, answer, answer_together

HOST = "127.0.0.1"
_ORIGIN = re.compile(r"https://([a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]{1,5})?)")
_FURTHER = 20
"""How many ports after the one asked for are tried."""


@dataclass(frozen=True)
class Start:
    """How a server is started.

    Attributes:
        workspace: The file that keeps everything.
        answers: An answers file to take up, if any.
        port: Port asked for; the next free one is taken where it is in use.
        exact: Refuse another port.
        now: The clock.
        today: Day of an assessment.
        tell: Says a line to the person at the keyboard.
        ready: Called once browsers are answered, with the house and a link that lets in
            who bears it; without a link where everybody who may come in has an account.
        accounts: Everybody has an account.
        origin: How browsers reach the server through a proxy, as in
            ``https://assess.example.org``; directly if empty.
        administrator: Print a link for another administrator.
        provider: File that names a provider of accounts, if any.
        secret: What this server shows that provider.
        database: Address of a PostgreSQL database that keeps everything instead.
        workers: How many processes answer.
        contact: Who runs the server, as a name and an address; nobody if empty.
        check: Checks signed reports, if anything does.
    """

    workspace: Path
    answers: Path | None
    port: int
    exact: bool
    now: Callable[[], datetime]
    today: Callable[[], date]
    tell: Callable[[str], None]
    ready: Callable[[House, str], None]
    accounts: bool = False
    origin: str = ""
    administrator: bool = False
    provider: Path | None = None
    secret: str = field(default="", repr=False)
    database: str = ""
    workers: int = 1
    contact: str = ""
    check: Checker | None = None


def serve(opener: Opener, start: Start) -> None:
    """Serve a workspace until it is interrupted.

    Args:
        opener: Opens the questionnaire and its tables.
        start: How.

    Raises:
        StorageError: The workspace cannot be opened.
        UsageError: No port is free.
    """
    contact = read_contact(start.contact)
    # Also where a shell that started this in the background had it ignore Ctrl-C.
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.default_int_handler)
    listening = listen(start.port, exact=start.exact)
    with listening:
        hosts, secure = hosts_of(start.origin, listening.getsockname()[1])
        desk = Desk(
            open=opener,
            path=start.workspace,
            address=start.database,
            now=start.now,
            today=start.today,
            tell=start.tell,
            hosts=hosts,
            secure=secure,
            accounts=start.accounts,
            provider=start.provider,
            secret=start.secret,
            contact=contact,
            check=start.check,
        )
        house = desk.house()
        try:
            link = first_link(house, another=start.administrator)
            if start.answers is not None:
                take_up(house, start.answers)
            ready = partial(start.ready, house, link)
            if start.workers > 1:
                answer_together(desk, listening, start.workers, ready)
            else:
                answer(house, listening, ready)
        finally:
            house.workspace.close()


def first_link(house: House, *, another: bool = False) -> str:
    """Return the link that lets the first person in; empty where none is needed.

    Args:
        house: The workspace.
        another: Let another administrator in, though there is one.

    Raises:
        UsageError: The workspace has accounts, and would be opened without them.
    """
    if not house.accounts and house.people.in_use():
        message = (
            "This workspace has accounts: start it with --accounts. Without them, "
            "whoever opens the link would do everything, in nobody's name."
        )
        raise UsageError(message)
    if not house.accounts:
        return house.new_link(OWNER)
    house.people.put_in_use()
    if house.people.administered() and not another:
        return ""
    secret = secrets.token_urlsafe(24)
    part = Part(WORKSPACE, Role.ADMINISTRATOR)
    deed = Deed(who=OWNER, what="invite", at=house.now(), about=str(part))
    house.invitations.invite(secret, part, deed)
    return f"{house.address}/en/join/{secret}"


def hosts_of(origin: str, port: int) -> tuple[frozenset[str], bool]:
    """Return what browsers may call the server, and whether they reach it by https.

    Args:
        origin: The address behind which a proxy has it; empty without one.
        port: The port it listens to.

    Raises:
        UsageError: The address is none, or would send passwords in the clear.

    Examples:
        >>> hosts_of("https://assess.example.org", 8300)
        (frozenset({'assess.example.org'}), True)
    """
    if not origin:
        return frozenset({f"{HOST}:{port}", f"localhost:{port}"}), False
    found = _ORIGIN.fullmatch(origin)
    if found is None:
        message = (
            f"--origin {origin} was expected to be https:// and a name, with nothing "
            "after it, as in https://assess.example.org. Plain http would send "
            "passwords for everybody to read."
        )
        raise UsageError(message)
    return frozenset({found.group(1)}), True


def take_up(house: House, path: Path) -> str:
    """Take an answers file up into a workspace, once for each content of it.

    Args:
        house: The workspace with its questionnaire.
        path: The file.

    Raises:
        CatalogueError: It is wrong; every problem with its line.
        StorageError: It cannot be read.
    """
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read: {error}."
        raise StorageError(message) from error
    answers = read_answers(text, str(path), house.pack)
    begun = difference({}, as_data(answers, house.workspace.order))
    for listed in house.workspace.projects():
        log = house.workspace.log(listed.id)
        if log and log[0].patch == begun:
            return listed.id
    change = Change(who=OWNER, what="import", at=house.now())
    identifier = secrets.token_urlsafe(12)
    house.workspace.create(identifier, answers, change)
    documents = Documents(house.workspace.database)
    kept = read_documents(path.parent, answers) | read_frozen(path, answers)
    for name, content in kept.items():
        documents.put(identifier, name, content)
    return identifier


def listen(port: int, *, exact: bool) -> socket.socket:
    """Return a socket that listens to this machine alone.

    Args:
        port: The port asked for.
        exact: Refuse another one.

    Raises:
        UsageError: It is in use, and so are those that follow.
    """
    for candidate in range(port, port + (1 if exact else _FURTHER)):
        found = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            found.bind((HOST, candidate))
            found.listen(128)
        except (OSError, OverflowError):
            found.close()
            continue
        return found
    message = (
        f"Port {port} is in use or not allowed. Choose another with --port, or end "
        "the program that holds it."
    )
    raise UsageError(message)
