"""The server that is put under load: as the command starts it, or killed at will."""

import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from load_client import Person

from assessor.catalogue.answers import load_answers
from assessor.catalogue.factors import open_shelf
from assessor.catalogue.packs import load_pack
from assessor.catalogue.vocabularies import Vocabularies
from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.resources import data_folder
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_database import Database
from assessor.storage.workspace_log import Change
from assessor.storage.workspace_opening import open_place
from assessor.storage.workspace_passes import Passes

ROOT = Path(__file__).parents[1]
LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/enter/\S+")
OWNER = "owner"
WORKSPACE = "assessor-workspace.sqlite"


def shipped_pack() -> Pack:
    """Return the questionnaire that is shipped."""
    shelf = open_shelf(data_folder("factor_db"))
    folder = data_folder("questionnaires") / "ai-environment"
    return load_pack(folder, Vocabularies(shelf))


def example(name: str, pack: Pack) -> AnswersFile:
    """Return the answers of an example project.

    Args:
        name: Folder of the example.
        pack: The questionnaire.
    """
    return load_answers(ROOT / "examples" / name / "answers.yaml", pack)


class Server(NamedTuple):
    """A server at work.

    Attributes:
        port: Its port.
        session: The session of its processes.
    """

    port: int
    session: int

    def worked(self) -> float:
        """Return the time of the processor that its processes took so far. [s]."""
        ticks = 0
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):  # it ended meanwhile
                fields = stat.read_text().rpartition(") ")[2].split()
                if int(fields[3]) == self.session:
                    ticks += int(fields[11]) + int(fields[12])
        return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def served(folder: Path, address: str, workers: int) -> Iterator[Server]:
    """Serve the workspace of a folder as the command does.

    Args:
        folder: Where the workspace is.
        address: Of a PostgreSQL database; SQLite if empty.
        workers: Processes that answer.
    """
    command = [sys.executable, "-m", "assessor", "serve", str(folder)]
    process = subprocess.Popen(
        [*command, "--workers", str(workers)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "DATABASE_URL": address},
        start_new_session=True,
    )
    try:
        lines = process.stdout or ()
        port = int(next(m for line in lines if (m := LINK.search(line))).group(1))
        yield Server(port, process.pid)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def seeded(
    database: Database, answers: AnswersFile, port: int, projects: Sequence[str]
) -> list[Person]:
    """Make projects, each with somebody who is in.

    Args:
        database: Where the workspace is kept.
        answers: What each project holds.
        port: Port of the server.
        projects: Their ids, which may be repeated: people at work on one.
    """
    workspace, passes = Workspace(database, ()), Passes(database)
    now = datetime.now(UTC)
    for project in dict.fromkeys(projects):
        workspace.create(project, answers, Change(who=OWNER, what="begin", at=now))
    people = [Person(port, secrets.token_urlsafe(), project) for project in projects]
    for person in people:
        passes.issue("session", person.session, OWNER, now)
    return people


def opened(folder: Path, address: str, *, beside: bool = True) -> Database:
    """Open the workspace.

    Args:
        folder: Where it is.
        address: Of a PostgreSQL database; SQLite if empty.
        beside: A server has opened it, and closes it.
    """
    return open_place(folder / WORKSPACE, address, beside=beside)
