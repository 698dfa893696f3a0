from pathlib import Path

import pytest

from assessor.domain.answers import Answer, State
from tests.terminal.conftest import (
    ASIDE,
    BACK,
    DOWN,
    END,
    ENTER,
    EVIDENCE,
    F1,
    F2,
    F3,
    LATER,
    NOTE,
    PLANNED,
    QUIT,
    SPACE,
    UNKNOWN,
    Play,
)

TEXT, LIST, TICKS, SEARCH = (
    "service.uses_per_year",
    "context.volume",
    "audience.readers",
    "training.runs[main].place",
)
KINDS = [TEXT, LIST, TICKS, SEARCH]


@pytest.fixture
def ready(small: Play) -> Play:
    file = small.started(necessity__need=Answer(value="Mail"))
    small.write(file.model_copy(update={"groups": {"training.runs": ("main",)}}))
    return small


@pytest.mark.parametrize("identifier", KINDS)
@pytest.mark.parametrize("key", [UNKNOWN, "typed"])
def test_i_do_not_know(ready: Play, identifier: str, key: str) -> None:
    typed = ["?", ENTER] if identifier in {TEXT, SEARCH} else ["?"]

    ready.type(*(typed if key == "typed" else [UNKNOWN]), only=(pattern(identifier),))

    assert ready.answer(identifier).state is State.UNKNOWN


@pytest.mark.parametrize("identifier", KINDS)
@pytest.mark.parametrize("key", [ASIDE, "typed"])
def test_not_applicable_asks_for_a_reason(
    ready: Play, identifier: str, key: str
) -> None:
    typed = ["-", ENTER] if identifier in {TEXT, SEARCH} else ["-"]
    keys = typed if key == "typed" else [ASIDE]

    ready.type(*keys, "None of ours", ENTER, only=(pattern(identifier),))

    answer = ready.answer(identifier)
    assert answer.state is State.NOT_APPLICABLE
    assert answer.justification == "None of ours"


@pytest.mark.parametrize("identifier", KINDS)
@pytest.mark.parametrize("key", [QUIT, END, ""])
def test_leaving_saves_and_names_the_command_that_resumes(
    ready: Play, identifier: str, key: str
) -> None:
    before = ready.path.read_text()

    shown = ready.type(key, only=(pattern(identifier),))

    assert "assessor interview" in "".join(shown.split("\n"))
    assert ready.path.read_text() == before


@pytest.mark.parametrize("identifier", KINDS)
def test_help_says_how_and_why_and_asks_again(ready: Play, identifier: str) -> None:
    shown = ready.type(F1, UNKNOWN, only=(pattern(identifier),))

    assert "Ctrl-T !note" in shown
    assert ready.answer(identifier).state is State.UNKNOWN


@pytest.mark.parametrize("identifier", KINDS)
def test_later_leaves_the_question_open(ready: Play, identifier: str) -> None:
    shown = ready.type(LATER, only=(pattern(identifier),))

    assert "Left open for later" in shown
    assert identifier not in ready.file.answers


def test_help_shows_how_why_and_the_sources(full: Play) -> None:
    full.started()

    shown = full.type(F1, only=("service.lifetime",))

    assert "How: " in shown
    assert "Why it is asked: " in shown
    assert "Example: 5 year" in shown
    assert "Source: " in shown


@pytest.mark.parametrize("key", [BACK, "<"])
def test_back_goes_to_the_question_before_and_changes_nothing(
    small: Play, key: str
) -> None:
    small.started()
    typed = [key, ENTER] if key == "<" else [key]

    shown = small.type(BACK, "Mail", ENTER, "<", *typed, "Post", ENTER)

    assert shown.count("What is the need?") == 4
    assert small.answer("necessity.need").value == "MailPost"


def test_back_at_the_first_question_says_so(small: Play) -> None:
    small.started()

    shown = small.type(BACK)

    assert "This is the first question" in shown


def test_a_note_is_kept_beside_the_answer(small: Play) -> None:
    small.started()

    small.type(NOTE, "from the logs", ENTER, "12", ENTER, ENTER, only=("service.*",))

    answer = small.answer("service.uses_per_year")
    assert (answer.note, answer.value) == ("from the logs", 12)


def test_what_was_typed_before_a_key_is_not_lost(small: Play) -> None:
    small.started("screening")

    small.type("12", F1, "34", ENTER, only=("service.*",))

    assert small.answer("service.uses_per_year").value == 1234


def test_evidence_is_attached_with_the_digest_of_its_file(small: Play) -> None:
    small.started("screening")
    (small.path.parent / "bill.pdf").write_bytes(b"abc")

    shown = small.type(
        *(EVIDENCE, "The bill", ENTER, "bil.pdf", ENTER),
        *("\x7f" * 7, "bill.pdf", ENTER, "12", ENTER),
        only=("service.*",),
    )

    assert "There is no file" in shown
    assert small.answer("service.uses_per_year").evidence == ("E1",)
    digest = small.file.evidence["E1"].sha256
    assert digest is not None
    assert digest.startswith("ba7816bf")


@pytest.mark.parametrize(
    ("place", "url"), [("https://example.org/a", "https://example.org/a"), ("", None)]
)
def test_evidence_may_be_a_link_or_a_title_alone(
    small: Play, place: str, url: str | None
) -> None:
    small.started("screening")

    small.type(EVIDENCE, "Study", ENTER, place, ENTER, only=("service.*",))

    assert small.file.evidence["E1"].url == url
    assert small.file.evidence["E1"].path is None


def test_a_planned_level_is_recorded_as_planned(small: Play) -> None:
    small.started()

    shown = small.type(PLANNED, "3", ENTER, only=("necessity.alternatives",))

    assert "planned, not yet so" in shown
    assert small.answer("necessity.alternatives").state is State.PLANNED


def test_the_menu_leads_to_a_section(small: Play) -> None:
    small.started()

    small.type(F2, "3", ENTER, "2", ENTER)

    assert small.answer("project.stage").value == "production"


def test_the_menu_may_be_typed(small: Play) -> None:
    small.started()

    assert "Where to?" in small.type("/menu", ENTER)


def test_from_the_menu_a_key_leads_to_all_answers(small: Play) -> None:
    small.started(necessity__need=Answer(value="Mail"))

    shown = small.type(F2, F3, QUIT, only=("necessity.alternatives",))

    assert "Which section?" in shown


def test_the_menu_changes_the_profile(small: Play) -> None:
    small.started()

    small.type(F2, DOWN, DOWN, DOWN, DOWN, ENTER, "1", ENTER)

    assert small.file.profile == "screening"


def test_the_menu_saves_and_quits(small: Play) -> None:
    small.started()

    shown = small.type(F2, "7", ENTER)

    assert "Saved in" in shown


def test_the_menu_corrects_the_name_of_the_project(small: Play) -> None:
    small.started()

    shown = small.type(F2, "6", ENTER, "\x7f" * 9, "Mail", ENTER, "ACME", ENTER)

    project = small.file.project
    assert (project.name, project.organisation) == ("Mail", "ACME")
    assert "The project is called Mail now." in shown


def test_the_review_lists_answers_and_leads_to_one(small: Play) -> None:
    small.started(necessity__need=Answer(value="Mail"))

    shown = small.type(F3, "1", ENTER, "2", ENTER, "box", ENTER)

    assert "What is the need? = Mail" in shown
    assert small.answer("necessity.need").value == "Mailbox"


def test_the_review_prints_all_answers(small: Play) -> None:
    small.started(
        necessity__need=Answer(value="Mail"),
        necessity__alternatives=Answer(value=2),
        service__uses_per_year=Answer(value=1200, range=(900, 1600)),
    )

    shown = small.type(F3, "4", ENTER, QUIT)

    assert "NE-02 Which alternatives? = 2: Compared in words" in shown
    assert "How many uses a year? = 1200 [900, 1600]" in shown
    assert "CTX-06 Who reads it? = (no answer yet)" in shown


def test_text_of_a_file_cannot_steer_the_terminal(small: Play) -> None:
    small.started(necessity__need=Answer(value="evil \x1b]0;title\x07\x1b[2J end"))

    shown = small.type(F3, "4", ENTER, QUIT)

    assert "end" in shown
    assert "\x07" not in shown


def test_nothing_is_left_where_a_name_was_never_given(
    tmp_path: Path, small: Play
) -> None:
    shown = small.type("My", QUIT)

    assert "Nothing was saved" in shown
    assert list(tmp_path.iterdir()) == []


def test_ticks_may_be_taken_away(small: Play) -> None:
    small.started(audience__readers=Answer(value=("internal", "press")))

    small.type(SPACE, ENTER, only=("audience.readers",))

    assert small.answer("audience.readers").value == ("press",)


def pattern(identifier: str) -> str:
    return identifier.replace("[", "[[]")


def test_an_enter_behind_a_sign_over_a_list_is_part_of_it(ready: Play) -> None:
    shown = ready.type("?", ENTER, QUIT, ask=(LIST, TICKS))

    assert State.UNKNOWN in {a.state for a in ready.file.answers.values()}
    assert "Nothing is" not in shown


@pytest.mark.parametrize(
    ("typed", "value"), [("1200", 1200), ("\x7f5", 15), ("12 x", 12)]
)
def test_a_figure_typed_over_another_takes_its_place(
    ready: Play, typed: str, value: float
) -> None:
    ready.type("12", ENTER, ENTER, ask=(TEXT,))
    ready.type(typed, ENTER, ENTER, ask=(TEXT,))

    assert ready.answer(TEXT).value == value
