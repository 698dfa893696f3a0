"""The register of evidence, read both ways: from the proof, and from the answer."""

from collections.abc import Iterator

from assessor.domain.answers import Evidence
from assessor.reporting.pen import LINE
from assessor.reporting.view.model import Column, Exhibit, Table
from assessor.reporting.view.subject import Subject

_MOST = 60
_FEW, _SHORT = 6, 48


def register(subject: Subject) -> Exhibit | None:
    """Return the register; nothing where no evidence is named and none is wanted.

    Args:
        subject: What the report is about.
    """
    pen, found = subject.pen, subject.assessment.answers.evidence
    cited = _cited(subject)
    wanted = [one for one in subject.assessment.standings if one.claimed]
    if not found and not cited and not wanted:
        return None
    tables = [_by_evidence(subject, cited)] if found or cited else []
    if cited:
        tables.append(_by_answer(subject))
    names = pen.join(subject.question(one.id, 80) for one in wanted[:_MOST])
    more = pen.whole(len(wanted) - _MOST) if len(wanted) > _MOST else ""
    notes = [pen.word("annex.evidence_note")] if found else []
    if names:
        notes.append(pen.word("register.none_claimed", names=names))
    if more:
        notes.append(pen.word("more", number=more))
    return Exhibit(
        title=pen.word("register.title"), tables=tuple(tables), notes=tuple(notes)
    )


def _cited(subject: Subject) -> dict[str, list[str]]:
    """Return the answers that cite each document."""
    found: dict[str, list[str]] = {}
    for standing in subject.assessment.standings:
        for name in standing.evidence:
            found.setdefault(name, []).append(standing.id)
    return found


def _by_evidence(subject: Subject, cited: dict[str, list[str]]) -> Table:
    pen, held = subject.pen, subject.assessment.answers.evidence
    return Table(
        caption=pen.word("register.by_evidence"),
        columns=(
            Column(pen.word("column.evidence_id"), 8),
            Column(pen.word("column.title"), 28),
            Column(pen.word("register.answers"), 28),
            Column(pen.word("register.checked"), 16),
            Column(pen.word("column.digest"), 20),
        ),
        rows=tuple(
            _document(subject, name, held.get(name), cited.get(name, []))
            for name in dict.fromkeys([*held, *cited])
        ),
        kind="ids",
    )


def _document(
    subject: Subject, name: str, one: Evidence | None, cited: list[str]
) -> tuple[str, ...]:
    pen = subject.pen
    answers = _citing(subject, cited) or pen.word("register.not_cited")
    if one is None:
        return pen.name(name), pen.word("register.missing"), answers, "–", "–"
    said = (
        one.title,
        one.issuer,
        one.period,
        one.locator,
        one.path or "",
        one.url or "",
    )
    title = ", ".join(pen.say(part, LINE) for part in said if part)
    expiry = _expiry(subject, one)
    return (
        pen.name(name),
        pen.join(part for part in (title, expiry) if part),
        answers,
        _checked(subject, one),
        pen.say(one.sha256 or "–"),
    )


def _citing(subject: Subject, cited: list[str]) -> str:
    """Return the first answers that cite a document; the other table has them all."""
    pen = subject.pen
    said = [subject.question(answer, _SHORT) for answer in cited[:_FEW]]
    if len(cited) > _FEW:
        more = pen.whole(len(cited) - _FEW)
        said.append(pen.word("register.more", number=more))
    return pen.join(said)


def _expiry(subject: Subject, one: Evidence) -> str:
    if one.expires is None:
        return ""
    over = one.expires < subject.assessment.made_on
    name = "register.expired" if over else "register.expires"
    return subject.pen.word(name, day=subject.pen.day(one.expires))


def _checked(subject: Subject, one: Evidence) -> str:
    pen = subject.pen
    parts = [pen.name(one.checked_by)] if one.checked_by else []
    if one.checked_at is not None:
        parts.append(pen.day(one.checked_at.date()))
    if one.procedure:
        parts.append(pen.say(one.procedure, LINE))
    if one.result is not None:
        parts.append(pen.word(f"register.result.{one.result}"))
    return pen.join(parts) or pen.word("register.not_checked")


def _by_answer(subject: Subject) -> Table:
    pen = subject.pen
    return Table(
        caption=pen.word("register.by_answer"),
        columns=(
            Column(pen.word("column.question"), 72),
            Column(pen.word("column.evidence_id"), 28),
        ),
        rows=tuple(_rows(subject)),
        kind="dense",
    )


def _rows(subject: Subject) -> Iterator[tuple[str, str]]:
    for standing in subject.assessment.standings:
        if standing.evidence:
            names = ", ".join(subject.pen.name(name) for name in standing.evidence)
            yield subject.question(standing.id), names
