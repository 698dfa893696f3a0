"""Kill the server at random moments while people answer, and look what is there."""

import asyncio
import os
import random
import signal
import tempfile
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from load_client import Person
from load_server import WORKSPACE, opened, seeded

from assessor.catalogue.factors import open_shelf
from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.resources import data_folder
from assessor.storage.workspace import Workspace
from assessor.web import House, Start, serve
from assessor.web.serving import listen

ASKED = "service.uses_per_year"
PEOPLE = 8
LONGEST = 0.6
"""Longest time between the first answer and the kill. [s]"""


class Ready(NamedTuple):
    """What a server opens; the questionnaire was read before."""

    pack: Pack
    shelf: Shelf


@dataclass
class Kept:
    """What the server acknowledged to one person.

    Attributes:
        sent: The last number that was sent.
        taken: The last one that was acknowledged; 0 if none was.
        times: How many were.
    """

    sent: int = 0
    taken: int = 0
    times: int = 0


def killed(pack: Pack, answers: AnswersFile, address: str, kills: int) -> Counter[str]:
    """Kill a server again and again; return what was acknowledged and what is lost.

    Args:
        pack: The questionnaire.
        answers: What each project holds.
        address: Of a PostgreSQL database; SQLite if empty.
        kills: How often.
    """
    luck, found = random.Random(1), Counter[str]()  # noqa: S311  # moments
    with listen(8500, exact=False) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        database = opened(folder, address, beside=False)
        projects = [f"killed{number}" for number in range(PEOPLE)]
        people = seeded(database, answers, port, projects)
        database.close()
        kept = {person.project: Kept() for person in people}
        for _ in range(kills):
            server = started(pack, folder, address, port)
            asyncio.run(answered(people, server, luck.uniform(0, LONGEST), kept))
            os.waitpid(server, 0)
            found["lost"] += lost(folder, address, kept)
            found["kills"] += 1
    found["acknowledged"] = sum(one.times for one in kept.values())
    return found


def lost(folder: Path, address: str, kept: Mapping[str, Kept]) -> int:
    """Return how many projects do not hold what was acknowledged last, or the next.

    Args:
        folder: Where the workspace is.
        address: Of a PostgreSQL database; SQLite if empty.
        kept: What was acknowledged, by project.
    """
    database = opened(folder, address, beside=False)
    workspace, wrong = Workspace(database, ()), 0
    for project, one in kept.items():
        workspace.log(project)  # refuses a chain that is broken
        value = workspace.load(project).answers.answers[ASKED].value
        there = int(float(str(value).split()[0]))
        wrong += bool(one.taken) and not one.taken <= there <= one.sent
    database.close()
    return wrong


def started(pack: Pack, folder: Path, address: str, port: int) -> int:
    """Start a server and return its process id; it is forked, so that it starts soon.

    Args:
        pack: The questionnaire.
        folder: Where the workspace is.
        address: Of a PostgreSQL database; SQLite if empty.
        port: Its port.
    """
    child = os.fork()
    if child:
        return child

    def opener(*, odbl: bool = False) -> Ready:
        del odbl
        return Ready(pack, open_shelf(data_folder("factor_db")))

    try:
        serve(
            opener,
            Start(
                workspace=folder / WORKSPACE,
                answers=None,
                port=port,
                exact=True,
                now=partial(datetime.now, UTC),
                today=date.today,
                tell=str,
                ready=nothing,
                database=address,
            ),
        )
    finally:
        os._exit(1)


def nothing(_house: House, _link: str) -> None:
    """Say nothing."""


async def answered(
    people: list[Person], server: int, delay: float, kept: Mapping[str, Kept]
) -> None:
    """Let people answer until the server is killed; note what it acknowledged.

    Args:
        people: Who.
        server: Its process id.
        delay: Time from the first answer to the kill. [s]
        kept: What was acknowledged, by project.
    """
    first = asyncio.Event()

    async def one(person: Person) -> None:
        mine = kept[person.project]
        while True:
            mine.sent += 1
            status, _ = await person.answer(ASKED, value=mine.sent)
            if status == 200:  # noqa: PLR2004  # taken
                mine.taken, mine.times = mine.sent, mine.times + 1
                first.set()

    async def kill() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(first.wait(), 30)
        await asyncio.sleep(delay)
        os.kill(server, signal.SIGKILL)

    await connected(people[0])
    await asyncio.gather(kill(), *map(one, people), return_exceptions=True)
    for person in people:
        person.leave()


async def connected(person: Person) -> None:
    """Wait until the server answers.

    Args:
        person: Somebody who may come in.
    """
    for _ in range(600):
        with suppress(OSError):
            await person.get("/settings")
            return
        await asyncio.sleep(0.05)
