"""The processes that answer browsers: this one, or a few side by side.

All that is remembered is in the workspace, so that it does not matter which of them
answers. What one of them learnt on the way, such as a result, another works out anew.
"""

import logging
import multiprocessing
import os
import signal
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from pathlib import Path

import uvicorn

from assessor.errors import UsageError
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_opening import open_place
from assessor.web.app import make_app
from assessor.web.flights import Provider
from assessor.web.house import House, Opener
from assessor.web.press import Press

_PATIENCE = 10.0
"""How long a process may take to end. [s]"""
_PAUSE = 1.0
"""Time before one that died is replaced. [s]"""


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


def answer(house: House, listening: socket.socket) -> None:
    """Answer browsers in this process, until it is interrupted.

    Args:
        house: What every page works with.
        listening: The socket.
    """
    logging.getLogger("assessor.web").setLevel(logging.ERROR)
    config = uvicorn.Config(
        make_app(house, Press()),
        log_level="error",
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=5,
        h11_max_incomplete_event_size=32_768,
    )
    with suppress(KeyboardInterrupt):  # how one person ends it
        uvicorn.Server(config).run(sockets=[listening])


def answer_together(desk: Desk, listening: socket.socket, workers: int) -> None:
    """Answer browsers in several processes, until this one is interrupted.

    Args:
        desk: What each of them needs.
        listening: The socket, which they share.
        workers: How many.
    """
    crew = [_hired(desk, listening) for _ in range(workers)]
    # Also where a shell that started this in the background had it ignore Ctrl-C.
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.default_int_handler)
    try:
        while True:
            gone = wait([process.sentinel for process in crew])
            threading.Event().wait(_PAUSE)
            crew = [
                _hired(desk, listening) if process.sentinel in gone else process
                for process in crew
            ]
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        _dismiss(crew)


def _hired(desk: Desk, listening: socket.socket) -> SpawnProcess:
    # Not forked: a lock that a thread holds here would stay locked there.
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=_work, args=(desk, listening))
    process.start()
    return process


def _dismiss(crew: list[SpawnProcess]) -> None:
    for process in crew:
        if process.pid is not None and process.is_alive():
            with suppress(ProcessLookupError):
                os.kill(process.pid, signal.SIGINT)
    for process in crew:
        process.join(_PATIENCE)
        if process.is_alive():
            process.kill()


def _work(desk: Desk, listening: socket.socket) -> None:
    """Answer until interrupted, or until the process that began this one is gone."""
    threading.Thread(target=_mourn, daemon=True).start()
    house = desk.house(beside=True)
    try:
        answer(house, listening)
    finally:
        house.workspace.close()


def _mourn() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGINT)
