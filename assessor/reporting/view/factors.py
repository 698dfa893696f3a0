"""Factors with how each was checked, and the sources they come from."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from assessor.domain.impacts import TraceStep
from assessor.domain.wording import Text
from assessor.reporting.pen import LINE
from assessor.reporting.view.model import Column, Table, Twofold
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
                Column(pen.word("column.factor"), 60),
                Column(pen.word("column.value"), 24, number=True),
                Column(pen.word("column.checked_source"), 16),
            ),
            rows=tuple(self._row(step) for step in self.steps),
            note=pen.word("annex.factors_note"),
            kind="ids",
        )

    def _row(self, step: TraceStep) -> tuple[str, ...]:
        pen = self.subject.pen
        name = factor_name(self.subject, step.table)
        said = pen.join(remarks(self.subject, step))
        known = (
            f"verification.{step.verification}" if step.verification else "not_stated"
        )
        named = f"{self.marks[step.id]} {name}" + (f" ({said})" if said else "")
        return (
            Twofold(f"{named}\n", pen.say(step.id.removeprefix(_PREFIX), LINE)),
            valued(self.subject, step),
            f"{pen.word(known)}, {self.sources[step.source, step.licence]}",
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
                    licence_in_words(self.subject, licence) or pen.word("not_stated"),
                )
                for (source, licence), mark in self.sources.items()
            ),
            kind="ids",
        )


def licence_in_words(subject: Subject, licence: str) -> str:
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
    """Return what is noted of a factor, in the language of the report.

    What a table says of its row is printed in the words of the table; where it has
    none in the language of the report, the table is left to say it.
    """
    pen = subject.pen
    used = subject.factor.get(step.id)
    of_row = None if used is None else used.note
    return [
        pen.text(of_row)
        if of_row is not None and _is(of_row, note)
        else pen.remark(note)
        for note in step.notes
        if _is(of_row, note) or pen.has_remark(note) or pen.language == "en"
    ]


def _is(text: Text | None, note: str) -> bool:
    return text is not None and note in text.root.values()


def value(subject: Subject, step: TraceStep) -> str:
    """Return the value of a step with its interval."""
    return " ".join(part for part in _parts(subject, step) if part)


def valued(subject: Subject, step: TraceStep) -> str:
    """Return the value of a step with its interval on a line of its own."""
    shown, interval = _parts(subject, step)
    return Twofold(f"{shown}\n", interval) if interval else shown


def _parts(subject: Subject, step: TraceStep) -> tuple[str, str]:
    pen = subject.pen
    if isinstance(step.central, str):
        return pen.say(step.central, LINE), ""
    shown = pen.quantity(step.central, step.unit)
    if step.low is None or step.high is None or step.low == step.high:
        return shown, ""
    low, high = pen.precise(step.low), pen.precise(step.high)
    return shown, f"[{pen.word('range', low=low, high=high)}]"
