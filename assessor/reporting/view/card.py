"""The climate performance model card: five fields, and six more.

References:
    D. Hershcovich et al., "Towards Climate Awareness in NLP Research", EMNLP 2022.
"""

from collections.abc import Iterator

from assessor.assessing.card import (
    COMMENTS,
    MINIMUM,
    POWER,
    mixes,
    per_inference,
    phase_amount,
)
from assessor.domain.answers import State
from assessor.domain.assessment import Standing
from assessor.domain.impacts import Indicator
from assessor.reporting.figures import scale_of
from assessor.reporting.view.answers import answer, state
from assessor.reporting.view.model import Card, Column, Table
from assessor.reporting.view.net import locks
from assessor.reporting.view.subject import Subject, key_name

_MIXES = 4
_GRAMS = 1000


def card(subject: Subject) -> Card:
    """Return the card; what is not known reads "not stated"."""
    pen = subject.pen
    locked = locks(subject)
    minimum = tuple(
        (f"{number} {_name(subject, question)}", *_stated(subject, question))
        for number, question in enumerate(MINIMUM, 1)
    )
    extended = tuple(
        (f"{number} {pen.word(f'card.{name}')}", shown, source)
        for number, (name, shown, source) in enumerate(_extended(subject), 6)
    )
    return Card(
        minimum=_table(subject, "card.minimum", minimum),
        extended=_table(subject, "card.extended", extended),
        locked=pen.word("card.locked", gate=locked) if locked else "",
    )


def _table(
    subject: Subject, caption: str, rows: tuple[tuple[str, str, str], ...]
) -> Table:
    pen = subject.pen
    return Table(
        caption=pen.word(caption),
        columns=(
            Column(pen.word("column.field"), 36),
            Column(pen.word("column.value"), 36),
            Column(pen.word("column.source"), 28),
        ),
        rows=rows,
    )


def _name(subject: Subject, question: str) -> str:
    return subject.pen.word(f"card.{question.rpartition('.')[2]}")


def _standing(subject: Subject, question: str) -> Standing | None:
    found = subject.standing.get(question)
    known = found is not None and found.state in {State.ANSWERED, State.PLANNED}
    return found if known else None


def _stated(subject: Subject, question: str) -> tuple[str, str]:
    pen, found = subject.pen, _standing(subject, question)
    shown = pen.word("not_stated") if found is None else answer(subject, found)
    source = "–" if found is None else state(subject, found)
    if question == POWER:
        energy = _phase(subject, "training", "energy")
        if energy:
            shown = pen.join((shown, pen.word("card.energy", energy=energy)))
    return shown, source


def _extended(subject: Subject) -> Iterator[tuple[str, str, str]]:
    pen = subject.pen
    nothing, computed = pen.word("not_stated"), pen.word("card.computed")
    figures = (
        ("mix", pen.join(_mixes(subject)[:_MIXES])),
        ("final_model", _phase(subject, "training", "gwp")),
        ("experiments", _phase(subject, "experimentation", "gwp")),
        ("per_inference", _per_inference(subject)),
    )
    for name, shown in figures:
        yield name, shown or nothing, computed if shown else "–"
    yield "positive", *_positive(subject)
    for question in COMMENTS:
        if _standing(subject, question) is not None:
            yield "comments", *_stated(subject, question)
            return
    yield "comments", nothing, "–"


def _mixes(subject: Subject) -> list[str]:
    pen = subject.pen
    found = {
        f"{pen.number(mix.intensity * _GRAMS)}\u00a0g CO₂e/kWh"
        + (f" ({_place(subject, mix.row)})" if mix.row else "")
        for mix in mixes(subject.assessment)
    }
    return sorted(found)


def _place(subject: Subject, row: str) -> str:
    table, _, key = row.partition("#")
    return key_name(subject, table, key.partition("@")[0])


def _phase(subject: Subject, phase: str, indicator: Indicator) -> str:
    """Return what a phase of the project amounts to, with its interval."""
    pen = subject.pen
    amount = phase_amount(subject.project, (phase,), indicator)
    if amount is None:
        return ""
    scale = scale_of([amount.central], amount.unit)
    figure = pen.scaled(amount.central, scale)
    if amount.low is None or amount.high is None:
        return figure
    return f"{figure} [{pen.range(amount.low, amount.high, scale)}]"


def _per_inference(subject: Subject) -> str:
    amount = per_inference(subject.assessment, subject.uses)
    if amount is None:
        return ""
    figure = subject.pen.amount(amount.central, amount.unit)
    return subject.pen.word("card.central", figure=figure)


def _positive(subject: Subject) -> tuple[str, str]:
    pen = subject.pen
    gate = locks(subject)
    if gate:
        return pen.word("card.field_locked", gate=gate), "–"
    effect = subject.assessment.footprint.net_effects.get("gwp")
    if effect is None:
        return pen.word("not_stated"), "–"
    shown = pen.word("card.gross", figure=pen.estimate(effect.gross))
    return shown, pen.word("card.computed")
