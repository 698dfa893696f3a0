"""With what an assessment was made: versions, digests, draws, journal."""

from collections.abc import Iterator

from assessor.reporting.view.model import Column, Table
from assessor.reporting.view.subject import Subject


def versions(subject: Subject) -> Iterator[tuple[str, str]]:
    """Yield what was used, with its version or its digest.

    Args:
        subject: What the report is about.
    """
    for name, shown in _lines(subject):
        yield subject.pen.word(f"annex.{name}"), shown


def _lines(subject: Subject) -> Iterator[tuple[str, str]]:
    pen, made = subject.pen, subject.assessment
    pinned = made.answers.pack.sha256
    yield "pack", f"{pen.name(made.pack)} {pen.name(made.pack_version)}"
    yield "pack_digest", pen.say(made.pack_digest)
    if pinned is not None and pinned.lower() != made.pack_digest.lower():
        yield "pack_pinned", pen.say(pinned)
    yield "factors_digest", pen.say(made.factors_digest)
    if made.own_factors_digest:
        yield "own_factors_digest", pen.say(made.own_factors_digest)
    yield "program", pen.name(made.program_version)
    yield "seed", pen.remark(made.footprint.seed)
    yield "draws", _draws(subject)
    yield from _journal(subject)
    yield "licence", pen.name(subject.pack.header.licence)
    yield "made_on", pen.day(made.made_on)


def _draws(subject: Subject) -> str:
    pen, made = subject.pen, subject.assessment
    taken = pen.whole(made.footprint.draws)
    if not made.draws or made.draws == made.footprint.draws:
        return taken
    return pen.word("annex.draws_more", taken=taken, asked=pen.whole(made.draws))


def _journal(subject: Subject) -> Iterator[tuple[str, str]]:
    pen, head = subject.pen, subject.assessment.journal
    if head is None:
        yield "journal", pen.word("annex.no_journal")
        return
    yield "journal", pen.word("annex.records", number=pen.whole(head.records))
    yield "journal_head", pen.say(head.digest)


def versions_table(subject: Subject) -> Table:
    """Return the table of versions.

    Args:
        subject: What the report is about.
    """
    pen = subject.pen
    return Table(
        caption=pen.word("annex.versions"),
        columns=(
            Column(pen.word("column.what"), 36),
            Column(pen.word("column.value"), 64),
        ),
        rows=tuple(versions(subject)),
        kind="ids",
    )
