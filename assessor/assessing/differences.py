"""What each change between two versions of the answers did to the results.

Changes are made one at a time, in the order of the questionnaire, each on top of those
before; what one did therefore depends on those before it, and all of them together
lead from the one result to the other.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assessor.assessing import assess
from assessor.assessing.versions import Moved, results
from assessor.domain.answers import Answer, AnswersFile, Evidence
from assessor.domain.comparing_answers import (
    ANSWERS,
    EVIDENCE,
    PROFILE,
    ROWS,
    SCENARIOS,
    STAGE,
    Thing,
    digest,
    row_path,
    things,
)
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf

_DRAWS = 16  # central figures, which are compared, do not depend on the draws
REVIEWS = "reviews/"
PROJECT = "project/"
_COVER = ("name", "organisation", "summary", "language")


@dataclass(frozen=True)
class Change:
    """Something that one version says otherwise than the other.

    Attributes:
        path: As in ``answers/service.lifetime``; a row that is new or gone is one
            change with its answers.
        before: What it said; ``None`` where it said nothing.
        after: What it says.
    """

    path: str
    before: Thing | None
    after: Thing | None


@dataclass(frozen=True)
class Effect:
    """What one change did.

    Attributes:
        moved: Results that are other ones after it; none where it moved nothing.
    """

    change: Change
    moved: tuple[Moved, ...]


def changes(
    before: AnswersFile, after: AnswersFile, order: Sequence[str]
) -> tuple[Change, ...]:
    """Return what changed between two versions of the answers.

    Args:
        before: The earlier version.
        after: The later one.
        order: Question ids in the order of the questionnaire.
    """
    was, now = things(before), things(after)
    for answers, held in ((before, was), (after, now)):
        # Of a review only the value that takes the place of an answer moves a result.
        for name, reviews in answers.reviews.items():
            held[f"{REVIEWS}{name}"] = repr([one.override for one in reviews])
        for part in _COVER:
            held[f"{PROJECT}{part}"] = getattr(answers.project, part)
    rank = {name: place for place, name in enumerate(order)}
    rows = {p for p in (*was, *now) if p.startswith(ROWS) and (p in was) != (p in now)}
    found = [
        Change(path, was.get(path), now.get(path))
        for path in dict.fromkeys((*was, *now))
        if _differs(was.get(path), now.get(path)) and not _within(path, rows)
    ]
    return tuple(sorted(found, key=lambda one: _place(one.path, rank)))


def effects(
    before: AnswersFile,
    after: AnswersFile,
    pack: Pack,
    shelf: Shelf,
    *,
    today: date,
    draws: int = _DRAWS,
) -> Iterator[Effect]:
    """Yield each change with what it did to outcome, gates, gauges and impacts.

    Args:
        before: The earlier version.
        after: The later one.
        pack: The questionnaire of both.
        shelf: Factor tables of both.
        today: Day of all assessments.
        draws: Number of Monte Carlo draws.
    """
    order = [question.id for question in pack.questions()]
    now = before
    was = results(assess(now, pack, shelf, today=today, draws=draws))
    for change in changes(before, after, order):
        now = _with(now, after, change)
        then = results(assess(now, pack, shelf, today=today, draws=draws))
        yield Effect(change, tuple(_moved(change.path, was, then)))
        was = then


def _moved(
    path: str, was: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[Moved]:
    for what in dict.fromkeys((*was, *now)):
        pair = was.get(what, "none"), now.get(what, "none")
        if pair[0] != pair[1]:
            yield Moved(path, what, *pair)


def _differs(one: Thing | None, other: Thing | None) -> bool:
    if one is None or other is None:
        return one is not other
    return digest(one) != digest(other)


def _within(path: str, rows: set[str]) -> bool:
    """Say whether an answer comes or goes with its row."""
    return path.startswith(ANSWERS) and row_path(path.removeprefix(ANSWERS)) in rows


def _place(path: str, rank: Mapping[str, int]) -> tuple[int, int]:
    """Return where a change stands: what others hang on comes first."""
    if not path.startswith((ANSWERS, ROWS, REVIEWS)):
        return (0, 0)
    name = path.partition("/")[2]
    group, bracket, rest = name.partition("[")
    field = rest.partition("].")[2]
    question = f"{group}.{field}" if bracket and field else group
    start = next((p for q, p in rank.items() if q.startswith(f"{question}.")), 0)
    return (2 if path.startswith(REVIEWS) else 1, rank.get(question, start))


def _with(now: AnswersFile, after: AnswersFile, change: Change) -> AnswersFile:
    """Return answers with one change made."""
    path, name = change.path, change.path.partition("/")[2]
    if path == PROFILE:
        return now.model_copy(update={"profile": after.profile})
    if path == STAGE:
        project = now.project.model_copy(update={"stage": after.project.stage})
        return now.model_copy(update={"project": project})
    if path.startswith(PROJECT):
        project = now.project.model_copy(update={name: getattr(after.project, name)})
        return now.model_copy(update={"project": project})
    if path.startswith(ROWS):
        return _with_row(now, after, name)
    if path.startswith(REVIEWS):
        reviews = {k: v for k, v in now.reviews.items() if k != name}
        if name in after.reviews:
            reviews[name] = after.reviews[name]
        return now.model_copy(update={"reviews": reviews})
    field, kind = _HELD[path.partition("/")[0]]
    held = {k: v for k, v in getattr(now, field).items() if k != name}
    if isinstance(change.after, kind):
        held[name] = change.after
    return now.model_copy(update={field: held})


_HELD: Mapping[str, tuple[str, type[Thing]]] = {
    ANSWERS[:-1]: ("answers", Answer),
    SCENARIOS[:-1]: ("scenarios", str),
    EVIDENCE[:-1]: ("evidence", Evidence),
}


def _with_row(now: AnswersFile, after: AnswersFile, name: str) -> AnswersFile:
    """Add or remove a row with its answers."""
    group, _, key = name.partition("[")
    key = key.removesuffix("]")
    wanted = {*now.groups.get(group, ())} ^ {key}
    order = dict.fromkeys((*after.groups.get(group, ()), *now.groups.get(group, ())))
    rows = tuple(row for row in order if row in wanted)
    start = f"{name}."
    kept = {k: v for k, v in now.answers.items() if not k.startswith(start)}
    if key in wanted:
        kept |= {k: v for k, v in after.answers.items() if k.startswith(start)}
    groups = {**now.groups, group: rows}
    return now.model_copy(update={"groups": groups, "answers": kept})
