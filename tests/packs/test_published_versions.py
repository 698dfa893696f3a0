import json
from datetime import date
from pathlib import Path

import pytest

from assessor.assessing import assess
from assessor.assessing.versions import results
from assessor.catalogue.answers import load_answers
from assessor.catalogue.migrating import load_migrations, migrate
from assessor.domain.pack import Pack
from assessor.domain.shelf import Shelf
from assessor.domain.versions import Bump, refusal
from assessor.resources import data_folder

PUBLISHED = Path(__file__).parent / "published"
ANSWERS = sorted(PUBLISHED.glob("*/*.yaml"))
SHIPPED = data_folder("questionnaires") / "ai-environment"
DAY = date(2026, 11, 21)
DRAWS = 16  # central figures, which are compared, do not depend on the draws


def given_to(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def now(path: Path, pack: Pack, shelf: Shelf) -> dict[str, str]:
    if path.parent.name == pack.header.version:
        answers = load_answers(path, pack)
    else:
        steps = load_migrations(SHIPPED)
        answers, _ = migrate(path.read_bytes(), str(path), pack, steps)
    return results(assess(answers, pack, shelf, today=DAY, draws=DRAWS))


@pytest.mark.parametrize("path", ANSWERS, ids=given_to)
def test_a_result_of_a_published_version_moves_with_a_major_step_only(
    path: Path, pack: Pack, shelf: Shelf, request: pytest.FixtureRequest
) -> None:
    frozen = path.with_suffix(".json")
    found = now(path, pack, shelf)
    published = path.parent.name == pack.header.version
    if published and request.config.getoption("--refresh-goldens", default=False):
        frozen.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")
    before = json.loads(frozen.read_text("utf-8"))

    moved = {what for what in {*before, *found} if before.get(what) != found.get(what)}

    needed: Bump = "major" if moved else "none"
    assert not refusal(path.parent.name, pack.header.version, needed), sorted(moved)


def test_the_version_in_force_is_frozen(pack: Pack) -> None:
    assert pack.header.version in {path.parent.name for path in ANSWERS}
