import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from assessor.domain.answers import Answer, AnswersFile, State
from assessor.errors import CatalogueError, StorageError, UsageError
from assessor.storage import open_store
from assessor.terminal import need_terminal
from tests.terminal.conftest import (
    BACK,
    DOWN,
    ENTER,
    F1,
    LATER,
    NOON,
    QUIT,
    UNKNOWN,
    Play,
)

Lines = Callable[..., None]


@pytest.mark.parametrize(
    ("who", "profile"),
    [("1", "funding"), ("2", "funding"), ("3", "company"), ("4", "audit")],
)
def test_a_new_project_gets_the_questions_that_fit_its_reader(
    small: Play, who: str, profile: str
) -> None:
    shown = small.type(*("Mail", ENTER, "ACME", ENTER, "1", ENTER, who, ENTER, ENTER))

    assert small.file.profile == profile
    assert small.file.project.name == "Mail"
    assert small.file.project.organisation == "ACME"
    assert "questions to begin with" in shown


def test_the_proposed_questions_may_be_overridden(small: Play) -> None:
    small.type("Mail", ENTER, ENTER, "1", ENTER, "1", ENTER, "2", ENTER)

    assert small.file.profile == "screening"


def test_what_the_command_says_is_not_asked(small: Play) -> None:
    shown = small.type("Mail", ENTER, ENTER, profile="audit", stage="production")

    assert "Who are you" not in shown
    assert (small.file.profile, small.file.project.stage) == ("audit", "production")


def test_the_stage_is_asked_once(small: Play) -> None:
    shown = small.type(
        *("Mail", ENTER, ENTER, DOWN, DOWN, ENTER, "5", ENTER, ENTER, UNKNOWN)
    )

    assert small.file.project.stage == "production"
    assert "Which stage?" not in shown


def test_the_language_is_asked_where_nobody_said_it(small: Play) -> None:
    shown = small.type("2", ENTER, "Courrier", ENTER, language=None)

    assert "Comment s’appelle le projet" in shown


def test_a_project_needs_a_name_that_fits_its_cover(small: Play) -> None:
    shown = small.type(ENTER, "x" * 201, ENTER, "\x7f" * 10, ENTER)

    assert "Give the project a name" in shown
    assert "At most 200 characters" in shown


def test_one_resumes_where_one_was(small: Play) -> None:
    small.started()
    small.type("Sort mail", ENTER, QUIT)

    shown = small.type(QUIT)

    assert "1 of 7 answered" in shown
    assert "What is the need?" not in shown
    assert "Which alternatives?" in shown


def test_a_whole_interview_ends_with_the_next_command(small: Play) -> None:
    small.type(
        *("Mail", ENTER, ENTER, "1", ENTER, "5", ENTER, ENTER),
        *("Sort mail", ENTER, "2", ENTER),
        *("1", ENTER, ENTER, "1", ENTER, "1200", ENTER, "France", ENTER, "2", ENTER),
        *("1000", ENTER, "1", ENTER),
    )

    assert "assessor evaluate" in small.screens[-1]
    assert "assessor report" in small.screens[-1]
    said = " ".join(small.screens[-1].split())
    assert re.search(r"asked: (\d+) of \1 answered, of which 0 unknown", said)
    assert small.answer("training.runs[training_run_1].energy").value == 1200
    assert all(a.state is State.ANSWERED for a in small.file.answers.values())


def test_the_end_names_what_is_required_and_missing(small: Play) -> None:
    small.started()

    shown = small.type(LATER, only=("necessity.alternatives",))

    assert "1 left open" in shown
    assert "- NE-02 Which alternatives?" in shown


def test_only_the_questions_asked_for_are_asked(small: Play) -> None:
    small.started()

    shown = small.type("2", ENTER, only=("NE-02",))

    assert shown.count(" · 2 of ") == 1
    assert "What is the need?" not in shown


def test_a_pattern_that_matches_nothing_says_so(small: Play) -> None:
    small.started()

    with pytest.raises(
        UsageError, match=r"No question that is asked here matches nowhere\.\*"
    ):
        small.type(only=("nowhere.*",))


def test_what_was_unknown_may_be_asked_again(small: Play) -> None:
    small.started(
        necessity__need=Answer(state=State.UNKNOWN),
        necessity__alternatives=Answer(value=2),
    )

    small.type("Sort mail", ENTER, QUIT, unanswered=True)

    assert small.answer("necessity.need").value == "Sort mail"


def test_rows_are_added_changed_and_removed(small: Play) -> None:
    small.started(necessity__need=Answer(value="Mail"))
    only = ("training*",)
    small.type("1", ENTER, "\x7f" * 20, "main", ENTER, QUIT, only=only)
    assert small.file.groups == {"training.runs": ("main",)}

    shown = small.type("4", ENTER, "2", ENTER, ENTER, only=only)

    assert "Remove main with its answers (0)?" in shown
    assert small.file.groups == {"training.runs": ()}


def test_there_may_be_no_row(small: Play) -> None:
    small.started(necessity__need=Answer(value="Mail"))

    small.type("2", ENTER, only=("training*",))

    assert small.file.groups == {"training.runs": ()}


def test_after_a_row_another_one_is_offered(small: Play) -> None:
    small.started("screening", necessity__need=Answer(value="Mail"))

    small.type(
        *("1", ENTER, ENTER, "2", ENTER, "France", ENTER),
        *("1", ENTER, ENTER, "2", ENTER, "Spain", ENTER),
        *("2", ENTER),
        only=("training*",),
    )

    assert small.file.groups == {"training.runs": ("training_run_1", "training_run_2")}
    assert small.answer("training.runs[training_run_2].place").value == "ESP"


def test_hidden_answers_are_named_and_kept(small: Play) -> None:
    file = small.started(necessity__need=Answer(value="Mail"))
    answers = {
        **file.answers,
        "training.runs[main].method": Answer(value="metered"),
        "training.runs[main].energy": Answer(value=1200),
    }
    rows = {"training.runs": ("main",)}
    small.write(file.model_copy(update={"groups": rows, "answers": answers}))

    shown = small.type("2", ENTER, only=("*.method",))

    assert "No longer asked, kept in the file" in shown
    assert "training.runs[main].energy" in small.file.answers


def test_another_profile_on_the_command_is_said(small: Play) -> None:
    small.started()

    shown = small.type(QUIT, profile="screening")

    assert "now those of: Quick look" in shown
    assert small.file.profile == "screening"


def test_the_result_is_shown_when_it_moves(
    small: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    small.started("screening")
    totals = iter(["So far: 12 t", "So far: 12 t", "So far: 3 t"])

    def preview(_answers: AnswersFile, _language: str) -> str | None:
        return next(totals, None)

    lines(small, "Mail", "2", "!later", preview=preview)

    shown = capsys.readouterr().out
    assert shown.count("So far: 12 t") == 1


def test_no_question_waits_for_the_result(small: Play) -> None:
    small.started("screening")
    worked: list[int] = []

    def preview(answers: AnswersFile, _language: str) -> str:
        worked.append(len(answers.answers))
        return f"So far: {len(answers.answers)} t"

    shown = small.type(BACK, "Mail", ENTER, "2", ENTER, QUIT, preview=preview)

    assert worked[-1] == 2
    assert shown.count("So far: 2 t") == 1
    assert shown.index("Which alternatives?") < shown.index("So far: 2 t")


def test_a_disk_that_refuses_keeps_the_answer_for_another_try(small: Play) -> None:
    small.started("screening")
    blocked = small.path.parent / "answers.journal.jsonl"
    blocked.mkdir()

    with pytest.raises(StorageError):
        small.type("Mail", ENTER)


def test_an_answer_that_cannot_be_saved_goes_into_another_file(
    small: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.started("screening")
    copy = small.path.with_name("copy.yaml")
    changed = small.path.read_text().replace("A project", "Renamed")

    def now() -> datetime:
        if "necessity.need" in small.path.read_text():
            small.path.write_text(changed)
        return NOON

    monkeypatch.chdir(small.path.parent)
    shown = small.type(
        *(BACK, "Mail", ENTER, "2", ENTER),
        *(
            "1",
            ENTER,
            "2",
            ENTER,
            "answers.yaml",
            ENTER,
            "2",
            ENTER,
            "copy.yaml",
            ENTER,
        ),
        now=now,
    )

    assert "changed by another program" in shown
    assert "exists already" in shown
    assert "necessity.alternatives" in copy.read_text()
    assert small.path.read_text() == changed


def test_a_file_in_use_is_refused(small: Play) -> None:
    small.started()
    held = open_store(small.path, NOON, [])
    try:
        with pytest.raises(StorageError, match="is being answered by"):
            small.type(QUIT)
    finally:
        held.close()


@pytest.mark.parametrize(
    "text", ["answers: [", "format: 1\nnonsense: true\n", "just words\n", "- a\n"]
)
def test_a_file_that_is_wrong_is_not_touched(small: Play, text: str) -> None:
    small.path.write_text(text)

    with pytest.raises((CatalogueError, StorageError)):
        small.type(QUIT)

    assert small.path.read_text() == text
    assert [p.name for p in small.path.parent.iterdir()] == ["answers.yaml"]


def test_nobody_is_asked_without_a_terminal() -> None:
    with pytest.raises(UsageError, match="There is no terminal") as refused:
        need_terminal(Path("answers.yaml"), plain=False)

    assert "\n" not in str(refused.value)
    need_terminal(Path("answers.yaml"), plain=True)


def test_french_screens_speak_french(full: Play) -> None:
    full.started("screening")

    shown = full.type(F1, QUIT, language="fr")

    assert "Pourquoi cette question" in shown
    assert "Reprendre avec" in shown
