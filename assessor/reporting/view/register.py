"""The register of evidence: each proof with the answers that rest on it.

The other way round, each answer names its evidence where it is printed.
"""

from assessor.domain.answers import Evidence
from assessor.reporting.pen import LINE
from assessor.reporting.view.model import Column, Exhibit, Table, Twofold
from assessor.reporting.view.subject import Subject

_MOST = 60
_SHORT = 64


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
            Column(pen.word("column.evidence_id"), 36),
            Column(pen.word("register.answers"), 48),
            Column(pen.word("register.checked"), 16),
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
        return f"{pen.name(name)} {pen.word('register.missing')}", answers, "–"
    said = (
        one.title,
        one.issuer,
        one.period,
        one.locator,
        one.path or "",
        one.url or "",
    )
    title = ", ".join(pen.say(part, LINE) for part in said if part)
    digest = f"SHA-256 {pen.say(one.sha256)}" if one.sha256 else ""
    told = pen.join(part for part in (title, _expiry(subject, one)) if part)
    named = f"{pen.name(name)} {told}"
    return (
        Twofold(f"{named}\n", digest) if digest else named,
        answers,
        _checked(subject, one),
    )


def _citing(subject: Subject, cited: list[str]) -> str:
    """Return the answers that cite a document."""
    pen = subject.pen
    said = [subject.question(answer, _SHORT) for answer in cited[:_MOST]]
    if len(cited) > _MOST:
        more = pen.whole(len(cited) - _MOST)
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
