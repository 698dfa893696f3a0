"""A what-if applied: other answers, from which another assessment is made."""

from collections.abc import Collection, Mapping

from assessor.catalogue.answer_faults import question_of
from assessor.domain.answers import Answer, AnswersFile, Override, Review
from assessor.domain.overlays import Overlay, row_of, scaled
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Question


def overlaid(answers: AnswersFile, overlay: Overlay, pack: Pack) -> AnswersFile:
    """Return what a project would have answered; the answers given stay as they are.

    Rows are dropped with all their answers; a set answer takes the place of the one
    given, with what reviewers put in its stead; a scaled one keeps its quality and its
    evidence, and what reviewers put in its stead is scaled alike.

    Args:
        answers: What the project answered.
        overlay: What would be otherwise, checked against these answers.
        pack: The pack that is answered.
    """
    dropped = {*overlay.drop}
    questions = {name: question_of(name, pack) for name in overlay.scale}
    by = {
        name: (question, overlay.scale[name])
        for name, question in questions.items()
        if question is not None
    }
    kept = {
        name: _scaled(answer, by.get(name))
        for name, answer in answers.answers.items()
        if not _is_dropped(name, dropped)
    }
    reviews = {
        name: _reviews(given, overlay.set.keys(), by, name)
        for name, given in answers.reviews.items()
        if not _is_dropped(name, dropped)
    }
    groups = {
        group: tuple(row for row in rows if f"{group}[{row}]" not in dropped)
        for group, rows in answers.groups.items()
    }
    return answers.model_copy(
        update={
            "groups": groups,
            "answers": {**kept, **overlay.set},
            "reviews": reviews,
        }
    )


_By = tuple[Question, float]


def _is_dropped(name: str, dropped: Collection[str]) -> bool:
    row = row_of(name)
    return row is not None and f"{row.group}[{row.key}]" in dropped


def _scaled(answer: Answer, by: _By | None) -> Answer:
    return answer if by is None else scaled(by[0], answer, by[1])


def _reviews(
    given: tuple[Review, ...],
    replaced: Collection[str],
    by: Mapping[str, _By],
    name: str,
) -> tuple[Review, ...]:
    """Return reviews whose own values do not undo the what-if."""
    return tuple(
        review.model_copy(
            update={
                "override": None
                if review.override is None or name in replaced
                else _override(review.override, by.get(name))
            }
        )
        for review in given
    )


def _override(override: Override, by: _By | None) -> Override:
    answer = Answer(value=override.value, unit=override.unit, range=override.range)
    changed = _scaled(answer, by)
    return override.model_copy(
        update={"value": changed.value, "unit": changed.unit, "range": changed.range}
    )
