import subprocess
import sys
from collections.abc import Callable

import pytest

from tests.terminal.conftest import BACK, ENTER, F1, QUIT, UNKNOWN, Play

Lines = Callable[..., None]


@pytest.mark.parametrize("typed", ["aide", "help", "?", "!help", "!aide", "HELP"])
@pytest.mark.parametrize(
    ("before", "said"),
    [([], "The name stands on the cover"), (["Mail", ENTER], "Who answers for")],
)
def test_help_is_not_taken_for_a_name(
    small: Play, typed: str, before: list[str], said: str
) -> None:
    shown = small.type(*before, typed, ENTER, QUIT)

    assert said in shown
    assert "Nothing was saved" in shown


@pytest.mark.parametrize("key", [F1, UNKNOWN])
def test_every_first_question_has_its_help(small: Play, key: str) -> None:
    shown = small.type(
        *(key, "Mail", ENTER, key, ENTER, key, "1", ENTER, key, "1", ENTER, key, QUIT)
    )

    for said in ("cover", "Who answers", "The stage sets", "proposes", "quick look"):
        assert said in shown


def test_one_goes_back_to_the_first_question(small: Play) -> None:
    shown = small.type(
        *("Mail", ENTER, "ACME", ENTER, "1", ENTER, "1", ENTER),
        *(BACK, BACK, BACK, BACK, BACK),
        *(UNKNOWN, "Post", ENTER, ENTER, ENTER, ENTER, "2", ENTER),
    )

    assert "This is the first question" in shown
    assert small.file.project.name == "Post"
    assert small.file.project.organisation == "ACME"
    assert small.file.profile == "screening"


def test_before_the_name_stands_the_language(small: Play) -> None:
    shown = small.type(
        *("1", ENTER, "<", ENTER, "2", ENTER, "Courrier", ENTER), language=None
    )

    assert "Quelle organisation" in shown


def test_enter_chooses_no_stage_and_no_reader(small: Play) -> None:
    shown = small.type("Mail", ENTER, ENTER, ENTER, "2", ENTER, ENTER, QUIT)

    assert shown.count("Nothing is chosen yet") == 2


def test_lines_have_the_same_help(
    small: Play, lines: Lines, capsys: pytest.CaptureFixture[str]
) -> None:
    lines(small, "aide", "Mail", "<", "Post", "", "", "1", "5", "", language="fr")

    shown = capsys.readouterr().out
    assert "couverture du rapport" in shown
    assert "Rien n’est encore choisi" in shown
    assert small.file.project.name == "Post"


def test_the_first_question_waits_for_nothing_that_reckons() -> None:
    code = (
        "import sys, assessor.cli.opening, assessor.cli.preview\n"
        "import assessor.terminal.rich\n"
        "print({'numpy', 'weasyprint', 'jinja2'} & sys.modules.keys())"
    )
    done = subprocess.run(  # noqa: S603  # our own program, fixed arguments
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "set()"
