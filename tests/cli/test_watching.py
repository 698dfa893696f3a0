from pathlib import Path

import pytest

from assessor.cli.watching import watch
from assessor.errors import UsageError


class Stop:
    """Does one thing at each pause and then presses Ctrl-C."""

    def __init__(self, *steps: object) -> None:
        self.steps = list(steps)

    def __call__(self, _seconds: float) -> None:
        if not self.steps:
            raise KeyboardInterrupt
        step = self.steps.pop(0)
        if callable(step):
            step()


def test_the_work_is_done_once_and_again_after_a_change(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("a", "utf-8")
    seen: list[str] = []
    pause = Stop(None, lambda: file.write_text("bc", "utf-8"), None)
    watch([file, None], lambda: seen.append(file.read_text("utf-8")), pause=pause)
    assert seen == ["a", "bc"]


def test_writing_the_same_again_is_no_change(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("a", "utf-8")
    done: list[int] = []

    def write_again() -> None:
        file.unlink()
        file.write_text("a", "utf-8")

    watch([file], lambda: done.append(1), pause=Stop(write_again, None))
    assert done == [1]


def test_a_new_file_of_a_folder_is_a_change(tmp_path: Path) -> None:
    done: list[int] = []
    new = tmp_path / "new.yaml"
    watch(
        [tmp_path],
        lambda: done.append(1),
        pause=Stop(lambda: new.write_text("a", "utf-8"), None),
    )
    assert done == [1, 1]


def test_a_file_that_goes_away_and_comes_back_is_waited_for(tmp_path: Path) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("a", "utf-8")
    done: list[bool] = []
    pause = Stop(file.unlink, lambda: file.write_text("b", "utf-8"), None)
    watch([file], lambda: done.append(file.exists()), pause=pause)
    assert done == [True, False, True]


def test_what_is_wrong_is_told_and_the_watch_goes_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "answers.yaml"
    file.write_text("wrong", "utf-8")
    done: list[str] = []

    def work() -> None:
        if file.read_text("utf-8") == "wrong":
            message = "answers.yaml:1: this is \x1b[2J wrong"
            raise UsageError(message)
        done.append("right")

    watch([file], work, pause=Stop(lambda: file.write_text("right", "utf-8"), None))
    assert done == ["right"]
    assert r"this is \x1b[2J wrong" in capsys.readouterr().err
