import pytest

from assessor.domain.answers import AnswersFile, Override, Review
from assessor.domain.pack import Pack
from assessor.domain.revision import revision_of
from assessor.domain.sheet import read_sheet
from assessor.domain.submission import Status
from assessor.errors import AnswerError, ProcedureError
from assessor.interview.reviewing import (
    comment,
    override,
    requested,
    reviewed,
    take_step,
)
from tests.interview.answered import ENERGY, sheet_of, with_answer
from tests.interview.conftest import NOON

ASKED = Review(by="R", at=NOON, verdict="changes_requested", text="Which meter?")
NOTE = Review(by="R", at=NOON, verdict="comment", text="Thank you.")
AGREED = Review(by="R", at=NOON, verdict="accepted", text="By the bill.")


@pytest.fixture
def answers(small_pack: Pack) -> AnswersFile:
    return sheet_of(small_pack).answers


def stepped(answers: AnswersFile, *steps: Status) -> AnswersFile:
    for status in steps:
        answers = take_step(answers, status, by="Officer", at=NOON, reason="So.")
    return answers


def edited(pack: Pack, answers: AnswersFile) -> AnswersFile:
    return with_answer(read_sheet(pack, answers), ENERGY, "2 kWh")


def test_a_comment_leaves_the_verdict_as_it_is(small_pack: Pack) -> None:
    sheet = sheet_of(small_pack)
    asked = comment(sheet, ENERGY, ASKED)
    noted = comment(read_sheet(small_pack, asked), ENERGY, NOTE)

    assert [one.id for one in requested(noted)] == [ENERGY]
    assert len(noted.reviews[ENERGY]) == 2


def test_a_request_is_met_once_the_answer_changes(small_pack: Pack) -> None:
    asked = comment(sheet_of(small_pack), ENERGY, ASKED)
    changed = edited(small_pack, asked)

    assert requested(changed) == ()
    assert [one.changed for one in reviewed(changed)] == [True]


def test_an_override_stands_beside_the_answer_and_counts_when_reviewed(
    small_pack: Pack,
) -> None:
    sheet = sheet_of(small_pack)
    said = override(sheet, ENERGY, "2 MWh [1, 3]", AGREED)
    beside = said.reviews[ENERGY][-1].override
    on = {
        basis: read_sheet(small_pack, said, basis=basis).standing(ENERGY)
        for basis in ("declared", "reviewed")
    }

    assert said.answers == sheet.answers.answers
    assert isinstance(beside, Override)
    assert {b: s.value for b, s in on.items() if s} == {
        "declared": 1200,
        "reviewed": 2000,
    }


def test_a_comment_after_an_override_does_not_undo_it(small_pack: Pack) -> None:
    said = override(sheet_of(small_pack), ENERGY, "2 MWh", AGREED)
    noted = comment(read_sheet(small_pack, said), ENERGY, NOTE)
    standing = read_sheet(small_pack, noted, basis="reviewed").standing(ENERGY)

    assert standing is not None
    assert standing.value == 2000


@pytest.mark.parametrize("raw", ["12 kg", "?", "-3"])
def test_an_override_has_to_fit_the_question(small_pack: Pack, raw: str) -> None:
    with pytest.raises(AnswerError):
        override(sheet_of(small_pack), ENERGY, raw, AGREED)


def test_a_request_and_an_override_need_their_words(small_pack: Pack) -> None:
    sheet = sheet_of(small_pack)
    with pytest.raises(AnswerError):
        comment(sheet, ENERGY, ASKED.model_copy(update={"text": " "}))
    with pytest.raises(AnswerError):
        override(sheet, ENERGY, "2 MWh", AGREED.model_copy(update={"text": ""}))
    with pytest.raises(AnswerError):
        comment(sheet, "no.such", ASKED)


def test_sign_off_names_the_digest_and_an_edit_begins_a_revision(
    small_pack: Pack, answers: AnswersFile
) -> None:
    signed = stepped(answers, Status.SUBMITTED, Status.ACCEPTED)
    after = revision_of(edited(small_pack, signed))

    assert revision_of(signed).status is Status.ACCEPTED
    assert signed.submission[-1].sha256 == revision_of(signed).sha256
    assert (after.number, after.status, after.edited) == (2, Status.DRAFT, True)


def test_reviews_after_submission_are_no_edit_but_are_after_sign_off(
    small_pack: Pack, answers: AnswersFile
) -> None:
    for steps, number in (
        ((Status.SUBMITTED,), 1),
        ((Status.SUBMITTED, Status.ACCEPTED), 2),
    ):
        sheet = read_sheet(small_pack, stepped(answers, *steps))
        assert revision_of(comment(sheet, ENERGY, NOTE)).number == number


@pytest.mark.parametrize(
    ("steps", "legal"),
    [
        ((Status.SUBMITTED,), True),
        ((Status.ACCEPTED,), False),
        ((Status.SUBMITTED, Status.SUBMITTED), False),
        ((Status.SUBMITTED, Status.CHANGES_REQUESTED, Status.SUBMITTED), True),
        ((Status.SUBMITTED, Status.CHANGES_REQUESTED, Status.ACCEPTED), False),
        ((Status.SUBMITTED, Status.ACCEPTED, Status.REVOKED), True),
        ((Status.SUBMITTED, Status.ACCEPTED, Status.REJECTED), False),
        ((Status.SUBMITTED, Status.REJECTED, Status.ACCEPTED), False),
        ((Status.SUBMITTED, Status.REVOKED), False),
        ((Status.SUBMITTED, Status.ACCEPTED, Status.REVOKED, Status.REVOKED), False),
    ],
)
def test_only_steps_that_follow_can_be_taken(
    answers: AnswersFile, steps: tuple[Status, ...], *, legal: bool
) -> None:
    if legal:
        assert stepped(answers, *steps).submission[-1].status == steps[-1]
    else:
        with pytest.raises(ProcedureError):
            stepped(answers, *steps)


def test_what_was_edited_after_submission_has_to_be_submitted_again(
    small_pack: Pack, answers: AnswersFile
) -> None:
    changed = edited(small_pack, stepped(answers, Status.SUBMITTED))
    with pytest.raises(ProcedureError, match="changed since"):
        stepped(changed, Status.ACCEPTED)
    again = stepped(changed, Status.SUBMITTED, Status.ACCEPTED)

    assert [step.revision for step in again.submission] == [1, 2, 2]


def test_what_is_revoked_is_the_revision_that_was_accepted(
    small_pack: Pack, answers: AnswersFile
) -> None:
    signed = stepped(answers, Status.SUBMITTED, Status.ACCEPTED)
    taken_back = stepped(edited(small_pack, signed), Status.REVOKED)

    assert taken_back.submission[-1].revision == 1
    assert taken_back.submission[-1].sha256 == signed.submission[-1].sha256


@pytest.mark.parametrize(("by", "reason"), [("", "So."), ("Officer", "  ")])
def test_a_step_names_who_and_why(answers: AnswersFile, by: str, reason: str) -> None:
    submitted = stepped(answers, Status.SUBMITTED)
    with pytest.raises(ProcedureError):
        take_step(submitted, Status.REJECTED, by=by, at=NOON, reason=reason)
