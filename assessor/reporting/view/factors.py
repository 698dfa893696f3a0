"""Factors with how each was checked, and the sources they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assessor.domain.impacts import TraceStep
from assessor.reporting.pen import LINE
from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject, factor_name

_PREFIX = "factor:"


@dataclass(frozen=True)
class Factors:
    """The factors that figures come from, each under a short mark."""

    subject: Subject

    @cached_property
    def steps(self) -> tuple[TraceStep, ...]:
        """Steps that are rows of factor tables, by their ids."""
        found = self.subject.assessment.footprint.trace.values()
        return tuple(sorted((s for s in found if s.table), key=lambda s: s.id))

    @cached_property
    def marks(self) -> Mapping[str, str]:
        """Mark of each factor by the id of its step."""
        return {step.id: f"F{place}" for place, step in enumerate(self.steps, 1)}

    @cached_property
    def sources(self) -> Mapping[tuple[str, str], str]:
        """Mark of each source, with its licence; one that many factors share is one."""
        found = dict.fromkeys((step.source, step.licence) for step in self.steps)
        return {source: f"S{place}" for place, source in enumerate(found, 1)}

    def table(self) -> Table | None:
        """Return the factors, with their ids and the marks of their sources."""
        if not self.steps:
            return None
        pen = self.subject.pen
        return Table(
            caption=pen.word("annex.factors"),
            columns=(
                Column(pen.word("column.factor"), 44),
                Column(pen.word("column.id"), 20),
                Column(pen.word("column.value"), 20, number=True),
                Column(pen.word("column.checked_how"), 8),
                Column(pen.word("column.source"), 8),
            ),
            rows=tuple(self._row(step) for step in self.steps),
            note=pen.word("annex.factors_note"),
            kind="ids",
        )

    def _row(self, step: TraceStep) -> tuple[str, ...]:
        pen = self.subject.pen
        name = factor_name(self.subject, step.table)
        said = pen.join(pen.remark(note) for note in remarks(self.subject, step))
        known = (
            f"verification.{step.verification}" if step.verification else "not_stated"
        )
        return (
            f"{self.marks[step.id]} {name}" + (f" ({said})" if said else ""),
            pen.say(step.id.removeprefix(_PREFIX), LINE),
            value(self.subject, step),
            pen.word(known),
            self.sources[step.source, step.licence],
        )

    def cited(self) -> Table | None:
        """Return the sources, each once, with their licences."""
        if not self.steps:
            return None
        pen = self.subject.pen
        return Table(
            caption=pen.word("annex.factor_sources"),
            columns=(
                Column(pen.word("column.source"), 80),
                Column(pen.word("column.licence"), 20),
            ),
            rows=tuple(
                (
                    f"{mark} {pen.say(source, LINE)}",
                    _licence(self.subject, licence) or pen.word("not_stated"),
                )
                for (source, licence), mark in self.sources.items()
            ),
            kind="ids",
        )


def _licence(subject: Subject, licence: str) -> str:
    """Return a licence; what is no name of a licence is said in words."""
    pen = subject.pen
    said = []
    for name in (part.strip() for part in licence.split(";")):
        plain = name.removesuffix(" terms")
        otherwise = pen.say(name, LINE)
        if plain != name:
            otherwise = pen.word("licence.conditions", name=pen.say(plain, LINE))
        said.append(pen.words.known(f"licence.{name}", otherwise))
    return pen.join(part for part in said if part)


def remarks(subject: Subject, step: TraceStep) -> list[str]:
    """Return the notes of a step that the language of the report has words for.

    Remarks of the factor tables themselves are written in English only; a report in
    another language leaves them to the table, which it names.
    """
    pen = subject.pen
    if not step.table or pen.language == "en":
        return list(step.notes)
    return [note for note in step.notes if pen.has_remark(note)]


def value(subject: Subject, step: TraceStep) -> str:
    """Return the value of a step with its interval."""
    pen = subject.pen
    if isinstance(step.central, str):
        return pen.say(step.central, LINE)
    shown = pen.quantity(step.central, step.unit)
    if step.low is None or step.high is None or step.low == step.high:
        return shown
    low, high = pen.precise(step.low), pen.precise(step.high)
    return f"{shown} [{pen.word('range', low=low, high=high)}]"
