"""What a footprint is held against: a person, what the Earth bears, a country."""

from collections.abc import Iterator

from assessor.domain.yardsticks import Yardstick
from assessor.reporting.pen import LINE
from assessor.reporting.view.model import Column, Exhibit, Table
from assessor.reporting.view.subject import Subject


def held_against(subject: Subject) -> Iterator[Exhibit]:
    """Yield the table of yardsticks, unless the totals are held back.

    Args:
        subject: What the report is about.
    """
    found = subject.assessment.yardsticks
    if not found or subject.per_use_only:
        return
    pen = subject.pen
    sources = dict.fromkeys(
        pen.labelled(_name(subject, one), pen.say(one.source, LINE)) for one in found
    )
    yield Exhibit(
        title=pen.word("yardstick.title"),
        lead=pen.word("yardstick.lead"),
        tables=(
            Table(
                caption=pen.word("yardstick.table"),
                columns=(
                    Column(pen.word("yardstick.against"), 40),
                    Column(pen.word("column.indicator"), 24),
                    Column(pen.word("yardstick.worth"), 20, number=True),
                    Column(pen.word("yardstick.times"), 16, number=True),
                ),
                rows=tuple(_row(subject, one) for one in found),
                note=pen.word("yardstick.note"),
            ),
        ),
        notes=tuple(sources),
    )


def _name(subject: Subject, one: Yardstick) -> str:
    name = subject.pen.text(one.name)
    if one.kind != "budget":
        return name
    key = subject.pen.text(one.key)
    return f"{name}, {key}, {one.valid_from}" if one.valid_from else f"{name}, {key}"


def _row(subject: Subject, one: Yardstick) -> tuple[str, str, str, str]:
    pen = subject.pen
    over = pen.word(f"column.{one.over}")
    return (
        f"{_name(subject, one)} ({over})",
        pen.words.known(f"indicator.{one.indicator}", one.indicator),
        pen.quantity(one.central, one.unit),
        pen.number(one.quotient),
    )
