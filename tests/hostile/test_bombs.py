import io
import re
import resource
import subprocess
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner

from assessor.cli import app
from assessor.errors import ReportError
from assessor.exchange import pages
from assessor.reporting import opened
from assessor.typesetting import pdf

SMALL = Path(__file__).parents[1] / "packs" / "small"
MEMORY = 1_000_000_000
SECONDS = 30
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BLANKS = b" " * 33_000_000
ANSWERS = """\
format: 1
pack: {id: small, version: 0.1.0}
project: {name: Mail sorter, stage: ideation}
profile: funding
scenarios: {project: With, reference: Without}
groups: {training.runs: [main]}
answers:
  necessity.alternatives: 2
"""


def archive(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, held in parts.items():
            made.writestr(name, held)
    return content.getvalue()


def word(inside: bytes, **beside: bytes) -> bytes:
    head = f'<w:document xmlns:w="{WORD}">'.encode()
    parts = {f"word/{name}.xml": held for name, held in beside.items()}
    return archive({"word/document.xml": head + inside + b"</w:document>", **parts})


def stream(content: bytes, about: bytes = b"") -> bytes:
    packed = zlib.compress(content, 1)
    length = b"/Length %d" % len(packed)
    head = b"<< %s /Filter /FlateDecode %s >>" % (about, length)
    return head + b"\nstream\n" + packed + b"\nendstream"


def drawn(contents: bytes, *objects: bytes, count: int = 1) -> bytes:
    first = 4 + len(objects)
    kids = b" ".join(b"%d 0 R" % (first + number) for number in range(count))
    resources = b"<< /Font << /F 3 0 R >> /XObject << /X 5 0 R >> >>"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %s "
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *objects,
        *[page % contents + b"/Resources %s >>" % resources] * count,
    ]
    written, places = b"%PDF-1.4\n", b""
    for number, body in enumerate(bodies, start=1):
        places += b"%010d 00000 n \n" % len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = len(bodies) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    return written + table + end % (size, len(written))


def drawing(of: int) -> bytes:
    form = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject "
    return stream(b"/X Do " * 10, form + b"<< /X %d 0 R >> >>" % of)


def laughing(depth: int) -> list[bytes]:
    return [drawing(6 + level) for level in range(depth)]


SHOW = b"BT /F 9 Tf " + b"(a) Tj 0 -1 Td " * 20_000 + b"ET"
TEXTS: dict[str, Callable[[], bytes]] = {
    "swells.docx": lambda: word(BLANKS),
    "swells in many parts.docx": lambda: word(
        b"", **{f"header{number}": BLANKS[:900_000] for number in range(40)}
    ),
    "has many parts.docx": lambda: archive(
        {"word/document.xml": b"<a/>"}
        | {f"word/header{n}.xml": b"<a/>" for n in range(999)}
        | {f"word/footer{n}.xml": b"<a/>" for n in range(999)}
        | {f"word/footnotes{n}.xml": b"<a/>" for n in range(99)}
    ),
    "is deep.docx": lambda: word(b"<w:p>" * 100_000),
    "swells.pdf": lambda: drawn(b"4 0 R", stream(BLANKS)),
    "swells beyond its reader.pdf": lambda: drawn(b"4 0 R", stream(BLANKS * 2)),
    "draws what draws.pdf": lambda: drawn(
        b"4 0 R", stream(b"/X Do " * 10), *laughing(8)
    ),
    "draws itself.pdf": lambda: drawn(b"4 0 R", stream(b"/X Do " * 10), drawing(5)),
    "swells by repeating.pdf": lambda: drawn(
        b"[" + b"4 0 R " * 5_000 + b"]", stream(BLANKS)
    ),
}


def test_a_text_that_swells_is_refused_in_a_line(tmp_path: Path) -> None:
    for name, make in TEXTS.items():
        (tmp_path / name).write_bytes(make())

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    done = subprocess.run(  # noqa: S603  # this interpreter, with files of this test
        [sys.executable, "-m", "assessor", "claims", *TEXTS],
        cwd=tmp_path,
        env={"PYTHONPATH": str(SMALL.parents[2]), "OPENBLAS_NUM_THREADS": "1"},
        preexec_fn=bounded,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2, done.stderr
    told = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in told] == [*TEXTS]
    why = r"unpacks to|parts; at most|deep, which"
    assert [line for line in told if not re.search(why, line)] == []


def test_a_pdf_that_takes_for_ever_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(drawn(b"4 0 R", stream(SHOW), count=60))
    monkeypatch.setattr(pages, "LONGEST", 0.3)
    begun = time.process_time()

    done = CliRunner().invoke(app, ["claims", str(path)])

    assert done.exit_code == 2
    assert "takes more than" in done.stderr
    assert time.process_time() - begun < 5


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("form")
    answers, target = folder / "answers.yaml", folder / "form.xlsx"
    answers.write_text(ANSWERS, "utf-8")
    command = ["form", "export", str(answers), "--pack", str(SMALL), "-o", str(target)]
    assert CliRunner().invoke(app, command).exit_code == 0
    return target


def sheet_with(before: bytes, after: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(parts: dict[str, bytes]) -> None:
        for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
            parts[name] = parts[name].replace(
                b"</sheetData>", before + b"</sheetData>" + after
            )

    return change


FORMS: dict[str, tuple[Callable[[dict[str, bytes]], None], str]] = {
    "a part that swells": (
        lambda parts: parts.update({"xl/media/x.bin": BLANKS}),
        "unpacks to",
    ),
    "many parts that swell": (
        lambda parts: parts.update(
            {f"xl/media/{n}.bin": BLANKS[:900_000] for n in range(40)}
        ),
        "unpacks to",
    ),
    "every cell merged": (
        sheet_with(b"", b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "merges more than",
    ),
    "a cell at the end of the sheet": (
        sheet_with(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', b""),
        "goes down to row",
    ),
    "too many cells": (
        sheet_with(b'<row r="900">' + b"<c><v>1</v></c>" * 301_000 + b"</row>", b""),
        "cells and other parts",
    ),
    "entities that swell": (
        lambda parts: parts.update(
            {
                "xl/styles.xml": b" " * 5_000
                + b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
            }
        ),
        "declares entities",
    ),
    "parts in parts": (
        lambda parts: parts.update({"xl/styles.xml": b"<a>" * 100_000}),
        "deep",
    ),
}


@pytest.mark.parametrize(("change", "said"), FORMS.values(), ids=FORMS)
def test_a_form_that_swells_is_refused(
    form: Path,
    tmp_path: Path,
    change: Callable[[dict[str, bytes]], None],
    said: str,
) -> None:
    with zipfile.ZipFile(form) as made:
        parts = {name: made.read(name) for name in made.namelist()}
    change(parts)
    answers, bomb = tmp_path / "answers.yaml", tmp_path / "bomb.xlsx"
    answers.write_text(ANSWERS, "utf-8")
    bomb.write_bytes(archive(parts))
    begun = time.process_time()

    command = ["form", "import", str(bomb), str(answers), "--pack", str(SMALL)]
    done = CliRunner().invoke(app, command)

    assert done.exit_code == 2, done.output
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert time.process_time() - begun < 5
    assert answers.read_text("utf-8") == ANSWERS


def reported(files: Mapping[str, bytes], page: str = "<p>x</p>") -> bytes:
    html = f"<html lang='en'><head><title>x</title></head><body>{page}</body></html>"
    return pdf.write(html, created=datetime(2026, 1, 1, tzinfo=UTC), attachments=files)


def twice(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as made:
        names = made.Root.Names.EmbeddedFiles.Names
        names.extend([names[0], names[1]])
        changed = io.BytesIO()
        made.save(changed)
    return changed.getvalue()


def long_page(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as made:
        made.pages[0].obj.Contents = made.make_stream(BLANKS[:3_000_000])
        changed = io.BytesIO()
        made.save(changed)
    return changed.getvalue()


def dossier(draws: int) -> bytes:
    return b'{"made": {"draws": %d}}' % draws


CARRIED = {"answers.yaml": b"format: 1\n", "evaluation.json": b"{}"}
REPORTS: dict[str, tuple[Callable[[], bytes], str]] = {
    "a file that swells": (
        lambda: reported({**CARRIED, "evaluation.json": BLANKS[:11_000_000]}),
        r"bytes in the file evaluation\.json",
    ),
    "many files that swell": (
        lambda: reported({f"{number}": BLANKS[:900_000] for number in range(3)}),
        "unpacks to more than 2,000,000 bytes",
    ),
    "two files of one name": (lambda: twice(reported(CARRIED)), "two files named"),
    "a page that swells": (lambda: long_page(reported(CARRIED)), "bytes in a page"),
    "a long dossier": (
        lambda: reported(
            {**CARRIED, "dossier.json": b'{"made":1}' + BLANKS[:1_000_000]}
        ),
        "none that this program writes",
    ),
    "draws without end": (
        lambda: reported({**CARRIED, "dossier.json": dossier(draws=10**12)}),
        "damaged or of another version",
    ),
}


@pytest.mark.parametrize(("make", "said"), REPORTS.values(), ids=REPORTS)
def test_a_report_that_swells_is_refused(
    make: Callable[[], bytes],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "report.pdf"
    monkeypatch.setattr(opened, "LARGEST_WHOLE", 2_000_000)
    path.write_bytes(make())
    begun = time.process_time()

    done = CliRunner().invoke(app, ["verify", str(path)])

    assert done.exit_code == 2, done.output
    assert re.search(said, done.stderr)
    assert len(done.stderr.splitlines()) == 1
    assert time.process_time() - begun < 5


def test_the_text_of_a_report_is_read_for_a_while_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opened, "LONGEST", 0.0)
    content = drawn(b"4 0 R", stream(SHOW))

    (page,) = opened.opened("a.pdf", content).pages

    with pytest.raises(ReportError, match="takes more than"):
        page.read()
