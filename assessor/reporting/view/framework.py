"""The framework, part by part: what was asked, what was answered, what follows."""

from collections.abc import Collection, Iterator, Sequence

from assessor.domain.answers import State
from assessor.domain.assessment import FindingResult, LevelResult, PartResult, Standing
from assessor.domain.questionnaire import Kind, Part
from assessor.domain.rules import Ruling, Severity
from assessor.reporting.view.answers import answer, remark, state
from assessor.reporting.view.consequences import consequences
from assessor.reporting.view.model import Column, Descriptor, PartChapter, Point, Table
from assessor.reporting.view.steps import steps
from assessor.reporting.view.subject import Subject

TONES = {Severity.HIGH: "red", Severity.MEDIUM: "amber", Severity.LOW: "info"}
_ORDER = {Severity.HIGH: 0, Severity.MEDIUM: 1, Severity.LOW: 2}
_TOP = 4
_NOT_TOLD = frozenset({State.UNKNOWN, State.NOT_APPLICABLE, State.OPEN})
_INDIRECT: Part = "IE"
_NECESSITY: Part = "NE"


def parts(
    subject: Subject, brief: Collection[str] = frozenset()
) -> Iterator[PartChapter]:
    """Yield the parts of the framework, in the order of the pack.

    Args:
        subject: What the report is about.
        brief: What is printed short.
    """
    short = "framework" in brief
    results = {result.part: result for result in subject.assessment.parts}
    levels = {result.question: result for result in subject.assessment.levels}
    for part, title in subject.pack.header.parts.items():
        standings = [s for s in subject.assessment.standings if _in(subject, s, part)]
        found, possible = (
            tuple(point for name, point in findings(subject, ruling) if name == part)
            for ruling in (Ruling.FIRED, Ruling.POSSIBLE)
        )
        if not standings and not found and not possible:
            continue
        result = results.get(part)
        asked = [s for s in standings if _kind(subject, s) is Kind.LEVEL]
        told = [_descriptor(subject, s, levels.get(s.question)) for s in asked]
        yield PartChapter(
            id=f"part-{part.lower()}",
            title=f"{part} {subject.pen.text(title)}",
            summary=_summary(subject, result),
            flag=_flag(subject, result),
            levels=() if short else [one for one in told if _is_told(one)],
            left=() if short else tuple(_left(told)),
            brief=_brief(subject, told) if short else None,
            findings=found,
            possible=possible,
            tree=consequences(subject) if part == _INDIRECT else None,
            exhibits=tuple(steps(subject)) if part == _NECESSITY else (),
        )


def findings(
    subject: Subject, ruling: Ruling = Ruling.FIRED
) -> Iterator[tuple[str, Point]]:
    """Yield the findings with their part, gravest first.

    Args:
        subject: What the report is about.
        ruling: Those that hold, or those that only may.
    """
    held = [f for f in subject.assessment.findings if f.ruling is ruling]
    for finding in sorted(held, key=lambda f: _ORDER[f.severity]):
        yield finding.part, _finding(subject, finding)


def _finding(subject: Subject, finding: FindingResult) -> Point:
    pen = subject.pen
    mark = pen.word(f"severity.{finding.severity}")
    return Point(
        title=pen.text(finding.title),
        text=pen.text(finding.advice),
        mark=mark,
        tone=TONES[finding.severity],
    )


def _in(subject: Subject, standing: Standing, part: Part) -> bool:
    section = subject.pack.section_of.get(standing.question)
    return section is not None and section.part == part


def _kind(subject: Subject, standing: Standing) -> Kind:
    return subject.pack.by_id[standing.question].type


def _summary(subject: Subject, result: PartResult | None) -> str:
    if result is None:
        return ""
    pen = subject.pen
    ends = (pen.share(result.low), pen.share(result.high))
    interval = (
        ends[0] if ends[0] == ends[1] else pen.word("range", low=ends[0], high=ends[1])
    )
    return pen.word(
        "part.summary",
        result=interval,
        answered=pen.whole(result.answered),
        asked=pen.whole(result.asked),
    )


def _flag(subject: Subject, result: PartResult | None) -> str:
    if result is None or not result.too_many_not_applicable:
        return ""
    pen = subject.pen
    return pen.word("part.flag", share=pen.share(result.not_applicable))


def _brief(subject: Subject, told: Sequence[Descriptor]) -> Table | None:
    """Return the levels in a table, without their descriptors."""
    if not told:
        return None
    pen = subject.pen
    return Table(
        caption=pen.word("part.levels"),
        columns=(
            Column(pen.word("column.question"), 72),
            Column(pen.word("part.level"), 28),
        ),
        rows=tuple((f"{one.code} {one.ask}".strip(), one.level) for one in told),
        kind="dense",
    )


def _is_told(one: Descriptor) -> bool:
    """Say whether a level has more to show than that it is not known."""
    return bool(one.text or one.remark)


def _left(told: Sequence[Descriptor]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield questions without a level, together where they stand alike."""
    groups: dict[str, list[str]] = {}
    for one in told:
        if not _is_told(one):
            asked = " · ".join(part for part in (one.ask, one.state) if part)
            groups.setdefault(one.level, []).append(f"{one.code} {asked}".strip())
    yield from groups.items()


def _descriptor(
    subject: Subject, standing: Standing, result: LevelResult | None
) -> Descriptor:
    pen = subject.pen
    question = subject.pack.by_id[standing.question]
    declared = standing.value if isinstance(standing.value, int | float) else None
    level = answer(subject, standing)
    if declared is None and standing.state is State.OPEN and settled(result):
        declared = result.derived if result is not None else None
        level = pen.word("part.settled", level=pen.exact(declared or 0))
    text = ""
    if declared is not None and 0 <= declared <= _TOP:
        text = pen.text(subject.pack.levels_of(question)[int(declared)])
    if declared is None and result is not None and result.low != result.high:
        ends = pen.word("range", low=pen.exact(result.low), high=pen.exact(result.high))
        level = f"{level} ({pen.word('part.counted', ends=ends)})"
    return Descriptor(
        code=question.code or "",
        ask=pen.text(question.ask),
        level=level,
        text=text,
        state=" · ".join(_states(subject, standing, result)),
        remark=remark(subject, standing),
    )


def settled(result: LevelResult | None) -> bool:
    """Say whether the data settle a level, so that nobody was asked for it."""
    return result is not None and result.declared is None and result.derived is not None


def _states(
    subject: Subject, standing: Standing, result: LevelResult | None
) -> Iterator[str]:
    pen = subject.pen
    if standing.state not in _NOT_TOLD:
        yield state(subject, standing)
    if standing.derived is not None:
        yield pen.word("part.derived", level=pen.exact(standing.derived))
    if result is not None and result.target is not None:
        yield pen.word("part.target", level=pen.exact(result.target))
    if result is not None:
        title = pen.text(subject.pack.header.gauges[result.gauge].title)
        weight = pen.exact(result.weight)
        yield pen.word("part.weighs", weight=weight, gauge=title)
