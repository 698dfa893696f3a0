from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from assessor.domain.answers import Project
from assessor.domain.pack import Pack
from assessor.domain.questionnaire import Profile
from assessor.domain.sheet import Sheet, read_sheet
from assessor.interview import begin

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
Begun = Callable[[Profile], Sheet]


@pytest.fixture
def begun(small_pack: Pack) -> Begun:
    def sheet(profile: Profile) -> Sheet:
        project = Project(name="A project", stage="ideation")
        return read_sheet(small_pack, begin(small_pack, project, profile))

    return sheet
