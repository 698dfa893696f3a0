"""What a report costs beside WeasyPrint alone, by page, in memory and side by side.

What counts is the time of the processor. Each process renders after a first report
that warms it up; pairs are taken in turn. ``--inside NAME`` is one such process.
"""

import gc
import itertools
import json
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
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
    """Compare the whole pipeline with WeasyPrint alone, and count the pages."""
    bench = Bench()
    bench.pipeline()
    pages, _ = bench.bare(pdf_variant="pdf/a-3a")
    taken = [
        (
            worked(bench.pipeline),
            worked(partial(bench.bare, pdf_variant="pdf/a-3a")),
            worked(bench.bare),
        )
        for _ in range(ROUNDS)
    ]
    return {
        "pages": pages,
        "page": 1000 * statistics.median(each[0] for each in taken) / pages,
        "same": statistics.median(each[0] / each[1] for each in taken),
        "untagged": statistics.median(each[0] / each[2] for each in taken),
        "floor": 1000 * statistics.median(each[2] for each in taken) / pages,
    }


def by_length() -> dict[str, float]:
    """Compare the work a page of the fullest example and of many times as much."""
    from assessor.typesetting import pdf  # noqa: PLC0415  # measured from outside

    bench = Bench()
    pages, _ = bench.bare()
    head, body, tail = re.split(r"(?<=<main>)|(?=</main>)", bench.page, maxsplit=2)
    times = -(-PAGES // pages)
    further = re.sub(r'\s(?:id|href)="[^"]*"', "", body)
    made = time.gmtime()
    from datetime import UTC, datetime  # noqa: PLC0415  # beside its use

    moment = datetime(made.tm_year, 1, 1, tzinfo=UTC)
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
    assessor = str(Path(sys.executable).with_name("assessor"))
    target = str(BUILD / "bench-report.pdf")
    ours = [assessor, "report", str(fullest()), "--lang", "en", "-o", target]
    bare = [sys.executable, "-c", BARE, str(page), target]
    return {"memory": peak(ours), "bare": peak(bare)}


def peak(command: list[str]) -> float:
    """Return the most memory that a command takes. [MB]."""
    program = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command],
        check=True,
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
    )
    return int(done.stdout) / 1024


def growth() -> dict[str, float]:
    """Return how much memory grows over many reports in one process. [MB]."""
    bench = Bench("screening")
    most = []
    for _ in range(MANY):
        bench.pipeline()
        most.append(getrusage(RUSAGE_SELF).ru_maxrss / 1024)
    return {"growth": most[-1] - most[SETTLED - 1]}


def charts() -> dict[str, float]:
    """Return which share of the whole the charts take."""
    from assessor.reporting import html  # noqa: PLC0415  # measured from outside

    bench = Bench()
    bench.pipeline()
    drawn = [0.0]
    environment = html._environment()  # noqa: SLF001  # where templates find it
    from assessor.reporting.charts import draw  # noqa: PLC0415  # the same

    def timed(*given: object, **named: object) -> object:
        start = time.process_time()
        made: object = draw(*given, **named)  # type: ignore[arg-type]  # passed on
        drawn[0] += time.process_time() - start
        return made

    environment.globals["draw"] = timed
    whole = worked(bench.pipeline)
    printed = re.sub(r"<svg.*?</svg>", "", bench.page, flags=re.DOTALL)
    without = worked(partial(bench.bare, printed, pdf_variant="pdf/a-3a"))
    plain = worked(partial(bench.bare, pdf_variant="pdf/a-3a"))
    return {"charts": (drawn[0] + max(plain - without, 0.0)) / whole}


def watched() -> dict[str, float]:
    """Return how much longer than bare WeasyPrint a changed report takes. [s]."""
    bench = Bench()
    bench.bare(pdf_variant="pdf/a-3a")
    start = time.time()
    bench.bare(pdf_variant="pdf/a-3a")
    bare = time.time() - start
    assessor = str(Path(sys.executable).with_name("assessor"))
    with tempfile.TemporaryDirectory() as folder:
        answers = Path(folder) / "answers.yaml"
        answers.write_bytes(fullest().read_bytes())
        command = [assessor, "report", str(answers), "--watch", "--lang", "en"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT
        ) as running:
            said = running.stdout or []
            # Where the report is, and the outcome in one line.
            first = list(itertools.islice(said, 2))
            time.sleep(1)
            start = time.time()
            answers.write_bytes(answers.read_bytes() + b"# changed\n")
            again = list(itertools.islice(said, 2))
            taken = time.time() - start
            running.send_signal(signal.SIGINT)
    if first != again:
        message = f"the second report says {again} where the first said {first}"
        raise ValueError(message)
    return {"watched": taken - bare}


def one_worker() -> dict[str, float]:
    """Render some reports, once told to on the input, and say when they are done."""
    bench = Bench("screening")
    bench.pipeline()
    print("ready", flush=True)
    sys.stdin.readline()
    for _ in range(10):
        bench.pipeline()
    return {"done": time.time()}


MEASURES = {
    "against_bare": against_bare,
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


def together(count: int) -> float:
    """Return how long some workers take side by side for ten reports each. [s]."""
    command = [sys.executable, __file__, "--inside", "one_worker"]
    workers = [
        subprocess.Popen(
            command,
            text=True,
            env=ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(count)
    ]
    for worker in workers:
        if worker.stdout is not None:
            worker.stdout.readline()
    start = time.time()
    with ThreadPoolExecutor(count) as pool:
        told = list(pool.map(lambda worker: worker.communicate("\n")[0], workers))
    ends: list[float] = [json.loads(text)["done"] for text in told]
    return max(ends) - start


def say(name: str, found: float, goal: float, unit: str = "", *, least: bool) -> None:
    """Print a figure beside its goal."""
    met = found >= goal if least else found <= goal
    bound = "at least" if least else "at most"
    verdict = "met" if met else "MISSED"
    print(f"{name}: {found:.3g}{unit}, {bound} {goal:g}{unit}: {verdict}", flush=True)


def main() -> None:
    """Print every figure beside its goal."""
    if "--inside" in sys.argv:
        print(json.dumps(MEASURES[sys.argv[-1]]()))
        return
    print(f"the fullest example is {fullest().parent.name}")
    most = partial(say, least=False)
    found = inside("against_bare")
    most("pipeline against bare WeasyPrint, same variant", found["same"], SAME)
    most("pipeline against bare WeasyPrint, untagged", found["untagged"], UNTAGGED)
    most(f"work a page, {found['pages']:.0f} pages", found["page"], A_PAGE, " ms")
    print(f"  bare WeasyPrint, untagged, takes {found['floor']:.3g} ms here")
    found = inside("by_length")
    name = f"work a page at {found['pages']:.0f} pages, times that of the fullest"
    most(name, found["linear"], LINEAR)
    found = memory()
    most("memory of the fullest example", found["memory"], MEMORY, " MB")
    print(f"  bare WeasyPrint, untagged, takes {found['bare']:.0f} MB for its page")
    name = f"growth over {MANY} reports in one process"
    most(name, inside("growth")["growth"], GROWTH, " MB")
    most("share of charts", inside("charts")["charts"], CHARTS)
    name = "report after a change with --watch, beyond bare WeasyPrint"
    most(name, inside("watched")["watched"], WATCHED, " s")
    ratio = 2 * together(1) / together(2)
    say("two workers against one", ratio, WORKERS, least=True)


if __name__ == "__main__":
    main()
