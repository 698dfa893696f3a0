"""Put the browser front under load, kill it, and count what is lost.

Usage: ``python benchmarks/load.py [--database URL] [--seconds 60] [--users 200]
[--kills 100] [NAME...]`` with ``users``, ``editors``, ``kills``, ``cuts`` and
``reports`` as names; all of them by default. Everything stays on this machine, on
127.0.0.1. The clients share the processors with the server, so that a busy machine
prints worse figures; the load average is printed beside them. Ends with 1 where an
answer was lost or a request failed.
"""

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from load_client import Person
from load_cuts import cut
from load_kills import killed
from load_server import Server, example, opened, seeded, served, shipped_pack
from power_cuts import NoDiskError

from assessor.domain.answers import AnswersFile
from assessor.domain.pack import Pack
from assessor.domain.sheet import read_sheet
from assessor.interview import Manner, attempt
from assessor.storage.workspace import Workspace
from assessor.storage.workspace_database import Database

Form = Callable[[int], dict[str, str]]
ASKED = "service.uses_per_year"
WORKERS = 2
SPREAD = 5.0
"""Most times the median that the 95th percentile may be."""
EDITORS, EDITS, CONFLICTS = 6, 500, 0.05
REPORTS, READERS = 20, 5
AGAIN, LATEST = 2.0, 1800.0
"""How often who waits for a report looks again, and how long. [s]"""
CUTS = 50
SOON = 1000.0
"""Time within which people who answer once a second keep up. [ms]"""
SLOWER = 5.0
"""Most times as slow that pages may be while reports are made."""


@dataclass
class Seen:
    """What clients saw.

    Attributes:
        times: How long each request took, from when it was due. [s]
        status: How often each status was answered; 0 where nothing was.
        lasted: Time from the first request to the last answer. [s]
    """

    times: list[float] = field(default_factory=list)
    lasted: float = 0.0
    status: Counter[int] = field(default_factory=Counter)

    def percentile(self, share: float) -> float:
        """Return the time within which a share of the requests was answered. [ms]."""
        ordered = sorted(self.times) or [0.0]
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]

    @property
    def rate(self) -> float:
        """How many requests were answered in a second. [1/s]."""
        return len(self.times) / self.lasted if self.lasted else 0.0

    @property
    def errors(self) -> int:
        """How many requests were not answered as they should be."""
        return sum(self.status.values()) - self.status[200]


class Goals:
    """What was to be reached, printed as it is met or missed."""

    def __init__(self) -> None:
        self.lost = False

    def told(self, text: str, *, met: bool, serious: bool = False) -> None:
        """Print a goal.

        Args:
            text: The goal with what was measured.
            met: Whether it was reached.
            serious: Whether missing it means that something is wrong.
        """
        print(f"  {text}: {'met' if met else 'MISSED'}", flush=True)
        self.lost = self.lost or (serious and not met)


@dataclass(frozen=True)
class Bench:
    """What all loads share.

    Attributes:
        address: Of a PostgreSQL database; SQLite if empty.
    """

    pack: Pack
    address: str
    seconds: int
    users: int
    kills: int
    goals: Goals = field(default_factory=Goals)

    async def tick(self, person: Person, seen: Seen, start: float, path: str) -> None:
        """Send one request a second: an answer, or a page where there is a path."""
        for turn in range(self.seconds):
            due = start + turn
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            try:
                if path:
                    status, _ = await person.get(path)
                else:
                    status, _ = await person.answer(ASKED, value=1000 + turn)
            except OSError:
                status = 0
            seen.status[status] += 1
            seen.times.append(time.monotonic() - due)

    async def together(self, people: list[Person], path: str = "") -> Seen:
        """Let people act once a second, spread over the second."""
        seen, start = Seen(), time.monotonic() + 1
        each = [
            self.tick(person, seen, start + number / len(people), path)
            for number, person in enumerate(people)
        ]
        await asyncio.gather(*each)
        seen.lasted = time.monotonic() - start
        for person in people:
            person.leave()
        return seen

    def users_at_work(self) -> None:
        """Let many people answer once a second, each in a project of their own.

        Each has opened the project before, as people do, on the connection on which
        the answers follow: what a process has to read once is read.
        """
        projects = [f"user{number}" for number in range(self.users)]
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with served(folder, self.address, WORKERS) as server:
                database = opened(folder, self.address)
                answers = example("api-assistant", self.pack)
                people = seeded(database, answers, server.port, projects)
                before = taken(database, projects)
                seen, worked, own = asyncio.run(self._answering(people, server))
                lost = seen.status[200] - (taken(database, projects) - before)
                database.close()
        told(f"{self.users} people answer once a second for {self.seconds} s", seen)
        sent = sum(seen.status.values())
        each, client = 1000 * worked / sent, 1000 * own / sent
        print(f"  {seen.rate:.0f} answers a second; of the processor, {each:.1f} ms")
        print(f"  in the server and {client:.2f} ms in the clients beside it for each:")
        most = WORKERS * 1000 / each
        print(f"  {WORKERS} cores of its own would take {most:.0f} a second")
        self._nothing_lost(seen.errors, sent, lost)
        self._in_time(seen)

    async def _answering(
        self, people: list[Person], server: Server
    ) -> tuple[Seen, float, float]:
        """Return what people saw, and what the server and they worked for it. [s]."""
        await warm(people)
        for person in people:
            await person.get("/next")
        worked, own = server.worked(), time.process_time()
        seen = await self.together(people)
        return seen, server.worked() - worked, time.process_time() - own

    def _in_time(self, seen: Seen) -> None:
        ratio = seen.percentile(0.95) / seen.percentile(0.5)
        text = f"the 95th percentile is at most {SPREAD:g} times the median"
        self.goals.told(f"{text} ({ratio:.1f})", met=ratio <= SPREAD)
        delay = seen.percentile(0.95)
        text = f"95 % are answered within {SOON:g} ms, so that nobody falls behind"
        self.goals.told(f"{text} ({delay:.0f})", met=delay <= SOON)

    def _nothing_lost(self, errors: int, sent: int, lost: int) -> None:
        self.goals.told(f"0 of {sent} fail ({errors})", met=not errors, serious=True)
        self.goals.told(f"0 acknowledged are lost ({lost})", met=not lost, serious=True)

    def editors_at_work(self) -> None:
        """Let six people change any answer of one project, as fast as they can."""
        answers = example("traffic-optimisation", self.pack)
        asked = forms(answers, self.pack)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with served(folder, self.address, WORKERS) as server:
                database = opened(folder, self.address)
                people = seeded(database, answers, server.port, ["shared"] * EDITORS)
                asyncio.run(warm(people))
                workspace = Workspace(database, ())
                start = workspace.load("shared")
                seen = asyncio.run(edit(people, workspace, asked))
                end, log = workspace.load("shared"), workspace.log("shared")
                database.close()
        told(f"{EDITORS} people change {EDITS} answers each, any of {len(asked)}", seen)
        raised = sum(end.version(name) - start.version(name) for name in asked)
        lost = seen.status[200] - min(raised, len(log) - start.records)
        # An answer that another one hides is not asked any more, and is refused.
        failed = seen.errors - seen.status[409] - seen.status[422]
        self.goals.told(f"0 fail ({failed})", met=not failed, serious=True)
        self.goals.told(f"0 are lost ({lost})", met=not lost, serious=True)
        share = seen.status[409] / sum(seen.status.values())
        text = f"fewer than {CONFLICTS:.0%} meet another's, and both see it"
        self.goals.told(f"{text} ({share:.1%})", met=share < CONFLICTS)

    def killed_again(self) -> None:
        """Kill the server under load and look for what it had acknowledged."""
        answers = example("api-assistant", self.pack)
        start = time.monotonic()
        found = killed(self.pack, answers, self.address, self.kills)
        print(f"{found['kills']} kills under load, {time.monotonic() - start:.0f} s")
        print(f"  acknowledged {found['acknowledged']}")
        text = "0 acknowledged answers are lost"
        self.goals.told(
            f"{text} ({found['lost']})", met=not found["lost"], serious=True
        )

    def reports_made(self) -> None:
        """Look at pages while twenty reports are made."""
        answers = example("api-assistant", self.pack)
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with served(folder, self.address, WORKERS) as server:
                database = opened(folder, self.address)
                people = seeded(database, answers, server.port, ["shared"] * READERS)
                asked = [f"report{number}" for number in range(REPORTS)]
                orders = seeded(database, answers, server.port, asked)
                database.close()
                asyncio.run(warm(people))
                alone = asyncio.run(self.together(people, "/s/context"))
                found = asyncio.run(self._while_printing(people, orders))
        beside, made, took = found
        told(f"{READERS} people turn a page every second", alone)
        told(f"the same while {REPORTS} reports in PDF are made", beside)
        print(f"  all asked for at once, the last was there after {took:.0f} s")
        text = f"{REPORTS} reports, each of another project, are made"
        self.goals.told(f"{text} ({made})", met=made == REPORTS, serious=True)
        ratio = beside.percentile(0.95) / alone.percentile(0.95)
        text = f"pages are at most {SLOWER:g} times as slow"
        self.goals.told(f"{text} ({ratio:.1f})", met=ratio <= SLOWER)

    def power_cut(self) -> None:
        """Cut the power of the disk of a workspace, then fill it."""
        try:
            found = cut(example("api-assistant", self.pack), CUTS)
        except NoDiskError as reason:
            print(f"{CUTS} power cuts: not run: {reason}")
            return
        print(f"{found['cuts']} power cuts while answers are written to a file")
        for name, how in (("lost", "cut"), ("full", "full")):
            text = f"0 acknowledged are lost where the disk was {how}"
            lost = found[name]
            self.goals.told(f"{text} ({lost})", met=not lost, serious=True)

    async def _while_printing(
        self, people: list[Person], orders: list[Person]
    ) -> tuple[Seen, int, float]:
        start = time.monotonic()
        printing = asyncio.gather(*map(document, orders))
        seen = await self.together(people, "/s/context")
        made = sum(body.startswith(b"%PDF") for body in await printing)
        return seen, made, time.monotonic() - start


async def document(person: Person) -> bytes:
    """Ask for a report and wait for it, as the page says.

    Args:
        person: Who asks.
    """
    until = time.monotonic() + LATEST
    where = "/documents/en.pdf"
    status, body = await person.get(where)
    while status in {202, 303} and time.monotonic() < until:
        where = person.location or where
        await asyncio.sleep(AGAIN)
        status, body = await person.get(where)
    person.leave()
    return body


def taken(database: Database, projects: list[str]) -> int:
    """Return how often an answer was written to some projects.

    Args:
        database: Where.
        projects: Their ids.
    """
    workspace = Workspace(database, ())
    return sum(workspace.load(project).version(ASKED) for project in projects)


async def warm(people: list[Person]) -> None:
    """Let every process of the server read its questionnaire before it counts.

    Args:
        people: Who are let in.
    """
    for person in people[:20]:
        await person.get("/s/context")
        person.leave()


async def edit(
    people: list[Person], workspace: Workspace, asked: dict[str, Form]
) -> Seen:
    """Let each person change one answer after another.

    Each sees the version of an answer as it stands when they turn to it.

    Args:
        people: Who.
        workspace: Where the versions are looked up.
        asked: What they could give, by id.
    """
    names = list(asked)
    seen, luck = Seen(), random.Random(1)  # noqa: S311  # which answer comes next

    async def one(person: Person) -> None:
        for turn in range(EDITS):
            name = luck.choice(names)
            held = await asyncio.to_thread(workspace.load, "shared")
            fields = asked[name](turn)
            start = time.monotonic()
            try:
                status, _ = await person.answer(
                    name, **fields, version=held.version(name)
                )
            except OSError:
                status = 0
            seen.status[status] += 1
            seen.times.append(time.monotonic() - start)

    await asyncio.gather(*map(one, people))
    return seen


def forms(answers: AnswersFile, pack: Pack) -> dict[str, Form]:
    """Return what a person could give for each answer instead, by id.

    Args:
        answers: The answers of a project.
        pack: The questionnaire.
    """
    sheet, manner = read_sheet(pack, answers), Manner(at=datetime.now(UTC))
    found: dict[str, Form] = {}
    for name, answer in answers.answers.items():
        for form in kinds(str(answer.value)):
            tried = (form(turn) for turn in range(5))
            typed = (f"{one['value']} {one['unit']}".strip() for one in tried)
            if all(attempt(sheet, name, text, manner).recorded for text in typed):
                found[name] = form
                break
    return found


def kinds(value: str) -> Iterator[Form]:
    """Yield ways to give another value: a figure, a level, a text.

    Args:
        value: What was given.
    """
    number, _, unit = value.partition(" ")
    with suppress(ValueError):
        first = float(number)
        yield lambda turn: {"value": f"{first * (1 + turn / 1e5):.9g}", "unit": unit}
    yield lambda turn: {"value": str(turn % 5), "unit": ""}
    yield lambda turn: {"value": f"Words, {turn}", "unit": ""}


def told(title: str, seen: Seen) -> None:
    """Print what was measured.

    Args:
        title: What was done.
        seen: What clients saw.
    """
    print(f"{title} (load average {os.getloadavg()[0]:.1f})")
    shares = ((0.5, "median"), (0.95, "95 %"), (0.99, "99 %"), (1, "longest"))
    said = ", ".join(f"{label} {seen.percentile(s):.0f} ms" for s, label in shares)
    print(f"  {said}; {dict(sorted(seen.status.items()))}", flush=True)


def main() -> int:
    """Print the figures and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--database", default="")
    for name, default in (("seconds", 60), ("users", 200), ("kills", 100)):
        parser.add_argument(f"--{name}", type=int, default=default)
    given = vars(parser.parse_args())
    names = given.pop("names")
    bench = Bench(shipped_pack(), given.pop("database"), **given)
    loads = {
        "users": bench.users_at_work,
        "editors": bench.editors_at_work,
        "kills": bench.killed_again,
        "cuts": bench.power_cut,
        "reports": bench.reports_made,
    }
    for name in names or loads:
        loads[name]()
    return 1 if bench.goals.lost else 0


if __name__ == "__main__":
    sys.exit(main())
