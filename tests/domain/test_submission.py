from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from assessor.domain.answers import (
    Answer,
    AnswersFile,
    Evidence,
    PackPin,
    Project,
    Review,
)
from assessor.domain.revision import (
    answer_digest,
    content_digest,
    revision_of,
    steps_without_digests,
)
from assessor.domain.submission import Status, Step

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
FILE = AnswersFile(
    pack=PackPin(id="small", version="0.1.0"),
    project=Project(name="P", stage="ideation"),
    profile="funding",
    answers={"a.b": Answer(value=1), "a.c": Answer(value=2)},
    evidence={"E1": Evidence(title="Meter")},
)


def step(status: str, revision: int) -> dict[str, object]:
    return {
        "status": status,
        "revision": revision,
        "by": "O",
        "at": NOON,
        "sha256": "0" * 64,
    }


@pytest.mark.parametrize(
    "steps",
    [
        [("accepted", 1)],
        [("submitted", 2)],
        [("submitted", 1), ("accepted", 2)],
        [("submitted", 1), ("accepted", 1), ("submitted", 1)],
        [("submitted", 1), ("accepted", 1), ("submitted", 3)],
    ],
)
def test_steps_that_nobody_could_have_taken_do_not_load(
    steps: list[tuple[str, int]],
) -> None:
    given = [step(*one) for one in steps]
    with pytest.raises(ValidationError, match="submission"):
        AnswersFile.model_validate({**FILE.model_dump(), "submission": given})


def test_a_file_without_steps_is_a_first_draft() -> None:
    found = revision_of(FILE)

    assert (found.number, found.status, found.edited) == (1, Status.DRAFT, False)


def test_a_digest_does_not_hang_on_the_order_of_answers() -> None:
    turned = FILE.model_copy(update={"answers": dict(reversed(FILE.answers.items()))})

    assert content_digest(turned, reviewed=True) == content_digest(FILE, reviewed=True)


def test_what_an_auditor_checked_is_no_change_of_what_the_project_says() -> None:
    checked = Evidence(
        title="Meter", checked_by="A", checked_at=NOON, result="verified"
    )
    audited = FILE.model_copy(update={"evidence": {"E1": checked}})

    assert content_digest(audited, reviewed=False) == content_digest(
        FILE, reviewed=False
    )
    assert content_digest(audited, reviewed=True) != content_digest(FILE, reviewed=True)


def test_a_step_names_the_revision_and_its_digest() -> None:
    digest = content_digest(FILE, reviewed=False)
    one = Step.model_validate({**step("submitted", 1), "sha256": digest})
    held = FILE.model_copy(update={"submission": (one,)})
    edited = held.model_copy(update={"answers": {"a.b": Answer(value=5)}})

    assert revision_of(held).status is Status.SUBMITTED
    assert revision_of(edited).number == 2


def test_a_result_needs_who_and_when() -> None:
    with pytest.raises(ValidationError, match="checked_by"):
        Evidence(title="Meter", result="verified")


def test_the_verdict_that_counts_is_the_last_but_for_comments() -> None:
    said = (
        Review(by="R", at=NOON, verdict="accepted"),
        Review(by="R", at=NOON, verdict="comment", text="Thanks"),
    )
    reviewed = FILE.model_copy(update={"reviews": {"a.b": said}})

    assert reviewed.verdict_on("a.b") == said[0]
    assert reviewed.verdict_on("a.c") is None


def test_an_answer_that_is_none_has_a_digest_of_its_own() -> None:
    assert answer_digest(None) != answer_digest(Answer(value=1))


def test_steps_of_a_disclosed_edition_give_no_digest_of_what_is_withheld() -> None:
    digest = content_digest(FILE, reviewed=False)
    one = Step.model_validate({**step("submitted", 1), "sha256": digest})
    full = FILE.model_copy(update={"submission": (one,)})
    shown = full.model_copy(update={"answers": {"a.b": Answer(value=1)}})
    steps = steps_without_digests(full, shown)
    told = shown.model_copy(update={"submission": steps})

    assert steps[0].sha256 != digest
    assert revision_of(told).status is Status.SUBMITTED
    assert not revision_of(told).edited
