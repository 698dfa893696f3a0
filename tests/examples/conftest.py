import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import cast

import pytest

from assessor.assessing import assess
from assessor.catalogue.answers import load_answers
from assessor.domain.assessment import Assessment
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf

EXAMPLES = Path(__file__).parents[2] / "examples"
STORED = Path(__file__).parent / "golden"
DAY = date(2026, 11, 21)
DRAWS = 1024


@pytest.fixture(scope="session")
def assessed(pack: Pack, shelf: Shelf) -> Callable[[str], Assessment]:
    @cache
    def of(name: str) -> Assessment:
        answers = load_answers(EXAMPLES / name / "answers.yaml", pack)
        return assess(answers, pack, shelf, today=DAY, draws=DRAWS)

    return of


@pytest.fixture(scope="session")
def stored(
    request: pytest.FixtureRequest,
) -> Callable[[str, dict[str, object]], dict[str, object]]:
    refresh = request.config.getoption("--refresh-goldens", default=False)

    def of(name: str, found: dict[str, object]) -> dict[str, object]:
        path = STORED / f"{name}.json"
        if refresh:
            text = json.dumps(found, indent=2, ensure_ascii=False) + "\n"
            path.write_text(text, encoding="utf-8")
        return cast("dict[str, object]", json.loads(path.read_text("utf-8")))

    return of
