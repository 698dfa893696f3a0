from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assessor.domain.answers import Answer, AnswersFile, PackPin, Project
from assessor.storage import Store, open_store

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ORDER = [f"many.q{number}" for number in range(500)]


def answers_with(count: int, name: str = "A project") -> AnswersFile:
    return AnswersFile(
        pack=PackPin(id="small", version="0.1.0"),
        project=Project(name=name, stage="ideation"),
        profile="funding",
        answers={f"many.q{number}": Answer(value=number) for number in range(count)},
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.yaml"


@pytest.fixture
def opened(path: Path) -> Iterator[Callable[[], Store]]:
    stores: list[Store] = []

    def again() -> Store:
        for store in stores:
            store.close()
        stores[:] = [open_store(path, NOON, ORDER)]
        return stores[0]

    yield again
    for store in stores:
        store.close()


def saved(store: Store, count: int, minutes: int = 0) -> None:
    at = NOON + timedelta(minutes=minutes)
    store.save(answers_with(count), what="answer", at=at)
