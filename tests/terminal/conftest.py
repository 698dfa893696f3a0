import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from threading import Thread

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from assessor.catalogue.answers import load_answers
from assessor.domain.answers import Answer, AnswersFile, Project
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Profile
from assessor.interview import begin
from assessor.storage import save_copy
from assessor.terminal import Setting, run

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ENTER, SPACE, DOWN, UP = "\r", " ", "\x1b[B", "\x1b[A"
BACK, UNKNOWN, ASIDE, LATER = "\x02", "\x15", "\x0e", "\x0c"
NOTE, EVIDENCE, PLANNED, QUIT, END = "\x14", "\x05", "\x10", "\x03", "\x04"
F1, F2, F3 = "\x1bOP", "\x1bOQ", "\x1bOR"
ESCAPES = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\][^\x07]*\x07|[=>])")


def setting(**changes: object) -> Setting:
    return replace(Setting(now=lambda: NOON, language="en"), **changes)  # type: ignore[arg-type]  # names are checked by the dataclass


def typed(pipe: PipeInput, keys: str) -> None:
    pipe.send_text(keys)
    pipe.close()


@dataclass
class Play:
    """Holds interviews with keys typed in advance and keeps what was shown."""

    path: Path
    pack: Pack
    screens: list[str] = field(default_factory=list)

    def started(self, profile: Profile = "funding", **answers: Answer) -> AnswersFile:
        project = Project(name="A project", stage="ideation")
        file = begin(self.pack, project, profile)
        named = {k.replace("__", "."): v for k, v in answers.items()}
        file = file.model_copy(update={"answers": named})
        save_copy(self.path, file, [])
        return file

    def write(self, file: AnswersFile) -> None:
        save_copy(self.path, file, [])

    def type(self, *keys: str, **changes: object) -> str:
        shown = StringIO()
        with create_pipe_input() as pipe:
            # A long text fills the pipe: it is typed while it is read.
            hands = Thread(target=typed, args=(pipe, "".join(keys)), daemon=True)
            hands.start()
            output = Vt100_Output(
                shown, lambda: Size(rows=40, columns=80), enable_cpr=False
            )
            with create_app_session(input=pipe, output=output):
                try:
                    run(self.path, self.pack, setting(**changes))
                finally:
                    hands.join(60)
        self.screens.append(ESCAPES.sub("", shown.getvalue()))
        return self.screens[-1]

    @property
    def file(self) -> AnswersFile:
        return load_answers(self.path, self.pack)

    def answer(self, identifier: str) -> Answer:
        return self.file.answers[identifier]


@pytest.fixture
def small(tmp_path: Path, small_pack: Pack) -> Play:
    return Play(tmp_path / "answers.yaml", small_pack)


@pytest.fixture
def full(tmp_path: Path, pack: Pack) -> Play:
    return Play(tmp_path / "answers.yaml", pack)


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Types lines in line mode."""

    def type_in(play: Play, *typed: str, **changes: object) -> None:
        text = "".join(f"{line}\n" for line in typed)
        monkeypatch.setattr("sys.stdin", StringIO(text))
        run(play.path, play.pack, setting(plain=True, **changes))

    return type_in
