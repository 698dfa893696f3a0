"""The processes that answer browsers: this one, or a few side by side.

All that is remembered is in the workspace, so that it does not matter which of them
answers. What one of them learnt on the way, such as a result, another works out anew.
"""

import gc
import logging
import multiprocessing
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import NamedTuple

import uvicorn

from assessor.errors import UsageError
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_opening import open_place
from assessor.web.app import make_app
from assessor.web.checking import Checker
from assessor.web.contact import Contact
from assessor.web.flights import Provider
from assessor.web.house import House, Opener
from assessor.web.press import Press
from assessor.web.spawning import outlived, unheard

_PATIENCE = 10.0
"""How long a process may take to end. [s]"""
_PAUSE = 1.0
"""Time before one that died is replaced. [s]"""
_SHARE = 0.001
"""How long a thread goes on while others could: a page that takes long holds short
ones up, and who writes waits for it between two questions to the file. [s]"""
_RARELY = (20_000, 20, 50)
"""After how many new things the young, the middle and the old ones are looked through
for what nobody needs: a page makes thousands of things, and few of them in circles."""


@dataclass(frozen=True)
class Desk:
    """What a process needs to answer; all of it can be sent to another process.

    Attributes:
        open: Opens the questionnaire and its factor tables.
        path: The file that keeps the workspace, unless there is an address.
        address: Of the PostgreSQL database that keeps it.
        now: The clock.
        today: Day of an assessment.
        tell: Says a line to the person who started the server.
        hosts: What a browser may call this server.
        secure: Reached by https.
        accounts: Everybody has an account.
        provider: File that names a provider of accounts, if any.
        secret: What this server shows that provider.
        contact: Who runs the server, if it is said.
        check: Checks signed reports, if anything does.
    """

    open: Opener
    path: Path
    address: str
    now: Callable[[], datetime]
    today: Callable[[], date]
    tell: Callable[[str], None]
    hosts: frozenset[str]
    secure: bool
    accounts: bool
    provider: Path | None = None
    secret: str = field(default="", repr=False)
    contact: Contact | None = None
    check: Checker | None = None

    def house(self, *, beside: bool = False) -> House:
        """Open the workspace with its questionnaire.

        Args:
            beside: Another process of this server has opened it, and closes it.

        Raises:
            StorageError: The workspace cannot be opened.
        """
        pack = self.open(odbl=False).pack
        order = [question.id for question in pack.questions()]
        database = open_place(self.path, self.address, beside=beside)
        return House(
            open=self.open,
            workspace=Workspace(database, order),
            now=self.now,
            today=self.today,
            tell=self.tell,
            hosts=self.hosts,
            secure=self.secure,
            accounts=self.accounts,
            provider=_provider(self.provider, self.secret),
            contact=self.contact,
            check=self.check,
        )


def _provider(path: Path | None, secret: str) -> Provider | None:
    """Return the provider of accounts that a file names."""
    if path is None:
        return None
    try:
        from assessor.web.oidc import read_provider  # noqa: PLC0415  # an extra
    except ModuleNotFoundError as error:
        message = (
            f"Accounts of a provider need {error.name}, which is not installed; "
            "install it with: pip install 'assessor[oidc]'."
        )
        raise UsageError(message) from error
    return read_provider(path, secret)


def answer(house: House, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Answer browsers in this process, until it is interrupted.

    Args:
        house: What every page works with.
        listening: The socket.
        ready: Called once browsers are answered.
    """
    logging.getLogger("assessor.web").setLevel(logging.ERROR)
    config = uvicorn.Config(
        make_app(house, Press(), partial(_begin, ready)),
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=32_768,
    )
    with suppress(KeyboardInterrupt):  # how one person ends it
        uvicorn.Server(config).run(sockets=[listening])


def _begin(ready: Callable[[], None]) -> None:
    """Set this process up for many short pages, and say that it answers."""
    sys.setswitchinterval(_SHARE)
    gc.collect()
    gc.freeze()  # the questionnaire and its tables stay: nobody looks through them
    gc.set_threshold(*_RARELY)
    ready()


class _Hand(NamedTuple):
    """A process that answers.

    Attributes:
        ready: Says when it does.
    """

    process: SpawnProcess
    ready: Connection


def answer_together(
    desk: Desk, listening: socket.socket, workers: int, ready: Callable[[], None]
) -> None:
    """Answer browsers in several processes, until this one is interrupted.

    Args:
        desk: What each of them needs.
        listening: The socket, which they share.
        workers: How many.
        ready: Called once all of them answer.

    Raises:
        UsageError: One of them ended before it answered.
    """
    crew: list[_Hand] = []
    try:
        for place in range(workers):
            _hire(crew, place, desk, listening)
        for hand in crew:
            _await(hand)
        ready()
        while True:
            gone = wait([hand.process.sentinel for hand in crew])
            threading.Event().wait(_PAUSE)
            for place, hand in enumerate(crew):
                if hand.process.sentinel in gone:
                    hand.ready.close()
                    _hire(crew, place, desk, listening)
    except KeyboardInterrupt:
        pass
    finally:
        for one in (signal.SIGINT, signal.SIGTERM):
            signal.signal(one, signal.SIG_IGN)
        _dismiss(crew)


def _hire(crew: list[_Hand], place: int, desk: Desk, listening: socket.socket) -> None:
    # Not forked: a lock that a thread holds here would stay locked there.
    context = multiprocessing.get_context("spawn")
    near, far = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(desk, listening, far))
    with unheard():  # so that who is begun is in the crew, to be dismissed
        process.start()
        crew[place : place + 1] = [_Hand(process, near)]
    far.close()


def _await(hand: _Hand) -> None:
    try:
        hand.ready.recv()
    except EOFError as error:
        message = (
            "A process that answers ended before it could; what it said stands above. "
            "Try again with --workers 1."
        )
        raise UsageError(message) from error


def _dismiss(crew: list[_Hand]) -> None:
    for hand in crew:
        hand.process.terminate()
    for hand in crew:
        hand.process.join(_PATIENCE)
        if hand.process.is_alive():
            hand.process.kill()


def _work(desk: Desk, listening: socket.socket, ready: Connection) -> None:
    """Answer until told to end, or until the process that began this one is gone."""
    signal.signal(signal.SIGTERM, _leave)
    outlived(partial(os.kill, os.getpid(), signal.SIGTERM))
    house = desk.house(beside=True)
    try:
        answer(house, listening, partial(_say_ready, ready))
    finally:
        house.workspace.close()


def _say_ready(link: Connection) -> None:
    with suppress(OSError):  # nobody asks any more
        link.send(None)


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(0)
