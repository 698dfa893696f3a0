"""The submissions of a call, ready to print: one page of HTML or a PDF."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time

from assessor.domain.rules import Gate
from assessor.portfolio.committee import ORDER, Committee
from assessor.portfolio.entry import Entry
from assessor.reporting.branding import dress_of
from assessor.reporting.charts import Intervals
from assessor.reporting.committee_figures import footprints
from assessor.reporting.committee_points import Points, funder_points, label
from assessor.reporting.committee_rows import said_outcome, side
from assessor.reporting.html import COMMITTEE, fill, shared_values
from assessor.reporting.layout import PLAIN, Layout
from assessor.reporting.pen import LINE, Pen, pen_for
from assessor.reporting.view.cover import TONES
from assessor.reporting.view.model import Column, Point, Table, Tile
from assessor.typesetting import typeset

_SHOWN = 4


@dataclass(frozen=True)
class Named:
    """What is said of one submission beside its row."""

    point: Point
    reasons: tuple[str, ...]
    missing: str


@dataclass(frozen=True)
class CommitteeView:
    """Everything that the template of a committee prints."""

    language: str
    title: str
    running: str
    watermark: str
    description: str
    call: str
    frame: str
    tiles: tuple[Tile, ...]
    side: Table
    chart: Intervals | None
    points: Points | None
    each: tuple[Named, ...]
    refused: Table | None
    record: Table
    gates: Table
    versions: Table


def committee_pdf(
    committee: Committee,
    *,
    language: str,
    layout: Layout = PLAIN,
    attachments: Mapping[str, bytes] | None = None,
) -> bytes:
    """Return the submissions of a call as a PDF for those who decide.

    The same arguments give the same bytes.

    Args:
        committee: The submissions.
        language: Code of the language.
        layout: The look of the funder, if any.
        attachments: Files by name that travel in the PDF.
    """
    return typeset(
        committee_page(committee, language, layout, standalone=False),
        created=datetime.combine(committee.as_of, time(), UTC),
        attachments=attachments,
        dress=dress_of(layout.brand),
    )


def committee_page(
    committee: Committee,
    language: str,
    layout: Layout = PLAIN,
    *,
    standalone: bool = True,
) -> str:
    """Return the submissions of a call as one page of HTML.

    Args:
        committee: The submissions.
        language: Code of the language.
        layout: The look of the funder, if any.
        standalone: The page holds its style sheets and pictures itself.
    """
    values = shared_values(language, layout, standalone=standalone)
    view = committee_view(committee, pen_for(language))
    return fill(COMMITTEE, {**values, "view": view})


def committee_view(committee: Committee, pen: Pen) -> CommitteeView:
    """Return what the template of a committee prints.

    Args:
        committee: The submissions.
        pen: Writes in one language.
    """
    call = pen.text(committee.title, 200)
    running = pen.word("committee.running", call=call)
    not_public = any(entry.not_public for entry in committee.entries)
    return CommitteeView(
        language=pen.language,
        title=running,
        running=running,
        watermark=pen.word("watermark") if not_public else "",
        description=pen.word("committee.description"),
        call=call,
        frame=pen.word(
            "committee.frame",
            funder=pen.name(committee.funder),
            day=pen.day(committee.as_of),
            years=pen.years(committee.horizon),
        ),
        tiles=tuple(_tiles(committee, pen)),
        side=side(committee, pen),
        chart=footprints(committee, pen),
        points=funder_points(committee, pen),
        each=tuple(_named(entry, pen) for entry in committee.entries),
        refused=_refused(committee, pen),
        record=_record(committee, pen),
        gates=_gates(committee, pen),
        versions=_versions(committee, pen),
    )


def _tiles(committee: Committee, pen: Pen) -> Iterator[Tile]:
    entries = committee.entries
    yield Tile(pen.word("committee.submissions"), pen.whole(len(entries)))
    yield Tile(
        pen.word("committee.comparable"),
        pen.whole(len(committee.comparable)),
        pen.word("committee.comparable_note"),
    )
    for outcome in ORDER:
        number = sum(entry.outcome == outcome for entry in entries)
        if number:
            yield Tile(pen.word(f"outcome.{outcome}"), pen.whole(number))
    if committee.refused:
        yield Tile(
            pen.word("committee.refused"),
            pen.whole(len(committee.refused)),
            pen.word("committee.refused_note"),
        )


def _named(entry: Entry, pen: Pen) -> Named:
    text = pen.join(
        part
        for part in (pen.name(entry.organisation), said_outcome(entry, pen))
        if part
    )
    return Named(
        point=Point(label(entry, pen), text, "", TONES[entry.outcome]),
        reasons=tuple(pen.text(reason, LINE) for reason in entry.reasons),
        missing=_missing(entry, pen),
    )


def _missing(entry: Entry, pen: Pen) -> str:
    """Return the first of what is missing on one line; the workbook has all of it."""
    shown = [pen.text(asked, LINE) for asked in entry.missing[:_SHOWN]]
    more = len(entry.missing) - _SHOWN
    if more > 0:
        shown.append(pen.word("committee.more", number=pen.whole(more)))
    return pen.join(shown)


def _refused(committee: Committee, pen: Pen) -> Table | None:
    if not committee.refused:
        return None
    return Table(
        caption=pen.word("committee.refused"),
        columns=(
            Column(pen.word("committee.file"), 28),
            Column(pen.word("committee.problem"), 72),
        ),
        rows=tuple(
            (pen.name(one.file), pen.say(one.told(pen.language), 1200))
            for one in committee.refused
        ),
        kind="ids",
    )


def _record(committee: Committee, pen: Pen) -> Table:
    return Table(
        caption=pen.word("committee.record"),
        columns=(
            Column(pen.word("committee.project"), 28),
            Column(pen.word("committee.decision"), 20),
            Column(pen.word("committee.why"), 52),
        ),
        rows=tuple((label(entry, pen), "", "") for entry in committee.entries),
        note=pen.word("committee.record_note"),
    )


def _gates(committee: Committee, pen: Pen) -> Table:
    return Table(
        caption=pen.word("committee.gates"),
        columns=(
            Column(pen.word("cover.gates"), 36),
            Column(pen.word("committee.consequence"), 64),
        ),
        rows=tuple(
            (_gate(gate, pen), pen.text(gate.consequence)) for gate in committee.gates
        ),
        kind="dense",
    )


def _gate(gate: Gate, pen: Pen) -> str:
    return pen.labelled(gate.id, pen.text(gate.title))


def _versions(committee: Committee, pen: Pen) -> Table:
    pins = committee.pins
    pack = f"{pen.name(pins.pack)} {pen.name(pins.pack_version)}"
    rows = (
        (pen.word("annex.pack"), pack),
        (pen.word("annex.pack_digest"), pen.say(pins.pack_sha256)),
        (pen.word("annex.factors_digest"), pen.say(pins.factors_sha256)),
        (pen.word("annex.program"), pen.name(pins.program_version)),
        (pen.word("committee.draws"), pen.whole(pins.draws)),
    )
    return Table(
        caption=pen.word("committee.versions"),
        columns=(
            Column(pen.word("column.what"), 36),
            Column(pen.word("column.value"), 64),
        ),
        rows=rows,
        kind="ids",
    )
