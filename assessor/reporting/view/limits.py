"""What the reader should not lean on, and the choices that are our own."""

from collections import Counter
from collections.abc import Collection, Iterator

from assessor.domain.assessment import Gap
from assessor.reporting.pen import LINE
from assessor.reporting.view.model import Column, Limits, Table
from assessor.reporting.view.subject import Subject
from assessor.reporting.view.validity import validity

_MOST = 15
_OWN = "transparency.exclusions"


def limits(subject: Subject, brief: Collection[str] = frozenset()) -> Limits:
    """Return the chapter of limits and conventions.

    Args:
        subject: What the report is about.
        brief: What is printed short.
    """
    return Limits(
        points=tuple(_points(subject)),
        unusual=unusual(subject),
        gaps=_gaps(subject),
        conventions=_conventions(subject, brief="conventions" in brief),
        validity=validity(subject),
    )


def _points(subject: Subject) -> Iterator[str]:
    pen, made = subject.pen, subject.assessment
    yield pen.word("limits.model")
    total = subject.project.totals.get("gwp")
    if total is not None and total.at_least:
        yield pen.word("limits.partial", share=pen.share(total.assessed))
    if subject.unknown_cells:
        yield pen.word("limits.unknown_cells", number=pen.whole(subject.unknown_cells))
    lacking = [
        pen.word(f"indicator.{name}")
        for name, total in subject.project.totals.items()
        if total.estimate is None
    ]
    if lacking:
        yield pen.word("limits.indicators", names=", ".join(lacking))
    yield pen.word("limits.never")
    yield pen.word("limits.potentials")
    yield from _potentials(subject)
    claimed = sum(standing.claimed for standing in made.standings)
    if claimed:
        yield pen.word("limits.claimed", number=pen.whole(claimed))
    if not made.confidence.review:
        yield pen.word("limits.no_review")
    for standing in made.standings:
        if standing.question == _OWN and standing.value and not standing.confidential:
            yield pen.word("limits.own", text=pen.say(str(standing.value), LINE))


def _potentials(subject: Subject) -> Iterator[str]:
    """Name the sets of warming potentials behind the factors; mixed ones are told."""
    pen = subject.pen
    sets = Counter(use.potentials for use in subject.assessment.factors_used)
    named = {name: count for name, count in sorted(sets.items()) if name}
    if not named:
        return
    yield pen.word(
        "limits.potentials_sets",
        sets=pen.join(
            pen.word(f"limits.potentials_{name.casefold()}", number=pen.whole(count))
            for name, count in named.items()
        ),
    )
    if len(named) > 1:
        yield pen.word("limits.potentials_mixed")


def unusual(subject: Subject) -> tuple[str, ...]:
    """Return the values that are unlikely and are to be confirmed, in sentences."""
    pen, made = subject.pen, subject.assessment
    doubts = (
        pen.labelled(subject.question(one.id), pen.text(one.doubt))
        for one in made.standings
        if one.doubt is not None
    )
    return (*(pen.remark(said) for said in made.footprint.warnings), *doubts)


def left_out(subject: Subject) -> list[str]:
    """Return the parts of the inventory that are not assessed, as people know them."""
    pen = subject.pen
    names = [
        f"{subject.thing(cell.row)}, {subject.label('life_stage', cell.stage)}"
        if cell.stage != "unsplit"
        else subject.thing(cell.row)
        for cell in subject.project.cells
        if cell.indicator == "gwp" and cell.state == "not_assessed"
    ]
    rows = {cell.row for cell in subject.project.cells}
    for cell, state in subject.assessment.coverage.items():
        phase, _, tier = cell.partition("/")
        if state == "unknown" and f"coverage[{cell}]" not in rows:
            places = subject.label("phase", phase), subject.label("tier", tier)
            names.append(pen.word("thing.coverage", phase=places[0], tier=places[1]))
    return list(dict.fromkeys(names))


def _gaps(subject: Subject) -> Table | None:
    pen, found = subject.pen, subject.assessment.gaps[:_MOST]
    if not found:
        return None
    return Table(
        caption=pen.word("limits.gaps"),
        columns=(
            Column(pen.word("column.gap"), 48),
            Column(pen.word("column.changes"), 32),
            Column(pen.word("column.holder"), 20),
        ),
        rows=tuple(
            (
                subject.question(gap.id),
                change(subject, gap),
                ", ".join(_holder(subject, name) for name in gap.holder) or "–",
            )
            for gap in found
        ),
        kind="dense",
    )


def change(subject: Subject, gap: Gap) -> str:
    """Return what knowing something would change."""
    pen, parts = subject.pen, []
    if gap.not_assessed:
        parts.append(pen.word("gap.not_assessed"))
    if gap.share:
        parts.append(pen.word("gap.share", share=pen.share(gap.share)))
    if gap.weight:
        parts.append(pen.word("gap.weight", weight=pen.exact(gap.weight)))
    return pen.join(parts) or pen.text(gap.why) or "–"


def _holder(subject: Subject, name: str) -> str:
    known = subject.pack.header.holders
    return subject.pen.text(known[name]) if name in known else subject.pen.name(name)


def _conventions(subject: Subject, *, brief: bool) -> Table | None:
    """Return our conventions; in brief only those that were varied."""
    pen, found = subject.pen, subject.pack.conventions
    if not found:
        return None
    verdicts = {one.convention: one for one in subject.assessment.sensitivities}
    rows = []
    set_by: dict[str, None] = {}
    for convention in found:
        tried = verdicts.get(convention.id)
        if tried is None:
            holds = pen.word("limits.not_tried")
        elif tried.holds:
            holds = pen.word("sensitivity.holds")
        else:
            reached = pen.word(f"outcome.{tried.outcome}")
            holds = pen.word("sensitivity.moves", outcome=reached)
        name = pen.name(convention.author)
        by = pen.word(
            "limits.conventions_by",
            author=pen.words.known(f"author.{name}", name),
            day=pen.day(convention.since),
        )
        set_by.setdefault(by)
        if tried is not None or not brief:
            reason = pen.text(convention.reason)
            rows.append((pen.text(convention.statement), reason, holds))
    return Table(
        caption=pen.word("limits.conventions"),
        columns=(
            Column(pen.word("column.convention"), 40),
            Column(pen.word("column.reason"), 40),
            Column(pen.word("column.holds"), 20),
        ),
        rows=tuple(rows),
        note=" ".join([*_said_of(subject, len(found) - len(rows)), *set_by]),
        kind="dense",
    )


def _said_of(subject: Subject, left: int) -> Iterator[str]:
    pen = subject.pen
    yield pen.word("limits.conventions_note")
    if left:
        yield pen.word("edition.conventions", number=pen.whole(left))
