"""The annex of a report as sheets of figures, in one language."""

from collections.abc import Iterator

from assessor.domain.annex_sheets import AnnexSheet, SheetCell
from assessor.domain.assessment import Assessment
from assessor.domain.impacts import (
    INDICATORS,
    Cell,
    Estimate,
    ScenarioResult,
    TraceStep,
)
from assessor.domain.pack import Pack
from assessor.reporting.accounts import account_lines, accounts_in, printed
from assessor.reporting.pen import pen_for
from assessor.reporting.view.answers import answer, remark, state
from assessor.reporting.view.comparison import label, ordered
from assessor.reporting.view.factors import Factors, licence_in_words, remarks
from assessor.reporting.view.subject import Subject, factor_name
from assessor.reporting.view.trace import how, named, row_of
from assessor.reporting.view.versions import versions

_WORDS = 4_000


def annex_sheets(
    assessment: Assessment, pack: Pack, language: str
) -> tuple[AnnexSheet, ...]:
    """Return the sheets of the annex for spreadsheets.

    Figures are unrounded, in the unit that stands beside them. What a gate holds back
    in the report is held back here.

    Args:
        assessment: What was assessed.
        pack: The pack it was made with.
        language: Code of the language of the sheets.

    Raises:
        ReportError: There are no words for the language.
    """
    subject = Subject(assessment, pack, pen_for(language))
    made = (_totals, _cells, _accounts, _factors, _trace, _answers, _versions)
    return tuple(make(subject) for make in made)


def _sheet(
    subject: Subject,
    name: str,
    columns: str,
    rows: Iterator[tuple[SheetCell, ...]],
    *notes: str,
) -> AnnexSheet:
    pen = subject.pen
    told = (pen.word(f"sheet.{name}_note"), *notes)
    held = (subject.volume,) if subject.per_use_only else ()
    marked = (pen.word("watermark"),) if subject.watermarked else ()
    return AnnexSheet(
        title=pen.word(f"sheet.{name}"),
        notes=(*marked, subject.title, *told, *held),
        head=tuple(_head(subject, column) for column in columns.split()),
        rows=tuple(rows),
    )


def _head(subject: Subject, column: str) -> str:
    words = subject.pen.words
    return words.known(f"sheet.head.{column}", words.known(f"column.{column}", column))


def _ends(estimate: Estimate | None) -> tuple[SheetCell, ...]:
    if estimate is None:
        return (None,) * 5
    return (
        estimate.central,
        estimate.median,
        estimate.low,
        estimate.high,
        estimate.error,
    )


def _held_back(subject: Subject) -> tuple[SheetCell, ...]:
    return subject.pen.word("volume.withheld"), None, None, None, None


def _totals(subject: Subject) -> AnnexSheet:
    rows = (
        row
        for scenario in ordered(subject)
        for row in (*_of_scenario(subject, scenario), *_bought(subject, scenario))
    )
    columns = "scenario indicator quantity central median low_end high_end error unit"
    return _sheet(subject, "totals", f"{columns} assessed partial missing", rows)


def _of_scenario(
    subject: Subject, scenario: ScenarioResult
) -> Iterator[tuple[SheetCell, ...]]:
    pen, units = subject.pen, scenario.functional_units
    for indicator in INDICATORS:
        total = scenario.totals.get(indicator)
        views = (
            ("whole_life", units.whole_life.get(indicator), subject.per_use_only),
            ("per_year", units.per_year.get(indicator), subject.per_use_only),
            ("per_use", units.per_use.get(indicator), subject.no_per_use),
        )
        for name, figure, held in views:
            yield (
                label(subject, scenario),
                pen.word(f"indicator.{indicator}"),
                pen.word(f"column.{name}"),
                *(_held_back(subject) if held else _ends(figure)),
                pen.unit(INDICATORS[indicator]),
                None if total is None else total.assessed,
                pen.word("yes" if total is not None and total.at_least else "no"),
                None if total is None else len(total.missing),
            )


def _bought(
    subject: Subject, scenario: ScenarioResult
) -> Iterator[tuple[SheetCell, ...]]:
    """Yield what stands beside the total: by contracts, and equipment when bought."""
    pen, market = subject.pen, scenario.market_based
    listed = scenario.purchases.get("gwp", {})
    lines: list[tuple[str, Estimate | None, float | None]] = [
        ("footprint.market_based", market.estimate, market.assessed),
        *((f"sheet.{name}", figure, None) for name, figure in listed.items()),
    ]
    for name, figure, assessed in [] if subject.per_use_only else lines:
        yield (
            label(subject, scenario),
            pen.word("indicator.gwp"),
            pen.word(name),
            *_ends(figure),
            pen.unit(INDICATORS["gwp"]),
            assessed,
            pen.word("yes" if market.at_least else "no"),
            None,
        )


def _figure(subject: Subject, cell: Cell) -> tuple[SheetCell, ...]:
    central = printed(subject, cell)
    if cell.estimate is None or not isinstance(central, float):
        return central, None, None
    return central, cell.estimate.low, cell.estimate.high


def _cells(subject: Subject) -> AnnexSheet:
    pen = subject.pen
    rows = (
        (
            label(subject, scenario),
            pen.word(f"indicator.{cell.indicator}"),
            subject.thing(cell.row),
            subject.label("phase", cell.phase),
            subject.label("life_stage", cell.stage),
            subject.label("tier", cell.tier),
            subject.label("ghg", str(cell.scope)),
            cell.category,
            subject.label("cell", cell.state),
            *_figure(subject, cell),
            pen.unit(INDICATORS[cell.indicator]),
            pen.remark(cell.reason) if cell.reason else None,
            cell.trace or None,
        )
        for scenario in ordered(subject)
        for cell in scenario.cells
    )
    columns = "scenario indicator row phase stage tier scope category state central"
    return _sheet(subject, "cells", f"{columns} low_end high_end unit reason id", rows)


def _accounts(subject: Subject) -> AnnexSheet:
    sources, _ = accounts_in(subject.pen.language)
    columns = "ghg beges esrs whole_life per_year unit left convention"
    return _sheet(subject, "accounts", columns, account_lines(subject), *sources)


def _factors(subject: Subject) -> AnnexSheet:
    pen, factors = subject.pen, Factors(subject)
    rows = (
        (
            factors.marks[step.id],
            factor_name(subject, step.table),
            step.id,
            step.central,
            step.low,
            step.high,
            pen.unit(step.unit),
            pen.word(f"verification.{step.verification}")
            if step.verification
            else None,
            pen.say(step.source, _WORDS),
            licence_in_words(subject, step.licence) or None,
            pen.join(remarks(subject, step)) or None,
        )
        for step in factors.steps
    )
    columns = "mark factor id central low_end high_end unit checked_how source licence"
    return _sheet(subject, "factors", f"{columns} remark", rows)


def _trace(subject: Subject) -> AnnexSheet:
    factors = Factors(subject)
    rows = (
        (
            subject.thing(row_of(step.id)) if row_of(step.id) else None,
            _step(subject, step),
            how(subject, factors, step),
            step.central,
            step.low,
            step.high,
            subject.pen.unit(step.unit),
            subject.pen.word(f"origin.{step.origin}"),
            step.id,
            "; ".join(step.inputs) or None,
        )
        for step in subject.assessment.footprint.trace.values()
    )
    columns = "row step how value low_end high_end unit origin id inputs"
    return _sheet(subject, "trace", columns, rows)


def _step(subject: Subject, step: TraceStep) -> str:
    if step.origin == "answer" or step.table:
        return subject.thing(step.id)
    return named(subject, step.id, row_of(step.id))


def _answers(subject: Subject) -> AnnexSheet:
    rows = (
        (
            standing.id,
            subject.question(standing.question),
            answer(subject, standing, _WORDS),
            standing.value
            if isinstance(standing.value, int | float)
            and not isinstance(standing.value, bool)
            else None,
            standing.low,
            standing.high,
            _unit(subject, standing.question),
            state(subject, standing),
            remark(subject, standing) or None,
            ", ".join(standing.evidence) or None,
        )
        for standing in subject.assessment.standings
    )
    columns = "id question answer value low_end high_end unit state remark evidence_id"
    return _sheet(subject, "answers", columns, rows)


def _unit(subject: Subject, question: str) -> str | None:
    found = subject.pack.by_id.get(question)
    return subject.pen.unit(found.unit) if found is not None and found.unit else None


def _versions(subject: Subject) -> AnnexSheet:
    return _sheet(subject, "versions", "what value", iter(versions(subject)))
