from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from assessor.domain.answers import AnswersFile, Project
from assessor.domain.pack import Pack
from assessor.domain.sheet import Sheet, read_sheet
from assessor.exchange.measurements import Imported, enter_measured, read_measured
from assessor.interview import begin

FILES = Path(__file__).with_name("files")
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
Import = Callable[..., Imported]


@pytest.fixture
def blank(pack: Pack) -> Callable[[Literal["funding", "company"]], AnswersFile]:
    project = Project(name="Try", stage="use")
    return lambda profile: begin(pack, project, profile)


@pytest.fixture
def take(
    pack: Pack, blank: Callable[[Literal["funding", "company"]], AnswersFile]
) -> Import:
    def imported(
        *names: str,
        answers: AnswersFile | None = None,
        row: str | None = None,
        profile: Literal["funding", "company"] = "company",
    ) -> Imported:
        sheet: Sheet = read_sheet(pack, answers or blank(profile))
        found = read_measured([FILES / name for name in names])
        return enter_measured(
            sheet, found, at=NOON, row=row, countries={"aws:eu-west-3": "FRA"}
        )

    return imported
