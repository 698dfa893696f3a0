"""Why a gate, a level, a finding, an action or a figure is what it is."""

import difflib
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from assessor.assessing import (
    explaining_figures as figures,
    explaining_outcome,
    explaining_rules as rules,
)
from assessor.assessing.explaining_words import AsNoted, Desk, Speech
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.errors import UsageError

_NEAR = 5
_CUTOFF = 0.5
Teller = Callable[[], Iterator[str]]


def explain(
    assessment: Assessment,
    pack: Pack,
    name: str,
    language: str,
    speech: Speech | None = None,
) -> tuple[str, ...]:
    """Return, in sentences, why something of an assessment is what it is.

    Args:
        assessment: What was assessed.
        pack: The pack it was assessed with.
        name: Id of a gate (``G5``), a question (``CTX-03`` or its id), an answer, a
            gauge (``gauge.measure``), a finding, a bias, an action (``A-06``), a
            convention, a total (``gwp``), a net effect (``net.gwp``), a cell
            (``training.runs[main]:gwp:use``), a step of the trace, or ``outcome``.
        language: Code of the language of the sentences.
        speech: Words of that language for remarks and formulas; without it they are
            told as the estimator noted them.

    Raises:
        UsageError: Nothing has that name; the message lists the nearest ones.
    """
    known = _tellers(Desk(assessment, pack, language, speech or AsNoted()))
    exact = known.get(name)
    if exact is None:
        folded = {one.casefold(): one for one in reversed(known)}
        exact = known.get(folded.get(name.casefold(), ""))
    if exact is None:
        raise UsageError(_unknown(name, known))
    return tuple(exact())


def _unknown(name: str, known: Mapping[str, Teller]) -> str:
    near = difflib.get_close_matches(name, known, _NEAR, _CUTOFF)
    near += [one for one in known if name and name in one and one not in near]
    listed = ", ".join(near[:_NEAR]) or "outcome, G1, CTX-03, gauge.measure, gwp"
    return (
        f"{name}: nothing in this assessment has that id. Near it: {listed}. "
        "Give the id of a gate, a question, a finding, an action, a gauge, a figure "
        "or a step of the trace, as the report and the JSON document print it."
    )


def _tellers(desk: Desk) -> dict[str, Teller]:
    """Return what can be explained, by name; an earlier kind wins a name."""
    found: dict[str, Teller] = {"outcome": partial(explaining_outcome.outcome, desk)}
    for names in (_of_rules(desk), _of_levels(desk), _of_figures(desk)):
        for name, teller in names:
            found.setdefault(name, teller)
    return found


def _of_rules(desk: Desk) -> Iterator[tuple[str, Teller]]:
    made, pack = desk.assessment, desk.pack
    for name in made.gates:
        yield name, partial(rules.gate, desk, name)
    for finding in pack.findings:
        yield finding.id, partial(rules.finding, desk, finding)
    for spoken in made.findings:
        yield spoken.id, partial(rules.contradiction, desk, spoken.id)
    for check in pack.bias:
        yield check.id, partial(rules.bias, desk, check)
    for action in pack.actions:
        yield action.id, partial(rules.action, desk, action)
    for convention in pack.conventions:
        yield convention.id, partial(rules.convention, desk, convention)


def _of_levels(desk: Desk) -> Iterator[tuple[str, Teller]]:
    for gauge in desk.assessment.gauges:
        yield f"gauge.{gauge}", partial(rules.gauge, desk, gauge)
        yield gauge, partial(rules.gauge, desk, gauge)
    for level in desk.assessment.levels:
        yield level.question, partial(rules.level, desk, level)
        yield level.code, partial(rules.level, desk, level)


def _of_figures(desk: Desk) -> Iterator[tuple[str, Teller]]:
    footprint = desk.assessment.footprint
    for indicator in footprint.scenarios["project"].totals:
        yield indicator, partial(figures.total, desk, indicator)
        yield f"impact.{indicator}", partial(figures.total, desk, indicator)
    for indicator in footprint.net_effects:
        yield f"net.{indicator}", partial(figures.net, desk, indicator)
    for name, cells in figures.cells_by_name(desk).items():
        yield name, partial(figures.figure, desk, cells)
    for standing in desk.assessment.standings:
        yield standing.id, partial(figures.answer, desk, standing)
        question = desk.pack.by_id[standing.question]
        if question.code:
            yield question.code, partial(figures.answer, desk, standing)
    for name in footprint.trace:
        yield name, partial(figures.step, desk, name)
