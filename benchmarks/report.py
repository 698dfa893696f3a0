"""What a report costs beside WeasyPrint alone, by page, in memory and side by side.

What counts is the time of the processor, not that on the clock: a busy machine
stretches it too, but less, and alike for all that is compared within a run. Each
process renders after a first report that warms it up; pairs are taken in turn.
``--inside NAME`` and ``--told NAME`` are such processes. With names of figures as
arguments, only those are taken.
"""

import gc
import itertools
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from beside.installed import BUILD, ENVIRONMENT, ROOT

EXAMPLES = ROOT / "examples"
ROUNDS = 3
SAME, UNTAGGED = 1.10, 1.25
"""Most times bare WeasyPrint, writing the same archival PDF and a plain one."""
A_PAGE = 65.0
"""Most work a page. [ms]"""
PAGES = 150
LINEAR = 1.15
"""Most work a page of a report of so many pages, times that of one of the fullest."""
MEMORY = 130.0
"""Most memory for the fullest example. [MB]"""
MANY, SETTLED, GROWTH = 200, 10, 10.0
"""Reports in one process, after which of them memory may grow, by how much. [MB]"""
WORKERS = 1.7
"""Least times as many reports with two workers."""
WATCHED = 1.0
"""Most time from a change to the report, beyond that of bare WeasyPrint. [s]"""
CHARTS = 0.10
"""Most share of the whole that charts may take."""
ASSESSOR = str(Path(sys.executable).with_name("assessor"))
BARE = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"
"""WeasyPrint alone, writing a page as a plain PDF."""


def fullest() -> Path:
    """Return the answers file of the example with most answers."""
    return max(EXAMPLES.glob("*/answers.yaml"), key=lambda path: path.stat().st_size)


def worked(work: Callable[[], object]) -> float:
    """Return the time of the processor that some work takes. [s]."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


class Bench:
    """One assessment and the ways to print it."""

    def __init__(self, template: str = "full") -> None:
        from assessor import reporting  # noqa: PLC0415  # measured from outside
        from assessor.assessing.dossier import travelling  # noqa: PLC0415  # the same
        from assessor.cli.clock import today  # noqa: PLC0415  # the same
        from assessor.cli.opening import open_sound_project  # noqa: PLC0415  # the same
        from assessor.cli.recomputing import assessed  # noqa: PLC0415  # the same

        path = fullest()
        project = open_sound_project(path, None, None)
        assessment = assessed(project, today=today(), draws=4096, journal=None)
        layout = replace(reporting.PLAIN, template=template)
        files = travelling(
            assessment,
            project.pack,
            language="en",
            answers=path.read_bytes(),
            call=None,
        )
        self.pipeline = partial(
            reporting.report,
            assessment,
            project.pack,
            language="en",
            attachments=files,
            layout=layout,
        )
        view = reporting.build(assessment, project.pack, "en")
        self.page = reporting.render(view, layout, standalone=False)

    def bare(self, page: str = "", **options: str) -> tuple[int, bytes]:
        """Write a page with WeasyPrint alone; return its pages and the PDF."""
        # WeasyPrint ships no types.
        from weasyprint import CSS, HTML  # type: ignore[import-untyped]  # noqa: PLC0415
        from weasyprint.text.fonts import (  # type: ignore[import-untyped]  # noqa: PLC0415
            FontConfiguration,
        )

        from assessor.typesetting.pdf import _Assets  # noqa: PLC0415  # for its fonts

        if not hasattr(self, "sheets"):
            self.fonts = FontConfiguration()
            folder = ROOT / "report_templates" / "style"
            self.sheets = [
                CSS(
                    string=(folder / name).read_text("utf-8"),
                    base_url="asset:",
                    url_fetcher=_Assets(),
                    font_config=self.fonts,
                )
                for name in ("report.css", "print.css")
            ]
        html = HTML(string=page or self.page, base_url="asset:", url_fetcher=_Assets())
        document = html.render(
            font_config=self.fonts, stylesheets=self.sheets, **options
        )
        return len(document.pages), document.write_pdf(**options)


def against_bare() -> dict[str, float]:
    """Compare the whole pipeline with WeasyPrint alone, and count the pages.

    Each has a process of its own: where the pipeline ran, the renderer is no longer
    bare.
    """
    rounds = in_turn("pipeline", "bare_same", "bare_plain")
    pages = rounds[0][1]["pages"]
    taken = [[one["work"] for one in each] for each in rounds]
    return {
        "pages": pages,
        # The least of them is the one that the rest of the machine disturbed least.
        "page": 1000 * min(each[0] for each in taken) / pages,
        "same": statistics.median(each[0] / each[1] for each in taken),
        "untagged": statistics.median(each[0] / each[2] for each in taken),
        "floor": 1000 * min(each[2] for each in taken) / pages,
    }


def in_turn(*names: str) -> list[list[dict[str, float]]]:
    """Return what each of some works takes, one after the other, round by round."""
    with ExitStack() as stack:
        workers = [stack.enter_context(begun("--told", name)) for name in names]
        ready = [ask(worker) for worker in workers]
        if not all(ready):
            message = f"one of {names} did not start"
            raise ValueError(message)
        rounds = [[ask(worker) for worker in workers] for _ in range(ROUNDS)]
        for worker in workers:
            worker.communicate()
    return rounds


def begun(*words: str) -> subprocess.Popen[str]:
    """Begin a process of this program that is told when to work."""
    return subprocess.Popen(
        [sys.executable, __file__, *words],
        text=True,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def ask(worker: subprocess.Popen[str]) -> dict[str, float]:
    """Have a process do its work once more, and return what it says of it."""
    if worker.stdin is None or worker.stdout is None:
        return {}
    worker.stdin.write("again\n")
    worker.stdin.flush()
    found: dict[str, float] = json.loads(worker.stdout.readline())
    return found


def told(name: str) -> None:
    """Do a work each time it is asked for, and say what it took. [s]."""
    bench = Bench()
    pages = 0

    def bare(**options: str) -> None:
        nonlocal pages
        pages, _ = bench.bare(**options)

    works: dict[str, Callable[[], object]] = {
        "pipeline": bench.pipeline,
        "bare_same": partial(bare, pdf_variant="pdf/a-3a"),
        "bare_plain": bare,
    }
    for _ in sys.stdin:
        print(json.dumps({"work": worked(works[name]), "pages": pages}), flush=True)


def by_length() -> dict[str, float]:
    """Compare the work a page of the fullest example and of many times as much."""
    from assessor.typesetting import pdf  # noqa: PLC0415  # measured from outside

    bench = Bench()
    pages, _ = bench.bare()
    head, body, tail = re.split(r"(?<=<main>)|(?=</main>)", bench.page, maxsplit=2)
    times = -(-PAGES // pages)
    further = re.sub(r'\s(?:id|href)="[^"]*"', "", body)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    short = partial(pdf.write, bench.page, created=moment)
    long = partial(
        pdf.write, head + body + further * (times - 1) + tail, created=moment
    )
    short()
    once, often = worked(short), worked(long)
    return {"pages": pages * times, "linear": often / once / times}


def memory() -> dict[str, float]:
    """Return the most memory that one report takes, and bare WeasyPrint. [MB]."""
    folder = ROOT / "report_templates"
    style = "".join(
        (folder / "style" / name).read_text("utf-8")
        for name in ("report.css", "print.css")
    ).replace("asset:", f"{folder.as_uri()}/")
    page = BUILD / "bench-report.html"
    html = Bench().page.replace("</head>", f"<style>{style}</style></head>")
    page.write_text(html, "utf-8")
    target = str(BUILD / "bench-report.pdf")
    ours = [ASSESSOR, "report", str(fullest()), "--lang", "en", "-o", target]
    bare = [sys.executable, "-c", BARE, str(page), target]
    most, together = peak(ours)
    return {"memory": most, "together": together, "bare": peak(bare)[0]}


def peak(command: list[str]) -> tuple[float, float]:
    """Return the most memory of one process of a command, and of all at once. [MB].

    That of one is what the system counted; that of all is looked at every 20 ms, pages
    that processes share counted once.
    """
    together = 0.0
    ended, status = 0, 0
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    while not ended:
        together = max(together, sum(map(held, family(running.pid))))
        time.sleep(0.02)
        ended, status, usage = os.wait4(running.pid, os.WNOHANG)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return usage.ru_maxrss / 1024, together


def family(process: int) -> list[int]:
    """Return a process and those that it started and that still run."""
    found = [process]
    for one in found:
        # It may end while it is looked at.
        with suppress(OSError):
            for tasks in Path(f"/proc/{one}/task").glob("*/children"):
                found += map(int, tasks.read_text("ascii").split())
    return found


def held(process: int) -> float:
    """Return the memory of a process, its part of what it shares included. [MB]."""
    with suppress(OSError):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
        sizes = [line.split()[1] for line in lines if line.startswith("Pss:")]
        return sum(map(int, sizes)) / 1024
    return 0.0


def growth() -> dict[str, float]:
    """Return how much memory grows over many reports in one process. [MB]."""
    bench = Bench("screening")
    most = []
    for _ in range(MANY):
        bench.pipeline()
        most.append(getrusage(RUSAGE_SELF).ru_maxrss / 1024)
    return {"growth": most[-1] - most[SETTLED - 1]}


def charts() -> dict[str, float]:
    """Return which share of the whole the charts take.

    The same page is set with its drawings and with drawings that are empty but take
    the same room, so that all else is alike.
    """
    from assessor.reporting import html  # noqa: PLC0415  # measured from outside
    from assessor.reporting.charts import draw  # noqa: PLC0415  # the same
    from assessor.typesetting import pdf  # noqa: PLC0415  # the same

    bench = Bench()
    bench.pipeline()
    drawn = [0.0]
    environment = html._environment()  # noqa: SLF001  # where templates find it

    def timed(*given: object, **named: object) -> object:
        start = time.process_time()
        made: object = draw(*given, **named)  # type: ignore[arg-type]  # passed on
        drawn[0] += time.process_time() - start
        return made

    environment.globals["draw"] = timed
    drawing = re.compile(r"(<svg[^>]*>(?:<title>.*?</title>)?).*?(?=</svg>)", re.DOTALL)
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    empty = partial(pdf.write, drawing.sub(r"\1", bench.page), created=moment)
    full = partial(pdf.write, bench.page, created=moment)
    empty()
    shares = []
    for _ in range(2 * ROUNDS):
        drawn[0] = 0.0
        whole = worked(bench.pipeline)
        shares.append((drawn[0] + worked(full) - worked(empty)) / whole)
    return {"charts": statistics.median(shares)}


def watched() -> dict[str, float]:
    """Return how much longer than bare WeasyPrint a changed report takes. [s].

    That is the work of the processor beyond the bare one, and the longest wait for the
    next look at the files.
    """
    from assessor.cli.watching import EVERY  # noqa: PLC0415  # measured from outside

    bench = Bench()
    bench.bare(pdf_variant="pdf/a-3a")
    bare = worked(partial(bench.bare, pdf_variant="pdf/a-3a"))
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.yaml"
        answers.write_bytes(fullest().read_bytes())
        command = [ASSESSOR, "report", str(answers), "--watch", "--lang", "en"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
        ) as running:
            said: Iterable[str] = running.stdout or []
            # Where the report is, and the outcome in one line.
            first = list(itertools.islice(said, 2))
            start = spent(running.pid)
            answers.write_bytes(answers.read_bytes() + b"# changed\n")
            again = list(itertools.islice(said, 2))
            taken = spent(running.pid) - start
            running.send_signal(signal.SIGINT)
    if first != again:
        message = f"the second report says {again} where the first said {first}"
        raise ValueError(message)
    return {"watched": taken + EVERY - bare}


def spent(process: int) -> float:
    """Return the work of the processor for a process and those that it ended. [s]."""
    text = Path(f"/proc/{process}/stat").read_text("ascii")
    ticks = text.rpartition(")")[2].split()[11:15]
    return sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def one_worker() -> dict[str, float]:
    """Render some reports, once told to on the input, and say what work it was."""
    bench = Bench("screening")
    bench.pipeline()
    print("ready", flush=True)
    sys.stdin.readline()
    start = time.process_time()
    for _ in range(10):
        bench.pipeline()
    return {"work": time.process_time() - start}


MEASURES = {
    "by_length": by_length,
    "memory": memory,
    "growth": growth,
    "charts": charts,
    "watched": watched,
    "one_worker": one_worker,
}


def inside(name: str) -> dict[str, float]:
    """Take one measure in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--inside", name],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=ENVIRONMENT,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def side_by_side(count: int) -> float:
    """Return the work of the slowest of some workers for ten reports each. [s]."""
    workers = [begun("--inside", "one_worker") for _ in range(count)]
    for worker in workers:
        if worker.stdout is not None:
            worker.stdout.readline()
    with ThreadPoolExecutor(count) as pool:
        told = list(pool.map(lambda worker: worker.communicate("\n")[0], workers))
    return max(float(json.loads(text)["work"]) for text in told)


def most(name: str, found: float, goal: float, unit: str = "") -> None:
    """Print a figure beside the most that it may be."""
    say(name, found, goal, unit, least=False)


def say(name: str, found: float, goal: float, unit: str = "", *, least: bool) -> None:
    """Print a figure beside its goal."""
    met = found >= goal if least else found <= goal
    bound = "at least" if least else "at most"
    verdict = "met" if met else "MISSED"
    print(f"{name}: {found:.3g}{unit}, {bound} {goal:g}{unit}: {verdict}", flush=True)


def say_against_bare() -> None:
    """Print what the whole costs beside WeasyPrint alone, and by page."""
    found = against_bare()
    most("pipeline against bare WeasyPrint, same variant", found["same"], SAME)
    most("pipeline against bare WeasyPrint, untagged", found["untagged"], UNTAGGED)
    most(f"work a page, {found['pages']:.0f} pages", found["page"], A_PAGE, " ms")
    print(f"  bare WeasyPrint, untagged, takes {found['floor']:.3g} ms here")
    print(f"  {os.getloadavg()[0]:.1f} processes want {os.cpu_count()} processors")


def say_by_length() -> None:
    """Print whether a long report costs as much a page as a short one."""
    found = inside("by_length")
    name = f"work a page at {found['pages']:.0f} pages, times that of the fullest"
    most(name, found["linear"], LINEAR)


def say_memory() -> None:
    """Print the most memory of a report, and what WeasyPrint alone takes."""
    found = memory()
    most("memory of the fullest example", found["memory"], MEMORY, " MB")
    print(f"  all its processes at once took {found['together']:.0f} MB")
    print(f"  bare WeasyPrint, untagged, takes {found['bare']:.0f} MB for its page")


def say_workers() -> None:
    """Print how many times as many reports two workers make, with a processor each."""
    ratios = [2 * side_by_side(1) / side_by_side(2) for _ in range(ROUNDS)]
    ratio = statistics.median(ratios)
    say("two workers against one", ratio, WORKERS, least=True)


FIGURES: dict[str, Callable[[], None]] = {
    "against_bare": say_against_bare,
    "by_length": say_by_length,
    "memory": say_memory,
    "growth": lambda: most(
        f"growth over {MANY} reports in one process",
        inside("growth")["growth"],
        GROWTH,
        " MB",
    ),
    "charts": lambda: most("share of charts", inside("charts")["charts"], CHARTS),
    "watched": lambda: most(
        "report after a change with --watch, beyond bare WeasyPrint",
        inside("watched")["watched"],
        WATCHED,
        " s",
    ),
    "workers": say_workers,
}


def main() -> None:
    """Print every figure beside its goal, or those asked for."""
    if "--inside" in sys.argv:
        print(json.dumps(MEASURES[sys.argv[-1]]()))
        return
    if "--told" in sys.argv:
        told(sys.argv[-1])
        return
    print(f"the fullest example is {fullest().parent.name}")
    for name in sys.argv[1:] or FIGURES:
        FIGURES[name]()


if __name__ == "__main__":
    main()
