import re
from pathlib import Path
from string import Formatter

import pytest

import assessor.terminal
from assessor.domain.answers import Quality
from assessor.notation import read_file
from assessor.terminal.words import FILE, Words

ROOM = Path(assessor.terminal.__file__).parent
USED = re.compile(r"""words\(\s*"([a-z_]+)\"""")


def texts() -> dict[str, dict[str, str]]:
    data = read_file(FILE).data
    assert isinstance(data, dict)
    return {key: dict(text) for key, text in data.items() if isinstance(text, dict)}


@pytest.mark.parametrize("module", sorted(ROOM.glob("*.py")), ids=lambda p: p.name)
def test_every_sentence_that_is_said_exists(module: Path) -> None:
    used = set(USED.findall(module.read_text("utf-8")))

    assert used <= texts().keys()


@pytest.mark.parametrize(("key", "text"), texts().items(), ids=texts())
def test_both_languages_fill_in_the_same_parts(key: str, text: dict[str, str]) -> None:
    parts = {
        language: {name for _, name, _, _ in Formatter().parse(line) if name}
        for language, line in text.items()
    }

    assert key
    assert parts["en"] == parts["fr"]


@pytest.mark.parametrize("quality", Quality)
def test_every_quality_has_a_word(quality: Quality) -> None:
    assert Words("fr")(quality.value)


@pytest.mark.parametrize("state", ["completed", "outside", "rebuilt", "torn"])
def test_every_repair_is_said(state: str) -> None:
    assert Words("en")(f"repaired_{state}", path="answers.yaml")


def test_long_lists_say_how_many_are_left() -> None:
    names = [str(number) for number in range(12)]

    assert Words("en").list(names, 3) == "0, 1, 2, and 9 more"


def test_units_are_said_in_words_where_their_sign_is_not_clear() -> None:
    assert Words("fr").unit("1/year") == "nombre par an"
    assert Words("fr").unit("kWh") == "kWh"
